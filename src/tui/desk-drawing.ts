// What lies over a desk, as rows: its keys, or the palette of its commands.
import type { Desk } from './desk.ts';
import type { KeyWords } from './keys.ts';
import type { Size } from './layout.ts';
import { BACK, drawPage, helpRows, scrollable } from './pages.ts';
import { drawPalette } from './palette.ts';
import type { Row } from './text.ts';
import type { Theme } from './theme.ts';

/** null where nothing lies over it. */
export function drawOver(
  { over, scroll }: Pick<Desk<string>, 'over' | 'scroll'>,
  keys: readonly KeyWords[],
  size: Size,
  theme: Theme,
): Row[] | null {
  if (over === null) return null;
  if (over !== 'help') return drawPalette(over, size, theme);
  return drawPage('KEYS', helpRows(keys, size.columns - 4), BACK, size, theme, scroll);
}

/** How far the list of keys can be scrolled. */
export const mostScrollOver = (keys: readonly KeyWords[], size: Size): number =>
  scrollable(helpRows(keys, size.columns - 4), size);
