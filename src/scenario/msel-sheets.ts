// The rows of a list of injects, from every sheet of a file that holds one: below whatever headings, between titles, rows
// that name a day, headings said again, rows that are hidden or marked as deleted. What is left out is named.
import { printable } from '../exercise/text.ts';
import { type Mistake, MistakesFound, mistakeIn } from './mistake.ts';
import { textOf } from './msel-cells.ts';
import { type CellOf, FIELDS, type Field } from './msel-columns.ts';
import { cellName, type Readings, type Rows, type Sheet, type SheetCell } from './sheet-file.ts';
import { dayIn } from './written-time.ts';

const HEADING_ROWS = 20;
const FEWEST_KNOWN = 2;
/** So many merged cells in a row are a band over the list. */
const BAND_COLUMNS = 3;
/** What was merged over more rows is no cell of a list. */
const MOST_MERGED = 200;

/** Where the columns of a sheet are: the row of their headings, and each by its field. */
export interface Columns {
  row: number;
  at: Partial<Record<Field, number>>;
  names: readonly string[];
  unread: readonly string[];
}

/** A row of a list. */
export interface ListedRow {
  /** Counted from 0 in its sheet. */
  row: number;
  /** The name of its sheet, where the file has several. */
  sheet: string | null;
  columns: Columns;
  cell: CellOf;
  /** The day that a row above it names; null where none does. */
  day: string | null;
}

/** Headings that somebody has said the meaning of, as they are compared. */
export type Headings = ReadonlyMap<string, Field>;

export interface Listed {
  rows: ListedRow[];
  sheets: readonly (string | null)[];
  unread: string[];
  notes: string[];
}

/** A heading as it is compared: its letters and digits, without what stands in brackets. */
export const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/#/g, 'number')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Throws MistakesFound where no sheet holds a list, or the likeliest lacks a column. */
export function listedRows(file: string, readings: Readings, headings: Headings): Listed {
  const tried = readings.map((sheets) => sheets.map((sheet) => listIn(sheet, sheets.length > 1, headings)));
  const best = tried.sort((a, b) => mostKnown(b) - mostKnown(a))[0] ?? [];
  const lists = best.filter(
    (each) => !each.sheet.isHidden && missingIn(each.columns).length === 0 && each.rows.length > 0,
  );
  if (lists.length === 0) throw noList(file, best);
  const left = best.filter((each) => !lists.includes(each) && each.sheet.rows.length > 0);
  return {
    rows: lists.flatMap(({ rows }) => rows),
    sheets: lists.map(({ sheet }) => sheet.name),
    unread: [...new Set(lists.flatMap(({ columns }) => columns.unread))],
    notes: [...lists.flatMap(({ notes }) => notes), ...left.map(leftWords)],
  };
}

/** Without any of these a row is no inject, as where numbers are filled in beforehand. */
const TELLING: readonly Field[] = ['time', 'text', 'kind', 'act', 'when', 'trigger', 'event', 'expected'];
/** So many rows of a kind are named. */
const MOST_NAMED = 12;

interface List {
  sheet: Sheet;
  columns: Columns;
  rows: ListedRow[];
  notes: string[];
}

const known = ({ at }: Columns): number => Object.keys(at).length;
const mostKnown = (lists: readonly List[]): number => Math.max(0, ...lists.map(({ columns }) => known(columns)));

/** What a list cannot do without, in words; a list of what waits for a word needs no times. */
function missingIn({ at }: Columns): string[] {
  const hasTime = at.time !== undefined || at.trigger !== undefined || at.when !== undefined;
  return [hasTime ? '' : 'Time or DTG', at.text === undefined ? 'Description or Inject' : ''].filter(Boolean);
}

function leftWords({ sheet, columns, rows }: List): string {
  const name = `The sheet "${printable(sheet.name ?? '')}"`;
  if (sheet.isHidden) return `${name} is hidden and was not read.`;
  const isList = known(columns) >= FEWEST_KNOWN && rows.length > 0;
  return isList
    ? `${name} was not read: it has no column ${missingIn(columns).join(' and none ')}.`
    : `${name} holds no injects and was not read.`;
}

