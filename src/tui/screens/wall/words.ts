// What the wall says of a chain and of what all have been told: plain words, no codes.
import type { Told, ToldOrder, ToldWords } from '../../../exercise/chairs/wall-told.ts';
import type { NextEdge, WallChain, WallView } from '../../../exercise/chairs/wall-view.ts';
import { correspondentName } from '../../../report/room-words.ts';
import { attributionWords, clock, likelihoodWords, seatName, sectorName, sideName } from '../../../report/words.ts';
import { type Row, row, span, type Tone } from '../../text.ts';

/** The phase in large letters. */
export function phaseName(chain: WallChain): { text: string; tone: Tone } {
  if (chain.side === 'ukraine') return { text: 'OWN SIDE', tone: 'amber' };
  if (chain.t0 === null) return { text: 'NO CLOCK', tone: 'quiet' };
  return { text: `PHASE ${chain.phase}`, tone: PHASE_TONES[chain.phase] };
}

const PHASE_TONES = { 1: 'quiet', 2: 'amber', 3: 'red' } as const;

/** The time in large letters: to the next edge, else since T0. */
export function timeOf(chain: WallChain, minute: number): string {
  if (chain.next) return clock(chain.next.left);
  return chain.t0 === null ? '-:--' : `+${clock(minute - chain.t0)}`;
}

const EDGE_WORDS: Record<NextEdge['edge'], string> = {
  'window-ends': 'the window ends',
  'phase-2': 'phase 2 opens',
  'hours-72': 'the hour of joint force comes',
  closed: 'quiet closes the chain',
};

/** To what that time counts, as "the window ends in 3:20, at 24:00". */
export function edgeWords({ next, t0 }: WallChain, minute: number): string {
  if (next) return `${EDGE_WORDS[next.edge]} in ${clock(next.left)}, at ${clock(next.at)}`;
  return t0 === null ? 'no clock runs yet' : `${clock(minute - t0)} since the first breach, no edge ahead`;
}

/** What the phase is about. */
export function standWords(chain: WallChain, view: Pick<WallView, 'mandate' | 'minute'>): string {
  const { side, phase, phase2At, broaderAt, isUnderWay } = chain;
  const fire = isUnderWay ? 'the breach goes on' : 'the breach has stopped';
  if (side === 'ukraine') return 'report and investigate; no phases';
  if (phase === 3) return 'a broader attack is certified';
  const broader = broaderAt === null ? '' : '; a broader attack is certified';
  if (phase2At !== null && phase === 2) {
    const may = view.mandate.includes('force-coalition') ? '' : '; no mandate for force';
    return `open since ${clock(phase2At)}, hostilities persist${may}${broader}`;
  }
  if (chain.windowOpens !== null && view.minute >= chain.windowOpens) return `the window has ended; ${fire}${broader}`;
  return `${isUnderWay ? 'the army halts the breach' : fire}${broader}`;
}

/** Whether and when it was warned about, and since when it lasts. */
export function clockWords({ t0, warnedAt, side }: WallChain, minute: number): string {
  const time = t0 === null ? '' : `T+${clock(minute - t0)} · `;
  if (side === 'ukraine' && warnedAt === null) return time.slice(0, -3);
  return `${time}${warnedAt === null ? 'not warned' : `warned ${clock(warnedAt)}`}`;
}

/** A chain that is not drawn. */
export function shortWords(chain: WallChain): string {
  if (chain.closedAt !== null) return `${chain.id} closed`;
  const { text } = phaseName(chain);
  return `${chain.id} ${text.toLowerCase()}${chain.next ? `, ${EDGE_WORDS[chain.next.edge]} in ${clock(chain.next.left)}` : ''}`;
}

const SEVERITY = ['no', 'non-compliance', 'minor breach', 'serious breach', 'grave breach', 'broader attack'] as const;

/** One thing that all have been told. */
export function toldRow(told: Told): Row {
  switch (told.kind) {
    case 'order':
      return row(span(orderSaid(told), told.came === 'announced' ? 'plain' : 'strong'));
    case 'breach': {
      const { severity, sector, side, start, end, isRetracted, likelihood } = told.act;
      const who = likelihood === null ? `${sideName(side)}, unconfirmed` : attributionWords(side, likelihood);
      const lasts = end === null ? `since ${clock(start)}` : `${clock(start)} to ${clock(end)}`;
      const state = isRetracted ? 'withdrawn since' : who;
      return row(span('All know now: ', 'strong'), `${SEVERITY[severity]}, ${sectorName(sector)}, ${lasts}; ${state}`);
    }
    case 'letter':
      return row(span(`${correspondentName(told.from)} to all: `, 'strong'), told.text);
    default:
      return saidRow(told);
  }
}

function orderSaid({ seat, label, sector, about, came, text }: ToldOrder): string {
  const where = [label, sector !== null && sectorName(sector), about && `about ${about}`].filter(Boolean).join(', ');
  const said = text === null ? '' : `: "${text}"`;
  if (came === 'announced') return `${seatName(seat)} announces: ${where}${said}`;
  return `${seatName(seat)}: ${where}: ${CAME[came]}`;
}

const CAME = { 'in-effect': 'in effect', lapsed: 'lapsed', 'stood-down': 'stood down' } as const;

// A claim bears its mark whoever made it, and whether or not its text says so.
function saidRow({ kind, from, text, side, likelihood }: ToldWords): Row {
  if (kind === 'claim') {
    const [, whose, rest = text] = /^Claim(, [^:]{1,40})?: (.*)$/s.exec(text) ?? [];
    return row(span('Claim', 'amber'), `${whose ?? ` (${from})`}: ${rest}`);
  }
  if (kind === 'message') return row(span(`${from}: `, 'strong'), text);
  return row(span(`${from}: `, 'ok'), span(foundWords(text, side, likelihood), 'strong'), text);
}

// Most findings say in words what they come to; the others have it put before them, where no long text cuts it off.
function foundWords(text: string, side: ToldWords['side'], likelihood: number | null): string {
  if (likelihood === null) return side === null ? '' : `Found: ${sideName(side)}. `;
  if (text.includes(likelihood.toFixed(2))) return '';
  return `Found: ${side === null ? `confirmed, ${likelihoodWords(likelihood)}` : attributionWords(side, likelihood)}. `;
}
