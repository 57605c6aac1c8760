// The plan of the day in wall time: STARTEX, breaks, ENDEX, the hot wash. It is typed in one line, as
// "09:00 STARTEX; 10:30-10:45 coffee; 12:30 ENDEX; 13:00 hot wash"; what has an end is a break.

export interface DayItem {
  /** Minutes since midnight. */
  from: number;
  /** null: it is no break. */
  until: number | null;
  words: string;
}

/** What the plan says now. */
export interface DaySign {
  /** The break that it is now; null outside of one. */
  during: DayItem | null;
  /** What comes next today; null after the last. */
  next: DayItem | null;
}

const ITEM = /^(\d{1,2})[:.](\d\d)(?:\s*[-–]\s*(\d{1,2})[:.](\d\d))?\s+(\S.*)$/;
const MOST_ITEMS = 24;
const LONGEST_WORDS = 40;

/** The items in their order, or what is wrong as a sentence. */
export function dayFrom(line: string): DayItem[] | string {
  const parts = line
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > MOST_ITEMS) return `A day has at most ${MOST_ITEMS} items.`;
  const items: DayItem[] = [];
  for (const part of parts) {
    const item = itemFrom(part);
    if (typeof item === 'string') return item;
    items.push(item);
  }
  return items.sort((a, b) => a.from - b.from);
}

function itemFrom(part: string): DayItem | string {
  const [, hour, minute, endHour, endMinute, words = ''] = ITEM.exec(part) ?? [];
  const from = timeOf(hour, minute);
  if (from === null) return `"${part}" begins with no time; as 10:30-10:45 coffee, or 12:30 ENDEX.`;
  if (words.length > LONGEST_WORDS) return `"${words}" has more than ${LONGEST_WORDS} letters.`;
  if (endHour === undefined) return { from, until: null, words };
  const until = timeOf(endHour, endMinute);
  if (until === null || until <= from) return `"${part}" ends before it begins.`;
  return { from, until, words };
}

function timeOf(hour: string | undefined, minute: string | undefined): number | null {
  const time = Number(hour) * 60 + Number(minute);
  return Number(hour) < 24 && Number(minute) < 60 ? time : null;
}

/** `minute`: since midnight. */
export function signAt(day: readonly DayItem[], minute: number): DaySign {
  return {
    during: day.find(({ from, until }) => until !== null && from <= minute && minute < until) ?? null,
    next: day.find(({ from }) => from > minute) ?? null,
  };
}

/** As 10:30. */
export const timeWords = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What every screen shows of it; null where nothing is planned any more today. */
export function dayWords({ during, next }: DaySign): string | null {
  if (during) return `BREAK until ${timeWords(during.until!)}: ${during.words}`;
  return next && `${timeWords(next.from)} ${next.words}`;
}

/** The plan as it is typed. */
export const dayLine = (day: readonly DayItem[]): string =>
  day
    .map(({ from, until, words }) => `${timeWords(from)}${until === null ? '' : `-${timeWords(until)}`} ${words}`)
    .join('; ');

/** The plan of one day, and what it says now. */
export class DayPlan {
  items: readonly DayItem[];
  readonly #now: () => number;

  constructor(items: readonly DayItem[], now: () => number) {
    this.items = items;
    this.#now = now;
  }

  sign(): DaySign {
    const now = new Date(this.#now());
    return signAt(this.items, now.getHours() * 60 + now.getMinutes());
  }

  line = (): string => dayLine(this.items);

  /** What every screen shows; null where it says nothing any more today. */
  now(): { words: string; isBreak: boolean } | null {
    const sign = this.sign();
    const words = dayWords(sign);
    return words === null ? null : { words, isBreak: sign.during !== null };
  }
}
