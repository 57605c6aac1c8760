// The engine's chains against the plain reading of ladder.md 4, on the Commission's register alone: after every fact, and
// then at every minute at which time alone changes something, and its neighbours.
import {
  type Chain,
  chains,
  chainsAt,
  type Doctrine,
  enterFact,
  type Fact,
  type Minute,
  noteFact,
  openChainList,
  openLedger,
  pictureOf,
  type Timeline,
} from '../ladder/index.ts';
import { chainsOf, lastEnd, type PlainChain } from './plain/chains.ts';
import { closedAt, phase2At } from './plain/phases.ts';
import { enter, type PlainRegister } from './plain/register.ts';
import { around, distinct } from './product.ts';
import type { Finding } from './violation.ts';

/** Whether the two readings agree on a chain at a minute, in everything. */
function agree({ reads }: Doctrine, is: Chain, law: PlainChain, t: Minute): boolean {
  const ended = lastEnd(law);
  const closed = closedAt(reads, law);
  if (is.acts.length !== law.acts.length || is.side !== law.side || is.t0 !== law.t0) return false;
  for (let n = 0; n < law.acts.length; n++) if (is.acts[n]!.id !== law.acts[n]!.id) return false;
  return (
    (is.lastEnd ?? Infinity) === ended &&
    is.closedAt === (closed <= t ? closed : null) &&
    is.broaderAt === law.broaderAt &&
    is.isRecidivist === law.isRecidivist &&
    (is.likelihood ?? -1) === Math.max(-1, ...law.acts.map(({ likelihood }) => likelihood ?? -1)) &&
    is.phase2At === phase2At(reads, law, [], t)
  );
}

function plainText({ reads }: Doctrine, chain: PlainChain, t: Minute): string {
  const closed = closedAt(reads, chain);
  const acts = chain.acts.map(({ id }) => id).join(' ');
  return textOf(acts, chain, closed <= t ? closed : null, phase2At(reads, chain, [], t));
}

const engineText = (chain: Chain): string =>
  textOf(chain.acts.map(({ id }) => id).join(' '), chain, chain.closedAt, chain.phase2At);

type Shown = Pick<Chain, 'side' | 't0' | 'broaderAt' | 'isRecidivist'>;

function textOf(
  acts: string,
  { side, t0, broaderAt, isRecidivist }: Shown,
  closed: Minute | null,
  opened: Minute | null,
): string {
  const flag = isRecidivist ? ', recidivist' : '';
  return `${acts} of ${side}, T0 ${t0}, closed ${closed}, phase 2 ${opened}, broader ${broaderAt}${flag}`;
}

/** Where the readings part, or a property of chains does not hold. `seen` is told how many lists were compared. */
export function chainFinding(doctrine: Doctrine, timeline: Timeline, seen: (lists: number) => void): Finding | null {
  const facts = timeline.facts.map((fact) => ({ ...fact, to: [] })).sort((a, b) => a.at - b.at);
  const ledger = openLedger(timeline);
  // The facts are told to nobody else, so that no other list is looked into.
  const list = openChainList(doctrine, pictureOf(ledger, 'commission'), 0);
  const lists = { ukraine: list, coalition: list, us: list, commission: list };
  const register: PlainRegister = { acts: new Map(), guarantee: timeline.guarantee, consent: timeline.consent };
  let compared = 0;
  let plain: PlainChain[] = [];
  const differs = (engine: readonly Chain[], t: Minute, how: string): Finding | null => {
    compared++;
    if (engine.length === plain.length && engine.every((chain, n) => agree(doctrine, chain, plain[n]!, t))) return null;
    const law = plain.map((chain) => plainText(doctrine, chain, t)).join('; ');
    const is = engine.map(engineText).join('; ');
    return { property: 'law', says: `chains at minute ${t} (${how}): the engine has [${is}], the law [${law}]` };
  };
  let before: readonly Chain[] | null = null;
  let n = 0;
  for (const fact of facts) {
    enterFact(ledger.registers, fact);
    noteFact(lists, ledger.registers, fact);
    enter(register, fact, register);
    n++;
    // Of many facts the last alone are looked at: those before come up in shorter lists.
    if (facts.length - n > 4) continue;
    plain = chainsOf(doctrine.reads, register);
    const now = chainsAt(lists, ledger, 'commission', fact.at).all;
    const found = differs(now, fact.at, 'after a fact') ?? (before && clockFinding(doctrine, fact, before, now));
    if (found) return found;
    before = now.slice();
  }
  const at = facts.at(-1)?.at ?? 0;
  // The neighbours too, unless there are many.
  const turns = plain.flatMap((chain) => turning(doctrine, chain));
  for (const t of (turns.length > 8 ? distinct(turns) : around(...turns)).filter((minute) => minute >= at)) {
    const found = differs(chainsAt(lists, ledger, 'commission', t).all, t, 'by time alone');
    if (found) return found;
  }
  const anew = chains(doctrine, pictureOf(ledger, 'commission'), at);
  const found = differs(anew, at, 'read anew') ?? chainProperties(doctrine, anew, register, at);
  if (found) return found;
  seen(compared);
  return null;
}

