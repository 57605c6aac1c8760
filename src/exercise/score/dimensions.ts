// The six dimensions of response discipline (exercise.md 5): each reads what one seat did and gives items, every one with
// its worth, the journal lines it rests on and the clause.
import { actNamed, type Clause, isForce, type Minute, pictureOf, type Seat } from '../../ladder/index.ts';
import type { Dimension, Rubric } from '../rubric.ts';
import { isOpen, promptDue } from '../run/prompts.ts';
import type { Scenario } from '../scenario.ts';
import type { Prompt, State } from '../state.ts';
import type { PromptKind } from '../words.ts';
import type { PlayedExercise, PlayedOrder, PlayedPrompt } from './played.ts';

/** One point gained or lost: `value` of `of` (of is 1 but for attribution's halves and authority's share). */
export interface Item {
  /** What was looked at, for words: "warn", "refused", "warn-before-halt", "above-band" … */
  what: string;
  /** 0–1; of authority the weight of the refusal, to be divided by the opportunities. */
  value: number;
  /** The act or chain. */
  about: string | null;
  at: Minute;
  lines: readonly number[];
  clause: Clause;
  /** What the words need besides: minutes and figures by name. */
  facts: Readonly<Record<string, number | string | null>>;
}

export interface Assessment {
  /** 0–1; null where nothing applied. */
  value: number | null;
  items: readonly Item[];
}

/** A duty that is not scored, and why. */
export interface NotAssessed {
  kind: PromptKind;
  about: string;
  line: number;
  why: 'lifted' | 'in-a-jump';
}

/** A duty that was known and not yet due when the exercise ended: neither won nor lost. */
export interface OpenDuty {
  kind: PromptKind;
  about: string;
  due: Minute;
  line: number;
}

export interface SeatRecord {
  scenario: Scenario;
  rubric: Rubric;
  exercise: PlayedExercise;
  seat: Seat;
  /** Its duties that count. */
  scored: readonly PlayedPrompt[];
  notAssessed: readonly NotAssessed[];
  open: readonly OpenDuty[];
  orders: readonly PlayedOrder[];
  /** The orders without repeats of a refused one. */
  tries: readonly PlayedOrder[];
}

export function recordOf(scenario: Scenario, rubric: Rubric, exercise: PlayedExercise, seat: Seat): SeatRecord {
  const orders = exercise.orders.filter(({ given }) => given.order.seat === seat);
  const own = exercise.prompts.filter(({ prompt }) => prompt.seat === seat);
  const scored: PlayedPrompt[] = [];
  const notAssessed: NotAssessed[] = [];
  const open: OpenDuty[] = [];
  for (const each of own) {
    const { prompt, line } = each;
    const { kind, about } = prompt;
    const why = whyNotAssessed(each);
    if (why) notAssessed.push({ kind, about, line, why });
    else if (isDueLater(scenario, exercise.state, prompt))
      open.push({ kind, about, due: promptDue(scenario, prompt), line });
    else scored.push(each);
  }
  const tries = withoutRepeats(rubric, orders);
  return { scenario, rubric, exercise, seat, scored, notAssessed, open, orders, tries };
}

// What was done counts; what was not done counts only if there was time for it.
function whyNotAssessed({ prompt }: PlayedPrompt): NotAssessed['why'] | null {
  if (prompt.metAt !== null) return null;
  if (prompt.liftedAt !== null) return 'lifted';
  return prompt.notAssessed ? 'in-a-jump' : null;
}

/** Whether a duty still waits for its answer and was not due by the last minute that was played. */
export function isDueLater(scenario: Scenario, { minute }: State, prompt: Prompt): boolean {
  return isOpen(prompt) && promptDue(scenario, prompt) >= minute;
}

