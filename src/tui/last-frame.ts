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

/** The last frame of each console: several may draw in one process, each from a root of its own. */
export class LastFrames<Frame> {
  readonly #frames = new WeakMap<object, Frame>();

  /** The next frame of what is drawn from that root; without a root it is nobody's, and is kept for nobody. */
  next(root: object | undefined, frameAfter: (before: Frame | undefined) => Frame): Frame {
    const frame = frameAfter(root && this.#frames.get(root));
    if (root) this.#frames.set(root, frame);
    return frame;
  }
}
