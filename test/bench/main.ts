// The bench. Everything is a median over rounds in which what is compared works in turn: figures of one run may be set
// beside each other whatever else the machine does; figures of two runs may not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Row, tableLines } from './row.ts';
import { SECTIONS } from './sections.ts';
import { SIZES } from './size.ts';

const NAMES = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    long: { type: 'boolean' },
    tiny: { type: 'boolean' },
    only: { type: 'string', multiple: true, default: NAMES },
    json: { type: 'string' },
  },
});

const size = (['tiny', 'quick', 'long'] as const).find((name) => values[name]) ?? 'full';
const machine = {
  node: process.version,
  cores: availableParallelism(),
  model: cpus()[0]?.model ?? 'unknown',
};
const root = process.cwd();
const folder = mkdtempSync(join(import.meta.dirname, 'journals-'));
const rows: Row[] = [];
const began = performance.now();
const before = loadavg()[0]!;
try {
  for (const name of NAMES.filter((each) => values.only.includes(each))) {
    process.stderr.write(`${name} …\n`);
    rows.push(...(await SECTIONS[name]({ size: SIZES[size], folder, program: join(root, 'dist', 'cli.js') })));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = (performance.now() - began) / 1000;

const load = { before, after: loadavg()[0]! };
const { cores, node, model } = machine;
// Before V8 has compiled everything, one cold thing is compared with another.
const isWarm = SIZES[size].warmMs >= SIZES.full.warmMs;
console.log(`${tableLines(rows, isWarm).join('\n')}\n`);
if (!isWarm) console.log('Too short to judge by: it shows that the bench runs.');
console.log(
  `${cores} cores (${model}), Node ${node}, load ${load.before.toFixed(1)} to ${load.after.toFixed(1)}; ${size}, ${seconds.toFixed(0)} s.`,
);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ size, seconds, machine, load, rows }, null, 2)}\n`);
