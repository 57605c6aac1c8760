// The page that lies over the desk when something has happened to the file of the record: what it was, and a new name
// for the whole of what was acknowledged, from which the exercise goes on.
import type { RecordKeeping } from '../session/seating.ts';
import type { Size } from './layout.ts';
import { drawPage } from './pages.ts';
import type { Press } from './press.ts';
import { blank, type Row, row, span, wrap } from './text.ts';
import type { Theme } from './theme.ts';
import { typedOn } from './typing.ts';

export const LOST_TITLE = 'THE RECORD';
export const LOST_FOOT = 'Enter writes the whole record there · Esc back, with nothing recorded';

const OFFER =
  'All that was acknowledged is kept in this console. It can be written whole to a new file, and the exercise goes on there; no file is overwritten.';

/** Watches for a desk whether something has happened to the file of the record. */
export class RecordWatch {
  readonly #record: RecordKeeping;
  #told: object | null = null;
  /** The page that tells of it, while it is shown. */
  page: LostRecord | null = null;

  constructor(record: RecordKeeping) {
    this.#record = record;
  }

  /** Whether something could not be recorded since it was last looked for; then there is a page. */
  look(): boolean {
    const lost = this.#record.lost();
    if (lost === null || lost === this.#told) return false;
    this.#told = lost;
    this.page = new LostRecord(this.#record, lost.words);
    return true;
  }

  /** What is to be said when the page is left; null while it is not. */
  async press(press: Press): Promise<{ told?: string } | null> {
    const { isLeft, ...rest } = await this.page!.press(press);
    if (!isLeft) return null;
    this.page = null;
    return rest;
  }
}

class LostRecord {
  readonly #record: RecordKeeping;
  readonly #lost: string;
  #file: string;
  #notice = '';

  constructor(record: RecordKeeping, lost: string) {
    this.#record = record;
    this.#lost = lost;
    this.#file = record.newName();
  }

  /** The page, at the whole of a screen. */
  draw(size: Size, theme: Theme, scroll = 0): Row[] {
    return drawPage(LOST_TITLE, this.rows(Math.min(100, size.columns - 4)), LOST_FOOT, size, theme, scroll);
  }

  /** Whether the page is left; with `told` where the exercise goes on in a new file. */
  async press(press: Press): Promise<{ isLeft: boolean; told?: string }> {
    this.#notice = '';
    if (press === 'escape') return { isLeft: true };
    if (press !== 'enter') {
      const typed = typedOn(this.#file, press, 1000);
      if (typed) [this.#file, this.#notice] = [typed.text, typed.notice];
      return { isLeft: false };
    }
    const answer =
      this.#file.trim() === '' ? { denied: 'Name a file or a folder.' } : await this.#record.moveRecord(this.#file);
    if (answer === null)
      return { isLeft: true, told: `The whole record is in ${this.#record.journal} now; the exercise goes on.` };
    this.#notice = answer.denied;
    return { isLeft: false };
  }

  rows(width: number): Row[] {
    return [
      ...wrap(this.#lost, width, 'owed'),
      blank,
      ...wrap(OFFER, width),
      blank,
      row(span('New file:', 'title')),
      ...wrap(`${this.#file}_`, width, 'strong'),
      ...(this.#notice ? [blank, ...wrap(this.#notice, width, 'owed')] : []),
    ];
  }
}
