// Runs a script of the tests as the program is bundled. Its folder lies in the checkout, so that the scenarios are found.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Gives the exit code. `entry`: from the root of the checkout. */
export async function runBundled(entry, args) {
  const outdir = mkdtempSync(join(root, 'node_modules', '.bundled-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: { main: entry },
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
    return spawnSync(process.execPath, [join(outdir, 'main.js'), ...args], { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
