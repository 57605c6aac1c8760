// A key that was pressed, by its name.
export type Press =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'enter'
  | 'tab'
  | 'back-tab'
  | 'escape'
  | 'backspace'
  | 'rub-word'
  | 'rub-line'
  | 'page-up'
  | 'page-down'
  | { char: string }
  | { pasted: string };

/** The letter that was pressed; empty where it was none. */
export const charOf = (press: Press): string => (typeof press === 'object' && 'char' in press ? press.char : '');

/** Whether it is that character. */
export const isChar = (press: Press, char: string): boolean => charOf(press) === char;

export const isSame = (a: Press, b: Press): boolean => a === b || (charOf(a) !== '' && charOf(a) === charOf(b));

const chars = (letters: string): Press[] => [...letters].map((char) => ({ char }));

/** What chooses in a list or scrolls a page. */
export const UP_DOWN: readonly Press[] = ['up', 'down', 'page-up', 'page-down', ...chars('jk')];
export const DIGITS: readonly Press[] = chars('0123456789');

/** How far a key moves the choice in a list: one, or a page; 0 where it does not. */
export function stepOf(press: Press, page: number): number {
  if (isChar(press, 'j')) return 1;
  if (isChar(press, 'k')) return -1;
  return arrowOf(press, page);
}

/** The same where letters are typed: only keys that are no letters move. */
export function arrowOf(press: Press, page: number): number {
  if (typeof press === 'object') return 0;
  const steps: Partial<Record<typeof press, number>> = { up: -1, down: 1, 'page-up': -page, 'page-down': page };
  return steps[press] ?? 0;
}
