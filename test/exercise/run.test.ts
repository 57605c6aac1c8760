// A run is what its state says and no more: rebuilt from a copy of the state after any event, it finds the same next events
// and shows everybody the same. Whatever a run holds beside the state can therefore not be stale.
import { describe, expect, it } from 'vitest';
import { viewForCommission } from '../../src/exercise/chairs/commission-view.ts';
import { exconView } from '../../src/exercise/chairs/excon-view.ts';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import { rehearseFrom, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { viewFor } from '../../src/exercise/chairs/view.ts';
import { advance } from '../../src/exercise/run/advance.ts';
import { start } from '../../src/exercise/run/decide.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun, type Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import { POLICY_NAMES, type PolicyName } from '../../src/exercise/words.ts';
import { measureNow } from '../../src/exercise/world/measures.ts';
import { ratesOn } from '../../src/exercise/world/rates.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { table } from '../oracle/oracle.ts';
import { redCommands } from '../support/red.ts';

/** Everything that is worked out of a run, as text. The next events come last: asking for them looks at the agenda. */
function workedOut(run: Run): string {
  const { scenario, state } = run;
  const views = [...SEATS.map((seat) => viewFor(run, seat)), viewForCommission(run), viewForRed(run), exconView(run)];
  const next = advance(run);
  measureNow(run.measures, scenario, state);
  const rates = [...state.truth.live.values()].map((act) => ratesOn(scenario, state, act, run.measures));
  return JSON.stringify({ views, next, rates, clock: next[0]?.type === 'clock-moved' ? next : null });
}

const rebuilt = ({ scenario, state }: Run): Run => openRun(scenario, structuredClone(state));

/** Compares every so many events of an exercise; says how often. */
function lookThrough(scenario: Scenario, policy: PolicyName, seed: string, every: number): number {
  let n = 0;
  let looks = 0;
  const look = (run: Run) => {
    if (n++ % every > 0) return;
    // The run goes on from here, so that it is asked last and only once.
    const anew = workedOut(rebuilt(run));
    const held = workedOut(run);
    if (held !== anew) expect(JSON.parse(held), `${scenario.id}, event ${n}`).toEqual(JSON.parse(anew));
    looks++;
  };
  rehearseFrom(scenario, start(scenario, startOf(policy, { seed })), { look });
  return looks;
}

const ALL = allScenarios().map((scenario) => [scenario.id, scenario] as const);

describe('a run rebuilt from its state comes to the same', () => {
  it.each(ALL)('in %s, whoever plays', (id, scenario) => {
    const isOpen = id === 'open-drill';
    for (const [n, policy] of POLICY_NAMES.entries()) {
      const played: Scenario = isOpen ? { ...scenario, background: n % 2 === 0 ? 'tense' : 'degraded' } : scenario;
      // Rarely, so that what is held has to last; and at odd distances, so that nothing is met by rhythm alone.
      expect(lookThrough(played, policy, String(n + 1), isOpen ? 97 : 13)).toBeGreaterThan(5);
    }
  });

  it.each(ALL)('in %s, whatever a room does', (id, scenario) => {
    let looks = 0;
    let n = 0;
    for (const seed of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) {
      const look = (run: Run) => {
        if (n++ % 5 > 0) return;
        const anew = advance(rebuilt(run));
        const held = advance(run);
        if (JSON.stringify(held) !== JSON.stringify(anew)) expect(held, `${id} ${seed}`).toEqual(anew);
        looks++;
      };
      table(scenario, seed, { look });
    }
    expect(looks).toBeGreaterThan(10);
  });

  it.each(ALL)('in %s, whatever a red cell does', (id, scenario) => {
    let n = 0;
    const look = (run: Run) => {
      if (n++ % 11 > 0) return;
      const anew = workedOut(rebuilt(run));
      const held = workedOut(run);
      if (held !== anew) expect(JSON.parse(held), `${id}, event ${n}`).toEqual(JSON.parse(anew));
    };
    const { run } = playStart(scenario, startOf('by-the-book', { seed: '2', red: 'person' }), { look });
    for (let sittings = 0; !run.state.isEnded; ) {
      const seat = SEATS.find((each) => isWaiting(run.state.seats[each]));
      const commands = seat ? commandsOf(run, seat, 'by-the-book') : redCommands(run, sittings++);
      for (const command of commands) playCommand(run, command);
    }
    expect(run.state.red.did.length).toBeGreaterThan(0);
  });
});
