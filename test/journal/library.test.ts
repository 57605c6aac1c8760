// The library: what is known of saved journals without reading them whole; names and archive marks beside them.
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PolicyName } from '../../src/exercise/words.ts';
import { exercisesFolder, savedJournals } from '../../src/journal/disk.ts';
import {
  addToLibrary,
  library,
  nameOf,
  rename,
  type SavedExercise,
  savedNamed,
  setArchived,
} from '../../src/journal/library.ts';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { JournalTrouble } from '../../src/journal/trouble.ts';
import { libraryLines } from '../../src/report/library.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { startSession } from '../../src/session/session.ts';
import { freshFolder, root } from '../support/folder.ts';
import { startOf } from '../support/play.ts';

const SCORE = { total: 97.5, band: 'P', n: 12, endedEarly: null, rubric: 'test' };
const scoring = (scoreOf: () => typeof SCORE | null) => ({ rubric: 'test', scoreOf });
const unscored = scoring(() => null);
let folder = '';

beforeEach(() => {
  vi.stubEnv('RUNG_HOME', freshFolder());
  folder = exercisesFolder();
  mkdirSync(folder, { recursive: true });
});

async function drilled(name: string, id = 'first-shot', variant?: string): Promise<string> {
  const file = join(folder, `${name}.rung.jsonl`);
  const policies = { ukraine: 'by-the-book', coalition: 'slow', us: 'passive' } satisfies Record<string, PolicyName>;
  const scenario = findScenario(id, variant === undefined ? {} : { variant });
  (await playDrill(scenario, { seed: '7', policies, script: [], isScriptOnly: false }, file, 'test')).close();
  return file;
}

/** An exercise that waits for a person. */
async function begun(name: string): Promise<string> {
  const file = join(folder, `${name}.rung.jsonl`);
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const session = await startSession(findScenario('first-shot'), startOf(holders), file, 'test');
  await session.send({ do: 'commit', seat: 'ukraine' });
  session.close();
  return file;
}

const byName = (all: readonly SavedExercise[], name: string): SavedExercise => all.find((each) => each.name === name)!;

describe('the list', () => {
  it('shows the same facts of each journal as reading all of it', async () => {
    await drilled('a');
    await drilled('b', 'big-push', 'thirds');
    await begun('c');
    for (const format of [1, 2, 3, 4, 5])
      copyFileSync(
        join(root, 'test', 'journal', 'stored', `format-${format}.rung.jsonl`),
        join(folder, `f${format}.rung.jsonl`),
      );
    const all = library(scoring(() => SCORE));
    expect(all.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'f1', 'f2', 'f3', 'f4', 'f5']);
    for (const each of all) {
      const journal = readJournal(each.file);
      const { turn, minute, isEnded } = replay(journal);
      const { scenario, start } = journal.opening;
      expect(each).toMatchObject({
        scenario: scenario.id,
        variant: scenario.variant ?? null,
        seed: start.seed,
        head: journal.head,
        turn: turn.number,
        minute,
        isEnded,
        trouble: null,
        ...(isEnded && { score: SCORE }),
      });
      if (!isEnded) expect(each.score).toBeUndefined();
    }
    expect(byName(all, 'b').variant).toBe('thirds');
    expect(byName(all, 'c').isEnded).toBe(false);
  });

  it('reads nothing between the first line and the last ones', async () => {
    const file = await drilled('a');
    const whole = library(unscored)[0]!;
    const lines = readFileSync(file, 'utf8').split('\n');
    rmSync(join(folder, 'library.json'));
    writeFileSync(file, [lines[0], ...lines.slice(1, -10).map(() => 'not even JSON'), ...lines.slice(-10)].join('\n'));
    const { changed: _, ...now } = library(unscored)[0]!;
    expect(whole).toMatchObject(now);
    expect(() => readJournal(file)).toThrow(JournalTrouble);
  });

  it('scores an ended exercise once, and again only where its journal has grown', async () => {
    const file = await drilled('a');
    await begun('b');
    const scoreOf = vi.fn(() => SCORE);
    expect(byName(library(scoring(scoreOf)), 'a').score).toEqual(SCORE);
    expect(byName(library(scoring(scoreOf)), 'a').score).toEqual(SCORE);
    expect(scoreOf.mock.calls).toEqual([[file]]);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    appendFileSync(file, `${lines.at(-1)!.replace(/"digest":"[0-9a-f]{8}/, '"digest":"00000000')}\n`);
    library(scoring(scoreOf));
    expect(scoreOf).toHaveBeenCalledTimes(2);
  });

  it('leaves out a last line that was cut off, and names a journal whose last line is damaged', async () => {
    const file = await drilled('a');
    const { head } = library(unscored)[0]!;
    appendFileSync(file, '{"n":99,"prev":"');
    expect(library(unscored)[0]).toMatchObject({ head, trouble: null });
    appendFileSync(file, 'x"}\n');
    expect(library(unscored)[0]!.trouble).toContain('last line is damaged');
    writeFileSync(join(folder, 'empty.rung.jsonl'), '');
    expect(libraryLines(library(unscored)).join('\n')).toMatch(/empty .* cannot be read: /);
  });

  it('reads only the heads of two hundred known journals', async () => {
    const file = await drilled('j0');
    for (let n = 1; n < 200; n++) copyFileSync(file, join(folder, `j${n}.rung.jsonl`));
    const scoreOf = vi.fn(() => SCORE);
    library(scoring(scoreOf));
    // Of what it knows it reads the last line and no other.
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    for (let n = 0; n < 200; n++) writeFileSync(join(folder, `j${n}.rung.jsonl`), `gone\n${lines.at(-1)}\n`);
    expect(library(scoring(scoreOf)).filter(({ scenario, score }) => scenario === 'first-shot' && score)).toHaveLength(
      200,
    );
    expect(scoreOf).toHaveBeenCalledTimes(200);
  });
});

