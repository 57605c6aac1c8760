// What Ink has read of the screen, for one frame longer; build.mjs puts it into Ink.

/** What is known of the rows of a frame: what the frame before knew is taken over as it is asked for, the rest goes. */
export class LastFrame<K, V> extends Map<K, V> {
  #before: LastFrame<K, V> | undefined;

  constructor(before?: LastFrame<K, V>) {
    super();
    this.#before = before;
    if (before) before.#before = undefined;
  }

  override get(key: K): V | undefined {
    const own = super.get(key);
    if (own !== undefined) return own;
    const kept = this.#before?.get(key);
    if (kept !== undefined) this.set(key, kept);
    return kept;
  }
}
