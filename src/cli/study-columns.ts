// rung study --columns: what stands in the rows of a study.
import { columnLines } from '../report/study-columns.ts';
import { printFolded } from './folded.ts';

export function studyColumns(): number {
  printFolded(columnLines().join('\n'));
  return 0;
}
