// node test/planted/run.mjs [--by prove|tests|judge] [--quick] [--from ID] [--only ID…]: plants each bug of planted.yaml into a copy of the
// checkout and says whether the proof (or the tests without the proof) finds it. With --quick the proof is the quick one,
// and the tests are those of test/ladder.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  options: {
    by: { type: 'string', default: 'prove' },
    quick: { type: 'boolean', default: false },
    only: { type: 'boolean', default: false },
    from: { type: 'string' },
    equivalent: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

/** The folder to work in: everything but what is installed, built or recorded. */
function copyOfCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'rung-planted-'));
  const isLeftOut = (path) => ['node_modules', '.git', 'dist'].includes(basename(path));
  cpSync(root, folder, { recursive: true, filter: (path) => !isLeftOut(path) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The text with the bug in it. */
function plant(text, { id, find, put, alsoFind, alsoPut }) {
  const changed = replaceOnce(text, find, put, id);
  return alsoFind === undefined ? changed : replaceOnce(changed, alsoFind, alsoPut, id);
}

function replaceOnce(text, find, put, id) {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${id}: what it looks for stands ${parts.length - 1} times in its file.`);
  return parts.join(put);
}

const run = (folder, seconds, command, ...args) =>
  spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: seconds * 1000,
    env: { ...process.env, CI: '1' },
  });

const PROOF = `
import { PARTS, pieces, provePiece } from './src/proof/index.ts';
import { findDoctrine } from './src/scenario/doctrine-file.ts';
const doctrine = findDoctrine('literal');
const families = new Map();
const isQuick = process.argv[2] === '--quick';
// First a glance at few of the cases, since most bugs show in many of them.
for (const scale of isQuick ? [11, 1] : [1])
  for (const piece of pieces(doctrine, PARTS.map(({ id }) => id), isQuick)) {
    if (!families.has(piece.part)) families.set(piece.part, PARTS.find(({ id }) => id === piece.part).families(doctrine));
    const { violation } = provePiece(doctrine, families.get(piece.part), { ...piece, step: piece.step * scale });
    if (!violation) continue;
    console.log(violation.property + ' in part ' + violation.part + ', ' + violation.family + ': ' + violation.says);
    process.exit(1);
  }
`;

/** Bundles what the proof needs; the same bundler again for each bug. */
let bundler;
async function bundled(folder) {
  bundler ??= await context({
    absWorkingDir: folder,
    stdin: { contents: PROOF, resolveDir: folder, loader: 'ts' },
    outfile: join(folder, 'dist', 'planted-proof.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  await bundler.rebuild();
}

/** Each says what found the bug, or null where nothing did. */
const FINDERS = {
  /** The pieces of `rung prove literal` one after the other in a process of its own, until one does not hold. */
  async prove(folder) {
    await bundled(folder);
    for (const extent of values.quick ? ['--quick'] : ['--quick', '--full']) {
      // Where one case never ends, the quick look does not either: it takes some seconds.
      const limit = extent === '--quick' ? 150 : 1200;
      const { status, stdout, stderr } = run(folder, limit, 'node', 'dist/planted-proof.mjs', extent);
      if (status === null && extent === '--quick') return `--quick does not end in ${limit} s`;
      if (status === null) throw new Error(`The full proof takes more than ${limit} s.`);
      if (status === 1) return `${extent} ${stdout.trim()}`;
      // A proof that breaks on the bug has found it too.
      if (status !== 0) return `exit ${status}: ${stderr.split('\n')[0]}`;
    }
    return null;
  },
  /** The tests of the law first; the rest only where they find nothing. The proof's own tests are left out. */
  tests(folder) {
    const notCounted = ['--exclude', 'test/proof/**', '--exclude', 'test/planted/**'];
    const vitest = ['vitest', 'run', '--project', 'in-process', '--bail', '1', ...notCounted];
    for (const where of values.quick ? [['test/ladder']] : [['test/ladder'], []]) {
      const { status, stdout, stderr } = run(folder, 300, 'npx', ...vitest, ...where);
      const failed = /FAIL.*$/m.exec(`${stdout}${stderr}`)?.[0];
      if (status !== 0) return failed ?? `exit ${status}`;
    }
    return null;
  },
  /** Exercises that the engine with the bug plays, and a judge that shares no code with it. */
  judge(folder) {
    const { status, stdout, stderr } = run(folder, 300, 'node', 'test/judge/run.mjs', 'planted');
    return status === 0 ? null : (`${stdout}${stderr}`.trim().split('\n').at(-1) ?? `exit ${status}`);
  },
};

const find = FINDERS[values.by];
if (!find) throw new Error(`--by takes ${Object.keys(FINDERS).join(' or ')}.`);
const { planted, equivalent } = parse(readFileSync(join(root, 'test/planted/planted.yaml'), 'utf8'));
const listed = values.equivalent ? equivalent : planted;
const first = values.from === undefined ? 0 : listed.findIndex(({ id }) => id === values.from);
const list = listed.slice(first).filter(({ id }) => !values.only || positionals.includes(id));
const folder = copyOfCheckout();
const survived = [];
try {
  for (const bug of list) {
    const path = join(folder, 'src/ladder', bug.file);
    const text = readFileSync(path, 'utf8');
    const before = performance.now();
    writeFileSync(path, plant(text, bug));
    const found = await find(folder);
    writeFileSync(path, text);
    if (!found) survived.push(bug);
    const seconds = Math.round((performance.now() - before) / 1000);
    console.log(`${found ? 'found   ' : 'SURVIVED'} ${bug.id} (${seconds} s) ${found ?? (bug.breaks || bug.because)}`);
  }
} finally {
  await bundler?.dispose();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${list.length - survived.length} of ${list.length} found by ${values.by}.`);
process.exitCode = survived.length > 0 && !values.equivalent ? 1 : 0;
