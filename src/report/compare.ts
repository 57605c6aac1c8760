// Teams side by side, as text: totals, dimensions, delays, and what each did with the same opportunity.
import { DIMENSIONS } from '../exercise/rubric.ts';
import { provenanceOf } from '../journal/provenance.ts';
import { clock, type Minute, SEATS } from '../ladder/index.ts';
import type { Opportunity, OtherReading, Reach, Taken, TeamFigures } from '../review/compare.ts';
import type { Review } from '../review/review.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { provenanceWords } from './provenance.ts';
import { percent, totalWords } from './score.ts';
import { dimensionName } from './score-words.ts';
import { textTable } from './text-table.ts';
import { listed, seatName } from './words.ts';

type FigureRow = [string, (each: TeamFigures) => string];

function teamWords({ team: { total, band }, reach }: TeamFigures): string {
  if (total === null) return 'n/a';
  return [total.toFixed(1), band, !reach.isWhole && '(not whole)'].filter(Boolean).join(' ');
}

const reachWords = ({ minute, endex, isEnded, isWhole }: Reach): string =>
  `${clock(minute)} of ${clock(endex)}${isWhole ? '' : isEnded ? ', ended early' : ', goes on'}`;

/** What is said where an exercise did not go to its end; nothing where all did. */
export function notWholeLines(names: readonly string[], reaches: readonly Reach[]): string[] {
  const short = reaches.flatMap((reach, n) => (reach.isWhole ? [] : [`${names[n]} (${reachWords(reach)})`]));
  if (short.length === 0) return [];
  const says = short.length === 1 ? 'is not whole: its total does' : 'are not whole: their totals do';
  return [`${listed(short)} ${says} not rank beside the others.`];
}

/** How far opportunities are compared, where some came later than a team got. */
export const beyondWords = (until: Minute, beyond: number): string =>
  `Opportunities are compared up to ${clock(until)}, where the first of them ended; ${beyond} came later.`;

export function figuresTable(names: readonly string[], all: readonly TeamFigures[]): string[] {
  const rows: FigureRow[] = [
    ...(all.every(({ reach }) => reach.isWhole)
      ? []
      : [['Played', ({ reach }: TeamFigures) => reachWords(reach)] satisfies FigureRow]),
    ['Team', teamWords],
    ['n', ({ team }) => String(team.n)],
    ...DIMENSIONS.map((name): FigureRow => [dimensionName(name), ({ team }) => percent(team.dimensions[name])]),
    ['Orders', ({ orders }) => String(orders)],
    ['Refused', ({ refused }) => String(refused)],
    ['Duties', ({ duties }) => String(duties)],
    ['Not done', ({ unmet }) => String(unmet)],
    ['Open at the end', ({ open }) => String(open)],
    ['Mean delay', ({ delay }) => (delay === null ? 'n/a' : `${clock(delay)} h`)],
  ];
  return textTable([['', ...names], ...rows.map(([name, of]) => [name, ...all.map(of)])]);
}

export function opportunityTable(names: readonly string[], all: readonly Opportunity[]): string[] {
  const rows = all.map(({ seat, kind, about, taken }) => [
    `${seatName(seat)}: ${PROMPT_WORDS[kind]} about ${about}`,
    ...taken.map(takenWords),
  ]);
  return textTable([['Opportunity', ...names], ...rows]);
}

function takenWords(each: Taken | null): string {
  if (!each) return 'never had it';
  if (each.met === null) return `known ${clock(each.known)}, ${each.isOpen ? 'open at the end' : 'not done'}`;
  const delay = Math.max(0, each.met - each.known);
  return `${each.response ?? 'done by another seat'} ${clock(each.met)}, after ${clock(delay)}`;
}

/** Under whose rules each exercise was played; one sentence where all are alike. */
export function rulesOf(names: readonly string[], reviews: readonly Review[]): string[] {
  const words = reviews.map(({ opening }) => provenanceWords(provenanceOf(opening), opening.scenario).join(' '));
  if (new Set(words).size === 1) return words.slice(0, 1);
  return words.map((each, n) => `${names[n]}: ${each}`);
}

/** Whom a person answered in the place of the world; nothing where the world answered everybody itself. */
export function answeredLines(names: readonly string[], reviews: readonly Review[]): string[] {
  const by = names.filter((_, n) => isAnsweredByPerson(reviews[n]!));
  if (by.length === 0) return [];
  return [
    `A person answered in the place of the world: ${by.join(', ')}. What came of the orders is not to be compared.`,
  ];
}

export const isAnsweredByPerson = ({ exercise }: Review): boolean => exercise.state.red.did.length > 0;

export const titleOf = ({ opening: { scenario } }: Review): string =>
  `${scenario.title} · reading: ${scenario.doctrine.title}`;

/** The scores of each seat and of the team, as recorded and under the other reading. */
export function scoresUnder({ recorded, other }: OtherReading): string[] {
  const seats = SEATS.flatMap((seat) => {
    const [before, after] = [recorded.seats[seat], other.seats[seat]];
    return before && after ? [`  ${seatName(seat).padEnd(10)} ${totalWords(before)}  →  ${totalWords(after)}`] : [];
  });
  return [
    'The same facts and orders played again under both readings. No seat is waited for in this, so a duty counts from the',
    'minute it arose, and what was done in that minute raises none: compare the two columns, not with rung score.',
    ...seats,
    `  ${'Team'.padEnd(10)} ${totalWords(recorded.team)}  →  ${totalWords(other.team)}`,
  ];
}
