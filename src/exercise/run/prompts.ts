// Prompts: what a seat owes, raised in its own register (the table of exercise.md 5). They break turns, stand on the
// screen as "owed", move the policies and are the unit of the score.
import {
  type ActId,
  type Announced,
  actNamed,
  ask,
  type Chain,
  chainWith,
  isAnyNamed,
  isForce,
  isUnderWay,
  isWarned,
  type Minute,
  type Order,
  orderNumbered,
  ordersAt,
  type Picture,
  pictureOf,
  type Register,
  refusalOf,
  responseNamed,
  SEATS,
  type Seat,
  type Sector,
  signaturesMissing,
  warningDue,
  windowOpens,
} from '../../ladder/index.ts';
import type { PromptRule, Scenario } from '../scenario.ts';
import type { GivenOrder, Prompt, RaisedPrompt, State } from '../state.ts';
import type { PromptKind } from '../words.ts';
import { chainsNow, type Run } from './run.ts';

/** A register looked through for what its seat owes. */
interface Look {
  run: Run;
  scenario: Scenario;
  state: State;
  seat: Seat;
  picture: Picture;
  raised: RaisedPrompt[];
}

/** The prompts that a seat's register raises now and that have not been raised before: about chains that may do so. */
export function promptsRaised(run: Run, seat: Seat, chains: readonly Chain[]): readonly RaisedPrompt[] {
  const { scenario, state } = run;
  const standing = standingOf(state, seat);
  if (chains.length + standing.length === 0) return NONE;
  const picture = pictureOf(state.ledger, seat);
  const look: Look = { run, scenario, state, seat, picture, raised: [] };
  for (const chain of chainsOwing(run, seat, chains, standing)) lookAt(look, chain, standing);
  // Force whose act was retracted belongs to no chain any more.
  const now = chainsNow(run, seat);
  for (const order of standing) {
    const about = order.about ?? '';
    if (!chainWith(now, about)) raiseAct(look, 'stand-down', about, null);
  }
  return look.raised;
}

/** Force of that seat that nothing ends, halts apart. */
export function standingOf({ ledger }: State, seat: Seat): readonly Announced[] {
  const { standing } = ledger.parts;
  return standing.length === 0 ? NO_ORDERS : ordersAt(ledger, standing).filter((order) => order.seat === seat);
}

const NO_ORDERS: readonly Announced[] = [];
const NONE: readonly RaisedPrompt[] = [];

/** Those chains, and the closed ones that standing force is on, by T0. */
function chainsOwing(run: Run, seat: Seat, read: readonly Chain[], standing: readonly Announced[]): readonly Chain[] {
  if (standing.length === 0) return read;
  const chains = chainsNow(run, seat);
  const more = new Set<Chain>();
  for (const { about } of standing) {
    const chain = about === null ? undefined : chainWith(chains, about);
    if (chain && chain.closedAt !== null && !read.includes(chain)) more.add(chain);
  }
  return more.size === 0 ? read : chains.all.filter((chain) => more.has(chain) || read.includes(chain));
}

/** Raises a duty about a chain; `due` where an edge of the chain sets it. */
function raise(look: Look, kind: PromptKind, chain: Chain, due?: Minute): void {
  const { scenario, state, seat, raised } = look;
  if (wasRaised(look, kind, chain)) return;
  const acts = chain.acts.map(({ id }) => id);
  const dueAt = due ?? byT0(scenario.numbers.prompts[kind], chain);
  raised.push({ kind, seat, about: chain.id, acts, raisedAt: state.minute, dueAt });
}

/** Raises a duty about one act; its due minute is that of its chain, where it has one. */
function raiseAct(look: Look, kind: PromptKind, act: ActId, chain: Chain | null): void {
  const { scenario, state, seat, raised } = look;
  if (wasRaisedOf(look, kind, act)) return;
  const dueAt = chain && byT0(scenario.numbers.prompts[kind], chain);
  raised.push({ kind, seat, about: act, acts: [act], raisedAt: state.minute, dueAt });
}

/** Whether a duty still waits for its answer. */
export function isOpen({ metAt, liftedAt }: Prompt): boolean {
  return metAt === null && liftedAt === null;
}

const ABOUT_A_BREACH: readonly PromptKind[] = ['warn', 'halt', 'verify', 'consult', 'force', 'plan', 'joint'];

/**
 * Duties with nothing left to answer: every act was withdrawn, or found to be the own side's, which has no ladder. And
 * those that nobody can meet any more, as long as they are not overdue.
 */
