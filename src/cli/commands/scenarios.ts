// rung scenarios: what there is to play.
import { SEATS } from '../../ladder/index.ts';
import { provenance } from '../../report/handling.ts';
import { seatName } from '../../report/words.ts';
import { pick } from '../../scenario/defined.ts';
import { allScenarios } from '../../scenario/scenario-file.ts';
import { print, printJson } from '../output.ts';

export function scenariosCommand(options: { json?: boolean }): void {
  const all = allScenarios();
  if (options.json)
    return printJson(
      all.map((each) => ({
        ...pick(each, 'id', 'title', 'objective', 'difficulty', 'playMinutes', 'endex'),
        doctrine: each.doctrine.id,
        ...pick(each, 'seats', 'variants'),
      })),
    );
  print(`${provenance()}\n`);
  for (const { id, objective, difficulty, playMinutes, doctrine, seats, variants } of all) {
    const reading = doctrine.id === 'literal' ? '' : ` (${doctrine.title})`;
    const who = seats.length === SEATS.length ? 'all seats' : seats.map(seatName).join(', ');
    const other = variants.length > 0 ? `; variants ${variants.map(({ name }) => name).join(', ')}` : '';
    print(
      `${id.padEnd(17)} ${'●'.repeat(difficulty).padEnd(3, '○')}  ${String(playMinutes).padStart(3)} min  ${objective}${reading}`,
    );
    print(`${' '.repeat(32)}${who}${other}`);
  }
}
