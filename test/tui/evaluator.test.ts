// An evaluator's screen: drawn to the cell at every size, what each key does, and what is recorded of it.
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { evaluatorChair, exconChair } from '../../src/session/chair.ts';
import type { Press } from '../../src/tui/press.ts';
import { EvaluatorDesk } from '../../src/tui/screens/evaluator/desk.ts';
import { drawEvaluatorDesk } from '../../src/tui/screens/evaluator/drawing.ts';
import { pressEvaluator } from '../../src/tui/screens/evaluator/keys.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { FORBIDDEN, hostile } from '../support/hostile.ts';
import { SIZES, sizeName, tableOf, theme } from './table.ts';

const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
const ascii = themeFor({ isAscii: true, hasColour: false });
const STAMP = '2026-03-01T09:30:00Z';
const scenario = findScenario('big-push');
const [first] = scenario.pack.objectives;

async function evaluator(seats?: Parameters<typeof evaluatorChair>[1]) {
  const { session } = await tableOf(scenario, THREE, { hasExcon: true, isScriptOnly: true });
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp: STAMP });
  let leaves = 0;
  const desk = new EvaluatorDesk(evaluatorChair(session, seats), () => {
    leaves++;
  });
  const press = async (keys: string) => {
    for (const [key, name] of keys.matchAll(/<([a-z-]+)>|\S/g))
      await pressEvaluator(desk, name ? (name as Press) : { char: key });
  };
  const type = (text: string) => pressEvaluator(desk, { pasted: text });
  const rows = (size = SIZES[1]!, each = theme) => drawEvaluatorDesk(desk, size, each);
  const screen = (size = SIZES[1]!) => rows(size).map(rowText).join('\n');
  return { session, desk, press, type, rows, screen, leaves: () => leaves };
}

describe("an evaluator's screen", () => {
  it.each(SIZES.map((size) => [sizeName(size), size] as const))('is drawn to the cell at %s', async (_, size) => {
    const { session, press, type, rows, screen } = await evaluator();
    const isDrawn = () => {
      for (const each of [theme, ascii]) {
        const drawn = rows(size, each);
        expect(drawn).toHaveLength(size.rows);
        for (const row of drawn) expect(rowWidth(row)).toBe(size.columns);
        const text = drawn.map((row) => each.spell(rowText(row))).join('\n');
        expect(text).not.toMatch(FORBIDDEN);
        if (each === ascii) expect(text).toMatch(/^[\n\x20-\x7e]*$/);
      }
    };
    isDrawn();
    await session.send({ do: 'jump', to: 1500 });
    await session.send({ do: 'observe', seat: null, objective: first!, rating: 3, text: `${'long '.repeat(90)}end` });
    await press('j4');
    await type(`${hostile('text')} ${'漢字 '.repeat(60)}`);
    isDrawn();
    await press('<enter>');
    expect(session.state().observations.at(-1)).toMatchObject({ seat: 'ukraine', objective: first, rating: 4 });
    for (let n = 0; n < 6; n++) {
      isDrawn();
      await press('<tab>jj<page-down>');
    }
    expect(screen(size)).toContain('EVALUATOR');
    await press('v?');
    isDrawn();
  });

  it('shows the seat as it sees itself beside objectives, expected actions and notes; on a small screen as tabs', async () => {
    const { screen, press } = await evaluator();
    for (const words of [
      'LADDER · Ukraine',
      'REPORTS · Ukraine',
      'ORDERS and rulings · Ukraine',
      'OBJECTIVES',
      'NOTED',
    ])
      expect(screen()).toContain(words);
    expect(screen()).toContain('Expected: ');
    expect(screen()).not.toContain('  v view');
    expect(screen(SIZES[0])).toContain('[Objectives]  Expected  Noted  Ladder  Reports  Orders');
    await press('<tab>');
    expect(screen(SIZES[0])).toContain('Expected: ');
    expect(screen(SIZES[0])).toContain('not yet');
    await press('v');
    expect(screen()).toContain('REPORTS · Coalition');
    await press('vv');
    expect(screen()).toContain('REPORTS · Ukraine');
  });

  it('records a rating with or without a text, of the chosen objective and the seat that is shown', async () => {
    const { session, screen, press, type } = await evaluator();
    await press('v5');
    expect(screen().replace(/\s+/g, ' ')).toContain('Coalition: 5 of 5. Why? It may be empty. (Enter records');
    await press('<enter>');
    await press('jo');
    await type('Waits for the others.');
    await press('<enter>');
    await press('a2');
    expect(screen()).toContain('All seats. ');
    await press('<enter>o<enter>');
    expect(screen()).toContain('There is neither a rating nor a text.');
    await press('<escape>4<escape>');
    const at = session.state().minute;
    expect(session.state().observations).toEqual([
      { at, seat: 'coalition', objective: null, rating: 5, text: '' },
      { at, seat: 'coalition', objective: first, rating: null, text: 'Waits for the others.' },
      { at, seat: null, objective: first, rating: 2, text: '' },
    ]);
    expect(screen()).toContain('rated 2; mean 2.0, n = 1');
    const big = screen(SIZES[2]);
    expect(big.indexOf('all 2 of 5')).toBeLessThan(big.indexOf('Coalition 5 of 5'));
  });

  it('is limited to the seats that are named, and says where there is no other', async () => {
    const { session, screen, press } = await evaluator(['us']);
    expect(screen()).toContain('REPORTS · US');
    await press('v');
    expect(screen()).toContain('There is no other seat to look at.');
    const chair = evaluatorChair(session, ['us']);
    const about = { objective: null, rating: 3, text: '' } as const;
    expect(await chair.observe({ seat: 'ukraine', ...about })).toEqual({
      denied: 'This chair gives no such command.',
    });
    expect(await chair.observe({ seat: null, ...about })).toMatchObject([{ type: 'observed' }]);
    expect(Object.keys(chair).sort()).toEqual(['chair', 'observe', 'subscribe', 'view', 'words']);
  });

  it('goes on after ENDEX, and is left by q', async () => {
    const { session, screen, press, leaves } = await evaluator();
    await session.send({ do: 'end', stamp: STAMP });
    expect(screen()).toContain('ENDEX');
    await press('3<enter>');
    expect(session.state().observations).toHaveLength(1);
    expect(leaves()).toBe(0);
    await press('q');
    expect(leaves()).toBe(1);
  });

  it('gives nothing by another chair', async () => {
    const { session } = await evaluator();
    const excon = exconChair(session) as unknown as { send: (given: object) => Promise<object> };
    const note = { do: 'observe', seat: 'us', objective: null, rating: 3, text: '' };
    expect(await excon.send(note)).toEqual({ denied: 'This chair gives no such command.' });
  });
});
