// Some hundreds of exercises for the judge to read: policies, tables and paper, under every shipped doctrine and under others.
// `npm run judge -- 10000` plays as many as one has time for.
import { expect, it } from 'vitest';
import { findingWords } from '../../src/report/judgement.ts';
import { drawnAt } from './drawn.ts';
import { judged } from './played.ts';

it('the judge finds nothing in hundreds of exercises', () => {
  let expiries = 0;
  for (let place = 0; place < 400; place++) {
    const { name, play } = drawnAt(place);
    const judgement = judged(play());
    expiries += judgement.expiries;
    expect(judgement.findings.map(findingWords), `${name}; again: npm run judge -- 1 --from ${place}`).toEqual([]);
  }
  expect(expiries).toBeGreaterThan(50);
}, 600_000);
