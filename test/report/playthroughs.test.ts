// Golden playthroughs: each scenario's bare script played by the book, as the facilitator and as each seat sees it.
// `npx vitest run test/report -u` writes them anew; read the difference before it is committed.
import { describe, expect, it } from 'vitest';
import { evolve, openState } from '../../src/exercise/evolve.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { eventLines } from '../../src/report/transcript.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';

describe('golden playthroughs', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', async (id, scenario) => {
    const { events } = playOut(scenario, startOf('by-the-book', { isScriptOnly: true }));
    const [first] = events;
    if (first?.type !== 'exercise-started') throw new Error('no start');
    const told = (['facilitator', ...SEATS] as const).map((reader) => {
      const state = structuredClone(openState(first));
      const lines = events.flatMap((event) => {
        evolve(state, structuredClone(event));
        return eventLines(scenario.doctrine, state, event, { as: reader, isDebrief: true });
      });
      return [`==== as ${reader} sees it`, ...lines].join('\n');
    });
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(`./playthroughs/${id}.txt`);
  });
});
