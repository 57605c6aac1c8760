// What players can move, in words: in the measure that a scenario declares, each arm less the first under the same reading.
import { SEATS } from '../ladder/index.ts';
import type { MovedArm, MovedReading } from '../study/player-measures.ts';
import type { ArmSummary, StudySummary } from '../study/summary.ts';
import { paragraphs, plain, table } from './markdown.ts';
import { isApart, MEASURE_WORDS, meanWords, onePolicy, partWords } from './study-words.ts';
import { textTable } from './text-table.ts';

const INTRODUCTION =
  "Each arm less the first arm under the same reading, seed by seed, in the measure that the scenario declares; the share is the difference in per cent of the arm's own mean.";
const INTERVALS =
  'The intervals are bootstrap intervals at 95 % confidence: as many differences as there are seeds are drawn anew from those of the seeds, 2,000 times, and 95 % of the means lie within.';
const ALONE = 'No reading has a second arm to compare: let another policy play too, as passive.';

export function movedLines(summary: StudySummary): string[] {
  const foot = footLines(summary, '*');
  return [
    'WHAT PLAYERS CAN MOVE',
    INTRODUCTION,
    ...summary.moved.flatMap((reading) => [
      '',
      `${readingWords(reading)}. ${measureWords(reading)}`,
      ...(reading.measure === null
        ? []
        : textTable([HEAD, ...rowsOf(summary, reading).map(starred)]).map((line) => `  ${line}`)),
    ]),
    ...(foot.length === 0 ? [] : ['', ...foot]),
  ];
}

export function movedMarkdown(summary: StudySummary): string {
  const bold = ({ cells, isMoved }: Row) => cells.map((cell) => (isMoved ? `**${plain(cell)}**` : plain(cell)));
  return paragraphs(
    INTRODUCTION,
    ...summary.moved.flatMap((reading) => [
      `**${plain(readingWords(reading))}.** ${plain(measureWords(reading))}`,
      reading.measure !== null && table(HEAD, rowsOf(summary, reading).map(bold)),
    ]),
    ...footLines(summary, 'In bold').map(plain),
  );
}

const readingWords = ({ setting, doctrine, set }: MovedReading): string => [setting, doctrine, ...set].join(', ');

function measureWords({ measure, why }: MovedReading): string {
  if (measure === null) return `Players can move nothing much here. ${why}`;
  const { title, what } = MEASURE_WORDS[measure];
  return `${title}: ${what}.`;
}

const HEAD = ['Arm', 'Mean', 'Difference (95 % bootstrap)', 'Share of own mean'];

interface Row {
  cells: readonly string[];
  isMoved: boolean;
}

const starred = ({ cells, isMoved }: Row): string[] =>
  cells.map((cell, n) => (isMoved && n === cells.length - 1 ? `${cell} *` : cell));

function rowsOf({ arms }: StudySummary, { measure, arms: compared }: MovedReading): Row[] {
  if (measure === null) return [];
  const first = arms[compared[0]!.arm]!;
  return compared.map((each) => {
    const { arm, mean, difference, share } = each;
    const meanAlone = meanWords(measure, { mean, low: null, high: null });
    const name = `${arm + 1} ${playersWords(arms[arm]!, first)}`;
    if (difference === null) return { cells: [name, meanAlone, '', ''], isMoved: false };
    const part = share === null ? 'n/a' : partWords(share);
    return { cells: [name, meanAlone, meanWords(measure, difference), part], isMoved: isMoved(each) };
  });
}

/** Who plays: one policy for all seats, or the seats that are played otherwise than in the first arm. */
function playersWords({ policies }: ArmSummary, first: ArmSummary): string {
  const other = SEATS.filter((seat) => policies[seat] !== first.policies[seat]);
  const seats = other.length > 0 ? other : SEATS;
  return onePolicy(policies) ?? seats.map((seat) => `${seat} ${policies[seat]}`).join(', ');
}

/** The part of an arm's own mean from which a difference counts, where its interval leaves out 0. */
const BAR = 0.2;

const isMoved = ({ difference, share }: MovedArm): boolean =>
  difference !== null && isApart(difference) && share !== null && Math.abs(share) >= BAR;

/** What the mark means, how often each set of players has it, and what the intervals are. */
function footLines({ arms, moved }: StudySummary, mark: string): string[] {
  const compared = moved.filter(({ measure }) => measure !== null).map((reading) => reading.arms);
  const times = new Map<string, { moved: number; of: number }>();
  for (const [first, ...others] of compared) {
    for (const each of others) {
      const name = playersWords(arms[each.arm]!, arms[first!.arm]!);
      const { moved: before, of } = times.get(name) ?? { moved: 0, of: 0 };
      times.set(name, { moved: before + (isMoved(each) ? 1 : 0), of: of + 1 });
    }
  }
  if (times.size === 0) return compared.length === 0 ? [] : [ALONE];
  const counted = [...times].map(([name, { moved: n, of }]) => `${name} in ${n} of ${of}`);
  return [
    `${mark}: the difference is a fifth or more of the arm's own mean, and its interval leaves out 0.`,
    `That holds, every scenario counted once under each reading, for ${counted.join('; ')}.`,
    INTERVALS,
  ];
}
