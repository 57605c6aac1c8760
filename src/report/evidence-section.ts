// The evidence behind every figure of the score: the items of each dimension with their worth, clause and lines.
import { DIMENSIONS, type Dimension } from '../exercise/rubric.ts';
import { clock, SEATS } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { list, plain, table, toLines } from './markdown.ts';
import { type ItemReport, percent } from './score.ts';
import { dimensionName } from './score-words.ts';
import { seatName } from './words.ts';

interface EvidenceRow {
  at: string;
  words: string[];
  worth: string;
  clauses: string[];
  lines: string;
}

/** Items of one order that have the same worth share a row. */
function evidenceRows(dimension: Dimension, all: readonly EvidenceRow[]): string[][] {
  const rows: EvidenceRow[] = [];
  const mayJoin = dimension === 'sequence' || dimension === 'coordination';
  for (const row of all) {
    const last = rows.at(-1);
    if (mayJoin && last && last.at === row.at && last.worth === row.worth && last.lines === row.lines) {
      last.words.push(...row.words);
      last.clauses.push(...row.clauses);
    } else rows.push(row);
  }
  return rows.map(({ at, words, worth, clauses, lines }) => [
    at,
    words.join('; '),
    words.length > 1 ? `${worth} each` : worth,
    [...new Set(clauses)].join(', '),
    lines,
  ]);
}

export function evidence({ score, reader }: AfterAction): string {
  const parts = SEATS.flatMap((seat) => {
    const own = score.seats[seat];
    if (!own) return [];
    const dimensions = DIMENSIONS.map((name) => {
      const { value, weight, points, items } = own.dimensions[name];
      if (value === null) return `**${dimensionName(name)}**: nothing applied; its weight went to the others.`;
      const head = `**${dimensionName(name)}**: ${percent(value)} of ${weight.toFixed(1)} points = ${points.toFixed(1)}.`;
      const rows = evidenceRows(
        name,
        (name === 'authority' ? mergedRefusals(items) : items).map((item) => ({
          at: clock(item.at),
          words: [plain(item.words)],
          worth: name === 'authority' ? `-${item.value}` : item.value.toFixed(2),
          clauses: [item.clause],
          lines: toLines(item.lines),
        })),
      );
      return rows.length === 0
        ? `${head} Nothing was lost.`
        : `${head}\n\n${table(['Time', 'What', 'Worth', 'Clause', reader === 'facilitator' ? 'Journal lines' : 'Lines'], rows)}`;
    });
    const skipped = own.notAssessed.map(({ words, line: n }) => `${plain(words)} (line ${n})`);
    return [
      `### ${seatName(seat)}`,
      ...dimensions,
      ...(skipped.length > 0 ? [`Opportunities not assessed, and so not counted:`, list(skipped)] : []),
    ];
  });
  return parts.length === 0 ? 'Nobody played.' : parts.join('\n\n');
}

/** Merges the refusals of one response for one reason into one item that names every line. */
function mergedRefusals(items: readonly ItemReport[]): ItemReport[] {
  const groups = new Map<string, ItemReport[]>();
  for (const item of items) {
    const key = `${item.facts.response}/${item.facts.code}/${item.clause}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].map(([first, ...more]) => {
    if (more.length === 0) return first!;
    const all = [first!, ...more];
    const value = all.reduce((sum, item) => sum + item.value, 0);
    const words = `${first!.words}; ${all.length} times in all, weighing ${value}`;
    return { ...first!, value, words, lines: [...new Set(all.flatMap(({ lines }) => lines))] };
  });
}
