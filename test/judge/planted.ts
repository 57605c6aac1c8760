// A fixed set of exercises that reaches the rare rules, for bugs that are planted in the engine: the conformance cases, some edges,
// many timelines on paper under every shipped doctrine and under others, some tables and policies. It stops at the first finding.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Readings } from '../../src/ladder/index.ts';
import { findingWords } from '../../src/report/judgement.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { root } from '../support/folder.ts';
import { several, single } from '../support/plain-law/readings.ts';
import { reading, timeline } from '../support/timeline.ts';
import { drawnAt } from './drawn.ts';
import { judged, onPaper, type Played, papers } from './played.ts';

const act = (name: string, start: string, sector: number | string, at = start, end?: string) =>
  `at: "${at}", report: ${name}, start: "${start}", sector: ${sector}, severity: 3, side: russia${end ? `, end: "${end}"` : ''}`;

const warn = (at: string, about: string) => `at: "${at}", seat: ukraine, order: warn, about: ${about}`;

/** Edges that random timelines hardly ever meet: switches, facts, orders. */
const EDGES: readonly [Partial<Readings>, string[], string[]][] = [
  // The rear comes before the sea where both begin in one minute.
  [{}, [act('S1', '1:00', 'sea'), act('R1', '1:00', 'rear')], [warn('2:00', 'S1')]],
  // What turns out to be nothing leaves its chain.
  [{}, [act('A1', '0:00', 3), 'at: "1:00", amend: A1, severity: 0'], [warn('2:00', 'A1')]],
  // Fire that ends in the minute of the warning does not go on, and fire that ends a minute later does.
  ...['1:00', '1:01'].map((end): [Partial<Readings>, string[], string[]] => [
    { 'phase1.order': 'only-if-continues' },
    [act('A1', '0:00', 3), `at: "1:05", end: A1, when: "${end}"`],
    [warn('1:00', 'A1'), 'at: "1:10", seat: ukraine, order: halt, about: A1, sector: 3'],
  ]),
  // A T0 exactly as long before as recidivism reaches is taken, and one a minute longer before is not.
  ...[0, 1].map((late): [Partial<Readings>, string[], string[]] => [
    { recidivism: 'inherit-clock', 'recidivism.within': 1440, 'chain.quietToClose': 60 },
    [
      act('A1', '0:00', 1, '0:01', '0:01'),
      act('A2', '12:00', 1, '12:01', '12:01'),
      act('A3', `24:0${late}`, 1, `24:0${late + 1}`, `24:0${late + 1}`),
    ],
    [warn('24:10', 'A3')],
  ]),
  // Chains whose clocks start in one minute are earlier ones too: the third keeps their T0, whatever joins it.
  [
    { recidivism: 'inherit-clock', 'clock.start': 'report' },
    [
      act('C2', '0:10', 7, '0:30'),
      act('A1', '0:00', 1, '1:00'),
      act('B1', '0:00', 4, '1:00'),
      act('C1', '0:00', 7, '1:00'),
    ],
    [warn('2:00', 'C1')],
  ],
];

function* conformance(): Generator<Played> {
  const folder = join(root, 'test', 'conformance');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    const { doctrine, timeline } = readTimeline(readSource(join(folder, name)));
    yield onPaper(doctrine, timeline);
  }
}

function* played(): Generator<Played> {
  for (const [change, facts, orders] of EDGES) yield onPaper(reading(change), timeline(facts, orders));
  yield* conformance();
  const doctrines = shippedDoctrines();
  for (const [n, id] of doctrines.entries()) yield* papers(fc.constant({ from: id, change: {} }), 1 + n, 40);
  yield* papers(fc.constant({ from: 'literal', change: {} }), 30, 400);
  yield* papers(several, 21, 700);
  yield* papers(single, 20, 400);
  for (let place = 0; place < 16; place++) yield drawnAt(place).play();
}

/** The first finding as a line, or how the engine broke down; null: there is none. */
export function firstPlanted(): string | null {
  try {
    for (const each of played()) {
      const [finding] = judged(each).findings;
      if (finding) return `${each.scenario.doctrine.id}: ${findingWords(finding)}`;
    }
    return null;
  } catch (error) {
    return `The engine breaks down: ${error instanceof Error ? error.message : error}`;
  }
}
