// Times of a list of injects as planners write them → minutes since STARTEX. What can be read in two ways is read in one, and
// said so: `notes` tells how, and which option says otherwise.
import { clock } from '../ladder/index.ts';

/** When the list's own STARTEX is, and its zone; each where somebody has said so. */
export interface ListOptions {
  startex?: string | undefined;
  zone?: string | undefined;
}

const MINUTE = 60_000;
const DAY = 1440;
/** The days of an exercise are days in Kyiv. */
const LOCAL = 'Europe/Kyiv';
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Reads the times of one list, and remembers how it read what is ambiguous. */
export class ListTimes {
  /** The instant of STARTEX, in milliseconds. */
  readonly start: number;
  readonly #zone: string | null;
  /** Whether a bare 9:30 is a time of the day. */
  readonly #isClock: boolean;
  #monthFirst = false;
  #isCounted = false;
  readonly #notes = new Map<string, string>();

  /** `begins`: the scenario's STARTEX. Throws a RangeError where an option cannot be read, with its name as message. */
  constructor(begins: string, { startex, zone }: ListOptions = {}) {
    if (zone !== undefined && offsetAt(Date.parse(begins) || 0, zone) === null) throw new RangeError('--zone');
    this.#zone = zone ?? null;
    this.#isClock = startex !== undefined || zone !== undefined;
    const start = startex === undefined ? Date.parse(begins) : this.#instant(startex.trim());
    if (start === null) throw new RangeError('--startex');
    this.start = start;
  }

