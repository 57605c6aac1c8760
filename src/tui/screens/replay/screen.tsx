// Going through a record: the screen of any chair as it was at that moment, read-only, and where the record stands.
import { useEffect, useReducer, useState } from 'react';
import { clock, seatName } from '../../../report/words.ts';
import type { Playback } from '../../../session/playback.ts';
import { ordersIn } from '../../entries.ts';
import { footer, REPLAY_KEYS } from '../../keys.ts';
import { layoutFor, type Size, SMALLEST } from '../../layout.ts';
import { drawPage, helpRows, scrollable } from '../../pages.ts';
import { inputRows, sentenceRows, withFoot } from '../../parts/foot.ts';
import { Rows } from '../../rows.tsx';
import { type Row, row, sized, span } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { drawCommission, inDocketOrder } from '../commission/drawing.ts';
import { drawExcon } from '../excon/drawing.ts';
import { exconSide } from '../excon/lists.ts';
import { drawExercise, tooSmall } from '../seat/drawing.ts';
import { BACK, type Page, seatPage } from '../seat/pages.ts';
import { ReplayDesk } from './desk.ts';

interface ReplayProps {
  playback: Playback;
  theme: Theme;
  size: Size;
  onLeave: () => void;
  onBranch: (entries: number) => void;
}

export function ReplayScreen({ playback, theme, size, onLeave, onBranch }: ReplayProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new ReplayDesk(playback, { changed: redraw, left: onLeave, branch: onBranch }));
  useKeys((press) => desk.press(press, mostScroll(desk, size, theme)));
  const stepMs = desk.isPlaying ? desk.stepMs() : null;
  useEffect(() => {
    if (stepMs === null) return;
    const timer = setInterval(() => desk.tick(), stepMs);
    return () => clearInterval(timer);
  }, [desk, stepMs]);
  return <Rows rows={drawReplay(desk, size, theme)} theme={theme} height={size.rows} />;
}

export function drawReplay(desk: ReplayDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  const page = pageOf(desk, size, theme);
  if (page) return drawPage(page.title, page.rows, page.foot, size, theme, desk.pageScroll);
  // In place of the chair's own footer: where the record stands, and the keys. The smallest layout has no row to spare
  // for them, so there they lie over its last.
  const screen = drawChair(desk, { ...size, rows: Math.max(SMALLEST.rows, size.rows - 1) }, theme);
  const foot =
    desk.input === null
      ? sentenceRows(desk.notice() || desk.words(), size.columns)
      : inputRows(desk.notice() || 'Go to, as 25:30 (Enter goes, Esc drops):', desk.input, size.columns);
  const keys = sized(row(span(footer(REPLAY_KEYS, size.columns), 'dim')), size.columns);
  return withFoot(screen, [...foot, keys], size.rows);
}

function pageOf(desk: ReplayDesk, size: Size, theme: Theme): Page | null {
  const width = size.columns - 4;
  if (desk.page === 'help') return { title: 'KEYS', rows: helpRows(REPLAY_KEYS, width), foot: BACK };
  const model = desk.page && desk.model();
  if (!desk.page || !model) return null;
  const { title, rows, foot } = seatPage(desk.page, model, width, theme);
  return {
    title: `${title} · ${seatName(model.view.seat)} at ${clock(model.view.minute)}`,
    rows,
    foot: `←→ entry · ${foot}`,
  };
}

function mostScroll(desk: ReplayDesk, size: Size, theme: Theme): number {
  return scrollable(pageOf(desk, size, theme)?.rows ?? [], size);
}

function drawChair(desk: ReplayDesk, size: Size, theme: Theme): Row[] {
  const moment = desk.moment();
  if (desk.chair === 'excon') {
    return drawExcon(
      {
        view: exconSide(moment.excon(), desk.facilitatorActions(), ordersIn(desk.playback.entries)),
        panel: 'truth',
        cursors: { seats: 0, injects: 0, truth: desk.desk.cursor, questions: 0, rulings: 0, notes: 0 },
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
    const chosen = docket[Math.min(desk.desk.cursor, docket.length - 1)]?.id ?? null;
    return drawCommission({ view, docket, chosen, scroll: 0, notice: '', asking: null, isAlone: false }, size, theme);
  }
  const model = desk.model();
  return model ? drawExercise(model, size, theme) : [];
}
