// One act that answers as a test says: every integer that was drawn for it is the same.
import { MANNERS } from '../../src/exercise/answers.ts';
import type { Incident } from '../../src/exercise/incident.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { act, type Given, lineWith } from './world.ts';

export const drawOf = (who: number, delay: number, manner: number) => who * 100_000 + delay * 1000 + manner;
export const WARN: Given = [30, 'ukraine', 'warn', { about: 'B40' }];

export interface Told {
  drawn?: number;
  pause?: Partial<NonNullable<Incident['answers']>['pause']>;
  attributing?: boolean;
}

/** An act of sector 4 alone, whose every draw is the same integer; the table knows no shifts. */
export function actAnswering({ drawn = 0, pause }: Told) {
  const quiet = lineWith([]);
  const table = { ...quiet.numbers.answers!, shifts: [] };
  const draws = Array.from({ length: table.kinds.length * table.mostOnChain }, () => drawn);
  const bare = act({ fate: { thresholds: { end: 300_000, growth: null, finding: 90_000 } } });
  const incident = { ...bare, answers: { draws, pause: { wait: 60, lasts: 600, breach: null, ...pause } } };
  return { ...quiet, numbers: { ...quiet.numbers, answers: table }, incidents: [incident] };
}

/** The first integer that falls on a manner of a warning, without shifts. */
export function warnedWith(manner: (typeof MANNERS)[number]): number {
  const { kinds } = readAnswers().table;
  const { manners } = kinds.find(({ kind }) => kind === 'warn')!;
  let first = 0;
  for (const each of MANNERS) {
    if (each === manner) return Math.ceil(first);
    first += manners[each] ?? 0;
  }
  return first;
}
