// One bad thing does not stop the rest: whatever lies in the folder of exercises, the library lists the others, says what
// is wrong in one line, never waits for a pipe, and makes files that nobody else can read.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeEntry, NO_DIGEST } from '../../src/journal/entry.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { rung } from '../support/rung.ts';

const made = freshFolder();
let home = '';
let folder = '';
const run = (...args: string[]) => rung(args, home);
const list = () => join(folder, 'library.json');
const entry = (name: string) => join(folder, `${name}.rung.jsonl`);

beforeAll(() => {
  const { code } = rung(['drill', 'first-shot', '--seed', '41', '--policy', 'us=passive'], made);
  expect(code).toBe(0);
});

beforeEach(() => {
  home = freshFolder();
  folder = join(home, 'exercises');
  mkdirSync(folder);
  copyFileSync(join(made, 'exercises', 'first-shot-1.rung.jsonl'), entry('sound'));
});

const sized = (file: string, bytes: number): void => {
  const handle = openSync(file, 'w');
  ftruncateSync(handle, bytes);
  closeSync(handle);
};

const pipe = (file: string): void => void execFileSync('mkfifo', [file]);
const scenario = { id: 'first-shot', title: 'First shot', variant: null };

/** A first line that is sealed well, and the others of the sound one behind it. */
const withOpening = (file: string, opening: unknown): void => {
  const lines = readFileSync(entry('sound'), 'utf8').split('\n');
  lines[0] = encodeEntry(0, NO_DIGEST, { opening, events: [] } as never).line;
  writeFileSync(file, lines.join('\n'));
};

const STRANGE_FILES: Record<string, (file: string) => void> = {
  'a folder': (file) => mkdirSync(file),
  'a pipe': pipe,
  'a link that leads nowhere': (file) => symlinkSync('nowhere', file),
  'a link that leads in a circle': (file) => symlinkSync(file, file),
  'a link to a pipe': (file) => {
    pipe(`${file}.pipe`);
    symlinkSync(`${file}.pipe`, file);
  },
  'a link to a device': (file) => symlinkSync('/dev/zero', file),
  'an empty file': (file) => writeFileSync(file, ''),
  'a file of line breaks': (file) => writeFileSync(file, '\n\n\n'),
  'a file of zeros': (file) => sized(file, 4 * 1024 ** 3),
  'a file of JSON that is none of ours': (file) => writeFileSync(file, 'null\n[]\n7\n'),
  'a first line without a scenario': (file) => withOpening(file, { format: 3, scenario: null, start: null }),
  'a first line that is a list': (file) => withOpening(file, []),
  'an id that is an object': (file) =>
    withOpening(file, { format: 3, scenario: { ...scenario, id: { a: 1 } }, start: { seed: '1' } }),
  'a title that is a number': (file) =>
    withOpening(file, { format: 3, scenario: { ...scenario, title: 7 }, start: { seed: '1' } }),
  'a variant that is a list': (file) =>
    withOpening(file, { format: 3, scenario: { ...scenario, variant: ['x'] }, start: { seed: '1' } }),
  'a seed that is an object': (file) => withOpening(file, { format: 3, scenario, start: { seed: {} } }),
  'a format that is a text': (file) => withOpening(file, { format: 'x', scenario, start: { seed: '1' } }),
  'an old format that holds nothing of it': (file) => withOpening(file, { format: 1, scenario, start: { seed: '1' } }),
};

