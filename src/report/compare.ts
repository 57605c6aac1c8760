// Teams side by side, as text: totals, dimensions, delays, and what each did with the same opportunity.
import { DIMENSIONS } from '../exercise/rubric.ts';
import type { Score } from '../exercise/score.ts';
import { clock } from '../ladder/index.ts';
import type { Opportunity, Taken } from '../review/compare.ts';
import type { Review } from '../review/review.ts';
import { percent } from './score.ts';
import { dimensionName } from './score-words.ts';
import { PROMPT_WORDS } from './transcript.ts';
import { seatName } from './words.ts';

export interface TeamFigures {
  team: Score['team'];
  orders: number;
  refused: number;
  duties: number;
  unmet: number;
  /** Mean minutes from known to done, over the duties that were done; null where none was. */
  delay: number | null;
}

export function teamFigures({ score, exercise }: Pick<Review, 'score' | 'exercise'>): TeamFigures {
  const done = exercise.prompts.flatMap(({ prompt: { metAt, knownAt, raisedAt } }) =>
    metAt === null ? [] : [Math.max(0, metAt - (knownAt ?? raisedAt))],
  );
  return {
    team: score.team,
    orders: exercise.orders.length,
    refused: exercise.orders.filter(({ refusal }) => refusal !== null).length,
    duties: exercise.prompts.length,
    unmet: exercise.prompts.filter(({ prompt }) => prompt.metAt === null && prompt.liftedAt === null).length,
    delay: done.length === 0 ? null : Math.round(done.reduce((sum, each) => sum + each, 0) / done.length),
  };
}

export function figuresTable(names: readonly string[], all: readonly TeamFigures[]): string[] {
  const rows: [string, (each: TeamFigures) => string][] = [
    ['Team', ({ team }) => (team.total === null ? 'n/a' : `${team.total.toFixed(1)} ${team.band ?? ''}`.trim())],
    ['n', ({ team }) => String(team.n)],
    ...DIMENSIONS.map((name): [string, (each: TeamFigures) => string] => [
      dimensionName(name),
      ({ team }) => percent(team.dimensions[name]),
    ]),
    ['Orders', ({ orders }) => String(orders)],
    ['Refused', ({ refused }) => String(refused)],
    ['Duties', ({ duties }) => String(duties)],
    ['Not done', ({ unmet }) => String(unmet)],
    ['Mean delay', ({ delay }) => (delay === null ? 'n/a' : `${clock(delay)} h`)],
  ];
  return textTable(
    ['', ...names],
    rows.map(([name, of]) => [name, ...all.map(of)]),
  );
}

export function opportunityTable(names: readonly string[], all: readonly Opportunity[]): string[] {
  const rows = all.map(({ seat, kind, about, taken }) => [
    `${seatName(seat)}: ${PROMPT_WORDS[kind]} about ${about}`,
    ...taken.map(takenWords),
  ]);
  return textTable(['Opportunity', ...names], rows);
}

/** Those that the teams used differently: other orders, or an hour and more apart. */
export function differing(all: readonly Opportunity[]): Opportunity[] {
  return all.filter(({ taken }) => {
    const [first, ...rest] = taken;
    return rest.some((each) => {
      if (!first || !each) return first !== each;
      if (first.response !== each.response) return true;
      return Math.abs(delayOf(first) - delayOf(each)) >= 60;
    });
  });
}

const delayOf = ({ known, met }: Taken): number => (met === null ? Infinity : Math.max(0, met - known));

function takenWords(each: Taken | null): string {
  if (!each) return 'never had it';
  if (each.met === null) return `known ${clock(each.known)}, not done`;
  return `${each.response ?? 'done by another seat'} ${clock(each.met)}, after ${clock(delayOf(each))}`;
}

function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((each, column) => each.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)];
}
