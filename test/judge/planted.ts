// A fixed set of exercises that reaches the rare rules, for bugs that are planted in the engine: many timelines on paper under
// every shipped doctrine and under others, then some tables and policies. It stops at the first finding.
import fc from 'fast-check';
import { findingWords } from '../../src/report/judgement.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { several, single } from '../support/plain-law/readings.ts';
import { drawnAt } from './drawn.ts';
import { judged, type Played, papers } from './played.ts';

function* played(): Generator<Played> {
  for (const [n, id] of shippedDoctrines().entries())
    yield* papers(fc.constant({ from: id, change: {} }), 1 + n, id === 'literal' ? 600 : 60);
  yield* papers(single, 20, 500);
  yield* papers(several, 21, 900);
  for (let place = 0; place < 24; place++) yield drawnAt(place).play();
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
