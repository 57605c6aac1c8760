// The seeds that were found, in words: what happens in each when it is played by the book.
import type { Thirds } from '../study/difficulty.ts';
import type { ChainSummary, Extent, FoundSeed } from '../study/seeds.ts';
import type { Comparison, Want } from '../study/wants.ts';
import { provenance } from './handling.ts';
import { countWords } from './study.ts';
import { numberWords } from './study-words.ts';
import { clock, count, sectorName, sideName } from './words.ts';

interface SeedBank {
  scenario: string;
  reading: string;
  looked: { count: number; first: string; last: string };
  wants: readonly Want[];
  alone: readonly number[];
  seen: readonly (Extent | null)[];
  thirds: Thirds;
  /** How many bring all that is wanted; not all need be shown. */
  matching: number;
  shown: readonly (FoundSeed & { chains: readonly ChainSummary[] })[];
  panel: readonly string[];
}

export function seedBankLines(bank: SeedBank): string[] {
  const { scenario, reading, looked, wants, matching, shown, thirds, panel } = bank;
  const wanted = wants.length === 0 ? 'any seed' : wants.map(({ words }) => words).join(', ');
  return [
    provenance(),
    `TRUTH SIDE. ${scenario} · reading: ${reading}`,
    `Wanted: ${wanted}. ${numberWords(matching)} of ${countWords(looked.count, 'seed')} (${looked.first} to ${looked.last}) ${matching === 1 ? 'brings' : 'bring'} it${matching > shown.length ? `; the first ${shown.length}:` : '.'}`,
    thirds
      ? `Difficulty: points that ${panel.join(', ')} lose on the mean; ${boundsWords(thirds)}. The rest is as played by the book.`
      : 'No seed could be scored.',
    ...(matching === 0 ? aloneLines(bank) : []),
    ...shown.flatMap((seed) => ['', ...seedLines(seed)]),
  ];
}

function boundsWords([easy, medium]: NonNullable<Thirds>): string {
  if (easy === null) return `these seeds are all alike (${medium.toFixed(1)}), so that none is easy or hard`;
  return `easy up to ${easy.toFixed(1)}, hard above ${medium.toFixed(1)} on these seeds`;
}

// Where no seed has everything, this shows which want was the narrow one.
function aloneLines({ wants, alone, seen, looked }: SeedBank): string[] {
  return wants.map((want, n) => {
    const extent = seen[n] ?? null;
    const words = extent === null || want.trait === 'difficulty' ? '' : `; ${extentWords(want.comparison, extent)}`;
    return `  ${want.words}: ${numberWords(alone[n]!)} of ${countWords(looked.count, 'seed')} by itself${words}`;
  });
}

/** The extreme that was seen in the direction of a want. */
function extentWords(comparison: Comparison, [least, most]: Extent): string {
  if (comparison === '=') return least === most ? `every seed has ${most}` : `seeds have ${least} to ${most}`;
  return comparison.startsWith('>')
    ? `the highest seen is ${numberWords(most)}`
    : `the lowest seen is ${numberWords(least)}`;
}

function seedLines({ seed, difficulty, grade, row, chains }: SeedBank['shown'][number]): string[] {
  const graded = difficulty === null ? 'not scored' : `difficulty ${difficulty.toFixed(1)}, ${grade}`;
  const acts = row.severities
    .map((times, index) => (times === 0 ? '' : `${times} of severity ${index + 1}`))
    .filter(Boolean)
    .join(', ');
  const people =
    row.harm === 0 ? '' : `up to ${numberWords(row.harm)} people without heat, ${clock(row.dark)} h of harm`;
  const more = [
    row.expansions === 0 ? '' : `${count(row.expansions, 'act')} grew`,
    row.retracted === 0 ? '' : `${count(row.retracted, 'report')} withdrawn`,
    row.own === 0 ? '' : `${count(row.own, 'chain')} of Ukraine's own side`,
    people,
  ].filter(Boolean);
  return [
    `Seed ${seed}  ${graded}`,
    `  acts     ${acts || 'none reported'}`,
    `  chains   ${count(row.chains, 'chain')}, at most ${row.parallel} at once; phase 2 on ${row.phase2}, phase 3 (broader attack) on ${row.broader}`,
    ...chains.map((chain) => `    ${chainWords(chain)}`),
    ...(more.length > 0 ? [`  besides  ${more.join('; ')}`] : []),
    `  duties   ${row.duties}, fire for ${clock(row.duration)} h`,
  ];
}

function chainWords(chain: ChainSummary): string {
  const { id, t0, side, sector, severity, acts, closedAt } = chain;
  const steps: [at: number | null, words: string][] = [
    [chain.phase2At, 'phase 2 at'],
    [chain.broaderAt, 'phase 3 (broader attack) at'],
    [chain.forceAt, 'coalition force at'],
    [chain.responseAt, 'joint response at'],
  ];
  const came = steps.flatMap(([at, words]) => (at === null ? [] : [{ at, words }])).sort((a, b) => a.at - b.at);
  return [
    `${id} ${t0 === null ? 'no clock' : `T0 ${clock(t0)}`}`,
    sectorName(sector),
    sideName(side),
    `${count(acts, 'act')} up to severity ${severity}`,
    ...came.map(({ at, words }) => `${words} ${clock(at)}`),
    closedAt === null ? 'open at ENDEX' : `closed ${clock(closedAt)}`,
  ].join(', ');
}

export function seedBankJson({ shown, wants, ...rest }: SeedBank) {
  return {
    notice: provenance(),
    ...rest,
    wants: wants.map(({ words }) => words),
    seeds: shown.map(({ row, ...seed }) => {
      const { seed: _, seats: __, ...traits } = row;
      return { ...seed, traits };
    }),
  };
}
