// The feed of what reached a seat, newest first: reports, what others announced and wrote, edges passed, own questions.

import type { Message, View } from '../../exercise/chairs/view.ts';
import { EDGE_WORDS } from '../../report/edge-words.ts';
import { ownLetterWords } from '../../report/room-words.ts';
import { codeShort } from '../../report/ruling-words.ts';
import { announcedWords, answerWords, orderWords, signedWords, toldWords } from '../../report/transcript.ts';
import { clock, likelihoodWords, seatInSentence, seatName, sideName } from '../../report/words.ts';
import { type Row, row, span, wrap } from '../text.ts';
import type { Glyphs } from '../theme.ts';
import { evidenceOn, findingWords } from './evidence.ts';

export interface Item {
  at: number;
  /** Where its time alone does not say so: whether it is new to the seat. */
  isNew?: boolean;
  text: string;
  /** A second line: how the act is assessed now, or what a finding says. */
  assessed?: string;
}

export function newReports(view: View): number {
  return items(view).filter((item) => isNew(view, item)).length;
}

const isNew = ({ readUntil }: View, item: Item): boolean => item.isNew ?? item.at > readUntil;

/** The items that say all words of a filter, the newest first, and how many do not. */
export function filteredReports(view: View, filter: string): { shown: readonly Item[]; hidden: number } {
  const all = items(view).sort((a, b) => b.at - a.at);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter(({ at, text, assessed = '' }) => {
    const said = `${clock(at)} ${text} ${assessed}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  return { shown, hidden: all.length - shown.length };
}

/** Items as rows; what is new to the seat carries a dot. */
export function reportRows(view: View, shown: readonly Item[], width: number, glyphs: Glyphs): Row[] {
  if (shown.length === 0 && items(view).length > 0) return [row(span('No report says that; Esc shows all.', 'dim'))];
  if (shown.length === 0) return [row(span('Nothing has been reported to this seat.', 'dim'))];
  return shown.flatMap((item) => itemRows(view, item, width, glyphs));
}

/** What a report or a finding says of its act, as the seat now knows it; undefined where it says nothing. */
export const assessedWords = (view: View, message: View['messages'][number]): string | undefined =>
  message.kind === 'report' || message.kind === 'share' ? assessment(view, message.act) : said(view, message);

function items(view: View): Item[] {
  const messages = view.messages.map((message): Item => {
    const { at, from, act } = message;
    const below = [assessedWords(view, message), signaturesOn(view, message.draft)].filter(Boolean).join('; ');
    return { at, text: `${from}${act ? ` [${act}]` : ''}: ${toldWords(message)}`, ...(below && { assessed: below }) };
  });
  const announced = view.announced.flatMap((order): Item[] => {
    const name = seatName(order.seat);
    // That a seat holds is no news.
    const given: Item[] =
      order.seat === view.seat || order.role === 'hold'
        ? []
        : [{ at: order.at, text: announcedWords(order, order.text), ...signatureLine(view, order.text) }];
    const isForce = order.class.startsWith('force-');
    if (!isForce || order.outcomeAt === null || order.outcomeAt === order.at) return given;
    const words = {
      'in-effect': 'is in effect',
      lapsed: `lapses when it should take effect${order.code ? `: ${codeShort(order.code)}` : ''}`,
      'stood-down': 'is stood down',
      pending: '',
    };
    const ended: Item[] =
      order.endsAt !== null && order.endsAt <= view.minute
        ? [{ at: order.endsAt, text: `${name}: ${orderWords(order)} has stood down` }]
        : [];
    return [...given, ...ended, { at: order.outcomeAt, text: `${name}: ${orderWords(order)} ${words[order.outcome]}` }];
  });
  const edges = view.chains
    .flatMap(({ edges }) => edges)
    .filter(({ at, news }) => at <= view.minute && news !== 'warning-due');
  const asked = view.questions.map(
    (asked): Item => ({
      at: asked.answeredAt ?? asked.at,
      text: `${asked.kind === 'question' ? 'Your question' : 'Your action off the menu'}: ${asked.text} ${answered(asked)}`,
    }),
  );
  const overruled = view.orders.flatMap(({ order, overruled }): Item[] =>
    overruled
      ? [
          {
            at: overruled.at,
            text: `EXCON overrules the ruling on ${orderWords(order)}: ${overruled.verdict}, because ${overruled.because}`,
          },
        ]
      : [],
  );
  // Of one minute the last that was written stands first.
  const letters = view.letters.toReversed().map((letter): Item => {
    return { at: letter.at, text: ownLetterWords(view.seat, letter, view.readers.length), isNew: letter.isNew };
  });
  // What EXCON answers stands above what else came in its minute.
  return [
    ...asked,
    ...letters,
    ...messages,
    ...announced,
    ...overruled,
    ...edges.map(({ at, news, chain }): Item => ({ at, text: `Ladder: ${EDGE_WORDS[news].happens} ${chain}` })),
  ];
}

const signatureLine = (view: View, text: string | null): Pick<Item, 'assessed'> =>
  view.signed.some(({ draft }) => draft === text) ? { assessed: signaturesOn(view, text)! } : {};

/** Who has signed a draft, as a seat knows it; undefined where there is no draft. */
export function signaturesOn({ signed }: View, draft: string | null): string | undefined {
  if (draft === null) return undefined;
  const by = signed.find((each) => each.draft === draft)?.by ?? [];
  return `the draft is ${signedWords(by) ?? 'signed by nobody yet'}`;
}

/** Which order a message answers, in words; undefined where it answers none. */
export function answeredOrder({ seat, announced }: View, { answers }: Message): string | undefined {
  const order = answers === null ? undefined : announced.find((each) => each.order === answers.order);
  const whose = order && (order.seat === seat ? 'your' : `${seatInSentence(order.seat)}'s`);
  return order && `${answers?.manner === 'silence' ? 'about' : 'in answer to'} ${whose} ${orderWords(order)}`;
}

function said(view: View, message: Message): string | undefined {
  const answered = answeredOrder(view, message);
  if (answered) return answered;
  if (message.act === null) return undefined;
  const act = view.acts.find(({ id }) => id === message.act);
  return findingWords(message, evidenceOn(view.messages, message.act), act);
}

function assessment(view: View, id: string | null): string | undefined {
  const act = view.acts.find((each) => each.id === id);
  if (!act) return undefined;
  const confirmed = act.likelihood === null ? 'unconfirmed' : likelihoodWords(act.likelihood);
  const state = act.isRetracted ? 'retracted' : act.end === null ? 'going on' : `ended ${clock(act.end)}`;
  return `severity ${act.severity}; ${sideName(act.side)}, ${confirmed}; ${state}`;
}

function itemRows(view: View, item: Item, width: number, glyphs: Glyphs): Row[] {
  const indent = ' '.repeat(9);
  const [first = row(''), ...rest] = wrap(item.text, width - indent.length);
  return [
    row(span(clock(item.at).padStart(6)), ' ', span(isNew(view, item) ? glyphs.new : ' ', 'new'), ' ', ...first),
    ...rest.map((each) => row(indent, ...each)),
    ...(item.assessed ? wrap(item.assessed, width - indent.length, 'dim').map((each) => row(indent, ...each)) : []),
  ];
}

/** What came of a question or of an action off the menu, behind its words. */
const answered = (asked: View['questions'][number]): string =>
  asked.kind === 'question' && asked.answeredAt !== null ? `EXCON answers: ${asked.answer}` : `(${answerWords(asked)})`;
