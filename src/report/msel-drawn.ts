// What a seed draws of the world's answers (exercise.md 10), as rows of the list of events: for each order that may be
// answered how soon, and in which manner as things stand at STARTEX and wherever something else holds. Truth side.
import {
  type AnswerClasses,
  type AnswerKind,
  type AnswerNumbers,
  type AnswerShift,
  drawFrom,
  type Manner,
} from '../exercise/answers.ts';
import { startOf } from '../exercise/chairs/rehearsal.ts';
import type { ActAnswers, Grown } from '../exercise/incident.ts';
import { start } from '../exercise/run/decide.ts';
import { openState } from '../exercise/run/open-state.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { classesOf, delayOf, mannerOf } from '../exercise/world/manners.ts';
import { clock, SEATS } from '../ladder/index.ts';
import { type DrawnAnswers, emptyRow, type MselRow } from './msel.ts';
import { listed, seatName, spoken } from './words.ts';

/** null where the scenario has no table of answers. */
export function drawnAnswers(scenario: Scenario, seed: string): DrawnAnswers | null {
  const table = scenario.numbers.answers;
  const [first] = start(scenario, startOf('hold', { seed }));
  if (!table || first?.type !== 'exercise-started') return null;
  const state = openState(first);
  const row = (key: string, more: Partial<MselRow>): MselRow => ({
    ...emptyRow(),
    Event: `drawn ${key}`,
    From: 'EXCON',
    To: 'EXCON',
    Medium: 'truth',
    Kind: 'drawn',
    About: key,
    Notes: `seed ${seed}`,
    ...more,
  });
  const ofAct = (act: Grown & { answers: ActAnswers }): MselRow[] => {
    const classes: AnswerClasses = { ...classesOf(scenario, state, undefined, act), phase: '1' };
    const answers = table.kinds.flatMap((kind, place) =>
      Array.from({ length: table.mostOnChain }, (_, n) => {
        const drawn = act.answers.draws[place * table.mostOnChain + n]!;
        const said = answerWords(table, kind, classes, drawn);
        return row(`${act.id}/${kind.kind}/${n + 1}`, { Act: act.id, Description: said });
      }),
    );
    return [...answers, row(`${act.id}/pause`, { Act: act.id, Description: pauseWords(act.answers) })];
  };
  const ofSeats = SEATS.flatMap((seat) =>
    table.kinds.flatMap((kind) =>
      (state.answers.drawn.seats[seat][kind.kind] ?? []).map((drawn, n) => {
        const said = answerWords(table, kind, classesOf(scenario, state, undefined, undefined), drawn);
        return row(`${seat}/${kind.kind}/${n + 1}`, { Description: `${seatName(seat)}, about no act. ${said}` });
      }),
    ),
  );
  const { incidents, contingent } = state.truth;
  const acts = [...incidents, ...contingent].flatMap(answered);
  return { rows: [...acts.flatMap(ofAct), ...ofSeats], texts: state.answers.drawn.texts };
}

/** The acts for which answers are drawn: the act itself, and what it would grow into. */
function answered(act: Grown): (Grown & { answers: ActAnswers })[] {
  const grown = act.fate?.grown;
  const { answers } = act;
  return [...(answers ? [{ ...act, answers }] : []), ...(grown ? answered(grown) : [])];
}

function answerWords(table: AnswerNumbers, kind: AnswerKind, classes: AnswerClasses, drawn: number): string {
  const { delay, manner: integer } = drawFrom(drawn);
  const manner = (now: AnswerClasses) => mannerOf(table, kind, now, integer);
  const asItStands = manner(classes);
  const others = new Map<Manner, string[]>();
  for (const { when } of table.shifts.filter(canComeToHold)) {
    const other = manner({ ...classes, ...when });
    if (other !== asItStands) others.set(other, [...(others.get(other) ?? []), holdsWords(when)]);
  }
  const otherwise = [...others].map(([other, where]) => ` ${MANNER_WORDS[other]} ${listed(where, 'or')}.`);
  const soon = asItStands === 'silence' ? '' : `, ${clock(delayOf(kind, delay))} after the order takes effect`;
  return `${MANNER_WORDS[asItStands]}${soon}.${otherwise.join('')}`;
}

/** What is behind an act and how much is hidden stay as they are; all else can come to hold. */
const canComeToHold = ({ when }: AnswerShift): boolean => when.intent === undefined && when.deception === undefined;

const HOLDS: Readonly<Partial<Record<keyof AnswerClasses, (is: string) => string>>> = {
  resolve: (is) => `where resolve is ${is}`,
  phase: (is) => `in phase ${is}`,
  force: (is) => `where ${is === 'standing' ? 'force stands' : 'no force stands'}`,
  talks: (is) => `where talks are ${spoken(is)}`,
  guarantee: (is) => `where the guarantee is ${is}`,
};

const holdsWords = (when: AnswerShift['when']): string =>
  Object.entries(when)
    .map(([name, is]) => HOLDS[name as keyof AnswerClasses]!(is))
    .join(' and ');

const MANNER_WORDS: Readonly<Record<Manner, string>> = {
  denial: 'A denial',
  'counter-claim': 'A counter-claim',
  pause: 'The offer of a pause',
  demand: 'A demand',
  commander: 'A commander on the spot who stops',
  press: 'The press',
  silence: 'No answer',
};

function pauseWords({ pause: { wait, lasts, breach } }: ActAnswers): string {
  const is = `begins ${clock(wait)} after it is offered, at the next quarter of an hour, and lasts ${clock(lasts)}`;
  return breach
    ? `A pause ${is}, but is broken ${clock(breach.after)} in, by ${breach.id} of severity ${breach.severity}, which lasts ${clock(breach.lasts)} where nothing bears on it.`
    : `A pause ${is}; it is kept.`;
}
