// Playing exercises in tests: in memory, without a journal. The seed is fixed where a test names none. What a chair sees is
// read from a run that is opened for it.
import { viewForCommission as commissionView } from '../../src/exercise/chairs/commission-view.ts';
import { exconView as facilitatorView } from '../../src/exercise/chairs/excon-view.ts';
import { preview as previewIn, responses as responsesIn } from '../../src/exercise/chairs/preview.ts';
import { rehearse, startOf as start } from '../../src/exercise/chairs/rehearsal.ts';
import { viewFor as seatView } from '../../src/exercise/chairs/view.ts';
import type { Start } from '../../src/exercise/events.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Seat } from '../../src/ladder/index.ts';

import { findingWords } from '../../src/report/judgement.ts';

export { rehearse as playOut } from '../../src/exercise/chairs/rehearsal.ts';
export { fold } from '../../src/exercise/run/evolve.ts';

export const startOf = (holder: Parameters<typeof start>[0], more: Partial<Start> = {}): Start =>
  start(holder, { seed: '41', ...more });

/** The same as `playOut`, and the judge reads the record. */
export const playJudged: typeof rehearse = (scenario, starting, watch) => {
  const played = rehearse(scenario, starting, watch);
  const [finding] = judge(scenario, [{ events: played.events }]).findings;
  if (finding) throw new Error(`the judge on ${scenario.id}, seed ${starting.seed}: ${findingWords(finding)}`);
  return played;
};

export const viewFor = (scenario: Scenario, state: State, seat: Seat) => seatView(openRun(scenario, state), seat);
export const exconView = (scenario: Scenario, state: State) => facilitatorView(openRun(scenario, state));
export const viewForCommission = (scenario: Scenario, state: State) => commissionView(openRun(scenario, state));

type After<F> = F extends (run: never, ...rest: infer Rest) => unknown ? Rest : never;

export const preview = (scenario: Scenario, state: State, ...rest: After<typeof previewIn>) =>
  previewIn(openRun(scenario, state), ...rest);
export const responses = (scenario: Scenario, state: State, ...rest: After<typeof responsesIn>) =>
  responsesIn(openRun(scenario, state), ...rest);
