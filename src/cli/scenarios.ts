// rung scenarios: what there is to play.
import { PROVENANCE } from '../report/words.ts';
import { allScenarios } from '../scenario/scenario-file.ts';
import { print, printJson } from './output.ts';

export function scenariosCommand(options: { json?: boolean }): number {
  const all = allScenarios();
  if (options.json) {
    printJson(
      all.map(({ id, title, objective, difficulty, playMinutes, endex, doctrine }) => ({
        id,
        title,
        objective,
        difficulty,
        playMinutes,
        endex,
        doctrine: doctrine.id,
      })),
    );
    return 0;
  }
  print(`${PROVENANCE}\n`);
  for (const { id, objective, difficulty, playMinutes, doctrine } of all) {
    print(
      `${id.padEnd(16)} ${'●'.repeat(difficulty).padEnd(3, '○')}  ${String(playMinutes).padStart(3)} min  ${objective}${doctrine.id === 'literal' ? '' : ` (${doctrine.title})`}`,
    );
  }
  return 0;
}
