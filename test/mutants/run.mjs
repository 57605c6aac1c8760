// npm run mutants [-- ladder|exercise] [--sample N] [--seed S]: mutation testing by Stryker, which is installed into a copy of
// the checkout and goes with it. Of the ladder every mutant is tried, of exercise and journal as many as --sample says (400),
// drawn by the seed. Prints what survived and the share that the tests find; ends with 1 where that is under the bar.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { keyOf } from './key.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STRYKER = ['core', 'vitest-runner', 'instrumenter', 'api'].map((name) => `@stryker-mutator/${name}@9.6.1`);

/** What is mutated, which tests are to find it, and the least share of mutants that they have to find. */
const RUNS = {
  ladder: { rooms: ['ladder'], tests: ['test/ladder'], bar: 85 },
  exercise: { rooms: ['exercise', 'journal'], tests: ['test/exercise', 'test/journal', 'test/judge'], bar: 75 },
};

const { values, positionals } = parseArgs({
  options: { sample: { type: 'string', default: '400' }, seed: { type: 'string', default: 'rung' } },
  allowPositionals: true,
});

/** The folder to work in: the checkout and what is installed in it, with Stryker beside it. */
function copyOfCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'rung-mutants-'));
  const isLeftOut = (path) => ['.git', 'dist'].includes(relative(root, path));
  cpSync(root, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !isLeftOut(path) });
  run(folder, 'npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...STRYKER);
  return folder;
}

function run(folder, command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}.`);
}

/** Every mutant of those rooms, as Stryker would make them. */
async function mutantsOf(folder, rooms) {
  const { resolve } = createRequire(join(folder, 'package.json'));
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  const [{ createInjector }, { commonTokens }, { createInstrumenter }] = await Promise.all(
    ['typed-inject', '@stryker-mutator/api/plugin', '@stryker-mutator/instrumenter'].map(load),
  );
  const log = { debug() {}, info() {}, isDebugEnabled: () => false };
  const injector = createInjector()
    .provideValue(commonTokens.logger, log)
    .provideValue(commonTokens.getLogger, () => log);
  const files = rooms.flatMap((room) =>
    readdirSync(join(folder, 'src', room), { recursive: true })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => `src/${room}/${name}`),
  );
  const { mutants } = await injector.injectFunction(createInstrumenter).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(join(folder, name), 'utf8') })),
    { plugins: null, excludedMutations: [], ignorers: [], mutationRanges: [], noHeader: true },
  );
  return mutants.map((each) => each.toApiMutant?.() ?? each);
}

/** So many of them, in an order that the seed alone decides. */
function sampled(mutants, size, seed) {
  const rank = (mutant) =>
    createHash('sha256')
      .update(`${seed} ${keyOf(mutant)}`)
      .digest('hex');
  const ranked = mutants.map((mutant) => ({ mutant, by: rank(mutant) })).sort((a, b) => (a.by < b.by ? -1 : 1));
  return ranked.slice(0, size).map(({ mutant }) => mutant);
}

/** Its place as Stryker takes it: lines count from 1, columns from 0. */
const place = ({ fileName, location: { start, end } }) =>
  `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

/** A place of Stryker's report, where both count from 1, as its list of mutants has it. */
const fromZero = ({ start, end }) => ({ start: before(start), end: before(end) });
const before = ({ line, column }) => ({ line: line - 1, column: column - 1 });

/** Tries those mutants; each as Stryker's report tells it. */
function tried(folder, mutants, tests) {
  writeFileSync(join(folder, 'test/mutants/chosen.json'), JSON.stringify(mutants.map(keyOf)));
  const settings = {
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/vitest.config.mjs', related: false },
    plugins: ['@stryker-mutator/vitest-runner', './test/mutants/chosen.mjs'],
    checkers: ['chosen'],
    mutate: [...new Set(mutants.map(place))],
    // A name that is not there: nothing is rewritten in the project's own.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A busy machine is no mutant that never ends.
    timeoutMS: 10_000,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: 'mutants.json' },
  };
  writeFileSync(join(folder, 'stryker.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'test/mutants/tests.json'), JSON.stringify(tests));
  run(folder, 'npx', '--no-install', 'stryker', 'run', 'stryker.json');
  const { files } = JSON.parse(readFileSync(join(folder, 'mutants.json'), 'utf8'));
  const chosen = new Set(mutants.map(keyOf));
  return Object.entries(files)
    .flatMap(([fileName, { mutants: all }]) =>
      all.map((each) => ({ ...each, fileName, location: fromZero(each.location) })),
    )
    .filter((each) => chosen.has(keyOf(each)));
}

const FOUND = ['Killed', 'Timeout', 'RuntimeError'];

const names = positionals.length > 0 ? positionals : Object.keys(RUNS);
for (const name of names) if (!RUNS[name]) throw new Error(`There are ${Object.keys(RUNS).join(' and ')}, no ${name}.`);
const folder = copyOfCheckout();
try {
  for (const name of names) {
    const { rooms, tests, bar } = RUNS[name];
    const all = await mutantsOf(folder, rooms);
    const mutants = name === 'ladder' ? all : sampled(all, Number(values.sample), values.seed);
    const started = performance.now();
    const results = tried(folder, mutants, tests);
    const survivors = results.filter(({ status }) => !FOUND.includes(status));
    for (const { status, fileName, location, mutatorName, replacement } of survivors)
      console.log(
        `${status} ${fileName}:${location.start.line + 1} ${mutatorName}: ${replacement?.replace(/\s+/g, ' ').slice(0, 100)}`,
      );
    const share = (100 * (results.length - survivors.length)) / results.length;
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    const of = mutants.length < all.length ? `, drawn from ${all.length} by the seed "${values.seed}"` : '';
    console.log(
      `${rooms.join(' and ')}: ${results.length - survivors.length} of ${results.length} mutants found${of}: ${share.toFixed(1)} %, at least ${bar} asked, in ${minutes} minutes.\n`,
    );
    if (share < bar || results.length !== mutants.length) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
