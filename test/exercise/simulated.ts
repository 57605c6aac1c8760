// Seeded simulation through the menu: seats that order anything at any time, with invariants after every command.
// A failure names scenario, seed and command, so that it can be made to happen again.
import { expect } from 'vitest';
import { stream } from '../../src/exercise/chance/dice.ts';
import type { Command, Event } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { timelineOf } from '../../src/exercise/score/timeline.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import { COACHINGS } from '../../src/exercise/words.ts';
import { judge } from '../../src/judge/judge.ts';
import { adjudicate, SEATS, type Seat } from '../../src/ladder/index.ts';
import { findingWords } from '../../src/report/judgement.ts';
import { composed } from '../support/orders.ts';
import { responses, startOf, viewFor } from '../support/play.ts';

type Dice = ReturnType<typeof stream>;

/** Something that a person at this seat could do now: mostly lawful, sometimes not, often for later, rarely wise. */
function anything(scenario: Scenario, state: State, seat: Seat, dice: Dice): Command {
  const { drafts } = state.seats[seat];
  const roll = dice.next();
  if (roll < 0.25 || drafts.length > 4) return { do: 'commit', seat };
  if (roll < 0.35) return { do: 'hold', seat, because: dice.next() < 0.5 ? 'C2' : null };
  if (roll < 0.42 && drafts.length > 0) return { do: 'take-back', seat, draft: drafts[dice.below(drafts.length)]!.id };
  if (roll < 0.45) return { do: 'ask', seat, text: 'Whose?' };
  const { chains } = viewFor(scenario, state, seat);
  const about = chains[dice.below(chains.length + 1)]?.id;
  const offers = responses(scenario, state, seat, about, state.minute);
  const { order } = offers[dice.below(offers.length)]!;
  const span = Math.max(1, state.turn.until - state.minute);
  const at = state.minute + (dice.next() < 0.6 ? 0 : dice.below(span));
  return { do: 'compose', seat, composition: composed(at, order) };
}

/** Plays one to ENDEX. What the judge reads of its record contradicts nothing. */
function simulate(scenario: Scenario, seed: string): State {
  const dice = stream(seed, 'simulation');
  const coaching = COACHINGS[dice.below(3)]!;
  const { run, events } = playStart(scenario, startOf('person', { seed, coaching }));
  const lines: { events: Event[] }[] = [{ events }];
  const { state } = run;
  let commands = 0;
  for (let seat = waiting(state, dice); seat; seat = waiting(state, dice)) {
    const command = anything(scenario, state, seat, dice);
    const where = `${scenario.id} seed ${seed}, command ${++commands} at ${state.minute}: ${JSON.stringify(command)}`;
    const before = { minute: state.minute, orders: state.orders.length, drafts: draftsOf(state) };
    const answer = playCommand(run, command);
    if ('denied' in answer) throw new Error(`${where}: ${answer.denied}`);
    lines.push({ events: answer });
    expect(state.minute, where).toBeGreaterThanOrEqual(before.minute);
    // Nothing that was composed is ever lost: it is a draft still, or it was ruled on, or taken back.
    const composed = command.do === 'compose' || command.do === 'hold' ? 1 : 0;
    const taken = command.do === 'take-back' ? 1 : 0;
    const ruled = state.orders.length - before.orders;
    if (!state.isEnded) expect(draftsOf(state), where).toBe(before.drafts + composed - taken - ruled);
    for (const each of SEATS) expect(() => viewFor(scenario, state, each), where).not.toThrow();
    expect(commands, where).toBeLessThan(5000);
  }
  expect([state.isEnded, state.minute], `${scenario.id} seed ${seed}`).toEqual([true, scenario.endex]);
  expect(judge(scenario, lines).findings.map(findingWords), `${scenario.id} seed ${seed}`).toEqual([]);
  return state;
}

const draftsOf = (state: State) => SEATS.reduce((sum, seat) => sum + state.seats[seat].drafts.length, 0);

function waiting(state: State, dice: Dice): Seat | undefined {
  const seats = SEATS.filter((seat) => isWaiting(state.seats[seat]));
  return seats[dice.below(seats.length)];
}

/** Plays one exercise so; how many of its orders were refused. What it ruled is what the law rules on the same record. */
export function refusedIn(scenario: Scenario, seed: string): number {
  const state = simulate(scenario, seed);
  const again = adjudicate(scenario.doctrine, timelineOf(scenario, state)).rulings.map(({ ruling }) => ruling);
  expect(again, `${scenario.id} seed ${seed}`).toEqual(state.orders.map(({ ruling }) => ruling));
  return state.orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
}
