// Writes the digests that the test compares with: to be run with the engine that is the measure, never with the one that
// is measured. `part` of `parts` lets several processes share the work.
import { writeFileSync } from 'node:fs';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { arms, BLOCKS, nameOf, scenarios } from './arms.ts';
import { played, tables } from './oracle.ts';

const [file = '', part = '0', parts = '1'] = process.argv.slice(2);
const { rubric } = findRubric('default');
const digests: Record<string, string[]> = {};
for (const [n, arm] of arms().entries()) {
  if (n % Number(parts) !== Number(part)) continue;
  digests[nameOf(arm)] = BLOCKS.map(([from, to]) => played(arm, rubric, from, to));
}
for (const [n, scenario] of scenarios().entries()) {
  if (n % Number(parts) !== Number(part)) continue;
  digests[`${scenario.id} tables`] = BLOCKS.map(([from, to]) => tables(scenario, from, to));
}
writeFileSync(file, `${JSON.stringify(digests, null, 1)}\n`);
