// The house holds its rooms: who may import whom, what is banned where, how long a file may be.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

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
  // What a record means, as data: reports put it into words.
  review: { rooms: ['ladder', 'exercise', 'journal', 'scenario'], packages: [], isPure: false },
  session: { rooms: ['exercise', 'journal', 'ladder'], packages: ['immer'], isPure: false },
  report: {
    // Of the exercise also its lists of names: a report counts what never came up.
    rooms: ['ladder', 'exercise', 'journal', 'review: types', 'study: types'],
    packages: ['marked', 'd3-scale', 'csv-stringify/sync', 'csv-parse/sync', 'write-excel-file/node', 'node:'],
    isPure: false,
  },
  study: { rooms: ['ladder', 'exercise', 'scenario', 'journal'], packages: ['simple-statistics'], isPure: false },
  tui: {
    rooms: ['session: types', 'report', 'ladder: types', 'exercise: types'],
    packages: ['ink', 'react', 'ink-table', 'string-width'],
    isPure: false,
  },
  cli: {
    rooms: ['ladder', 'exercise', 'scenario', 'journal', 'session', 'review', 'report', 'study', 'tui'],
    packages: ['commander', 'node:'],
    isPure: false,
  },
};

/** What a single file may do that its room may not. */
const LEAVE: Record<string, { packages: string[]; because: string }> = {
  'exercise/dice.ts': { packages: ['d3-random', 'seedrandom/lib/alea.js'], because: 'all chance lives in one file' },
  'scenario/disk.ts': { packages: ['node:'], because: 'one file of the room reads the disk' },
  'scenario/workbook-file.ts': {
    packages: ['node:child_process', 'node:url'],
    because: 'reading a workbook may have to be ended',
  },
  'study/pool.ts': { packages: ['piscina', 'node:'], because: 'one file starts the threads of batches' },
  'tui/input/key-stream.ts': { packages: ['node:stream'], because: 'it is a stream that Ink reads' },
  'tui/start.tsx': { packages: ['node:v8'], because: 'what starts Ink keeps its memory flat' },
  'study/worker.ts': {
    packages: ['node:worker_threads', 'node:v8', 'node:vm'],
    because: 'it is what the threads run, and keeps their memory flat',
  },
};

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
  });

interface Import {
  from: string;
  to: string;
  isType: boolean;
  /** Loaded only when it is asked for. */
  isLazy?: boolean;
}

const all = files(root);
const nameOf = (path: string) => relative(root, path).replaceAll('\\', '/');
const roomOf = (path: string) => nameOf(path).split('/')[0]!;
const text = new Map(all.map((path) => [path, readFileSync(path, 'utf8')]));

function importsOf(path: string): Import[] {
  const source = text.get(path)!;
  const found = [
    ...source.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?((?:[\w*{][^;'"]*?\s+from\s+)?)['"]([^'"]+)['"]/g),
  ].map(([, type, names, to]): Import => ({ from: path, to: to!, isType: Boolean(type) || isAllTypes(names ?? '') }));
  const lazy = [...source.matchAll(/import\(['"]([^'"]+)['"]\)/g)].map(
    ([, to]): Import => ({ from: path, to: to!, isType: false, isLazy: true }),
  );
  return [...found, ...lazy];
}

function isAllTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}\s*from/.exec(names.trim())?.[1];
  const listed = inner
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith('type '));
}

const imports = all.flatMap(importsOf);

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

  it('the screens decide nothing and touch no file', () => {
    const guilty = all.filter(
      (path) => roomOf(path) === 'tui' && /\bevolve\(|\bdecide\(|\badvance\(|node:fs/.test(text.get(path)!),
    );
    expect(guilty.map(nameOf)).toEqual([]);
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
    const entries = [
      'cli/main.ts',
      'tui/no-devtools.ts',
      'tui/given-process.ts',
      'exercise/alea.d.ts',
      'scenario/check-shipped.ts',
      'cli/shipped-rules.ts',
      'tui/quick-width.ts',
      'tui/last-frame.ts',
      'study/worker.ts',
      'scenario/workbook-child.ts',
    ];
    expect(all.filter((path) => !used.has(path) && !entries.includes(nameOf(path))).map(nameOf)).toEqual([]);
  });

  it('there is no room for what has no name', () => {
    expect(
      all.map(nameOf).filter((name) => /(^|[/-])(utils|helpers|common|core|services|manager)\b/.test(name)),
    ).toEqual([]);
  });
});
