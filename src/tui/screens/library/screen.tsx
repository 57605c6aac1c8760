// The library on the screen: every saved exercise, to resume, watch, rename, put away or take along.
import { useReducer, useState } from 'react';
import { drawOver, mostScrollOver } from '../../desk-drawing.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Row } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { LibraryDesk, type LibraryMeans } from './desk.ts';
import { drawLibrary } from './drawing.ts';
import { LIBRARY_KEYS, pressLibrary } from './keys.ts';

interface LibraryProps {
  means: LibraryMeans;
  theme: Theme;
  size: Size;
  onResume: (file: string) => void;
  onWatch: (file: string) => void;
  onHome: () => void;
}

export function LibraryScreen({ means, theme, size, onResume, onWatch, onHome }: LibraryProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(
    () => new LibraryDesk({ ...means, changed: redraw, home: onHome, resume: onResume, watch: onWatch }),
  );
  useKeys(async (press) => {
    await pressLibrary(desk, press, () => mostScrollOver(LIBRARY_KEYS, size));
    redraw();
  });
  return <Rows rows={drawLibraryDesk(desk, size, theme)} theme={theme} height={size.rows} />;
}

export function drawLibraryDesk(desk: LibraryDesk, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  return drawOver(desk, LIBRARY_KEYS, size, theme) ?? drawLibrary(desk.model(), size, theme);
}
