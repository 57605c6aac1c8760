// Playing exercises in tests: in memory, without a journal. The seed is fixed where a test names none.
import type { Start } from '../../src/exercise/events.ts';
import { startOf as start } from '../../src/exercise/rehearsal.ts';

export { fold, rehearse as playOut } from '../../src/exercise/rehearsal.ts';

export const startOf = (holder: Parameters<typeof start>[0], more: Partial<Start> = {}): Start =>
  start(holder, { seed: '41', ...more });
