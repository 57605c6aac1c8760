// What a course may want of a seed, and whether a seed matches it, played by the book and for its difficulty by a panel.
import { GRADES, type Grade } from './difficulty.ts';
import type { Row } from './outcome.ts';
import { mostOf, TRAITS, type TraitName } from './traits.ts';

export interface Traits {
  grade: Grade | null;
  row: Row;
}

const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Want =
  | { trait: 'difficulty'; is: Grade; words: string }
  | { trait: TraitName; comparison: Comparison; than: number; words: string };

const COMPARE: Record<Comparison, (value: number, than: number) => boolean> = {
  '>=': (value, than) => value >= than,
  '<=': (value, than) => value <= than,
  '>': (value, than) => value > than,
  '<': (value, than) => value < than,
  '=': (value, than) => value === than,
};

export function isMatch(want: Want, { grade, row }: Traits): boolean {
  if (want.trait === 'difficulty') return grade === want.is;
  return COMPARE[want.comparison](TRAITS[want.trait].of(row), want.than);
}

export const WANTED = ['difficulty', ...Object.keys(TRAITS)] as readonly (TraitName | 'difficulty')[];

/** Reads a want as it is written; `unknown` says which part of it cannot be understood. */
export function wantFrom(words: string): Want | { unknown: 'form' | 'trait' | 'value'; trait: string; value: string } {
  const [, trait = '', comparison = '', value = ''] = /^\s*([\w-]+)\s*(>=|<=|=|>|<)\s*(\S+)\s*$/.exec(words) ?? [];
  if (trait === '') return { unknown: 'form', trait: words, value: '' };
  if (trait === 'difficulty') {
    const is = GRADES.find((grade) => grade === value);
    return is && comparison === '=' ? { trait, is, words: words.trim() } : { unknown: 'value', trait, value };
  }
  if (!Object.hasOwn(TRAITS, trait)) return { unknown: 'trait', trait, value };
  const number = { trait: trait as TraitName, words: words.trim() };
  if (comparison === '=' && value === 'yes') return { ...number, comparison: '>=', than: 1 };
  if (comparison === '=' && value === 'no') return { ...number, comparison: '=', than: 0 };
  if (!/^\d{1,6}$/.test(value) || Number(value) > mostOf(number.trait)) return { unknown: 'value', trait, value };
  return { ...number, comparison: comparison as Comparison, than: Number(value) };
}
