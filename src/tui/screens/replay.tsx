// Going through a record: the screen of any chair as it was at that moment, read-only, and where the record stands.
import { useEffect, useReducer, useState } from 'react';
import type { Playback } from '../../session/playback.ts';
import { footer, REPLAY_KEYS } from '../keys.ts';
import { layoutFor, type Size, SMALLEST } from '../layout.ts';
import { inputRows, sentenceRows, withFoot } from '../parts/foot.ts';
import { Rows } from '../rows.tsx';
import { type Row, row, sized, span } from '../text.ts';
import type { Theme } from '../theme.ts';
import { useKeys } from '../use-keys.tsx';
import { drawCommission, inDocketOrder } from './commission-drawing.ts';
import { ordersIn } from './entries.ts';
import { drawExcon } from './excon-drawing.ts';
import { exconSide } from './excon-lists.ts';
import { drawExercise, tooSmall } from './exercise-drawing.ts';
import { drawPage, helpRows } from './pages.ts';
import { ReplayDesk } from './replay-desk.ts';

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
  useKeys((press) => desk.press(press));
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
  if (desk.isHelp) {
    const rows = helpRows(REPLAY_KEYS, size.columns - 4);
    return drawPage('KEYS', rows, 'any key goes back', size, theme);
  }
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

function drawChair(desk: ReplayDesk, size: Size, theme: Theme): Row[] {
  const moment = desk.moment();
  if (desk.chair === 'excon') {
    return drawExcon(
      {
        view: exconSide(moment.excon(), desk.deeds(), ordersIn(desk.playback.entries)),
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
  const view = moment.view(desk.chair);
  const chain = Math.min(desk.desk.chain, Math.max(0, view.chains.length - 1));
  const offers = moment.offers(desk.chair, view.chains[chain]?.id, view.minute);
  const cursor = Math.min(desk.desk.cursor, offers.length - 1);
  const { doctrine } = desk.playback.scenario;
  return drawExercise(
    { view, doctrine, offers, desk: { ...desk.desk, chain, cursor }, isCommissionSitting: false },
    size,
    theme,
  );
}