function turning({ reads }: Doctrine, chain: PlainChain): Minute[] {
  const opened = phase2At(reads, chain, [], Infinity);
  const closed = closedAt(reads, chain);
  return [...(opened === null ? [] : [opened]), ...(closed < Infinity ? [closed] : [])];
}

/** S12 and S15: what holds of any list of chains. */
function chainProperties(
  { reads }: Doctrine,
  all: readonly Chain[],
  register: PlainRegister,
  t: Minute,
): Finding | null {
  const quiet = reads['chain.quietToClose'];
  for (const chain of all) {
    const acts = [...chain.acts].sort((a, b) => a.start - b.start);
    let ended = acts[0]!.end ?? Infinity;
    for (const act of acts) {
      if (act.start >= ended + quiet)
        return { property: 'S15', says: `chain ${chain.id} at minute ${t} goes on over a quiet gap before ${act.id}` };
      ended = Math.max(ended, act.end ?? Infinity);
    }
    for (const other of all) {
      if (other === chain || other.side !== chain.side) continue;
      const [first, second] = [chain.acts[0]!, other.acts[0]!];
      if (first.sector !== second.sector || first.start > second.start) continue;
      if (second.start < (chain.lastEnd ?? Infinity) + quiet)
        return {
          property: 'S12',
          says: `chains ${chain.id} and ${other.id} are open together at minute ${t} in one sector`,
        };
    }
    if (register.acts.get(chain.id)?.isRetracted)
      return { property: 'S9', says: `${chain.id} is retracted, and has a chain` };
  }
  return null;
}

/** S11: T0 moves only by a fact about an act of the chain, or of one that merges with it, or gives it an act, or takes one. */
function clockFinding(
  { reads }: Doctrine,
  fact: Fact,
  before: readonly Chain[],
  now: readonly Chain[],
): Finding | null {
  if (reads.recidivism === 'inherit-clock' || !('act' in fact)) return null;
  for (const chain of now) {
    const was = before.find(({ id }) => id === chain.id);
    if (!was || was.t0 === chain.t0) continue;
    const touched = [...before, ...now].filter((each) => sharesAct(each, was) || sharesAct(each, chain));
    const isMeant = touched.some((each) => each.acts.some(({ id }) => id === fact.act)) || certifies(fact, now, before);
    if (!isMeant || fact.kind === 'confirm')
      return {
        property: 'S11',
        says: `T0 of ${chain.id} moves from ${was.t0} to ${chain.t0} by a ${fact.kind} of ${fact.act}`,
      };
  }
  return null;
}

const sharesAct = (a: Chain, b: Chain) => a.acts.some(({ id }) => b.acts.some((each) => each.id === id));

/** A fact about an act outside any chain cannot move a clock; one about an act in a chain that was open to merging may. */
const certifies = (fact: Fact & { act: string }, now: readonly Chain[], before: readonly Chain[]) =>
  fact.kind !== 'confirm' &&
  [...now, ...before].some(({ broaderAt, acts }) => broaderAt !== null && acts.some(({ id }) => id === fact.act));
