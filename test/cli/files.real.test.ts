// Exercises as files: listed, named, put away, copied out and taken in by the program as a user runs it.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const PATIENCE = { timeout: 60_000 };
const home = freshFolder();
const run = (...args: string[]) => rung(args, home);
const saved = (name: string) => join(home, 'exercises', `${name}.rung.jsonl`);

beforeAll(() => {
  for (const seed of ['1', '2'])
    expect(run('drill', 'first-shot', '--seed', seed, '--policy', 'ukraine=by-the-book').code).toBe(0);
}, PATIENCE.timeout);

describe('rung library', PATIENCE, () => {
  it('lists the saved exercises with the same score as rung score', () => {
    const all = JSON.parse(run('library', '--json').out);
    expect(all).toHaveLength(2);
    const { team } = JSON.parse(run('score', saved('first-shot-1'), '--json').out);
    expect(all.find(({ seed }: { seed: string }) => seed === '1')).toMatchObject({
      name: 'first-shot-1',
      scenario: 'first-shot',
      variant: null,
      isEnded: true,
      isArchived: false,
      score: { total: team.total, band: team.band, n: team.n },
    });
    expect(all[0].lastPlayed).toMatch(/^20\d\d-/);
    expect(run('library').out).toMatch(/first-shot-2 +drill +first-shot +2 +\d+ +34:00 .* ended, /);
  });

  it('renames, archives and unarchives', () => {
    expect(run('library', 'rename', 'first-shot-1', 'Team A').out).toBe('first-shot-1 is now Team A.\n');
    expect(run('library', 'rename', 'first-shot-2', 'team a').out).toBe('first-shot-2 is now team a (2).\n');
    expect(run('library', 'archive', 'Team A').out).toBe('Team A is in the archive.\n');
    expect(run('library').out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ +Team A .*\(archived\)$/);
    expect(run('library', 'unarchive', saved('first-shot-1')).code).toBe(0);
    expect(run('library').out).not.toContain('archived');
    const unknown = run('library', 'archive', 'Taem A');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('did you mean Team A?')]);
    expect(run('library', 'rename', 'Team A', 'x'.repeat(80))).toMatchObject({ code: 2 });
  });

  it('says that nothing is saved', () => {
    expect(rung(['library'], freshFolder()).out).toContain('Nothing is saved yet.');
    expect(JSON.parse(rung(['library', '--json'], freshFolder()).out)).toEqual([]);
  });
});

describe('rung export and rung import', PATIENCE, () => {
  it('carry the journal byte for byte, and its name', () => {
    const stick = join(home, 'stick');
    run('library', 'rename', 'first-shot-1', 'Team A: 1/2');
    expect(run('export', 'Team A: 1/2', '--out', `${stick}/`).code).toBe(0);
    const out = join(stick, 'Team A- 1-2.rung.jsonl');
    expect(readFileSync(out)).toEqual(readFileSync(saved('first-shot-1')));
    const other = freshFolder();
    const taken = rung(['import', out], other);
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('Team A- 1-2 is in ')]);
    const [exercise] = JSON.parse(rung(['library', '--json'], other).out);
    expect(exercise.name).toBe('Team A- 1-2');
    expect(readFileSync(exercise.file)).toEqual(readFileSync(out));
    expect(rung(['verify', exercise.file], other).code).toBe(0);
  });

  it('overwrite nothing', () => {
    const out = join(home, 'taken.rung.jsonl');
    writeFileSync(out, 'somebody else');
    expect(run('export', 'first-shot-1', '--out', out)).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe('somebody else');
    const again = run('import', saved('first-shot-1'));
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('in the library already')]);
    // Another exercise on the same scenario and seed gets a file of its own.
    const elsewhere = join(home, 'elsewhere.jsonl');
    run('drill', 'first-shot', '--seed', '1', '--policy', 'ukraine=slow', '--journal', elsewhere);
    const before = readFileSync(saved('first-shot-1'));
    expect(run('import', elsewhere).out).toContain(`elsewhere is in ${saved('first-shot-3')}\n`);
    expect(readFileSync(saved('first-shot-1'))).toEqual(before);
  });

  it('refuse a damaged record, and say so', () => {
    const before = readdirSync(join(home, 'exercises'));
    const text = readFileSync(saved('first-shot-2'), 'utf8');
    const touched = join(home, 'touched.rung.jsonl');
    const cut = join(home, 'cut.rung.jsonl');
    writeFileSync(touched, text.replace('"seed":"2"', '"seed":"3"'));
    writeFileSync(cut, text.slice(0, -20));
    for (const file of [touched, cut]) {
      const taken = run('import', file);
      const out = join(home, 'never.rung.jsonl');
      const given = run('export', file, '--out', out);
      expect([taken.code, given.code]).toEqual([2, 2]);
      expect(taken.err + given.err).toMatch(/Not intact|damaged/);
      expect(existsSync(out)).toBe(false);
    }
    expect(readdirSync(join(home, 'exercises'))).toEqual(before);
    expect(run('export', 'first-shot-22', '--out', join(home, 'n.jsonl')).err).toContain('There is no saved exercise');
    expect(run('import', join(home, 'nowhere.jsonl'))).toMatchObject({ code: 2 });
  });
});

