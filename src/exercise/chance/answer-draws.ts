// What the world may say back, drawn at STARTEX (exercise.md 10): integers for each answer that may come, a pause and its
// breach, and the order of the texts. Each act draws from a stream of its own name, so that one more moves no other.
import { SEATS, type Seat } from '../../ladder/index.ts';
import type { AnswerDraws, Answered, AnswerNumbers } from '../answers.ts';
import type { ActAnswers, Breach, Grown, Incident } from '../incident.ts';
import type { Generator } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import { type Stream, stream } from './dice.ts';
import { drawCode } from './generator.ts';

/** What is drawn besides the acts. */
export function drawAnswers({ numbers, doctrine, replies }: Scenario, seed: string): AnswerDraws {
  const table = numbers.answers;
  const drawn = stream(seed, 'answers/seats');
  const texts = stream(seed, 'answers/texts');
  // What needs a chain is never said without one.
  const given = (seat: Seat, responses: readonly string[]) =>
    doctrine.responses.some(
      ({ id, seats, needsChain }) => !needsChain && responses.includes(id) && seats.includes(seat),
    );
  const ofSeat = (seat: Seat) =>
    Object.fromEntries(
      (table?.kinds ?? [])
        .filter(({ responses }) => given(seat, responses))
        .map(({ kind }) => [kind, integers(drawn, table!.mostWithout)]),
    ) as Partial<Record<Answered, number[]>>;
  return {
    seats: { ukraine: ofSeat('ukraine'), coalition: ofSeat('coalition'), us: ofSeat('us') },
    texts: Object.fromEntries(Object.entries(replies).map(([group, list]) => [group, inSomeOrder(list.length, texts)])),
  };
}

const integers = (drawn: Stream, count: number): number[] =>
  Array.from({ length: count }, () => drawn.below(1_000_000));

function inSomeOrder(length: number, drawn: Stream): number[] {
  const order = Array.from({ length }, (_, n) => n);
  for (let n = length - 1; n > 0; n--) {
    const other = drawn.below(n + 1);
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}

/** Gives acts what is drawn for those that may be the first of a chain. They are changed where they lie. */
export function giveAnswers(
  { opponent, numbers }: Scenario,
  seed: string,
  acts: readonly Grown[],
  taken: Set<string>,
): void {
  const { answers, generator } = numbers;
  if (!answers) return;
  const { pause } = answers;
  const table = opponent.breaksPauses ? answers : { ...answers, pause: { ...pause, broken: 0 } };
  for (const act of acts) giveAnswer(generator, table, seed, act, taken);
}

/** Of what is drawn, only what begins by itself is the first of a chain. */
function giveAnswer(generator: Generator, table: AnswerNumbers, seed: string, act: Grown, taken: Set<string>): void {
  const { fate } = act;
  const isGrave = Math.max(act.severity, fate?.assessed.severity ?? 0) >= 2 || act.isScripted;
  act.answers ??= isGrave ? drawFor(generator, table, seed, act, taken) : null;
  if (fate?.grown?.isScripted) giveAnswer(generator, table, seed, fate.grown, taken);
}

function drawFor(
  { duration }: Generator,
  table: AnswerNumbers,
  seed: string,
  { id, author }: Pick<Incident, 'id' | 'author'>,
  taken: Set<string>,
): ActAnswers {
  const drawn = stream(seed, `answers/${id}`);
  const draws = integers(drawn, table.kinds.length * table.mostOnChain);
  const { wait, lasts, broken, breaksAfter } = table.pause;
  const between = ({ from, to }: { from: number; to: number }) => from + drawn.below(to - from + 1);
  const [waits, pauses] = [between(wait), between(lasts)];
  const breach: Breach = {
    after: between(breaksAfter),
    id: drawCode(drawn, taken),
    severity: drawn.below(2) === 0 ? 2 : 3,
    lasts: Math.max(10, Math.round(drawn.logNormal(duration.median, BREACH_SIGMA))),
    findsAfter: 360 + drawn.below(720),
  };
  // Only who shoots can break a word.
  const isBroken = drawn.below(1000) < broken && author === 'russia';
  return { draws, pause: { wait: waits, lasts: pauses, breach: isBroken ? breach : null } };
}

const BREACH_SIGMA = 0.6;

/** How often each member bears that a culprit is named before there is a finding; null: as often as it comes. */
export function drawTolerance({ answers }: Scenario['numbers'], politics: Stream): number | null {
  const drawn = politics.below(1000);
  let below = 0;
  for (const [times, share] of Object.entries(answers?.naming.bears ?? {})) {
    below += share;
    if (drawn < below) return Number(times);
  }
  return null;
}

export const NO_DRAWS: AnswerDraws = {
  seats: Object.fromEntries(SEATS.map((seat) => [seat, {}])) as AnswerDraws['seats'],
  texts: {},
};
