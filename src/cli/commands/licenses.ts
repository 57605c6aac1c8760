// rung licenses: the licences of the packages that are bundled into the program, as the build wrote them beside it.
import { besideProgram } from '../../scenario/disk.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { printText } from '../output.ts';

const FILE = 'licenses.txt';

export function licensesCommand(): void {
  const text = besideProgram(FILE);
  if (text === null) throw mistakeIn('rung licenses', `There is no ${FILE} beside the program.`, 'build it again');
  printText(text);
}