export function promptsLifted(run: Run, seat: Seat): readonly Prompt[] {
  const { scenario, state } = run;
  const { doctrine } = scenario;
  const { open } = state.seats[seat].prompts;
  const isMirrored = doctrine.reads.reciprocity === 'mirrored';
  const lifted: Prompt[] = [];
  for (const n of open) {
    const prompt = state.prompts[n]!;
    const isLifted = isEmpty(state.ledger.registers[seat], prompt, isMirrored) || isPastMeeting(run, prompt);
    if (isLifted) lifted.push(prompt);
  }
  return lifted;
}

function isEmpty(register: Register, { kind, acts }: Prompt, isMirrored: boolean): boolean {
  if (!ABOUT_A_BREACH.includes(kind)) return false;
  // A closer look is owed whoever's act it is; under a mirrored reading an own-side breach is warned about.
  const turns = kind !== 'verify' && !(kind === 'warn' && isMirrored);
  for (const id of acts) {
    const act = actNamed(register, id);
    if (!act?.isRetracted && !(turns && act?.side === 'ukraine')) return false;
  }
  return true;
}

/** Every answer to it is refused from now on: its chain has closed, or there is no force to stand down. */
function isPastMeeting(run: Run, prompt: Prompt): boolean {
  const { scenario, state } = run;
  const { liftedWith } = scenario.numbers.prompts[prompt.kind];
  if (liftedWith === undefined || promptDue(scenario, prompt) < state.minute) return false;
  if (liftedWith === 'force') return standingOf(state, prompt.seat).every((order) => !isOn(order, prompt.acts));
  const chains = chainsNow(run, prompt.seat);
  return prompt.acts.every((act) => {
    const chain = chainWith(chains, act);
    return chain === undefined || chain.closedAt !== null;
  });
}

function byT0(rule: PromptRule, chain: Chain): Minute | null {
  return rule.byT0 === undefined || chain.t0 === null ? null : chain.t0 + rule.byT0;
}

function wasRaised({ state, seat }: Look, kind: PromptKind, { acts }: Chain): boolean {
  const about = state.seats[seat].prompts.about.get(kind);
  if (about) for (const { id } of acts) if (about.has(id)) return true;
  return false;
}

function wasRaisedOf({ state, seat }: Look, kind: PromptKind, act: ActId): boolean {
  return state.seats[seat].prompts.about.get(kind)?.has(act) ?? false;
}

/** Raises what the seat owes about that chain. */
function lookAt(look: Look, chain: Chain, standing: readonly Announced[]): void {
  const { scenario, state, seat, picture } = look;
  const { doctrine, numbers } = scenario;
  const { reads } = doctrine;
  const isOpen = chain.closedAt === null;
  const isOwn = chain.side === 'ukraine';
  const acts = chain.acts.map(({ id }) => id);

  // The warning is Ukraine's duty; for an own-side chain, where the reading is mirrored, the coalition's.
  const warns = isOwn ? seat === 'coalition' && reads.reciprocity === 'mirrored' : seat === 'ukraine';
  const due = warns && isOpen ? warningDue(reads, chain) : null;
  if (due !== null && !isWarned(picture, chain)) raise(look, 'warn', chain, due);

  if (seat === 'ukraine') {
    if (!isOwn && isOpen && chain.acts.some((act) => act.severity >= 3 && isUnderWay(act, state.minute))) {
      raise(look, 'halt', chain);
    }
    const { responses } = numbers.prompts['self-report'];
    for (const { id, enteredAt } of isOwn ? chain.acts : []) {
      // What was told before an act was known did not tell of that act.
      if (wasRaisedOf(look, 'self-report', id) || hasGiven(look, chain, responses, enteredAt)) continue;
      raiseAct(look, 'self-report', id, chain);
    }
  } else if (isOpen) {
    for (const { id, likelihood } of chain.acts) if (likelihood === null) raiseAct(look, 'verify', id, chain);
  }
  if (seat === 'coalition' && isOpen) {
    const { consult, force } = numbers.prompts;
    const isDue = !isOwn && chain.t0 !== null && state.minute >= chain.t0 + (consult.after ?? 0);
    if (isDue && !wasRaised(look, 'consult', chain) && !hasGiven(look, chain, consult.responses)) {
      raise(look, 'consult', chain);
    }
    const mayBeOwed = !wasRaised(look, 'force', chain) && mayForce(look, chain);
    if (mayBeOwed && !hasGiven(look, chain, force.responses)) raise(look, 'force', chain);
  }
  const unsigned = chain.broaderAt !== null && isOpen ? signaturesMissing(doctrine, picture, chain) : null;
  if (unsigned?.includes(seat)) raise(look, 'plan', chain);
  if (seat === 'us') {
    const mayJoin = unsigned?.length === 0 && reads.mandate.includes('force-joint');
    if (mayJoin && !hasGiven(look, chain, numbers.prompts.joint.responses)) raise(look, 'joint', chain);
    const { joint } = picture.parts;
    if (joint.size > 0 && chain.acts.some(({ id }) => joint.has(id))) raise(look, 'notify', chain);
  }
  if (!isOpen && standing.some((order) => isOn(order, acts))) raise(look, 'stand-down', chain);
}

