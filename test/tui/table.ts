// A table to press keys at: a session with its journal in a folder of its own, the desk, and the screen it would show.

import { join } from 'node:path';
import type { Start } from '../../src/exercise/events.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { SeatHolder } from '../../src/exercise/words.ts';
import type { Doctrine, Seat } from '../../src/ladder/index.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import type { DraftStore } from '../../src/tui/draft-store.ts';
import type { Size } from '../../src/tui/layout.ts';
import type { Press } from '../../src/tui/press.ts';
import { TableDesk } from '../../src/tui/screens/table/desk.ts';
import { drawTable, mostScroll } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import type { ExconMeans } from '../../src/tui/screens/table/table.ts';
import { rowText } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { act, lineWith, news } from '../support/world.ts';

export const theme = themeFor({ isAscii: false, hasColour: true });
export const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];
export const sizeName = ({ columns, rows }: Size) => `${columns}x${rows}`;

export interface TestTable {
  file: string;
  session: Session;
  desk: TableDesk;
  /** Letters one by one; names of keys in angle brackets, as "a r 0.7 <enter>". Blanks are left out. */
  press: (keys: string) => Promise<void>;
  screen: (size?: Size) => string;
  leaves: () => number;
  hasEnded: () => boolean;
}

export async function tableOf(
  scenario: Scenario,
  holders: SeatHolder | Record<Seat, SeatHolder>,
  more: Partial<Start> = {},
  excon?: ExconMeans,
  readings?: () => Promise<readonly Doctrine[]>,
  ring?: () => void,
  hints?: DraftStore,
  isPast = true,
): Promise<TestTable> {
  const file = join(freshFolder(), 'table.jsonl');
  const session = await startSession(scenario, startOf(holders, more), file, 'test');
  let leaves = 0;
  let hasEnded = false;
  const desk = new TableDesk(seatingOf(session), {
    notice: '',
    changed: () => {},
    left: () => {
      leaves += 1;
    },
    ended: () => {
      hasEnded = true;
    },
    ...(excon && { excon }),
    ...(readings && { readings }),
    ...(ring && { ring }),
    ...(hints && { hints }),
  });
  // Most tests are about what lies past the page that hides the facilitator's console; test/tui/excon-door.test.ts is about it.
  const pass = async () => {
    if (isPast && desk.chair === 'excon' && desk.overlay === 'hand-off' && !session.isClosed)
      await pressTable(desk, 'enter');
  };
  const press = async (keys: string) => {
    for (const [key, name] of keys.matchAll(/<([a-z-]+)>|\S/g)) {
      await pressTable(desk, name === 'space' ? { char: ' ' } : name ? (name as Press) : { char: key }, () =>
        mostScroll(desk, SIZES[0]!, theme),
      );
      await pass();
    }
  };
  await pass();
  const screen = (size = SIZES[1]!) => drawTable(desk, size, theme).map(rowText).join('\n');
  return { file, session, desk, press, screen, leaves: () => leaves, hasEnded: () => hasEnded };
}

/** Three acts: one whose finding is the obvious one, one that nobody can attribute, one that never happened. */
export function threeActs(): Scenario {
  const scenario = lineWith(
    [
      act({
        id: 'B40',
        fate: {
          says: 'Shells in sector 4, twenty in an hour.',
          marks: ['territory'],
          thresholds: { end: 260_000, growth: null, finding: 24_000 },
          claims: [{ after: 60, text: 'Side B denies everything and speaks of a gas leak.' }],
        },
      }),
      act({
        id: 'C51',
        start: 100,
        sector: 6,
        fate: {
          says: 'A depot burns in sector 6.',
          marks: ['long-range'],
          thresholds: { end: 3_000, growth: null, finding: 30_000 },
          finding: { verdict: 'unattributable', side: 'unknown', likelihood: 0.6 },
        },
      }),
      act({
        id: 'D62',
        start: 130,
        sector: 1,
        severity: 2,
        fate: {
          says: 'Shots in the wood of sector 1.',
          assessed: { severity: 2, side: 'unknown' },
          thresholds: { end: 1_000, growth: null, finding: 45_000 },
          finding: { verdict: 'nothing', side: 'unknown', likelihood: 0.6 },
        },
      }),
    ],
    {
      title: 'Three acts',
      endex: 48 * 60,
      injects: [news(200, { heat: 310_000, talks: 'in-session' })],
      calendar: [
        { at: 120, what: 'Talks in Abu Dhabi' },
        { at: 30 * 60, what: 'Signing day in Paris' },
      ],
    },
  );
  return { ...scenario, opening: { ...scenario.opening, guarantee: 'ratified' } };
}

export const BOOK: Record<Seat, SeatHolder> = {
  ukraine: 'by-the-book',
  coalition: 'by-the-book',
  us: 'by-the-book',
};
