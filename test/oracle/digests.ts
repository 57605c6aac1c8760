// Every digest of the oracle by its name, worked out when it is asked for: block by block of seeds.
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { arms, BLOCKS, nameOf, scenarios } from './arms.ts';
import { OTHER_BLOCKS, otherReadings, underReading } from './doctrines.ts';
import { played, tables } from './oracle.ts';

export interface Digests {
  name: string;
  blocks: readonly (() => string)[];
}

export function digests(): Digests[] {
  const { rubric } = findRubric('default');
  return [
    ...arms().map((arm) => ({
      name: nameOf(arm),
      blocks: BLOCKS.map(
        ([from, to]) =>
          () =>
            played(arm, rubric, from, to),
      ),
    })),
    ...scenarios().map((scenario) => ({
      name: `${scenario.id} tables`,
      blocks: BLOCKS.map(
        ([from, to]) =>
          () =>
            tables(scenario, from, to),
      ),
    })),
    ...otherReadings().map(([name, scenario]) => ({
      name,
      blocks: OTHER_BLOCKS.map((block) => () => underReading(scenario, rubric, block)),
    })),
  ];
}

/** The file that keeps them. */
export const DIGESTS = 'test/oracle/digests.json';

/** All of them, as that file holds them. Takes half an hour. */
export function digestsText(): string {
  const lines = digests().map(
    ({ name, blocks }) => `  ${JSON.stringify(name)}: [${blocks.map((digest) => JSON.stringify(digest())).join(', ')}]`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
