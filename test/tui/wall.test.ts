// The wall: everything important in large letters at every size, nothing wider than the screen, no codes, and what does not
// fit summed up. The screen only looks: it draws again when the exercise changes, and q leaves it.
import { describe, expect, it, vi } from 'vitest';
import { viewForWall, type WallChain, type WallView } from '../../src/exercise/chairs/wall-view.ts';
import { playStart } from '../../src/exercise/run/play.ts';
import { CODES } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { seatChair, wallChair } from '../../src/session/chair.ts';
import { drawWall } from '../../src/tui/screens/wall/drawing.ts';
import { heightOf, lettered, widthIn } from '../../src/tui/screens/wall/letters.ts';
import type { WallModel } from '../../src/tui/screens/wall/model.ts';
import { openInRoom } from '../../src/tui/start.tsx';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { FakeTerminal } from '../support/fake-terminal.ts';
import { FORBIDDEN, hostile } from '../support/hostile.ts';
import { startOf } from '../support/play.ts';
import { wallAt } from './drawings.ts';
import { SIZES, sizeName, tableOf } from './table.ts';

// It finds Ink in the bundle alone.
vi.mock('ink-table', () => ({ default: () => null }));

const withChains = (view: WallView, many: number): WallView => {
  const [chain] = view.chains;
  const chains = Array.from({ length: many }, (_, n): WallChain => ({ ...chain!, id: `Q${n + 1}` }));
  return { ...view, chains };
};

const long = (view: WallView): WallView => ({
  ...view,
  title: `${hostile('title')} ${'long '.repeat(60)}`,
  told: view.told.map((told) =>
    told.kind === 'breach' ? told : { ...told, text: `${hostile('text')} ${'word '.repeat(200)} ${'漢字'.repeat(90)}` },
  ),
  chains: view.chains.map((chain) => ({ ...chain, id: 'A'.repeat(40) })),
});

const push = wallAt('big-push', 1500);
const shell = wallAt('whose-shell', 1300);
const before = viewForWall(playStart(findScenario('first-shot'), startOf('person', { hasExcon: true })).run);
const MOMENTS: [string, WallView][] = [
  ['an early hour of big-push', wallAt('big-push', 300)],
  ['phase 2 of big-push', push],
  ['phase 3 of big-push', wallAt('big-push', 4400)],
  ['ENDEX of big-push', wallAt('big-push', 99_999)],
  ['two chains of whose-shell', shell],
  ['a closed table', wallAt('whose-shell', 400, { isClosed: true })],
  ['before STARTEX', before],
  ['no chain', { ...push, chains: [] }],
  ['five chains', withChains(push, 5)],
  ['long texts', long(push)],
  ['a chain without a clock', { ...push, chains: push.chains.map((chain) => ({ ...chain, t0: null, next: null })) }],
  ['an own breach', { ...push, chains: push.chains.map((chain) => ({ ...chain, side: 'ukraine' })) }],
];
const theme = themeFor({ isAscii: false, hasColour: true });
const ascii = themeFor({ isAscii: true, hasColour: false });
const PLANS: Pick<WallModel, 'day'>[] = [
  { day: null },
  {
    day: { words: `BREAK until 14:30: ${'coffee '.repeat(30)}`, isBreak: true },
  },
];
const modelOf = (view: WallView, more: Partial<WallModel> = {}): WallModel => {
  return { title: 'WALL', view, realTime: '14:05', day: null, ...more };
};
const textOf = (view: WallView, size: (typeof SIZES)[number], more: Partial<WallModel> = {}) =>
  drawWall(modelOf(view, more), size, theme).map(rowText).join('\n');

/** A text in large letters, as the rows that must stand somewhere one below the other. */
function isLarge(drawn: string, text: string): boolean {
  const rows = drawn.split('\n');
  return [1, 2, 3, 4].some((scale) => {
    const letters = lettered(text, 'plain', { scale, isAscii: false }).map((each) => rowText(each).trimEnd());
    return rows.some((top, n) => {
      const from = top.indexOf(letters[0]!);
      return from >= 0 && letters.every((letter, down) => rows[n + down]?.startsWith(letter, from));
    });
  });
}

