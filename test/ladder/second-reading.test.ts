// The law read twice: the engine, and a slow plain reading of ladder.md that shares no code with it, must agree entirely.
// Where they do not, the sentence of the page says which of them is wrong. second-reading.sweep.test.ts asks much more.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainAdjudicate } from '../../src/proof/plain/run.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { several } from '../support/plain-law/readings.ts';
import { agreeOn } from './agreement.ts';

const folder = new URL('../conformance/', import.meta.url).pathname;

describe('the plain reading rules every conformance case as expected', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', (name) => {
    const { doctrine, timeline } = readTimeline(readSource(folder + name));
    const expected = JSON.parse(readFileSync(folder + name.replace('.yaml', '.json'), 'utf8'));
    const result = plainAdjudicate(doctrine, timeline, { everyMinute: true });
    expect({ ...result, rulings: [] }).toEqual({ ...expected, rulings: [] });
    expect(result.rulings).toMatchObject(expected.rulings);
  });
});

it('the engine and the plain reading agree on a hundred random timelines under several switches set otherwise', () =>
  agreeOn(several, 100));
