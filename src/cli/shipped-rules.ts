// What ships now, as entries of the list of everything that ever shipped (src/journal/shipped-rules.json). `npm run shipped`
// adds them to the list; a test holds that none is missing.
import { ENGINE } from '../journal/engine.ts';
import { digestOf } from '../journal/entry.ts';
import {
  doctrineDigest,
  numbersDigest,
  type ShippedRules,
  scenarioDigest,
  shortVersion,
} from '../journal/provenance.ts';
import { shippedNames } from '../scenario/disk.ts';
import { findDoctrine, shippedDoctrines } from '../scenario/doctrine-file.ts';
import { findRubric } from '../scenario/rubric-file.ts';
import { allScenarios, findScenario, tutorials } from '../scenario/scenario-file.ts';

export function shippedNow(): ShippedRules {
  const versions = [shortVersion(ENGINE)];
  const scenarios = [...allScenarios(), ...tutorials()].flatMap((scenario) => [
    scenario,
    ...scenario.variants.map(({ name }) => findScenario(scenario.id, { variant: name })),
  ]);
  return {
    scenarios: scenarios.map((scenario) => {
      const { id, variant, background } = scenario;
      return { versions, id, variant, background, digest: scenarioDigest(scenario) };
    }),
    doctrines: shippedDoctrines().map((name) => {
      const doctrine = findDoctrine(name);
      return { versions, id: doctrine.id, digest: doctrineDigest(doctrine), reads: doctrine.reads };
    }),
    numbers: scenarios.slice(0, 1).map((scenario) => ({ versions, digest: numbersDigest(scenario) })),
    rubrics: shippedNames('rubrics').map((name) => {
      const { rubric, text } = findRubric(name);
      return { versions, id: rubric.id, digest: digestOf(text) };
    }),
  };
}

export function added(list: ShippedRules, now: ShippedRules): ShippedRules {
  const withNew = <T extends { digest: string; versions: string[] }>(old: T[], fresh: T[]): T[] => {
    const known = old.map((each) => {
      const again = fresh.find(({ digest }) => digest === each.digest);
      return again ? { ...each, versions: [...new Set([...each.versions, ...again.versions])] } : each;
    });
    return [...known, ...fresh.filter(({ digest }) => !old.some((each) => each.digest === digest))];
  };
  return {
    scenarios: withNew(list.scenarios, now.scenarios),
    doctrines: withNew(list.doctrines, now.doctrines),
    numbers: withNew(list.numbers, now.numbers),
    rubrics: withNew(list.rubrics, now.rubrics),
  };
}

/** The list as its file holds it: an entry a line, so that what is added shows. */
export function listText(list: ShippedRules): string {
  const part = ([name, entries]: [string, readonly unknown[]]) =>
    `  "${name}": [\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
  return `{\n${Object.entries(list).map(part).join(',\n')}\n}\n`;
}
