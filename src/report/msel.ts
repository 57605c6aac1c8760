// The master scenario events list: injects as rows of text, for the facilitator's pack and for spreadsheets. The first
// eleven columns are the usual ones; the others hold what the program needs besides, so that nothing is lost on the way
// back (src/scenario/msel-file.ts reads it).
import { stringify } from 'csv-stringify/sync';
import type { Inject, WorldChange } from '../exercise/words.ts';
import { clock, type Fact, SEATS } from '../ladder/index.ts';
import { CSV_BEGINS, cell } from './decisions-csv.ts';
import { PROVENANCE, seatName, spoken } from './words.ts';

export const MSEL_COLUMNS = [
  'Number',
  'Time',
  'Event',
  'From',
  'To',
  'Medium',
  'Description',
  'Expected action',
  'Objective',
  'Controller',
  'Notes',
  'Kind',
  'Act',
  'Start',
  'End',
  'Sector',
  'Severity',
  'Side',
  'Likelihood',
  'Guarantee',
  'Members',
  'About',
  'Marks',
  'World',
  'Expected orders',
] as const;
export type MselColumn = (typeof MSEL_COLUMNS)[number];
export type MselRow = Record<MselColumn, string>;

const NOTICE = 'Notice';

export function mselRows(injects: readonly Inject[]): MselRow[] {
  return injects.map(mselRow);
}

function mselRow(inject: Inject, index: number): MselRow {
  const { at, to, fact, from, medium, text, about, marks, world, expects, expected, objective, controller, notes } =
    inject;
  const empty = Object.fromEntries(MSEL_COLUMNS.map((column) => [column, ''])) as MselRow;
  return {
    ...empty,
    Number: String(index + 1),
    Time: clock(at),
    Event: eventWords(inject),
    From: from,
    To: to.length === SEATS.length ? 'All' : to.map(seatName).join(', '),
    Medium: medium,
    Description: text,
    'Expected action': expected ?? '',
    Objective: objective ?? '',
    Controller: controller ?? '',
    Notes: notes ?? '',
    ...(fact ? factCells(fact) : { Kind: 'news' }),
    About: about ?? '',
    Marks: (marks ?? []).join(', '),
    World: world ? worldWords(world) : '',
    'Expected orders': (expects ?? []).map(({ seat, response }) => `${seatName(seat)}: ${response}`).join('; '),
  };
}

/** What an inject is, in a word or two. */
function eventWords({ fact, medium, about }: Inject): string {
  const act = fact && 'act' in fact ? fact.act : about;
  return [fact?.kind ?? (medium === 'claim' ? 'claim' : 'news'), act].filter(Boolean).join(' ');
}

function factCells(fact: Fact): Partial<MselRow> {
  const act = 'act' in fact ? { Act: fact.act } : {};
  const base = { Kind: fact.kind, ...act };
  switch (fact.kind) {
    case 'report':
      return {
        ...base,
        Start: clock(fact.start),
        ...(fact.end !== null && { End: clock(fact.end) }),
        Sector: String(fact.sector),
        Severity: String(fact.severity),
        Side: fact.side,
      };
    case 'amend':
      return {
        ...base,
        ...(fact.start !== undefined && { Start: clock(fact.start) }),
        ...(fact.sector !== undefined && { Sector: String(fact.sector) }),
        ...(fact.severity !== undefined && { Severity: String(fact.severity) }),
        ...(fact.side !== undefined && { Side: fact.side }),
      };
    case 'end':
      return { ...base, End: clock(fact.when) };
    case 'confirm':
      return { ...base, Likelihood: String(fact.likelihood) };
    case 'guarantee':
      return { ...base, Guarantee: fact.state };
    case 'consent':
      return { ...base, Members: fact.members.join(', ') || 'nobody' };
    case 'share':
    case 'certify':
    case 'retract':
      return base;
  }
}

function worldWords({ presence, withdraws, ...rest }: WorldChange): string {
  return [
    ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`),
    ...(withdraws ? [`withdraws: ${withdraws.join(' ') || 'nobody'}`] : []),
    ...(presence
      ? [`presence: ${presence.map(({ sector, is }) => `${sector} at ${is}`).join(', ') || 'nowhere'}`]
      : []),
  ].join('; ');
}

export function mselCsv(injects: readonly Inject[]): string {
  const rows = mselRows(injects).map((row) => [...MSEL_COLUMNS.map((column) => cell(row[column])), PROVENANCE]);
  return CSV_BEGINS + stringify([[...MSEL_COLUMNS, NOTICE], ...rows], { record_delimiter: 'windows' });
}

/** Times of a text that move with the story. */
const TIME_IN_BRACES = /\{(\d+:\d\d)\}/g;

/** The columns that people read, for a page. */
export function mselTable(injects: readonly Inject[]): { head: string[]; rows: string[][] } {
  const columns = ['Number', 'Time', 'Event', 'From', 'To', 'Medium', 'Description', 'Expected action'] as const;
  const rows = mselRows(injects).map((row) => [
    ...columns.map((column) => row[column].replace(TIME_IN_BRACES, '$1')),
    row['Expected orders'].split('; ').map(spoken).join('; '),
    [row.Objective, row.Controller, row.Notes].filter(Boolean).join('. '),
  ]);
  return { head: [...columns, 'Expected orders', 'Objective, controller, notes'], rows };
}
