// The page of the room at the keyboard: which chair is chosen, and what the facilitator does there.
import { listed, seatInSentence } from '../../../report/words.ts';
import { charOf, type Press, stepOf } from '../../press.ts';
import { typedOn } from '../../typing.ts';
import type { ChairSign, Doors, RoomMeans } from './means.ts';

const NOT_YOURS = 'That is for the facilitator alone.';
const RELEASE =
  'Release the reports to their seats? Everybody can read their own then. g again releases them; Esc drops it.';
const RELEASED = 'The reports are released: each seat reads its own in a browser, under Papers.';
const LONGEST_PLAN = 1000;

/** What is asked for once more before it is done. */
type Asked = { what: 'renew'; chair: string } | { what: 'back'; words: string } | { what: 'release' };

export class RoomDesk {
  readonly means: RoomMeans;
  readonly #changed: () => void;
  #chosen = 0;
  /** Whether the code of the chosen chair stands on the screen; any other key takes it off. */
  isCodeShown = false;
  /** The plan of the day while it is typed. */
  plan: string | null = null;
  notice = '';
  #asked: Asked | null = null;

  constructor(means: RoomMeans, changed: () => void) {
    this.means = means;
    this.#changed = changed;
  }

  chairs(): readonly ChairSign[] {
    return this.means.chairs();
  }

  get chosen(): number {
    return Math.max(0, Math.min(this.chairs().length - 1, this.#chosen));
  }

  /** Takes a key; whether the page is left. */
  press(press: Press): boolean {
    if (this.plan !== null) {
      this.#type(this.plan, press);
      return false;
    }
    const asked = this.#asked;
    const wasShown = this.isCodeShown;
    this.notice = '';
    this.#asked = null;
    this.isCodeShown = false;
    const by = stepOf(press, 4);
    if (by !== 0) this.#chosen = Math.max(0, Math.min(this.chairs().length - 1, this.chosen + by));
    else if (press === 'escape' && asked !== null) this.notice = 'Dropped; nothing was done.';
    else if (press === 'escape' || press === 'enter') return !wasShown;
    else this.#command(charOf(press), asked, wasShown);
    return false;
  }

  #command(key: string, asked: Asked | null, wasShown: boolean): void {
    if (!'cnydugv'.includes(key) || key === '') return;
    const { doors } = this.means;
    const chair = this.chairs()[this.chosen];
    if (!doors || !chair) {
      this.notice = NOT_YOURS;
      return;
    }
    if (key === 'c') this.isCodeShown = !wasShown;
    if (key === 'n') this.#renew(doors, chair, asked);
    if (key === 'y') this.#tell(doors.hand(chair.chair));
    if (key === 'd') this.plan = doors.day();
    if (key === 'u') this.#goBack(doors, asked);
    if (key === 'g') this.#release(doors, asked);
    if (key === 'v') {
      doors.nextEvaluated();
      this.notice = `Evaluators see ${listed(doors.evaluated().map(seatInSentence))} now.`;
    }
  }

  #release(doors: Doors, asked: Asked | null): void {
    const reports = doors.reports();
    if (reports === 'not-yet') this.notice = 'The reports are there after ENDEX.';
    else if (reports === 'released') this.notice = RELEASED;
    else if (asked?.what === 'release') {
      doors.release();
      this.notice = RELEASED;
    } else {
      this.#asked = { what: 'release' };
      this.notice = RELEASE;
    }
  }

  // Whoever sits there is sent away, so it is asked once.
  #renew(doors: Doors, { chair, title, people }: ChairSign, asked: Asked | null): void {
    if (asked?.what === 'renew' && asked.chair === chair) {
      doors.renew(chair);
      this.isCodeShown = true;
      return;
    }
    this.#asked = { what: 'renew', chair };
    const there = people.length > 0 ? ' Whoever sits there has to come again with it.' : '';
    this.notice = `A new code for ${title}? The old one ends.${there} n again makes it; Esc drops it.`;
  }

  #goBack(doors: Doors, asked: Asked | null): void {
    if (asked?.what === 'back') return this.#tell(doors.goBack(asked.words));
    const words = doors.wayBack();
    if (words === null) {
      this.notice = 'There is nothing to go back to.';
      return;
    }
    this.#asked = { what: 'back', words };
    this.notice = `Go back to before this: ${words}? All screens change; the record so far stays as another exercise, and the report tells of it. u again goes back; Esc drops it.`;
  }

  #tell(answer: Promise<string>): void {
    const tell = (words: string) => {
      this.notice = words;
      this.#changed();
    };
    void answer.then(tell, (error) => tell(`That could not be done: ${String(error)}`));
  }

  #type(plan: string, press: Press): void {
    if (press === 'escape') {
      this.plan = null;
      return;
    }
    if (press !== 'enter') {
      this.plan = typedOn(plan, press, LONGEST_PLAN)?.text ?? plan;
      return;
    }
    const { words, isTaken } = this.means.doors!.plan(plan.trim());
    this.notice = words;
    // What cannot be read stays to be mended.
    if (isTaken) this.plan = null;
  }
}
