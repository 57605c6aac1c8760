// The attendance list beside a record: its seal, its head, and what becomes of a list that was changed or is gone.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  attendanceFileOf,
  earlierStays,
  readAttendance,
  type Stay,
  writeAttendance,
} from '../../src/journal/attendance.ts';
import { exercisesFolder } from '../../src/journal/disk.ts';
import { freeJournal } from '../../src/journal/names.ts';
import { attendanceHolds, attendanceSection, attendanceWords } from '../../src/report/attendance.ts';
import { freshFolder } from '../support/folder.ts';

const HEAD = 'a'.repeat(64);
const HEADS = new Set([HEAD]);
const ANNA: Stay = {
  name: 'Anna | <b>',
  chair: 'ukraine',
  door: 'ssh',
  came: '2026-03-01T09:00:00.000Z',
  went: '2026-03-01T10:00:00.000Z',
};
const THERE: Stay = {
  ...ANNA,
  name: null,
  chair: 'excon',
  door: 'browser',
  came: '2026-03-01T08:55:00.000Z',
  went: null,
};

const written = (people: readonly Stay[] = [ANNA, THERE], head = HEAD) => {
  const journal = join(freshFolder(), 'first-shot-1.rung.jsonl');
  writeAttendance(journal, head, people);
  return { journal, file: attendanceFileOf(journal) };
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an attendance list', () => {
  it('lies beside the record under its name, for its owner alone, sealed to a head', () => {
    const { journal, file } = written();
    expect(file).toBe(join(dirname(journal), 'first-shot-1.attendance.json'));
    expect(attendanceFileOf('x.jsonl')).toBe('x.attendance.json');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const { seal, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    expect(rest).toEqual({ exercise: 'first-shot-1.rung.jsonl', head: HEAD, people: [ANNA, THERE] });
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    const found = readAttendance(journal);
    expect(found).toMatchObject({ is: 'list', isSealed: true });
    expect(attendanceHolds(found, HEADS)).toBe(true);
    expect(attendanceWords(found, HEADS)).toBe(
      'Attendance: a list of 2 stays lies beside the record; its seal and its head fit.',
    );
  });

  it('that another hand has changed shows it', () => {
    const { journal, file } = written();
    const text = readFileSync(file, 'utf8');
    for (const [from, to] of [
      ['Anna', 'Olga'],
      ['"ukraine"', '"us"'],
      ['T10:00', 'T09:30'],
      [HEAD, 'b'.repeat(64)],
      ['first-shot-1', 'first-shot-2'],
    ]) {
      writeFileSync(file, text.replace(from!, to!));
      const found = readAttendance(journal);
      expect([from, attendanceHolds(found, HEADS)]).toEqual([from, false]);
      expect(attendanceWords(found, HEADS)).toContain('its seal does not fit');
    }
    // Written otherwise and nothing changed: the seal is over what it says.
    writeFileSync(file, JSON.stringify(JSON.parse(text)));
    expect(attendanceHolds(readAttendance(journal), HEADS)).toBe(true);
  });

  it('of another record shows it, and one that is none cannot be read', () => {
    const { journal, file } = written([ANNA], 'b'.repeat(64));
    expect(attendanceWords(readAttendance(journal), HEADS)).toContain('its head is none of this record');
    for (const text of ['', '[]', '{}', 'null', '{"exercise":1}', '\u0000', JSON.stringify({ people: [ANNA] })]) {
      writeFileSync(file, text);
      expect(attendanceWords(readAttendance(journal), HEADS)).toBe(
        'Attendance: the list beside the record cannot be read.',
      );
    }
    const people = [{ ...ANNA, came: 'yesterday' }];
    writeFileSync(file, JSON.stringify({ exercise: 'x', head: HEAD, seal: HEAD, people }));
    expect(readAttendance(journal)).toEqual({ is: 'damaged' });
  });

  it('may be missing', () => {
    const found = readAttendance(join(freshFolder(), 'x.rung.jsonl'));
    expect([found, attendanceWords(found, HEADS), attendanceHolds(found, HEADS)]).toEqual([
      { is: 'missing' },
      null,
      true,
    ]);
  });

  it('is gone on with: who was there when a host broke off went when it last wrote', () => {
    const { journal, file } = written();
    utimesSync(file, new Date('2026-03-01T09:59:00Z'), new Date('2026-03-01T09:59:00Z'));
    expect(earlierStays(journal)).toEqual([ANNA, { ...THERE, went: '2026-03-01T09:59:00.000Z' }]);
    expect(earlierStays(join(freshFolder(), 'x.rung.jsonl'))).toEqual([]);
  });

  it('that was changed is set aside and kept, and a new one begun', () => {
    const { journal, file } = written();
    writeFileSync(file, readFileSync(file, 'utf8').replace('Anna', 'Olga'));
    expect(earlierStays(journal)).toEqual([]);
    expect(existsSync(file)).toBe(false);
    const [aside] = readdirSync(dirname(journal));
    expect(aside).toMatch(/^first-shot-1\.attendance\.json\.\d+\.damaged$/);
    expect(readFileSync(join(dirname(journal), aside!), 'utf8')).toContain('Olga');
  });

  it('keeps the name of its exercise taken', () => {
    vi.stubEnv('RUNG_HOME', freshFolder());
    mkdirSync(exercisesFolder(), { recursive: true });
    const first = freeJournal('attended');
    expect(first).toMatch(/attended-1\.rung\.jsonl$/);
    writeAttendance(first, HEAD, [ANNA]);
    expect(freeJournal('attended')).toMatch(/attended-2\.rung\.jsonl$/);
  });
});

describe('the section of the report', () => {
  it('says who sat where in local time, in order, and what people called themselves stays a text', () => {
    const { journal } = written();
    const text = attendanceSection(readAttendance(journal), HEADS, 'Europe/Berlin');
    expect(text).toContain('Times are local to the machine that made this report: Europe/Berlin.');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatch(
      /^\| Facilitator \| without a name \| in a browser \| \S+ \S+ UTC[+-]\d\d:\d\d \| still there \|$/,
    );
    expect(rows[3]).toMatch(/^\| Ukraine \| Anna \\\| &lt;b> \| by ssh \| 2026-0/);
  });

  it('says what is wrong with the list', () => {
    const { journal, file } = written();
    writeFileSync(file, readFileSync(file, 'utf8').replace('Anna', 'Olga'));
    expect(attendanceSection(readAttendance(journal), HEADS, 'UTC')).toMatch(/^\*\*Attendance: .*seal does not fit/);
    writeFileSync(file, 'x');
    expect(attendanceSection(readAttendance(journal), HEADS, 'UTC')).toMatch(/^\*\*.*cannot be read/);
    expect(attendanceSection({ is: 'missing' }, HEADS, 'UTC')).toBe('No attendance list lies beside this record.');
  });
});
