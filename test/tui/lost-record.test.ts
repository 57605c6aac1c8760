// What a person at the console finds when something has happened to the journal: the truth, and a way to go on.
import { appendFileSync, copyFileSync, linkSync, mkdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { freshFolder } from '../support/folder.ts';
import { BOOK, SIZES, type TestTable, tableOf, threeActs } from './table.ts';

const atTable = () => tableOf(findScenario('first-shot'), { ...BOOK, ukraine: 'person' });
const words = (table: TestTable, size = SIZES[1]!) => table.screen(size).replace(/[│\s]+/g, ' ');

describe('a journal that something has happened to', () => {
  const losses: [string, (file: string) => void, string][] = [
    ['deleted', (file) => rmSync(file), 'The journal was deleted'],
    ['moved', (file) => renameSync(file, `${file}.old`), 'was moved, renamed or taken away'],
    [
      'replaced by a copy',
      (file) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
      'The journal was replaced',
    ],
    ['cut', (file) => truncateSync(file, 100), 'The journal was cut from outside'],
    ['added to', (file) => appendFileSync(file, 'x\n'), 'The journal was written to from outside: 2 bytes more'],
  ];

  it.each(losses)('%s is told, acknowledges nothing, and goes on in a new file', async (_, lose, said) => {
    const table = await atTable();
    await table.press('3<enter>');
    const { drafts } = table.session.view('ukraine');
    expect(drafts).toHaveLength(1);
    lose(table.file);
    await table.press('4<enter>');
    expect(table.session.view('ukraine').drafts).toEqual(drafts);
    for (const size of SIZES) expect(words(table, size)).toContain(said);
    expect(words(table)).toContain('All that was acknowledged is kept in this console.');
    const next = table.session.newName();
    expect(words(table).replaceAll(' ', '')).toContain(next.replaceAll(' ', ''));
    await table.press('<enter>');
    expect(table.session.journal).toBe(next);
    expect(words(table)).toContain('The whole record is in');
    await table.press('4<enter>c');
    expect(table.session.close()).toBeNull();
    expect(verify(next)).toMatchObject({ ok: true, rulings: table.session.state().orders.length });
    expect(table.session.state().orders.length).toBeGreaterThan(1);
  });

  it('may stay as it is: Esc goes back to the desk, and it is told again when something else is to be recorded', async () => {
    const table = await atTable();
    renameSync(table.file, `${table.file}.old`);
    await table.press('3<enter><escape>');
    expect(words(table)).not.toContain('New file:');
    expect(words(table)).toContain('LADDER');
    await table.press('3<enter>');
    expect(words(table)).toContain('New file:');
    await table.press('<escape>');
    // Brought back, it goes on there.
    renameSync(`${table.file}.old`, table.file);
    await table.press('3<enter>');
    expect(table.session.view('ukraine').drafts).toHaveLength(1);
    expect(table.session.lost()).toBeNull();
    expect(table.session.close()).toBeNull();
    expect(verify(table.file).ok).toBe(true);
  });

  it('is never written over another file, and takes another name or a folder', async () => {
    const table = await atTable();
    const folder = freshFolder();
    appendFileSync(join(folder, 'taken.jsonl'), 'mine');
    rmSync(table.file);
    await table.press(`3<enter><rub-line>${join(folder, 'taken.jsonl')}<enter>`);
    expect(words(table)).toContain('There is a file of that name already; nothing was overwritten.');
    await table.press(`<rub-line><enter>`);
    expect(words(table)).toContain('Name a file or a folder.');
    await table.press(`<rub-line>${folder}<enter>`);
    expect(table.session.journal).toBe(join(folder, 'table.rung.jsonl'));
    table.session.close();
  });

  it('is written to a new file when the exercise is left, also where its whole folder is gone', async () => {
    const table = await atTable();
    await table.press('3<enter>');
    const folder = dirname(table.file);
    mkdirSync(`${folder}-moved`);
    renameSync(folder, join(`${folder}-moved`, basename(folder)));
    await table.press('<escape>');
    expect(words(table)).toContain('all that was acknowledged is written to a new one first');
    const loss = table.session.close();
    expect(loss).toMatchObject({ isKept: true });
    expect(loss!.words).toContain(`All that was acknowledged was written to ${table.session.journal}.`);
    expect(verify(table.session.journal).ok).toBe(true);
    expect(table.session.journal).not.toBe(table.file);
    rmSync(table.session.journal);
  });

  it('with another name on the disk is told of once, and goes on', async () => {
    const table = await atTable();
    linkSync(table.file, `${table.file}.backup`);
    await table.press('3');
    expect(words(table)).toContain('has got another name on this disk');
    await table.press('<enter>');
    expect(words(table)).not.toContain('another name on this disk');
    expect(table.session.view('ukraine').drafts).toHaveLength(1);
    table.session.close();
  });
});

describe('the facilitator and the Commission', () => {
  it('are told of it as the seats are', async () => {
    const facilitated = await tableOf(findScenario('first-shot'), BOOK, { hasExcon: true });
    rmSync(facilitated.file);
    await facilitated.press('s');
    expect(words(facilitated)).toContain('The journal was deleted');
    await facilitated.press('<enter>');
    expect(words(facilitated)).toContain('The whole record is in');
    facilitated.session.close();
    const commission = await tableOf(threeActs(), BOOK, { commission: 'person' });
    rmSync(commission.file);
    await commission.press('h<escape>z');
    await commission.session.send({ do: 'adjourn' });
    await commission.press('<down>');
    expect(words(commission)).toContain('The journal was deleted');
    commission.session.close();
  });
});
