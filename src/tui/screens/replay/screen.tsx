// Going through a record on the screen.
import { useEffect, useReducer, useState } from 'react';
import type { Playback } from '../../../session/playback.ts';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { ReplayDesk, type Show } from './desk.ts';
import { drawReplay, mostScroll } from './drawing.ts';
import { pressReplay } from './keys.ts';

interface ReplayProps {
  playback: Playback;
  theme: Theme;
  size: Size;
  onLeave: () => void;
  onBranch: (entries: number) => void;
  /** Shows it on other screens of a room too. */
  onShow?: Show | null;
}

export function ReplayScreen({ playback, theme, size, onLeave, onBranch, onShow = null }: ReplayProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(
    () => new ReplayDesk(playback, { changed: redraw, left: onLeave, branch: onBranch, show: onShow }),
  );
  useKeys(async (press) => {
    await pressReplay(desk, press, () => mostScroll(desk, size, theme));
    desk.moved();
    redraw();
  });
  useEffect(() => () => onShow?.(null), [onShow]);
  const stepMs = desk.isPlaying ? desk.stepMs() : null;
  useEffect(() => {
    if (stepMs === null) return;
    const timer = setInterval(() => desk.tick(), stepMs);
    return () => clearInterval(timer);
  }, [desk, stepMs]);
  return <Rows rows={drawReplay(desk, size, theme)} theme={theme} height={size.rows} />;
}
