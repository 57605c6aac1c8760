// How the console looks: --ascii, --theme, RUNG_THEME and NO_COLOR.
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { type Look, THEME_NAMES } from '../tui/theme.ts';

/** Throws MistakesFound. */
export function lookFrom({ ascii = false, theme }: { ascii?: boolean; theme?: string } = {}): Look {
  const given = theme ?? process.env.RUNG_THEME ?? 'default';
  const known = THEME_NAMES.find((name) => name === given);
  if (!known) {
    const from = theme === undefined ? 'RUNG_THEME' : '--theme';
    throw mistakeIn(from, `There is no theme "${given}".`, nearestHint(given, THEME_NAMES) || THEME_NAMES.join(', '));
  }
  return { isAscii: ascii, hasColour: !process.env.NO_COLOR, theme: known };
}
