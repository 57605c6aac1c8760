// One side of a comparison: a thread of its own that does one thing, so that what V8 learns there slows no other side;
// least of all under immer, on whose drafts the same functions run several times slower. Sides work in turn, never at once.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { median } from 'simple-statistics';
import type { PolicyName, Preset } from '../../src/exercise/words.ts';
import type { Size } from './size.ts';
import type { Tasks } from './thread.ts';

/** Who plays open-drill, and how. */
export interface Arm {
  preset: Preset;
  policy: PolicyName;
}

/** The arm that the bars are about. */
export const BY_THE_BOOK: Arm = { preset: 'calm', policy: 'by-the-book' };

/** What a side did in one round. */
export interface Done {
  /** Whole pieces of work: exercises, games, readings of a journal. */
  pieces: number;
  /** What they consist of: decisions, moves, rulings, lines. */
  units: number;
  seconds: number;
}

/** One piece of work by its number, from 1; says how many units it was. */
export type Piece = (n: number) => number;

/** Works for about that long, from the first piece on: every round is the same work. */
export function timed(piece: Piece): (ms: number) => Done {
  return (ms) => {
    const began = performance.now();
    let took = 0;
    let pieces = 0;
    let units = 0;
    do {
      units += piece(++pieces);
      took = performance.now() - began;
    } while (took < ms);
    return { pieces, units, seconds: took / 1000 };
  };
}

/** The same of work that waits. */
export function timedInTurn(piece: (n: number) => Promise<number>): (ms: number) => Promise<Done> {
  return async (ms) => {
    const began = performance.now();
    let took = 0;
    let pieces = 0;
    let units = 0;
    do {
      units += await piece(++pieces);
      took = performance.now() - began;
    } while (took < ms);
    return { pieces, units, seconds: took / 1000 };
  };
}

export const unitsASecond = ({ units, seconds }: Done): number => units / seconds;
export const piecesASecond = ({ pieces, seconds }: Done): number => pieces / seconds;

export interface Side<T> {
  work: (ms: number) => Promise<T>;
  close: () => Promise<unknown>;
}

type Worked<K extends keyof Tasks> = ReturnType<Awaited<ReturnType<Tasks[K]>>>;

export function openSide<K extends keyof Tasks>(task: K, ...[given]: Parameters<Tasks[K]>): Side<Awaited<Worked<K>>> {
  const thread = new Worker(fileURLToPath(new URL('./thread.js', import.meta.url)), { workerData: { task, given } });
  const work = (ms: number) =>
    new Promise<Awaited<Worked<K>>>((resolve, reject) => {
      thread.once('error', reject);
      thread.once('message', (worked) => {
        thread.off('error', reject);
        resolve(worked);
      });
      thread.postMessage(ms);
    });
  return { work, close: () => thread.terminate() };
}

export type Rounds = Pick<Size, 'rounds' | 'warmMs' | 'ms'>;

/** Rounds in which every side works once, after a start that nobody counts; for each side what it did, round by round. */
export async function inTurn<T>(sides: readonly Side<T>[], { rounds, warmMs, ms }: Rounds): Promise<T[][]> {
  if (warmMs > 0) for (const side of sides) await side.work(warmMs);
  const worked = sides.map((): T[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, side] of sides.entries()) worked[n]!.push(await side.work(ms));
  }
  await Promise.all(sides.map(({ close }) => close()));
  return worked;
}

/** The median of what one side comes to beside the other in the same round. */
export const ratio = (side: readonly number[], other: readonly number[]): number =>
  median(side.map((value, round) => value / other[round]!));
