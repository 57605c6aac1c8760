// Cells of a list of injects → values of a scenario file. What cannot be understood is passed on unchanged, so that the
// shape of an inject explains what is wrong with it.
import { entered } from '../exercise/text.ts';
import { clock, SEATS, type Seat } from '../ladder/index.ts';
import type { SheetCell } from './sheet-file.ts';
import type { ListTimes } from './written-time.ts';

/** A cell as text, without the apostrophe that stops a spreadsheet from reading a formula (src/report/msel.ts). */
export function textOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = entered(cell instanceof Date ? cell.toISOString() : String(cell), false).trim();
  return /^'+[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
/** A date before this is a count of days since the epoch of spreadsheets. */
const CALENDAR_BEGINS = Date.UTC(1970, 0, 1);

/**
 * A time since STARTEX as "hours:minutes", "-0:15" before it: a count of days, a date, or a text as planners write it. `date`:
 * the cell of a column of dates beside it; `under`: the day that a row above it names. What is no time is passed on unchanged.
 */
export function timeOf(cell: SheetCell, times: ListTimes, date: SheetCell = null, under: string | null = null): string {
  if (cell instanceof Date && cell.getTime() >= CALENDAR_BEGINS) return sinceStart(times.ofInstant(cell.getTime()));
  const day = dateText(date);
  const part = dayPartOf(cell);
  if (part !== null && day === '' && under === null) return sinceStart(times.ofDayPart(part));
  const text = timeText(cell);
  if (text === '') return text;
  const minutes = day === '' && under !== null ? times.underDay(text, under) : times.minutes(text, day);
  return minutes === null ? text : sinceStart(minutes);
}

/** A cell of times as text. */
export function timeText(cell: SheetCell): string {
  const part = cell instanceof Date && cell.getTime() >= CALENDAR_BEGINS ? null : dayPartOf(cell);
  return part === null ? dateText(cell) : clock(part);
}

/** Minutes of a cell that counts days; null of any other. */
function dayPartOf(cell: SheetCell): number | null {
  if (cell instanceof Date) return Math.round((cell.getTime() - SHEET_EPOCH) / MINUTE);
  if (typeof cell === 'number') return Number.isInteger(cell) ? null : Math.round(cell * DAY_MINUTES);
  const text = textOf(cell);
  return /^\d*[.,]\d{3,}$/.test(text) ? Math.round(Number(text.replace(',', '.')) * DAY_MINUTES) : null;
}

/** A cell of a column of dates as text. */
export const dateText = (cell: SheetCell): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : textOf(cell);

const sinceStart = (minutes: number): string => (minutes < 0 ? `-${clock(-minutes)}` : clock(minutes));

/** Whether a time says that the facilitator decides: empty, "Contingency", "TBD", "on order". */
export const isContingent = (text: string): boolean =>
  /^(contingency|contingent|tb[dac]|as (required|needed|directed|necessary)|on (order|call|request)|[-–—]|n\/?a)?\.?$/i.test(
    text,
  );

const SEAT_WORDS: Readonly<Record<Seat, string>> = {
  ukraine:
    'ua|ukr|україна|ukrainian|ukrainian side|ukrainian army|armed forces of ukraine|afu|зсу|збройні сили україни',
  coalition:
    'co|coa|coal|cow|cotw|coalition of the willing|the willing|mnf|mnf-u|multinational force|коаліція|коаліція охочих',
  us: 'usa|u s|u s a|united states|united states of america|america|washington|eucom|сша',
};
const ALL =
  'all|all seats|all players|all participants|all cells|all teams|everybody|everyone|players|player|participants|ta|training audience|whole training audience|exercise players|всі|усі|всім|усім|гравці';

/** Names of units and offices as a list has them, in small letters, each with the seat that it stands for, or with all. */
export type Units = ReadonlyMap<string, Seat | 'all'>;

export const unitName = (text: string): string =>
  text.normalize('NFKC').trim().toLowerCase().replace(/^the /, '').replace(/\./g, ' ').replace(/\s+/g, ' ').trim();

function seatOf(text: string, units: Units = new Map()): string {
  const name = unitName(text);
  const said = units.get(name);
  if (said !== undefined) return said;
  if (ALL.split('|').includes(name)) return 'all';
  return SEATS.find((seat) => SEAT_WORDS[seat].split('|').includes(name)) ?? name;
}

/** The names of seats; undefined for all seats. Unknown names are passed on. */
export function seatsOf(text: string, units: Units = new Map()): string[] | undefined {
  if (text === '') return undefined;
  const whole = seatOf(text, units);
  const seats =
    whole === 'all' || SEATS.some((seat) => seat === whole)
      ? [whole]
      : text
          .split(/\s*(?:[,;/&+\n]|\band\b|\s(?:та|і|й)\s)\s*/i)
          .filter(Boolean)
          .map((each) => seatOf(each, units));
  if (seats.includes('all')) return undefined;
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