  get notes(): string[] {
    return [...this.#notes.values()];
  }

  /**
   * Learns from all dates of a list whether 3/4/2026 is in March or in April, and from all its times whether they count from
   * STARTEX: 26:30 is no time of the day, whatever zone is said, and 0:40 is hardly one where none is.
   */
  learn(dates: readonly string[], times: readonly string[]): void {
    const isBeyondADay = times.some((text) => /^(2[4-9]|[3-9]\d|\d{3,}):\d\d$/.test(text));
    this.#isCounted = isBeyondADay || (!this.#isClock && times.some((text) => /^0:\d\d$/.test(text)));
    if (isBeyondADay && this.#isClock)
      this.#note('bare', 'Times without a zone count from STARTEX, since some of them are of 24:00 and more.');
    const slashed = dates.flatMap((text) => {
      const [, first, second, year] = SLASHES.exec(text) ?? [];
      return first === undefined ? [] : [{ text, first: Number(first), second: Number(second), year: yearOf(year!) }];
    });
    const [example] = slashed;
    if (!example) return;
    if (slashed.some(({ first }) => first > 12)) return;
    const isSure = slashed.some(({ second }) => second > 12);
    const away = ({ first, second, year }: typeof example, isMonthFirst: boolean) =>
      Math.abs(Date.UTC(year, (isMonthFirst ? first : second) - 1, isMonthFirst ? second : first) - this.start);
    this.#monthFirst = isSure || away(example, true) < away(example, false);
    if (isSure) return;
    const as = this.#monthFirst ? 'the month first' : 'the day first';
    this.#note(
      'slashes',
      `${example.text} is read with ${as}, which is nearer to STARTEX; 2026-03-16 is never doubtful.`,
    );
  }

  /** Minutes since STARTEX of a time as text, negative before it; null where it is no time. `date`: of a column of its own. */
  minutes(text: string, date = ''): number | null {
    if (date !== '') return this.#onDate(date, text);
    return (
      this.#named(text) ?? this.#counted(text) ?? this.#onDay(text) ?? this.#timeOfDay(text) ?? this.#calendar(text)
    );
  }

  /** Minutes since STARTEX of a date and time that a spreadsheet holds: as UTC, unless a zone is said. */
  ofInstant(milliseconds: number): number {
    return this.#since(this.#zone === null ? this.#asUtc(milliseconds) : utcOf(milliseconds, this.#zone));
  }

  /** Minutes since STARTEX of a time without a date that a spreadsheet holds. */
  ofDayPart(minutes: number): number {
    return minutes < DAY ? this.#bare(minutes, clock(minutes)) : minutes;
  }

  /** The same of a time below a row that names its day, as "Day 2": of the day itself, or as long after it. */
  underDay(text: string, day: string): number | null {
    const own = this.#named(text) ?? this.#counted(text) ?? this.#onDay(text) ?? this.#calendar(text);
    if (own !== null) return own;
    const found = timeIn(text);
    if (!this.#isCounted || !found || found.zone !== null || found.isMilitary) return this.#onDate(day, text);
    // Hours of 24:00 and more say by themselves which day they are of.
    const before = this.#daysBefore(day);
    return before === null ? null : found.minutes >= DAY ? found.minutes : before * DAY + found.minutes;
  }

  /** How many days after that of STARTEX a day is. */
  #daysBefore(day: string): number | null {
    const numbered = numberedDay(day);
    if (numbered) return numbered.day;
    const at = this.#dayOf(day);
    const today = startOfDay(this.start + offsetAt(this.start, this.#zone ?? LOCAL)!);
    return at === null ? null : Math.round((at - today) / (DAY * MINUTE));
  }

  #named = (text: string): number | null => (/^startex$/i.test(text) ? 0 : null);

  // STARTEX+30 and T+05 count minutes, H+2 hours, and a colon always hours and minutes.
  #counted(text: string): number | null {
    const [, hour, sign, first, second, unit] =
      /^(?:STARTEX|(H)|[TE])?\s*([+-])\s*(\d{1,5})(?:[:h](\d\d)(?::\d\d)?)?\s*(min(?:utes?|s)?|m|h(?:ours?)?)?\.?$/i.exec(
        text,
      ) ?? [];
    if (sign === undefined) return null;
    const isHours = second !== undefined || hour !== undefined || /^h/i.test(unit ?? '');
    const count = Number(first) * (isHours ? 60 : 1) + Number(second ?? 0);
    return sign === '-' ? -count : count;
  }

  // D+1 1400Z, Day 2 14:00; Day 1 is the day of STARTEX.
  #onDay(text: string): number | null {
    const [, plus, named, time] = /^(?:D\s*\+\s*(\d+)|D(?:ay)?\s*(\d+))[\s,]+(.+)$/i.exec(text) ?? [];
    if (time === undefined) return null;
    return this.#atDay(plus === undefined ? Number(named) - 1 : Number(plus), plus === undefined, time);
  }

  #atDay(day: number, isNumbered: boolean, time: string): number | null {
    const found = timeIn(time);
    if (!found) return null;
    if (isNumbered) this.#note('day', 'Day 1 is read as the day of STARTEX.');
    const zone = this.#zoneOf(found.zone, time);
    const local = this.start + offsetAt(this.start, zone)!;
    return this.#since(utcOf(startOfDay(local) + (day * DAY + found.minutes) * MINUTE, zone));
  }

