// Searches for a fully compliant line through a seed and plays it: every duty met in time, nothing refused. The search
// starts from the line played by the book. For a duty that is missed there it tries every response that would meet it, at
// every minute from when it was known until it fell due; it does the same for every step that the doctrine closes.
import { scriptOf, startOf } from '../exercise/chairs/rehearsal.ts';
import type { Start } from '../exercise/events.ts';
import type { Rubric } from '../exercise/rubric.ts';
import { promptDue, promptsMet, promptsRaised } from '../exercise/run/prompts.ts';
import { chainsNow, type Look, type Run } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Score } from '../exercise/score/score.ts';
import { ordersGiven } from '../exercise/score/timeline.ts';
import type { Prompt, State } from '../exercise/state.ts';
import {
  type Composition,
  NOTHING_SAID,
  type PolicyName,
  type PromptKind,
  type SeatHolder,
} from '../exercise/words.ts';
import {
  type ActId,
  announce,
  ask,
  type Code,
  chainsAt,
  type Facts,
  FORCE_CLASSES,
  factsOf,
  isForce,
  type Minute,
  mayLeaveSectorOut,
  type Order,
  pictureOf,
  type Question,
  type Ruling,
  responseNamed,
  ruleOn,
  type Seat,
  type Sector,
} from '../ladder/index.ts';
import { playScored } from './batch.ts';
import { isMissed } from './compliance.ts';
import type { PlayedScored } from './outcome.ts';
import { type Slack, slackOf } from './slack.ts';

export interface Solving {
  scenario: Scenario;
  rubric: Rubric;
  seed: string;
  /** Who is to comply; the other seats hold. */
  seats: readonly Seat[];
  from?: PolicyName;
}

export interface Step {
  given: Composition;
  meets: readonly Pick<Prompt, 'kind' | 'about' | 'seat'>[];
  /** The last minute at which it alone could be given with the line as compliant as it is; null where it meets no duty. */
  latest: Minute | null;
}

/** The answers that one response got at all the minutes at which it was tried. */
export interface Tried {
  order: Order;
  /** Each answer with the minutes at which it came, and the first ruling of its kind. */
  answers: readonly {
    code: Code | 'late' | 'meets-nothing';
    first: Minute;
    last: Minute;
    minutes: number;
    ruling: Ruling;
    facts: Facts;
  }[];
}

/** A duty that no response meets in time, or a step of the ladder for which the doctrine allows no answer. */
export interface Barred {
  why: 'duty-unmet' | 'step-closed';
  kind: PromptKind;
  seat: Seat;
  about: ActId;
  from: Minute;
  until: Minute;
  tried: readonly Tried[];
  /** Whether no order of anybody could change that, because no minute was left or waiting never helps. */
  isProven: boolean;
}

export interface Solution {
  seed: string;
  seats: readonly Seat[];
  /** null where there is a fully compliant line. */
  barred: readonly Barred[] | null;
  /** The line; where no compliant one exists, the best that was found. */
  line: readonly Step[];
  /** For how many minutes after an order's new minute the line was played to find its latest; null: to ENDEX. */
  playedMinutes: Slack['playedMinutes'];
  orders: readonly Composition[];
  duties: number;
  score: Score;
}

const MOST_REPAIRS = 400;

