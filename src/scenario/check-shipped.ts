// Run by the build: checks everything that ships and returns it for dist/shipped.json and dist/rubrics.json. Throws MistakesFound.
import { shippedDigest, shippedNames } from './disk.ts';
import { findDoctrine, shippedDoctrines } from './doctrine-file.ts';
import { findRubric } from './rubric-file.ts';
import { packRubrics, RUBRICS_FILE } from './rubric-source.ts';
import { allScenarios } from './scenario-file.ts';
import { pack, SHIPPED_FILE } from './shipped.ts';

export { RUBRICS_FILE, SHIPPED_FILE };

export function checkShipped(): ReturnType<typeof pack> {
  return pack({
    digest: shippedDigest(),
    doctrines: Object.fromEntries(shippedDoctrines().map((name) => [name, findDoctrine(name)])),
    scenarios: Object.fromEntries(allScenarios().map((scenario) => [scenario.id, scenario])),
  });
}

export function checkRubrics(): ReturnType<typeof packRubrics> {
  return packRubrics(shippedNames('rubrics').map(findRubric));
}
