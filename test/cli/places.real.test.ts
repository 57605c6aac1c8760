// Files that are not what they should be, or that cannot be reached: what is so is said, and nothing large is read in vain.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { bundle, rung } from '../support/rung.ts';

const home = freshFolder();
const journal = join(home, 'a.rung.jsonl');
const run = (...args: string[]) => rung(args, home, {}, home);

beforeAll(() => {
  expect(run('drill', 'first-shot', '--seed', '5', '--journal', journal).code).toBe(0);
  mkdirSync(join(home, 'exercises'));
  copyFileSync(journal, join(home, 'exercises', 'one.rung.jsonl'));
});

describe('a folder that was deleted under its shell', () => {
  const there = (...args: string[]) => {
    const shell = 'mkdir gone; cd gone; rmdir ../gone; exec "$@"';
    const env = { ...process.env, RUNG_HOME: home };
    const all = ['-c', shell, 'sh', process.execPath, bundle, ...args];
    const { status, stderr } = spawnSync('sh', all, { cwd: home, env, encoding: 'utf8' });
    return [status, stderr];
  };
  const gone = [2, expect.stringContaining('The folder in which this was started is there no more.')];

  it('does not affect the names of the library', () => {
    const copy = join(home, 'copy.rung.jsonl');
    expect(there('verify', 'one')[0]).toBe(0);
    expect(there('report', 'one')[0]).toBe(0);
    expect(there('export', 'one', '--out', copy)[0]).toBe(0);
    expect(readFileSync(copy).equals(readFileSync(journal))).toBe(true);
  });

  it.each([
    ['verify', 'a.rung.jsonl'],
    ['score', './a.rung.jsonl'],
    ['export', 'other', '--out', join(home, 'x.rung.jsonl')],
    ['export', 'one', '--out', 'x.rung.jsonl'],
    ['report', 'one', '--out', 'x.md'],
    ['drill', 'first-shot', '--journal', 'x.rung.jsonl'],
    ['new', 'mine'],
  ])('is said by rung %s %s', (...args) => expect(there(...args)).toEqual(gone));
});

// Other systems let no file be called so.
describe.runIf(process.platform === 'linux')('a name that is not UTF-8', () => {
  const name = Buffer.from(join(home, 'exercises', 'b\u00e9te.rung.jsonl'), 'latin1');

  it('is reported in the list with a way to change it, and where the exercise is named', () => {
    copyFileSync(journal, name);
    const pattern = join(home, 'exercises', 'b*te.rung.jsonl');
    expect(run('library').out).toContain(
      `Rename it, as: mv ${pattern} ${join(home, 'exercises', 'NEW-NAME.rung.jsonl')}`,
    );
    for (const words of ['verify', 'library archive', 'export --out x.rung.jsonl']) {
      const script = `${process.execPath} ${bundle} ${words} "$(printf 'b\\351te')"`;
      const done = spawnSync('sh', ['-c', script], {
        cwd: home,
        env: { ...process.env, RUNG_HOME: home },
        encoding: 'utf8',
      });
      expect([words, done.status, done.stderr]).toEqual([words, 2, expect.stringContaining('Rename it, as: mv')]);
    }
  });
});

describe('a large file that is no journal', () => {
  // A file of zeros takes no room on the disk.
  const large = (name: string, head: string, size: number) => {
    const file = join(home, name);
    const handle = openSync(file, 'w');
    writeSync(handle, head);
    ftruncateSync(handle, size);
    closeSync(handle);
    return file;
  };
  const peak = (file: string) => {
    const told = "process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS))";
    const hook = join(home, 'peak.mjs');
    writeFileSync(hook, told);
    const done = rung(['verify', file], home, { NODE_OPTIONS: `--import ${hook}` });
    return { ...done, megabytes: Number(/PEAK (\d+)/.exec(done.err)?.[1]) / 1024 };
  };

  it('is recognised by its first bytes', () => {
    const { code, err, megabytes } = peak(large('zeros.jsonl', '', 250_000_000));
    expect([code, err]).toEqual([2, expect.stringContaining('This is not a journal of an exercise.')]);
    expect(megabytes).toBeLessThan(110);
  });

  it('is recognised by a line that never ends, wherever it stands', () => {
    for (const [name, head, line] of [
      ['endless.jsonl', '{"n":0,"prev":"', 1],
      ['behind.jsonl', readFileSync(journal, 'utf8'), readFileSync(journal, 'utf8').split('\n').length],
    ] as const) {
      const file = large(name, head, 250_000_000);
      const { code, err, megabytes } = peak(file);
      expect([code, err]).toEqual([2, expect.stringContaining(`${file}:${line}`)]);
      expect(err).toContain('no line of one is longer than 32 MiB');
      expect(megabytes).toBeLessThan(150);
    }
  });
});

describe('the head of a damaged record', () => {
  it('is that of the intact part, and there is none where nothing is intact', () => {
    const { head } = JSON.parse(run('verify', journal, '--json').out);
    const text = readFileSync(journal, 'utf8');
    const torn = join(home, 'torn.rung.jsonl');
    writeFileSync(torn, `${text}{"n":`);
    const found = run('verify', torn, '--head', head);
    expect([found.code, found.out]).toEqual([
      1,
      expect.stringContaining('The part that holds ends with the head that'),
    ]);
    expect(found.out).not.toContain('The head is the one');
    expect(run('verify', torn, '--head', '12345678').out).toMatch(/The part that holds ends with .*, not 1234-5678/);
    const spoiled = join(home, 'spoiled.rung.jsonl');
    writeFileSync(spoiled, text.replace('first-shot', 'first-shut'));
    const nothing = run('verify', spoiled, '--head', '00000000');
    expect([nothing.code, nothing.out]).toEqual([1, expect.stringContaining('No line holds')]);
    expect(JSON.parse(run('verify', spoiled, '--head', '00000000', '--json').out).isHead).toBe(false);
    expect(run('verify', journal, '--head', head).out).toContain('The head is the one that was noted.');
  });
});
