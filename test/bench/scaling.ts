// What a second thread is worth: the study's own pool, beside threads that only spin, in the same rounds.
import type { Plan } from '../../src/study/plan.ts';
import { openPool, type Pool } from '../../src/study/pool.ts';
import { rubric, scenarioOf } from './exercises.ts';
import { type Arm, inTurn, openSide, type Side, unitsASecond } from './side.ts';
import type { Size } from './size.ts';

export function planOf(arm: Arm, exercises: number): Plan {
  const { policy } = arm;
  const holders = { ukraine: policy, coalition: policy, us: policy };
  const arms = [{ name: policy, scenario: scenarioOf(arm), set: [], holders }];
  return { title: 'Bench', seeds: { from: 1, to: exercises }, rubric, settings: [{ name: arm.preset, arms }] };
}

export const poolOf = (plan: Plan, workers: number): Pool =>
  openPool({ plan, hasRows: false, journals: null }, workers);

const MOST = 1_000_000;

/** As a side: exercises by the seed, each a chunk of its own, so that no thread is left to work alone at the end. */
function poolSide(arm: Arm, workers: number): Side<number> {
  const pool = poolOf(planOf(arm, MOST), workers);
  const work = async (ms: number) => {
    const began = performance.now();
    let exercises = 0;
    const worker = async () => {
      do {
        const from = exercises++;
        await pool.work({ setting: 0, from, to: from + 1 });
      } while (performance.now() - began < ms);
    };
    await Promise.all(Array.from({ length: workers }, worker));
    return (exercises / (performance.now() - began)) * 1000;
  };
  return { work, close: pool.close };
}

function spinSide(workers: number): Side<number> {
  const threads = Array.from({ length: workers }, () => openSide('spin'));
  const work = async (ms: number) => {
    const done = await Promise.all(threads.map((thread) => thread.work(ms)));
    return done.map(unitsASecond).reduce((sum, each) => sum + each);
  };
  return { work, close: () => Promise.all(threads.map(({ close }) => close())) };
}

// Two threads compile twice as much as one, on the same cores: it takes them so much longer until all of it is.
const WARMER = 5;

/** Rates round by round: the pool with one worker and with two, the control on one thread and on two. */
export function scaling(arm: Arm, size: Size): Promise<number[][]> {
  const sides = [poolSide(arm, 1), poolSide(arm, 2), spinSide(1), spinSide(2)];
  return inTurn(sides, { ...size, warmMs: WARMER * size.warmMs });
}
