// Which answer is due: the drawn integer and the named classes of the world's state are turned into a manner by the table of
// answers (exercise.md 10). Pure: the same draw in the same classes gives the same manner.
import { type Announced, type Chain, isForce, type Minute, phaseAt } from '../../ladder/index.ts';
import { type AnswerClasses, type AnswerKind, type AnswerNumbers, MANNERS, type Manner } from '../answers.ts';
import type { Incident } from '../incident.ts';
import type { Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import { resolveNow } from './rates.ts';

/** What of the table answers an order; null where nothing does. `isNaming`: it names a culprit before there is a finding. */
export function kindOf({ kinds }: AnswerNumbers, order: Announced, isNaming: boolean): AnswerKind | null {
  const named = isNaming ? kinds.find(({ kind }) => kind === 'name') : undefined;
  const byResponse = kinds.find(({ responses }) => responses.includes(order.response));
  const byClass = isForce(order)
    ? kinds.find(({ classes }) => classes?.some((each) => each === order.class))
    : undefined;
  return named ?? byResponse ?? byClass ?? null;
}

const LOW = 40;
const HIGH = 70;
const levelOf = (value: number): AnswerClasses['resolve'] => (value < LOW ? 'low' : value >= HIGH ? 'high' : 'middle');

/** The classes that hold now, for an order about that chain. `first`: the truth of its first act, where it has one. */
export function classesOf(
  scenario: Scenario,
  state: State,
  chain: Chain | undefined,
  first: Pick<Incident, 'intent'> | undefined,
): AnswerClasses {
  const { opponent, doctrine } = scenario;
  return {
    intent: first?.intent ?? 'none',
    resolve: levelOf(resolveNow(scenario, state)),
    deception: levelOf(opponent.deception),
    phase: chain ? `${phaseAt(doctrine.reads, chain, state.minute)}` : '0',
    force: chain && hasForce(state, chain) ? 'standing' : 'none',
    talks: state.world.talks,
    guarantee: state.ledger.registers.commission.guarantee,
  };
}

function hasForce({ ledger: { announced, parts } }: State, { acts }: Chain): boolean {
  const isOn = ({ outcome, about }: Announced) => outcome === 'in-effect' && acts.some(({ id }) => id === about);
  for (const places of parts.named.values()) {
    // Orders of one name have one class.
    const { class: is } = announced[places[0]!]!;
    if ((is === 'force-coalition' || is === 'force-joint') && places.some((place) => isOn(announced[place]!)))
      return true;
  }
  return false;
}

/** The manner on which an integer from 0 to 999 falls. */
export function mannerOf({ shifts }: AnswerNumbers, kind: AnswerKind, classes: AnswerClasses, drawn: number): Manner {
  const moves = shifts.filter(({ when }) => holds(when, classes));
  const weights = MANNERS.map((manner) => weightOf(manner, kind, moves));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = Math.trunc((drawn * total) / 1000);
  for (let n = 0; n < weights.length; n++) {
    if (left < weights[n]!) return MANNERS[n]!;
    left -= weights[n]!;
  }
  return 'silence';
}

function weightOf(manner: Manner, { manners }: AnswerKind, moves: AnswerNumbers['shifts']): number {
  let weight = manners[manner];
  // What a kind does not know no shift brings about.
  if (weight === undefined) return 0;
  for (const move of moves) weight += move.manners[manner] ?? 0;
  return Math.max(0, weight);
}

function holds(when: Partial<AnswerClasses>, classes: AnswerClasses): boolean {
  for (const name in when) {
    if (when[name as keyof AnswerClasses] !== classes[name as keyof AnswerClasses]) return false;
  }
  return true;
}

/** The classes that any shift of the table reads. */
export const classesRead = ({ shifts }: AnswerNumbers): readonly (keyof AnswerClasses)[] =>
  [...new Set(shifts.flatMap(({ when }) => Object.keys(when) as (keyof AnswerClasses)[]))].sort();

/** Those classes in words, as "resolve high". */
export const classWords = (read: readonly (keyof AnswerClasses)[], classes: AnswerClasses): string[] =>
  read.map((name) => `${name} ${classes[name]}`);

/** How long after the order an answer comes: most come early. */
export function delayOf({ within }: AnswerKind, delay: number): Minute {
  return Math.max(SOONEST, Math.trunc((within * (delay + 1) * (delay + 1)) / 10_000));
}

const SOONEST = 5;
