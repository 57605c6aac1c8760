// Evidence cards: how far each act has come, from reported to certified (ladder.md 7), and who said what about it. A
// claim stands among the rest, and says that it moves nothing.
import type { ActView, ChainView, Message, View } from '../../exercise/chairs/view.ts';
import { toldWords } from '../../report/transcript.ts';
import { attributionWords, clock, sectorName, sideName, spoken } from '../../report/words.ts';
import { blank, type Row, row, span, type Tone, wrap } from '../text.ts';

export type Status = 'reported' | 'confirmed' | 'attributed' | 'certified' | 'unattributable' | 'retracted';

/** An act with everything that was said about it, and the chain it belongs to. */
export interface Case {
  act: ActView;
  evidence: readonly Message[];
  chain: Pick<ChainView, 'id' | 'broaderAt' | 'closedAt'> | undefined;
}

export function statusOf({ act, evidence, chain }: Case): Status {
  if (act.isRetracted) return 'retracted';
  if (chain && chain.broaderAt !== null) return 'certified';
  if (act.likelihood !== null) return act.side === 'unknown' ? 'confirmed' : 'attributed';
  const isLeftOpen = evidence.some(({ kind, side }) => kind === 'amend' && side === 'unknown');
  return act.side === 'unknown' && isLeftOpen ? 'unattributable' : 'reported';
}

export const STATUS_TONES: Record<Status, Tone> = {
  reported: 'plain',
  confirmed: 'ok',
  attributed: 'ok',
  certified: 'red',
  unattributable: 'amber',
  retracted: 'dim',
};

/** The way of an act so far, as "reported 0:25 → confirmed 14:00 → attributed Russia-side, likely (0.76)". */
export function statusWords(found: Case): string {
  const { act, evidence, chain } = found;
  const at = (kind: string) => {
    const last = evidence.findLast((message) => message.kind === kind);
    return last ? ` ${clock(last.at)}` : '';
  };
  const status = statusOf(found);
  const isConfirmed = act.likelihood !== null && !act.isRetracted;
  const steps = [
    `reported ${clock(act.enteredAt)}${isConfirmed || status === 'unattributable' ? '' : `, assessed ${sideName(act.side)}`}`,
    isConfirmed && `confirmed${at('confirm')}`,
    isConfirmed && act.side !== 'unknown' && `attributed ${attributionWords(act.side, act.likelihood!)}`,
    status === 'unattributable' && `cannot be attributed${at('amend')}`,
    status === 'retracted' && `withdrawn${at('retract')}`,
    status === 'certified' && `certified ${clock(chain!.broaderAt!)} as part of a broader attack`,
    chain && chain.closedAt !== null && `chain closed ${clock(chain.closedAt)}`,
  ];
  return steps.filter(Boolean).join(' → ');
}

/** What a finding or an amendment says; nothing where the text alone tells. */
export function findingWords(message: Message, evidence: readonly Message[], act?: ActView): string | undefined {
  const { kind, side, likelihood } = message;
  if (kind === 'amend' && side !== null) return `says: ${sideName(side)}`;
  if (kind === 'certify') return 'certifies a broader attack';
  if (kind === 'retract') return 'withdraws the report';
  if (kind !== 'confirm' || likelihood === null) return undefined;
  const found = sideThen(message, evidence) ?? (isAmended(evidence) ? undefined : act?.side);
  return `says: ${found === undefined ? 'confirmed' : attributionWords(found, likelihood)}`;
}

// A confirmation is of the side that the act was assessed to by then; the register holds the side that stands now.
function sideThen(message: Message, evidence: readonly Message[]): Message['side'] | undefined {
  return evidence.slice(0, evidence.indexOf(message)).findLast(({ kind, side }) => kind === 'amend' && side)?.side;
}

const isAmended = (evidence: readonly Message[]) => evidence.some(({ kind, side }) => kind === 'amend' && side);