function noList(file: string, lists: readonly List[]): MistakesFound {
  const visible = lists.filter(({ sheet }) => !sheet.isHidden);
  const [best] = [...visible].sort((a, b) => known(b.columns) - known(a.columns));
  if (!best || known(best.columns) < FEWEST_KNOWN)
    return mistakeIn(
      file,
      `None of its first ${HEADING_ROWS} rows has the headings of a list of injects.`,
      'name at least the columns Time and Description, or say what yours mean, as --map "What happens=text"; rung msel big-push --out example.csv shows all',
    );
  const { columns, sheet } = best;
  const names = printable(columns.names.filter(Boolean).join(', '));
  const missing = missingIn(columns);
  const path = placePath(visible.length > 1 ? sheet.name : null, columns.row);
  if (missing.length === 0) return mistakeIn(file, 'There is no row below its headings.');
  return new MistakesFound(
    missing.map(
      (words): Mistake => ({
        file,
        line: 0,
        column: 0,
        path,
        message: `There is no column ${words}.`,
        hint: `found: ${names}; --map says which column it is, as --map "${printable(columns.names.find(Boolean) ?? 'Heading')}=${words.startsWith('Time') ? 'time' : 'text'}"`,
      }),
    ),
  );
}

/** As: sheet "Day 2", row 3, column Time (A3) */
export function placePath(sheet: string | null, row: number, column?: { at: number; name: string }): string {
  const words = [
    sheet === null ? '' : `sheet "${printable(sheet)}"`,
    `row ${row + 1}`,
    column ? `column ${printable(column.name)} (${cellName(row, column.at)})` : '',
  ];
  return words.filter(Boolean).join(', ');
}

function listIn(sheet: Sheet, isOneOfSeveral: boolean, headings: Headings): List {
  const { rows, filled } = withMerged(sheet);
  const columns = columnsOf(rows, headings);
  const list: List = { sheet, columns, rows: [], notes: [] };
  if (known(columns) < FEWEST_KNOWN) return list;
  const left: Record<'hidden' | 'deleted' | 'bands', string[]> = { hidden: [], deleted: [], bands: [] };
  const hidden = new Set(sheet.hidden);
  const wide = new Set(
    sheet.merged.flatMap((each) =>
      each.toColumn - each.column + 1 >= BAND_COLUMNS ? [`${each.row} ${each.column}`] : [],
    ),
  );
  let day: string | null = null;
  for (let row = columns.row + 1; row < rows.length; row++) {
    const cells = rows[row]!;
    const own = cells.flatMap((cell, column) =>
      textOf(cell) === '' || filled.has(`${row} ${column}`) ? [] : [column],
    );
    if (own.length === 0 || isSaidAgain(cells, columns)) continue;
    const name = String(row + 1);
    const cell: CellOf = (field) => cells[columns.at[field] ?? -1] ?? null;
    const band = bandIn(sheet, columns, wide, row, own);
    if (hidden.has(row)) left.hidden.push(name);
    else if (isGoingOn(row, columns, filled) && list.rows.length > 0) join(list.rows.at(-1)!, rows, own, row);
    else if (band !== null) {
      const found = dayIn(textOf(cells[band]));
      if (found === null) left.bands.push(`${name} "${printable(textOf(cells[band]).slice(0, 60))}"`);
      else day = found;
    } else if (isDeleted(cell)) left.deleted.push(name);
    else if (TELLING.every((field) => textOf(cell(field)) === '')) left.bands.push(name);
    else list.rows.push({ row, sheet: isOneOfSeveral ? sheet.name : null, columns, cell, day });
  }
  const on = isOneOfSeveral ? `Of the sheet "${printable(sheet.name ?? '')}": rows` : 'Rows';
  const note = (names: readonly string[], words: string) =>
    names.length === 0
      ? []
      : [
          `${on} ${words}: ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''}.`,
        ];
  list.notes = [
    ...note(left.hidden, 'that are hidden were left out'),
    ...note(left.deleted, 'that are marked as deleted were left out'),
    ...note(left.bands, 'that hold no inject were left out'),
  ];
  return list;
}

/** The rows with what was merged downwards in each of its cells, and which cells were filled so. */
function withMerged({ rows, merged }: Sheet): { rows: SheetCell[][]; filled: ReadonlySet<string> } {
  const copy = rows.map((cells) => [...cells]);
  const filled = new Set<string>();
  for (const { row, column, toRow } of merged) {
    const value = copy[row]?.[column];
    if (value === undefined || value === null || toRow - row > MOST_MERGED) continue;
    for (let below = row + 1; below <= Math.min(toRow, copy.length - 1); below++) {
      const cells = copy[below]!;
      while (cells.length <= column) cells.push(null);
      if (cells[column] !== null) continue;
      cells[column] = value;
      filled.add(`${below} ${column}`);
    }
  }
  return { rows: copy, filled };
}

