// Whatever lies on the table, as rows: the screen of whoever has the keyboard, or the page over it.
import { COMMISSION_BRIEF, clock, RED_BRIEF, seatName } from '../../../report/words.ts';
import { chairName } from '../../chair-name.ts';
import { drawOver, mostScrollOver } from '../../desk-drawing.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { LOST_FOOT, LOST_TITLE } from '../../lost-record.ts';
import { BACK, drawPage, handOffRows, scrollable } from '../../pages.ts';
import { windowed } from '../../panel.ts';
import { givenRows } from '../../parts/ruling.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { drawCommission } from '../commission/drawing.ts';
import { cardOf } from '../excon/cards.ts';
import { drawExcon } from '../excon/drawing.ts';
import { drawRed } from '../red/drawing.ts';
import { CLOSE_ROOM, DOORS_FOOT, ROOM_FOOT, roomRows, withDay } from '../room/drawing.ts';
import { drawSeat } from '../seat/drawing.ts';
import { type Page, seatPage } from '../seat/pages.ts';
import type { BranchList } from './branch-list.ts';
import type { TableDesk } from './desk.ts';
import { keysOf } from './keys.ts';
import type { Overlay } from './table.ts';

export function drawTable(table: TableDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  if (table.overlay !== null) {
    const { title, rows, foot } = pageOf(table, table.overlay, size, theme);
    return drawPage(title, rows, foot, size, theme, table.scroll);
  }
  const screen = drawOver(table.desk, keysOf(table), size, theme) ?? drawChair(table, size, theme);
  // A seat's header has a place for it.
  return table.chair === 'excon' || table.chair === 'commission' || table.chair === 'red'
    ? withDay(screen, table.room.day())
    : screen;
}

function drawChair(table: TableDesk, size: Size, theme: Theme): Row[] {
  if (table.chair === 'excon') return drawExcon(table.exconModel(), size, theme);
  if (table.chair === 'commission') return drawCommission(table.commission(), size, theme);
  if (table.chair === 'red') return drawRed(table.red(), size, theme);
  return drawSeat(table.model(), size, theme);
}

/** How far what lies over the desk can be scrolled at that size. */
export function mostScroll(table: TableDesk, size: Size, theme: Theme): number {
  if (table.overlay === null) return mostScrollOver(keysOf(table), size);
  return scrollable(pageOf(table, table.overlay, size, theme).rows, size);
}

function pageOf(table: TableDesk, overlay: Overlay, size: Size, theme: Theme): Page {
  const width = size.columns - 4;
  const text = Math.min(100, width);
  const isCommission = table.chair === 'commission';
  switch (overlay) {
    case 'brief': {
      const own = isCommission ? COMMISSION_BRIEF : table.chair === 'red' ? RED_BRIEF : null;
      const ownRows =
        own === null ? [] : [blank, row(span(isCommission ? 'COMMISSION' : 'RED CELL', 'title')), ...wrap(own, text)];
      const foot = '↑↓ scroll · Enter or Esc goes on';
      return { title: 'BRIEF', rows: [...wrap(table.brief(), text), ...ownRows], foot };
    }
    case 'duties':
    case 'evidence':
    case 'line':
    case 'politics':
    case 'responses':
      return seatPage(overlay, table.model(), width, theme);
    case 'leave': {
      if (table.room.isHost && table.isRecorded)
        return { title: 'LEAVE', rows: wrap(CLOSE_ROOM, text), foot: 'Enter closes it · any other key stays' };
      const words = table.isRecorded
        ? 'Leave this exercise? Everything is saved; it can be resumed at this very point.'
        : 'Leave this exercise? Something has happened to its file: all that was acknowledged is written to a new one first.';
      return { title: 'LEAVE', rows: wrap(words, text), foot: 'Enter leaves · any other key stays' };
    }
    case 'card': {
      const { title, rows } = cardOf(table.exconModel(), table.doctrine, text);
      return { title, rows, foot: BACK };
    }
    case 'branch':
      return {
        title: 'BRANCH · a new exercise from an entry of this one',
        rows: branchRows(table.branches.list, size.rows - 4, theme),
        foot: '↑↓ or the number choose · Enter branches there and opens it · Esc back',
      };
    case 'rulings': {
      const { view, doctrine } = table.model();
      const rows = table.ruled().flatMap((order) => [...givenRows(doctrine, view, order, text, false), blank]);
      return {
        title: `RULINGS · ${seatName(view.seat)}`,
        rows,
        foot: `Enter goes on to the hand-off${toExcon(table)}`,
      };
    }
    case 'room': {
      const { page } = table.room;
      const foot = page?.means.doors ? DOORS_FOOT : ROOM_FOOT;
      return { title: 'ROOM', rows: page ? roomRows(page, text, theme) : [], foot };
    }
    case 'lost':
      return {
        title: LOST_TITLE,
        rows: table.record.page?.rows(text) ?? [],
        foot: LOST_FOOT,
      };
    case 'hand-off': {
      const { chair } = table;
      const name = chairName(chair);
      if (chair === 'excon') {
        const foot = `Enter: I am the facilitator · Esc ${table.canGoBack ? 'back to the seats' : 'leave'}`;
        return { title: 'HAND-OFF', rows: handOffRows(name, TRUTH_NEXT), foot };
      }
      const others = { commission: 'the Commission', red: 'the red cell' };
      const who = chair === 'commission' || chair === 'red' ? others[chair] : 'this seat';
      const rows = handOffRows(name, chair === 'red' ? TRUTH_NEXT : null);
      return { title: 'HAND-OFF', rows, foot: `Enter: I am ${who}${toExcon(table)} · Esc leave` };
    }
  }
}

const TRUTH_NEXT = 'The next screen shows the truth: it is not for the seats.';

const toExcon = (table: TableDesk): string => (table.exconShut() === null ? ' · f: I am the facilitator' : '');

export function branchRows({ lines, chosen }: BranchList, height: number, { glyphs }: Theme): Row[] {
  const items = lines.map(({ n, minute, words }, at) => [
    row(
      span(at === chosen ? `${glyphs.pointer} ` : '  ', 'strong'),
      span(String(n).padStart(4), 'dim'),
      `${clock(minute).padStart(8)}  `,
      span(words, at === chosen ? 'strong' : 'plain'),
    ),
  ]);
  return windowed(items, chosen, height);
}
