// No screen, page or report shows a code of the program where a word would do: no code of a refusal, no token of what is
// missing, no event, field or switch by its name, under any coaching. What may stand is listed here.
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/table/command-table.ts';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { CODES } from '../../src/ladder/index.ts';
import { shippedNames } from '../../src/scenario/disk.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { LESSONS } from '../../src/tui/hints.ts';
import { COMMISSION_WORDS } from '../../src/tui/plain/commission.ts';
import { RED_WORDS } from '../../src/tui/plain/red.ts';
import { SEAT_WORDS } from '../../src/tui/plain/seat.ts';
import { COMMISSION_KEYS } from '../../src/tui/screens/commission/keys.ts';
import { END_KEYS } from '../../src/tui/screens/end/keys.ts';
import { EVALUATOR_KEYS } from '../../src/tui/screens/evaluator/keys.ts';
import { EXCON_KEYS } from '../../src/tui/screens/excon/keys.ts';
import { HOME_KEYS } from '../../src/tui/screens/home/keys.ts';
import { LIBRARY_KEYS } from '../../src/tui/screens/library/keys.ts';
import { RED_KEYS } from '../../src/tui/screens/red/keys.ts';
import { REPLAY_KEYS } from '../../src/tui/screens/replay/keys.ts';
import { SEAT_KEYS } from '../../src/tui/screens/seat/keys.ts';
import { STEPS } from '../../src/tui/tutorial.ts';
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
  'after-action',
  'colour-blind',
  'hand-off',
  'off-script',
  'table-top',
  'western-backed',
  // As they are typed behind an option.
  'script-only',
  'at-commit',
  'at-debrief',
  'observer-2',
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

describe('no key, word, hint or command is explained by a code', () => {
  const rows = (where: string, all: readonly { does?: string; short?: string; shown?: string; typed?: string }[]) =>
    all.map(({ does = '', short = '', ...row }) => [`${where}: ${row.shown ?? row.typed ?? ''}`, `${does} ${short}`]);
  const read = [
    ...Object.entries({
      home: HOME_KEYS,
      library: LIBRARY_KEYS,
      seat: SEAT_KEYS,
      excon: EXCON_KEYS,
      commission: COMMISSION_KEYS,
      red: RED_KEYS,
      evaluator: EVALUATOR_KEYS,
      end: END_KEYS,
      replay: REPLAY_KEYS,
      'plain seat': SEAT_WORDS,
      'plain commission': COMMISSION_WORDS,
      'plain red': RED_WORDS,
    }).flatMap(([where, all]) => rows(where, all)),
    ...[...LESSONS, ...STEPS].map(({ says, keys, words }) => ['a hint', `${says} ${keys} ${words}`]),
    ...COMMANDS.flatMap(({ name, does, options = [] }) => [
      [name, does],
      ...options.map((option) => [`${name} ${option.flags}`, option.does]),
    ]),
  ];

  it.each(read)('%s', (_, text) => {
    expect(codesIn(text!.replaceAll(/\{[a-z-]+\}|--[a-z-]+/g, ' '), '')).toEqual([]);
  });
});
