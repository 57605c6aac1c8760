// The screens that are kept as drawings, each made anew: what is on them, and how it came about. drawings.test.ts compares
// them with what was read before; `npm run drawings` writes them.

import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { viewForWall, type WallView } from '../../src/exercise/chairs/wall-view.ts';
import type { Start } from '../../src/exercise/events.ts';
import { hoursOf } from '../../src/exercise/numbers.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Coaching, SeatHolder } from '../../src/exercise/words.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import type { Size } from '../../src/tui/layout.ts';
import { drawHome } from '../../src/tui/screens/home/drawing.ts';
import type { HomeModel } from '../../src/tui/screens/home/model.ts';
import { drawSeat } from '../../src/tui/screens/seat/drawing.ts';
import type { SeatModel } from '../../src/tui/screens/seat/model.ts';
import { NO_CHOICES } from '../../src/tui/screens/seat/model.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { drawWall } from '../../src/tui/screens/wall/drawing.ts';
import type { WallModel } from '../../src/tui/screens/wall/model.ts';
import { type Row, rowText } from '../../src/tui/text.ts';
import { composed } from '../support/orders.ts';
import { playOut, responses, startOf, viewFor } from '../support/play.ts';
import { savedLine } from './saved.ts';
import { BOOK, SIZES, sizeName, type TestTable, tableOf, theme, threeActs } from './table.ts';

/** big-push, played by the book by the others, up to the minute phase 2 is the coalition's to decide. */
export function phaseTwo(coaching: Coaching): SeatModel {
  const scenario = findScenario('big-push');
  const holders: Record<Seat, SeatHolder> = { ukraine: 'file', coalition: 'person', us: 'hold' };
  const script = scriptOf([
    composed(30, { seat: 'ukraine', response: 'warn', about: 'F31' }),
    composed(30, { seat: 'ukraine', response: 'halt', about: 'F31', sector: 3 }),
  ]);
  const { run } = playStart(scenario, startOf(holders, { isScriptOnly: true, coaching, script }));
  const { state } = run;
  // Members answer once they are consulted.
  const consult = composed(state.minute, { seat: 'coalition', response: 'consult', about: 'F31' });
  playCommand(run, { do: 'compose', seat: 'coalition', composition: consult });
  for (let turn = 0; turn < 40 && state.minute < 24 * 60 + 1; turn++) {
    const answer = playCommand(run, { do: 'commit', seat: 'coalition' });
    if ('denied' in answer) throw new Error('the turn does not go on');
  }
  const view = viewFor(scenario, state, 'coalition');
  const offers = responses(scenario, state, 'coalition', view.chains[0]?.id, state.minute);
  const cursor = offers.findIndex(({ response }) => response.id === 'air-policing');
  const choices = { ...NO_CHOICES, cursor };
  const { doctrine, numbers } = scenario;
  return {
    view,
    doctrine,
    offers,
    hours: hoursOf({ numbers, doctrine }),
    choices,
    notice: '',
    input: null,
    isCommissionSitting: false,
  };
}

/**
 * The coalition by hand at 6:45, between a Commission that has confirmed one act, left another open and withdrawn a
 * third, and two seats that go by the book; its consultation of the first minute is under way.
 */
export async function lateMorning(): Promise<TestTable> {
  const table = await tableOf(
    threeActs(),
    { ...BOOK, coalition: 'person' },
    { commission: 'person', coaching: 'before' },
  );
  const isAt = (minute: number) => table.session.state().minute >= minute;
  for (let turn = 0; turn < 40 && !(isAt(406) && table.desk.chair === 'coalition'); turn++) {
    if (table.desk.chair === 'commission') {
      const ripe = table.desk.commission().docket.filter(({ analysis }) => analysis !== null);
      await table.press(`${ripe.map(() => '<enter>').join('')}c`);
    } else
      await table.press(
        table.session.state().orders.some(({ order }) => order.seat === 'coalition') ? 'cc' : '4<enter>12<enter>c',
      );
  }
  if (table.desk.chair !== 'coalition') throw new Error('the coalition does not get the screen');
  // The newest chain is in view; the one before it is read here.
  await table.press(',');
  return table;
}

export const alone = () => tableOf(threeActs(), BOOK, { commission: 'person' });

/** Adjourns until the clock is there. */
export async function until(table: TestTable, minute: number): Promise<TestTable> {
  for (let turn = 0; turn < 60 && table.session.state().minute < minute && !table.hasEnded(); turn++)
    await table.press('c');
  return table;
}

/** Chooses an act of the docket by moving to it. */
export async function choose(table: TestTable, id: string): Promise<void> {
  await table.press('<up><up><up><up><up>');
  for (let step = 0; step < 5 && table.desk.commission().chosen !== id; step++) await table.press('<down>');
  if (table.desk.commission().chosen !== id) throw new Error(`${id} is not in the docket`);
}

