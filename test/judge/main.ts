// npm run judge -- [number] [--from place]: plays so many exercises on two threads and has the judge read each record; without
// a number a thousand. `planted` plays a fixed set in a few seconds and stops at the first finding, for bugs that are planted.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { findingWords } from '../../src/report/judgement.ts';
import { drawnAt } from './drawn.ts';
import { firstPlanted } from './planted.ts';
import { judged } from './played.ts';

/** What one thread has found in its places. */
interface Share {
  exercises: number;
  rulings: number;
  effects: number;
  expiries: number;
  found: string[];
}

const THREADS = 2;
const MOST_SHOWN = 20;

function share(from: number, count: number, thread: number): Share {
  const sum: Share = { exercises: 0, rulings: 0, effects: 0, expiries: 0, found: [] };
  for (let place = from + thread; place < from + count; place += THREADS) {
    const { name, play } = drawnAt(place);
    const again = `npm run judge -- 1 --from ${place}`;
    try {
      const { findings, rulings, effects, expiries } = judged(play());
      sum.exercises += 1;
      sum.rulings += rulings;
      sum.effects += effects;
      sum.expiries += expiries;
      if (findings.length > 0) sum.found.push(`${name}: ${findingWords(findings[0]!)}\n  again: ${again}`);
    } catch (error) {
      sum.found.push(`${name}: ${error instanceof Error ? error.stack : error}\n  again: ${again}`);
    }
    if (sum.exercises % 100 === 0) parentPort?.postMessage(null);
  }
  return sum;
}

function inThread(from: number, count: number, thread: number): Promise<Share> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { from, count, thread } });
    worker.on('message', (message: Share | null) => {
      if (message) resolve(message);
      else process.stderr.write('.');
    });
    worker.on('error', reject);
  });
}

async function sweep(from: number, count: number): Promise<boolean> {
  const before = performance.now();
  const threads = Array.from({ length: THREADS }, (_, thread) => inThread(from, count, thread));
  const shares = await Promise.all(threads);
  const sum = (of: (share: Share) => number) => shares.reduce((all, each) => all + of(each), 0);
  const found = shares.flatMap((each) => each.found);
  process.stderr.write('\n');
  for (const each of found.slice(0, MOST_SHOWN)) console.log(each);
  const seconds = Math.round((performance.now() - before) / 1000);
  console.log(
    `The judge read ${sum((each) => each.exercises)} exercises with ${sum((each) => each.rulings)} rulings, ${sum((each) => each.effects)} effects and ${sum((each) => each.expiries)} expiries in ${seconds} s, and found ${found.length > 0 ? `something in ${found.length}` : 'nothing'}.`,
  );
  return found.length === 0;
}

if (!isMainThread) {
  const { from, count, thread } = workerData as { from: number; count: number; thread: number };
  parentPort!.postMessage(share(from, count, thread));
} else {
  const { values, positionals } = parseArgs({ options: { from: { type: 'string' } }, allowPositionals: true });
  const [what = '1000'] = positionals;
  if (what === 'planted') {
    const found = firstPlanted();
    console.log(found ?? 'The judge found nothing.');
    process.exitCode = found ? 1 : 0;
  } else process.exitCode = (await sweep(Number(values.from ?? 0), Number(what))) ? 0 : 1;
}
