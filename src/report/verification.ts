// What verifying a record found, in words: whether it holds, and if not whether a line was damaged, the record was altered
// or the rules have changed since.
import type { RulingDifference, Verification } from '../journal/verify.ts';
import { LAW, type Seat } from '../ladder/index.ts';
import { orderWords } from './transcript.ts';
import { clock, count, listed } from './words.ts';

const STARTEX_UNCHECKED =
  'What was drawn at STARTEX is taken as it stands: this version cannot draw it again for a journal of the first format.';
const CUT_OFF =
  'A record that was cut at the end of a line looks whole. Only a head that was noted elsewhere can tell: rung verify --head.';

/** The first hex digits of a head in groups, short enough to be written down by hand. */
export const shortHead = (head: string): string => head.slice(0, 16).replace(/(.{4})(?=.)/g, '$1-');

/** All that `rung verify` says, a paragraph a line. */
export function verificationWords(found: Verification): string[] {
  const { ok, entries, rulings, head, isStartUnchecked } = found;
  const first = ok
    ? `Intact${isStartUnchecked ? ', STARTEX aside' : ''}: ${count(entries, 'line')}, ${count(rulings, 'ruling')} decided again and the same${underOther(found)}.`
    : doubtWords(found)!;
  const differing = ok ? [] : found.differing.map(differenceWords);
  const more = found.rulingsDiffering - found.differing.length;
  return [
    first,
    ...differing,
    ...(!ok && more > 0 ? [`  and ${more} more.`] : []),
    ...(isStartUnchecked ? [STARTEX_UNCHECKED] : []),
    ...(entries > 0 ? [`Head ${shortHead(head)} (${head})`] : []),
    ...(ok ? [CUT_OFF] : []),
  ];
}

/** Why a record cannot be trusted, as a sentence; null where it is sound. */
export function doubtWords(found: Verification): string | null {
  const { ok, intact, isAltered, entries, firstDifference: first, rulings, rulingsDiffering: differing } = found;
  if (ok) return null;
  const where = first ? `line ${first.line}: ${first.reason}` : 'no line can be read';
  if (!intact)
    return `Not intact: ${count(entries, 'line')} ${entries === 1 ? 'holds' : 'hold'}. First difference at ${where}.`;
  if (isAltered)
    return `Altered: it is sealed, but it does not come out as recorded${differing > 0 ? `; ${differing} of ${count(rulings, 'ruling')} differ` : ''}. First difference at ${where}.`;
  const made = `Record intact (made under law ${found.law} by version ${found.engine})`;
  if (differing > 0)
    return `${made}; ${differing} of ${count(rulings, 'ruling')} differ under law ${LAW} of this version.`;
  return `${made}; no ruling differs under this version, but other events do, first at ${where}. Whether that is the version or an alteration cannot be told.`;
}

/** The same for a reader; a seat learns no lines and no counts of the whole record. */
export function doubtFor(reader: Seat | 'facilitator', found: Verification): string | null {
  if (found.ok || reader === 'facilitator') return doubtWords(found);
  if (!found.intact) return 'The record of this exercise is not intact; the facilitator can see where.';
  if (found.isAltered) return 'The record of this exercise was altered; the facilitator can see where.';
  return `The record was made under law ${found.law} by version ${found.engine}, and comes out otherwise under this version.`;
}

const underOther = ({ law }: Verification): string =>
  law === LAW ? '' : `, under law ${law}, which made it, and under law ${LAW} alike`;

function differenceWords({ line, at, order, recorded, today }: RulingDifference): string {
  const now = today === null ? 'not ruled on' : rulingShort(today);
  return `  line ${line}, ${clock(at)}: ${orderWords(order)}: recorded ${rulingShort(recorded)}, today ${now}`;
}

function rulingShort(ruling: RulingDifference['recorded']): string {
  if (ruling.verdict !== 'refused') return `${ruling.verdict} (in effect at ${clock(ruling.effectAt)})`;
  const { code, earliest, needs } = ruling;
  const wait = earliest === null ? listed(needs) : `earliest ${clock(earliest)}`;
  return `refused ${code}${wait === '' ? '' : ` (${wait})`}`;
}
