// rung study --columns: what stands in the rows of a study.
import { columnLines } from '../report/study-columns.ts';
import { print } from './output.ts';

export function studyColumns(): number {
  print(columnLines().join('\n'));
  return 0;
}
