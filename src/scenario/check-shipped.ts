// Run by the build: checks everything that ships and returns it for dist/shipped.json. Throws MistakesFound.

import { shippedDigest } from './disk.ts';
import { findDoctrine, shippedDoctrines } from './doctrine-file.ts';
import { allScenarios } from './scenario-file.ts';
import { pack, SHIPPED_FILE } from './shipped.ts';

export { SHIPPED_FILE };

export function checkShipped(): ReturnType<typeof pack> {
  return pack({
    digest: shippedDigest(),
    doctrines: Object.fromEntries(shippedDoctrines().map((name) => [name, findDoctrine(name)])),
    scenarios: Object.fromEntries(allScenarios().map((scenario) => [scenario.id, scenario])),
  });
}
