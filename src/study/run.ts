// Runs a study: workers play the chunks in any order, and these are merged in the order of the plan, so that the result has
// the same bits for any number of workers, and for a run that was interrupted and resumed.
import { type Chunk, chunksOf, type Plan, seedCount } from './plan.ts';
import { type ChunkTally, mergeTally, noTally, type SettingTally } from './tally.ts';

export interface SettingResults extends SettingTally {
  /** For each seed, as in the tally of a chunk; NaN also for a seed that was not played yet. */
  shortfall: Float64Array;
}

export interface Results {
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
    settings: settings.map((setting) => ({
      ...noTally(setting),
      shortfall: new Float64Array(seedCount(seeds)).fill(Number.NaN),
    })),
  };
}

export interface Running {
  work: (chunk: Chunk) => Promise<ChunkTally>;
  /** How many chunks may be under way at once. */
  width: number;
  /** How many of those are wanted by now: asked at the start and after every chunk. All where it is left out. */
  wanted?: () => number;
  isStopped: () => boolean;
  onMerged: (results: Results, chunk: Chunk, tally: ChunkTally) => void;
}

// A chunk that is done too early waits in memory, so workers stay within this many chunks each of the slowest.
const AHEAD = 4;

/** Continues from `results` to the end, or until it is stopped; returns whether everything is done. */
export async function runStudy(plan: Plan, results: Results, running: Running): Promise<boolean> {
  const { work, width, wanted = () => width, isStopped, onMerged } = running;
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
        grow();
      } catch (error) {
        isFailed = true;
        throw error;
      } finally {
        wake();
      }
    }
  };
  const working: Promise<void>[] = [];
  const grow = () => {
    while (working.length < Math.min(width, wanted())) {
      const one = worker();
      // Whoever waits for all of them hears of it.
      one.catch(() => {});
      working.push(one);
    }
  };
  grow();
  // More may have begun meanwhile.
  for (let awaited = 0; awaited < working.length; ) {
    awaited = working.length;
    await Promise.all(working);
  }
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
