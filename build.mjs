// Bundles the program into dist/: one entry for the program, three for its threads, one for what reads workbooks and the page for browsers, packages inside, Ink in a chunk of its own that only the console loads.
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
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

// A place in a file of a package, and what is put there; it must stand there once.
function patched(path, ...changes) {
  let text = readFileSync(path, 'utf8');
  for (const [place, put] of changes) {
    const [head, tail, ...more] = text.split(place);
    if (tail === undefined || more.length > 0) throw new Error(`${path} is not the version that this build knows.`);
    text = `${head}${put}${tail}`;
  }
  return text;
}

// Ink reads every row of the screen anew for each frame, and that is most of what a frame costs; rows that stay are read
// once. Each console has its own rows: they are told apart by the root that Ink draws from.
const rowsReadOnce = {
  name: 'rows-read-once',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]ink[\\/]build[\\/]output\.js$/ }, ({ path }) => {
      const kept = ['widths', 'blockWidths', 'styledChars'];
      const text = patched(
        path,
        ...kept.map((name) => [`    ${name} = new Map();`, `    ${name};`]),
        [
          'class OutputCaches {',
          `class OutputCaches {\nconstructor(before) {\n${kept.map((name) => `this.${name} = new LastFrame(before?.${name});`).join('\n')}\n}`,
        ],
        ['caches = new OutputCaches();', 'caches;'],
        [
          'const { width, height } = options;',
          'const { width, height, root } = options;\nthis.caches = frames.next(root, (before) => new OutputCaches(before));',
        ],
      );
      const lines = [
        `import { LastFrame, LastFrames } from ${JSON.stringify(resolve('src/tui/last-frame.ts'))};`,
        'const frames = new LastFrames();',
        text,
      ];
      return { contents: lines.join('\n'), resolveDir: dirname(path) };
    });
    onLoad({ filter: /[\\/]ink[\\/]build[\\/]renderer\.js$/ }, ({ path }) => ({
      contents: patched(path, [
        'width: node.yogaNode.getComputedWidth(),',
        'root: node,\nwidth: node.yogaNode.getComputedWidth(),',
      ]),
      resolveDir: dirname(path),
    }));
  },
};

// Yoga would read its own bytes by fetch, and loading that takes a fifth of the time to the first frame.
const yogaWithoutFetch = {
  name: 'yoga-without-fetch',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: `const fetch = undefined;\n${readFileSync(path, 'utf8')}`,
    })),
};

// What is compiled at install is never installed: ssh2 does without where its own parts are missing.
const withoutNative = {
  name: 'without-native',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^cpu-features$|\.node$/ }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `throw new Error('${path} is not here');`,
    }));
  },
};

// xterm writes <style> elements and style attributes, and the policy of the page refuses both. Scripts may add sheets and
// set styles, so it does that.
const stylesByScript = {
  name: 'styles-by-script',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]@xterm[\\/]xterm[\\/]lib[\\/]xterm\.mjs$/ }, ({ path }) => ({
      contents: `import { sheetElement as __sheetElement } from ${JSON.stringify(resolve('src/room/page/sheet.ts'))};\n${patched(
        path,
        ['_styleElement=n.mainDocument.createElement("style")', '_styleElement=__sheetElement(n.mainDocument)'],
        ...['dimensions', 'theme'].map((name) => [
          `this._${name}StyleElement=this._document.createElement("style")`,
          `this._${name}StyleElement=__sheetElement(this._document)`,
        ]),
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of xterm.
        ['t.setAttribute("style",`${t.getAttribute("style")||""}${e};`)', 't.style.cssText+=`${e};`'],
      )}`,
      resolveDir: dirname(path),
    })),
};

