// What each key does at a table: on the page that lies over it, else at the desk of whoever has the screen.
import type { KeyWords } from '../../keys.ts';
import { arrowOf, isChar, type Press } from '../../press.ts';
import { COMMISSION_KEYS, pressCommission } from '../commission/keys.ts';
import { EXCON_KEYS, pressExcon } from '../excon/keys.ts';
import { pressRed, RED_KEYS } from '../red/keys.ts';
import { pressSeat, SEAT_KEYS } from '../seat/keys.ts';
import { isSeatPage, pageBy } from '../seat/pages.ts';
import type { TableDesk } from './desk.ts';
import type { Overlay } from './table.ts';

/** The keys of whoever has the screen. */
export const keysOf = ({ chair }: Pick<TableDesk, 'chair'>): readonly KeyWords[] =>
  chair === 'commission' ? COMMISSION_KEYS : chair === 'red' ? RED_KEYS : chair === 'excon' ? EXCON_KEYS : SEAT_KEYS;

/** `mostScroll`: how far what lies over the desk can be scrolled. */
export function pressTable(table: TableDesk, press: Press, mostScroll?: () => number): Promise<void> {
  return table.inOrder(() =>
    table.overlay === null ? pressChair(table, press, mostScroll) : pressPage(table, table.overlay, press, mostScroll),
  );
}

function pressChair(table: TableDesk, press: Press, mostScroll?: () => number): Promise<void> {
  if (table.chair === 'excon') return pressExcon(table.exconDesk, press, mostScroll);
  if (table.chair === 'commission') return pressCommission(table.commissionDesk, press, mostScroll);
  if (table.chair === 'red') return pressRed(table.redDesk, press, mostScroll);
  return pressSeat(table.seatDesk, press, mostScroll);
}

type PressPage = (table: TableDesk, press: Press) => unknown;

// The facilitator need not pass for a seat to get past its page.
const toExcon = (table: TableDesk): void => {
  if (table.exconShut() === null && table.chair !== 'excon') table.excon();
};

const isBack = (press: Press): boolean => press === 'enter' || press === 'escape';

/** What a page does with a key that does not scroll it; where it says nothing, any key goes back. */
const PAGES: Partial<Record<Overlay, PressPage>> = {
  'hand-off': (table, press) => {
    if (press === 'escape' && !table.back()) table.open('leave');
    if (press === 'enter') table.takeOver();
    if (isChar(press, 'f')) toExcon(table);
  },
  rulings: (table, press) => {
    if (isBack(press)) table.part();
    if (isChar(press, 'f')) toExcon(table);
  },
  // Keys that were meant for the desk would pass half unseen: one closing the brief, the next acting on another choice.
  brief: (table, press) => (isBack(press) ? table.close() : undefined),
  leave: (table, press) => {
    if (press === 'enter' || isChar(press, 'y')) table.goHome();
    else if (table.isBetweenChairs()) table.open('hand-off');
    else table.close();
  },
};

function pressPage(
  table: TableDesk,
  overlay: Overlay,
  press: Press,
  mostScroll: () => number = () => Number.POSITIVE_INFINITY,
): unknown {
  if (overlay === 'lost') return table.pressLost(press);
  if (overlay === 'branch') return pressBranch(table, press);
  // On the page of the room the arrows choose a chair.
  const isScrolled = overlay !== 'room' || press === 'page-up' || press === 'page-down';
  const by = isScrolled ? arrowOf(press, 10) : 0;
  if (by !== 0) {
    table.scroll = Math.max(0, Math.min(mostScroll(), table.scroll + by));
    return;
  }
  if (overlay === 'room') {
    table.scroll = 0;
    return table.room.page?.press(press) === false ? undefined : table.close();
  }
  const other = pageBy(press);
  if (other && isSeatPage(overlay)) return table.open(other);
  if (isChar(press, 'i') && isSeatPage(overlay)) return table.open('brief');
  const page = PAGES[overlay];
  return page ? page(table, press) : table.close();
}

function pressBranch(table: TableDesk, press: Press): void {
  const { isLeft, from } = table.branches.press(press);
  if (isLeft) table.close();
  if (from !== undefined) table.branch(from);
}
