// The outcome of an exercise as plain figures: read from its last state, its orders and duties, and from what happened in
// truth on the way.
import type { Incident } from '../exercise/incident.ts';
import type { Band, Dimension } from '../exercise/rubric.ts';
import { chainsNow, type Look, type Run } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { PlayedExercise } from '../exercise/score/played.ts';
import type { Score } from '../exercise/score/score.ts';
import type { State } from '../exercise/state.ts';
import { harmBand, heatAt } from '../exercise/world/people.ts';
import {
  type ActId,
  type Chain,
  type ChainList,
  CLAUSES,
  type Clause,
  CODES,
  type Code,
  chainWith,
  type ForceClass,
  type Ledger,
  type Minute,
  pictureOf,
  type Seat,
  warnedAt,
} from '../ladder/index.ts';
import { isMissed } from './compliance.ts';
import { minutesIn, mostAtOnce, type Span } from './spans.ts';

/** The outcome, with the team's score by dimension, each from 0 to 1. Times are minutes; null where nothing was measured. */
export interface Row extends Record<Dimension, number | null> {
  seed: string;
  /** The team's, 0–100. */
  score: number | null;
  band: Band | null;
  n: number;
  seats: Record<Seat, number | null>;
  decisions: number;
  turns: number;
  orders: number;
  refused: number;
  refusals: Partial<Record<Code, number>>;
  /** Rulings by the clause that they cite. */
  clauses: Record<Clause, number>;
  duties: number;
  /** Duties that fell due before ENDEX and were not met in time. */
  unmet: number;
  /** The mean time from knowing of a duty to doing it. */
  delay: Minute | null;
  /** The mean time from T0 to the first warning, over the chains that were warned. */
  warning: Minute | null;
  /** The mean times from T0 to coalition force and to the joint response in effect, over the chains that each came to. */
  force: Minute | null;
  response: Minute | null;
  /** Chains that either came to. */
  forced: number;
  /** Time with an act of severity 2 or more under way, reported or not. */
  duration: Minute;
  /** The same in the last fifth of the exercise. */
  last: Minute;
  /** 1 where that is half of it or more: the ceasefire has collapsed. */
  collapsed: 0 | 1;
  harm: number;
  /** Time with harm to civilians in any band. */
  dark: Minute;
  /** Acts that grew into graver ones. */
  expansions: number;
  chains: number;
  /** The most chains open at once. */
  parallel: number;
  /** Chains whose phase 2 opened, and that were certified as a broader attack. */
  phase2: number;
  broader: number;
  own: number;
  /** Reported acts by their severity, from 1 to 5. */
  severities: readonly number[];
  retracted: number;
}

export interface PlayedScored {
  run: Run;
  state: State;
  score: Score;
  exercise: PlayedExercise;
  /** How often a seat read its picture, chose and had its orders ruled. */
  decisions: number;
}

/** The row of a played exercise; the last argument has observed it while it was played. */
export function rowOf(
  scenario: Scenario,
  seed: string,
  { run, state, score, exercise, decisions }: PlayedScored,
  { people, fire }: Watched,
): Row {
  return {
    seed,
    score: score.team.total,
    band: score.team.band,
    n: score.team.n,
    seats: {
      ukraine: score.seats.ukraine?.total ?? null,
      coalition: score.seats.coalition?.total ?? null,
      us: score.seats.us?.total ?? null,
    },
    ...score.team.dimensions,
    decisions,
    turns: state.turn.number,
    ...ordersIn(exercise),
    ...dutiesIn(scenario, exercise),
    warning: warningDelay(run),
    ...chainsIn(run, exercise),
    ...hostilitiesIn(fire(state), state.minute),
    ...actsIn(state),
    ...people,
  };
}

function ordersIn({ orders }: PlayedExercise) {
  const refusals: Row['refusals'] = {};
  const clauses = Object.fromEntries(CLAUSES.map((clause) => [clause, 0])) as Row['clauses'];
  let refused = 0;
  for (const { given } of orders) {
    const { ruling } = given;
    clauses[ruling.clause]++;
    if (ruling.verdict !== 'refused') continue;
    refused++;
    refusals[ruling.code] = (refusals[ruling.code] ?? 0) + 1;
  }
  return { orders: orders.length, refused, refusals: inOrder(refusals), clauses };
}

