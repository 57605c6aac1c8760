// Two readings of one record: which rulings change between two doctrines, and which switches make them change.
import {
  type Adjudication,
  adjudicate,
  type Doctrine,
  type Readings,
  type Switch,
  type Timeline,
} from '../ladder/index.ts';

export type Ruled = Adjudication['rulings'][number];

export interface Change {
  order: number;
  a: Ruled;
  b: Ruled;
  /** The switches that by themselves change the ruling; all that differ where only several together do. */
  because: Switch[];
}

export function switchesDiffering(a: Doctrine, b: Doctrine): Switch[] {
  return (Object.keys(a.reads) as Switch[]).filter(
    (name) => JSON.stringify(a.reads[name]) !== JSON.stringify(b.reads[name]),
  );
}

export function compareReadings(a: Doctrine, b: Doctrine, timeline: Timeline): Change[] {
  const underA = adjudicate(a, timeline).rulings;
  const underB = adjudicate(b, timeline).rulings;
  const differing = switchesDiffering(a, b);
  const oneByOne = differing.map((name) => {
    const reads = { ...a.reads, [name]: b.reads[name] } as Readings;
    return { name, rulings: adjudicate({ ...a, reads }, timeline).rulings };
  });
  return underA.flatMap((ruledA, index) => {
    const ruledB = underB[index]!;
    if (isSame(ruledA, ruledB)) return [];
    const alone = oneByOne.filter(({ rulings }) => !isSame(rulings[index]!, ruledA)).map(({ name }) => name);
    return [{ order: ruledA.order, a: ruledA, b: ruledB, because: alone.length > 0 ? alone : differing }];
  });
}

function isSame(a: Ruled, b: Ruled): boolean {
  return JSON.stringify(a.ruling) === JSON.stringify(b.ruling);
}
