// The house holds its rooms: who may import whom, what is banned where, how long a file and a function may be, what may
// stand at the top of a file; and its tests are where their names say.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circles, functionsOf, type Import, importsOf, reachedFrom, sourceFiles, stateOf } from './house/source.ts';
import { NEEDS } from './support/needs.ts';

const root = fileURLToPath(new URL('../src/', import.meta.url));

interface RoomRules {
  /** Other rooms; a room with `: types` may be imported for types only. */
  rooms: string[];
  packages: string[];
  isPure: boolean;
}

const ROOMS: Record<string, RoomRules> = {
  ladder: { rooms: [], packages: [], isPure: true },
  exercise: { rooms: ['ladder'], packages: [], isPure: true },
  // The law read a second time, and the engine against it.
  proof: { rooms: ['ladder'], packages: [], isPure: true },
  scenario: {
    rooms: ['ladder', 'exercise'],
    packages: ['yaml', 'zod', '@babel/code-frame', 'fastest-levenshtein', 'csv-parse/sync', '@e965/xlsx', 'fflate'],
    isPure: false,
  },
  journal: {
    rooms: ['exercise', 'ladder'],
    packages: ['zod', 'canonicalize', 'env-paths', 'node:'],
    isPure: false,
  },
  // The judge reads the law a second time, so it shares no function with those whom it judges; only what data look like.
  judge: { rooms: ['ladder: types', 'exercise: types'], packages: [], isPure: true },
  // What a record means, as data: reports put it into words.
  review: { rooms: ['ladder', 'exercise', 'journal', 'scenario'], packages: [], isPure: false },
  session: { rooms: ['exercise', 'journal', 'ladder'], packages: ['immer'], isPure: false },
  report: {
    // Of the exercise also its lists of names: a report counts what never came up.
    rooms: ['ladder', 'exercise', 'journal', 'review: types', 'study: types', 'proof', 'judge: types'],
    packages: ['marked', 'd3-scale', 'csv-stringify/sync', 'csv-parse/sync', 'write-excel-file/node', 'node:'],
    isPure: false,
  },
  study: { rooms: ['ladder', 'exercise', 'scenario', 'journal'], packages: ['simple-statistics'], isPure: false },
  tui: {
    rooms: ['session: types', 'report', 'ladder: types', 'exercise: types'],
    packages: ['ink', 'react', 'ink-table', 'string-width'],
    isPure: false,
  },
  // Several screens on one exercise: chairs, codes and doors.
  room: {
    rooms: ['session', 'tui', 'report', 'journal', 'exercise: types', 'ladder: types'],
    packages: ['ssh2', 'ws', 'selfsigned', 'uqr', 'zod', 'node:'],
    isPure: false,
  },
  cli: {
    rooms: [
      'ladder',
      'exercise',
      'proof',
      'judge',
      'scenario',
      'journal',
      'session',
      'review',
      'report',
      'study',
      'tui',
      'room',
    ],
    packages: ['commander', 'node:'],
    isPure: false,
  },
};

/** What a single file may do that its room may not. */
const LEAVE: Record<string, { packages: string[]; because: string }> = {
  'exercise/chance/dice.ts': {
    packages: ['d3-random', 'seedrandom/lib/alea.js'],
    because: 'all chance lives in one file',
  },
  'scenario/disk.ts': { packages: ['node:'], because: 'one file of the room reads the disk' },
  'scenario/workbook-file.ts': {
    packages: ['node:child_process', 'node:url'],
    because: 'reading a workbook may have to be ended',
  },
  'study/pool.ts': { packages: ['piscina', 'node:'], because: 'one file starts the threads of batches' },
  'tui/input/key-stream.ts': { packages: ['node:stream'], because: 'it is a stream that Ink reads' },
  'room/page/terminal.ts': {
    packages: ['@xterm/xterm', '@xterm/addon-fit'],
    because: 'it is the terminal of the page for browsers',
  },
  'study/worker.ts': {
    packages: ['node:worker_threads', 'node:v8', 'node:vm'],
    because: 'it is what the threads run, and keeps their memory flat',
  },
};

const sources = sourceFiles(root);
const all = sources.map(({ path }) => path);
const nameOf = (path: string) => relative(root, path).replaceAll('\\', '/');
const roomOf = (path: string) => nameOf(path).split('/')[0]!;
const text = new Map(sources.map(({ path, text }) => [path, text]));
const imports = sources.flatMap(importsOf);

/** What breaks a rule today. A list only shrinks: what breaks its rule no more is taken off. */
const TODAY = {
  circles: [],
  longFunctions: [],
  state: [],
};

/** What breaks a rule, and is not listed; and what is listed, and breaks it no more. */
function beside(listed: readonly string[], found: readonly string[], rule: string): string[] {
  return [
    ...found.filter((each) => !listed.includes(each)).map((each) => `${each}: ${rule}`),
    ...listed
      .filter((each) => !found.includes(each))
      .map((each) => `${each} breaks this rule no more: take it off TODAY`),
  ];
}

