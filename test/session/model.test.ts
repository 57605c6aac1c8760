// A few sessions with every command there is; model.sweep.test.ts plays more.
import { expect, it } from 'vitest';
import { playSessions, seen } from './model.ts';

it('whatever is done in a session, its state and every view are those of its record', async () => {
  await playSessions(1, 12);
  if (process.env.RUNG_PATH === undefined) expect(seen.taken.size).toBeGreaterThan(8);
}, 120_000);
