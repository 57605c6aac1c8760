// The two rows at the top of every exercise screen: the EXERCISE banner, and what time it is for whom.
import type { CommissionView } from '../../exercise/chairs/commission-view.ts';
import type { EvaluatorView } from '../../exercise/chairs/evaluator-view.ts';
import type { ExconView } from '../../exercise/chairs/excon-view.ts';
import type { RedView } from '../../exercise/chairs/red-view.ts';
import type { View } from '../../exercise/chairs/view.ts';
import type { WallView } from '../../exercise/chairs/wall-view.ts';
import { dayAndHour, type Moment } from '../../report/day-words.ts';
import { clock, count, seatName } from '../../report/words.ts';
import { bannerWith } from '../banner.ts';
import { type Row, row, rowWidth, span, spread } from '../text.ts';
import type { Glyphs } from '../theme.ts';

const STATUS: Record<string, string> = {
  committed: 'has committed',
  holding: 'holds',
  waiting: 'waits',
  'in-play': 'in play',
  'not-in-play': 'not in play',
};

/** How the facilitator has the exercise stand; null where there is none. */
export interface ExconSign {
  /** Whether its console is at this keyboard, behind f. */
  isHere: boolean;
  hasStarted: boolean;
  isPaused: boolean;
  /** Questions and actions off the menu that wait for the facilitator. */
  questions?: number;
  timer: { words: string; isRunning: boolean } | null;
  /** What the plan of the day says now; null where it says nothing. */
  day?: { words: string; isBreak: boolean } | null;
}

export function headerRows(
  view: View,
  width: number,
  glyphs: Glyphs,
  excon: ExconSign | null = null,
  waits: Readonly<Record<string, string>> = {},
): Row[] {
  const isWide = width >= 110;
  const left = Math.max(0, Math.ceil((view.endex - view.minute) / view.turnMinutes));
  const name = isWide
    ? `${view.title} · reading: ${view.reading} · about ${count(left, 'turn')} left `
    : `${view.title} · ${view.reading} `;
  const seats = view.seats.map(({ seat, status }) => {
    const words =
      status === 'to-decide'
        ? span(`${seatName(seat)} ${glyphs.pointer} to decide${waits[seat] ? ` ${waits[seat]}` : ''}`, 'owed')
        : span(
            `${seatName(seat)} ${status === 'committed' ? glyphs.done : STATUS[status]}`,
            seat === view.seat ? 'strong' : 'dim',
          );
    return { seat, words };
  });
  const all = seats.flatMap(({ words }, at) => row(words, at < seats.length - 1 ? '   ' : ' '));
  const own = seats.flatMap(({ seat, words }) => (seat === view.seat ? row(words, ' ') : []));
  const time = row(' ', span(`${timeWords(view, width)}  turn ${view.turn.number}`, 'strong'));
  // What the room has agreed to need not be said at length.
  const day = daySpans(excon);
  const ends: Row[] = [
    ...(day.length > 0
      ? (['whole', 'named', 'short'] as const).map((as) => [...day, ...exconSpans(excon, as), ...all])
      : []),
    ...(['whole', 'named'] as const).map((as) => [...exconSpans(excon, as), ...all]),
    [...exconSpans(excon, 'named'), ...own],
    [...exconSpans(excon, 'short'), ...own],
  ];
  const end = ends.find((each) => rowWidth(time) + rowWidth(each) < width) ?? ends.at(-1)!;
  return [bannerWith(name, [], width), spread(time, end, width)];
}

const daySpans = (excon: ExconSign | null): Row =>
  excon?.day ? row(span(`${excon.day.words}   `, excon.day.isBreak ? 'owed' : 'dim')) : [];

function exconSpans(excon: ExconSign | null, length: 'whole' | 'named' | 'short'): Row {
  if (!excon) return [];
  const timer = timerSpans(excon.timer, length !== 'short');
  const key = length === 'short' || !excon.isHere ? '' : ' (f)';
  if (!excon.hasStarted) return [...timer, span(`STARTEX not given${key}   `, 'owed')];
  const { questions = 0 } = excon;
  if (questions > 0 && excon.isHere)
    return [...timer, span(`${count(questions, 'question')} for EXCON${key}   `, 'owed')];
  if (excon.isPaused) return [...timer, span('EXCON PAUSED   ', 'amber')];
  return length === 'whole' ? [...timer, span(`EXCON running${key}   `, 'dim')] : timer;
}

