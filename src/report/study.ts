// A study as text for a terminal, and as the one object that scripts read.
import { SEATS } from '../ladder/index.ts';
import type { Measure } from '../study/measures.ts';
import type { ArmSummary, DifficultySummary, Distribution, Mean, StudySummary } from '../study/summary.ts';
import { provenance } from './handling.ts';
import { movedLines } from './study-players.ts';
import { isApart, MEASURE_WORDS, MEASURES, meanWords, numberWords, onePolicy } from './study-words.ts';
import { clauseWords, count, UNDER_DOCTRINE } from './words.ts';

interface StudyRun {
  seconds: number;
  workers: number;
  isComplete: boolean;
}

export function studyJson(summary: StudySummary, { seconds, workers, isComplete }: StudyRun) {
  const { exercises, decisions, ...rest } = summary;
  return { notice: provenance(), isComplete, exercises, decisions, seconds, workers, ...rest };
}

export function studyLines(summary: StudySummary, run: StudyRun): string[] {
  const { title, exercises, decisions, seeds, arms, pairs, moved, difficulty } = summary;
  const speed = `${(exercises / run.seconds).toFixed(1)} a second on ${count(run.workers, 'worker')}`;
  return [
    provenance(),
    title,
    `${countWords(exercises, 'exercise')} on ${seedsWords(seeds)}, ${countWords(decisions, 'decision')}, ${run.seconds.toFixed(1)} seconds (${speed}).`,
    ...incompleteWords(summary),
    ...arms.flatMap((arm, n) => ['', ...armLines(arm, n)]),
    ...(pairs.length === 0 ? [] : ['', ...differenceLines(summary)]),
    ...(moved.length === 0 ? [] : ['', ...movedLines(summary)]),
    ...difficulty.flatMap((each) => ['', ...difficultyLines(each)]),
    '',
    UNDER_DOCTRINE,
  ];
}

/** The title of a study from the command line already says that it is one. */
export const studyTitle = ({ title }: StudySummary): string => (/^study\b/i.test(title) ? title : `Study: ${title}`);

export const countWords = (n: number, noun: string): string => `${numberWords(n)} ${noun}${n === 1 ? '' : 's'}`;

export function seedsWords({ count: n, first, last }: StudySummary['seeds']): string {
  return n === 1 ? `seed ${first}` : `${countWords(n, 'seed')} (${first} to ${last})`;
}

export function incompleteWords({ exercises, planned }: StudySummary): string[] {
  if (exercises === planned) return [];
  return [`NOT COMPLETE: ${numberWords(exercises)} of ${countWords(planned, 'exercise')} are played.`];
}

/** An arm with its number, by which pairs name it. */
export const armTitle = ({ name, setting }: ArmSummary, n: number): string => `${n + 1}  ${setting}: ${name}`;

const NAME = 17;
const MEAN = 30;
const QUANTILES = ['10 %', 'median', '90 %'];

function armLines(arm: ArmSummary, n: number): string[] {
  const bands = Object.entries(arm.bands).filter(([, times]) => times > 0);
  const named = (name: string, words: string) => `  ${name.padEnd(NAME)}${words}`;
  return [
    armTitle(arm, n),
    named('', 'mean (95 % confidence)'.padEnd(MEAN) + QUANTILES.map((each) => each.padStart(9)).join('')),
    ...MEASURES.map((measure) =>
      named(MEASURE_WORDS[measure].title, spreadWords(measure, arm.measures[measure], arm.exercises)),
    ),
    named(
      'Bands',
      bands.map(([band, times]) => `${band === 'none' ? 'no band' : band} ${share(times, arm.exercises)}`).join(', '),
    ),
    named('Refusals', tally(arm.refusals) || 'none'),
    named('Clauses', clausesWords(arm)),
  ];
}

const tally = (times: Readonly<Record<string, number>>): string =>
  Object.entries(times)
    .map(([name, n]) => `${name} ${numberWords(n)}`)
    .join(', ');

