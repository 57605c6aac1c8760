// Which control sequences a key sends. Every other is an answer of the terminal to somebody's query: where the cursor
// is, what the terminal can, which modes are set, how large its window is, that it has the focus, what a mouse did.

const CSI = '\u001b[';
export const PASTE_BEGINS = '\u001b[200~';
export const PASTE_ENDS = '\u001b[201~';
export const CTRL_C = '\u0003';
/** The key Escape so that it cannot be taken for the beginning of something else. */
export const ESCAPE_KEY = '\u001b[27u';

// A press or a repetition, with what is held down meanwhile; 3 is a release (kitty's protocol).
const HELD = '(?:;\\d{1,3}(?::[12])?)?';
const KEYS = [
  // Arrows, Home, End, F1 to F4 (F3 is written as the answer to where the cursor is, and does nothing here).
  `(?:1${HELD}|\\d)?[A-HPQSZ]`,
  '[a-e]',
  // Insert, Delete, Page Up and Down, the function keys.
  `(?:[1-8]|[12]\\d|3[1-4])${HELD}[~^]`,
  '[2-8]\\$',
  '\\[(?:[A-E]|[56]~)',
  // Any key in kitty's protocol, with its other codes and its text.
  '\\d{1,7}(?::\\d*){0,2}(?:;\\d{0,3}(?::[12])?(?:;[\\d:]*)?)?u',
];
const KEY = new RegExp(`^(?:${KEYS.join('|')})$`);

/** Whether a whole CSI sequence is a key that is pressed. */
export const isKey = (sequence: string): boolean => KEY.test(sequence.slice(CSI.length));

// Ctrl-C where a program before left the keyboard in another protocol: by its letter, or by where the key lies.
const OTHER_CTRL_C = /^(?:27;(\d+);99~|(?:99(?::\d*){0,2}|\d+:\d*:99);(\d+)(?::[12])?(?:;[\d:]*)?u)$/;
const CTRL = 4;

export function isCtrlC(sequence: string): boolean {
  const [, other, kitty] = OTHER_CTRL_C.exec(sequence.slice(CSI.length)) ?? [];
  return ((Number(other ?? kitty ?? 1) - 1) & CTRL) !== 0;
}

/** Whether a CSI sequence is whole with this character. */
export function isEndOfCsi(begun: string, char: string): boolean {
  // Shifted editing keys of rxvt end in $, which is in the middle elsewhere.
  if (char === '$') return /^[235678]$/.test(begun.slice(CSI.length));
  return char >= '@' && char <= '~' && !(char === '[' && begun === CSI);
}
