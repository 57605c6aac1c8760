// Whether there is a screen to draw on, and how the console looks there: --ascii, --theme, RUNG_THEME and NO_COLOR.
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { type Look, THEME_NAMES } from '../tui/theme.ts';

/** Whether the console can be drawn: a dumb terminal cannot move its cursor. */
export const hasScreen = (): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== 'dumb';

/** Throws MistakesFound where there is no screen; `hint` says what to do instead. */
export function needScreen(where: string, hint: string): void {
  if (!hasScreen()) throw mistakeIn(where, 'The console needs a terminal that can draw a screen.', hint);
}

/** Whether the terminal shows only ASCII. Where the locale is not set, it is taken to show everything. */
function isAsciiOnly(): boolean {
  const { LC_CTYPE, LANG } = process.env;
  const locale = process.env.LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  // The font of the Linux text console lacks most of what is drawn.
  return process.env.TERM === 'linux' || !/utf-?8/i.test(locale);
}

/** Throws MistakesFound. */
export function lookFrom({ ascii = isAsciiOnly(), theme }: { ascii?: boolean; theme?: string } = {}): Look {
  const given = theme ?? process.env.RUNG_THEME ?? 'default';
  const known = THEME_NAMES.find((name) => name === given);
  if (!known) {
    const from = theme === undefined ? 'RUNG_THEME' : '--theme';
    throw mistakeIn(from, `There is no theme "${given}".`, nearestHint(given, THEME_NAMES) || THEME_NAMES.join(', '));
  }
  return { isAscii: ascii, hasColour: !process.env.NO_COLOR, theme: known };
}
