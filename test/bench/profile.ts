// Where the time of an exercise goes: V8's samples, each counted for the nearest function up the stack whose file is
// somebody's part. What many parts share (ledger, register, state) counts for whoever called it.
import { readFileSync } from 'node:fs';
import type { Profiler, Runtime } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { studying } from './exercises.ts';
import { PARTS } from './parts.ts';
import type { Arm } from './side.ts';
import type { Size } from './size.ts';

const COLLECTOR = 'garbage collector';
const REST = 'all else';

const partOf = new Map(Object.entries(PARTS).flatMap(([part, files]) => files.map((file) => [`src/${file}.ts`, part])));

/** Shares of the time by part; together they are 1. */
export function profiling({ profiled, ...arm }: Arm & Pick<Size, 'profiled'>): () => Promise<Record<string, number>> {
  const play = studying(arm);
  return async () => {
    // Warm first: what is compiled while nobody looks on would be in nobody's share.
    for (let n = 1; n <= profiled; n++) play(n);
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    for (let n = 1; n <= profiled; n++) play(n);
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return shares(profile);
  };
}

function shares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  const known = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map(nodes.map((node) => [node.id, partAt(node, parents)]));
  const times: Record<string, number> = Object.fromEntries([...Object.keys(PARTS), COLLECTOR, REST].map((p) => [p, 0]));
  let all = 0;
  for (const [n, sample] of samples.entries()) {
    if (known.get(sample)!.callFrame.functionName === '(idle)') continue;
    times[parts.get(sample)!]! += timeDeltas[n]!;
    all += timeDeltas[n]!;
  }
  return Object.fromEntries(Object.entries(times).map(([part, time]) => [part, time / all]));
}

function partAt(node: Profiler.ProfileNode, parents: ReadonlyMap<number, Profiler.ProfileNode>): string {
  if (node.callFrame.functionName === '(garbage collector)') return COLLECTOR;
  for (let at: Profiler.ProfileNode | undefined = node; at; at = parents.get(at.id)) {
    const part = partOf.get(fileOf(at.callFrame));
    if (part !== undefined) return part;
  }
  return REST;
}

interface Module {
  line: number;
  file: string;
}

const modules = new Map<string, Module[]>();

// A bundle says above each module which file it was.
function fileOf({ url, lineNumber }: Runtime.CallFrame): string {
  if (!url.startsWith('file:')) return '';
  let found = modules.get(url);
  if (!found) {
    found = readFileSync(fileURLToPath(url), 'utf8')
      .split('\n')
      .flatMap((text, line) => (/^\/\/ [\w@./-]+\.[cm]?[jt]sx?$/.test(text) ? [{ line, file: text.slice(3) }] : []));
    modules.set(url, found);
  }
  return found.findLast(({ line }) => line <= lineNumber)?.file ?? '';
}
