// rung study --columns: what stands in each column of the rows of a study.
import { columnLines } from '../../report/study-columns.ts';
import { printWrapped } from '../wrapped-output.ts';

export function studyColumnsCommand(): void {
  printWrapped(columnLines().join('\n'));
}
