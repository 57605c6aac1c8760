// What runs in the thread of a side: its task is made ready once, and then worked on for as long as is asked.
import { parentPort, workerData } from 'node:worker_threads';
import type { Growing } from './growth.ts';
import { type Arm, timed, timedInTurn } from './side.ts';
import type { Size } from './size.ts';

type InFolder = Arm & { folder: string };

// Each loads no more than it works with.
const TASKS = {
  grid: async (of: Pick<Size, 'presets' | 'policies'>) => (await import('./exercises.ts')).grid(of),
  rehearse: async (arm: Arm) => timed((await import('./exercises.ts')).rehearsing(arm)),
  study: async (arm: Arm) => timed((await import('./exercises.ts')).studying(arm)),
  before: async (arm: Arm) => timed(await (await import('./exercises.ts')).studyingBefore(arm)),
  growing: async (given: Growing) => timed((await import('./growth.ts')).growing(given)),
  adjudicate: async (many: number) => timed((await import('./adjudication.ts')).adjudicating(many)),
  sealed: async (given: InFolder) => timed((await import('./exercises.ts')).sealing(given)),
  profile: async (given: Arm & Pick<Size, 'profiled'>) => (await import('./profile.ts')).profiling(given),
  allocate: async ({ profiled, ...arm }: Arm & Pick<Size, 'profiled'>) =>
    (await import('./allocation.ts')).allocating((await import('./exercises.ts')).studying(arm), profiled),
  'allocate-before': async ({ profiled, ...arm }: Arm & Pick<Size, 'profiled'>) =>
    (await import('./allocation.ts')).allocating(await (await import('./exercises.ts')).studyingBefore(arm), profiled),
  rule: async (arm: Arm) => timed((await import('./rulings.ts')).ruling(arm)),
  refuse: async (arm: Arm) => timed((await import('./rulings.ts')).refusing(arm)),
  moves: async () => timed((await import('./moves.ts')).game),
  spin: async () => timed((await import('./spin.ts')).spin),
  drill: async (given: InFolder) => timedInTurn((await import('./sessions.ts')).drilling(given)),
  unsynced: async (given: InFolder) => timedInTurn((await import('./sessions.ts')).drillingUnsynced(given)),
  latency: async (given: InFolder) => (await import('./sessions.ts')).latency(given),
  verify: async (file: string) => timed((await import('./readings.ts')).verifying(file)),
  replay: async (file: string) => timed((await import('./readings.ts')).replaying(file)),
  parse: async (file: string) => timed((await import('./readings.ts')).parsing(file)),
};

export type Tasks = typeof TASKS;

const { task, given } = workerData as { task: keyof Tasks; given: never };
const work = await TASKS[task](given);
parentPort!.on('message', async (ms: number) => parentPort!.postMessage(await work(ms)));
