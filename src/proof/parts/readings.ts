// Parts E and F take their cases from those of A to D: E runs the engine against itself on them, F reads them under each
// switch set otherwise.
import type { Doctrine, Readings } from '../../ladder/index.ts';
import type { Family, Part } from '../product.ts';
import { changeText, otherwise } from '../varied-switches.ts';
import { CHAINS } from './chains.ts';
import { MACHINES } from './machines.ts';
import { REGISTERS } from './registers.ts';
import { bursts, hours, RULINGS } from './rulings.ts';

/** So many cases of each of these families, spread over it. */
function spread(families: readonly Family[], name: string, bounds: string, many: number, offset: number): Family {
  const cases = families.flatMap((each) => {
    const some = Math.min(each.isHeavy ? Math.ceil(many / 4) : many, each.size);
    const step = stepThrough(each.size, some);
    return Array.from({ length: some }, (_, n) => ({ each, n: (offset + n * step) % each.size }));
  });
  return { name, bounds, size: cases.length, at: (n) => cases[n]!.each.at(cases[n]!.n) };
}

/** A step that goes through a product without keeping to a few values of any of its axes. */
export function stepThrough(size: number, many: number): number {
  let step = Math.max(1, Math.floor(size / Math.max(1, many)));
  while (divisor(step, size) > 1) step++;
  return step;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

const machinery = (doctrine: Doctrine) => [RULINGS, REGISTERS, MACHINES].flatMap((part) => part.families(doctrine));

export const RELATIONS: Part = {
  id: 'E',
  title: 'The engine against itself: shifted, stepped, reordered, told more, given what it asks',
  families: (doctrine) => [
    spread(
      machinery(doctrine),
      'relations',
      '120 cases of each family of B to D: M1 to M4, M6, S17, S18, and stepping',
      60,
      5,
    ),
  ],
  cut: [
    'M1 on paper alone: the same timeline twice; journals, seeds and commands are for the tests of journals',
    'stepping goes minute by minute in runs under five hours; in longer ones around named minutes and every hour',
  ],
  quickly: 9,
};

/** The switches that chains read in more ways than one. */
const isOfClocks = (change: Partial<Readings>) =>
  ['ladder.trigger', 'clock.start', 'recidivism'].some((name) => name in change);

/** Those that the lead and the hour of joint force rest on. */
const isOfHours = (change: Partial<Readings>) =>
  ['phase3.effect', 'phase3.effectAfter', 'alert.divides'].some((name) => name in change);

/** A doctrine in which every order takes effect in its own minute. */
export function withoutLeads(doctrine: Doctrine): Doctrine {
  const none = { ukraine: 0, coalition: 0, us: 0 };
  return { ...doctrine, responses: doctrine.responses.map((response) => ({ ...response, leadMinutes: none })) };
}

const atOnce = (doctrine: Doctrine): Family => ({
  ...spread(machinery(withoutLeads(doctrine)), 'no leads', '60 cases of each family of B to D, every lead 0:00', 60, 3),
  isAtOnce: true,
});

export const READINGS: Part = {
  id: 'F',
  title: 'Each switch set otherwise, one at a time: A to D again, and M5; no leads',
  families: (doctrine) => [
    atOnce(doctrine),
    ...otherwise(doctrine).flatMap((change, n) => {
      const other = { ...doctrine, reads: { ...doctrine.reads, ...change } };
      const name = changeText(change);
      return [
        {
          ...spread(CHAINS.families(other), `chains, ${name}`, 'cases of A', isOfClocks(change) ? 240 : 60, n * 7),
          change,
        },
        {
          ...spread(
            machinery(other),
            `rulings, ${name}`,
            'cases of B to D',
            'phase2.persist' in change ? 60 : 20,
            n * 11,
          ),
          change,
        },
        ...('phase2.persist' in change ? [{ ...bursts(other), name: `rulings of bursts, ${name}`, change }] : []),
        ...(isOfHours(change) ? [{ ...hours(other), name: `rulings of hours, ${name}`, change }] : []),
      ];
    }),
  ],
  cut: [
    '60 cases of each family of A (240 where the switch is of clocks) and 20 of each of B to D (60 where it is of what persists) (a quarter of those that cost much); two switches set otherwise together only where one needs the other',
  ],
  quickly: 17,
};
