// A process of its own that plays a long batch on the study's pool and prints how much memory it held on the way, in MiB.
import { noResults, runStudy } from '../../src/study/run.ts';
import { planOf, poolOf } from './scaling.ts';
import { BY_THE_BOOK } from './side.ts';

const [first, last] = process.argv.slice(2).map(Number) as [number, number];
const WORKERS = 2;
const resident = () => process.memoryUsage.rss() / 1024 / 1024;

const plan = planOf(BY_THE_BOOK, last);
const pool = poolOf(plan, WORKERS);
let early: number | null = null;
let most = 0;
await runStudy(plan, noResults(plan), {
  work: pool.work,
  width: WORKERS,
  isStopped: () => false,
  onMerged: ({ exercises }) => {
    if (exercises >= first) early ??= resident();
    most = Math.max(most, resident());
  },
});
process.stdout.write(JSON.stringify({ early, most, late: resident() }));
await pool.close();
