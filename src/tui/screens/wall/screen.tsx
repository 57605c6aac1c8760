// The wall on the screen: it looks at the exercise, and gives no command. The same screen serves observers.
import { useEffect, useReducer } from 'react';
import type { WallChair } from '../../../session/chair.ts';
import type { Size } from '../../layout.ts';
import { isChar } from '../../press.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import type { ReplayDesk } from '../replay/desk.ts';
import { drawReplay } from '../replay/drawing.ts';
import { drawWall } from './drawing.ts';
import type { WallPlan } from './model.ts';

interface WallProps {
  chair: WallChair;
  /** WALL, or OBSERVER. */
  title: string;
  /** What the plan of the day says now. */
  plan: () => WallPlan;
  theme: Theme;
  size: Size;
  /** The replay that the facilitator shows after ENDEX; null: the wall itself. */
  replay: () => ReplayDesk | null;
  /** The time in the room. */
  clock: () => Date;
  onLeave: () => void;
}

/** How often the time in the room is looked at. */
const EVERY_MS = 10_000;

export function WallScreen({ chair, title, plan, replay, theme, size, clock, onLeave }: WallProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => chair.subscribe(redraw), [chair]);
  useEffect(() => {
    const tick = setInterval(redraw, EVERY_MS);
    return () => clearInterval(tick);
  }, []);
  useKeys((press) => {
    if (isChar(press, 'q')) onLeave();
  });
  const shown = replay();
  if (shown) return <Rows rows={drawReplay(shown, size, theme)} theme={theme} height={size.rows} />;
  const model = { title, view: chair.view(), realTime: timeOfDay(clock()), ...plan() };
  return <Rows rows={drawWall(model, size, theme)} theme={theme} height={size.rows} />;
}

/** As the clocks of the room show it. */
const timeOfDay = (now: Date): string =>
  `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