/** Whether the seat has given one of those about the chain, or about nothing named, since that minute. */
function hasGiven({ picture, seat }: Look, chain: Chain, responses: readonly string[], since: Minute = 0): boolean {
  const isGiven = ({ at, outcome, about, seat: by }: Announced) => {
    if (by !== seat || at < since || outcome === 'lapsed') return false;
    return about === null || chain.acts.some(({ id }) => id === about);
  };
  return responses.some((response) => isAnyNamed(picture, response, isGiven));
}

/** Force belongs to the chain that holds the act it is about, whatever its chain once held besides. */
function isOn({ about }: Announced, acts: readonly ActId[]): boolean {
  return about !== null && acts.includes(about);
}

// Phase 2 is open and its conditions are met: the law would take coalition force, whatever domains are closed.
function mayForce({ run, scenario: { doctrine }, picture, state }: Look, chain: Chain): boolean {
  const { minute } = state;
  const opens = windowOpens(doctrine.reads, chain);
  if (opens === null || minute < opens) return false;
  const chains = chainsNow(run, 'coalition');
  return doctrine.responses.some((response) => {
    if (response.class !== 'force-coalition' || !response.seats.includes('coalition')) return false;
    const order: Order = { seat: 'coalition', response: response.id, about: chain.id, sector: null, of: null };
    const refusal = refusalOf(ask(doctrine, picture, order, minute, chains));
    return refusal === null || refusal === 'domain/closed';
  });
}

/** When a prompt falls due: the later of its edge and of its time from the minute it was known. */
export function promptDue(
  { numbers }: Pick<Scenario, 'numbers'>,
  prompt: Pick<Prompt, 'kind' | 'dueAt' | 'knownAt' | 'raisedAt'>,
): Minute {
  const { within } = numbers.prompts[prompt.kind];
  const relative = within === undefined ? null : (prompt.knownAt ?? prompt.raisedAt) + within;
  return Math.max(prompt.dueAt ?? 0, relative ?? 0);
}

/** The open prompts that an accepted order satisfies, on the state before it. */
export function promptsMet(
  run: Run,
  { order, because }: Pick<GivenOrder, 'order' | 'because'>,
  announced: Announced | null,
): { prompt: number; kind: PromptKind }[] {
  if (!announced) return [];
  const { scenario, state } = run;
  const isHold = responseNamed(scenario.doctrine, order.response)?.role === 'hold';
  // The law has resolved what an order without `about` was about.
  const acts = actsMeant(run, order.seat, announced.about ?? order.about);
  const isMet = (prompt: Prompt): boolean => {
    // A warning by any seat discharges the duty.
    if (prompt.seat !== order.seat && prompt.kind !== 'warn') return false;
    const rule = scenario.numbers.prompts[prompt.kind];
    if (isHold ? !rule.orHold || !because : !rule.responses.includes(order.response)) return false;
    if (rule.needsBecause?.includes(order.response) && !because) return false;
    if (prompt.kind === 'stand-down') return isLastForce(state, prompt, order);
    if (prompt.kind === 'verify' && order.sector !== null) return sectorOf(state, prompt) === order.sector;
    return acts === null || prompt.acts.some((act) => acts.includes(act));
  };
  const met: { prompt: number; kind: PromptKind }[] = [];
  for (const seat of SEATS) {
    for (const n of state.seats[seat].prompts.open) {
      const prompt = state.prompts[n]!;
      if (isMet(prompt)) met.push({ prompt: n, kind: prompt.kind });
    }
  }
  return met.length > 1 ? met.sort((a, b) => a.prompt - b.prompt) : met;
}

// An order about one act speaks of its whole chain, in the register of the seat that gives it; null: of nothing named.
function actsMeant(run: Run, seat: Seat, about: ActId | null): readonly ActId[] | null {
  if (about === null) return null;
  return chainWith(chainsNow(run, seat), about)?.acts.map(({ id }) => id) ?? [about];
}

function sectorOf({ ledger }: State, { seat, about }: Prompt): Sector | undefined {
  return actNamed(ledger.registers[seat], about)?.sector;
}

// The duty to stand down is met when no other force of the seat stands on those acts.
function isLastForce({ ledger }: State, { acts, seat }: Prompt, { of }: Order): boolean {
  const isOnIt = ({ about }: Announced) => about !== null && acts.includes(about);
  const named = orderNumbered(ledger, of);
  if (!named || !isForce(named) || !isOnIt(named)) return false;
  const standing = ordersAt(ledger, ledger.parts.standing);
  return !standing.some((force) => force.order !== of && force.seat === seat && isOnIt(force));
}
