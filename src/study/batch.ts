// One exercise of a batch: played by policies in memory, scored, and boiled down to a row of plain figures. Pure, and
// free of immer: the same functions run several times slower in a process in which they have run on its drafts.
import { start } from '../exercise/decide.ts';
import type { Event, Start } from '../exercise/events.ts';
import { harmBand, heatAt } from '../exercise/people.ts';
import type { Apply } from '../exercise/play.ts';
import { historian, type PlayedExercise } from '../exercise/played.ts';
import { fold, rehearseFrom, startOf, type Taken } from '../exercise/rehearsal.ts';
import { type Band, DIMENSIONS, type Dimension, type Rubric } from '../exercise/rubric.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { type Score, scoreOf } from '../exercise/score.ts';
import type { SeatHolder, State } from '../exercise/state.ts';
import {
  type Act,
  type Announced,
  type Chain,
  CLAUSES,
  type Clause,
  CODES,
  type Code,
  chains,
  countsFor,
  type ForceClass,
  type Minute,
  pictureOf,
  type Seat,
  warnedAt,
} from '../ladder/index.ts';
import { isMissed } from './compliance.ts';
import { recordOf } from './record.ts';
import { minutesIn, mostAtOnce, type Span } from './spans.ts';

export interface PlayedScored {
  state: State;
  score: Score;
  exercise: PlayedExercise;
  /** How often a seat was asked: it read its picture, chose, and had its orders ruled. */
  decisions: number;
}

/** Plays a start with policies and an orders file, and scores it. `apply` folds in place, and may look on. */
export function playScored(
  scenario: Scenario,
  rubric: Rubric,
  starting: Start,
  apply?: Apply,
  taken?: Taken,
): PlayedScored {
  return playScoredFrom(scenario, rubric, start(scenario, starting), apply, taken);
}

/** The same from events that open an exercise: a recorded one, whose chance is drawn already. */
export function playScoredFrom(
  scenario: Scenario,
  rubric: Rubric,
  opening: readonly Event[],
  apply: Apply = fold,
  taken?: Taken,
): PlayedScored {
  let decisions = 0;
  const watch = ({ isEnded }: State) => {
    if (!isEnded) decisions++;
  };
  const reader = historian(scenario);
  let line = opening.length;
  const noting: Apply = (before, event) => {
    reader.note(before, event, ++line);
    return apply(before, event);
  };
  const state = rehearseFrom(scenario, opening, watch, noting, taken);
  const exercise = reader.exercise(state);
  return { state, score: scoreOf(scenario, rubric, exercise), exercise, decisions };
}

/** What an exercise came to. Times are minutes; null where there was nothing to measure. */
export interface Row {
  seed: string;
  /** The team's, 0–100. */
  score: number | null;
  band: Band | null;
  /** Scored duties. */
  n: number;
  seats: Record<Seat, number | null>;
  dimensions: Record<Dimension, number | null>;
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
  /** From a duty's being known to its being done, on the mean. */
  delay: Minute | null;
  /** From T0 to the first warning, on the mean over the chains that were warned. */
  warning: Minute | null;
  /** From T0 to coalition force in effect, and to the joint response, on the mean over the chains that they came to. */
  force: Minute | null;
  response: Minute | null;
  /** Chains that either came to. */
  forced: number;
  /** With an act of severity 2 or more under way. */
  duration: Minute;
  /** The same in the last fifth of the exercise. */
  last: Minute;
  /** 1 where that is half of it or more: the ceasefire has collapsed. */
  collapsed: 0 | 1;
  /** The most people without heat and water. */
  harm: number;
  /** With harm to civilians in any band. */
  dark: Minute;
  /** Acts that grew into graver ones. */
  expansions: number;
  chains: number;
  /** The most chains open at once. */
  parallel: number;
  /** Chains whose phase 2 opened, and that were certified as a broader attack. */
  phase2: number;
  broader: number;
  /** Chains of Ukraine's own side. */
  own: number;
  /** Reported acts by their severity, from 1 to 5. */
  severities: readonly number[];
  /** Reports that were withdrawn. */
  retracted: number;
}

/** Where the journal of an exercise goes, and the program that writes it. */
export interface Recording {
  engine: string;
  keep: (text: string) => void;
}

