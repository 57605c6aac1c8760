// Sessions, which fold under immer and wait for the disk at every entry: drills, and how long one command takes.

import fs, { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { isDenial } from '../../src/exercise/events.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { holdersOf } from '../../src/scenario/study-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import { scenarioOf } from './exercises.ts';
import type { Arm } from './side.ts';

type InFolder = Arm & { folder: string };
type Drill = (n: number) => Promise<number>;

/** As `rung drill` plays and writes one. The units are exercises. */
export function drilling({ folder, ...arm }: InFolder): Drill {
  const scenario = scenarioOf(arm);
  const policies = holdersOf(arm.policy);
  return async (n) => {
    const file = join(folder, `drill-${n}.rung.jsonl`);
    (await playDrill(scenario, { seed: String(n), policies, script: [], isScriptOnly: false }, file, 'bench')).close();
    rmSync(file);
    return 1;
  };
}

/** The same where nobody waits for the disk: in this thread fsync is taken away from everybody. */
export function drillingUnsynced(given: InFolder): Drill {
  fs.fsyncSync = () => {};
  syncBuiltinESMExports();
  return drilling(given);
}

/** Milliseconds of every command of an exercise, and of writing each of its lines to the disk and nothing else. */
export interface Latencies {
  commands: number[];
  writes: number[];
}

/** Exercises in which people hold the seats and decide by the book, for about that long. */
export function latency({ folder, ...arm }: InFolder): (ms: number) => Promise<Latencies> {
  const scenario = scenarioOf(arm);
  return async (ms) => {
    const all: Latencies = { commands: [], writes: [] };
    const began = performance.now();
    for (let n = 1; n === 1 || performance.now() - began < ms; n++) {
      const file = join(folder, `latency-${n}.rung.jsonl`);
      all.commands.push(
        ...(await commanded(await startSession(scenario, startOf('person', { seed: String(n) }), file, 'bench'))),
      );
      all.writes.push(...written(readFileSync(file, 'utf8').split('\n'), join(folder, 'lines')));
      rmSync(file);
    }
    return all;
  };
}

async function commanded(session: Session): Promise<number[]> {
  const times: number[] = [];
  const asked = () => SEATS.find((each) => isWaiting(session.state().seats[each]));
  for (let seat = asked(); seat; seat = asked()) {
    for (const command of commandsOf(openRun(session.scenario, session.state()), seat, 'by-the-book')) {
      const began = performance.now();
      const answer = await session.send(command);
      times.push(performance.now() - began);
      if (isDenial(answer)) throw new Error(answer.denied);
    }
  }
  session.close();
  return times;
}

function written(lines: readonly string[], file: string): number[] {
  const handle = openSync(file, 'w');
  const times = lines.map((line) => {
    const began = performance.now();
    writeSync(handle, `${line}\n`);
    fsyncSync(handle);
    return performance.now() - began;
  });
  closeSync(handle);
  return times;
}