function complaint({ from, to, isType }: Import): string | null {
  const room = roomOf(from);
  const rules = ROOMS[room];
  if (!rules) return `${nameOf(from)}: src/${room} is not a room of the house; a new room needs a reason in its commit`;
  if (to.startsWith('.')) {
    const target = resolve(dirname(from), to);
    if (!target.startsWith(root))
      return to.endsWith('package.json') && room === 'journal' ? null : `${nameOf(from)} reaches outside src`;
    const other = roomOf(target);
    if (other === room) return null;
    if (rules.rooms.includes(other) || (isType && rules.rooms.includes(`${other}: types`))) {
      if (other === 'ladder' && !target.endsWith('/ladder/index.ts'))
        return `${nameOf(from)} enters the ladder by another door than index.ts`;
      return null;
    }
    return `${nameOf(from)} imports ${isType ? 'types of ' : ''}${other}; src/${room} may import ${rules.rooms.join(', ') || 'nothing'}`;
  }
  const packages = [...rules.packages, ...(LEAVE[nameOf(from)]?.packages ?? [])];
  if (packages.some((name) => to === name || (name.endsWith(':') && to.startsWith(name)))) return null;
  return `${nameOf(from)} imports the package ${to}; src/${room} may import ${packages.join(', ') || 'none'}`;
}

