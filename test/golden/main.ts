// Writes what tests compare with, and says what has changed: the playthroughs, the drawings, the table of
// branches, the digests of the oracle, the figures that the bands rest on, what a proof reaches, the made parts of the README and the manual. No test does that.
// What has changed is read before it is committed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { studyText } from '../bands/study.ts';
import { branchTable } from '../branches/branches.ts';
import { DIGESTS, digestsText } from '../oracle/digests.ts';
import { REACHED, reachedText } from '../proof/reached.ts';
import { readmeFiles } from '../readme.ts';
import { playthrough, playthroughFile } from '../report/playthroughs.ts';
import { root } from '../support/folder.ts';
import { drawings, kept } from '../tui/drawings.ts';

/** Files of the checkout, and what is to stand in them. */
type Files = [file: string, text: string][];
const GOLDEN: Record<string, () => Files | Promise<Files>> = {
  playthroughs: () => allScenarios().map((scenario) => [playthroughFile(scenario.id), playthrough(scenario)]),
  drawings: drawn,
  branches: () => [['test/branches/table.txt', branchTable()]],
  oracle: async () => [[DIGESTS, digestsText()]],
  bands: () => [['test/bands/figures.txt', studyText(findRubric('default').rubric, 200)]],
  proof: () => [[REACHED, reachedText()]],
  readme: readmeFiles,
};

// One after the other: several are of one table.
async function drawn(): Promise<Files> {
  const files: Files = [];
  for (const drawing of await drawings()) files.push(await kept(drawing));
  return files;
}

const made = await GOLDEN[process.argv[2]!]!();
const changed = made.filter(([file, text]) => {
  const path = join(root, file);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
for (const [file, text] of changed) {
  writeFileSync(join(root, file), text);
  console.log(`${file} is written anew; read the difference.`);
}
if (changed.length === 0) console.log('Nothing has changed.');