describe('entries of the library that are no exercises', () => {
  it('get a line each that says so, and the others are listed', () => {
    for (const [n, make] of Object.values(STRANGE_FILES).entries()) make(entry(`odd-${n}`));
    const listed = run('library');
    expect(listed).toMatchObject({ code: 0, err: '' });
    for (const [n, what] of Object.keys(STRANGE_FILES).entries()) {
      const lines = listed.out.split('\n').filter((line) => new RegExp(`^\\d+ +odd-${n} `).test(line));
      expect([what, lines.length]).toEqual([what, 1]);
      expect(lines[0], what).toMatch(/cannot be read: .+\.$/);
    }
    expect(listed.out).toMatch(/^\d+ +sound .*ended/m);
    expect(JSON.parse(run('library', '--json').out)).toHaveLength(Object.keys(STRANGE_FILES).length + 1);
    expect(run('library', 'rename', 'sound', 'Team A')).toMatchObject({ code: 0, out: 'sound is now Team A.\n' });
    expect(run('export', 'Team A', '--out', join(home, 'a.rung.jsonl')).code).toBe(0);
    expect(run('report', 'Team A').code).toBe(0);
    rmSync(entry('sound'));
    expect(run('import', join(home, 'a.rung.jsonl')).code).toBe(0);
    expect(run('coverage', folder)).toMatchObject({ code: 0, out: expect.stringContaining('of 1 journal\n') });
  }, 60_000);

  it.each(Object.keys(STRANGE_FILES))('%s is told in words wherever it is named', (what) => {
    STRANGE_FILES[what]!(entry('odd'));
    for (const command of [['verify'], ['play', '--plain'], ['import']]) {
      const { code, err, out } = run(command[0]!, entry('odd'), ...command.slice(1));
      expect([1, 2], `${command[0]}: ${err}${out}`).toContain(code);
      expect(err).not.toMatch(/bug|\n {4}at /);
    }
  });

  it('a socket gets a line too', async () => {
    const server = createServer().listen(entry('odd'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(run('library').out).toMatch(/odd .*cannot be read: This is a socket/);
    await new Promise((resolve) => server.close(resolve));
  });
});

const BOOKS: Record<string, (file: string) => void> = {
  'a folder': (file) => mkdirSync(file),
  'a pipe': pipe,
  'a link that leads nowhere': (file) => symlinkSync('nowhere', file),
  'a link that leads in a circle': (file) => symlinkSync(file, file),
  huge: (file) => sized(file, 4 * 1024 ** 3),
  'no JSON': (file) => writeFileSync(file, '{"journals":'),
  'JSON of another kind': (file) => writeFileSync(file, 'null'),
  'a list': (file) => writeFileSync(file, '[]'),
  'a list of journals': (file) => writeFileSync(file, '{"journals":[1]}'),
};

/** What may stand in it of one journal by another hand. */
const MARKS: readonly unknown[] = [
  null,
  [1],
  'x',
  { name: 7, isArchived: 'yes', facts: 'none' },
  { name: '' },
  { name: 'x'.repeat(61) },
  { name: 'a\u001b[31m' },
  { facts: [] },
  { facts: { scenario: {}, title: [], seed: 1, turn: 'x', minute: null, isEnded: 'no', score: 'P' } },
  { facts: { score: { total: 'x', band: {}, n: [] } } },
];

describe('a list of names and marks that is', () => {
  it.each(Object.keys(BOOKS))(
    '%s is told in one line, set aside and kept',
    (what) => {
      BOOKS[what]!(list());
      const { code, out } = run('library');
      expect(code).toBe(0);
      expect(out).toMatch(/library\.json .*cannot be read: .*set aside, and kept/);
      expect(out).toMatch(/sound .*ended/);
      expect(run('library', 'rename', 'sound', 'Team A').code).toBe(0);
      expect(readdirSync(folder)).toContain('library.json.damaged');
      expect(run('library').out).toMatch(/Team A .*ended/);
      expect(run('library').out).not.toContain('library.json');
      rmSync(list(), { recursive: true });
      BOOKS[what]!(list());
      expect(run('library', 'archive', 'sound').code).toBe(0);
      expect(readdirSync(folder)).toContain('library.json.damaged-2');
    },
    60_000,
  );

  it('wrong in one entry is ignored there, and loses no other entry', () => {
    const head = JSON.parse(readFileSync(entry('sound'), 'utf8').trimEnd().split('\n').at(-1)!).digest;
    copyFileSync(entry('sound'), entry('other'));
    for (const marks of MARKS) {
      const facts = (marks as { facts?: object } | null)?.facts;
      const known = facts && typeof facts === 'object' ? { ...(marks as object), facts: { head, ...facts } } : marks;
      const journals = { 'other.rung.jsonl': { name: 'Team B' }, 'sound.rung.jsonl': known };
      writeFileSync(list(), JSON.stringify({ format: 1, journals }));
      const { code, out } = run('library');
      expect(code).toBe(0);
      expect(out).toMatch(/^\d+ +sound .*first-shot .*ended/m);
      expect(out).toMatch(/^\d+ +Team B .*first-shot .*ended/m);
    }
  }, 60_000);
});

describe('a folder of exercises that is a file', () => {
  it('gives one line, and commands that need no library work', () => {
    const sound = entry('sound');
    const journal = join(home, 'mine.rung.jsonl');
    copyFileSync(sound, journal);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    const { code, out } = run('library');
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 2]);
    expect(out).toMatch(/exercises .*cannot be read: A part of this path is not a folder\./);
    expect(run('report', journal).code).toBe(0);
    expect(run('export', journal, '--out', join(home, 'out.rung.jsonl')).code).toBe(0);
    for (const command of [
      ['import', journal],
      ['drill', 'first-shot'],
      ['library', 'rename', 'a', 'b'],
    ])
      expect(run(...command)).toMatchObject({ code: 2, err: expect.not.stringMatching(/\n {4}at /) });
  }, 60_000);
});

