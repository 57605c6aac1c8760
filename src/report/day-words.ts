// Days and hours of the story as people say them: D+0 is the day of STARTEX by the calendar of Kyiv. The hours of the
// exercise itself, 0:00 at STARTEX, are what `clock` writes.
import type { Minute } from '../ladder/index.ts';

const KYIV = 'Europe/Kyiv';
const DAY_MS = 86_400_000;

/** A minute of an exercise and the hour at which it begins, in UTC as the scenario has it. */
export interface Moment {
  minute: Minute;
  begins: string;
}

const dateAt = ({ minute, begins }: Moment): Date => new Date(Date.parse(begins) + minute * 60_000);

const parts = (date: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(date);

const hourIn = (date: Date, timeZone: string): string => parts(date, timeZone, { hour: '2-digit', minute: '2-digit' });

// The calendar day as a number, so that two of them can be taken apart whatever the clocks did in between.
const dayNumber = (date: Date): number => {
  const [day, month, year] = parts(date, KYIV, { day: '2-digit', month: '2-digit', year: 'numeric' }).split('/');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
};

/** "EET" or "EEST". */
function zoneWords(date: Date): string {
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone: KYIV, timeZoneName: 'shortOffset' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset === 'GMT+3' ? 'EEST' : 'EET';
}

/** The day and the hour, as "D+1 07:01 Kyiv (EET)"; short: without the name of the zone. */
export function dayAndHour(moment: Moment, isShort = false): string {
  const now = dateAt(moment);
  const day = dayNumber(now) - dayNumber(dateAt({ ...moment, minute: 0 }));
  return `D+${day} ${hourIn(now, KYIV)} Kyiv${isShort ? '' : ` (${zoneWords(now)})`}`;
}

/** The same with the date, as "D+1, Wednesday 4 March 2026, 07:01 in Kyiv (EET), 05:01 UTC". */
export function dateInWords(moment: Moment): string {
  const now = dateAt(moment);
  const [day] = dayAndHour(moment, true).split(' ');
  const date = parts(now, KYIV, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
  return `${day}, ${date}, ${hourIn(now, KYIV)} in Kyiv (${zoneWords(now)}), ${hourIn(now, 'UTC')} UTC`;
}
