// decide(scenario, state, command): the events that a command makes, or why it makes no sense now. A refused order is
// no denial: it is ruled at its minute, recorded and scored.
import { byTurn, responseNamed, type Seat } from '../../ladder/index.ts';
import { setup } from '../chance/setup.ts';
import type { Command, Denial, Event, Start } from '../events.ts';
import type { Scenario } from '../scenario.ts';
import type { Draft } from '../seat-state.ts';
import type { OpenWorld, ScriptedOrder, State } from '../state.ts';
import { type Composition, isPolicy, NOTHING_SAID } from '../words.ts';
import { decideFinding } from './commission.ts';
import { decideExcon, isExcon, PAUSED } from './excon.ts';
import { decideLessons } from './lessons.ts';
import { decideLetter } from './letters.ts';
import { adjournRed, decideRed } from './red.ts';
import type { Run } from './run.ts';

/** STARTEX: everything that chance decides, drawn at once. */
export function start(scenario: Scenario, starting: Start): Event[] {
  const { seed, holders, commission, red, coaching, isScriptOnly, isClosed, hasExcon, script } = starting;
  const { incidents, contingent, injects, members, answers } = setup(scenario, seed, { isScriptOnly });
  const inOrder = script.toSorted(byScript).filter(({ at }) => at <= scenario.endex);
  return [
    {
      type: 'exercise-started',
      opening: scenario.opening,
      endex: scenario.endex,
      holders,
      coaching,
      isClosed,
      hasExcon,
      incidents,
      contingent,
      injects,
      members,
      world: openWorld(scenario),
      commission,
      red,
      script: inOrder,
      isScriptOnly,
      answers,
    },
  ];
}

// Within a minute by seat, as at the table (ladder.md 2).
function byScript(a: ScriptedOrder, b: ScriptedOrder): number {
  return byTurn({ at: a.at, seat: a.order.seat }, { at: b.at, seat: b.order.seat });
}

function openWorld({ world, line, numbers }: Scenario): OpenWorld {
  const heat = { out: 0, since: 0, isRepairing: false, perHour: numbers.politics.repair };
  const { usWill, talks, dispute, prosperity, readiness } = world;
  return { usWill, talks, dispute, prosperity, readiness, presence: line.map(({ presence }) => presence), heat };
}

export function decide(run: Run, command: Command): Event[] | Denial {
  const { scenario, state } = run;
  if (isExcon(command)) return decideExcon(run, command);
  if (command.do === 'reflect') return decideLessons(state, command);
  if (command.do === 'go-back') return [{ ...backOf(command), type: 'went-back' }];
  if (command.do === 'observe') return observed(scenario, command);
  if (state.isEnded) return { denied: 'The exercise has ended.' };
  if (command.do === 'ask') return asked(state, command.seat, 'question', command.text);
  if (command.do === 'describe') return asked(state, command.seat, 'off-menu', command.text);
  if (command.do === 'find' || command.do === 'adjourn') return atCommission(scenario, state, command);
  if (command.do === 'red') return decideRed(run, command);
  if (command.do === 'red-adjourn') return adjournRed(state);
  if (command.do === 'tell') return decideLetter(state, command);
  const seat = state.seats[command.seat];
  if (!seat.isAtKeyboard) return { denied: 'This seat does not have the keyboard now.' };
  if (seat.hasCommitted) return { denied: 'This seat has committed for this turn.' };
  switch (command.do) {
    case 'compose':
      return compose(scenario, state, command.seat, command.composition);
    case 'take-back':
      return seat.drafts.some(({ id }) => id === command.draft)
        ? [{ type: 'order-taken-back', seat: command.seat, draft: command.draft }]
        : { denied: 'There is no such order to take back.' };
    case 'commit':
      if (state.excon.isPaused && !isPolicy(seat.holder)) return PAUSED;
      return [{ type: 'seat-committed', seat: command.seat, isHolding: hasHold(scenario, state, command.seat) }];
    case 'hold':
      if (state.excon.isPaused && !isPolicy(seat.holder)) return PAUSED;
      return hold(scenario, state, command.seat, command.because);
  }
}

function atCommission(
  scenario: Scenario,
  state: State,
  command: Extract<Command, { do: 'find' | 'adjourn' }>,
): Event[] | Denial {
  if (!state.commission.isAtDesk) return { denied: 'The Commission is not in session now.' };
  if (state.excon.isPaused) return PAUSED;
  if (command.do === 'adjourn') return [{ type: 'commission-adjourned' }];
  return decideFinding(scenario, state, command.about, command.verdict);
}

// Without a facilitator a question is recorded and answered so (exercise.md 4, Off the menu).
function asked({ excon }: State, seat: Seat, kind: 'question' | 'off-menu', text: string): Event[] | Denial {
  if (text.trim() === '') return { denied: 'There is no text.' };
  const answer = excon.isPresent ? 'waits for an answer' : 'not adjudicated';
  return [{ type: 'seat-asked', seat, kind, text: text.trim().slice(0, 2000), answer }];
}

const backOf = ({ from, entries, head }: Does<'go-back'>) => ({ from, entries, head });

type Does<D extends Command['do']> = Extract<Command, { do: D }>;

/** Notes of evaluators may come after ENDEX too, while the room talks. */
function observed({ pack }: Scenario, { seat, objective, rating, text }: Does<'observe'>): Event[] | Denial {
  if (text === '' && rating === null) return { denied: 'There is neither a rating nor a text.' };
  if (objective !== null && !pack.objectives.includes(objective))
    return { denied: 'The scenario has no such objective.' };
  return [{ type: 'observed', seat, objective, rating, text }];
}

function compose(scenario: Scenario, state: State, seat: Seat, composition: Composition): Event[] | Denial {
  const { at, order, likelihood, attributing, because, text } = composition;
  const response = responseNamed(scenario.doctrine, order.response);
  if (!response) return { denied: `There is no response ${order.response}.` };
  if (text !== null && response.wording === null) return { denied: `${order.response} carries no text to the others.` };
  if (order.seat !== seat) return { denied: 'A seat gives orders in its own name only.' };
  if (at < state.minute || (at >= state.turn.until && at !== state.minute))
    return { denied: 'That minute is not in this turn.' };
  const { sector } = order;
  if (typeof sector === 'number' && (sector < 1 || sector > scenario.line.length))
    return { denied: `There is no sector ${sector}.` };
  const draft: Draft = { id: state.nextDraft, at, order, likelihood, attributing, because, text };
  return [{ type: 'order-composed', seat, draft }];
}

/** Whether one of its orders for this minute is to hold: the menu's way to what the key does at once. */
function hasHold({ doctrine }: Scenario, state: State, seat: Seat): boolean {
  for (const { at, order } of state.seats[seat].drafts) {
    if (at <= state.minute && responseNamed(doctrine, order.response)?.role === 'hold') return true;
  }
  return false;
}

function hold(scenario: Scenario, state: State, seat: Seat, because: string | null): Event[] {
  const committed: Event = { type: 'seat-committed', seat, isHolding: true };
  const response = scenario.doctrine.responses.find(({ role, seats }) => role === 'hold' && seats.includes(seat));
  // A doctrine may know no such response; the seat can wait all the same.
  if (!response) return [committed];
  const draft: Draft = {
    id: state.nextDraft,
    at: state.minute,
    order: { seat, response: response.id, about: null, sector: null, of: null },
    ...NOTHING_SAID,
    because: because?.slice(0, 1000) || null,
  };
  return [{ type: 'order-composed', seat, draft }, committed];
}
