// The page of the room as rows: one line a chair with who sits there; for the facilitator the ways into the chosen one.
import { count, listed } from '../../../report/words.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import type { RoomDesk } from './desk.ts';
import type { ChairSign, Doors, PenSign, PersonSign, RoomMeans } from './means.ts';

export const ROOM_FOOT = 'Esc goes back';
export const DOORS_FOOT = 'c code · n new · y policy · v evaluators · d day · u back · g reports';

export function roomRows(desk: RoomDesk, width: number, { glyphs }: Theme): Row[] {
  const { means } = desk;
  const chairs = desk.chairs();
  const chosen = chairs[desk.chosen];
  // What is asked and typed stands first, where every screen has room for it.
  const first = [
    ...(desk.notice ? [...wrap(desk.notice, width, 'owed'), blank] : []),
    ...(desk.plan === null ? [] : [...planRows(desk.plan, width), blank]),
  ];
  if (means.doors && chosen && desk.isCodeShown) return [...first, ...codeRows(means.doors, chosen, width)];
  return [
    ...first,
    ...chairs.flatMap((chair, at) => {
      const isChosen = means.doors !== null && at === desk.chosen;
      return [
        row(
          span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong'),
          span(chair.title.padEnd(14), isChosen ? 'strong' : 'plain'),
          ...standing(chair),
        ),
        ...chair.people.map((person) => row('                ', ...personSpans(person, chair))),
      ];
    }),
    blank,
    ...waiting(chairs, width),
    ...dayRows(means.day(), width),
    ...(means.doors && chosen ? doorRows(means.doors, chosen, width) : []),
    ...paperRows(means, width),
  ];
}

/** The code of a chair and its QR code, with nothing beside them. */
function codeRows(doors: Doors, { chair, title }: ChairSign, width: number): Row[] {
  const { lines, code, link } = doors.ways(chair);
  return [
    row(span(`${title.toUpperCase()}  `, 'title'), 'Code: ', span(code, 'strong')),
    ...(link === null ? [] : doors.qr(link).map((line) => row(span(line, 'qr')))),
    ...lines.flatMap((line) => wrap(line, width, 'strong')),
  ];
}

/** What is asked before the host closes. */
export const CLOSE_ROOM =
  'Close the room? Everybody is sent away. The exercise is saved; rung host --resume opens the room again where it was, with the same codes.';

const PLAN_HINT =
  'The day in wall time, as "09:00 STARTEX; 10:30-10:45 coffee; 12:30 ENDEX". What has an end is a break: the clocks stop for it. Enter keeps it; Esc leaves it as it was.';

const planRows = (plan: string, width: number): Row[] => [
  ...wrap(PLAN_HINT, width, 'dim'),
  ...wrap(`${plan}_`, width, 'strong'),
];

/** A screen with what the plan of the day says, in the first of its two upper rows that has room for it. */
export function withDay(rows: readonly Row[], day: { words: string; isBreak: boolean } | null): Row[] {
  const words = day && ` ${day.words} `;
  const at = words ? rows.slice(0, 2).findIndex((each) => gapIn(each, words.length) !== null) : -1;
  if (day === null || at < 0) return [...rows];
  const { span: place, from } = gapIn(rows[at]!, words!.length)!;
  const { text, tone } = rows[at]![place]!;
  const changed = [
    ...rows[at]!.slice(0, place),
    span(text.slice(0, from), tone),
    span(words!, day.isBreak ? 'owed' : 'dim'),
    span(text.slice(from + words!.length), tone),
    ...rows[at]!.slice(place + 1),
  ];
  return rows.toSpliced(at, 1, changed);
}

/** Where so many letters fit between blanks. */
function gapIn(spans: Row, length: number): { span: number; from: number } | null {
  const blanks = ' '.repeat(length + 2);
  const at = spans.findIndex(({ text }) => text.includes(blanks));
  return at < 0 ? null : { span: at, from: spans[at]!.text.indexOf(blanks) + 1 };
}

function standing({ people, decidesSeconds, policy }: ChairSign): Row {
  const there = people.filter(({ isThere }) => isThere).length;
  const who =
    people.length === 0 ? span('nobody has come yet', 'dim') : span(`${there} of ${people.length} here`, 'plain');
  const decides = decidesSeconds === null ? [] : [span(`   decides, ${timeWords(decidesSeconds)}`, 'owed')];
  const handed = policy === null ? [] : [span(`   the policy ${policy} decides (y gives it back)`, 'amber')];
  return row(who, ...decides, ...handed);
}

function personSpans(
  { name, door, isThere, sinceSeconds, hasPen, isYou }: PersonSign,
  { people, hasPens }: ChairSign,
): Row {
  const where = door === 'host' ? 'at the host' : door === 'ssh' ? 'by ssh' : 'in a browser';
  const since = isThere ? `${where}, for ${timeWords(sinceSeconds)}` : `away for ${timeWords(sinceSeconds)}`;
  const pen = hasPen && hasPens && people.length > 1 ? ', holds the pen' : '';
  const called = `${name ?? 'without a name'}${isYou ? ' (you)' : ''}`;
  return row(called, span(`  ${since}${pen}`, isThere ? 'dim' : 'owed'));
}

const dayRows = (day: ReturnType<RoomDesk['means']['day']>, width: number): Row[] =>
  day === null ? [] : [...wrap(day.isBreak ? day.words : `Next: ${day.words}.`, width), blank];
/** Where papers can be read: not on this screen. */
function paperRows({ pages }: RoomMeans, width: number): Row[] {
  const [page] = pages();
  if (page === undefined) return [];
  const words = `Papers (brief, card and, once released, the report) are read in a browser: ${page}, button Papers.`;
  return [...wrap(words, width, 'dim'), blank];
}

/** Who is waited for, in a sentence. */
function waiting(chairs: readonly ChairSign[], width: number): Row[] {
  const decides = chairs.filter(({ decidesSeconds }) => decidesSeconds !== null);
  if (decides.length === 0) return [];
  return [...wrap(`${waitingWords(decides)}.`, width), blank];
}

/** As "Waiting for the coalition, 4:10". */
export function waitingWords(chairs: readonly ChairSign[]): string {
  const longest = Math.max(...chairs.map(({ decidesSeconds }) => decidesSeconds ?? 0));
  return `Waiting for ${listed(chairs.map(({ title }) => title))}, ${timeWords(longest)}`;
}

function doorRows(doors: Doors, { chair, title }: ChairSign, width: number): Row[] {
  const { lines, wrong } = doors.ways(chair);
  const troubles = doors.troubles().slice(-3);
  return [
    row(span(`TO SIT DOWN AS ${title.toUpperCase()}`, 'title'), span('   code hidden; c shows it', 'dim')),
    ...lines.flatMap((line) => wrap(line, width, 'strong')),
    ...(wrong === 0 ? [] : wrap(`${count(wrong, 'wrong code')} for this chair so far.`, width, 'amber')),
    ...troubles.flatMap((each) => wrap(each, width, 'amber')),
    ...doors.fingerprints.flatMap((line) => wrap(line, width, 'dim')),
    blank,
  ];
}

/** The pen of a chair in a few words for the foot; null where there is nothing to say. */
export function penWords(pen: PenSign | null): string | null {
  if (pen === null) return null;
  if (pen.isYours) return pen.asked === null ? null : `${pen.asked} asks for the pen; P passes it`;
  return pen.holder === null ? 'Nobody holds the pen; P takes it' : `${pen.holder} holds the pen; P asks for it`;
}

/** As 4:10, or 1:04:10. */
export function timeWords(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(Math.floor(seconds) % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
