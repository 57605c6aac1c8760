// Bundles the program into dist/: one entry for the program and two for its threads, packages inside, Ink in a chunk of its own that only the console loads.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// string-width is stood in for everywhere but in the stand-in itself; node:process wherever it is an import.
const standIns = {
  name: 'stand-ins',
  setup: ({ onResolve }) => {
    const quickWidth = resolve('src/tui/quick-width.ts');
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer === quickWidth ? undefined : { path: quickWidth },
    );
    const givenProcess = resolve('src/tui/given-process.ts');
    onResolve({ filter: /^node:process$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: givenProcess } : undefined,
    );
  },
};

const common = {
  plugins: [standIns],
  bundle: true,
  // Piscina asks for it only to make threads yield to other programs, which nobody here wants.
  external: ['@napi-rs/nice'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  alias: { 'react-devtools-core': './src/tui/no-devtools.ts' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename; const __dirname = import.meta.dirname;",
  },
};

const entryPoints = {
  cli: 'src/cli/main.ts',
  // Piscina looks for its thread under this name beside itself; the thread loads the other.
  worker: './node_modules/piscina/dist/worker.js',
  'study-worker': 'src/study/worker.ts',
};
const options = { ...common, entryPoints, outdir: 'dist', splitting: true, chunkNames: 'chunk-[hash]', metafile: true };
const { outputs } = (await build(options)).metafile;

// Scenarios and doctrines are checked here once, so that the program need not check them at every start.
const checker = join('dist', 'check-shipped.mjs');
await build({ ...common, entryPoints: ['src/scenario/check-shipped.ts'], outfile: checker });
const { checkRubrics, checkShipped, RUBRICS_FILE, SHIPPED_FILE } = await import(pathToFileURL(checker).href);
for (const file of [SHIPPED_FILE, RUBRICS_FILE]) rmSync(join('dist', file), { force: true });
try {
  writeFileSync(join('dist', SHIPPED_FILE), JSON.stringify(checkShipped()));
  writeFileSync(join('dist', RUBRICS_FILE), JSON.stringify(checkRubrics()));
} catch (error) {
  // Somebody is writing on one of them: the program says the same whenever it needs that file.
  console.warn(`${error.message}\n`);
}

// What earlier builds left goes last: a console that is running may still be loading its parts.
const current = new Set([...Object.keys(outputs).map((path) => basename(path)), SHIPPED_FILE, RUBRICS_FILE]);
for (const name of readdirSync('dist')) if (!current.has(name)) rmSync(join('dist', name), { recursive: true });