describe('what is made', () => {
  it.skipIf(process.platform === 'win32')(
    'is for its owner alone: journals, lists, caches, copies, reports',
    () => {
      const fresh = join(home, 'fresh');
      const play = (...args: string[]) => expect(rung(args, fresh)).toMatchObject({ code: 0 });
      play('drill', 'first-shot', '--seed', '7', '--policy', 'ukraine=by-the-book');
      play('library');
      play('library', 'rename', 'first-shot-1', 'Team A');
      play('export', 'Team A', '--out', join(fresh, 'out/'));
      play('report', 'Team A', '--out', join(fresh, 'report.html'));
      play('study', '--scenario', 'first-shot', '--seeds', '1..2', '--journals', join(fresh, 'journals'));
      const all = readdirSync(fresh, { recursive: true, encoding: 'utf8' }).map((name) => join(fresh, name));
      expect(all.length).toBeGreaterThan(9);
      for (const each of [fresh, ...all]) expect([each, statSync(each).mode & 0o077]).toEqual([each, 0]);
    },
    60_000,
  );
});

/** As somebody who may do less than everything: where the tests run as root, as nobody. */
const asNobody = process.getuid?.() === 0;
const runAsNobody = (...args: string[]) => {
  const dropped = ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath];
  return rung(args, home, {}, undefined, asNobody ? ['setpriv', ...dropped] : undefined);
};
const give = (...args: string[]) => execFileSync('chmod', args);

// Only root needs a program to become somebody else.
const asLess = asNobody ? given('nobody').describe : describe.skipIf(process.platform === 'win32');

asLess('what may not be read or written', () => {
  it('gives one line of the library and a message everywhere else', () => {
    copyFileSync(entry('sound'), entry('odd'));
    run('library', 'rename', 'sound', 'Team A');
    give('755', home, folder);
    give('644', entry('sound'), list());
    give('0', entry('odd'));
    expect(runAsNobody('library').out).toMatch(/Team A .*ended[\s\S]*|odd .*cannot be read/);
    expect(runAsNobody('library').out).toMatch(/odd .*cannot be read: The folder or the file may not be read/);
    expect(runAsNobody('report', 'Team A').code).toBe(0);
    give('555', folder);
    const denied = [
      ['report', 'odd'],
      ['verify', entry('odd')],
      ['library', 'rename', 'Team A', 'Team B'],
      ['drill', 'first-shot'],
      ['play', entry('odd'), '--plain'],
      ['export', 'Team A', '--out', join(folder, 'x.rung.jsonl')],
      ['study', '--scenario', 'first-shot', '--seeds', '1..2', '--rows', join(folder, 'rows.csv')],
    ];
    for (const command of denied) {
      const { code, err } = runAsNobody(...command);
      expect([command[0], code]).toEqual([command[0], 2]);
      expect(err).not.toMatch(/bug|\n {4}at /);
    }
    give('0', list());
    expect(runAsNobody('library').out).toMatch(/library\.json .*cannot be read[\s\S]*sound .*ended/);
    give('0', folder);
    const { code, out } = runAsNobody('library');
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 2]);
    give('755', folder);
  }, 60_000);
});

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  // Files may have 4 KiB: whatever is written breaks off, as on a full disk.
  const narrow = ['bash', '-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath];
  const study = ['study', '--scenario', 'first-shot', '--seeds', '1..2'];

  it('is reported with exit code 2, whatever was to be written', () => {
    const out = join(home, 'out');
    // An exercise that is not in the library yet.
    const other = join(made, 'exercises', 'other.jsonl');
    expect(rung(['drill', 'first-shot', '--seed', '6', '--journal', other], made).code).toBe(0);
    const commands = [
      ['drill', 'first-shot', '--seed', '5'],
      ['import', other],
      ['export', 'sound', '--out', `${out}.rung.jsonl`],
      ['report', 'sound', '--out', `${out}.html`],
      ['brief', 'first-shot', '--out', out],
      ['msel', 'big-push', '--out', `${out}.csv`],
      ['new', 'narrow'],
      [...study, '--workers', '1', '--journals', join(home, 'journals')],
      [...study, '--out', `${out}.html`],
      ['play', 'first-shot', '--plain'],
    ];
    for (const command of commands) {
      const { code, err } = rung(command, home, {}, home, narrow);
      expect([command.join(' '), code, err]).toEqual([command.join(' '), 2, expect.stringMatching(/\S/)]);
      expect(err).not.toMatch(/bug|\n {4}at /);
    }
    // Nothing half written lies about.
    const all = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^(out|narrow|journals)/.test(name),
    );
    expect(all.filter((name) => statSync(join(home, name)).isFile())).toEqual([]);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.lock'))).toEqual(['sound.rung.jsonl']);
  }, 120_000);
});

describe('a journal that is not in the library', () => {
  it('is read by a name of any kind, and a pipe of scenario text to its end', () => {
    const file = join(home, 'pipe.yaml');
    pipe(file);
    // Nobody writes to it: it is empty, and nobody waits.
    expect(run('check', file).code).toBe(2);
    const shell = `"${process.execPath}" dist/cli.js check <(sleep 0.2; cat scenarios/first-shot.yaml)`;
    expect(execFileSync('bash', ['-c', shell], { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') })).toMatch(
      /\S/,
    );
  }, 60_000);
});
