// The page of the room at the keyboard: which chair is chosen, and, for the facilitator, whose code is shown.
import { isChar, type Press, stepOf } from '../../press.ts';
import type { ChairSign, RoomMeans } from './means.ts';

const NOT_YOURS = "The codes are the facilitator's.";
const NOT_YOURS_TO_RELEASE = 'The facilitator releases the reports.';
const RELEASE =
  'Release the reports to their seats? Everybody can read their own then. g again releases them; Esc drops it.';
const RELEASED = 'The reports are released: each seat reads its own in a browser, under Papers.';
/** What is asked for, where it is no chair. */
const REPORTS = 'reports';

export class RoomDesk {
  readonly means: RoomMeans;
  #chosen = 0;
  /** Whether the code of the chosen chair stands on the screen; any other key takes it off. */
  isCodeShown = false;
  notice = '';
  #asked: string | null = null;

  constructor(means: RoomMeans) {
    this.means = means;
  }

  chairs(): readonly ChairSign[] {
    return this.means.chairs();
  }

  get chosen(): number {
    return Math.max(0, Math.min(this.chairs().length - 1, this.#chosen));
  }

  /** Takes a key; whether the page is left. */
  press(press: Press): boolean {
    const wasAsked = this.#asked;
    const wasShown = this.isCodeShown;
    this.notice = '';
    this.#asked = null;
    this.isCodeShown = false;
    const by = stepOf(press, 4);
    if (by !== 0) this.#chosen = Math.max(0, Math.min(this.chairs().length - 1, this.chosen + by));
    else if (press === 'escape' && wasAsked !== null) this.notice = 'Dropped; nothing was done.';
    else if (press === 'escape' && !wasShown) return true;
    else if (isChar(press, 'c')) this.#showCode(wasShown);
    else if (isChar(press, 'n')) this.#renew(wasAsked);
    else if (isChar(press, 'g')) this.#release(wasAsked);
    else if (press === 'enter' && !wasShown) return true;
    return false;
  }

  #release(asked: string | null): void {
    const { doors } = this.means;
    const reports = doors?.reports();
    if (!doors) this.notice = NOT_YOURS_TO_RELEASE;
    else if (reports === 'not-yet') this.notice = 'The reports are there after ENDEX.';
    else if (reports === 'released') this.notice = RELEASED;
    else if (asked === REPORTS) {
      doors.release();
      this.notice = RELEASED;
    } else {
      this.#asked = REPORTS;
      this.notice = RELEASE;
    }
  }

  #showCode(wasShown: boolean): void {
    if (!this.means.doors) this.notice = NOT_YOURS;
    else this.isCodeShown = !wasShown;
  }

  // Whoever sits there is sent away, so it is asked once.
  #renew(asked: string | null): void {
    const { doors } = this.means;
    const chair = this.chairs()[this.chosen];
    if (!doors || !chair) {
      this.notice = NOT_YOURS;
      return;
    }
    if (asked !== chair.chair) {
      this.#asked = chair.chair;
      const there = chair.people.length > 0 ? ' Whoever sits there has to come again with it.' : '';
      this.notice = `A new code for ${chair.title}? The old one ends.${there} n again makes it; Esc drops it.`;
      return;
    }
    doors.renew(chair.chair);
    this.isCodeShown = true;
  }
}
