// Spreadsheets as rows of cells, whatever program wrote them: CSV with commas, semicolons or tabs, and XLSX.
import { CsvError, parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { mistakeIn } from './mistake.ts';

/** A time or a date comes as a date, counted from the end of 1899. */
export type SheetCell = string | number | boolean | Date | null;
export type Sheet = readonly (readonly SheetCell[])[];

/** A text of cells, read with each mark that may stand between them, the commonest first. Throws MistakesFound. */
export function csvSheets(file: string, text: string): Sheet[] {
  const often = (mark: string) => text.split(mark).length;
  const [commonest, ...others] = [',', ';', '\t'].sort((a, b) => often(b) - often(a));
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

/** Every sheet of a workbook. Throws MistakesFound. */
export async function xlsxSheets(file: string, bytes: Buffer): Promise<Sheet[]> {
  try {
    const sheets = await readXlsxFile(bytes, { trim: false });
    return sheets.map(({ data }) => data as unknown as Sheet);
  } catch (error) {
    throw mistakeIn(
      file,
      `This cannot be read as a spreadsheet: ${(error as Error).message}`,
      'save it again as .xlsx, without a password, or as .csv',
    );
  }
}

/** A cell as a spreadsheet names it: row and column counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
