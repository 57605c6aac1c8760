// The list of injects goes out to spreadsheets and comes back without loss; lists made elsewhere come in, and what is
// wrong in them is named by its cell.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { MSEL_COLUMNS, mselCsv } from '../../src/report/msel.ts';
import { mselXlsx } from '../../src/report/msel-xlsx.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import type { Source } from '../../src/scenario/disk.ts';
import { withList } from '../../src/scenario/injects-text.ts';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { findScenario, readScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets, type Readings } from '../../src/scenario/sheet-file.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { rung } from '../support/rung.ts';
import { xlsxSheets } from '../support/workbook.ts';
import { everyKind, sourceOf, stories } from './msel-stories.ts';

const home = freshFolder();
/** The story of a scenario after its list of events was exchanged for that of a sheet. */
function storyBack(sheets: Readings, base: Source, begins: string): Story {
  const msel = readMsel('sheet', sheets, begins);
  expect([msel.mistakes, msel.unread]).toEqual([[], []]);
  return storyOf(readScenario(withList(base, msel)));
}
type Story = Pick<Scenario, 'injects' | 'incidents' | 'contingent' | 'replies'>;
const storyOf = ({ injects, incidents, contingent, replies }: Scenario): Story => ({
  injects,
  incidents,
  contingent,
  replies,
});

describe('out and back again nothing is lost', () => {
  it.each(stories)('%s', async (_, make, base) => {
    const scenario = make();
    const { injects, begins } = scenario;
    if (injects.length === 0) return;
    const story = storyOf(scenario);
    expect(storyBack(csvSheets('m.csv', mselCsv(injects, scenario)), base(), begins)).toEqual(story);
    expect(storyBack([await xlsxSheets('m.xlsx', await mselXlsx(injects, scenario))], base(), begins)).toEqual(story);
  });
});

describe('what is written', () => {
  it('has the usual columns first, the notice, and no cell that a spreadsheet takes for a formula', async () => {
    const { injects } = everyKind();
    const [head, ...rows] = parse(mselCsv(injects), { bom: true }) as string[][];
    expect(head!.slice(0, 11).join()).toBe(
      'Number,Time,Event,From,To,Medium,Description,Expected action,Objective,Controller,Notes',
    );
    expect(rows).toHaveLength(injects.length);
    expect(rows.every((row) => row.at(-1) === PROVENANCE)).toBe(true);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const [sheet] = await xlsxSheets('m.xlsx', await mselXlsx(injects));
    expect(sheet!.rows[0]![0]).toBe(PROVENANCE);
    expect(sheet!.rows[1]).toEqual([...MSEL_COLUMNS]);
    expect(sheet!.rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(String(cell)))).toEqual([]);
  });

  given('office').it(
    'opens in LibreOffice, and what that saves as CSV is read again',
    { timeout: 120_000 },
    async () => {
      const scenario = findScenario('big-push');
      const file = join(home, 'office.xlsx');
      writeFileSync(file, await mselXlsx(scenario.injects, scenario));
      const profile = `-env:UserInstallation=file://${join(home, 'office-profile')}`;
      const done = spawnSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', home, file]);
      expect(done.status).toBe(0);
      const text = readFileSync(join(home, 'office.csv'), 'utf8');
      expect(text).toContain(PROVENANCE);
      expect(storyBack(csvSheets('office.csv', text), sourceOf('big-push'), scenario.begins)).toEqual(
        storyOf(scenario),
      );
    },
  );
});