export function solve(solving: Solving): Solution {
  const { scenario, rubric, seed, seats, from = 'by-the-book' } = solving;
  const holders = (holder: SeatHolder) => ({
    ukraine: seats.includes('ukraine') ? holder : 'hold',
    coalition: seats.includes('coalition') ? holder : 'hold',
    us: seats.includes('us') ? holder : 'hold',
  });
  const first = playScored(scenario, rubric, startOf(holders(from), { seed }));
  let orders = ordersGiven(first.state);
  const given: Pick<Minutes, 'scenario'> & { play: (watch?: Watch) => PlayedScored } = {
    scenario,
    play: (watch) =>
      playScored(
        scenario,
        rubric,
        startOf(holders('file'), { seed, script: scriptOf(orders) }),
        watch && { look: eachMinute(watch) },
      ),
  };
  let played = given.play();
  const unmet = new Map<string, Barred>();
  // An order comes too early for a duty that another order of the same minute raises, so the next minute is tried then.
  const tried = new Map<string, Minute>();
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs++) {
    const { state } = played;
    const refused = state.orders.find(({ ruling }) => ruling.verdict === 'refused');
    const missed = state.prompts.find(
      (prompt) => isMissed(scenario, prompt, state.minute) && !unmet.has(dutyKey(prompt)),
    );
    if (refused && refused.fileNumber !== null) orders = without(orders, refused.fileNumber);
    else if (missed) {
      const key = dutyKey(missed);
      const { answer, barred } = answerTo(given, missed, (tried.get(key) ?? missed.raisedAt - 1) + 1);
      if (answer) {
        tried.set(key, answer.at);
        orders = withOrder(orders, state, answer);
      } else unmet.set(key, barred);
    } else break;
    played = given.play();
  }
  const closed = closedSteps(given, seats);
  const barred = [...unmet.values(), ...closed];
  return {
    seed,
    seats,
    barred: barred.length === 0 ? null : barred,
    ...lineOf(given, played.state, startOf(holders('file'), { seed, script: scriptOf(orders) })),
    orders,
    duties: played.state.prompts.filter(({ metAt }) => metAt !== null).length,
    score: played.score,
  };
}

const dutyKey = ({ kind, seat, about }: Pick<Prompt, 'kind' | 'seat' | 'about'>): string => `${kind}/${seat}/${about}`;

// An equal order that meets no duty is moved; otherwise the answer is added.
function withOrder(
  orders: readonly Composition[],
  { orders: given, prompts }: State,
  answer: Composition,
): Composition[] {
  const words = JSON.stringify(answer.order);
  const idle = given.findIndex(
    ({ fileNumber }, n) =>
      fileNumber !== null &&
      JSON.stringify(orders[fileNumber]!.order) === words &&
      prompts.every(({ metBy }) => metBy !== n),
  );
  const place = given[idle]?.fileNumber ?? null;
  return place === null ? [...orders, answer] : orders.map((each, n) => (n === place ? answer : each));
}

// Other orders refer to an order by its place in the file.
function without(orders: readonly Composition[], place: number): Composition[] {
  return orders.flatMap((composition, n) => {
    if (n === place) return [];
    const { of } = composition.order;
    if (of === null || of < place) return [composition];
    return of === place ? [] : [{ ...composition, order: { ...composition.order, of: of - 1 } }];
  });
}

type Watch = (run: Run, minute: Minute) => void;

interface Minutes {
  scenario: Scenario;
  play: (watch?: Watch) => PlayedScored;
}

/** Calls `watch` for every minute after all events of that minute. */
function eachMinute(watch: Watch): Look {
  return (run, event) => {
    if (event.type === 'clock-moved') for (let at = run.state.minute; at < event.to; at++) watch(run, at);
  };
}

/** The earliest order that meets a duty in time, or the answers to every order that could have met it. */
function answerTo(
  { scenario, play }: Minutes,
  prompt: Prompt,
  earliest: Minute,
): { answer: Composition; barred?: never } | { answer?: never; barred: Barred } {
  const due = promptDue(scenario, prompt);
  const tally = new Trials();
  let answer: Composition | undefined;
  play((run, minute) => {
    const { state } = run;
    if (answer || minute < earliest || minute > Math.max(due, earliest)) return;
    for (const given of candidates(scenario, state, prompt)) {
      const isMet = tally.try(run, minute, given.order, (ruling, order) => {
        if (minute > due) return 'late';
        return meets(run, prompt, given, minute, ruling) ? null : order;
      });
      if (!isMet) continue;
      answer = { at: minute, ...given, order: inFile(state, given.order) };
      return;
    }
  });
  if (answer) return { answer };
  const { kind, seat, about, raisedAt } = prompt;
  const tried = tally.all();
  const isProven = due < raisedAt || isHopeless(tried);
  return { barred: { why: 'duty-unmet', kind, seat, about, from: raisedAt, until: due, tried, isProven } };
}