/** The Commission at 5:00, its first finding made. */
async function commissionAtFive(): Promise<TestTable> {
  const table = await until(await alone(), 300);
  await table.press('<down><enter>');
  await choose(table, 'B40');
  return table;
}

/** The facilitator of big-push at 11:00, with a question, a ruling and notes. */
async function facilitatorAtEleven(): Promise<TestTable> {
  const table = await tableOf(
    findScenario('big-push'),
    { ukraine: 'person', coalition: 'person', us: 'by-the-book' },
    { hasExcon: true, isScriptOnly: true, isClosed: false },
    {
      now: () => new Date('2026-03-01T09:30:00Z'),
      timer: null,
      form: { read: () => null, write: () => {} },
      entries: async () => [],
      branch: () => {},
    },
  );
  const type = (pasted: string) => pressTable(table.desk, { pasted });
  await table.press('s v 4 <enter> q');
  await type('Is it ours?');
  await table.press('<enter> c f s s G');
  await type('11:00');
  await table.press('<enter> <enter> n');
  await type('They read the brief twice.');
  await table.press('<enter> <down>');
  return table;
}

/** An exercise by the book at its last decision up to a minute, as the room sees it. */
export function wallAt(id: string, minute: number, more: Partial<Start> = {}): WallView {
  const scenario = findScenario(id);
  const views: WallView[] = [];
  playOut(scenario, startOf('by-the-book', more), (state) => {
    if (state.minute <= minute) views.push(viewForWall(openRun(scenario, state)));
  });
  return views.at(-1)!;
}

const wallWithTwoChains = (): WallModel => ({
  title: 'WALL',
  view: wallAt('whose-shell', 1300),
  realTime: '14:05',
  day: { words: '14:30 coffee', isBreak: false },
});

export function homeModel(change: Partial<HomeModel> = {}): HomeModel {
  const line = {
    title: 'First shot',
    objective: 'Warn before you act, and act no further than the breach needs.',
    difficulty: 1,
    playMinutes: 45,
    doctrine: 'literal',
    coaching: 'at-commit' as const,
    variants: [{ name: 'night', what: 'The same night, after dark.' }],
  };
  return {
    scenarios: [
      { id: 'first-shot', ...line },
      { id: 'big-push', ...line, difficulty: 3 },
    ],
    saved: [savedLine('first-shot-41', { scenario: 'first-shot' })],
    isReading: false,
    filter: '',
    hidden: 0,
    input: null,
    hasExcon: false,
    hasHints: false,
    timer: null,
    list: 'scenarios',
    chosen: 0,
    savedAt: 0,
    seed: '41',
    doctrine: null,
    variant: null,
    coaching: null,
    hasCommission: false,
    hasRed: false,
    holders: { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' },
    isClosed: false,
    notice: '',
    ...change,
  };
}

export interface Drawing {
  name: string;
  size: Size;
  draw: () => readonly Row[] | Promise<readonly Row[]>;
}

export const PAGES = { e: 'evidence', l: 'line', p: 'politics' } as const;

/** A page that one key opens, and another closes again. */
async function drawPage(table: TestTable, key: keyof typeof PAGES, size: Size): Promise<readonly Row[]> {
  await table.press(key);
  if (table.desk.overlay !== PAGES[key]) throw new Error(`${key} does not open ${PAGES[key]}`);
  const rows = drawTable(table.desk, size, theme);
  await table.press('z');
  if (table.desk.overlay !== null) throw new Error(`z does not close ${PAGES[key]}`);
  return rows;
}

const BETWEEN: Size = { columns: 100, rows: 30 };

export async function drawings(): Promise<readonly Drawing[]> {
  const before = phaseTwo('before');
  const morning = await lateMorning();
  return [
    { name: 'home', size: SIZES[0]!, draw: () => drawHome(homeModel(), SIZES[0]!, theme) },
    ...[...SIZES, BETWEEN].map((size) => ({ name: 'exercise', size, draw: () => drawSeat(before, size, theme) })),
    ...SIZES.flatMap((size) => [
      ...(['e', 'l', 'p'] as const).map((key) => ({
        name: PAGES[key],
        size,
        draw: () => drawPage(morning, key, size),
      })),
      { name: 'commission', size, draw: async () => drawTable((await commissionAtFive()).desk, size, theme) },
      { name: 'excon', size, draw: async () => drawTable((await facilitatorAtEleven()).desk, size, theme) },
      { name: 'wall', size, draw: () => drawWall(wallWithTwoChains(), size, theme) },
    ]),
  ];
}

/** The file that keeps it, and its text. */
export const kept = async ({ name, size, draw }: Drawing): Promise<[file: string, text: string]> => [
  `test/tui/drawings/${name}-${sizeName(size)}.txt`,
  `${(await draw()).map(rowText).join('\n')}\n`,
];
