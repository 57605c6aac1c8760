// What a second thread is worth: the study's own pool, beside threads that only spin, in the same rounds.
import type { Plan } from '../../src/study/plan.ts';
import { openPool, type Pool } from '../../src/study/pool.ts';
import { rubric, scenarioOf } from './exercises.ts';
import { type Arm, inTurn, openSide, type Side, unitsASecond } from './side.ts';
import type { Size } from './size.ts';

export function planOf(arm: Arm, exercises: number): Plan {
  const { policy } = arm;
  const holders = { ukraine: policy, coalition: policy, us: policy };
  const arms = [{ name: policy, scenario: scenarioOf(arm), set: [], holders, first: 0 }];
  return { title: 'Bench', seeds: { from: 1, to: exercises }, rubric, settings: [{ name: arm.preset, arms }] };
}

export const poolOf = (plan: Plan, workers: number): Pool =>
  openPool({ plan, hasRows: false, journals: null }, workers);

const MOST = 1_000_000;
/** A study begins with single seeds and goes up to 96: one of middling length. */
const CHUNK = 16;

/** As a side: seeds in chunks as a study hands them out, each worker by its own clock from chunk to chunk. */
function poolSide(arm: Arm, workers: number): Side<number> {
  const pool = poolOf(planOf(arm, MOST), workers);
  let next = 0;
  const worker = async (ms: number) => {
    const began = performance.now();
    let exercises = 0;
    do {
      const from = next;
      next += CHUNK;
      await pool.work({ setting: 0, from, to: from + CHUNK });
      exercises += CHUNK;
    } while (performance.now() - began < ms);
    return (exercises / (performance.now() - began)) * 1000;
  };
  const work = async (ms: number) => {
    const rates = await Promise.all(Array.from({ length: workers }, () => worker(ms)));
    return rates.reduce((sum, each) => sum + each);
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
/** A ratio of ratios swings more than either: the median of so many times the rounds. */
const MORE = 3;

/** Rates round by round: the pool with one worker and with two, the control on one thread and on two. */
export function scaling(arm: Arm, size: Size): Promise<number[][]> {
  const sides = [poolSide(arm, 1), poolSide(arm, 2), spinSide(1), spinSide(2)];
  return inTurn(sides, { ...size, rounds: MORE * size.rounds, warmMs: WARMER * size.warmMs });
}
