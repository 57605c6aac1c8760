// The library on the screen: every saved exercise, to resume, watch, rename, put away or take along.
import { useReducer, useState } from 'react';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { LibraryDesk, type LibraryMeans } from './desk.ts';
import { drawLibrary } from './drawing.ts';

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
  useKeys((press) => desk.press(press));
  return <Rows rows={drawLibrary(desk.model(), size, theme)} theme={theme} height={size.rows} />;
}
