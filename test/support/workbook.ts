// Workbooks read as the program reads them; the process runs what the last build made.
import type { Sheet } from '../../src/scenario/sheet-file.ts';
import { xlsxSheets as inChild } from '../../src/scenario/workbook-file.ts';

const CHILD = new URL('../../dist/workbook-child.js', import.meta.url);

export const xlsxSheets = (file: string, bytes: Buffer): Promise<Sheet[]> => inChild(file, bytes, CHILD);
