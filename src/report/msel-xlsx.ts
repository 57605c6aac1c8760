// The list of injects as a spreadsheet: times and figures have their types, so that they can be sorted; the rest is text.
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { Inject } from '../exercise/words.ts';
import { cell } from './decisions-csv.ts';
import { provenance } from './handling.ts';
import { MSEL_COLUMNS, type MselColumn, mselRows, type Story } from './msel.ts';

const TIMES: readonly MselColumn[] = ['Time', 'Start', 'End'];
const FIGURES: readonly MselColumn[] = ['Number', 'Severity', 'Likelihood'];
const WIDE: readonly MselColumn[] = ['Description', 'Expected action', 'Notes'];

export function mselXlsx(injects: readonly Inject[], story?: Story): Promise<Buffer> {
  const notice: CellObject = { value: provenance(), type: String, fontWeight: 'bold' };
  const head = MSEL_COLUMNS.map(
    (column): CellObject => ({ value: column, type: String, fontWeight: 'bold', backgroundColor: '#e8edf2' }),
  );
  const rows = mselRows(injects, story).map((row) => MSEL_COLUMNS.map((column) => cellOf(column, row[column])));
  const columns = MSEL_COLUMNS.map((column) => ({ width: WIDE.includes(column) ? 48 : 14 }));
  return writeXlsxFile([[notice], head, ...rows], {
    sheet: 'MSEL',
    orientation: 'landscape',
    stickyRowsCount: 2,
    columns,
  }).toBuffer();
}

function cellOf(column: MselColumn, text: string): CellObject | null {
  if (text === '') return null;
  const style = { alignVertical: 'top', wrap: true } as const;
  if (TIMES.includes(column)) return { value: daysOf(text), type: Number, format: '[h]:mm', ...style };
  if (FIGURES.includes(column)) return { value: Number(text), type: Number, ...style };
  return { value: cell(text), type: String, ...style };
}

/** "36:30" as a spreadsheet counts time, in days. */
function daysOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) / 1440;
}
