// What is remembered beside the state never changes what happens: a copy of the state, of which nothing is remembered,
// comes to the same at any step. The copies are structured clones, so that every weak map misses.
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/exercise/advance.ts';
import { inEffect, ratesOn } from '../../src/exercise/measures.ts';
import { openState } from '../../src/exercise/open-state.ts';
import { fold, rehearse, startOf } from '../../src/exercise/rehearsal.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { POLICY_NAMES, type PolicyName, type State } from '../../src/exercise/state.ts';
import { viewFor } from '../../src/exercise/view.ts';
import { dueExpiry, nextExpiryAt, SEATS } from '../../src/ladder/index.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';

/** Everything that is worked out of a state, as text. */
function workedOut(scenario: Scenario, state: State): string {
  const measures = inEffect(scenario, state);
  return JSON.stringify({
    next: advance(scenario, state),
    expiry: [dueExpiry(scenario.doctrine, state.ledger, state.minute)],
    nextExpiry: String(nextExpiryAt(scenario.doctrine, state.ledger, state.minute)),
    measures,
    bearings: state.truth.live.map((act) => ratesOn(scenario, state, act, measures)),
    views: SEATS.map((seat) => viewFor(scenario, state, seat)),
  });
}

/** Looks at every so many events of an exercise; says how often. */
function lookThrough(scenario: Scenario, policy: PolicyName, seed: string, every: number): number {
  const { events } = rehearse(scenario, startOf(policy, { seed }));
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  let looks = 0;
  let state = openState(first);
  for (const [n, event] of events.entries()) {
    state = fold(state, event);
    if (n % every > 0) continue;
    const [remembered, anew] = [workedOut(scenario, state), workedOut(scenario, structuredClone(state))];
    if (remembered !== anew) expect(JSON.parse(remembered), `${scenario.id}, event ${n}`).toEqual(JSON.parse(anew));
    looks++;
  }
  return looks;
}

describe('what is remembered beside the state', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))(
    'changes nothing in %s',
    (id, scenario) => {
      const isOpen = id === 'open-drill';
      for (const [n, policy] of POLICY_NAMES.entries()) {
        const played: Scenario = isOpen ? { ...scenario, background: n % 2 === 0 ? 'tense' : 'degraded' } : scenario;
        // Rarely, so that what is remembered has to last; and at odd distances, so that nothing is met by rhythm alone.
        expect(lookThrough(played, policy, String(n + 1), isOpen ? 97 : 13)).toBeGreaterThan(5);
      }
    },
  );
});
