// A thread of a batch: given the plan once, it works chunks off. Nothing here may load immer.
import { workerData } from 'node:worker_threads';
import type { Chunk } from './plan.ts';
import type { Given } from './pool.ts';
import { type ChunkTally, tallyChunk } from './tally.ts';

export default function work(chunk: Chunk): ChunkTally {
  const { plan, hasRows } = workerData as Given;
  return tallyChunk(plan, chunk, hasRows);
}
