// Closed seats at one keyboard: what a seat is told before the screen goes to the next, and what it is told once.
import { afterEach, describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { endRooms, roomFor } from '../support/room.ts';
import { tableOf } from './table.ts';

afterEach(endRooms);

const TWO = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;
const closed = async (coaching: 'before' | 'at-commit' | 'at-debrief' = 'at-commit') =>
  await tableOf(findScenario('first-shot'), TWO, { isClosed: true, isScriptOnly: true, coaching });

/** Plays until the keyboard is to go from Ukraine to the coalition: Ukraine warns, which is ruled on at once. */
async function warned(coaching?: Parameters<typeof closed>[0]) {
  const table = await closed(coaching);
  await table.press('<enter><enter>');
  await table.press('3<enter>c');
  return table;
}

describe('closed seats', () => {
  it.each(['before', 'at-commit'] as const)(
    'coached %s a seat reads its rulings of that minute before the hand-off, and nothing else',
    async (coaching) => {
      const table = await warned(coaching);
      const screen = table.screen();
      expect(screen).toContain('RULINGS · Ukraine');
      expect(screen).toMatch(/0:40 ACCEPTED +warn about K47/);
      // Not how far the clock has run meanwhile, nor who comes next.
      expect(screen).not.toMatch(/Coalition|LADDER|REPORTS|Day \d/);
      await table.press('c');
      expect(table.screen()).toBe(screen);
      await table.press('<enter>');
      expect(table.screen()).toContain('Coalition has the keyboard next.');
      expect(table.screen()).not.toMatch(/ACCEPTED|warn/);
    },
  );

  it('coached at the debrief nothing stands before the hand-off', async () => {
    const table = await warned('at-debrief');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
  });

  it('leads to the next seat by Esc too, and nothing is shown where nothing was ruled on', async () => {
    const table = await warned();
    await table.press('<escape>');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
    const silent = await closed();
    await silent.press('<enter><enter>cc');
    expect(silent.screen()).toContain('Coalition has the keyboard next.');
  });

  it('gives each seat its brief once, however often it takes over in its first turn', async () => {
    const table = await closed();
    await table.press('<enter>');
    expect(table.screen()).toContain('BRIEF');
    // A halt before the warning is refused: the keyboard is back in the same turn.
    await table.press('<enter>');
    await table.press('<escape>');
    expect(table.screen()).toContain('Leave this exercise?');
    await table.press('x');
    const facilitated = await tableOf(findScenario('first-shot'), TWO, {
      isClosed: true,
      isScriptOnly: true,
      hasExcon: true,
    });
    await facilitated.press('<enter>sv<enter>');
    expect(facilitated.screen()).toContain('BRIEF');
    await facilitated.press('<enter>f<enter>v<enter>');
    expect(facilitated.screen()).toContain('LADDER');
    await facilitated.press('i');
    expect(facilitated.screen()).toContain('BRIEF');
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'comes to the next seat after the disk filled up, %i writes after the commit',
    async (fit) => {
      const table = await closed();
      await table.press('<enter><enter>3<enter>');
      roomFor(fit);
      await table.press('c');
      endRooms();
      for (let n = 0; n < 4 && !table.screen().includes('Coalition has the keyboard next.'); n++)
        await table.press(table.screen().includes('RULINGS · Ukraine') ? '<enter>' : 'c');
      expect(table.screen()).toContain('Coalition has the keyboard next.');
      expect(table.screen()).not.toMatch(/ACCEPTED|warn/);
      expect(table.session.view('ukraine').orders).toHaveLength(1);
      expect(table.session.state().seats.ukraine.turns).toBe(1);
    },
  );
});
