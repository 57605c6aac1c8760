// The columns of a study's rows in words, for people who open them in another program.
import { CLAUSES } from '../ladder/index.ts';
import { clauseWords } from './words.ts';

/** A column, or several alike, with what it holds and in what unit. */
export const COLUMNS: readonly (readonly [names: string, words: string])[] = [
  ['setting', 'scenario, variant and preset in one name'],
  ['scenario, variant, preset', 'each by itself; empty where there is none'],
  ['doctrine', 'the reading that was loaded'],
  ['set', 'switches read otherwise, with spaces between them'],
  ['ukraine, coalition, us', 'who played the seat: a policy, or hold (nobody)'],
  ['seed', 'exercises of one setting and seed meet the same incidents'],
  ['score', "the team's, 0 to 100; empty where too little was owed to score"],
  ['band', 'P, S, M or U; empty where there is no score'],
  ['n', 'duties that were scored'],
  ['decisions', 'how often a seat had the keyboard and chose'],
  ['turns', 'turns of the exercise'],
  ['orders, refused', 'orders given, and how many of them were refused (Refused orders)'],
  ['duties, unmet', 'duties owed, and how many of them fell due and were not met in time (Missed duties)'],
  ['delay', 'minutes from a duty being known to its being done, on the mean; empty where none was done (Answer)'],
  [
    'warning',
    "minutes from T0 to the first warning of a chain that is not of Ukraine's own side, on the mean; empty where none was warned (First warning)",
  ],
  [
    'force, response',
    'minutes from T0 to coalition force and to the joint response in effect, on the mean over the chains that each came to; empty where it came to none (Coalition force, Joint response)',
  ],
  ['forced', 'chains that either came to (Met by force)'],
  ['chains, parallel', 'breaches as chains of acts, and the most open at once'],
  [
    'phase2, broader, own',
    "chains whose phase 2 opened, that were certified as a broader attack (Broader attacks), of Ukraine's own side",
  ],
  [
    'duration, last',
    'minutes with an act of severity 2 or more under way, reported or not, in all and in the last fifth of the exercise (Hostilities, Last fifth)',
  ],
  ['collapsed', '1 where that was half of the last fifth or more, else 0'],
  ['retracted', 'reports that were withdrawn'],
  ['harm', 'the most people without heat and water at once'],
  ['dark', 'minutes with harm to civilians in any band (Dark hours)'],
  ['expansions', 'acts that grew into graver ones'],
  ['score_ukraine, score_coalition, score_us', 'the score of each seat; empty where it has none'],
  [
    'timeliness, authority, sequence, proportionality, coordination, attribution',
    "the dimensions of the team's score, 0 to 1; empty where nothing fell under it",
  ],
  ['severity_1, severity_2, severity_3, severity_4, severity_5', 'reported acts of that severity'],
  ...CLAUSES.map((clause) => [clause, `rulings that cited it: ${clauseWords(clause)}`] as const),
  ['refusals', 'refusals by their code, as code:times with spaces between them'],
  ['notice', 'the banner that stands on every export'],
];

/** For a terminal: a column's words stand below its name where both do not fit in one line. */
export function columnLines(): string[] {
  const lines = COLUMNS.flatMap(([names, words]) =>
    names.length < NAMES ? [`${names.padEnd(NAMES)}${words}`] : [names, `${' '.repeat(NAMES)}${words}`],
  );
  return ['Columns of the rows; in brackets what the report calls it, where that is another name.', '', ...lines];
}

const NAMES = 24;
