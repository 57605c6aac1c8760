// The proof of one doctrine: its parts, their cases in pieces that threads take, and what a piece found.
import { adjudicate, type Doctrine, type Readings, responseNamed, type Timeline } from '../ladder/index.ts';
import { disagreement } from './agreement.ts';
import { chainFinding } from './chain-check.ts';
import { lifeless } from './liveness.ts';
import { ungiven } from './needs-given.ts';
import { CHAINS } from './parts/chains.ts';
import { MACHINES } from './parts/machines.ts';
import { READINGS, RELATIONS, stepThrough, withoutLeads } from './parts/readings.ts';
import { REGISTERS } from './parts/registers.ts';
import { RULINGS } from './parts/rulings.ts';
import { plainRun } from './plain/run.ts';
import type { Family, Part } from './product.ts';
import { noteMoment, type Reached } from './reached.ts';
import { unrelated } from './relations.ts';
import { unsafe } from './safety.ts';
import { shortest } from './shrink.ts';
import type { Finding, Violation } from './violation.ts';

export const PARTS: readonly Part[] = [CHAINS, RULINGS, REGISTERS, MACHINES, RELATIONS, READINGS];

/** Some cases of one family. */
export interface Piece {
  part: string;
  family: number;
  from: number;
  to: number;
  /** Every so manieth case is taken. */
  step: number;
}

/** What came of a piece. */
export interface Tally {
  piece: Piece;
  cases: number;
  /** Rulings and lists of chains that were compared. */
  compared: number;
  reached: Reached;
  violation: Violation | null;
}

const PIECE = 4000;

/** The pieces of those parts, in the order in which they are worked through. */
export function pieces(doctrine: Doctrine, parts: readonly string[], isQuick: boolean): Piece[] {
  const all = PARTS.filter(({ id }) => parts.includes(id)).map((part) =>
    part.families(doctrine).flatMap(({ size }, family) => {
      const step = isQuick ? stepThrough(size, Math.ceil(size / part.quickly)) : 1;
      const many = Math.ceil((PIECE * step) / (part.id === 'A' || part.id === 'F' ? 1 : 20));
      return Array.from({ length: Math.ceil(size / many) }, (_, n) => {
        const from = Math.ceil((n * many) / step) * step;
        return { part: part.id, family, from, to: Math.min(size, (n + 1) * many), step };
      });
    }),
  );
  // A piece of each part in turn, so that a violation of any comes up soon.
  const longest = Math.max(0, ...all.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => all.flatMap((list) => list[n] ?? [])).flat();
}

/** Works through a piece until something does not hold. */
export function provePiece(doctrine: Doctrine, families: readonly Family[], piece: Piece): Tally {
  const tally: Tally = { piece, cases: 0, compared: 0, reached: {}, violation: null };
  const family = families[piece.family]!;
  for (let n = piece.from; n < piece.to; n += piece.step) {
    const timeline = family.at(n);
    if (!timeline) continue;
    tally.cases++;
    const finding = findingIn(doctrine, piece.part, family, timeline, tally);
    if (!finding) continue;
    const isSame = (shorter: Timeline) =>
      findingIn(doctrine, piece.part, family, shorter, null)?.property === finding.property;
    const short = shortest(timeline, isSame);
    const { property, says } = findingIn(doctrine, piece.part, family, short, null) ?? finding;
    tally.violation = {
      part: piece.part,
      family: family.name,
      property,
      says,
      timeline: short,
      change: family.change ?? null,
    };
    return tally;
  }
  return tally;
}

function findingIn(
  loaded: Doctrine,
  part: string,
  { change, name, isAtOnce }: Family,
  timeline: Timeline,
  tally: Tally | null,
): Finding | null {
  const read = change ? { ...loaded, reads: { ...loaded.reads, ...change } } : loaded;
  const doctrine = isAtOnce ? withoutLeads(read) : read;
  const seen = (many: number) => {
    if (tally) tally.compared += many;
  };
  try {
    if (part === 'A' || name.startsWith('chains, ')) return chainFinding(doctrine, timeline, seen);
    if (part === 'E') {
      seen(timeline.orders.length);
      return unrelated(doctrine, timeline) ?? ungiven(doctrine, timeline, adjudicate(doctrine, timeline));
    }
    return (
      ruledOtherwise(doctrine, timeline, seen, change || isAtOnce ? null : (tally?.reached ?? null)) ??
      (change ? strayed(loaded, change, timeline) : null)
    );
  } catch (error) {
    // The engine that breaks down on a case has not ruled on it.
    return { property: 'law', says: `the engine fails: ${(error as Error).message}` };
  }
}

function ruledOtherwise(
  doctrine: Doctrine,
  timeline: Timeline,
  seen: (many: number) => void,
  reached: Reached | null,
): Finding | null {
  const engine = adjudicate(doctrine, timeline);
  const plain = plainRun(doctrine, timeline);
  seen(timeline.orders.length);
  if (reached) {
    const late = new Set(engine.rulings.filter(({ ruling }) => ruling.verdict === 'late').map(({ order }) => order));
    for (const moment of plain.rulings) noteMoment(reached, doctrine, moment, late.has(moment.number) ? 'late' : null);
    const lapsed = new Set(engine.effects.filter(({ outcome }) => outcome === 'lapsed').map(({ order }) => order));
    for (const moment of plain.effects)
      noteMoment(reached, doctrine, moment, lapsed.has(moment.number) ? 'lapses' : 'in effect');
  }
  return (
    disagreement(doctrine, timeline, engine, plain) ??
    unsafe(doctrine, engine, plain) ??
    lifeless(doctrine, engine, plain)
  );
}

/** Whose rulings alone a switch may change (M5), for those switches that one kind of response reads. */
const READ_BY: Partial<Record<keyof Readings, string>> = {
  'phase1.order': 'halt',
  'phase1.haltWindow': 'halt',
  'phase3.effect': 'force-joint',
  'phase3.effectAfter': 'force-joint',
  'phase3.requiresPhase2': 'force-joint',
  'evidence.joint': 'force-joint',
  'plan.signatures': 'force-joint',
  'evidence.coalition': 'force-coalition',
  'quorum.members': 'force-coalition',
  'quorum.leads': 'force-coalition',
};

/** M5: a ruling that changes though its kind of response does not read the switch. */
function strayed(doctrine: Doctrine, change: Partial<Readings>, timeline: Timeline): Finding | null {
  const readers = Object.keys(change).map((name) => READ_BY[name as keyof Readings]);
  if (readers.includes(undefined) || timeline.orders.some(({ of }) => of !== null)) return null;
  const other = adjudicate({ ...doctrine, reads: { ...doctrine.reads, ...change } }, timeline).rulings;
  for (const [n, { order, ruling }] of adjudicate(doctrine, timeline).rulings.entries()) {
    const response = responseNamed(doctrine, timeline.orders[order]!.response)!;
    const isReader = readers.includes(response.class) || (response.role === 'halt' && readers.includes('halt'));
    if (!isReader && JSON.stringify(ruling) !== JSON.stringify(other[n]!.ruling))
      return {
        property: 'M5',
        says: `order ${order}, ${response.id}, is ruled otherwise though it does not read the switch`,
      };
  }
  return null;
}
