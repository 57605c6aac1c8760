// The Commission's desk: keys pressed there, what they find, what the screen says, and who has the screen next.
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { actNamed } from '../../src/ladder/index.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { rowText } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { alone, choose, until } from './drawings.ts';
import { BOOK, SIZES, type TestTable, tableOf, threeActs } from './table.ts';

const actOf = ({ session }: TestTable, id: string) => actNamed(session.state().ledger.registers.commission, id);

describe("the Commission's desk", () => {
  it('has the screen at the first report, and names the act, its card and the tests', async () => {
    const table = await alone();
    expect(table.desk.chair).toBe('commission');
    for (const size of SIZES) {
      const text = table.screen(size);
      expect(text).toContain('EXERCISE');
      expect(text).toContain('unverified plan');
      expect(text).toContain('Commission ▸ in session');
      expect(text).toMatch(/DOCKET[\s\S]*B40[\s\S]*BROADER ATTACK/);
      expect(text).toContain('0:20 ●');
    }
  });

  it('Enter accepts what the analysts say, once they have come to a view', async () => {
    const table = await alone();
    await table.press('<enter>');
    expect(table.screen()).toContain('The analysts have come to no view of B40; a, n and x find without them.');
    await until(table, 180);
    await choose(table, 'B40');
    expect(table.screen(SIZES[2])).toContain('ANALYSTS  Russia-side, very likely (0.80) (3:00); Enter accepts');
    await table.press('<enter>');
    expect(actOf(table, 'B40')?.likelihood).toBe(0.8);
    expect(table.screen()).toContain('Found on B40; all seats know it now.');
    expect(table.screen(SIZES[2])).toContain('attributed Russia-side, very likely (0.80)');
    // All seats know it in the same minute.
    for (const seat of ['ukraine', 'coalition', 'us'] as const)
      expect(table.session.view(seat).acts.find(({ id }) => id === 'B40')?.likelihood).toBe(0.8);
  });

  it('a attributes: a side, then a likelihood; what cannot be taken stays as it was typed', async () => {
    const table = await alone();
    await table.press('a');
    expect(table.screen()).toContain('Whose act was B40? r Russia-side  u Ukraine-side  Esc drops');
    await table.press('q');
    expect(table.screen()).toContain('Expected r for Russia-side or u for Ukraine-side');
    await table.press('u1.7<enter>');
    expect(table.screen()).toMatch(
      /Expected a likelihood from 0\.00 to 1\.00, as 0\.75\. *\n.*Enter finds, Esc drops\): 1\.7_/,
    );
    expect(actOf(table, 'B40')?.side).toBe('russia');
    await table.press('<backspace><backspace><backspace>0.65<enter>');
    expect(actOf(table, 'B40')).toMatchObject({ side: 'ukraine', likelihood: 0.65 });
    await table.press('a<escape>ar<escape>');
    expect(actOf(table, 'B40')?.side).toBe('ukraine');
    expect(table.desk.overlay).toBe(null);
  });

  it('n leaves the side unknown, and a confirmation with it', async () => {
    const table = await alone();
    await table.press('ar.9<enter>');
    expect(actOf(table, 'B40')?.likelihood).toBe(0.9);
    await table.press('n');
    expect(actOf(table, 'B40')).toMatchObject({ side: 'unknown', likelihood: null });
    expect(table.screen()).toContain('unattributable');
  });

  it('x withdraws the report, and asks once; another key between is a no', async () => {
    const table = await alone();
    await table.press('x');
    expect(table.screen()).toContain('Really withdraw the report of B40, since nothing happened? Press x once more.');
    await table.press('jx');
    expect(actOf(table, 'B40')?.isRetracted).toBe(false);
    await table.press('x');
    expect(actOf(table, 'B40')?.isRetracted).toBe(true);
    expect(table.screen()).toContain('retracted');
    await table.press('<enter>');
    await table.press('ar1<enter>');
    expect(table.screen()).toContain('The report of B40 was withdrawn.');
  });

  it('b certifies a broader attack, asks once, and says why not', async () => {
    const table = await until(await alone(), 180);
    await choose(table, 'B40');
    await table.press('bb');
    expect(table.screen()).toContain('Confirm B40 before it is certified.');
    await table.press('<enter>b');
    expect(table.screen()).toContain('Really certify B40 as part of a broader attack? Press b once more.');
    await table.press('b');
    expect(table.session.commission().chains.find(({ id }) => id === 'B40')?.broaderAt).toBe(180);
    expect(table.screen()).toContain('certified');
  });

  it('Esc at a question that asks once more drops it and does not ask to leave', async () => {
    const table = await until(await alone(), 180);
    await choose(table, 'B40');
    await table.press('<enter>b<escape>');
    expect(table.desk.overlay).toBe(null);
    expect(table.screen()).toContain('Dropped; nothing was done.');
    await table.press('b');
    expect(table.session.commission().chains.find(({ id }) => id === 'B40')?.broaderAt).toBe(null);
    await table.press('j<escape>');
    expect(table.desk.overlay).toBe('leave');
  });

  it("the keys of the seats' pages say where that stands, or why it does not", async () => {
    const table = await alone();
    const said: string[] = [];
    for (const key of ['d', 'e', 'l', 'p']) {
      await table.press(key);
      expect(table.desk.overlay).toBe(null);
      said.push(table.screen().split('\n').at(-1)!);
    }
    expect(said.map((each) => each.trim().split(' ').slice(0, 3).join(' '))).toEqual([
      'The Commission owes',
      'The evidence on',
      'The line is',
      'Politics are a',
    ]);
  });

  it('?, i and Esc open its own pages and go back', async () => {
    const table = await alone();
    await table.press('?');
    expect(table.screen()).toContain('certify that the act is part of a broader attack');
    await table.press('zi');
    expect(table.screen()).toContain('You make the findings of the Monitoring Commission.');
    await table.press('z<enter><escape>');
    expect(table.screen()).toContain('Leave this exercise?');
    await table.press('z');
    expect(table.leaves()).toBe(0);
    await table.press('<escape><enter>');
    expect(table.leaves()).toBe(1);
  });

  it('under --ascii holds nothing but ASCII', async () => {
    const table = await until(await alone(), 300);
    const ascii = themeFor({ isAscii: true, hasColour: false });
    const text = SIZES.flatMap((size) =>
      drawTable(table.desk, size, ascii).map((each) => ascii.spell(rowText(each))),
    ).join('\n');
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe('whoever is to decide next has the screen', () => {
  it('where nobody else sits there, the Commission plays to ENDEX, and the record holds', async () => {
    const table = await alone();
    for (let turn = 0; turn < 60 && !table.hasEnded(); turn++) {
      expect(table.desk.chair).toBe('commission');
      await table.press('<enter>c');
    }
    expect(table.hasEnded()).toBe(true);
    table.session.close();
    expect(verify(table.file).ok).toBe(true);
  });

  it('at an open table it changes between a seat and the Commission, and v looks across', async () => {
    const table = await tableOf(threeActs(), { ...BOOK, coalition: 'person' }, { commission: 'person' });
    expect(table.desk.chair).toBe('commission');
    await table.press('c');
    expect(table.desk.chair).toBe('coalition');
    expect(table.screen()).toContain('Coalition ▸ to decide');
    await table.press('v');
    expect(table.screen()).toContain('The Commission is not in session now.  v back to the seats');
    await table.press('c');
    expect(table.screen()).toContain('The Commission is not in session now.');
    await table.press('v');
    expect(table.desk.chair).toBe('coalition');
    for (let turn = 0; turn < 9 && table.desk.chair !== 'commission'; turn++) await table.press('cc');
    await table.press('v');
    expect(table.screen()).toContain('The Commission is in session (v goes there)');
    await table.press('v');
    expect(table.screen()).toContain('Commission ▸ in session');
  });

  it('at a closed table a hand-off comes between, and shows nothing of either', async () => {
    const table = await tableOf(
      threeActs(),
      { ...BOOK, coalition: 'person' },
      { commission: 'person', isClosed: true },
    );
    expect(table.screen()).toContain('The Commission has the keyboard next.');
    expect(table.screen()).not.toContain('B40');
    // A closed chair reads its brief first; nobody else's screen can be looked at.
    await table.press('<enter>');
    expect(table.screen()).toContain('You make the findings of the Monitoring Commission.');
    await table.press('<enter>');
    expect(table.screen()).toContain('DOCKET');
    await table.press('v');
    expect(table.screen()).toContain('The seats are closed');
    await table.press('c');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
    expect(table.screen()).not.toContain('B40');
    await table.press('<escape>z');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
    await table.press('<enter><escape>');
    expect(table.desk.chair).toBe('coalition');
    expect(table.screen()).toContain('RESPONSES · Coalition');
    for (let turn = 0; turn < 9 && table.desk.chair !== 'commission'; turn++) await table.press('cc<enter>');
    expect(table.desk.chair).toBe('commission');
  });
});
