// Spreadsheets as rows of cells, whatever program wrote them: CSV with commas, semicolons or tabs, and XLSX. A workbook
// is counted before it is unpacked and before it is read: work is bounded by what a list means, not by its bytes.
import { read, SSF, type WorkSheet } from '@e965/xlsx';
import { CsvError, parse } from 'csv-parse/sync';
import { type Unzipped, unzipSync, zipSync } from 'fflate';
import { MistakesFound, mistakeIn } from './mistake.ts';

/** A time or a date comes as a date, counted from the end of 1899. */
export type SheetCell = string | number | boolean | Date | null;
export type Sheet = readonly (readonly SheetCell[])[];

/** No list of injects is longer or wider. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 400;
const MOST_CELLS = 200_000;
/** Of a workbook, unpacked. */
const MOST_PARTS = 1000;
const MOST_BYTES = 64 * 1024 * 1024;

/** A text of cells, read with each mark that may stand between them, the commonest first. Throws MistakesFound. */
export function csvSheets(file: string, text: string): Sheet[] {
  const often = (mark: string) => text.split(mark).length - 1;
  const marks = [',', ';', '\t'].sort((a, b) => often(b) - often(a));
  const [commonest, ...others] = marks;
  if (often('\n') > MOST_ROWS) throw tooLong(file, 'rows', often('\n'), MOST_ROWS);
  if (often(commonest!) > MOST_CELLS) throw tooLong(file, 'cells', often(commonest!), MOST_CELLS);
  const read = (delimiter: string): string[][] =>
    parse(text, { delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  const tried = (delimiter: string): Sheet[] => {
    try {
      return [read(delimiter)];
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (delimiter === commonest) throw mistakeIn(file, `This cannot be read as CSV. ${error.message}.`);
      return [];
    }
  };
  return [commonest!, ...others].flatMap(tried);
}

const tooLong = (file: string, what: string, count: number, most: number) =>
  mistakeIn(
    file,
    `The list has ${count.toLocaleString('en')} ${what}; at most ${most.toLocaleString('en')} are read.`,
    'delete what is empty, or share the list out over several files',
  );

/** Whether the bytes are of a workbook, of whatever kind, and of no text. */
export const isWorkbook = (bytes: Buffer): boolean => isZip(bytes) || isOldOffice(bytes);

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
const isOldOffice = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';

/** Every sheet of a workbook. Throws MistakesFound. */
export function xlsxSheets(file: string, bytes: Buffer): Sheet[] {
  if (isOldOffice(bytes))
    throw mistakeIn(
      file,
      'This is an .xls workbook of before 2007, or one that is locked with a password.',
      'save it as .xlsx, without a password, or as .csv',
    );
  if (!isZip(bytes)) throw mistakeIn(file, 'This is no .xlsx workbook, whatever its name.', 'save it as .xlsx or .csv');
  const parts = unpacked(file, bytes);
  try {
    const book = read(zipSync(parts, { level: 0 }), {
      type: 'array',
      cellNF: true,
      cellHTML: false,
      cellFormula: false,
    });
    const days = book.Workbook?.WBProps?.date1904 ? DAYS_TO_1904 : 0;
    return book.SheetNames.map((name) => rowsOf(file, book.Sheets[name]!, days));
  } catch (error) {
    if (error instanceof MistakesFound) throw error;
    throw unreadable(file, (error as Error).message);
  }
}

const unreadable = (file: string, why: string) =>
  mistakeIn(
    file,
    `This cannot be read as a spreadsheet: ${why}`,
    'save it again as .xlsx, without a password, or as .csv',
  );

/** The parts of a workbook, counted by what the file says of them before any is unpacked. Throws MistakesFound. */
function unpacked(file: string, bytes: Buffer): Unzipped {
  let [count, size] = [0, 0];
  const counted = ({ originalSize }: { originalSize: number }) => {
    count += 1;
    size += originalSize;
    return false;
  };
  try {
    unzipSync(bytes, { filter: counted });
    if (count > MOST_PARTS || size > MOST_BYTES)
      throw mistakeIn(
        file,
        'This workbook is far larger than a list of injects, once it is unpacked.',
        'save it as .csv',
      );
    // What says that it is small and is not stops here, at the size it names.
    const parts = unzipSync(bytes);
    if (parts['content.xml'] && !parts['xl/workbook.xml'])
      throw mistakeIn(file, 'This is an OpenDocument spreadsheet (.ods).', 'save it as .xlsx or .csv');
    countCells(file, parts);
    return parts;
  } catch (error) {
    if (error instanceof MistakesFound) throw error;
    throw unreadable(file, (error as Error).message);
  }
}

function countCells(file: string, parts: Unzipped): void {
  let cells = 0;
  for (const [name, part] of Object.entries(parts)) {
    const mark = name.startsWith('xl/worksheets/') ? '<c ' : name === 'xl/sharedStrings.xml' ? '<si' : null;
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    for (let at = mark === null ? -1 : bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark!, at + 1)) cells += 1;
  }
  if (cells > 2 * MOST_CELLS) throw tooLong(file, 'cells', cells, MOST_CELLS);
}

const DAYS_TO_1904 = 1462;
const DAY_MS = 86_400_000;
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

function rowsOf(file: string, sheet: WorkSheet, days: number): Sheet {
  const rows: SheetCell[][] = [];
  for (const [name, cell] of Object.entries(sheet)) {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
    if (letters === undefined || cell.t === 'z') continue;
    const [row, column] = [Number(digits) - 1, columnOf(letters)];
    if (row >= MOST_ROWS || column >= MOST_COLUMNS)
      throw mistakeIn(
        file,
        `The cell ${name} lies far from any list: at most ${MOST_ROWS.toLocaleString('en')} rows and ${MOST_COLUMNS} columns are read.`,
        'delete what lies out there, or copy the list to a new sheet',
      );
    while (rows.length <= row) rows.push([]);
    const cells = rows[row]!;
    while (cells.length <= column) cells.push(null);
    const isDate = cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z);
    cells[column] = isDate ? new Date(SHEET_EPOCH + Math.round((cell.v + days) * DAY_MS)) : (cell.v ?? null);
    if (cell.t === 'e') cells[column] = cell.w ?? '#ERROR';
  }
  return rows;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A cell as a spreadsheet names it: row and column counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
