// What a course may want of a seed, and whether a seed brings it. Played by the book, and by a panel for its difficulty.
import type { Row } from './batch.ts';
import { GRADES, type Grade } from './difficulty.ts';

/** What is known of one seed. */
export interface Traits {
  grade: Grade | null;
  row: Row;
}

interface Trait {
  /** What it counts, for people. */
  what: string;
  of: (row: Row) => number;
}

const counted = (severities: Row['severities'], from: number): number =>
  severities.reduce((sum, times, index) => sum + (index + 1 >= from ? times : 0), 0);

/** The traits that are numbers; yes means one or more, no means none. */
export const TRAITS = {
  chains: { what: 'breaches, as chains of acts', of: ({ chains }) => chains },
  parallel: { what: 'chains open at once, at the most', of: ({ parallel }) => parallel },
  acts: { what: 'acts reported', of: ({ severities }) => counted(severities, 1) },
  serious: { what: 'acts of severity 3 or more', of: ({ severities }) => counted(severities, 3) },
  severity: {
    what: 'the highest severity',
    of: ({ severities }) => severities.findLastIndex((times) => times > 0) + 1,
  },
  expansions: { what: 'acts that grew into graver ones', of: ({ expansions }) => expansions },
  phase2: { what: 'chains whose phase 2 opened', of: ({ phase2 }) => phase2 },
  phase3: { what: 'chains certified as a broader attack', of: ({ broader }) => broader },
  own: { what: "chains of Ukraine's own side", of: ({ own }) => own },
  retracted: { what: 'reports that were withdrawn', of: ({ retracted }) => retracted },
  dark: { what: 'hours with harm to civilians', of: ({ dark }) => Math.floor(dark / 60) },
  hostilities: { what: 'hours with fire of severity 2 or more', of: ({ duration }) => Math.floor(duration / 60) },
  duties: { what: 'duties of all seats', of: ({ duties }) => duties },
} as const satisfies Record<string, Trait>;
export type TraitName = keyof typeof TRAITS;

export const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
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

export function isBrought(want: Want, { grade, row }: Traits): boolean {
  if (want.trait === 'difficulty') return grade === want.is;
  return COMPARE[want.comparison](TRAITS[want.trait].of(row), want.than);
}

export const WANTED = ['difficulty', ...Object.keys(TRAITS)] as readonly (TraitName | 'difficulty')[];

/** A want as it is written, or why it is none: what is not known there. */
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
  if (!/^\d{1,6}$/.test(value)) return { unknown: 'value', trait, value };
  return { ...number, comparison: comparison as Comparison, than: Number(value) };
}
