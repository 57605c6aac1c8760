// What an exercise allocates, by V8's own samples of the heap, what was collected meanwhile counted too.
import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { Piece } from './side.ts';

/** One sample for so many bytes. */
const EVERY = 4096;

/** MiB an exercise, over that many of them. */
export function allocating(play: Piece, exercises: number): () => Promise<number> {
  return async () => {
    for (let n = 1; n <= exercises; n++) play(n);
    const session = new Session();
    session.connect();
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: EVERY,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    for (let n = 1; n <= exercises; n++) play(n);
    const { profile } = await session.post('HeapProfiler.stopSampling');
    session.disconnect();
    return sizeOf(profile.head) / exercises / 1024 / 1024;
  };
}

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}