describe('names and the archive', () => {
  it('are stored beside the journals, which are not changed', async () => {
    const file = await drilled('a');
    const before = { bytes: readFileSync(file), changed: statSync(file).mtimeMs };
    expect(rename(file, '  Team   A ')).toBe('Team A');
    setArchived(file, true);
    expect(library(unscored)[0]).toMatchObject({ name: 'Team A', isArchived: true });
    setArchived(file, false);
    expect(library(unscored)[0]).toMatchObject({ name: 'Team A', isArchived: false, isEnded: true });
    expect({ bytes: readFileSync(file), changed: statSync(file).mtimeMs }).toEqual(before);
    expect(savedJournals()).toHaveLength(1);
  });

  it('are distinct, ignoring the case of letters', async () => {
    const [a, b, c] = [await drilled('a'), await drilled('b'), await drilled('c')];
    expect(rename(a, 'Team')).toBe('Team');
    expect(rename(b, 'TEAM')).toBe('TEAM (2)');
    expect(rename(c, 'team')).toBe('team (3)');
    expect(rename(a, 'team')).toBe('team');
    expect(rename(a, 'c')).toBe('c');
    for (const name of ['', '  ', 'x'.repeat(61), 'a\u001b[31m']) expect(() => rename(a, name)).toThrow(JournalTrouble);
  });

  it('find an exercise by path, file name or name, and list the others', async () => {
    const file = await drilled('a');
    rename(file, 'Team A');
    for (const given of [file, 'a', 'a.rung.jsonl', 'team a']) expect(savedNamed(given)).toEqual({ file });
    expect(savedNamed('/elsewhere/a.rung.jsonl')).toEqual({ known: ['Team A'] });
  });

  it('are dropped with their journal: another with the same file name has none', async () => {
    const file = await drilled('a');
    rename(file, 'Team A');
    setArchived(file, true);
    const other = await begun('b');
    rmSync(file);
    rename(other, 'Team B');
    await drilled('a');
    expect(nameOf(file)).toBe('a');
    setArchived(file, true);
    expect(addToLibrary(file, 'Team A')).toBe('Team A');
    expect(byName(library(unscored), 'Team A').isArchived).toBe(false);
  });

  it('an index that cannot be read is kept under another name', async () => {
    const file = await drilled('a');
    const list = join(folder, 'library.json');
    writeFileSync(list, '{"journals": "Team');
    expect(nameOf(file)).toBe('a');
    rename(file, 'Team A');
    expect(readFileSync(`${list}.damaged`, 'utf8')).toBe('{"journals": "Team');
    expect(JSON.parse(readFileSync(list, 'utf8')).journals[basename(file)].name).toBe('Team A');
  });
});

describe('what is saved', () => {
  it('has a number in the list, by which it is named too; a name that is a number comes first', async () => {
    const first = await drilled('alpha');
    const second = await begun('beta');
    const numbers = libraryLines(library(unscored)).slice(1);
    const numberOf = (name: string) =>
      numbers
        .find((line) => line.includes(name))!
        .trim()
        .split(/\s+/)[0]!;
    expect(savedNamed(numberOf('alpha'))).toEqual({ file: first });
    expect(savedNamed(numberOf('beta'))).toEqual({ file: second });
    expect('known' in savedNamed('3')).toBe(true);
    rename(first, numberOf('beta'));
    expect(savedNamed(numberOf('beta'))).toEqual({ file: first });
  });

  it('is told apart: a drill of policies, and what people played', async () => {
    await drilled('alone');
    await begun('ours');
    const kinds = library(unscored).map(({ name, isDrill }) => [name, isDrill]);
    expect(new Map(kinds as [string, boolean][])).toEqual(
      new Map([
        ['alone', true],
        ['ours', false],
      ]),
    );
    const listed = libraryLines(library(unscored)).join('\n');
    expect(listed).toMatch(/alone +drill/);
    expect(listed).toMatch(/ours +played/);
  });
});
