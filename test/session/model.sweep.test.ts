// Many sessions with every command there is. RUNG_RUNS says how many.
import { expect, it } from 'vitest';
import { EVERY_COMMAND } from './commands.ts';
import { playSessions, seen } from './model.ts';

it('whatever is done in many sessions, state and views are those of the record, and every command comes up', async () => {
  await playSessions(2, Number(process.env.RUNG_RUNS ?? 250));
  expect(EVERY_COMMAND.filter((each) => !seen.taken.has(each))).toEqual([]);
  expect(seen.denied.size).toBeGreaterThan(15);
}, 900_000);
