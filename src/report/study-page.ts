// The report of a study as one page with its drawings: distributions of each measure, and differences between arms.
import { scaleLinear } from 'd3-scale';
import type { Measure } from '../study/measures.ts';
import type { ArmSummary, StudySummary } from '../study/summary.ts';
import { figure, rect, ruler, svg, tenth, text, WIDTH } from './drawings.ts';
import { escapeHtml, htmlPage } from './page.ts';
import { armTitle, pairNumbers, pairsShown, studyTitle, valueWords } from './study.ts';
import { banner, studySections } from './study-sections.ts';
import { MEASURE_WORDS, MEASURES, meanWords } from './study-words.ts';

export function studyHtml(summary: StudySummary): string {
  const drawn = MEASURES.map((measure) => [measure, distributionDrawing(summary, measure)] as const);
  return htmlPage({
    title: studyTitle(summary),
    banner: banner(),
    sections: studySections(summary),
    figures: { ...Object.fromEntries(drawn), differences: differenceDrawing(summary) },
  });
}

const LEFT = 60;
const RIGHT = 30;
const HIGH = 56;
/** At most this many arms and pairs are drawn; the tables name them all. */
const MOST_DRAWN = 24;
const MOST_BARS = 60;

/** A strip of bars for each arm on one scale: how often each value came about. */
function distributionDrawing({ arms }: StudySummary, measure: Measure): string {
  const drawn = arms.slice(0, MOST_DRAWN);
  const { title, isTime } = MEASURE_WORDS[measure];
  // A share has only its mean to draw, and a value that never varies has no distribution.
  const came = new Set(drawn.flatMap((arm) => arm.measures[measure].values.map(([value]) => value)));
  if (came.size < 2 || drawn.some((arm) => arm.measures[measure].isShare)) return '';
  const { grain } = arms[0]!.measures[measure];
  const top = Math.max(...came);
  // A bar is as wide as some whole number of grains.
  const width = Math.max(1, Math.ceil((top + grain) / grain / MOST_BARS)) * grain;
  const end = (Math.floor(top / width) + 1) * width;
  const x = scaleLinear([0, end], [LEFT, WIDTH - RIGHT]);
  const parts = drawn.flatMap((arm, n) => strip(arm, measure, n, width, x));
  const bottom = drawn.length * HIGH + 20;
  // Marks stand at whole hours, not at round numbers of minutes.
  const unit = isTime ? 60 : 1;
  const marks = scaleLinear()
    .domain([0, end / unit])
    .ticks(8);
  const label = (mark: number) => valueWords(measure, arms[0]!.measures[measure], mark * unit);
  const axis = marks
    .filter((mark) => grain !== 1 || Number.isInteger(mark))
    .map((mark) => text(x(mark * unit), bottom, label(mark), ' class="small" text-anchor="middle"'));
  const words = drawn.map((arm, n) => `arm ${n + 1}: mean ${meanWords(measure, arm.measures[measure])}`).join('; ');
  return figure(
    `How often each value came about, for each arm; the line is the mean${arms.length > drawn.length ? `; the first ${MOST_DRAWN} arms` : ''}`,
    svg(bottom + 8, `${title}: distributions`, words, [...parts, ...axis]),
  );
}

function strip(arm: ArmSummary, measure: Measure, n: number, width: number, x: (value: number) => number): string[] {
  const { values, mean, n: size } = arm.measures[measure];
  const counts = new Map<number, number>();
  for (const [value, times] of values) {
    const bar = Math.floor(value / width);
    counts.set(bar, (counts.get(bar) ?? 0) + times);
  }
  const floor = (n + 1) * HIGH;
  const y = scaleLinear([0, Math.max(1, ...counts.values())], [0, HIGH - 18]);
  const bars = [...counts].map(([bar, count]) => {
    const from = x(bar * width);
    const wide = Math.max(1, x((bar + 1) * width) - from - 1);
    return rect('bar', [from, floor - y(count), wide, y(count)].map(tenth), `${count} of ${size}`);
  });
  const middle = mean === null ? [] : [ruler('phase', [x(mean), x(mean)], [floor - HIGH + 16, floor])];
  return [
    text(4, floor - 4, `arm ${n + 1}`),
    text(LEFT, floor - HIGH + 12, armTitle(arm, n), ' class="small"'),
    `<line class="edge" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${floor}" y2="${floor}"/>`,
    ...bars,
    ...middle,
  ];
}

const ROW = 24;

/** The differences of the score as a mean with its interval, around no difference. */
function differenceDrawing(summary: StudySummary): string {
  const shown = pairsShown(summary)
    .filter(({ differences: { score } }) => score.mean !== null)
    .slice(0, MOST_DRAWN);
  const ends = shown.flatMap(({ differences: { score } }) => [score.low ?? score.mean!, score.high ?? score.mean!]);
  if (ends.length === 0) return '';
  const x = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [LEFT + 60, WIDTH - RIGHT]).nice();
  const bottom = shown.length * ROW + 24;
  const rows = shown.flatMap(({ a, b, differences: { score } }, n) => {
    const y = 14 + n * ROW;
    const [low, high] = [score.low ?? score.mean!, score.high ?? score.mean!];
    return [
      text(4, y + 5, pairNumbers({ a, b })),
      ruler('phase', [x(low), x(high)], [y, y]),
      `<circle class="bar" cx="${x(score.mean!).toFixed(1)}" cy="${y}" r="4"><title>${escapeHtml(meanWords('score', score))}</title></circle>`,
    ];
  });
  const axis = x
    .ticks(8)
    .map((at) => text(x(at), bottom - 2, MEASURE_WORDS.score.value(at), ' class="small" text-anchor="middle"'));
  const zero = ruler('edge', [x(0), x(0)], [2, bottom - 16]);
  const words = shown.map(({ a, b, differences: { score } }) => `${b + 1} less ${a + 1}: ${meanWords('score', score)}`);
  return figure(
    'Differences of the score on the same seeds, with their intervals at 95 % confidence; the dashed line is no difference',
    svg(bottom + 6, 'Differences of the score', words.join('; '), [zero, ...rows, ...axis]),
  );
}
