// The bell of a table: when the keyboard comes to a person who sits there, when an edge of the ladder is near then, and when
// others have written to somebody there or ask something of the facilitator.
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

  /** What people at this keyboard are to hear of. */
  #calls(): readonly string[] {
    return [...this.#turns(), ...this.#seating.calls()];
  }

  /** That it is somebody's turn, and each edge that is near then. */
  #turns(): readonly string[] {
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
