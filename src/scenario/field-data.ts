// A table of events from the field (an ACLED export, GDELT's rows, the daily table of a monitoring mission, or any with a date
// and a place) → its events as they are written there. What they mean is said by choices (field-choices.ts).
import { mistakeIn } from './mistake.ts';
import { textOf, timeText } from './msel-cells.ts';
import { bare } from './msel-sheets.ts';
import type { Readings, Rows, SheetCell } from './sheet-file.ts';

/** The headings of each column, the likeliest first, as they are compared. */
export const EVENT_HEADINGS = {
  id: 'eventidcnty globaleventid eventid dataid id no',
  date: 'eventdate sqldate datetime date day',
  time: 'time eventtime hour',
  place: 'smmposition location place settlement town village actiongeofullname eventlocation sector',
  latitude: 'latitude lat actiongeolat y',
  longitude: 'longitude lon long lng actiongeolong x',
  type: 'subeventtype observation type eventtype eventcode weapon disordertype description',
  severity: 'severity',
  deaths: 'fatalities deaths killed casualties',
  actor: 'actor1 actor actor1name side attacker perpetrator assessedside',
} as const;
export type EventField = keyof typeof EVENT_HEADINGS;
const FIELDS = Object.keys(EVENT_HEADINGS) as EventField[];
export const isEventField = (name: string): name is EventField => Object.hasOwn(EVENT_HEADINGS, name);

/** An event as its table has it; empty texts where it says nothing. */
export interface FieldEvent {
  /** Counted from 1, as a spreadsheet does. */
  row: number;
  text: Readonly<Record<EventField, string>>;
}

export interface FieldTable {
  /** What it was taken for, in words. */
  kind: string;
  events: FieldEvent[];
  unread: readonly string[];
}

/** Places of the columns in GDELT's rows, which have no headings: of 58 columns, and of 61. */
const GDELT: Readonly<Record<number, Partial<Record<EventField, number>>>> = {
  58: { id: 0, date: 1, actor: 5, type: 26, place: 50, latitude: 53, longitude: 54 },
  61: { id: 0, date: 1, actor: 5, type: 26, place: 52, latitude: 56, longitude: 57 },
};

/** `headings`: what somebody has said of columns. Throws MistakesFound where it is no table of events. */
export function readFieldData(file: string, readings: Readings, headings: ReadonlyMap<string, EventField>): FieldTable {
  const all = readings.flat().map(({ rows }) => rows);
  for (const rows of all) {
    const at = GDELT[rows[0]?.length ?? 0];
    if (at && /^\d+$/.test(textOf(rows[0]![0])) && /^20\d{6}$/.test(textOf(rows[0]![1])))
      return { kind: "GDELT's rows of events", events: eventsOf(rows, 0, at, true), unread: [] };
  }
  const tried = all.map((rows) => ({ rows, ...headingsOf(rows, headings) }));
  const [best] = tried.sort((a, b) => Object.keys(b.at).length - Object.keys(a.at).length);
  const { at, row, names } = best ?? { at: {}, row: 0, names: [] };
  const missing = [
    at.date === undefined ? 'a date' : '',
    at.place === undefined && (at.latitude === undefined || at.longitude === undefined) ? 'a place' : '',
  ].filter(Boolean);
  if (!best || missing.length > 0)
    throw mistakeIn(
      file,
      `This is no table of events: it has no column with ${missing.join(' and none with ') || 'a date'}.`,
      `found: ${names.filter(Boolean).slice(0, 12).join(', ') || 'no headings'}; --map says what a heading means, as --map "When=date"`,
    );
  const taken = new Set(Object.values(at));
  return {
    kind: kindOf(names),
    events: eventsOf(best.rows, row + 1, at, false),
    unread: names.filter((name, n) => name !== '' && !taken.has(n)),
  };
}

function kindOf(names: readonly string[]): string {
  const has = (...all: string[]) => all.every((each) => names.some((name) => bare(name) === each));
  if (has('eventidcnty', 'subeventtype')) return 'an ACLED export';
  if (has('smmposition', 'observation')) return "a monitoring mission's daily table";
  if (has('globaleventid', 'sqldate')) return "GDELT's rows of events";
  return 'a table of events';
}

function headingsOf(rows: Rows, headings: ReadonlyMap<string, EventField>) {
  const tried = rows.slice(0, 20).map((cells, row) => {
    const names = cells.map(textOf);
    const at: Partial<Record<EventField, number>> = {};
    for (const field of FIELDS) {
      const said = names.findIndex((name) => headings.get(bare(name)) === field);
      const meant = EVENT_HEADINGS[field].split(' ');
      const found = meant.map((each) => names.findIndex((name) => bare(name) === each)).find((n) => n >= 0);
      const column = said >= 0 ? said : found;
      if (column !== undefined) at[field] = column;
    }
    return { row, names, at };
  });
  const none = { row: 0, names: [] as string[], at: {} as Partial<Record<EventField, number>> };
  return tried.reduce((best, each) => (Object.keys(each.at).length > Object.keys(best.at).length ? each : best), none);
}

function eventsOf(rows: Rows, from: number, at: Partial<Record<EventField, number>>, isCameo: boolean): FieldEvent[] {
  return rows.slice(from).flatMap((cells, n): FieldEvent[] => {
    if (cells.every((cell) => textOf(cell) === '')) return [];
    const cell = (field: EventField): SheetCell => cells[at[field] ?? -1] ?? null;
    const text = Object.fromEntries(FIELDS.map((field) => [field, textOf(cell(field))])) as Record<EventField, string>;
    text.date = writtenDate(cell('date'));
    text.time = timeText(cell('time'));
    if (isCameo) text.type = `cameo ${text.type}`;
    return [{ row: from + n + 1, text }];
  });
}

/** A date as a text has it, with its time of the day where a spreadsheet keeps one in the same cell. */
function writtenDate(cell: SheetCell): string {
  if (!(cell instanceof Date)) return textOf(cell);
  const [day, time] = [cell.toISOString().slice(0, 10), cell.toISOString().slice(11, 16)];
  return time === '00:00' ? day : `${day} ${time}`;
}
