// The report of a study in sections of Markdown; the page is made from the same.
import { POLICY_NAMES, type PolicyName } from '../exercise/words.ts';
import type { Measure } from '../study/measures.ts';
import type { ArmSummary, Distribution, StudySummary } from '../study/summary.ts';
import { provenance } from './handling.ts';
import { list, paragraphs, plain, type Section, table } from './markdown.ts';
import { POLICY_WORDS } from './policy-words.ts';
import {
  cautions,
  clausesNever,
  countWords,
  DIFFICULTY_WORDS,
  differenceWords,
  incompleteWords,
  OF_SIXTY,
  pairNumbers,
  pairsShown,
  pairWords,
  policiesWords,
  seedsNamed,
  seedsWords,
  share,
  studyTitle,
  thirdsWords,
  valueWords,
} from './study.ts';
import { movedMarkdown } from './study-players.ts';
import { isApart, MEASURE_WORDS, MEASURES, meanWords, numberWords } from './study-words.ts';
import { clauseWords, UNDER_DOCTRINE } from './words.ts';

export const banner = (): string => `${provenance()} ${UNDER_DOCTRINE}`;

export function studyMarkdown(summary: StudySummary): string {
  const parts = studySections(summary).map(({ title, body }) => `## ${title}\n\n${body}`);
  return `${[`**${banner()}**`, `# ${plain(studyTitle(summary))}`, ...parts, `**${banner()}**`].join('\n\n')}\n`;
}

export function studySections(summary: StudySummary): Section[] {
  const of = (id: string, title: string, body: string): Section => ({ id, title, body });
  return [
    of('overview', 'What was studied', overview(summary)),
    ...MEASURES.map((measure) => of(measure, MEASURE_WORDS[measure].title, distributions(summary, measure))),
    ...(summary.pairs.length > 0 ? [of('differences', 'Differences on the same seeds', differences(summary))] : []),
    ...(summary.moved.length > 0 ? [of('players', 'What players can move', movedMarkdown(summary))] : []),
    of('refusals', 'Refusals', refusals(summary)),
    of('clauses', 'Clauses that came up', clauses(summary)),
    of('difficulty', 'Difficulty of the seeds', difficulty(summary)),
    of('reading', 'How to read this', reading(summary)),
  ];
}

const number = (n: number): string => String(n + 1);

function overview(summary: StudySummary): string {
  const { seeds, rubric, exercises, decisions, arms } = summary;
  return paragraphs(
    ...incompleteWords(summary),
    `${countWords(exercises, 'exercise')} on ${plain(seedsWords(seeds))}, ${countWords(decisions, 'decision')}, scored by the rubric ${rubric}. Every arm of a setting meets the same incidents on the same seed.`,
    table(
      ['Arm', 'Setting', 'Reading', 'Switches set otherwise', 'Who plays', 'Exercises'],
      arms.map((arm, n) => [
        number(n),
        plain(arm.setting),
        plain(arm.doctrine),
        plain(arm.set.join(', ')),
        policiesWords(arm),
        numberWords(arm.exercises),
      ]),
    ),
  );
}

function distributions({ arms }: StudySummary, measure: Measure): string {
  const { what } = MEASURE_WORDS[measure];
  const isShare = arms.every((arm) => arm.measures[measure].isShare);
  const row = (arm: ArmSummary, n: number) => {
    const spread: Distribution = arm.measures[measure];
    const { least, p10, median, p90, most } = spread;
    const figures = isShare ? [] : [least, p10, median, p90, most].map((value) => valueWords(measure, spread, value));
    return [armWords(arm, n), numberWords(spread.n), meanWords(measure, spread), ...figures];
  };
  return paragraphs(
    `${what[0]!.toUpperCase()}${what.slice(1)}.`,
    table(
      ['Arm', 'n', 'Mean (95 % confidence)', ...(isShare ? [] : ['Least', '10 %', 'Median', '90 %', 'Most'])],
      arms.map(row),
    ),
    measure === 'score' && bands(arms),
  );
}

const armWords = ({ name, setting }: ArmSummary, n: number): string => plain(`${n + 1}: ${setting}, ${name}`);

function bands(arms: readonly ArmSummary[]): string {
  const names = Object.keys(arms[0]?.bands ?? {});
  return table(
    ['Arm', ...names.map((name) => (name === 'none' ? 'no band' : name))],
    arms.map((arm, n) => [armWords(arm, n), ...names.map((name) => share(arm.bands[name] ?? 0, arm.exercises))]),
  );
}

