// Drills of first-shot in a folder of their own, for what is done with a record.
import { join } from 'node:path';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { freshFolder } from '../support/folder.ts';

export const folder = freshFolder();

const everySeat = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'by-the-book' } as const;

export async function drill(name: string, seed = '41'): Promise<string> {
  const file = join(folder, `${name}.jsonl`);
  (
    await playDrill(
      findScenario('first-shot'),
      { seed, policies: everySeat, script: [], isScriptOnly: false },
      file,
      'test',
    )
  ).close();
  return file;
}
