// Home on the screen: what to play, with whom and how; and what was played before.
import { useEffect, useReducer, useState } from 'react';
import { drawOver, mostScrollOver } from '../../desk-drawing.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Row } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { HomeDesk, type HomeOptions } from './desk.ts';
import { drawHome } from './drawing.ts';
import { HOME_KEYS, pressHome } from './keys.ts';

interface HomeProps {
  options: Omit<HomeOptions, 'changed'>;
  notice: string;
  theme: Theme;
  size: Size;
}

export function HomeScreen({ options, notice, theme, size }: HomeProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new HomeDesk({ ...options, changed: redraw }, notice));
  // A notice comes with the way back to this screen, or stays on it.
  useEffect(() => {
    desk.say(notice);
    redraw();
  }, [desk, notice]);
  useKeys(async (press) => {
    await pressHome(desk, press, () => mostScrollOver(HOME_KEYS, size));
    redraw();
  });
  return <Rows rows={drawHomeDesk(desk, size, theme)} theme={theme} height={size.rows} />;
}

export function drawHomeDesk(desk: HomeDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  return drawOver(desk, HOME_KEYS, size, theme) ?? drawHome(desk.model(), size, theme);
}