function columnsOf(rows: Rows, headings: Headings): Columns {
  const all = rows.slice(0, HEADING_ROWS).map((cells) => cells.map(textOf));
  const tried = all.map((names, row) => headingsIn(withAbove(names, all[row - 1], headings), row, headings));
  return tried.reduce((best, each) => (known(each) > known(best) ? each : best), headingsIn([], 0, headings));
}

/** Headings in two rows: where the lower has none, the upper one counts if it is one. */
function withAbove(names: readonly string[], above: readonly string[] | undefined, headings: Headings): string[] {
  const length = Math.max(names.length, above?.length ?? 0);
  return Array.from({ length }, (_, n) => {
    const upper = above?.[n] ?? '';
    return names[n] || (isHeading(upper, headings) ? upper : '');
  });
}

const isHeading = (name: string, headings: Headings): boolean =>
  headings.has(bare(name)) || FIELDS.some(({ names }) => names.includes(bare(name)));

// Where two columns could mean the same, the one with the likelier heading counts; what somebody has said counts before all.
function headingsIn(names: readonly string[], row: number, headings: Headings): Columns {
  const at: Partial<Record<Field, number>> = {};
  const said = names.map((name) => headings.get(bare(name)));
  const taken = new Set<number>();
  for (const { field, names: meant } of FIELDS) {
    const told = said.indexOf(field);
    const free = (heading: string, n: number) => said[n] === undefined && !taken.has(n) && bare(heading) !== '';
    const index =
      told >= 0
        ? told
        : meant
            .map((name) => names.findIndex((heading, n) => free(heading, n) && bare(heading) === name))
            .find((n) => n >= 0);
    if (index === undefined) continue;
    at[field] = index;
    taken.add(index);
  }
  return { row, at, names, unread: names.filter((name, index) => name !== '' && !taken.has(index)) };
}

/** Whether a row says the headings again, as on every printed page. */
function isSaidAgain(cells: readonly SheetCell[], { at, names }: Columns): boolean {
  const said = Object.values(at).filter((column) => textOf(cells[column]) !== '');
  return said.length >= FEWEST_KNOWN && said.every((column) => bare(textOf(cells[column])) === bare(names[column]!));
}

/** The column of a row's only cell where it is a title over what stands below it; null of any other row. */
function bandIn(
  { rows }: Sheet,
  { at, names }: Columns,
  wide: ReadonlySet<string>,
  row: number,
  own: readonly number[],
): number | null {
  const [column, ...others] = own;
  if (column === undefined || others.length > 0 || names.length < BAND_COLUMNS) return null;
  // In the column of times it is one where it holds a word.
  const isTitle = column === at.time ? /\p{L}{4}/u.test(textOf(rows[row]![column])) : column !== at.text;
  return isTitle || wide.has(`${row} ${column}`) ? column : null;
}

// No \b: it knows the letters of English alone.
const DELETED =
  /^[^\p{L}]*(deleted?|cancel(l?ed)?|removed?|withdrawn|dropped|void|obsolete|not used|видалено|скасовано)(?!\p{L})/iu;
const isDeleted = (cell: CellOf): boolean =>
  DELETED.test(textOf(cell('status'))) ||
  /^[^\p{L}]*(DELETED|CANCELL?ED|REMOVED|ВИДАЛЕНО|СКАСОВАНО)(?!\p{L})/u.test(textOf(cell('text')));

/** Whether the text of a row is that of the row above it, merged with it. */
const isGoingOn = (row: number, { at }: Columns, filled: ReadonlySet<string>): boolean =>
  at.text !== undefined && filled.has(`${row} ${at.text}`);

/** What a row adds to the one that it goes on with. */
function join(first: ListedRow, rows: SheetCell[][], own: readonly number[], row: number): void {
  for (const column of own) {
    const before = textOf(rows[first.row]![column]);
    rows[first.row]![column] = [before, textOf(rows[row]![column])].filter(Boolean).join('\n');
  }
}
