// Products of axes: every combination of one value from each axis is a case with a number of its own, so that a part can
// be cut into pieces and every n-th case taken.
import type { Doctrine, Readings, Timeline } from '../ladder/index.ts';

/** The values of each axis, by name. */
export type Axes = Record<string, readonly unknown[]>;

/** One combination. */
export type Choice<A extends Axes> = { readonly [Name in keyof A]: A[Name][number] };

/** Cases of one kind: as many as the product of the axes, less those that say the same as another. */
export interface Family {
  name: string;
  /** What is varied, in words for people. */
  bounds: string;
  size: number;
  /** The timeline of that number; null where the combination makes no sense, or is another case once more. */
  at: (n: number) => Timeline | null;
  /** What the doctrine reads otherwise for these cases. */
  change?: Partial<Readings>;
  /** Whether every order takes effect in its own minute, as a doctrine file may have it. */
  isAtOnce?: boolean;
  /** Of how much a case of it costs beside others, where that is much. */
  isHeavy?: boolean;
}

export function family<A extends Axes>(
  name: string,
  bounds: string,
  axes: A,
  make: (choice: Choice<A>) => Timeline | null,
): Family {
  const entries = Object.entries(axes);
  const size = entries.reduce((product, [, values]) => product * values.length, 1);
  const at = (n: number) => {
    let rest = n;
    const choice: Record<string, unknown> = {};
    for (const [axis, values] of entries) {
      choice[axis] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    }
    const made = make(choice as Choice<A>);
    return made && isSinceStart(made) ? made : null;
  };
  return { name, bounds, size, at };
}

/** Where numbers of a doctrine are taken from each other, a case may name minutes before STARTEX, which no file can. */
const isSinceStart = ({ facts, orders }: Timeline): boolean =>
  facts.every(({ at }) => at >= 0) && orders.every(({ at }) => at >= 0);

/** A part of the proof: its families for one doctrine, and what it leaves out. */
export interface Part {
  id: string;
  title: string;
  families: (doctrine: Doctrine) => Family[];
  /** What is not covered, in words for people. */
  cut: readonly string[];
  /** Of how many cases one is taken under --quick. */
  quickly: number;
}

/** Each minute with its two neighbours, none before STARTEX, in order and each once. */
export function around(...minutes: readonly number[]): number[] {
  return distinct(minutes.flatMap((minute) => [minute - 1, minute, minute + 1]));
}

/** In order, each once, none before STARTEX. */
export function distinct(minutes: readonly number[]): number[] {
  return [...new Set(minutes)].filter((minute) => minute >= 0).sort((a, b) => a - b);
}

/** All subsets of a short list. */
export function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, n) => items.filter((_item, place) => (n >> place) & 1));
}

/** All orders of a short list. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, n) => permutations(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));
}