describe('the name of a new exercise', PATIENCE, () => {
  const NAMES = ['first-shot-1', 'first-shot-2', 'first-shot-3'];

  it('is its scenario and the next number, whatever the seed; older names still work', () => {
    const old = freshFolder();
    const exercises = join(old, 'exercises');
    const drill = (...more: string[]) => rung(['drill', 'first-shot', '--seed', '8675309', ...more], old);
    const there = () => readdirSync(exercises).filter((name) => name.endsWith('.jsonl'));
    expect(drill().out).toContain(`Journal ${join(exercises, 'first-shot-1.rung.jsonl')}`);
    // As it was called before: by its seed.
    renameSync(join(exercises, 'first-shot-1.rung.jsonl'), join(exercises, 'first-shot-8675309.rung.jsonl'));
    for (const name of NAMES) expect(drill().out).toContain(`${name}.rung.jsonl`);
    expect(there()).toEqual([...NAMES, 'first-shot-8675309'].map((name) => `${name}.rung.jsonl`).sort());
    expect(rung(['score', 'first-shot-8675309'], old).code).toBe(0);
    expect(rung(['library', 'rename', 'first-shot-8675309', 'Team A'], old).code).toBe(0);
    expect(rung(['verify', join(exercises, 'first-shot-8675309.rung.jsonl')], old).code).toBe(0);
    expect(rung(['library'], old).out).toContain('Team A');
  });

  it.each([
    ['a name in the library', 'library.json'],
    ['a report', 'first-shot-1-us.html'],
    ['a timer', 'first-shot-1.rung.jsonl.timer.draft'],
  ])('is not that of an exercise that was deleted and left %s behind', (_, left) => {
    const old = freshFolder();
    const exercises = join(old, 'exercises');
    expect(rung(['drill', 'first-shot'], old).code).toBe(0);
    if (left === 'library.json') rung(['library', 'rename', 'first-shot-1', 'Team A'], old);
    else writeFileSync(join(exercises, left), 'x');
    rmSync(join(exercises, 'first-shot-1.rung.jsonl'));
    expect(rung(['drill', 'first-shot'], old).out).toContain('first-shot-2.rung.jsonl');
  });
});

describe('what is computed beforehand', PATIENCE, () => {
  it('is in the cache when a drill ends, and gives the same report as a new computation', () => {
    const cache = join(home, 'cache');
    rmSync(cache, { recursive: true, force: true });
    run('drill', 'first-shot', '--seed', '9', '--policy', 'us=passive');
    expect(readdirSync(cache)).toHaveLength(3);
    const file = saved('first-shot-4');
    const atHand = run('report', file, '--format', 'json').out;
    // One file more: that every ruling still holds.
    expect(readdirSync(cache)).toHaveLength(4);
    rmSync(cache, { recursive: true });
    expect(run('report', file, '--format', 'json').out).toBe(atHand);
    expect(JSON.parse(atHand).baselines).toHaveLength(3);
  });
});

describe('a home that cannot be made', PATIENCE, () => {
  // Under /proc Node itself would try for ever.
  it.runIf(existsSync('/proc/self'))('is said at once', () => {
    const { code, err } = rung(['drill', 'first-shot'], '/proc/none');
    expect(code).toBe(2);
    expect(err).toContain('Set RUNG_HOME to a folder that may.');
  });
});