describe('what is wrong is named by its cell, all at once', () => {
  const failing = (text: string): string => {
    const file = join(home, 'wrong.csv');
    writeFileSync(file, text);
    const out = join(home, 'never.yaml');
    const { code, err } = rung(['msel', 'import', file, '--from', 'big-push', '--out', out], home);
    expect(code).toBe(2);
    expect(() => readFileSync(out)).toThrow();
    return err;
  };

  it('in rows', () => {
    const err = failing(
      [
        'No,Time,From,To,Description,Kind,Act,Sector,Severity,Side,Expected orders',
        '1,soon,Press,Ukraine,One,news,,,,,',
        '2,1:00,,Mars,Two,news,,,,,',
        '3,2:00,Press,,Three,rumour,,,,,',
        '4,3:00,Patrol,,Four,report,F99,77,high,martian,Ukraine: warm',
        '5,99:00,Press,,Five,news,,,,,',
        '6,4:00,Press,,,news,,,3,,',
        ',,EXCON,,An act,act,F13,3,2,,',
      ].join('\n'),
    );
    for (const words of [
      'row 2, column Time (B2)\n  Expected a time as "hours:minutes" since STARTEX, found "soon".',
      'row 3, column To (D3)\n  Expected one of ukraine, coalition, us, found "mars".',
      'row 4, column Kind (F4)\n  There is no kind of inject "rumour".\n  Hint: known: news, report',
      'row 5, column Act (G5)\n  There is no act F99 under acts.',
      'row 5, column Severity (I5)\n  Expected one of 0, 1, 2, 3, 4, 5, found "high".\n  Hint: 0 nothing happened',
      'row 5, column Side (J5)\n  Expected one of russia, ukraine, unknown, found "martian".',
      'row 5, column Expected orders (K5)\n  There is no response "warm".\n  Hint: did you mean warn?',
      'row 6, column Time (B6)\n  This comes at or after ENDEX, so it never arrives.',
      'row 7, column Description (E7)\n',
      'row 7, column Severity (I7)\n  An inject of the kind news has no severity.',
      'row 8, column Act (G8)\n  The scenario has no act "F13"; a list changes acts and makes none.\n  Hint: did you mean F31?',
    ])
      expect(err).toContain(words);
    expect(err).not.toMatch(/injects\.\d|never\.yaml/);
  });

  it('in its headings', () => {
    expect(failing('Time,From\n0:10,B\n')).toContain('row 1\n  There is no column Description or Inject.');
    expect(failing('a,b,c\n1,2,3\n')).toContain('has the headings of a list of injects');
    expect(failing('Time,From,Description\n')).toContain('There is no row below its headings.');
  });

  it('in a row of what a seed draws: it is left out as it is, and cannot be changed', () => {
    const file = join(home, 'drawn.csv');
    expect(rung(['msel', 'big-push', '--seed', '7', '--out', file], home).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    const { code, err } = rung(['msel', 'import', file, '--from', 'big-push', '--out', join(home, 'same.yaml')], home);
    expect([code, err]).toEqual([0, expect.stringMatching(/\d+ rows of what a seed draws left out[\s\S]*17 injects/)]);
    expect(readFileSync(join(home, 'same.yaml'), 'utf8')).not.toContain('seed 7');
    const longer = text.replace(/it is kept\./, 'it is broken.');
    expect(failing(longer)).toMatch(/column Description \(G\d+\)\n {2}This row does not say what its seed draws/);
    expect(failing(text.replaceAll('seed 7', 'seed 8'))).toMatch(/\d+ mistakes\./);
  });

  it('in a file that is none', () => {
    expect(failing('Time;From;Description\n0:10;A;"B\n')).toContain('This cannot be read as CSV. Quote Not Closed');
    const file = join(home, 'none.xlsx');
    writeFileSync(file, 'not a workbook');
    const { code, err } = rung(['msel', 'import', file, '--from', 'big-push', '--out', join(home, 'x.yaml')], home);
    expect([code, err]).toEqual([2, expect.stringContaining('This is no .xlsx workbook')]);
  });
});

describe('rung msel', () => {
  it('prints CSV, writes by the name of the file, and says what it cannot do', () => {
    expect(rung(['msel', 'first-shot'], home).out).toBe(
      mselCsv(findScenario('first-shot').injects, findScenario('first-shot')),
    );
    const out = join(home, 'o.xlsx');
    expect(rung(['msel', 'first-shot', '--out', out], home).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(rung(['msel', 'first-shot', '--out', join(home, 'o.ods')], home).err).toContain('There is no format "ods".');
    expect(rung(['msel', 'first-shot', '--format', 'xlsx'], home).err).toContain('name a file with --out');
  });

  it('makes a new file, never over another; --into exchanges the injects of one and keeps a copy', () => {
    const sheet = join(home, 'own.csv');
    writeFileSync(sheet, 'Time,From,Description\n0:10,Press,A first rumour.\n');
    const out = join(home, 'own.yaml');
    const first = rung(['msel', 'import', sheet, '--from', 'big-push', '--out', out], home);
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('1 inject read into')]);
    // The exemplary line rests on injects that are gone: it is said, and is no reason to keep the trainer waiting.
    expect(first.err).toContain('no longer hold, as told above; rung check');
    const written = readFileSync(out, 'utf8');
    expect((parseYaml({ file: out, text: written }).value as { injects: unknown[] }).injects).toHaveLength(1);
    expect(rung(['msel', 'import', sheet, '--from', 'big-push', '--out', out], home)).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe(written);
    writeFileSync(sheet, 'Time,From,Description\n0:10,Press,A second rumour.\n');
    expect(rung(['msel', 'import', sheet, '--into', out], home).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(written.replace('A first rumour', 'A second rumour'));
    expect(readFileSync(`${out}.bak`, 'utf8')).toBe(written);
    const second = readFileSync(out, 'utf8');
    expect(rung(['msel', 'import', sheet, '--into', out], home).code).toBe(0);
    expect([readFileSync(`${out}.bak`, 'utf8'), readFileSync(`${out}.bak2`, 'utf8')]).toEqual([written, second]);
    expect(rung(['msel', 'import', sheet], home).err).toContain('Where do the injects go?');
  });
});