/** Plays and measures one exercise. */
export function studyExercise(
  scenario: Scenario,
  seed: string,
  holders: Readonly<Record<Seat, SeatHolder>>,
  rubric: Rubric,
  recording: Recording | null = null,
): Row {
  const people = watchPeople(scenario);
  const starting = startOf({ ...holders }, { seed });
  const record = recording && recordOf(scenario, starting, recording.engine);
  const played = playScored(scenario, rubric, starting, people.apply, record?.taken);
  if (record) recording.keep(record.text());
  const { state, score, exercise, decisions } = played;
  const { harm, dark, expansions } = people.seen;
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
    dimensions: Object.fromEntries(DIMENSIONS.map((name) => [name, score.team.dimensions[name]])) as Row['dimensions'],
    decisions,
    turns: state.turn.number,
    ...ordersIn(exercise),
    ...dutiesIn(scenario, exercise),
    warning: warningDelay(scenario, state),
    ...chainsIn(scenario, state),
    ...actsIn(state),
    harm,
    dark,
    expansions,
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

// The warning is Ukraine's duty, so its register says when the clock began.
function warningDelay({ doctrine }: Scenario, { ledger, minute }: State): Minute | null {
  const picture = pictureOf(ledger, 'ukraine');
  const delays = chains(doctrine, picture, minute).flatMap((chain) => {
    const warned = chain.side === 'ukraine' ? null : warnedAt(picture, chain);
    return warned === null || chain.t0 === null ? [] : [Math.max(0, warned - chain.t0)];
  });
  return meanOf(delays);
}

function chainsIn({ doctrine }: Scenario, { ledger, minute }: State) {
  const all = chains(doctrine, pictureOf(ledger, 'commission'), minute);
  const coalition = forceOn(all, ledger.announced, 'force-coalition');
  const joint = forceOn(all, ledger.announced, 'force-joint');
  const spanOf = ({ acts, closedAt }: Chain): Span => [acts[0]!.start, Math.min(minute, closedAt ?? minute)];
  return {
    chains: all.length,
    parallel: mostAtOnce(all.map(spanOf)),
    phase2: all.filter(({ phase2At }) => phase2At !== null).length,
    broader: all.filter(({ broaderAt }) => broaderAt !== null).length,
    own: all.filter(({ side }) => side === 'ukraine').length,
    force: meanOf([...coalition.values()]),
    response: meanOf([...joint.values()]),
    forced: new Set([...coalition.keys(), ...joint.keys()]).size,
  };
}

// How long after T0 force of a class first took effect, for each chain that it came to. An order that is stood down before
// its effect, or lapses at go/no-go, is no force.
function forceOn(all: readonly Chain[], announced: readonly Announced[], is: ForceClass): Map<Chain, Minute> {
  const delays = new Map<Chain, Minute>();
  const force = announced.filter((order) => order.class === is && order.outcome === 'in-effect');
  for (const chain of all) {
    const first = Math.min(...force.map((order) => (countsFor(order, chain) ? order.effectAt : Infinity)));
    if (first < Infinity && chain.t0 !== null) delays.set(chain, Math.max(0, first - chain.t0));
  }
  return delays;
}

function actsIn({ ledger, minute }: State) {
  const { acts } = pictureOf(ledger, 'commission').register;
  const standing = acts.filter(({ isRetracted }) => !isRetracted);
  const spanOf = ({ start, end }: Act): Span => [start, Math.min(minute, end ?? minute)];
  const hostilities = standing.filter(({ severity }) => severity >= 2).map(spanOf);
  const since = Math.ceil((minute * 4) / 5);
  const last = minutesIn(hostilities.map(([from, to]) => [Math.max(since, from), to]));
  const collapsed: Row['collapsed'] = last >= (minute - since) / 2 ? 1 : 0;
  return {
    duration: minutesIn(hostilities),
    last,
    collapsed,
    severities: [1, 2, 3, 4, 5].map((grade) => standing.filter(({ severity }) => severity === grade).length),
    retracted: acts.length - standing.length,
  };
}

// What the last state does not tell: how many were in the dark and how long, and what grew on the way.
function watchPeople({ numbers: { politics } }: Scenario): {
  apply: Apply;
  seen: Pick<Row, 'harm' | 'dark' | 'expansions'>;
} {
  const seen = { harm: 0, dark: 0, expansions: 0 };
  // The clock stops wherever a band changes, so that one look at its start holds for the whole step.
  const isDark = ({ world: { heat }, minute }: State) =>
    heat.out >= politics.harm.strained && harmBand(politics, heatAt(heat, minute)) !== 'none';
  const apply: Apply = (state: State, event: Event) => {
    if (event.type === 'clock-moved' && isDark(state)) seen.dark += event.to - state.minute;
    if (event.type === 'act-grew') seen.expansions++;
    const next = fold(state, event);
    if (next.world.heat.out > seen.harm) seen.harm = next.world.heat.out;
    return next;
  };
  return { apply, seen };
}
