// Any keys in any order: the desk never breaks, and whatever it shows is drawn to the cell at every size.

import { expect } from 'vitest';
import { stream } from '../../src/exercise/chance/dice.ts';
import type { Start } from '../../src/exercise/events.ts';
import type { SeatHolder } from '../../src/exercise/words.ts';
import { verify } from '../../src/journal/verify.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import type { Press } from '../../src/tui/press.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { rowWidth } from '../../src/tui/text.ts';
import { BOOK, SIZES, tableOf, theme } from './table.ts';

const SPECIAL = [
  'up',
  'down',
  'left',
  'right',
  'enter',
  'enter',
  'tab',
  'back-tab',
  'escape',
  'backspace',
  'rub-word',
  'rub-line',
  'page-up',
  'page-down',
] as const;
const CHARS = [...'0123456789cccuthhsSbvwidqo?jk<>xyz+: é日eelppanru.%AH'];

interface Sitting extends Pick<Start, 'commission' | 'coaching'> {
  holders: SeatHolder | Record<Seat, SeatHolder>;
  red?: 'person';
}

/** Who sits at the keyboard: everybody, everybody and the Commission, one seat with it or with the red cell, or one of these alone. */
export const TABLES: readonly Sitting[] = [
  { holders: 'person', commission: 'engine', coaching: 'before' },
  { holders: 'person', commission: 'person', coaching: 'at-commit' },
  { holders: { ...BOOK, coalition: 'person' }, commission: 'person', coaching: 'at-debrief' },
  { holders: BOOK, commission: 'person', coaching: 'at-commit' },
  { holders: { ...BOOK, ukraine: 'person' }, commission: 'engine', coaching: 'at-commit', red: 'person' },
  { holders: BOOK, commission: 'engine', coaching: 'at-commit', red: 'person' },
];

/** Presses eighty keys at that table, and looks at every size after each. */
export async function pressAnything(id: string, at: number): Promise<void> {
  const { holders, ...more } = TABLES[at]!;
  const { coaching } = more;
  const dice = stream(`${id} ${coaching} ${at}`, 'keys');
  const isClosed = dice.next() < 0.5;
  const table = await tableOf(findScenario(id), holders, { ...more, isClosed });
  const { session, desk, file } = table;
  let leaves = 0;
  const pressed: string[] = [];
  for (let n = 0; n < 80 && !session.state().isEnded; n++) {
    const roll = dice.next();
    const press: Press =
      roll < 0.4
        ? SPECIAL[dice.below(SPECIAL.length)]!
        : roll < 0.97
          ? { char: CHARS[dice.below(CHARS.length)]! }
          : { pasted: 'a pasted\ttext, rather long: Київ 日本語 '.repeat(4) };
    pressed.push(JSON.stringify(press));
    await pressTable(desk, press);
    // Leaving asks once; whoever leaves comes back here.
    if (table.leaves() > leaves) expect(pressed.at(-1)).toMatch(/enter|"y"/);
    leaves = table.leaves();
    for (const size of SIZES) {
      const rows = drawTable(desk, size, theme);
      expect(rows.length, pressed.slice(-12).join(' ')).toBe(size.rows);
      for (const each of rows) expect(rowWidth(each), pressed.slice(-12).join(' ')).toBe(size.columns);
    }
  }
  session.close();
  expect(verify(file).ok).toBe(true);
}
