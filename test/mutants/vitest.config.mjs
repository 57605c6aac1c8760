// The tests that look for mutants, in one project, as Stryker's runner asks for.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = JSON.parse(readFileSync(new URL('tests.json', import.meta.url), 'utf8'));

export default defineConfig({
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: ['**/*.real.test.ts', '**/*.sweep.test.ts'],
    testTimeout: 60_000,
    globalSetup: 'test/support/parse-once.ts',
    setupFiles: ['test/support/parsed.ts', 'test/support/in-process.ts'],
    isolate: false,
  },
});
