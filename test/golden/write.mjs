// npm run playthroughs, drawings, oracle, bands, proof and readme: bundles what writes them as the program is bundled, and runs it. Its folder lies
// in the checkout, so that the scenarios are found.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outdir = mkdtempSync(join(root, 'node_modules', '.golden-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'test/golden/main.ts' },
    outdir,
    bundle: true,
    // What is loaded only when it is asked for stays apart, as in the program.
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, [join(outdir, 'main.js'), process.argv[2]], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
