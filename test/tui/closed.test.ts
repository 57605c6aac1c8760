// Closed seats at one keyboard: what a seat is told before the screen goes to the next, and what it is told once.
import { afterEach, describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { endRooms, roomFor } from '../support/room.ts';
import { tableOf } from './table.ts';

afterEach(endRooms);

const TWO = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;
const closed = (coaching: 'before' | 'at-commit' | 'at-debrief' = 'at-commit') =>
  tableOf(findScenario('first-shot'), TWO, { isClosed: true, isScriptOnly: true, coaching });

/** Plays until the keyboard is to go from Ukraine to the coalition: Ukraine warns, which is ruled on at once. */
function warned(coaching?: Parameters<typeof closed>[0]) {
  const table = closed(coaching);
  table.press('<enter><enter>');
  table.press('3<enter>c');
  return table;
}

describe('closed seats', () => {
  it.each(['before', 'at-commit'] as const)(
    'coached %s a seat reads its rulings of that minute before the hand-off, and nothing else',
    (coaching) => {
      const table = warned(coaching);
      const screen = table.screen();
      expect(screen).toContain('RULINGS · Ukraine');
      expect(screen).toMatch(/0:40 ACCEPTED +warn about K47/);
      // Not how far the clock has run meanwhile, nor who comes next.
      expect(screen).not.toMatch(/Coalition|LADDER|REPORTS|Day \d/);
      table.press('c');
      expect(table.screen()).toBe(screen);
      table.press('<enter>');
      expect(table.screen()).toContain('Coalition has the keyboard next.');
      expect(table.screen()).not.toMatch(/ACCEPTED|warn/);
    },
  );

  it('coached at the debrief nothing stands before the hand-off', () => {
    const table = warned('at-debrief');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
  });

  it('leads to the next seat by Esc too, and nothing is shown where nothing was ruled on', () => {
    const table = warned();
    table.press('<escape>');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
    const silent = closed();
    silent.press('<enter><enter>cc');
    expect(silent.screen()).toContain('Coalition has the keyboard next.');
  });

  it('gives each seat its brief once, however often it takes over in its first turn', () => {
    const table = closed();
    table.press('<enter>');
    expect(table.screen()).toContain('BRIEF');
    // A halt before the warning is refused: the keyboard is back in the same turn.
    table.press('<enter>');
    table.press('<escape>');
    expect(table.screen()).toContain('Leave this exercise?');
    table.press('x');
    const facilitated = tableOf(findScenario('first-shot'), TWO, {
      isClosed: true,
      isScriptOnly: true,
      hasExcon: true,
    });
    facilitated.press('<enter>sv<enter>');
    expect(facilitated.screen()).toContain('BRIEF');
    facilitated.press('<enter>f<enter>v<enter>');
    expect(facilitated.screen()).toContain('LADDER');
    facilitated.press('i');
    expect(facilitated.screen()).toContain('BRIEF');
  });

  it.each([0, 1, 2, 3, 4, 5])('comes to the next seat after the disk filled up, %i writes after the commit', (fit) => {
    const table = closed();
    table.press('<enter><enter>3<enter>');
    roomFor(fit);
    table.press('c');
    endRooms();
    for (let n = 0; n < 4 && !table.screen().includes('Coalition has the keyboard next.'); n++)
      table.press(table.screen().includes('RULINGS · Ukraine') ? '<enter>' : 'c');
    expect(table.screen()).toContain('Coalition has the keyboard next.');
    expect(table.screen()).not.toMatch(/ACCEPTED|warn/);
    expect(table.session.view('ukraine').orders).toHaveLength(1);
    expect(table.session.state().seats.ukraine.turns).toBe(1);
  });
});