describe('the wall', () => {
  const drawings = SIZES.flatMap((size) => MOMENTS.map(([name, view]) => [name, sizeName(size), size, view] as const));
  it.each(drawings)('of %s at %s is drawn to the cell', (_, __, size, view) => {
    for (const plan of PLANS) {
      for (const each of [theme, ascii]) {
        const drawn = drawWall(modelOf(view, plan), size, each);
        expect(drawn).toHaveLength(size.rows);
        for (const row of drawn) expect(rowWidth(row)).toBe(size.columns);
        const text = drawn.map((row) => each.spell(rowText(row))).join('\n');
        expect(text).not.toMatch(FORBIDDEN);
        if (each === ascii) expect(text).toMatch(/^[\n\x20-\x7e]*$/);
        for (const code of CODES) expect(text).not.toContain(code);
        expect(text.split('\n')[0]).toMatch(/^ EXERCISE .*unverified plan.*WALL $/);
        expect(text.split('\n').slice(-3).join('\n')).toContain('q leaves');
      }
    }
  });

  it.each(SIZES)(
    'has the clock, the phase and the time to the next edge in large letters at $columns columns',
    (size) => {
      const drawn = textOf(shell, size);
      for (const text of ['20:19', '14:05', 'PHASE 1', '4:00']) expect(isLarge(drawn, text), text).toBe(true);
      expect(drawn).toMatch(/the breach has stopped; the window ends in 4:00,/);
      expect(drawn).toContain('warned 0:54');
      expect(isLarge(textOf(push, size), 'PHASE 2')).toBe(true);
    },
  );

  it('draws the time to the next edge larger than all else', () => {
    for (const size of SIZES) {
      const heights = [4, 3, 2, 1].filter((scale) =>
        lettered('4:00', 'plain', { scale, isAscii: false }).every((each) =>
          textOf(shell, size).includes(rowText(each)),
        ),
      );
      expect(heights[0], sizeName(size)).toBeGreaterThan(1);
    }
  });

  it('draws the most urgent chain, and sums up what does not fit', () => {
    const small = textOf(withChains(push, 5), SIZES[0]!);
    expect(small).toMatch(/Q1 · sectors 3, 4/);
    expect(small).toMatch(/4 more chains: Q2 phase 2; Q3 phase 2; Q4 phase 2; Q5 phase 2/);
    const wide = textOf(shell, SIZES[2]!);
    expect(wide.indexOf('S84 ·')).toBeGreaterThan(0);
    expect(wide.indexOf('L29 ·')).toBeGreaterThan(wide.indexOf('S84 ·'));
    expect(wide).not.toContain('more chain');
    expect(textOf(shell, SIZES[0]!)).toContain('1 more chain: L29 phase 1, the window ends in 20:10');
  });

  it('tells the newest first, marks claims, and says how many there are', () => {
    const view = wallAt('whose-shell', 400, { isClosed: true });
    for (const size of SIZES) {
      const drawn = textOf(view, size);
      expect(drawn).toMatch(/TOLD TO ALL/);
      expect(drawn).toMatch(/2:39 {2}Claim, side B: we fired nothing/);
      const minutes = [...drawn.matchAll(/^ +(\d+):(\d\d) {2}\S/gm)].map(([, h, m]) => Number(h) * 60 + Number(m));
      expect(minutes.length).toBeGreaterThan(1);
      expect(minutes).toEqual(minutes.toSorted((a, b) => b - a));
    }
    expect(textOf(view, SIZES[0]!)).toMatch(/the newest \d of 10/);
  });

  it('says who is to decide, in large letters where there is room, and at a closed table names nobody', () => {
    expect(textOf(push, SIZES[0]!)).toMatch(/To decide ▸ US {3}Ready Ukraine and Coalition/);
    expect(isLarge(textOf(push, SIZES[1]!), 'US')).toBe(true);
    expect(textOf(push, SIZES[1]!)).toContain('Ready Ukraine and Coalition');
    const closed = textOf(wallAt('whose-shell', 400, { isClosed: true }), SIZES[1]!);
    expect(closed).toContain('Behind closed doors Ukraine, Coalition and US');
    expect(closed).not.toMatch(/To decide|Ready|Waits|Holds/);
  });

  it('after ENDEX says so in large letters, and that the facilitator will show the rest', () => {
    for (const size of SIZES) {
      const drawn = textOf(wallAt('big-push', 99_999), size);
      for (const text of ['ENDEX', '96:00']) expect(isLarge(drawn, text)).toBe(true);
      expect(drawn).toContain('The facilitator will show the rest.');
      expect(drawn).not.toMatch(/To decide|PHASE/);
    }
  });

  it('has a word for quiet, and for the time before STARTEX', () => {
    expect(isLarge(textOf({ ...push, chains: [] }, SIZES[0]!), 'QUIET')).toBe(true);
    expect(isLarge(textOf(before, SIZES[0]!), 'STARTEX')).toBe(true);
  });

  it('shows what is next in the day where they are given, and another title', () => {
    const more = { title: 'OBSERVER', day: { words: '14:30 coffee', isBreak: false } };
    for (const size of SIZES) {
      const drawn = textOf(push, size, more);
      for (const words of ['OBSERVER', 'next: 14:30 coffee']) expect(drawn).toContain(words);
    }
  });

  it('says in large letters that there is a break, until ENDEX', () => {
    const day = { words: 'BREAK until 14:45: coffee', isBreak: true };
    for (const size of SIZES) {
      const drawn = textOf(push, size, { day });
      expect(isLarge(drawn, 'BREAK')).toBe(true);
      expect(drawn).toContain('BREAK until 14:45: coffee');
    }
    expect(isLarge(textOf({ ...push, isEnded: true }, SIZES[0]!, { day }), 'BREAK')).toBe(false);
  });

  it('says that the exercise is paused', () => {
    const paused = { ...push, excon: { hasStarted: true, isPaused: true } };
    for (const size of SIZES) expect(textOf(paused, size)).toContain('EXCON PAUSED');
  });
});

