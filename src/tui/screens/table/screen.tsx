// The exercise on the screen: draws what lies on the table, hands the keys to whoever has the keyboard.
import { useApp } from 'ink';
import { useEffect, useReducer, useState } from 'react';
import type { Doctrine } from '../../../ladder/index.ts';
import type { Seating } from '../../../session/seating.ts';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { ExerciseDesk } from './desk.ts';
import { drawDesk, mostScroll } from './drawing.ts';
import type { ExconMeans, FormStore } from './table.ts';

interface ExerciseProps {
  seating: Seating;
  /** Said at the foot when the screen opens. */
  notice: string;
  theme: Theme;
  size: Size;
  excon: () => ExconMeans;
  readings: () => Promise<readonly Doctrine[]>;
  ring: () => void;
  hints: FormStore;
  onLeave: () => void;
  onEnd: () => void;
}

export function ExerciseScreen(props: ExerciseProps) {
  const { seating, notice, theme, size, excon, readings, ring, hints, onLeave, onEnd } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { exit } = useApp();
  const [means] = useState(excon);
  const [desk] = useState(
    () =>
      new ExerciseDesk(seating, {
        notice,
        changed: redraw,
        left: onLeave,
        ended: onEnd,
        excon: means,
        readings,
        ring,
        hints,
        broken: (error) => exit(error as Error),
      }),
  );
  useEffect(() => () => desk.leave(), [desk]);
  useKeys((press) => desk.press(press, () => mostScroll(desk, size, theme)));
  useEffect(() => {
    if (seating.signs().isEnded) onEnd();
  }, [seating, onEnd]);
  const hasTimer = means.timer !== null;
  useEffect(() => {
    if (!hasTimer) return;
    const second = setInterval(() => desk.tick().catch(exit), 1000);
    return () => clearInterval(second);
  }, [desk, hasTimer, exit]);
  return <Rows rows={drawDesk(desk, size, theme)} theme={theme} height={size.rows} />;
}
