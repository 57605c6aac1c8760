// The traits of a seed that are numbers, and what each counts. They are apart from the wants, since the help of the program lists them.
import type { Row } from './outcome.ts';

interface Trait {
  what: string;
  of: (row: Row) => number;
  /** Its upper bound. */
  most?: number;
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
    what: 'the highest severity of an act, 0 to 5',
    of: ({ severities }) => severities.findLastIndex((times) => times > 0) + 1,
    most: 5,
  },
  expansions: { what: 'acts that grew into graver ones', of: ({ expansions }) => expansions },
  phase2: { what: 'chains whose phase 2 opened', of: ({ phase2 }) => phase2 },
  phase3: { what: 'chains certified as a broader attack', of: ({ broader }) => broader },
  forced: { what: 'chains met by coalition force or the joint response', of: ({ forced }) => forced },
  own: { what: "chains of Ukraine's own side", of: ({ own }) => own },
  retracted: { what: 'reports that were withdrawn', of: ({ retracted }) => retracted },
  dark: { what: 'hours with harm to civilians', of: ({ dark }) => Math.floor(dark / 60) },
  hostilities: {
    what: 'hours with fire of severity 2 or more, reported or not',
    of: ({ duration }) => Math.floor(duration / 60),
  },
  collapsed: {
    what: 'yes where fire filled half of the last fifth or more',
    of: ({ collapsed }) => collapsed,
    most: 1,
  },
  duties: { what: 'scored duties of all seats together', of: ({ duties }) => duties },
} as const satisfies Record<string, Trait>;
export type TraitName = keyof typeof TRAITS;

export const mostOf = (trait: TraitName): number => (TRAITS[trait] as Trait).most ?? Infinity;
