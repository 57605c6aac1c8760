// Running a study: chunks are handed to whoever works them off and merged in their order, so that the result has the
// same bits for any number of workers, and for a run that was interrupted and taken up again.
import { type Chunk, chunksOf, type Plan, seedCount } from './plan.ts';
import { type ChunkTally, mergeTally, noTally, type SettingTally } from './tally.ts';

export interface SettingResults extends SettingTally {
  /** For each seed, as in the tally of a chunk; NaN also where it was not played yet. */
  shortfall: Float64Array;
}

export interface Results {
  /** How many chunks are merged. */
  chunks: number;
  exercises: number;
  decisions: number;
  settings: SettingResults[];
}

export function noResults({ settings, seeds }: Plan): Results {
  return {
    chunks: 0,
    exercises: 0,
    decisions: 0,
    settings: settings.map(({ arms }) => ({
      ...noTally(arms.length),
      shortfall: new Float64Array(seedCount(seeds)).fill(Number.NaN),
    })),
  };
}

export interface Running {
  /** Works a chunk off. */
  work: (chunk: Chunk) => Promise<ChunkTally>;
  /** How many chunks may be under way at once. */
  width: number;
  /** Whether no more chunks are to be begun. */
  isStopped: () => boolean;
  /** After each chunk, in their order. */
  onMerged: (results: Results, chunk: Chunk, tally: ChunkTally) => void;
}

// What is done out of its turn waits in memory; so far ahead of the slowest nobody works.
const AHEAD = 4;

/** Goes on from what is done to the end, or until it is stopped; says whether all is done. */
export async function runStudy(plan: Plan, results: Results, running: Running): Promise<boolean> {
  const { work, width, isStopped, onMerged } = running;
  const chunks = chunksOf(plan);
  const done = new Map<number, ChunkTally>();
  let next = results.chunks;
  let isFailed = false;
  let waiting: (() => void)[] = [];
  const wake = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  const mergeReady = () => {
    for (let tally = done.get(results.chunks); tally; tally = done.get(results.chunks)) {
      done.delete(results.chunks);
      const chunk = chunks[results.chunks]!;
      mergeChunk(results, chunk, tally);
      onMerged(results, chunk, tally);
    }
  };
  const isOver = () => next >= chunks.length || isFailed || isStopped();
  const worker = async () => {
    while (!isOver()) {
      if (next > results.chunks + AHEAD * width) {
        await new Promise<void>((go) => waiting.push(go));
        continue;
      }
      const n = next++;
      try {
        done.set(n, await work(chunks[n]!));
        mergeReady();
      } catch (error) {
        isFailed = true;
        throw error;
      } finally {
        wake();
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results.chunks === chunks.length;
}

function mergeChunk(results: Results, { setting, from }: Chunk, tally: ChunkTally): void {
  const into = results.settings[setting]!;
  mergeTally(into, tally);
  into.shortfall.set(tally.shortfall, from);
  for (const { exercises, decisions } of tally.arms) {
    results.exercises += exercises;
    results.decisions += decisions;
  }
  results.chunks++;
}