describe('the house holds its rooms', () => {
  it('every import is one that its room may make', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.map(complaint).filter(Boolean)).toEqual([]);
  });

  it('the law and the game know no clock, no chance, no process and no waiting', () => {
    const banned =
      /\bDate\b|Math\.random|\bprocess\.|\bconsole\.|\basync\b|\bawait\b|\bsetTimeout\b|\bIntl\b|toLocale|localeCompare/;
    const guilty = all
      .filter((path) => ROOMS[roomOf(path)]?.isPure)
      .flatMap((path) =>
        text
          .get(path)!
          .split('\n')
          .filter((line) => banned.test(line.replace(/\/\/.*|^\s*\*.*|\/\*\*.*/g, '')))
          .map((line) => `${nameOf(path)}: ${line.trim()}`),
      );
    expect(guilty).toEqual([]);
  });

  it('what is recorded has no optional field: null says that there is nothing', () => {
    const recorded = ['events', 'state', 'words', 'incident', 'scenario'].map((name) => `exercise/${name}.ts`);
    const ruled = ['words', 'announced', 'doctrine', 'facts'].map((name) => `ladder/${name}.ts`);
    const optional = [...recorded, ...ruled].flatMap((name) =>
      text
        .get(all.find((path) => nameOf(path) === name)!)!
        .split('\n')
        .filter((line) => line.includes('?:'))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(optional).toEqual([]);
  });

  it('the screens decide nothing and touch no file', () => {
    const guilty = all.filter(
      (path) => roomOf(path) === 'tui' && /\bevolve\(|\bdecide\(|\badvance\(|node:fs/.test(text.get(path)!),
    );
    expect(guilty.map(nameOf)).toEqual([]);
  });

  it('a console takes nothing from the process that it happens to run in', () => {
    const guilty = all.filter((path) => roomOf(path) === 'tui' && /\bprocess\./.test(text.get(path)!));
    // It stands in for node:process in packages.
    expect(guilty.map(nameOf)).toEqual(['tui/given-process.ts']);
  });

  it('the page for browsers takes nothing of Node, and of the house its protocol alone', () => {
    const isOfPage = (path: string) => nameOf(path).startsWith('room/page/');
    const taken = imports
      .filter(({ from }) => isOfPage(from))
      .map(({ from, to }) => (to.startsWith('.') ? resolve(dirname(from), to) : to))
      .filter((to) => !isOfPage(to) && !to.startsWith('@xterm/'));
    expect([...new Set(taken.map(nameOf))]).toEqual(['room/protocol.ts']);
    expect(imports.filter(({ from }) => nameOf(from) === 'room/protocol.ts')).toEqual([]);
  });

  it('a file says in its first line what it is for', () => {
    const silent = all.filter((path) => !/^(#!.*\n)?\/\/ [A-Z`a-z]/.test(text.get(path)!));
    expect(silent.map(nameOf)).toEqual([]);
  });

  it('a file stays small enough to be one thing', () => {
    const long = all
      .filter((path) => text.get(path)!.split('\n').length > 400)
      .map((path) => `${nameOf(path)}: over 400 lines; look whether it is two things`);
    expect(long).toEqual([]);
  });

  it('no imports go in a circle, of types neither', () => {
    // What is loaded only when it is asked for may lead back to whoever asks.
    const found = circles(imports.filter(({ isLazy }) => !isLazy))
      .flat()
      .map(nameOf)
      .sort();
    expect(beside(TODAY.circles, found, 'it lies in a circle; let what both need stand in a file of its own')).toEqual(
      [],
    );
  });

  it('in the game imports go one way: from what is played back to the words', () => {
    const folders = ['exercise', 'chance', 'world', 'run', 'chairs', 'score'];
    const rankOf = (path: string) => folders.indexOf(nameOf(dirname(path)).split('/').at(-1)!);
    const upward = imports
      .filter(({ from, to }) => roomOf(from) === 'exercise' && to.startsWith('.'))
      .map(({ from, to }) => ({ from, to: resolve(dirname(from), to) }))
      .filter(({ from, to }) => roomOf(to) === 'exercise' && rankOf(to) > rankOf(from))
      .map(({ from, to }) => `${nameOf(from)} imports ${nameOf(to)}; the folders go ${folders.join(', ')}`);
    expect(upward).toEqual([]);
  });

  it('a function is at most seventy lines long', () => {
    const found = sources.flatMap((source) =>
      functionsOf(source)
        .filter(({ lines }) => lines > 70)
        .map(({ name }) => `${nameOf(source.path)}: ${name}`),
    );
    expect(beside(TODAY.longFunctions, found, 'over 70 lines; its parts want names')).toEqual([]);
  });

  it('the law and the game keep nothing beside the state', () => {
    const pure = sources.filter(({ path }) => ROOMS[roomOf(path)]?.isPure);
    const found = pure.flatMap((source) => stateOf(source).map((name) => `${nameOf(source.path)}: ${name}`));
    expect(beside(TODAY.state, found, 'what changes is part of the state, and moves on with it')).toEqual([]);
  });

  it('the first screen waits for no reader of files', () => {
    const loaded = new Set([join(root, 'cli/commands/play.ts'), join(root, 'tui/start.tsx')]);
    // A set goes on to what is added while it is gone through.
    for (const path of loaded) {
      for (const { from, to, isType, isLazy } of imports) {
        if (from === path && !isType && !isLazy) loaded.add(to.startsWith('.') ? resolve(dirname(from), to) : to);
      }
    }
    expect(loaded.size).toBeGreaterThan(50);
    expect([...loaded].filter((each) => ['yaml', 'zod', 'immer'].includes(each))).toEqual([]);
  });

  it('no file lies about that nobody imports', () => {
    const used = new Set(
      imports.filter(({ to }) => to.startsWith('.')).map(({ from, to }) => resolve(dirname(from), to)),
    );
    const build = readFileSync(join(root, '..', 'build.mjs'), 'utf8');
    const isBuilt = (path: string) => build.includes(`src/${nameOf(path)}`);
    const idle = all.filter((path) => !used.has(path) && !isBuilt(path)).map(nameOf);
    // It declares a package, and is found by the compiler.
    expect(idle).toEqual(['exercise/chance/alea.d.ts']);
  });

  it('there is no room for what has no name', () => {
    expect(
      all.map(nameOf).filter((name) => /(^|[/-])(utils|helpers|common|core|services|manager)\b/.test(name)),
    ).toEqual([]);
  });
});

describe('the tests are where their names say', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = sourceFiles(folder);
  const targets = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).map(({ from, to }) => (to.startsWith('.') ? resolve(dirname(from), to) : to)),
    ]),
  );
  const testName = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const starts = (path: string) => {
    const reached = [...reachedFrom(path, targets)];
    return reached.some((each) => /^node:child_process$|\/node-pty$|\/scenario\/workbook-file\.ts$/.test(each));
  };

  it('a file that starts programs is named *.real.test.ts, and no other', () => {
    const tests = files.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
    const named = tests.filter((path) => path.endsWith('.real.test.ts'));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !starts(path)).map(testName)).toEqual([]);
    expect(tests.filter((path) => !named.includes(path) && starts(path)).map(testName)).toEqual([]);
  });

  it('a file says in its first line what it is for', () => {
    const silent = files.filter(({ text }) => !/^\/\/ [A-Z`a-z0-9]/.test(text));
    expect(silent.map(({ path }) => testName(path))).toEqual([]);
  });

  it('no file lies about that no test imports', () => {
    const used = new Set([...targets.values()].flat());
    const own = files.map(({ path }) => path).filter((path) => !/\.(test|d)\.ts$/.test(path) && !used.has(path));
    const scripts = ['vitest.config.mjs', 'test/bench/bench.mjs', 'test/golden/write.mjs', 'test/judge/run.mjs']
      .map((name) => readFileSync(join(root, '..', name), 'utf8'))
      .join();
    expect(own.map(testName).filter((name) => !scripts.includes(`test/${name}`))).toEqual([]);
  });

  it('whatever they need of a machine is installed where they are run for others', () => {
    const run = readFileSync(join(root, '..', '.ci', 'run'), 'utf8');
    const packages = Object.values(NEEDS).flatMap((need) => need.packages);
    expect(packages.filter((name) => !run.includes(name))).toEqual([]);
  });
});