const common = {
  plugins: [standIns, rowsReadOnce, yogaWithoutFetch, withoutNative],
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

const LICENCES_FILE = 'licenses.txt';

// The licences of what is bundled, by the files that really went in. It takes a second, so it is done where that changed.
async function writeLicences(files) {
  const folderOf = (file) => /^.*node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
  const folders = [...new Set(files.map(folderOf).filter(Boolean))].sort();
  const about = folders.map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const list = `Bundled: ${about.map(({ name, version }) => `${name} ${version}`).join(', ')}`;
  const target = join('dist', LICENCES_FILE);
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(`${list}\n`)) return;
  const { init } = await import('license-checker-rseidelsohn');
  const customFormat = { name: '', version: '', licenses: '', licenseText: '', noticeFile: '', licenseFile: '' };
  const found = await promisify(init)({ start: resolve('.'), customFormat });
  const texts = about.map((bundled) => licenceText(bundled, found[`${bundled.name}@${bundled.version}`]));
  writeFileSync(target, `${list}\n${texts.join('')}`);
}

function licenceText({ name, version, license }, found) {
  const head = `\n${'='.repeat(80)}\n${name} ${version}: ${found?.licenses ?? license}\n\n`;
  const hasFile = found?.licenseFile && /licen[cs]e|copying/i.test(basename(found.licenseFile));
  if (!hasFile) return `${head}The package has no licence file; it states the licence ${license}.\n`;
  const notice = found.noticeFile ? `\n${readFileSync(found.noticeFile, 'utf8').trim()}\n` : '';
  return `${head}${found.licenseText.trim()}\n${notice}`;
}

const entryPoints = {
  cli: 'src/cli/main.ts',
  // Piscina looks for its thread under this name beside itself; the thread loads the other.
  worker: './node_modules/piscina/dist/worker.js',
  'study-worker': 'src/study/worker.ts',
  'proof-worker': 'src/cli/proof-worker.ts',
  'workbook-child': 'src/scenario/workbook-child.ts',
};
const options = { ...common, entryPoints, outdir: 'dist', splitting: true, chunkNames: 'chunk-[hash]', metafile: true };
const { inputs, outputs } = (await build(options)).metafile;

// The page of the browser door, which the program serves from beside itself.
const PAGE_FOLDER = 'page';
const page = join('dist', PAGE_FOLDER);
const pageBuild = await build({
  plugins: [stylesByScript],
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  entryPoints: ['src/room/page/page.ts'],
  outdir: page,
  metafile: true,
});
const XTERM_STYLES = 'node_modules/@xterm/xterm/css/xterm.css';
const pageFiles = [...['page.html', 'page.css', 'icon.svg'].map((name) => `src/room/page/${name}`), XTERM_STYLES];
for (const file of pageFiles) copyFileSync(file, join(page, basename(file)));

// The manual; its parts that the program knows by itself are made when it is read.
const MANUAL_FOLDER = 'manual';
rmSync(join('dist', MANUAL_FOLDER), { recursive: true, force: true });
cpSync(join('src', MANUAL_FOLDER), join('dist', MANUAL_FOLDER), { recursive: true });

await writeLicences([...Object.keys(inputs), ...Object.keys(pageBuild.metafile.inputs)]);

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

// `npm run shipped` adds what ships now to the list of everything that ever shipped.
if (process.argv.includes('shipped')) {
  const lister = join('dist', 'list-shipped.mjs');
  await build({ ...common, entryPoints: ['src/cli/shipped-rules.ts'], outfile: lister });
  const { added, listText, shippedNow } = await import(pathToFileURL(lister).href);
  const file = 'src/journal/shipped-rules.json';
  writeFileSync(file, listText(added(JSON.parse(readFileSync(file, 'utf8')), shippedNow())));
}

// What earlier builds left goes last: a console that is running may still be loading its parts.
const built = Object.keys(outputs).map((path) => basename(path));
const current = new Set([...built, PAGE_FOLDER, MANUAL_FOLDER, SHIPPED_FILE, RUBRICS_FILE, LICENCES_FILE]);
for (const name of readdirSync('dist')) if (!current.has(name)) rmSync(join('dist', name), { recursive: true });
