// Two gates. `npm test` runs what needs no other process, `npm run test:all` besides what starts programs and what takes
// long. The name of a file says which: *.real.test.ts starts programs, *.sweep.test.ts sweeps over much.
import { defineConfig } from 'vitest/config';

const REAL = 'test/**/*.real.test.ts';
const SWEEPS = 'test/**/*.sweep.test.ts';

export default defineConfig({
  test: {
    // No test run writes a golden file.
    update: 'none',
    testTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'in-process',
          include: ['test/**/*.test.ts'],
          exclude: [REAL, SWEEPS],
          globalSetup: 'test/support/parse-once.ts',
          setupFiles: ['test/support/parsed.ts', 'test/support/in-process.ts'],
          // Nothing here keeps what another file could trip over (in-process.ts sees to what is stubbed), so the files of a
          // worker share its modules, and each is loaded once a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: [REAL, SWEEPS],
          globalSetup: ['test/support/not-run.ts', 'test/support/parse-once.ts'],
          setupFiles: ['test/support/parsed.ts'],
        },
      },
    ],
  },
});