// The exercise numbers accepted orders; a file numbers all that it lists.
function inFile({ orders }: State, order: Order): Order {
  const named = order.of === null ? null : (orders.find(({ n }) => n === order.of)?.fileNumber ?? null);
  return named === null ? order : { ...order, of: named };
}

/** Whether everything was refused for a reason that no order and no waiting removes. */
function isHopeless(tried: readonly Tried[]): boolean {
  return tried.every(({ answers }) =>
    answers.every(({ ruling }) => ruling.verdict === 'refused' && ruling.needs.includes('never')),
  );
}

/** Responses tried minute by minute with their answers; sectors in which a response gets the same answer share an entry. */
class Trials {
  readonly #tried = new Map<string, { order: Order; answers: Map<string, Tried['answers'][number]> }>();

  /** Rules on an order and notes the answer; true where it is accepted and `faultOf` finds no fault (null). */
  try(run: Run, minute: Minute, order: Order, faultOf: (ruling: Ruling, order: Order) => unknown): boolean {
    const question = askAt(run, order, minute);
    const ruling = ruleOn(question);
    const fault = ruling.verdict === 'refused' ? ruling.code : faultOf(ruling, order);
    if (fault === null) return true;
    const code = ruling.verdict === 'refused' ? ruling.code : fault === 'late' ? 'late' : 'meets-nothing';
    const tried = this.#tried.get(order.response) ?? { order, answers: new Map() };
    this.#tried.set(order.response, tried);
    const before = tried.answers.get(code);
    if (!before) {
      tried.answers.set(code, { code, first: minute, last: minute, minutes: 1, ruling, facts: factsOf(question) });
    } else if (before.last < minute) {
      tried.answers.set(code, { ...before, last: minute, minutes: before.minutes + 1 });
    }
    return false;
  }

