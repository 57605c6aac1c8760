// The bell of a table: when the keyboard comes to a person who sits there, and when an edge of the ladder is near then.
import type { Seating } from '../../../session/seating.ts';

/** How far off an edge is near. */
const BELL_AHEAD_MINUTES = 120;

export class TableBell {
  readonly #seating: Seating;
  readonly #ring: (() => void) | undefined;
  #rung: readonly string[];

  constructor(seating: Seating, ring: (() => void) | undefined) {
    this.#seating = seating;
    this.#ring = ring;
    this.#rung = this.#calls();
  }

  /** Rings where there is something new to hear of. */
  listen(): void {
    const calls = this.#calls();
    const isNew = calls.some((call) => !this.#rung.includes(call));
    this.#rung = calls;
    if (isNew) this.#ring?.();
  }

  /** What a person at this keyboard is to hear of: that it is their turn, and each edge that is near then. */
  #calls(): readonly string[] {
    const decides = this.#seating.toDecide();
    if (!decides) return [];
    const { minute, turn } = this.#seating.signs();
    if (decides === 'commission' || decides === 'red') return [`${decides} ${minute}`];
    const near = this.#seating
      .seat(decides)
      .view()
      .chains.flatMap(({ edges }) => edges.filter(({ at }) => at > minute && at <= minute + BELL_AHEAD_MINUTES));
    return [
      `${decides} ${turn} ${minute} ${this.#seating.turnsOf(decides)}`,
      ...near.map(({ news, chain, at }) => `${decides} ${news} ${chain} ${at}`),
    ];
  }
}
