// Bundles the program into dist/: one entry, packages inside, Ink in a chunk of its own that only the console loads.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// string-width is stood in for everywhere but in the stand-in itself.
const quickWidth = {
  name: 'quick-width',
  setup: ({ onResolve }) => {
    const standIn = resolve('src/tui/quick-width.ts');
    onResolve({ filter: /^string-width$/ }, ({ importer }) => (importer === standIn ? undefined : { path: standIn }));
  },
};

const common = {
  plugins: [quickWidth],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: { 'react-devtools-core': './src/tui/no-devtools.ts' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename;",
  },
};

const entryPoints = { cli: 'src/cli/main.ts' };
const options = { ...common, entryPoints, outdir: 'dist', splitting: true, chunkNames: 'chunk-[hash]', metafile: true };
const { outputs } = (await build(options)).metafile;

// Scenarios and doctrines are checked here once, so that the program need not check them at every start.
const checker = join('dist', 'check-shipped.mjs');
await build({ ...common, entryPoints: ['src/scenario/check-shipped.ts'], outfile: checker });
const { checkShipped, SHIPPED_FILE } = await import(pathToFileURL(checker).href);
rmSync(join('dist', SHIPPED_FILE), { force: true });
try {
  writeFileSync(join('dist', SHIPPED_FILE), JSON.stringify(checkShipped()));
} catch (error) {
  // Somebody is writing on one of them: the program says the same whenever it needs that file.
  console.warn(`${error.message}\n`);
}

// What earlier builds left goes last: a console that is running may still be loading its parts.
const current = new Set([...Object.keys(outputs).map((path) => basename(path)), SHIPPED_FILE]);
for (const name of readdirSync('dist')) if (!current.has(name)) rmSync(join('dist', name), { recursive: true });
