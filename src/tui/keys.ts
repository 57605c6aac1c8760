// The keys of a desk as rows: what is shown of each, what it does, and why it does nothing now. The foot, the help, the
// command palette and the manual's tables come from these rows.
import { isSame, type Press } from './press.ts';

/** What is told of a key, or of several at once. */
export interface KeyWords {
  /** As shown. */
  shown: string;
  does: string;
  /** Whether the foot names it, and how shortly. */
  short?: string;
  /** The foot's name for several keys; else it names the first. */
  hint?: string;
}

/** A key that does something at a desk. */
export interface Key<Desk> extends KeyWords {
  /** What is pressed for it; left out where what is shown says it. */
  presses?: readonly Press[];
  /** Why it does nothing now, as a sentence; null where it does something. */
  shut?: (desk: Desk) => string | null;
  run: (desk: Desk, press: Press) => unknown;
}

export type KeyRow<Desk> = KeyWords | Key<Desk>;

const NAMED: Record<string, Press> = { Enter: 'enter', Tab: 'tab', Esc: 'escape', Space: { char: ' ' } };

/** The one press that is shown; null where several are. */
const shownPress = ({ shown }: KeyWords): Press | null => NAMED[shown] ?? (shown.length === 1 ? { char: shown } : null);

/** The row of what was pressed. */
export function keyOf<Desk>(rows: readonly KeyRow<Desk>[], press: Press): Key<Desk> | undefined {
  return rows.find((row): row is Key<Desk> => {
    if (!('run' in row)) return false;
    const presses = row.presses ?? [shownPress(row)];
    return presses.some((each) => each !== null && isSame(each, press));
  });
}

/** The keys that are commands, and what is pressed for them: not those that choose and scroll, and not the palette's own. */
export function commandsOf<Desk>(rows: readonly KeyRow<Desk>[]): { key: Key<Desk>; press: Press }[] {
  return rows.flatMap((key) => {
    const press = shownPress(key);
    return press === null || key.shown === ':' || !('run' in key) ? [] : [{ key, press }];
  });
}

/** The foot: as many short hints as fit. */
export function footer(rows: readonly KeyWords[], width: number): string {
  let line = '';
  for (const { shown, short, hint = shown.split(' ')[0] } of rows) {
    if (!short) continue;
    const next = `${line}${line ? '  ' : ' '}${hint} ${short}`;
    if (next.length > width - 1) break;
    line = next;
  }
  return line;
}

/** Wherever a text is typed. */
export const TYPING_KEYS: readonly KeyWords[] = [
  { shown: 'Backspace', does: 'takes the last letter back' },
  { shown: 'Ctrl-w', does: 'takes the last word back' },
  { shown: 'Ctrl-u', does: 'takes the whole text back' },
];