// In the order of the checks, so that equal counts are equal as text.
function inOrder(refusals: Row['refusals']): Row['refusals'] {
  return Object.fromEntries(CODES.flatMap((code) => (refusals[code] === undefined ? [] : [[code, refusals[code]]])));
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function dutiesIn(scenario: Scenario, { prompts, state }: PlayedExercise) {
  const delays = prompts.flatMap(({ prompt: { metAt, knownAt, raisedAt } }) =>
    metAt === null ? [] : [Math.max(0, metAt - (knownAt ?? raisedAt))],
  );
  const unmet = prompts.filter(({ prompt }) => isMissed(scenario, prompt, state.minute)).length;
  return { duties: prompts.length, unmet, delay: meanOf(delays) };
}

// The warning is Ukraine's duty, so T0 is taken from its register.
function warningDelay(run: Run): Minute | null {
  const picture = pictureOf(run.state.ledger, 'ukraine');
  const delays = chainsNow(run, 'ukraine').all.flatMap((chain) => {
    const warned = chain.side === 'ukraine' ? null : warnedAt(picture, chain);
    return warned === null || chain.t0 === null ? [] : [Math.max(0, warned - chain.t0)];
  });
  return meanOf(delays);
}

function chainsIn(run: Run, exercise: PlayedExercise) {
  const { ledger, minute } = run.state;
  const chains = chainsNow(run, 'commission');
  const { all } = chains;
  const spanOf = ({ acts, closedAt }: Chain): Span => [acts[0]!.start, Math.min(minute, closedAt ?? minute)];
  const force = forceOn(chains, ledger, exercise);
  const delays = (is: ForceClass) => meanOf([...force.values()].flatMap((came) => came[is]?.delay ?? []));
  return {
    force: delays('force-coalition'),
    response: delays('force-joint'),
    forced: force.size,
    chains: all.length,
    parallel: mostAtOnce(all.map(spanOf)),
    phase2: all.filter(({ phase2At }) => phase2At !== null).length,
    broader: all.filter(({ broaderAt }) => broaderAt !== null).length,
    own: all.filter(({ side }) => side === 'ukraine').length,
  };
}

/** When force of a class first took effect, and how long that was after T0. */
type ForceCame = Partial<Record<ForceClass, { at: Minute; delay: Minute }>>;

/**
 * When coalition and joint force first took effect, for each chain that an order named, by the name that the
 * chain bears among `all`. T0 is the one that the order was ruled on, though later findings may have moved it. An order that
 * lapses at go/no-go, or is stood down before its effect, is no force.
 */
export function forceOn(
  chains: ChainList,
  { announced }: Ledger,
  { orders }: Pick<PlayedExercise, 'orders'>,
): Map<ActId, ForceCame> {
  const came = new Map<ActId, ForceCame>();
  for (const { given } of orders) {
    const { chain } = given.facts;
    const order = given.n === null ? undefined : announced[given.n];
    if (!chain || chain.t0 === null || order?.outcome !== 'in-effect') continue;
    if (order.class !== 'force-coalition' && order.class !== 'force-joint') continue;
    const name = chainWith(chains, order.about ?? chain.id)?.id ?? chain.id;
    const first = came.get(name) ?? {};
    const { effectAt: at } = order;
    if (at < (first[order.class]?.at ?? Infinity))
      came.set(name, { ...first, [order.class]: { at, delay: at - chain.t0 } });
  }
  return came;
}

function actsIn({ ledger }: State) {
  const { acts } = ledger.registers.commission;
  const standing = acts.filter(({ isRetracted }) => !isRetracted);
  return {
    severities: [1, 2, 3, 4, 5].map((grade) => standing.filter(({ severity }) => severity === grade).length),
    retracted: acts.length - standing.length,
  };
}

function hostilitiesIn(spans: readonly Span[], minute: Minute) {
  const since = Math.ceil((minute * 4) / 5);
  const last = minutesIn(spans.map(([from, to]) => [Math.max(since, from), to]));
  const collapsed: Row['collapsed'] = last >= (minute - since) / 2 ? 1 : 0;
  return { duration: minutesIn(spans), last, collapsed };
}

/** What the last state no longer shows, and has to be observed on the way. */
interface Watched {
  look: Look;
  /** The most people in the dark, for how long anybody was, and how many acts grew. */
  people: Pick<Row, 'harm' | 'dark' | 'expansions'>;
  /** When acts of severity 2 or more were under way in truth, up to the last state. */
  fire: (state: State) => Span[];
}

export function watchTruth({ numbers: { politics } }: Scenario): Watched {
  const people = { harm: 0, dark: 0, expansions: 0 };
  const fire = new Map<ActId, [from: Minute, to: Minute]>();
  const begin = ({ id, severity }: Pick<Incident, 'id' | 'severity'>, minute: Minute) => {
    if (severity >= 2) fire.set(id, [minute, Infinity]);
  };
  // The clock stops wherever a band changes, so the band at the start of a step holds for the whole step.
  const isDark = ({ world: { heat }, minute }: State) =>
    heat.out >= politics.harm.strained && harmBand(politics, heatAt(heat, minute)) !== 'none';
  const look: Look = ({ state }, event) => {
    people.harm = Math.max(people.harm, state.world.heat.out);
    switch (event.type) {
      case 'clock-moved':
        if (isDark(state)) people.dark += event.to - state.minute;
        return;
      case 'act-began':
        return begin(state.truth.incidents[event.n]!, state.minute);
      case 'act-grew':
        people.expansions++;
        return begin(event.into, state.minute);
      case 'pause-broken':
        return begin(event.into, state.minute);
      case 'act-ended': {
        const span = fire.get(event.act);
        if (span) span[1] = state.minute;
      }
    }
  };
  return {
    look,
    people,
    fire: ({ truth, minute }) => {
      // An act without a fate goes as it is written.
      const written = truth.incidents.filter(({ fate, severity, start }) => !fate && severity >= 2 && start < minute);
      const spans = [...fire.values(), ...written.map(({ start, end }) => [start, end] as const)];
      return spans.map(([from, to]) => [from, Math.min(to, minute)]);
    },
  };
}
