// What was worked out of an object of a state, remembered beside it and never in it: no state carries it, and no record.

const all: { forget: () => void }[] = [];

/** One value for each key, as long as the key lives and not everything is forgotten. To be made once, not in passing. */
export class Remembered<Key extends object, Value> {
  private values = new WeakMap<Key, Value>();

  constructor() {
    all.push(this);
  }

  get(key: Key): Value | undefined {
    return this.values.get(key);
  }

  set(key: Key, value: Value): void {
    this.values.set(key, value);
  }

  forget(): void {
    this.values = new WeakMap();
  }
}

/** The value of the last key alone: for what a state has one of. Where states are looked at in turn it is worked out again. */
export class Latest<Key extends object, Value> {
  private key: Key | null = null;
  private value: Value | undefined;

  constructor() {
    all.push(this);
  }

  get(key: Key): Value | undefined {
    return key === this.key ? this.value : undefined;
  }

  set(key: Key, value: Value): void {
    this.key = key;
    this.value = value;
  }

  forget(): void {
    this.key = null;
    this.value = undefined;
  }
}

/**
 * Lets go of everything; what is asked for again is worked out again. To be called where an exercise begins: a table that
 * lives through many of them grows old, and V8 keeps what an old table holds until it clears the whole heap.
 */
export function forgetAll(): void {
  for (const remembered of all) remembered.forget();
}
