// Whatever lies on the table, as rows: the screen of whoever has the keyboard, or the page over it.

import { COMMISSION_BRIEF, clock, seatName } from '../../../report/words.ts';
import { keysOf } from '../../keys.ts';
import { layoutFor, type Size } from '../../layout.ts';
import { LOST_FOOT, LOST_TITLE } from '../../lost-record.ts';
import { drawPage, handOffRows, helpRows, scrollable } from '../../pages.ts';
import { drawPalette } from '../../palette.ts';
import { windowed } from '../../panel.ts';
import { givenRows } from '../../parts/ruling.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { drawCommission } from '../commission/drawing.ts';
import { cardOf } from '../excon/cards.ts';
import { drawExcon } from '../excon/drawing.ts';
import { drawExercise, tooSmall } from '../seat/drawing.ts';
import { BACK, type Page, seatPage } from '../seat/pages.ts';
import type { BranchList } from './branch-list.ts';
import type { ExerciseDesk } from './desk.ts';
import { chairName, type Overlay } from './table.ts';

export function drawDesk(desk: ExerciseDesk, size: Size, theme: Theme): Row[] {
  if (desk.overlay === null) return drawChair(desk, size, theme);
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  if (desk.overlay === 'palette') return drawPalette(desk.palette, size, theme);
  const { title, rows, foot } = pageOf(desk, desk.overlay, size, theme);
  return drawPage(title, rows, foot, size, theme, desk.overlayScroll);
}

function drawChair(desk: ExerciseDesk, size: Size, theme: Theme): Row[] {
  if (desk.chair === 'excon') return drawExcon(desk.exconModel(), size, theme);
  if (desk.chair === 'commission') return drawCommission(desk.commission(), size, theme);
  return drawExercise(desk.model(), size, theme);
}

/** How far the page over the desk can be scrolled at that size. */
export function mostScroll(desk: ExerciseDesk, size: Size, theme: Theme): number {
  if (desk.overlay === null || desk.overlay === 'palette') return 0;
  return scrollable(pageOf(desk, desk.overlay, size, theme).rows, size);
}

function pageOf(desk: ExerciseDesk, overlay: Exclude<Overlay, 'palette'>, size: Size, theme: Theme): Page {
  const width = size.columns - 4;
  const text = Math.min(100, width);
  const isCommission = desk.chair === 'commission';
  switch (overlay) {
    case 'help':
      return { title: 'KEYS', rows: helpRows(keysOf(desk.chair), width), foot: BACK };
    case 'brief': {
      const own = isCommission ? [blank, row(span('COMMISSION', 'title')), ...wrap(COMMISSION_BRIEF, text)] : [];
      const foot = '↑↓ scroll · Enter or Esc goes on';
      return { title: 'BRIEF', rows: [...wrap(desk.brief(), text), ...own], foot };
    }
    case 'duties':
    case 'evidence':
    case 'line':
    case 'politics':
      return seatPage(overlay, desk.model(), width, theme);
    case 'leave': {
      const words = desk.isRecorded
        ? 'Leave this exercise? Everything is saved; it can be resumed at this very point.'
        : 'Leave this exercise? Something has happened to its file: all that was acknowledged is written to a new one first.';
      return { title: 'LEAVE', rows: wrap(words, text), foot: 'Enter leaves · any other key stays' };
    }
    case 'card': {
      const { title, rows } = cardOf(desk.exconModel(), desk.doctrine, text);
      return { title, rows, foot: BACK };
    }
    case 'branch':
      return {
        title: 'BRANCH · a new exercise from an entry of this one',
        rows: branchRows(desk.branches.list, size.rows - 4, theme),
        foot: '↑↓ or the number choose · Enter branches there and opens it · Esc back',
      };
    case 'rulings': {
      const { view, doctrine } = desk.model();
      const rows = desk.ruled().flatMap((order) => [...givenRows(doctrine, order, text, false), blank]);
      return { title: `RULINGS · ${seatName(view.seat)}`, rows, foot: 'Enter goes on to the hand-off' };
    }
    case 'lost':
      return {
        title: LOST_TITLE,
        rows: desk.record.page?.rows(text) ?? [],
        foot: LOST_FOOT,
      };
    case 'hand-off': {
      const name = chairName(desk.chair);
      const who = isCommission ? 'the Commission' : desk.chair === 'excon' ? 'the facilitator' : 'this seat';
      return { title: 'HAND-OFF', rows: handOffRows(name), foot: `Enter: I am ${who}` };
    }
  }
}

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