describe('large letters', () => {
  it('are as wide and as high as they say, with a letter for each of A to Z and 0 to 9', () => {
    const text = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789:.+-';
    const drawn = [...text].map((each) =>
      lettered(each, 'plain', { scale: 2, isAscii: false }).map(rowText).join('\n'),
    );
    expect(new Set(drawn).size).toBe(text.length);
    for (const lettering of [1, 2, 3, 4].map((scale) => ({ scale, isAscii: false }))) {
      const rows = lettered(text, 'plain', lettering);
      expect(rows).toHaveLength(heightOf(lettering));
      for (const row of rows) expect(rowWidth(row)).toBe(widthIn(text, lettering));
    }
    expect(heightOf({ scale: 1, isAscii: false })).toBe(3);
  });

  it('in ASCII are letters with a space behind each', () => {
    const plain = { scale: 1, isAscii: true };
    expect(lettered('PHASE 1', 'plain', plain).map(rowText)).toEqual(['P H A S E   1']);
    expect(widthIn('PHASE 1', plain)).toBe(13);
  });
});

describe('the screen of the wall', () => {
  it('shows what changes without a key, takes none but q, and leaves', async () => {
    const people = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
    const { session } = await tableOf(findScenario('first-shot'), people, { isScriptOnly: true });
    const terminal = new FakeTerminal(SIZES[1]!);
    const { stdin, stdout } = terminal;
    const plan = () => ({ day: null });
    const looks = { chair: wallChair(session), title: 'OBSERVER', plan, replay: () => null };
    const look = { isAscii: false, hasColour: true };
    const console = openInRoom({ looks, asks: null }, { stdin, stdout, look, bell: false, job: null });
    await terminal.see('OBSERVER');
    await terminal.see('First shot · reading: Literal · OBSERVER');
    // The breach is Ukraine's alone yet.
    await terminal.see('No breach is open that all seats know of.');
    expect(session.view('ukraine').chains).toHaveLength(1);
    const head = session.head();
    terminal.type('c3\rhx?');
    await seatChair(session, 'ukraine').send({
      do: 'compose',
      composition: {
        at: session.state().minute,
        order: { seat: 'ukraine', response: 'warn', about: 'K47', sector: null, of: null },
        likelihood: null,
        attributing: null,
        because: 'SECRET-REASON',
        text: 'Stop it.',
      },
    });
    expect(session.head()).not.toBe(head);
    await seatChair(session, 'ukraine').send({ do: 'commit' });
    await terminal.see(/T\+6:40 · warned 0:40/);
    expect(terminal.written).not.toContain('SECRET-REASON');
    terminal.type('q');
    await console.closed;
    expect([terminal.isOnAlternateScreen(), terminal.isRaw]).toEqual([false, false]);
  });
});
