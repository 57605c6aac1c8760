// npm run bench: bundles the bench as the program is bundled, and runs it. Its folder lies in the checkout, so that the
// scenarios are found.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outdir = mkdtempSync(join(root, 'node_modules', '.bench-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'test/bench/main.ts',
      memory: 'test/bench/memory.ts',
      thread: 'test/bench/thread.ts',
      hurry: 'test/bench/hurry.ts',
      // The study's pool looks for these two beside itself.
      worker: './node_modules/piscina/dist/worker.js',
      'study-worker': 'src/study/worker.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    // What is compiled at install is never installed: ssh2 does without.
    external: ['@napi-rs/nice', '@lydell/node-pty', 'cpu-features', '*.node'],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename; const __dirname = import.meta.dirname;",
    },
  });
  // What was checked when the program was built need not be checked in every thread.
  for (const name of ['shipped.json', 'rubrics.json']) {
    const built = join(root, 'dist', name);
    if (existsSync(built)) copyFileSync(built, join(outdir, name));
  }
  const { status } = spawnSync(process.execPath, [join(outdir, 'main.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    // The reference leaves its checks out only where it reads this.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
