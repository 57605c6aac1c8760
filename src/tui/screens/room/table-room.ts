// What a table has of the room that it stands in, where several screens show one exercise; nothing where there is one alone.
import { RoomDesk } from './desk.ts';
import { penWords, timeWords } from './drawing.ts';
import type { RoomMeans } from './means.ts';

export const NO_ROOM = 'There is one screen alone; rung host opens a room of several.';
const NO_PEN = 'Nobody has to ask for the pen of this chair.';

export class TableRoom {
  readonly #means: RoomMeans | null;
  /** The page of the room. */
  readonly page: RoomDesk | null;
  /** Nobody looks at this table any more. */
  readonly leave: () => void;

  constructor(means: RoomMeans | null, changed: () => void) {
    this.#means = means;
    this.page = means && new RoomDesk(means, changed);
    this.leave = means?.subscribe(changed) ?? (() => {});
  }

  /** Whether leaving this table closes the room. */
  get isHost(): boolean {
    return this.#means?.isHost ?? false;
  }

  shut = (): string | null => (this.#means ? null : NO_ROOM);

  penShut(): string | null {
    if (!this.#means) return NO_ROOM;
    return this.#means.pen() ? null : NO_PEN;
  }

  passPen = (): string => this.#means?.passPen() ?? NO_ROOM;

  /** What stands at the foot where nothing else does: a break, or who decides here where another does; empty else. */
  footWords(): string {
    const day = this.day();
    if (day?.isBreak) return day.words;
    const own = this.#means?.chairs().find(({ people }) => people.some(({ isYou }) => isYou));
    if (own?.policy) return `EXCON has the policy ${own.policy} decide here until it gives the chair back`;
    return penWords(this.#means?.pen() ?? null) ?? '';
  }

  /** What the plan of the day says now. */
  day = () => this.#means?.day() ?? null;

  /** How long each seat that is to decide has been waited for. */
  waits(): Readonly<Record<string, string>> {
    const waited = this.#means?.chairs().filter(({ decidesSeconds }) => decidesSeconds !== null) ?? [];
    return Object.fromEntries(waited.map(({ chair, decidesSeconds }) => [chair, timeWords(decidesSeconds!)]));
  }
}
