// The attendance list in words: what verifying says of it, and the section of the facilitator's report.
import type { Found, Stay } from '../journal/attendance.ts';
import { list, paragraphs, plain, table } from './markdown.ts';
import { CHAIR_TITLES } from './room-words.ts';
import { count } from './words.ts';

/** `heads`: the digests of the record's entries. Whether the list lies beside the record as it was written. */
export const attendanceHolds = (found: Found, heads: ReadonlySet<string>): boolean =>
  found.is === 'missing' || (found.is === 'list' && found.isSealed && heads.has(found.list.head));

/** One line; null where no list lies beside the record, which holds without it. */
export function attendanceWords(found: Found, heads: ReadonlySet<string>): string | null {
  if (found.is === 'missing') return null;
  if (found.is === 'damaged') return 'Attendance: the list beside the record cannot be read.';
  const { list: of, isSealed } = found;
  if (!isSealed)
    return 'Attendance: the list beside the record was changed after it was written: its seal does not fit.';
  if (!heads.has(of.head)) return 'Attendance: the list is sealed, but its head is none of this record.';
  return `Attendance: a list of ${count(of.people.length, 'stay')} lies beside the record; its seal and its head fit.`;
}

/** The facilitator's section; `zone`: the machine's, as "Europe/Berlin". */
export function attendanceSection(found: Found, heads: ReadonlySet<string>, zone: string): string {
  if (found.is === 'missing') return 'No attendance list lies beside this record.';
  const doubt = attendanceHolds(found, heads) ? false : `**${plain(attendanceWords(found, heads)!)}**`;
  if (found.is === 'damaged') return paragraphs(doubt);
  const rows = [...found.list.people]
    .sort((a, b) => (a.came < b.came ? -1 : 1))
    .map((stay) => [
      plain(chairWords(stay)),
      plain(stay.name ?? 'without a name'),
      plain(doorWords(stay)),
      ...times(stay),
    ]);
  return paragraphs(
    doubt,
    list([
      'Names are those that people gave themselves.',
      `Times are local to the machine that made this report: ${plain(zone)}.`,
    ]),
    rows.length > 0 && table(['Chair', 'Who', 'Door', 'From', 'To'], rows),
  );
}

const CHAIRS: Readonly<Record<string, string>> = CHAIR_TITLES;

const chairWords = ({ chair }: Stay): string => (Object.hasOwn(CHAIRS, chair) ? CHAIRS[chair]! : chair);
const doorWords = ({ door }: Stay): string => (door === 'browser' ? 'in a browser' : `by ${door}`);
const times = ({ came, went }: Stay): string[] => [localTime(came), went === null ? 'still there' : localTime(went)];

/** As "2026-11-30 14:05 UTC+01:00": the offset of a day may be another than today's. */
function localTime(iso: string): string {
  const date = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const ahead = -date.getTimezoneOffset();
  const offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())} UTC${offset}`;
}
