// The way to the facilitator's console where others sit at the same keyboard: it always passes a page that hides the truth
// and asks, and a facilitator need not pass for a seat to get there.
import { describe, expect, it } from 'vitest';
import type { SeatHolder } from '../../src/exercise/words.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { TableDesk } from '../../src/tui/screens/table/desk.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { rowText } from '../../src/tui/text.ts';
import { SIZES, tableOf, theme } from './table.ts';

const ONE = { ukraine: 'person', coalition: 'hold', us: 'hold' } as const;
const TWO = { ukraine: 'person', coalition: 'person', us: 'hold' } as const;

const table = (holders: Record<Seat, SeatHolder> = ONE, isClosed = false) =>
  tableOf(
    findScenario('first-shot'),
    holders,
    { hasExcon: true, isScriptOnly: true, isClosed },
    undefined,
    undefined,
    undefined,
    undefined,
    false,
  );

const isTruth = (screen: string) => screen.includes('TRUTH SIDE') || screen.includes('T│');

describe("the page before the facilitator's console", () => {
  it('comes first at the start, at every size, and when the exercise is taken up again', async () => {
    const { desk, press, screen, session } = await table();
    for (const size of SIZES) {
      expect(isTruth(screen(size))).toBe(false);
      expect(screen(size)).toContain('EXCON has the keyboard next');
      expect(screen(size)).toContain('Enter: I am the facilitator');
    }
    await press('<enter>');
    expect(isTruth(screen())).toBe(true);
    expect(desk.overlay).toBeNull();
    const again = new TableDesk(seatingOf(session), { notice: '', changed: () => {}, left: () => {}, ended: () => {} });
    expect(again.chair).toBe('excon');
    expect(isTruth(drawTable(again, SIZES[1]!, theme).map(rowText).join('\n'))).toBe(false);
    again.leave();
  });

  it('comes every time that f is pressed, and Esc goes back to the seat', async () => {
    const { desk, press, screen } = await table();
    await press('<enter>sv');
    expect(desk.chair).toBe('ukraine');
    await press('f');
    expect(isTruth(screen())).toBe(false);
    expect(screen()).toContain('Esc back to the seats');
    await press('<escape>');
    expect([desk.chair, desk.overlay]).toEqual(['ukraine', null]);
    await press('f<enter>');
    expect([desk.chair, isTruth(screen())]).toEqual(['excon', true]);
  });

  it('is reached from the hand-off page of a closed seat, and from its rulings, which are read afterwards', async () => {
    const { desk, press, screen } = await table(TWO, true);
    await press('<enter>s');
    await press('v');
    expect(screen()).toContain('Ukraine has the keyboard next');
    expect(screen()).toContain('f: I am the facilitator');
    await press('f');
    expect(screen()).toContain('EXCON has the keyboard next');
    await press('<escape>');
    expect(screen()).toContain('Ukraine has the keyboard next');
    await press('<enter><enter>3<enter>c');
    expect(desk.overlay).toBe('rulings');
    await press('f<enter>');
    expect(desk.chair).toBe('excon');
    await press('v');
    expect([desk.chair, desk.overlay]).toEqual(['ukraine', 'rulings']);
    expect(isTruth(screen())).toBe(false);
  });
});

describe('a question to EXCON at the same keyboard', () => {
  it('is signalled to whoever looks at the screen until it is answered', async () => {
    const { press, screen } = await table();
    await press('<enter>sv');
    await press('qWhose?<enter>');
    for (const size of SIZES.slice(1)) expect(screen(size)).toContain('1 question for EXCON (f)');
    await press('oCall<enter>');
    expect(screen()).toContain('2 questions for EXCON (f)');
    await press('f<enter>');
    expect(screen()).toContain('2 questions wait');
  });
});
