// No screen, page or report shows a code of the program where a word would do: no code of a refusal, no token of what is
// missing, no event, field or switch by its name, under any coaching. What may stand is listed here.
import { describe, expect, it } from 'vitest';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { CODES } from '../../src/ladder/index.ts';
import { shippedNames } from '../../src/scenario/disk.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { everythingRead } from './plain-words.ts';

const SWEEPS = process.env.CODES_EVERY ? Number(process.env.CODES_EVERY) : 6;
const scenarios = allScenarios();
const [anyone] = scenarios;

/** Names that people write and read: responses, doctrines, scenarios, policies. */
const NAMES = new Set<string>([
  ...anyone!.doctrine.responses.map(({ id }) => id),
  ...shippedNames('doctrines'),
  ...scenarios.map(({ id }) => id),
  ...POLICY_NAMES,
]);

/** Words of the language with a hyphen, each of which was read where it stands. */
const ENGLISH = new Set<string>([
  'de-escalation',
  'high-tech',
  'long-range',
  'press-reported',
  'self-defence',
  // The name of an option, as it is typed.
  'script-only',
]);

/** Everything that the scenario itself says, in its own words. */
const ownWords = (scenario: object): string =>
  JSON.stringify(scenario, (_, value) => (typeof value === 'string' && !/\s/.test(value) ? '' : value));

const KINDS: readonly [what: string, sort: RegExp][] = [
  ['a code of a refusal', new RegExp(CODES.map((code) => code.replace('/', '\\/')).join('|'), 'g')],
  ['a token of what is missing', /(?<![\w:])\+\d+(?! more)(?![\d:.])(?= |$|,)/g],
  ['a field', /\b[a-z]+[A-Z][A-Za-z]+\b/g],
  ['a switch', /\b[a-z]+\d?\.[a-z][A-Za-z]+\b/g],
  ['a code', /\b[a-z]+\d?(?:-[a-z0-9]+)+\b/g],
];

/** Digests and the places of links are for machines; a reader sees neither. */
const READ = /<a id="[^"]*"><\/a>|\]\(#[^)]*\)|`[0-9a-f-]{16,}`/g;

function codesIn(text: string, own: string): string[] {
  return KINDS.flatMap(([what, sort]) =>
    [...text.replace(READ, ' ').matchAll(sort)]
      .map(([found]) => found)
      .filter((found) => !NAMES.has(found) && !ENGLISH.has(found) && !own.includes(found))
      .map((found) => `${what}: ${found}`),
  );
}

describe('nobody reads a code where a word would do', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
    const own = ownWords(scenario);
    const found = new Map<string, string>();
    for (const { where, text } of await everythingRead(scenario, SWEEPS))
      for (const code of codesIn(text, own))
        if (!found.has(code)) found.set(code, `${code} (${where}): ${text.trim()}`);
    expect([...found.values()]).toEqual([]);
  });
});