/** What kind of word it is that was said. */
function kindWords({ kind, medium }: Message): string {
  if (kind === 'claim' || kind === 'message') return kind;
  if (kind === 'amend') return medium === 'finding' ? 'finding' : 'changed';
  if (kind === 'share') return 'passed on';
  return ['confirm', 'certify', 'retract'].includes(kind) ? 'finding' : 'report';
}

export function evidenceOn(messages: readonly Message[], act: string): Message[] {
  return messages.filter((message) => message.act === act);
}

const TIME = 9;
const KIND = 11;

/** Everything said about an act, oldest first. In a narrow card the kind of word opens the text. */
export function saidRows({ act, evidence }: Case, width: number, isNew: (at: number) => Row): Row[] {
  if (evidence.length === 0) return [row(span(`${' '.repeat(TIME)}Nothing more has been said about it.`, 'dim'))];
  const isWide = width >= 60;
  const indent = ' '.repeat(isWide ? TIME + KIND : TIME);
  const room = width - indent.length;
  return evidence.flatMap((message) => {
    const isClaim = message.kind === 'claim';
    const kind = kindWords(message);
    const text = `${isWide ? '' : `${kind}: `}${message.from}: ${toldWords(message)}`;
    const [first = blank, ...rest] = wrap(text, room, isClaim ? 'dim' : 'plain');
    const says = isClaim ? 'a claim: it changes nothing on the ladder' : findingWords(message, evidence, act);
    const marks = message.marks?.length ? `the report speaks of: ${message.marks.map(spoken).join(', ')}` : undefined;
    const under = [says, marks].filter(Boolean).join('; ');
    return [
      row(
        span(`${clock(message.at).padStart(6)} `),
        ...isNew(message.at),
        ' ',
        isWide ? span(kind.padEnd(KIND), isClaim ? 'dim' : 'strong') : '',
        ...first,
      ),
      ...rest.map((each) => row(indent, ...each)),
      ...(under ? wrap(under, room, isClaim ? 'amber' : 'dim').map((each) => row(indent, ...each)) : []),
    ];
  });
}

/** Where, how grave and how long, as one row. */
export function actHead(act: ActView, marks: readonly string[]): Row {
  const end = act.end === null ? `since ${clock(act.start)}, going on` : `${clock(act.start)}–${clock(act.end)}`;
  const marked = marks.length > 0 ? ` · ${marks.map(spoken).join(', ')}` : '';
  return row(span(act.id, 'title'), `  ${sectorName(act.sector)} · severity ${act.severity} · ${end}${marked}`);
}

/** The page: the acts of the chain in view, then those that stand in no chain. */
export function evidenceRows(view: View, chain: ChainView | undefined, width: number, dot: string): Row[] {
  const inChains = new Set(view.chains.flatMap(({ acts }) => acts.map(({ id }) => id)));
  const loose = view.acts.filter(({ id }) => !inChains.has(id));
  const isNew = (at: number) => row(span(at > view.readUntil ? dot : ' ', 'new'));
  const card = (act: ActView, of: ChainView | undefined): Row[] => {
    const found: Case = { act, evidence: evidenceOn(view.messages, act.id), chain: of };
    const marks = [...new Set(found.evidence.flatMap((message) => message.marks ?? []))];
    return [
      actHead(act, marks),
      ...wrap(statusWords(found), width - 2, STATUS_TONES[statusOf(found)]).map((each) => row('  ', ...each)),
      ...saidRows(found, width, isNew),
      blank,
    ];
  };
  const own = chain ? chain.acts.flatMap((act) => card(act, chain)) : [];
  const others =
    loose.length > 0
      ? [row(span('NOT PART OF A BREACH', 'title')), blank, ...loose.flatMap((act) => card(act, undefined))]
      : [];
  const all = [...own, ...others];
  return all.length > 0 ? all.slice(0, -1) : [row(span('No act has been reported to this seat.', 'dim'))];
}