function withoutRepeats({ authority }: Rubric, orders: readonly PlayedOrder[]): PlayedOrder[] {
  const kept: PlayedOrder[] = [];
  for (const order of orders) {
    const isRepeat =
      order.refusal !== null &&
      kept.some(
        (other) =>
          other.refusal !== null &&
          order.given.at - other.given.at < authority.repeatWithin &&
          JSON.stringify(other.given.order) === JSON.stringify(order.given.order),
      );
    if (!isRepeat) kept.push(order);
  }
  return kept;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const meanOf = (items: readonly Item[]): Assessment => ({ value: mean(items.map(({ value }) => value)), items });

/** The clause that a duty rests on: that of the response which meets it. */
function clauseOf({ doctrine, numbers }: Scenario, kind: PromptKind): Clause {
  const [first] = numbers.prompts[kind].responses;
  return doctrine.responses.find(({ id }) => id === first)?.clause ?? 'C2';
}

export function timeliness({ scenario, rubric, scored }: SeatRecord): Assessment {
  const { fullWithin, fullShare, atDue } = rubric.timeliness;
  return meanOf(
    scored.map(({ prompt, line, metLine }): Item => {
      const { kind, about, raisedAt, metAt } = prompt;
      const known = prompt.knownAt ?? raisedAt;
      const due = promptDue(scenario, prompt);
      const full = known + Math.min(due - known, fullWithin[kind] ?? Math.floor((due - known) * fullShare));
      const late = metAt === null ? 1 : (metAt - full) / Math.max(1, due - full);
      const value = metAt === null || metAt > due ? 0 : metAt <= full ? 1 : 1 - (1 - atDue) * late;
      return {
        what: kind,
        value,
        about,
        at: metAt ?? due,
        lines: metLine === null ? [line] : [line, metLine],
        clause: clauseOf(scenario, kind),
        facts: { known, full, due, met: metAt },
      };
    }),
  );
}

export function authority({ rubric, scored, tries }: SeatRecord): Assessment {
  const { refused, grave, graveCodes } = rubric.authority;
  const items = tries.flatMap(({ given, response, refusal, line }): Item[] => {
    const { ruling, order, at } = given;
    if (refusal === null) return [];
    const isGrave =
      refusal !== 'overruled' && graveCodes.includes(refusal) && (isForce(response) || refusal === 'seat/not-yours');
    return [
      {
        what: 'refused',
        value: isGrave ? grave : refused,
        about: order.about ?? given.facts.chain?.id ?? null,
        at,
        lines: [line],
        clause: ruling.clause,
        facts: { response: response.id, code: refusal },
      },
    ];
  });
  if (scored.length === 0 && tries.length === 0) return { value: null, items };
  const weight = items.reduce((sum, { value }) => sum + value, 0);
  return { value: Math.max(0, 1 - weight / Math.max(1, scored.length)), items };
}

// One item for each precedence on each chain: kept only where every try kept it, so that repeats gain nothing.
export function sequence({ scenario, tries }: SeatRecord): Assessment {
  const items = new Map<string, Item>();
  const { reads } = scenario.doctrine;
  for (const { given, response, chain, line, consulted } of tries) {
    const { facts } = given;
    if (!chain || !facts.chain || given.ruling.clause === 'C7') continue;
    const look = (what: string, isKept: boolean, clause: Clause, lines: readonly number[] = []) => {
      const key = `${what}/${chain.id}`;
      if (items.get(key)?.value === 0) return;
      const value = isKept ? 1 : 0;
      const all = [...new Set([...lines, line])];
      items.set(key, {
        what,
        value,
        about: chain.id,
        at: given.at,
        lines: all,
        clause,
        facts: { response: response.id },
      });
    };
    const isCoalition = response.class === 'force-coalition';
    const isJoint = response.class === 'force-joint';
    if (response.role === 'halt' && reads['phase1.order'] !== 'concurrent') {
      look('warn-before-halt', facts.chain.warnedAt !== null, 'C2');
    }
    if (isCoalition || isJoint) {
      const bar = reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
      look('confirm-before-force', facts.chain.side !== 'unknown' && (facts.chain.likelihood ?? -1) >= bar, 'C6');
    }
    if (isCoalition) look('consult-before-force', consulted !== null, 'C3', consulted ? [consulted.line] : []);
    if (isJoint) {
      look('plan-before-joint', facts.chain.unsigned.length === 0, 'C4');
      look('certification-before-joint', facts.chain.broaderAt !== null, 'C4');
    }
  }
  return meanOf([...items.values()]);
}

// For each chain: every order above the band counts, below it only the strongest answer to what was due.
export function proportionality(record: SeatRecord): Assessment {
  const { bands, zeroAt } = record.rubric.proportionality;
  const bandOf = (severity: number) => bands[Math.max(1, severity) as keyof typeof bands];
  const chains = new Map<string, { distance: number; item: Item }>();
  const look = (about: string, distance: number, item: Omit<Item, 'value' | 'about'>) => {
    const before = chains.get(about);
    const total = (before?.distance ?? 0) + distance;
    const lines = [...new Set([...(before?.item.lines ?? []), ...item.lines])];
    const worst = before && before.distance > 0 ? before.item : item;
    chains.set(about, {
      distance: total,
      item: { ...worst, lines, about, value: 1 - Math.min(1, total / zeroAt) },
    });
  };
  for (const { given, response, chain, severity, line } of record.tries) {
    if (!chain || severity === null) continue;
    const [low, high] = bandOf(severity);
    const distance = Math.max(0, response.r - high);
    if (distance === 0 && !isForce(response)) continue;
    const facts = { response: response.id, r: response.r, severity, low, high };
    const what = distance > 0 ? 'above-band' : 'in-band';
    look(chain.id, distance, { what, at: given.at, lines: [line], clause: response.clause, facts });
  }
  for (const each of record.scored) {
    const { prompt, severity, line } = each;
    if (severity === null || (prompt.kind !== 'halt' && prompt.kind !== 'force')) continue;
    const [low, high] = bandOf(severity);
    const answer = strongestAnswer(record, each);
    const r = answer?.response.r ?? 0;
    const facts = { response: answer?.response.id ?? null, r, severity, low, high };
    const distance = Math.max(0, low - r);
    look(prompt.about, distance, {
      what: distance > 0 ? 'below-band' : 'in-band',
      at: answer?.given.at ?? promptDue(record.scenario, prompt),
      lines: answer ? [line, answer.line] : [line],
      clause: clauseOf(record.scenario, prompt.kind),
      facts,
    });
  }
  return meanOf([...chains.values()].map(({ item }) => item));
}

function strongestAnswer({ scenario, orders }: SeatRecord, { prompt }: PlayedPrompt): PlayedOrder | null {
  const due = promptDue(scenario, prompt);
  let best: PlayedOrder | null = null;
  for (const order of orders) {
    const { given, chain, meets } = order;
    const isAbout = meets.includes(prompt.n) || chain?.acts.some(({ id }) => prompt.acts.includes(id));
    if (order.refusal !== null || !isAbout || given.at > due) continue;
    if (!best || order.response.r > best.response.r) best = order;
  }
  return best;
}

// What has to be done before force takes effect, once for each chain.
export function coordination(record: SeatRecord): Assessment {
  const items: Item[] = [];
  const { consultBefore } = record.rubric.coordination;
  const seen = new Set<string>();
  for (const { announced, chain, line, given, response, consulted } of record.orders) {
    if (!announced || !chain || !isForce(response) || seen.has(`${response.class}/${chain.id}`)) continue;
    seen.add(`${response.class}/${chain.id}`);
    const add = (what: string, value: number, lines: readonly number[], facts: Item['facts'] = {}) =>
      items.push({ what, value, about: chain.id, at: given.at, lines, clause: response.clause, facts });
    add('announced', 1, [line], { response: response.id });
    if (response.class === 'force-coalition') {
      const before = announced.effectAt - consultBefore;
      const isInTime = consulted !== null && consulted.at <= before;
      add('consult-ahead', isInTime ? 1 : 0, consulted ? [consulted.line, line] : [line], {
        before,
        consulted: consulted?.at ?? null,
      });
    }
    if (response.class === 'force-joint') {
      add('signatures', given.facts.chain?.unsigned.length === 0 ? 1 : 0, [line]);
      const notify = record.scored.find(
        ({ prompt }) => prompt.kind === 'notify' && prompt.acts.some((id) => announced.acts.includes(id)),
      );
      if (notify) {
        const { metAt } = notify.prompt;
        const isDone = metAt !== null && metAt <= promptDue(record.scenario, notify.prompt);
        add('notified', isDone ? 1 : 0, notify.metLine === null ? [notify.line] : [notify.line, notify.metLine]);
      }
    }
  }
  return meanOf(items);
}

/** Half from stated likelihoods (1 - mean Brier, one mean an act), half from naming a culprit only once confirmed. */
export function attribution({ rubric, exercise, seat, tries }: SeatRecord): Assessment {
  const { register } = pictureOf(exercise.state.ledger, seat);
  const briers: Item[] = [];
  const named: Item[] = [];
  const byAct = new Map<string, PlayedOrder[]>();
  for (const order of tries) {
    const { act } = order;
    if (act) byAct.set(act.id, [...(byAct.get(act.id) ?? []), order]);
  }
  for (const [about, orders] of byAct) {
    const final = actNamed(register, about);
    const stated = orders.filter(({ given }) => given.likelihood !== null);
    // Nothing to compare with until there was a finding.
    const hasFinding =
      final !== undefined && (final.likelihood !== null || final.isRetracted || final.side === 'unknown');
    if (stated.length > 0 && hasFinding) {
      const scores = stated.map(({ given, act }) => {
        const isRight = !final.isRetracted && final.likelihood !== null && final.side === act!.side;
        return (given.likelihood! - (isRight ? 1 : 0)) ** 2;
      });
      briers.push(itemOf('likelihood', 1 - mean(scores)!, about, stated));
    }
    const naming = orders.filter(({ given }) => given.attributing);
    if (naming.length > 0) {
      const isConfirmed = naming.every(({ act }) => (act!.likelihood ?? -1) >= rubric.attribution.confirmedAt);
      named.push(itemOf('named', isConfirmed ? 1 : 0, about, naming));
    }
  }
  const halves = [briers, named].flatMap((items) => mean(items.map(({ value }) => value)) ?? []);
  return { value: mean(halves), items: [...briers, ...named] };
}

function itemOf(what: string, value: number, about: string, orders: readonly PlayedOrder[]): Item {
  const lines = orders.map(({ line }) => line);
  return { what, value, about, at: orders[0]!.given.at, lines, clause: 'C6', facts: {} };
}

export const ASSESS: Record<Dimension, (record: SeatRecord) => Assessment> = {
  timeliness,
  authority,
  sequence,
  proportionality,
  coordination,
  attribution,
};

/** Own breaches that were not told by their minute and were found out. */
export function unreportedBreaches({ scenario, exercise, seat, scored }: SeatRecord): PlayedPrompt[] {
  const { register } = pictureOf(exercise.state.ledger, seat);
  return scored.filter(({ prompt }) => {
    if (prompt.kind !== 'self-report') return false;
    const act = actNamed(register, prompt.about);
    const isFound = act?.side === 'ukraine' && act.likelihood !== null && !act.isRetracted;
    return isFound && (isOpen(prompt) || (prompt.metAt ?? 0) > promptDue(scenario, prompt));
  });
}
