// CSV with commas, semicolons or tabs as rows of cells; workbook-file.ts reads workbooks. Rows and cells are counted before
// the text is parsed, so that no file costs more work than a list of injects.
import { CsvError, parse } from 'csv-parse/sync';
import { mistakeIn } from './mistake.ts';

/** A time or a date is a Date, counted from the end of 1899. */
export type SheetCell = string | number | boolean | Date | null;
export type Rows = readonly (readonly SheetCell[])[];

/** One sheet of a workbook, or the one of a text. Rows and columns count from 0. */
export interface Sheet {
  /** null where there is but one and it has none. */
  name: string | null;
  rows: Rows;
  /** Whether its maker has hidden the whole sheet, and which of its rows. */
  isHidden: boolean;
  hidden: readonly number[];
  merged: readonly Merged[];
}

/** Cells that were made one; what it holds stands in the first of them. */
export interface Merged {
  row: number;
  column: number;
  toRow: number;
  toColumn: number;
}

/** What stands in a cell whose formula has no value in the file: the program that wrote it has worked nothing out. */
export const UNSAVED = '#UNSAVED';

/** The sheets of a file, as it may be read: a text with commas as one with semicolons too. The likeliest first. */
export type Readings = readonly (readonly Sheet[])[];

export const plainSheet = (rows: Rows, name: string | null = null): Sheet => ({
  name,
  rows,
  isHidden: false,
  hidden: [],
  merged: [],
});

/** The limits of a list of injects. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 400;
export const MOST_CELLS = 200_000;
/** The limit of a cell in spreadsheets. */
const LONGEST_CELL = 32_767;

/** Reads a text once with each possible delimiter, the most frequent first. Throws MistakesFound. */
export function csvSheets(file: string, text: string): Readings {
  const often = (mark: string) => text.split(mark).length - 1;
  const marks = [',', ';', '\t'].sort((a, b) => often(b) - often(a));
  const [commonest, ...others] = marks;
  if (often('\n') > MOST_ROWS) throw tooLong(file, 'rows', often('\n'), MOST_ROWS);
  if (often(commonest!) > MOST_CELLS) throw tooLong(file, 'cells', often(commonest!), MOST_CELLS);
  const read = (delimiter: string): string[][] =>
    parse(text, { delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  const tried = (delimiter: string): string[][][] => {
    try {
      return [read(delimiter)];
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (delimiter === commonest) throw mistakeIn(file, `This cannot be read as CSV. ${error.message}.`);
      return [];
    }
  };
  const all = [commonest!, ...others].flatMap(tried);
  checkLengths(file, all[0]!);
  return all.map((rows) => [plainSheet(rows)]);
}

/** Throws MistakesFound where a cell is too long, as after a quote mark that nothing closes. */
export function checkLengths(file: string, rows: Rows): void {
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'string' || cell.length <= LONGEST_CELL) continue;
      const [length, most] = [cell.length, LONGEST_CELL].map((each) => each.toLocaleString('en'));
      throw mistakeIn(
        file,
        `The cell ${cellName(row, column)} holds ${length} letters; no cell of a spreadsheet holds more than ${most}.`,
        'where quote marks open such a text, look whether they are closed',
      );
    }
  }
}

export const tooLong = (file: string, what: string, count: number, most: number) =>
  mistakeIn(
    file,
    `The list has ${count.toLocaleString('en')} ${what}; at most ${most.toLocaleString('en')} are read.`,
    'delete what is empty, or share the list out over several files',
  );

export const openDocument = (file: string) =>
  mistakeIn(file, 'This is an OpenDocument spreadsheet (.ods).', 'save it as .xlsx or .csv');

export const tooMuchWork = (file: string) =>
  mistakeIn(
    file,
    'This workbook takes more work than a list of injects should.',
    'copy the list alone to a new workbook, or save it as .csv',
  );

/** A cell as a spreadsheet names it: row and column counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
