// Going through a record, as rows: the screen of any chair as it was at that moment, read-only, and where the record stands.
import { clock, seatName } from '../../../report/words.ts';
import { drawOver, mostScrollOver } from '../../desk-drawing.ts';
import { ordersIn } from '../../entries.ts';
import { footer } from '../../keys.ts';
import { layoutFor, type Size, SMALLEST, tooSmall } from '../../layout.ts';
import { drawPage, scrollable } from '../../pages.ts';
import { deskFoot, sentenceRows, withFoot } from '../../parts/foot.ts';
import { type Row, row, sized, span } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { drawCommission } from '../commission/drawing.ts';
import { inDocketOrder } from '../commission/model.ts';
import { drawExcon } from '../excon/drawing.ts';
import { exconSide } from '../excon/lists.ts';
import { drawSeat } from '../seat/drawing.ts';
import { type Page, seatPage } from '../seat/pages.ts';
import type { ReplayDesk } from './desk.ts';
import { REPLAY_KEYS } from './keys.ts';

export function drawReplay(desk: ReplayDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  const over = drawOver(desk, REPLAY_KEYS, size, theme);
  if (over) return over;
  const page = pageOf(desk, size, theme);
  if (page) return drawPage(page.title, page.rows, page.foot, size, theme, desk.pageScroll);
  // In place of the chair's own footer: where the record stands, and the keys. The smallest layout has no row to spare
  // for them, so there they lie over its last.
  const screen = drawChair(desk, { ...size, rows: Math.max(SMALLEST.rows, size.rows - 1) }, theme);
  const foot =
    desk.input || desk.notice
      ? deskFoot(desk, 'Go to, as 25:30 (Enter goes, Esc drops):', REPLAY_KEYS, size.columns)
      : sentenceRows(desk.words(), size.columns);
  const keys = sized(row(span(footer(REPLAY_KEYS, size.columns), 'dim')), size.columns);
  return withFoot(screen, [...foot, keys], size.rows);
}

function pageOf(desk: ReplayDesk, size: Size, theme: Theme): Page | null {
  const width = size.columns - 4;
  const model = desk.page && desk.model();
  if (!desk.page || !model) return null;
  const { title, rows, foot } = seatPage(desk.page, model, width, theme);
  return {
    title: `${title} · ${seatName(model.view.seat)} at ${clock(model.view.minute)}`,
    rows,
    foot: `←→ entry · ${foot}`,
  };
}

/** How far what lies over the screen can be scrolled at that size. */
export function mostScroll(desk: ReplayDesk, size: Size, theme: Theme): number {
  const page = pageOf(desk, size, theme);
  return page ? scrollable(page.rows, size) : mostScrollOver(REPLAY_KEYS, size);
}

function drawChair(desk: ReplayDesk, size: Size, theme: Theme): Row[] {
  const moment = desk.moment();
  if (desk.chair === 'excon') {
    return drawExcon(
      {
        view: exconSide(moment.excon(), desk.facilitatorActions(), ordersIn(desk.playback.entries)),
        panel: 'truth',
        cursors: { seats: 0, injects: 0, truth: desk.choices.cursor, questions: 0, rulings: 0, notes: 0 },
        notice: '',
        input: null,
        asking: null,
        form: null,
        hasDraft: false,
        timer: null,
      },
      size,
      theme,
    );
  }
  if (desk.chair === 'commission') {
    const view = moment.commission();
    const docket = inDocketOrder(view);
    const chosen = docket[Math.min(desk.choices.cursor, docket.length - 1)]?.id ?? null;
    const nothingTyped = { notice: '', input: null, isAsking: false, side: null };
    return drawCommission({ view, docket, chosen, scroll: 0, ...nothingTyped, isAlone: false }, size, theme);
  }
  const model = desk.model();
  return model ? drawSeat(model, size, theme) : [];
}
