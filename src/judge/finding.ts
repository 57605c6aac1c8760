// A finding of the judge: where a record contradicts the law, which property of ladder.md 9 that breaks, and how it reads.
import type { Code, Minute, Order, Response, Ruling } from '../ladder/index.ts';
import { isForce } from './accepted.ts';

export interface Finding {
  /** The line of the record, counted from 1. */
  line: number;
  at: Minute;
  /** A property of ladder.md 9, as S5, or the sentence of the law. */
  rule: string;
  says: string;
}

/** Minutes since STARTEX as hours:minutes. */
export function hours(minute: Minute): string {
  const whole = Math.abs(minute);
  return `${minute < 0 ? '-' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const timeOf = (minute: Minute | null): string => (minute === null ? 'none' : hours(minute));

export function rulingText(ruling: Ruling): string {
  if (ruling.verdict !== 'refused')
    return `${ruling.verdict} under ${ruling.clause}, in effect at ${hours(ruling.effectAt)}`;
  const { code, clause, earliest, needs, notBefore } = ruling;
  const clocks = `earliest ${timeOf(earliest)}, not before ${timeOf(notBefore)}`;
  return `refused as ${code} under ${clause}, ${clocks}, needs ${needs.length > 0 ? needs.join(' and ') : 'nothing'}`;
}

export function orderText({ seat, response, about, sector, of }: Order): string {
  const act = about === null ? '' : ` about ${about}`;
  const where = sector === null ? '' : ` in ${sector}`;
  return `${response} of ${seat}${act}${where}${of === null ? '' : ` of order ${of}`}`;
}

/** What force may never do where a check fails, by the property of ladder.md 9; the others stand in the table of checks. */
const NEVER: Partial<Record<Code, string>> = {
  'seat/not-yours': 'S7',
  'chain/void': 'S9',
  'chain/closed': 'S9',
  'scope/target': 'S14',
  'warning/first': 'S5',
  'halt/nothing-under-way': 'S14',
  'evidence/too-weak': 'S6',
  'window/too-early': 'S1',
  'hostilities/ceased': 'S2',
  'quorum/unmet': 'S8',
  'attack/not-broader': 'S4',
  'plan/unsigned': 'S13',
  'guarantee/not-in-force': 'S8',
};

/** The property that is broken where an order passes, or takes effect, although that check fails. */
export function ruleOfPassing(code: Code, response: Response): string {
  if (code === 'window/too-early' && response.class === 'force-joint') return 'S3';
  const isForceOnly = code === 'chain/void' || code === 'chain/closed';
  return (isForceOnly && !isForce(response) ? undefined : NEVER[code]) ?? `ladder.md 5, ${code}`;
}

const PHASE_CODES: readonly Code[] = [
  'window/too-early',
  'hostilities/ceased',
  'attack/not-broader',
  'phase/not-reached',
];

/** The property that is broken where an order is refused with that code although it passes. */
export function ruleOfRefusing(code: Code, response: Response): string {
  if (!isForce(response) && response.role !== 'plan' && PHASE_CODES.includes(code)) return 'S16';
  if (response.role === 'warning' || response.role === 'halt') return 'L1';
  if (response.class === 'force-coalition') return 'L2';
  if (response.class === 'force-joint') return 'L3';
  return response.role === 'stand-down' ? 'L5' : `ladder.md 5, ${code}`;
}

/** The property that is broken where a recorded ruling is not what the law says; null: the two are the same. */
export function ruleBroken(
  recorded: Ruling,
  lawful: Ruling,
  response: Response,
  earliestEffect: Minute,
): string | null {
  if (recorded.verdict === 'refused') {
    if (lawful.verdict !== 'refused') return ruleOfRefusing(recorded.code, response);
    if (recorded.code !== lawful.code) return `ladder.md 5, ${lawful.code}`;
    return isSameRefusal(recorded, lawful) ? null : 'S18';
  }
  if (lawful.verdict === 'refused') return ruleOfPassing(lawful.code, response);
  if (recorded.effectAt < earliestEffect) return 'S10';
  if (recorded.effectAt < lawful.effectAt) return 'S3';
  if (recorded.effectAt > lawful.effectAt) return 'L3';
  if (recorded.verdict !== lawful.verdict) return 'ladder.md 5, Phase 1 and 3: late after the deadline';
  return recorded.clause === lawful.clause ? null : 'ladder.md 5, Clauses cited';
}

function isSameRefusal(
  a: Extract<Ruling, { verdict: 'refused' }>,
  b: Extract<Ruling, { verdict: 'refused' }>,
): boolean {
  const isSame = a.clause === b.clause && a.earliest === b.earliest && a.notBefore === b.notBefore;
  return isSame && a.needs.join() === b.needs.join();
}