// As many pairs as fit beside each other on a printed page.
const PAIRS_WIDE = 5;

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

function differences(summary: StudySummary): string {
  const shown = pairsShown(summary);
  const left = summary.pairs.length - shown.length;
  const cell = (pair: (typeof shown)[number], measure: Measure) => {
    const words = differenceWords(summary, pair, measure);
    return isApart(pair.differences[measure]) ? `**${words}**` : words;
  };
  const tables = inParts(shown, PAIRS_WIDE).map((pairs) =>
    table(
      ['', ...pairs.map(pairNumbers)],
      MEASURES.map((measure) => [MEASURE_WORDS[measure].title, ...pairs.map((pair) => cell(pair, measure))]),
    ),
  );
  return paragraphs(
    'The second arm less the first, seed by seed: what the seed brings is the same for both, so that only the reading or the players differ. In bold: the interval leaves out 0, as it would by chance in one of twenty comparisons. n: on so many seeds both arms had something to measure, where it is not all. Shares differ by percentage points.',
    list(shown.map((pair) => plain(pairWords(summary, pair)))),
    ...tables,
    left > 0 &&
      `${countWords(left, 'more pair')} that differ in more than one thing stand in the JSON of the study alone.`,
    ...cautions(summary),
  );
}

function refusals({ arms }: StudySummary): string {
  const codes = [...new Set(arms.flatMap(({ refusals: each }) => Object.keys(each)))];
  if (codes.length === 0) return 'No order was refused.';
  return table(
    ['Code', ...arms.map((_, n) => `Arm ${number(n)}`)],
    codes.map((code) => [code, ...arms.map(({ refusals: each }) => numberWords(each[code] ?? 0))]),
  );
}

function clauses(summary: StudySummary): string {
  const { arms } = summary;
  const names = Object.keys(arms[0]?.clauses ?? {}) as (keyof ArmSummary['clauses'])[];
  const cells = (name: (typeof names)[number]) =>
    arms.map(({ clauses: each, exercises }) => {
      const { exercises: times, rulings } = each[name];
      return rulings === 0 ? 'never' : `${share(times, exercises)}, ${countWords(rulings, 'ruling')}`;
    });
  const never = clausesNever(summary);
  return paragraphs(
    'In how many exercises at least one ruling cited the clause, and how many rulings did.',
    table(
      ['Clause', ...arms.map((_, n) => `Arm ${number(n)}`), 'What it says'],
      names.map((name) => [name, ...cells(name), plain(clauseWords(name))]),
    ),
    never.length > 0 && `No ruling cited ${never.map(plain).join('; ')}.`,
  );
}

function difficulty({ difficulty: all }: StudySummary): string {
  return paragraphs(
    DIFFICULTY_WORDS,
    list(all.map((each) => `${plain(each.setting)}: ${thirdsWords(each)}`)),
    table(
      ['Setting', 'Hardest seeds (points lost)', 'Easiest seeds (points lost)'],
      all.map(({ setting, hardest, easiest, asHard, asEasy }) => [
        plain(setting),
        plain(seedsNamed(hardest, asHard)),
        plain(seedsNamed(easiest, asEasy)),
      ]),
    ),
  );
}

const reading = ({ arms, moved }: StudySummary): string =>
  list([
    ...policiesIn(arms).map((policy) => `${plain(policy)}: ${POLICY_WORDS[policy]}.`),
    'The score is that of the discipline of responses, never of who wins; outcomes stand beside it and are not mixed into it.',
    'Policies are simple players. What they find hard is a hint, not a measure of what people find hard.',
    `Intervals are those of a mean at 95 % confidence (Student), of a share Wilson's${moved.length > 0 ? ', of what players can move bootstrap intervals' : ''}. ${OF_SIXTY}`,
    'A tenth, half and nine tenths of the exercises came to at most the figures under 10 %, Median and 90 %.',
    'Collapsed draws one line through what came in every degree: read it beside Last fifth, which has them all.',
    'All figures of the game are fictional training defaults; a study tells how they work together, not what would happen.',
  ]);

/** The policies that played a seat, in the order in which they are always named. */
const policiesIn = (arms: readonly ArmSummary[]): PolicyName[] =>
  POLICY_NAMES.filter((name) => arms.some(({ policies }) => Object.values(policies).includes(name)));