  all(): Tried[] {
    return [...this.#tried.values()].map(({ order, answers }) => ({ order, answers: [...answers.values()] }));
  }
}

type Candidate = Omit<Composition, 'at'>;

const REASON = 'No other response that this duty asks for is open now.';

/** Every order that might meet the duty: each response in each sector, and a hold with its reason. */
function candidates(scenario: Scenario, state: State, { kind, seat, about }: Pick<Prompt, 'kind' | 'seat' | 'about'>) {
  const { doctrine, numbers, line } = scenario;
  const rule = numbers.prompts[kind];
  const sectors: readonly Sector[] = [...line.map((_, index) => index + 1), 'rear', 'sea'];
  const found: Candidate[] = rule.responses.flatMap((id): Candidate[] => {
    const response = responseNamed(doctrine, id);
    if (!response) return [];
    const said = { ...NOTHING_SAID, because: rule.needsBecause?.includes(id) ? REASON : null };
    if (response.role === 'stand-down') {
      return state.ledger.announced
        .filter((force) => force.seat === seat && isForce(force))
        .map((force) => ({
          order: { seat, response: id, about: null, sector: null, of: force.order },
          ...NOTHING_SAID,
        }));
    }
    const places = response.takesSector && !mayLeaveSectorOut(response) ? sectors : [null];
    return places.map((sector) => ({ order: { seat, response: id, about, sector, of: null }, ...said }));
  });
  const hold = doctrine.responses.find(({ role, seats }) => role === 'hold' && seats.includes(seat));
  if (!rule.orHold || !hold) return found;
  const order: Order = { seat, response: hold.id, about, sector: null, of: null };
  return [...found, { order, ...NOTHING_SAID, because: REASON }];
}

function askAt({ scenario, state: { ledger }, chains }: Run, order: Order, minute: Minute): Question {
  const { seat } = order;
  return ask(scenario.doctrine, pictureOf(ledger, seat), order, minute, chainsAt(chains, ledger, seat, minute));
}

function meets(run: Run, prompt: Prompt, given: Candidate, minute: Minute, ruling: Ruling): boolean {
  if (ruling.verdict === 'refused') return false;
  const announced = announce(askAt(run, given.order, minute), run.state.ledger.announced.length, ruling);
  return promptsMet(run, given, announced).some((met) => met.prompt === prompt.n);
}

/** Steps that would be duties under a mandate for all force, and to which this doctrine allows no answer. */
function closedSteps({ scenario, play }: Minutes, seats: readonly Seat[]): Barred[] {
  const { doctrine } = scenario;
  const shut: readonly string[] = FORCE_CLASSES.filter((each) => !doctrine.reads.mandate.includes(each));
  if (shut.length === 0) return [];
  const mandated = { ...scenario, doctrine: { ...doctrine, reads: { ...doctrine.reads, mandate: FORCE_CLASSES } } };
  const isShut = ({ kind }: Pick<Prompt, 'kind'>) =>
    scenario.numbers.prompts[kind].responses.some((id) => shut.includes(responseNamed(doctrine, id)?.class ?? ''));
  const steps: Reached[] = [];
  let last: Minute = 0;
  play((run, minute) => {
    const { state } = run;
    last = minute;
    // Between its stops only the clock moves, and it stops at every edge of the ladder.
    if (minute === state.minute) {
      for (const reached of seats
        .flatMap((seat) => promptsRaised({ ...run, scenario: mandated }, seat, chainsNow(run, seat).open))
        .filter(isShut)) {
        if (!steps.some((step) => isSameStep(step, reached)))
          steps.push({ ...reached, tally: new Trials(), isOpen: false });
      }
    }
    for (const step of steps) {
      for (const { order } of candidates(scenario, state, step)) {
        const isHold = responseNamed(doctrine, order.response)?.role === 'hold';
        if (!isHold && step.tally.try(run, minute, order, () => null)) step.isOpen = true;
      }
    }
  });
  return steps
    .filter(({ isOpen }) => !isOpen)
    .map(({ kind, seat, about, raisedAt, tally }): Barred => {
      const tried = tally.all();
      return { why: 'step-closed', kind, seat, about, from: raisedAt, until: last, tried, isProven: isHopeless(tried) };
    });
}

type Reached = Pick<Prompt, 'kind' | 'seat' | 'about' | 'acts' | 'raisedAt'> & {
  tally: Trials;
  /** Whether any response was accepted at any minute. */
  isOpen: boolean;
};

const isSameStep = (a: Pick<Prompt, 'kind' | 'seat' | 'acts'>, b: Pick<Prompt, 'kind' | 'seat' | 'acts'>): boolean =>
  a.kind === b.kind && a.seat === b.seat && a.acts.some((id) => b.acts.includes(id));

/** The orders of the line as played, each with its latest minute. */
function lineOf(given: Minutes, { orders, prompts }: State, starting: Start): Pick<Solution, 'line' | 'playedMinutes'> {
  const compositions = ordersGiven({ orders });
  const steps = orders.flatMap((order, n) => {
    if (order.ruling.verdict === 'refused') return [];
    const met = prompts.filter(({ metBy }) => metBy === n);
    const due = Math.min(...met.map((prompt) => promptDue(given.scenario, prompt)));
    return [{ given: order, composition: compositions[n]!, place: order.fileNumber ?? -1, met, due }];
  });
  const bound = steps.filter(({ met }) => met.length > 0);
  const movable = bound.map(({ place, given: { at }, due }) => ({ place, at, most: due }));
  const { latest, playedMinutes } = slackOf(given.scenario, starting, movable);
  const line = steps.map(({ composition, met, place }) => ({
    given: composition,
    meets: met.map(({ kind, about, seat }) => ({ kind, about, seat })),
    latest: latest.get(place) ?? null,
  }));
  return { line, playedMinutes };
}
