// Runs a proof over threads: each takes the next piece when it is done with one. The first violation stops it.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Doctrine } from '../ladder/index.ts';
import { mergeReached, PARTS, type Part, pieces, type Reached, type Tally } from '../proof/index.ts';
import type { PartResult, ProofResult } from '../report/proof.ts';
import { barWords } from '../report/study-words.ts';
import { clearLine, drawLine } from './progress.ts';

export interface ProofOptions {
  parts: readonly string[];
  isQuick: boolean;
  workers: number;
}

export async function runProof(doctrine: Doctrine, { parts, isQuick, workers }: ProofOptions): Promise<ProofResult> {
  const began = performance.now();
  const all = pieces(doctrine, parts, isQuick);
  const reached: Reached = {};
  const results = new Map(PARTS.filter(({ id }) => parts.includes(id)).map((part) => [part.id, begun(doctrine, part)]));
  const left = new Map<string, number>();
  for (const { part } of all) left.set(part, (left.get(part) ?? 0) + 1);
  let hasFailed = false;
  let done = 0;
  const merge = ({ piece, cases, compared, reached: more, violation }: Tally, seconds: number) => {
    const result = results.get(piece.part)!;
    result.cases += cases;
    result.compared += compared;
    result.seconds += seconds;
    result.violation ??= violation;
    hasFailed ||= violation !== null;
    left.set(piece.part, left.get(piece.part)! - 1);
    mergeReached(reached, more);
    done++;
    drawLine(barWords(done / all.length), `part ${piece.part}`, result.part.title);
  };
  const queue = [...all];
  const next = () => (hasFailed ? undefined : queue.shift());
  const threads = Array.from({ length: Math.min(workers, all.length) }, () => thread(doctrine, next, merge));
  await Promise.all(threads).finally(clearLine);
  const list = [...results.values()].map((result) => ({
    ...result,
    seconds: result.seconds / threads.length,
    isFinished: left.get(result.part.id) === 0,
  }));
  return { doctrine, isQuick, parts: list, reached, seconds: (performance.now() - began) / 1000 };
}

function begun(doctrine: Doctrine, part: Part): { -readonly [Key in keyof PartResult]: PartResult[Key] } {
  const families = part.families(doctrine);
  const own = families.filter(({ change }) => !change);
  const bounds = own.map(({ name, bounds: within, size }) => `${name}: ${within} (${size.toLocaleString('en')})`);
  const changed = new Set(families.flatMap(({ change }) => (change ? [JSON.stringify(change)] : [])));
  if (changed.size > 0) bounds.push(`${changed.size} readings that differ in one switch`);
  return { part, bounds, cases: 0, compared: 0, seconds: 0, violation: null, isFinished: false };
}

/** One thread, until nothing is left to take. */
function thread(
  doctrine: Doctrine,
  next: () => object | undefined,
  merge: (tally: Tally, seconds: number) => void,
): Promise<void> {
  const worker = new Worker(new URL('./proof-worker.js', import.meta.url), { workerData: { doctrine } });
  return new Promise((resolve, reject) => {
    let since = 0;
    const take = () => {
      const piece = next();
      since = performance.now();
      if (piece) worker.postMessage(piece);
      else worker.terminate().then(() => resolve(), reject);
    };
    worker.on('message', (tally: Tally) => {
      merge(tally, (performance.now() - since) / 1000);
      take();
    });
    worker.on('error', reject);
    take();
  });
}

export const threadsOf = (): number => Math.min(2, availableParallelism());
