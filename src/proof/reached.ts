// Which checks were seen to fail and to pass, at which edges of a chain and a minute beside them: the table of what a
// proof has reached.
import { type Doctrine, isForce, isPresence, type Minute, type Response } from '../ladder/index.ts';
import { lastEnd } from './plain/chains.ts';
import { counting, deadline, phase2At, windowEndsBefore } from './plain/phases.ts';
import type { Moment } from './plain/run.ts';

export const EDGES = [
  'T0',
  'window',
  'D',
  'phase 2',
  'last end',
  'halt',
  'closes',
  'hour',
  'certified',
  'alert',
] as const;
type EdgeName = (typeof EDGES)[number];

/** The rows: the checks by number, and what an order comes to. */
export const ROWS = [...Array.from({ length: 19 }, (_, n) => `check ${n + 1}`), 'late', 'lapses', 'in effect'] as const;

/** For each row and edge the minutes -1, 0 and 1 around it: 1 where the check was seen to fail (or the row to come up), 2 to pass. */
export type Reached = Record<string, Partial<Record<EdgeName, [number, number, number]>>>;

export function noteMoment(
  reached: Reached,
  doctrine: Doctrine,
  moment: Moment,
  came: 'late' | 'lapses' | 'in effect' | null,
): void {
  const near = edgesNear(doctrine, moment);
  if (near.length === 0) return;
  const { response } = moment.question;
  const failed = new Set(moment.failed.map(({ check }) => check));
  for (const [edge, offset] of near) {
    for (const n of checksOf(response, doctrine)) {
      const marks = cellOf(reached, `check ${n}`, edge);
      marks[offset + 1]! |= failed.has(n) ? 1 : 2;
    }
    if (came) cellOf(reached, came, edge)[offset + 1]! |= 1;
  }
}

function cellOf(reached: Reached, row: string, edge: EdgeName): [number, number, number] {
  reached[row] ??= {};
  reached[row][edge] ??= [0, 0, 0];
  return reached[row][edge];
}

export function mergeReached(into: Reached, from: Reached): void {
  for (const [row, cells] of Object.entries(from))
    for (const [edge, marks] of Object.entries(cells))
      marks.forEach((mark, n) => {
        cellOf(into, row, edge as EdgeName)[n]! |= mark;
      });
}

/** The edges of the chain within a minute of that one, with the distance. */
function edgesNear(doctrine: Doctrine, { t, question, chain }: Moment): [EdgeName, number][] {
  if (!chain) return [];
  const { reads } = doctrine;
  const { announced, order } = question;
  const ended = lastEnd(chain);
  const alert = counting(announced, chain, 'alert').find((each) => each.order.seat === order.seat);
  const edges: Record<EdgeName, Minute | null> = {
    T0: chain.t0,
    window: windowEndsBefore(reads, chain),
    D: deadline(reads, chain),
    'phase 2': phase2At(reads, chain, announced, Infinity),
    'last end': ended,
    halt: ended + reads['phase1.haltWindow'],
    closes: ended + reads['chain.quietToClose'],
    hour: chain.t0 === null ? null : chain.t0 + reads['phase3.effectAfter'],
    certified: chain.broaderAt,
    alert: alert?.effectAt ?? null,
  };
  const near: [EdgeName, number][] = [];
  for (const name of EDGES) {
    const at = edges[name];
    if (at !== null && Math.abs(t - at) <= 1) near.push([name, t - at]);
  }
  return near;
}

/** The checks that apply to an order of that response (ladder.md 5). */
function checksOf(response: Response, { reads }: Doctrine): number[] {
  const isCoalition = response.class === 'force-coalition';
  const isJoint = response.class === 'force-joint';
  const { role, needsChain } = response;
  const found = [1];
  if (isForce(response)) found.push(2);
  if (needsChain) {
    found.push(3, 4, 5);
    if (isForce(response) || role === 'plan') found.push(6);
    if (role === 'halt' || role === 'territory') found.push(7);
    if (role === 'halt') found.push(...(reads['phase1.order'] === 'concurrent' ? [9] : [8, 9]));
    if (isCoalition) found.push(10, 11, 12, 13);
    if (isJoint) found.push(10, 11, 15, ...(reads['phase3.requiresPhase2'] ? [16] : []), 17);
    if (role === 'plan') found.push(15);
    if (reads['guarantee.gates'].some((name) => name === response.class)) found.push(18);
  }
  if (isCoalition || isPresence(response)) found.push(14);
  if (role === 'stand-down' || role === 'redeploy') found.push(19);
  return found;
}

const MARKS = ['.', 'f', 'p', 'b'];

/** The table as text: for each edge three marks, a minute before it, at it and after; f fails, p passes, b both, . not reached. */
export function reachedLines(reached: Reached): string[] {
  const width = (name: string) => Math.max(name.length, 3);
  const head = ['          ', ...EDGES.map((edge) => edge.padEnd(width(edge)))].join('  ');
  const lines = ROWS.map((row) => {
    const cells = EDGES.map((edge) =>
      (reached[row]?.[edge] ?? [0, 0, 0])
        .map((mark) => MARKS[mark])
        .join('')
        .padEnd(width(edge)),
    );
    return [row.padEnd(10), ...cells].join('  ').trimEnd();
  });
  return [head.trimEnd(), ...lines];
}
