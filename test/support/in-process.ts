// In every worker of `npm test`, which its files share: what starts a program is told where it belongs, and what one file
// stubs is no other's.
import child from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';
import { afterAll, vi } from 'vitest';

const MISPLACED = 'A test that starts a program belongs in a file named *.real.test.ts, which npm run test:all runs.';

const refuse = (): never => {
  throw new Error(MISPLACED);
};

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const) {
  (child as Record<string, unknown>)[name] = refuse;
}
(threads as { Worker: unknown }).Worker = class {
  constructor() {
    refuse();
  }
};
syncBuiltinESMExports();

afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