  #timeOfDay(text: string): number | null {
    const found = timeIn(text);
    if (!found) return null;
    // With seconds it is a count, as 00:05:00.
    if (/^\d+:\d\d:\d\d$/.test(text)) return found.minutes;
    const isNamed = found.zone !== null || found.isMilitary;
    return isNamed ? this.#next(found.minutes, this.#zoneOf(found.zone, text)) : this.#bare(found.minutes, text);
  }

  /** 9:30 alone: hours since STARTEX, or the first such time of the day after it. */
  #bare(minutes: number, text: string): number {
    if (minutes >= DAY) return minutes;
    if (this.#isCounted) return minutes;
    if (!this.#isClock) {
      this.#note(
        'bare',
        `${text} is read as hours since STARTEX; --zone ${LOCAL} reads such times as times of the day.`,
      );
      return minutes;
    }
    const zone = this.#zone ?? LOCAL;
    this.#note(
      'bare',
      `${text} is read as a time of the day in ${placeName(zone)}; without --startex and --zone it is hours since STARTEX.`,
    );
    return this.#next(minutes, zone);
  }

  /** The first such time of the day at STARTEX or after it. */
  #next(minutes: number, zone: string): number {
    const local = this.start + offsetAt(this.start, zone)!;
    const today = utcOf(startOfDay(local) + minutes * MINUTE, zone);
    return this.#since(today >= this.start ? today : utcOf(startOfDay(local) + (minutes + DAY) * MINUTE, zone));
  }

  /** Z, L for local, or none: the zone that is said, else Kyiv. */
  #zoneOf(letter: string | null, text: string): string {
    if (letter === 'Z') return 'UTC';
    if (this.#zone !== null) return this.#zone;
    this.#note('local', `${text} is read as a time in Kyiv; --zone says another zone.`);
    return LOCAL;
  }

  #calendar(text: string): number | null {
    const at = this.#instant(text);
    return at === null ? null : this.#since(at);
  }

  #onDate(date: string, time: string): number | null {
    const numbered = numberedDay(date);
    if (numbered) return this.#atDay(numbered.day, numbered.isFromOne, time);
    const day = this.#dayOf(date);
    const found = timeIn(time);
    if (day === null || !found) return null;
    const local = day + found.minutes * MINUTE;
    return this.#since(
      found.zone === 'Z' || (found.zone === null && this.#zone === null)
        ? this.#asUtc(local, found.zone === null)
        : utcOf(local, this.#zoneOf(found.zone, time)),
    );
  }

  /** The day of a date as it is written, at 0:00 UTC. */
  #dayOf(text: string): number | null {
    const [, first, second, slashed] = SLASHES.exec(text) ?? [];
    if (slashed !== undefined) {
      const [day, month] = this.#monthFirst ? [second, first] : [first, second];
      return dateOf(yearOf(slashed), Number(month), Number(day));
    }
    const [, iso, isoMonth, isoDay] = /^(20\d\d)-(\d\d)-(\d\d)/.exec(text) ?? [];
    if (iso !== undefined) return dateOf(Number(iso), Number(isoMonth), Number(isoDay));
    const [, day, name, year] = /^(\d{1,2})\.?[\s-]*([A-Z]{3})[A-Z]*\.?[\s,-]*(?:20)?(\d\d)$/i.exec(text) ?? [];
    const month = name === undefined ? -1 : MONTHS.indexOf(name.toUpperCase());
    return month < 0 ? null : dateOf(yearOf(year!), month + 1, Number(day));
  }

  /** 160540ZMAR26, 16 0540L MAR 26, 2026-03-16T05:40Z, 16/03/2026 05:40: the instant; UTC where no zone is said. */
  #instant(text: string): number | null {
    const group = /^(\d\d)\s*(\d{4})\s*([ZL])?\s*([A-Z]{3})[A-Z]*\s*((?:20)?\d\d)$/i.exec(text);
    const [date, time, letter] = group
      ? [`${group[1]} ${group[4]} ${group[5]}`, group[2]!, group[3]?.toUpperCase()]
      : splitDate(text);
    const day = date === undefined ? null : this.#dayOf(date);
    const found = time === undefined ? null : timeIn(time);
    if (day === null || !found) return null;
    const local = day + found.minutes * MINUTE;
    const zone = letter ?? found.zone;
    if (zone === 'L') return utcOf(local, this.#zoneOf('L', text));
    return zone === 'Z' || this.#zone === null ? this.#asUtc(local, zone !== 'Z') : utcOf(local, this.#zone);
  }

  #asUtc(at: number, isDoubtful = true): number {
    if (isDoubtful)
      this.#note('utc', `Dates without a zone are read as UTC; --zone ${LOCAL} reads them as times in Kyiv.`);
    return at;
  }

  #since = (at: number): number => Math.round((at - this.start) / MINUTE);

  #note(kind: string, words: string): void {
    if (!this.#notes.has(kind)) this.#notes.set(kind, words);
  }
}

