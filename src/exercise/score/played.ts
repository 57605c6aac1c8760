// A played exercise read for its score: every order and duty with what its seat's register showed at that moment, and the
// journal line that holds it. A fold over the events; nothing is decided anew.
import {
  type Act,
  type ActId,
  type Announced,
  actNamed,
  type Chain,
  type Code,
  chainWith,
  type Minute,
  type Response,
  responseNamed,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import { openState } from '../run/open-state.ts';
import { chainsNow, openRun, type Run } from '../run/run.ts';
import { happen } from '../run/touch.ts';
import type { Scenario } from '../scenario.ts';
import type { GivenOrder, Prompt, State } from '../state.ts';

/** Events in their order, each with the journal line that holds it (1 is the first), or a seat's own number for it. */
export type History = readonly { line: number; event: Event }[];

/** An order in its circumstances. */
export interface PlayedOrder {
  n: number;
  line: number;
  given: GivenOrder;
  response: Response;
  /** null where it was refused, or is taken as refused. */
  announced: Announced | null;
  /** Why it counts as refused; `overruled`: by the facilitator alone. null where it counts as accepted. */
  refusal: Code | 'overruled' | null;
  /** The chain it was about, in that seat's register at that minute. */
  chain: Pick<Chain, 'id' | 'acts'> | null;
  /** The highest severity of that chain; null without one. */
  severity: number | null;
  /** Of the act it named: the side as assessed, and the likelihood. */
  act: Pick<Act, 'id' | 'side' | 'likelihood'> | null;
  /** The first accepted consultation that bears on it, before it. */
  consulted: { at: Minute; line: number } | null;
  /** The duties that it met. */
  meets: readonly number[];
}

export interface PlayedPrompt {
  prompt: Prompt;
  line: number;
  /** What its chain weighed when it was raised. */
  severity: number | null;
  metLine: number | null;
}

export interface PlayedExercise {
  state: State;
  orders: readonly PlayedOrder[];
  prompts: readonly PlayedPrompt[];
}

/** Whose word counts: the rulings as the law made them, or the facilitator's after them (exercise.md 5). */
export type Word = 'ruled' | 'overruled';

/** Reads a history. */
export function readHistory(scenario: Scenario, history: History, word: Word = 'ruled'): PlayedExercise {
  const first = history[0]?.event;
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  const run = openRun(scenario, openState(first));
  const reader = historian(word);
  for (const { line, event } of history) {
    reader.note(run, event, line);
    happen(run, event);
  }
  return reader.exercise(run.state);
}

export interface Historian {
  /** Takes down one event, before it happens; `line` is the journal line that holds it. */
  note: (run: Run, event: Event, line: number) => void;
  /** What was played, on the state after the last event. */
  exercise: (state: State) => PlayedExercise;
}

/** Takes an exercise down event by event, while it is played or while a record of it is folded. */
export function historian(word: Word = 'ruled'): Historian {
  const orders: PlayedOrder[] = [];
  const consultations: PlayedOrder[] = [];
  const raised: Raised[] = [];
  const note: Historian['note'] = (run, event, line) => {
    const { state } = run;
    if (event.type === 'order-ruled') {
      const order = inCircumstances(run, consultations, event, line);
      orders.push(order);
      if (run.scenario.numbers.prompts.consult.responses.includes(order.response.id)) consultations.push(order);
      const by = orders.length - 1;
      for (const { prompt } of event.meets) raised[prompt]!.met = { at: state.minute, line, by };
    }
    if (event.type === 'ruling-overruled' && word === 'overruled') {
      const { verdict, announced, meets } = event;
      const order = orders[event.order]!;
      Object.assign(order, { announced, refusal: verdict === 'refused' ? 'overruled' : null });
      for (const each of raised) if (verdict === 'refused' && each.met?.by === event.order) each.met = null;
      for (const { prompt } of meets) raised[prompt]!.met = { at: state.minute, line, by: event.order };
    }
    if (event.type === 'prompt-raised') {
      const { seat, about } = event.prompt;
      raised.push({ line, severity: severityOf(holding(run, seat, about)), met: null });
    }
  };
  const exercise: Historian['exercise'] = (state) => {
    const prompts = state.prompts.map((prompt, n) => {
      const { line, severity, met } = raised[n]!;
      return { prompt: { ...prompt, metAt: met?.at ?? null }, line, severity, metLine: met?.line ?? null };
    });
    // The facilitator's word may have come later.
    for (const order of orders) order.given = state.orders[order.n]!;
    return { state, orders, prompts };
  };
  return { note, exercise };
}

interface Raised {
  line: number;
  severity: number | null;
  /** `by`: the place of the order that met it. */
  met: { at: Minute; line: number; by: number } | null;
}

type Ruled = Extract<Event, { type: 'order-ruled' }>;

function inCircumstances(
  run: Run,
  consultations: readonly PlayedOrder[],
  { given, announced, meets }: Ruled,
  line: number,
): PlayedOrder {
  const { scenario, state } = run;
  const { order, facts } = given;
  const about = announced?.about ?? order.about ?? facts.chain?.id;
  const chain = about === undefined ? null : holding(run, order.seat, about);
  const consulted = consultations.find(
    (other) =>
      other.announced !== null &&
      other.given.order.seat === order.seat &&
      (other.announced.about === null || chain?.acts.some(({ id }) => id === other.announced?.about)) &&
      isOfThisChain(chain, other),
  );
  const act = actNamed(state.ledger.registers[order.seat], order.about);
  return {
    n: state.orders.length,
    line,
    given,
    response: responseNamed(scenario.doctrine, order.response)!,
    announced,
    refusal: given.ruling.verdict === 'refused' ? given.ruling.code : null,
    chain: chain && { id: chain.id, acts: chain.acts },
    severity: severityOf(chain),
    act: act ? { id: act.id, side: act.side, likelihood: act.likelihood } : null,
    consulted: consulted ? { at: consulted.given.at, line: consulted.line } : null,
    meets: meets.map(({ prompt }) => prompt),
  };
}

// A consultation that names no act speaks of whatever is going on: of this chain only once the chain was there.
function isOfThisChain(chain: Chain | null, { announced, given }: PlayedOrder): boolean {
  return (announced?.about ?? null) !== null || (chain !== null && given.at >= (chain.t0 ?? chain.knownSince));
}

function holding(run: Run, seat: Seat, about: ActId): Chain | null {
  return chainWith(chainsNow(run, seat), about) ?? null;
}

/** The highest severity among its acts; a certified broader attack is the gravest there is. */
function severityOf(chain: Pick<Chain, 'acts' | 'broaderAt'> | null): number | null {
  if (chain === null) return null;
  return chain.broaderAt === null ? Math.max(...chain.acts.map(({ severity }) => severity)) : 5;
}

/** The seats that somebody played. */
export function seatsPlayed(state: State): Seat[] {
  return SEATS.filter((seat) => state.seats[seat].holder !== 'hold');
}
