// Home on the screen: what to play, with whom and how; and what was played before.
import { useEffect, useReducer, useState } from 'react';
import { HOME_KEYS } from '../../keys.ts';
import { layoutFor, type Size } from '../../layout.ts';
import { drawHome, drawPage, helpRows } from '../../pages.ts';
import { drawPalette } from '../../palette.ts';
import { Rows } from '../../rows.tsx';
import type { Row } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { tooSmall } from '../seat/drawing.ts';
import { HomeDesk, type HomeOptions } from './desk.ts';

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
  useKeys((press) => desk.press(press));
  return <Rows rows={drawHomeDesk(desk, size, theme)} theme={theme} height={size.rows} />;
}

export function drawHomeDesk(desk: HomeDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  if (desk.isHelp) return drawPage('KEYS', helpRows(HOME_KEYS, size.columns - 4), 'any key goes back', size, theme);
  return desk.palette ? drawPalette(desk.palette, size, theme) : drawHome(desk.model(), size, theme);
}
