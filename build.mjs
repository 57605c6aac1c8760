// Bundles the program into dist/: one entry, packages inside, Ink in a chunk of its own that only the console loads.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: { 'react-devtools-core': './src/tui/no-devtools.ts' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

rmSync('dist', { recursive: true, force: true });
const entryPoints = { cli: 'src/cli/main.ts' };
await build({ ...common, entryPoints, outdir: 'dist', splitting: true, chunkNames: 'chunk-[hash]' });

// Scenarios and doctrines are checked here once, so that the program need not check them at every start.
const checker = join('dist', 'check-shipped.mjs');
await build({ ...common, entryPoints: ['src/scenario/check-shipped.ts'], outfile: checker });
const { checkShipped, SHIPPED_FILE } = await import(pathToFileURL(checker).href);
writeFileSync(join('dist', SHIPPED_FILE), JSON.stringify(checkShipped()));
rmSync(checker);