function clausesWords({ clauses, exercises }: ArmSummary): string {
  const came = Object.entries(clauses).filter(([, { rulings }]) => rulings > 0);
  return came.map(([clause, each]) => `${clause} ${share(each.exercises, exercises)}`).join(', ') || 'none';
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)} %`;

function spreadWords(measure: Measure, spread: Distribution, exercises: number): string {
  if (spread.mean === null) return 'nothing to measure';
  if (spread.isShare) return meanWords(measure, spread);
  const { p10, median, p90 } = spread;
  const quantiles = [p10, median, p90].map((value) => valueWords(measure, spread, value).padStart(9));
  return measuredWords(measure, spread, exercises).padEnd(MEAN) + quantiles.join('');
}

/** A value that occurred; counts are whole numbers. */
export function valueWords(measure: Measure, { grain }: Distribution, value: number | null): string {
  if (value === null) return 'n/a';
  return grain === 1 ? numberWords(value) : MEASURE_WORDS[measure].value(value);
}

/** A mean with n, where some exercises had nothing to measure. */
const measuredWords = (measure: Measure, mean: Mean, exercises: number): string =>
  meanWords(measure, mean) + (mean.n > 0 && mean.n < exercises ? `, n ${numberWords(mean.n)}` : '');

type Pair = StudySummary['pairs'][number];

/** The two things in which arms can differ: the reading and the players. */
function partsOf({ doctrine, set, policies }: ArmSummary): { reading: string; players: string } {
  return {
    reading: [doctrine, ...set].join(' '),
    players: onePolicy(policies) ?? SEATS.map((seat) => `${seat} ${policies[seat]}`).join(' '),
  };
}

const isOfOneThing = ({ arms }: StudySummary, { a, b }: Pair): boolean => {
  const [first, second] = [partsOf(arms[a]!), partsOf(arms[b]!)];
  return (first.reading === second.reading) !== (first.players === second.players);
};

/** Which pairs a report shows: first those that differ in one thing; the others only while all are few. */
export function pairsShown(summary: StudySummary): readonly Pair[] {
  const [one, more]: [Pair[], Pair[]] = [[], []];
  for (const pair of summary.pairs) (isOfOneThing(summary, pair) ? one : more).push(pair);
  return summary.pairs.length <= 28 ? [...one, ...more] : one;
}

export const pairNumbers = ({ a, b }: Pick<Pair, 'a' | 'b'>): string => `${b + 1} less ${a + 1}`;

/** The difference of a pair in one measure; n counts the seeds on which both arms had it. */
export const differenceWords = ({ arms }: StudySummary, { a, differences }: Pair, measure: Measure): string =>
  measuredWords(measure, differences[measure], arms[a]!.exercises);

/** A pair by the numbers of its arms, and in what they differ; what they share comes last. */
export function pairWords({ arms }: StudySummary, { a, b }: Pair): string {
  const [first, second] = [partsOf(arms[a]!), partsOf(arms[b]!)];
  const numbers = pairNumbers({ a, b });
  if (first.reading === second.reading) {
    return `${numbers}: ${second.players} less ${first.players}, ${first.reading}`;
  }
  if (first.players === second.players) {
    return `${numbers}: ${second.reading} less ${first.reading}, ${first.players}`;
  }
  return `${numbers}: ${second.reading}, ${second.players} less ${first.reading}, ${first.players}`;
}

const ONE_SEED = 'One seed cannot tell a difference from chance';

/** A caution about many comparisons at once. */
export const OF_SIXTY = 'Of sixty comparisons with no difference in them about three come out as one.';

function differenceLines(summary: StudySummary): string[] {
  const shown = pairsShown(summary);
  const apart = ({ differences }: Pair) => MEASURES.filter((measure) => isApart(differences[measure]));
  const rows = shown.flatMap((pair) =>
    apart(pair).length === 0
      ? []
      : [
          pairWords(summary, pair),
          ...apart(pair).map(
            (measure) => `  ${MEASURE_WORDS[measure].title.padEnd(NAME)}${differenceWords(summary, pair, measure)}`,
          ),
        ],
  );
  const alike = shown.filter((pair) => apart(pair).length === 0).map(pairNumbers);
  const isOneSeed = shown.every(({ differences }) => MEASURES.every((measure) => differences[measure].n < 2));
  const left = summary.pairs.length - shown.length;
  return [
    'DIFFERENCES on the same seeds, with 95 % confidence; those that chance could make are left out',
    ...rows,
    ...(alike.length === 0
      ? []
      : [`${isOneSeed ? ONE_SEED : 'No difference that chance could not make'}: ${alike.join(', ')}.`]),
    ...(rows.length > 0 ? [OF_SIXTY] : []),
    ...(left > 0 ? [`${count(left, 'more pair')} that differ in more than one thing: --json has them.`] : []),
    ...cautions(summary),
  ];
}

/** Warnings against misreading a comparison of these arms. */
export function cautions({ arms, pairs }: StudySummary): string[] {
  const isOfOne = pairs.some(({ differences }) =>
    Object.values(differences).some(({ mean, low, high }) => low !== null && low === high && mean !== 0),
  );
  const readings = new Set(arms.map((arm) => partsOf(arm).reading));
  const isEmpty = arms.some(({ policies }) => SEATS.some((seat) => policies[seat] === 'hold'));
  return [
    ...(readings.size > 1
      ? [
          'A reading that opens less asks less: fewer duties are owed, and the score may rise while fire goes on longer. Read Score beside Duties, Hostilities, Collapsed, Harm and Expansions.',
        ]
      : []),
    ...(isOfOne
      ? ['An interval without width: every seed came out alike there, as one exercise played again. It is no sample.']
      : []),
    ...(isEmpty ? ['A seat that nobody plays (hold) owes nothing, and so misses nothing.'] : []),
  ];
}

export const DIFFICULTY_WORDS =
  'The difficulty of a seed is how many points the teams of all arms of its setting fell short of 100 there, on the mean: 0, nobody lost a point; 100, everybody lost all. Easy, medium and hard are the thirds of the seeds of this study.';

export function thirdsWords({ scored, thirds, grades }: DifficultySummary): string {
  if (thirds === null) return 'no seed was scored';
  const [easy, medium] = thirds.map((points) => points?.toFixed(1));
  const seeds = countWords(scored, 'seed');
  if (grades.easy === 0 && grades.hard === 0) return `${seeds} scored, all alike (${medium})`;
  const parts = [
    `easy up to ${easy} (${numberWords(grades.easy)})`,
    ...(grades.medium > 0 ? [`medium up to ${medium} (${numberWords(grades.medium)})`] : []),
    `hard beyond (${numberWords(grades.hard)})`,
  ];
  return `${seeds} scored: ${parts.join(', ')}`;
}

export function seedsNamed(seeds: DifficultySummary['hardest'], alike: number): string {
  const named = seeds.map(({ seed, points }) => `${seed} (${points.toFixed(1)})`).join(', ') || 'none';
  return alike === 0 ? named : `${named}, and ${numberWords(alike)} more like the last`;
}

function difficultyLines(each: DifficultySummary): string[] {
  const { setting, hardest, easiest, asHard, asEasy } = each;
  const head = `DIFFICULTY of the seeds of ${setting}: ${thirdsWords(each)}`;
  if (hardest.length === 0 && easiest.length === 0) return [head];
  return [head, `  hardest   ${seedsNamed(hardest, asHard)}`, `  easiest   ${seedsNamed(easiest, asEasy)}`];
}

export function clausesNever({ arms }: StudySummary): string[] {
  const names = Object.keys(arms[0]?.clauses ?? {}) as (keyof ArmSummary['clauses'])[];
  return names
    .filter((name) => arms.every(({ clauses }) => clauses[name].rulings === 0))
    .map((name) => `${name}: ${clauseWords(name)}`);
}

export const policiesWords = ({ policies }: ArmSummary): string =>
  SEATS.map((seat) => `${seat} ${policies[seat]}`).join(', ');
