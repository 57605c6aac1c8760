// Cells of a list of injects → values of a scenario file. What cannot be understood is passed on unchanged, so that the
// shape of an inject explains what is wrong with it.
import { entered } from '../exercise/text.ts';
import { clock, SEATS, type Seat } from '../ladder/index.ts';
import type { SheetCell } from './sheet-file.ts';

/** A cell as text, without the apostrophe that stops a spreadsheet from reading a formula (src/report/msel.ts). */
export function textOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = entered(cell instanceof Date ? cell.toISOString() : String(cell), false).trim();
  return /^'+[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const DAY_MINUTES = 1440;
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
/** A date before this is a count of days since the epoch of spreadsheets. */
const CALENDAR_BEGINS = Date.UTC(1970, 0, 1);
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** A time since STARTEX as "hours:minutes": a count of days, a date, a date-time group, or a text that already is one. */
export function timeOf(cell: SheetCell, begins: string): string {
  if (cell instanceof Date)
    return cell.getTime() < CALENDAR_BEGINS
      ? sinceStart(cell.getTime() - SHEET_EPOCH)
      : onCalendar(cell.getTime(), begins);
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : sinceStart(cell * DAY_MINUTES * 60_000);
  const text = textOf(cell);
  const counted = /^\d*[.,]\d{3,}$/.test(text) ? Number(text.replace(',', '.')) : null;
  if (counted !== null) return sinceStart(counted * DAY_MINUTES * 60_000);
  const [, hours, minutes, half] =
    /^(?:STARTEX|[THE])?\s*\+?\s*(\d{1,4})[:h](\d\d)(?::00)?\s*([AP]M)?$/i.exec(text) ?? [];
  if (hours !== undefined) {
    const shift = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
    return `${shift}:${minutes}`;
  }
  const at = dateOf(text);
  return at === null ? text : onCalendar(at, begins);
}

/** 160540ZMAR26, 16 0540Z MAR 26, 2026-03-16T05:40Z, 2026-03-16 05:40: all read as UTC. */
function dateOf(text: string): number | null {
  const group = /^(\d\d)\s*(\d\d)(\d\d)\s*Z?\s*([A-Z]{3})\s*(?:20)?(\d\d)$/i.exec(text);
  if (group) {
    const [, day, hours, minutes, month, year] = group;
    const index = MONTHS.indexOf(month!.toUpperCase());
    return index < 0 ? null : Date.UTC(2000 + Number(year), index, Number(day), Number(hours), Number(minutes));
  }
  const [, date, time] = /^(20\d\d-\d\d-\d\d)[T ](\d\d:\d\d)(?::00(?:\.0+)?)?Z?$/.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T${time}Z`);
  return Number.isNaN(at) ? null : at;
}

const sinceStart = (milliseconds: number): string => clock(Math.round(milliseconds / 60_000));

const onCalendar = (at: number, begins: string): string => sinceStart(at - Date.parse(begins));

const SEAT_WORDS: Record<string, Seat> = { ua: 'ukraine', co: 'coalition', usa: 'us', 'united states': 'us' };

function seatOf(text: string): string {
  const name = text.trim().toLowerCase().replace(/^the /, '');
  return Object.hasOwn(SEAT_WORDS, name) ? SEAT_WORDS[name]! : name;
}

/** The names of seats; undefined for all seats. Unknown names are passed on. */
export function seatsOf(text: string): string[] | undefined {
  if (/^(all( seats| players)?|everybody|everyone)?$/i.test(text)) return undefined;
  const seats = text.split(/\s*(?:[,;/&\n]|\band\b)\s*/i).map(seatOf);
  return SEATS.every((seat) => seats.includes(seat)) && seats.length === SEATS.length ? undefined : seats;
}

export const wordOf = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, '-');

export const numberOf = (text: string): unknown => {
  const [, figure, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? [];
  if (figure === undefined) return text;
  const number = Number(figure.replace(',', '.'));
  return percent ? number / 100 : number;
};

export const sectorOf = (text: string): unknown => {
  const name = text.toLowerCase().replace(/^(the|sector)\s+/, '');
  return /^\d+$/.test(name) ? Number(name) : name;
};

export const sideOf = (text: string): string => wordOf(text).replace(/-side$/, '');

const isNobody = (text: string): boolean => /^(nobody|none|nowhere|-)$/i.test(text);

const partsOf = (text: string, between: RegExp): string[] =>
  isNobody(text)
    ? []
    : text
        .split(between)
        .map((each) => each.trim())
        .filter(Boolean);

export const membersOf = (text: string): string[] => partsOf(text, /[,;\s]+/).map((each) => each.toUpperCase());

export const marksOf = (text: string): string[] => partsOf(text, /[,;\n]/).map(wordOf);

/** "Ukraine: warn; US: surveil" */
export function ordersOf(text: string): { seat: string; order: string }[] {
  return partsOf(text, /[;\n]/).map((each) => {
    const [, seat = each, order = ''] = /^([^:]*):(.*)$/s.exec(each) ?? /^(\S+)\s+(.*)$/s.exec(each) ?? [];
    return { seat: seatOf(seat), order: wordOf(order.trim()) };
  });
}

/** "phase 2, F31, after 1:00": the keys `when` and `after` of a scenario file. */
export function whenOf(text: string): Record<string, unknown> {
  if (text === '') return {};
  const when: Record<string, unknown> = {};
  const found: Record<string, unknown> = { when };
  for (const part of partsOf(text, /[,;]/)) {
    const [first = '', ...rest] = part.toLowerCase().split(/\s+/);
    const second = rest.join('-');
    if (first === 'after') found.after = rest.join(' ');
    else if (first === 'phase') when.phase = numberOf(second);
    else if (first === 'missed' || first === 'answer') when[first] = second;
    else if (first === 'accepted' || first === 'refused') when.ruling = first;
    else if (first === 'facilitator') when.by = first;
    else if (SEATS.some((seat) => seat === seatOf(part))) when.seat = seatOf(part);
    else if (when.phase === undefined) when.order = wordOf(part);
    else when.chain = part.toUpperCase();
  }
  return found;
}

/** "heat: 300000; presence: 6 at 40, 7 at 20; withdraws: NO SE" */
export function worldOf(text: string): Record<string, unknown> {
  return Object.fromEntries(
    partsOf(text, /[;\n]/).map((each) => {
      const [, name = each, value = ''] = /^([^:]*):(.*)$/s.exec(each) ?? [];
      return [name.trim(), worldValue(name.trim(), value.trim())];
    }),
  );
}

function worldValue(name: string, value: string): unknown {
  if (name === 'withdraws') return membersOf(value);
  if (name !== 'presence') return numberOf(value);
  return partsOf(value, /,/).map((each) => {
    const [, sector = each, is = ''] = /^(\S+)\s+(?:at\s+)?(.*)$/.exec(each) ?? [];
    return { sector: numberOf(sector), is: numberOf(is) };
  });
}