/** The same two rows at the Commission's desk. */
export function commissionHeaderRows(view: CommissionView, width: number, glyphs: Glyphs): Row[] {
  const standing = view.isAtDesk
    ? span(`Commission ${glyphs.pointer} in session `, 'owed')
    : span('Commission not in session ', 'dim');
  return [
    bannerWith(`${view.title} `, [], width),
    spread(row(' ', span(timeWords(view, width), 'strong')), row(standing), width),
  ];
}

/** And at the red cell's, which is not for the room. */
export function redHeaderRows(view: RedView, width: number, glyphs: Glyphs): Row[] {
  const standing = view.isPaused
    ? span('EXCON PAUSED ', 'amber')
    : view.isAtDesk
      ? span(`Red ${glyphs.pointer} is called `, 'owed')
      : span('Red not called ', 'dim');
  const mark = span(width >= 110 ? ' T TRUTH SIDE: do not show ' : ' T TRUTH SIDE', 'red');
  return [
    bannerWith(`${view.title} `, row(mark, ' '), width),
    spread(row(' ', span(timeWords(view, width), 'strong')), row(standing), width),
  ];
}

/** And at the facilitator's: how the exercise stands, what waits there, and that this side is not for the room. */
export function exconHeaderRows(
  view: ExconView,
  timer: ExconSign['timer'],
  width: number,
  waiting: readonly string[] = [],
): Row[] {
  const isWide = width >= 110;
  const state = view.isEnded
    ? span('ENDEX', 'strong')
    : !view.hasStarted
      ? span('STARTEX not given', 'owed')
      : view.isPaused
        ? span('PAUSED', 'amber')
        : span('running', 'quiet');
  const time = `${timeWords(view, width)}  turn ${view.turn.number}`;
  const mark = span(isWide ? ' T TRUTH SIDE: do not show ' : ' T TRUTH SIDE', 'red');
  // What waits stands in the panels too; on a small screen the first of it is enough here.
  const waits = waiting.map((words) => span(`${words}   `, 'owed'));
  const ends = [
    { isNamed: true, marks: waits },
    { isNamed: false, marks: waits },
    { isNamed: false, marks: waits.slice(0, 1) },
  ].map(({ isNamed, marks }) => row(...marks, ...timerSpans(timer, isNamed), isWide ? 'EXCON ' : '', state, ' '));
  const end = ends.find((each) => time.length + 2 + rowWidth(each) <= width) ?? ends.at(-1)!;
  return [
    bannerWith(`${view.title}${isWide ? ` · reading: ${view.reading}` : ''} `, row(mark, ' '), width),
    spread(row(' ', span(time, 'strong')), end, width),
  ];
}

const timerSpans = (timer: ExconSign['timer'], isNamed: boolean): Row => {
  if (!timer) return [];
  const words = `${isNamed ? 'timer ' : ''}${timer.words}${timer.isRunning ? '' : isNamed ? ' stopped' : ' off'}   `;
  return row(span(words, timer.isRunning ? 'plain' : 'dim'));
};

/** And at an evaluator's: which seat is looked at, and that it is not for the seats. */
export function evaluatorHeaderRows(view: EvaluatorView, seat: View, width: number, glyphs: Glyphs): Row[] {
  const status = seat.seats.find((each) => each.seat === seat.seat)?.status ?? 'waiting';
  const standing = view.isEnded
    ? span('ENDEX ', 'strong')
    : status === 'to-decide'
      ? span(`${seatName(seat.seat)} ${glyphs.pointer} to decide `, 'owed')
      : span(`${seatName(seat.seat)} ${STATUS[status]} `, 'strong');
  const mark = span(width >= 110 ? ' EVALUATOR: not for the seats ' : ' EVALUATOR', 'red');
  return [
    bannerWith(`${view.title} `, row(mark, ' '), width),
    spread(row(' ', span(timeWords(view, width), 'strong')), row(standing), width),
  ];
}

/** The first of them on the wall, and on an observer's screen. A long title gives way to the banner. */
export function wallHeaderRow({ title, reading }: WallView, screen: string, width: number, { ellipsis }: Glyphs): Row {
  const name = `${title}${width >= 110 ? ` · reading: ${reading}` : ''}`;
  return bannerWith(name, row(' · ', span(`${screen} `, 'strong')), width, ellipsis);
}

/** The hour of the exercise, and the day and the hour in its story. In the smallest terminal Kyiv's zone has no name. */
const timeWords = ({ minute, begins }: Moment, width: number): string =>
  `${clock(minute)}  ${dayAndHour({ minute, begins }, width < 90)}`;
