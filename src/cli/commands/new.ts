// rung new: writes a commented scenario to start from, which can be checked and played at once; or a timeline, for a game on
// paper.
import { writeNew } from '../../journal/regular.ts';
import { readSource, shippedFolder } from '../../scenario/disk.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { shippedScenarios } from '../../scenario/scenario-file.ts';
import { print, unwritable } from '../output.ts';

export function newCommand(name: string, { timeline = false }: { timeline?: boolean } = {}): void {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) {
    throw mistakeIn('rung new', `Expected a name of small letters, digits and dashes, found "${name.slice(0, 60)}".`);
  }
  const file = `${name}.yaml`;
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  const template = timeline ? ['timelines', 'table-top.yaml'] : ['templates', 'scenario.yaml'];
  const { text } = readSource(shippedFolder(...template));
  try {
    writeNew(file, Buffer.from(text.replaceAll('NAME', name).replaceAll('TITLE', title)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw mistakeIn(file, 'There is such a file already; nothing was changed.', 'take another name');
    throw unwritable(file, error, 'rung new');
  }
  if (timeline) return print(`Wrote ${file}. Next: rung check ${file}, rung adjudicate ${file}`);
  if (shippedScenarios().includes(name))
    print(`A scenario that comes with rung has this name too: rung play ${name} plays that one, ./${file} is yours.`);
  print(`Wrote ${file}. Next: rung check ${file}, rung preview ./${file}, rung play ./${file}`);
}
