// The sheets of a spreadsheet: a workbook, or a text with commas.
import { bytesOf, readSource } from './disk.ts';
import { mistakeIn } from './mistake.ts';
import { csvSheets, openDocument, type Readings } from './sheet-file.ts';
import { isWorkbook, xlsxSheets } from './workbook-file.ts';

const LARGEST_BYTES = 8 * 1024 * 1024;

/** The bytes decide what the file is, not its name; a pipe is read as text. Throws MistakesFound. */
export async function readSheets(file: string): Promise<Readings> {
  const isNamedWorkbook = /\.xlsx$/i.test(file);
  const bytes = bytesOf(file, LARGEST_BYTES);
  if (typeof bytes === 'string') {
    if (isNamedWorkbook) throw mistakeIn(file, bytes);
  } else if (isNamedWorkbook || isWorkbook(bytes)) {
    if (/\.ods$/i.test(file)) throw openDocument(file);
    return [await xlsxSheets(file, bytes)];
  }
  return csvSheets(file, readSource(file).text);
}