/** D+1 or Day 2 or 2, as days after that of STARTEX. */
function numberedDay(text: string): { day: number; isFromOne: boolean } | null {
  const [, plus, named] = /^(?:D\s*\+\s*(\d+)|(?:(?:D|Day|День)\s*)?(\d{1,2}))$/iu.exec(text) ?? [];
  if (plus !== undefined) return { day: Number(plus), isFromOne: false };
  return named === undefined ? null : { day: Number(named) - 1, isFromOne: true };
}

/** The day that a title names, as "Day 2" of "DAY 2 - 17 March 2026"; null where it names none. */
export function dayIn(title: string): string | null {
  const found =
    /\bD\s*\+\s*\d+/i.exec(title) ??
    /(?<!\p{L})(?:day|день)\s*\d{1,2}(?!\d)/iu.exec(title) ??
    /\b20\d\d-\d\d-\d\d\b/.exec(title) ??
    /\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b/.exec(title) ??
    /\b\d{1,2}\.?[\s-]+[A-Z]{3,9}\.?[\s,-]*20\d\d\b/i.exec(title);
  return found?.[0] ?? null;
}

const SLASHES = /^(\d{1,2})[/.](\d{1,2})[/.]((?:20)?\d\d)(?=$|\s)/;

const yearOf = (text: string): number => (Number(text) % 100) + 2000;

/** A day of the calendar at 0:00 UTC; null where there is no such day. */
function dateOf(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCMonth() === month - 1 && day > 0 ? at : null;
}

function splitDate(text: string): [date?: string, time?: string, zone?: string] {
  const [, date, time] = /^(.+?)(?:T|,?\s+)(\d{1,2}[:h]\d\d.*|\d{4}\s*[ZL]?)$/i.exec(text) ?? [];
  return date === undefined
    ? []
    : [date, time!.replace(/:\d\d(?:\.0+)?(?=Z?$)/, (seconds, at: number) => (at > 3 ? '' : seconds))];
}

/** A time of the day: 0900L, 1400Z, 14:00, 2:30 PM, 10h34, 00:05:00; hours may go beyond a day. */
function timeIn(text: string): { minutes: number; zone: 'Z' | 'L' | null; isMilitary: boolean } | null {
  const [, military, past, letter] = /^(\d\d)(\d\d)\s*(Z|L)?$/i.exec(text.trim()) ?? [];
  if (military !== undefined) return timeOf(Number(military), Number(past), letter, true);
  const [, hours, minutes, half, zone] =
    /^(\d{1,4})[:h](\d\d)(?::\d\d)?\s*([AP]\.?M\.?)?\s*(Z|L|UTC)?$/i.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const shift = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  return timeOf(shift, Number(minutes), zone, false);
}

function timeOf(hours: number, minutes: number, zone: string | undefined, isMilitary: boolean) {
  if (minutes > 59) return null;
  const letter = zone === undefined ? null : /^l/i.test(zone) ? ('L' as const) : ('Z' as const);
  return { minutes: hours * 60 + minutes, zone: letter, isMilitary };
}

const startOfDay = (local: number): number => Math.floor(local / (DAY * MINUTE)) * DAY * MINUTE;

const placeName = (zone: string): string => (zone === LOCAL ? 'Kyiv' : zone);

/** How far a zone's clocks are before UTC at an instant, in milliseconds; null where there is no such zone. */
function offsetAt(at: number, zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (/^(Z|UTC)$/i.test(zone)) return 0;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value;
    const [, side, hour = '0', minute = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (side === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute)) * MINUTE;
  } catch {
    return null;
  }
}

/** The instant at which the clocks of a zone show that local time, given in milliseconds as if it were UTC. */
function utcOf(local: number, zone: string): number {
  const first = local - offsetAt(local, zone)!;
  return local - offsetAt(first, zone)!;
}
