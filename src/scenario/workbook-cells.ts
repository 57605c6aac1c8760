// A workbook as rows of cells. The process of workbook-child.ts runs this, since the library cannot say beforehand how much
// work a workbook takes.
import { read, SSF, type WorkSheet } from '@e965/xlsx';
import { MistakesFound, mistakeIn } from './mistake.ts';
import { checkLengths, MOST_COLUMNS, MOST_ROWS, type Rows, type Sheet, type SheetCell, tooLong } from './sheet-file.ts';
import { leanBook, placeOf } from './workbook-parts.ts';

/** Every sheet of a workbook. Throws MistakesFound. */
export function workbookCells(file: string, bytes: Uint8Array): Sheet[] {
  try {
    const { zip, is1904, sheets: parts } = leanBook(file, bytes);
    const book = read(zip, { type: 'array', cellNF: true, cellHTML: false, cellFormula: false });
    const sheets = parts.map((part, n) => ({
      ...part,
      rows: rowsOf(file, book.Sheets[book.SheetNames[n]!]!, is1904 ? DAYS_TO_1904 : 0),
    }));
    checkTexts(file, sheets);
    return sheets;
  } catch (error) {
    if (error instanceof MistakesFound) throw error;
    // The messages of the libraries are about their own internals.
    throw mistakeIn(
      file,
      'This cannot be read as a spreadsheet.',
      'save it again as .xlsx, without a password, or as .csv',
    );
  }
}

const MOST_LETTERS = 8_000_000;
const DAYS_TO_1904 = 1462;
const DAY_MS = 86_400_000;
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
const LAST_DAY = 2_958_466;

/** Limits single texts and all texts together: a workbook can repeat one long text in every cell. */
function checkTexts(file: string, sheets: readonly Sheet[]): void {
  let letters = 0;
  for (const { rows } of sheets) {
    checkLengths(file, rows);
    for (const cell of rows.flat()) letters += typeof cell === 'string' ? cell.length : 0;
  }
  if (letters > MOST_LETTERS) throw tooLong(file, 'letters', letters, MOST_LETTERS);
}

function rowsOf(file: string, sheet: WorkSheet, days: number): Rows {
  const rows: SheetCell[][] = [];
  for (const [name, cell] of Object.entries(sheet)) {
    const place = placeOf(name);
    if (place === null || cell.t === 'z') continue;
    const { row, column } = place;
    if (row >= MOST_ROWS || column >= MOST_COLUMNS)
      throw mistakeIn(
        file,
        `The cell ${name} lies far from any list: at most ${MOST_ROWS.toLocaleString('en')} rows and ${MOST_COLUMNS} columns are read.`,
        'delete what lies out there, or copy the list to a new sheet',
      );
    while (rows.length <= row) rows.push([]);
    const cells = rows[row]!;
    while (cells.length <= column) cells.push(null);
    if (cell.t === 'e') cells[column] = cell.w ?? '#ERROR';
    else cells[column] = cell.t === 'n' ? numberOrDate(cell.v, cell.z, days) : (cell.v ?? null);
  }
  return rows;
}

/** A number with a date format is a date, unless it lies outside the calendar. */
function numberOrDate(value: unknown, format: unknown, days: number): SheetCell {
  if (typeof value !== 'number' || !Number.isFinite(value)) return String(value ?? '');
  const day = value + days;
  const isDate = typeof format === 'string' && SSF.is_date(format) && Math.abs(day) < LAST_DAY;
  return isDate ? new Date(SHEET_EPOCH + Math.round(day * DAY_MS)) : value;
}
