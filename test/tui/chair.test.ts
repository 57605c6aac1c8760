// A desk in its chair: it needs nothing else of the session, and draws what others have changed by itself; keys that come
// while one is still being done wait for it.

import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { type Answer, type SeatChair, seatChair } from '../../src/session/chair.ts';
import { type RoomSigns, seatingOf } from '../../src/session/seating.ts';
import { SeatDesk } from '../../src/tui/screens/seat/desk.ts';
import { pressSeat } from '../../src/tui/screens/seat/keys.ts';
import { TableDesk } from '../../src/tui/screens/table/desk.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import type { Table } from '../../src/tui/screens/table/table.ts';
import { rowText } from '../../src/tui/text.ts';
import { BOOK, SIZES, tableOf, theme } from './table.ts';

const FIRST_SHOT = findScenario('first-shot');
const TWO = { ...BOOK, ukraine: 'person', coalition: 'person' } as const;

/** A table of which a desk knows no more than it asks of it. */
function bareTable(): Table & { nexts: number; changes: number } {
  const signs: RoomSigns = { minute: 0, turn: 1, isEnded: false, isCommissionSitting: false, excon: null };
  const table = {
    isClosed: false,
    chairs: ['ukraine'] as const,
    signs: () => signs,
    open: () => {},
    next: () => {
      table.nexts += 1;
    },
    other: () => {},
    otherShut: () => null,
    exconShut: () => null,
    roomShut: () => null,
    pen: () => {},
    penShut: () => null,
    excon: () => {},
    hints: () => {},
    looked: () => {},
    areHintsShown: () => false,
    changed: () => {
      table.changes += 1;
    },
    nexts: 0,
    changes: 0,
  };
  return table;
}

describe('the desk of a seat', () => {
  it('plays a turn from an object that has the members of a chair and no more', async () => {
    const { session } = await tableOf(FIRST_SHOT, { ...BOOK, ukraine: 'person' });
    const own = seatChair(session, 'ukraine');
    const { chair, view, words, offers, preview, readings, send, subscribe } = own;
    const bare: SeatChair = { chair, view, words, offers, preview, readings, send, subscribe };
    for (const host of ['state', 'scenario', 'journal', 'head', 'addInject', 'facilitatorActions'])
      expect(bare).not.toHaveProperty(host);
    const table = bareTable();
    const desk = new SeatDesk(bare, table);
    for (const press of [{ char: '3' }, 'enter', { char: 'c' }] as const) await pressSeat(desk, press);
    expect(table.nexts).toBe(1);
    expect(view().orders).toMatchObject([{ order: { response: 'warn' }, ruling: { verdict: 'accepted' } }]);
    desk.leave();
    const { changes } = table;
    await send({ do: 'hold', because: null });
    expect(table.changes).toBe(changes);
  });

  it('never shows a model from before a change, whoever made it', async () => {
    const { session } = await tableOf(FIRST_SHOT, TWO, { isScriptOnly: true });
    const table = bareTable();
    const desk = new SeatDesk(seatChair(session, 'coalition'), table);
    const before = desk.model();
    expect(desk.model().view).toBe(before.view);
    await seatChair(session, 'ukraine').send({ do: 'commit' });
    expect(table.changes).toBeGreaterThan(0);
    expect(desk.model().view.minute).toBeGreaterThan(before.view.minute);
  });
});

describe('two tables in one exercise', () => {
  const atTwo = async (isClosed = false) => {
    const { session } = await tableOf(FIRST_SHOT, TWO, { isScriptOnly: true, isClosed });
    const tables = (['ukraine', 'coalition'] as const).map((seat) => {
      const did: string[] = [];
      const desk: TableDesk = new TableDesk(seatingOf(session, [seat]), {
        notice: '',
        changed: () => did.push('drawn'),
        left: () => {},
        ended: () => did.push('ended'),
        ring: () => did.push('rung'),
      });
      const screen = () => drawTable(desk, SIZES[1]!, theme).map(rowText).join('\n');
      return { desk, did, screen };
    });
    return { session, ukraine: tables[0]!, coalition: tables[1]! };
  };

  it('one draws what the other has done, and rings when the keyboard comes to it', async () => {
    const { ukraine, coalition } = await atTwo();
    expect(coalition.screen()).toMatch(/Coalition waits/);
    for (const press of [{ char: '3' }, 'enter', { char: 'c' }] as const) await pressTable(ukraine.desk, press);
    expect(coalition.did).toContain('drawn');
    expect(coalition.did).toContain('rung');
    expect(coalition.screen()).toMatch(/Coalition ▸ to decide/);
    expect(ukraine.desk.chair).toBe('ukraine');
    await pressTable(ukraine.desk, { char: 'v' });
    expect(ukraine.screen()).toContain('The others sit at consoles of their own; what they see is theirs.');
  });

  it('hand nothing over between them where seats are closed', async () => {
    const { ukraine } = await atTwo(true);
    expect(ukraine.desk.overlay).toBeNull();
    for (const press of [{ char: '3' }, 'enter', { char: 'c' }] as const) await pressTable(ukraine.desk, press);
    expect(ukraine.desk.overlay).toBeNull();
  });

  it('both hear of ENDEX', async () => {
    const { session, ukraine, coalition } = await atTwo();
    for (let n = 0; n < 60 && !session.state().isEnded; n++)
      for (const { desk } of [ukraine, coalition]) await pressTable(desk, { char: 'c' });
    expect([ukraine.did, coalition.did].map((did) => did.filter((each) => each === 'ended'))).toEqual([
      ['ended'],
      ['ended'],
    ]);
  });
});

describe('keys that come while the record is written', () => {
  it('are done in their order, each when the one before it is done', async () => {
    const { session } = await tableOf(FIRST_SHOT, { ...BOOK, ukraine: 'person' });
    const waiting: (() => void)[] = [];
    const slowly = async (answer: Promise<Answer>): Promise<Answer> => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return answer;
    };
    const seating = seatingOf(session);
    const slow = {
      ...seating,
      seat: (seat: Parameters<typeof seating.seat>[0]): SeatChair => {
        const chair = seating.seat(seat);
        return { ...chair, send: (command) => slowly(chair.send(command)) };
      },
    };
    const desk = new TableDesk(slow, { notice: '', changed: () => {}, left: () => {}, ended: () => {} });
    // warn, halt, one taken back, commit: typed at once.
    const done = Promise.all(
      ([{ char: '3' }, 'enter', { char: '4' }, 'enter', { char: 'u' }, { char: 'c' }] as const).map((press) =>
        pressTable(desk, press),
      ),
    );
    const orders = () => session.state().orders.filter(({ order }) => order.seat === 'ukraine');
    for (let n = 0; n < 50 && orders().length === 0; n++) {
      await Promise.resolve();
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const resolve of waiting) resolve();
    await done;
    expect(orders().map(({ order }) => order.response)).toEqual(['warn']);
  });
});
