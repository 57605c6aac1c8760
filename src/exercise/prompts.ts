// Prompts: what a seat owes, raised in its own register (the table of exercise.md 5). They break turns, stand on the
// screen as "owed", move the policies and are the unit of the score.
import {
  type ActId,
  type Announced,
  actNamed,
  type Chain,
  chainHolding,
  chains,
  countsFor,
  type Doctrine,
  forceAmong,
  isForce,
  isUnderWay,
  Latest,
  type Minute,
  type Order,
  ordersOf,
  type Picture,
  pictureOf,
  type Response,
  refusalOf,
  responseNamed,
  type Seat,
  type Sector,
  signaturesMissing,
  warnedAt,
  warningDue,
  windowOpens,
} from '../ladder/index.ts';
import type { PromptKind, PromptRule, Scenario } from './scenario.ts';
import type { GivenOrder, Prompt, State } from './state.ts';

export type Raised = Omit<Prompt, 'n' | 'knownAt' | 'metAt' | 'liftedAt'>;

/** A register looked through for what its seat owes. */
interface Look {
  scenario: Scenario;
  state: State;
  seat: Seat;
  picture: Picture;
  raised: Raised[];
}

/** The prompts that a seat's register raises now and that have not been raised before. */
export function promptsRaised(scenario: Scenario, state: State, seat: Seat): readonly Raised[] {
  const picture = pictureOf(state.ledger, seat);
  const all = chains(scenario.doctrine, picture, state.minute);
  const look: Look = { scenario, state, seat, picture, raised: [] };
  for (const chain of all) if (mayOwe(seat, picture, chain)) lookAt(look, chain);
  lookForOrphans(look, all);
  return look.raised;
}

/** Raises a duty about a chain; `due` where an edge of the chain sets it. */
function raise(look: Look, kind: PromptKind, chain: Chain, due?: Minute): void {
  const { scenario, state, seat, raised } = look;
  if (wasRaised(look, kind, chain.acts)) return;
  const acts = chain.acts.map(({ id }) => id);
  const dueAt = due ?? byT0(scenario.numbers.prompts[kind], chain);
  raised.push({ kind, seat, about: chain.id, acts, raisedAt: state.minute, dueAt });
}

/** Raises a duty about one act; its due minute is that of its chain, where it has one. */
function raiseAct(look: Look, kind: PromptKind, act: ActId, chain: Chain | null): void {
  const { scenario, state, seat, raised } = look;
  if (wasRaised(look, kind, [{ id: act }])) return;
  const dueAt = chain && byT0(scenario.numbers.prompts[kind], chain);
  raised.push({ kind, seat, about: act, acts: [act], raisedAt: state.minute, dueAt });
}

/** Whether a duty still waits for its answer. */
export function isOpen({ metAt, liftedAt }: Prompt): boolean {
  return metAt === null && liftedAt === null;
}

const ABOUT_A_BREACH: readonly PromptKind[] = ['warn', 'halt', 'verify', 'consult', 'force', 'plan', 'joint'];

/** Duties with nothing left to answer: every act was withdrawn, or found to be the own side's, which has no ladder. */
export function promptsLifted({ doctrine }: Scenario, state: State, seat: Seat): Prompt[] {
  const register = state.ledger.registers[seat];
  const lifted: Prompt[] = [];
  for (const prompt of promptsOf(state, seat)) {
    if (!isOpen(prompt) || !ABOUT_A_BREACH.includes(prompt.kind)) continue;
    // A closer look is owed whoever's act it is; under a mirrored reading an own-side breach is warned about.
    const turns = prompt.kind !== 'verify' && !(prompt.kind === 'warn' && doctrine.reads.reciprocity === 'mirrored');
    const isIdle = prompt.acts.every((id) => {
      const act = actNamed(register, id);
      return act?.isRetracted || (turns && act?.side === 'ukraine');
    });
    if (isIdle) lifted.push(prompt);
  }
  return lifted;
}

// Force whose act was retracted belongs to no chain any more.
function lookForOrphans(look: Look, all: readonly Chain[]): void {
  for (const order of forceAmong(look.picture.announced)) {
    if (order.seat !== look.seat || !isStandingForce(order)) continue;
    if (!all.some((chain) => isOn(order, chain))) raiseAct(look, 'stand-down', order.about ?? '', null);
  }
}

/** Force belongs to the chain that holds the act it is about, whatever its chain once held besides. */
function isOn({ about }: Announced, { acts }: Pick<Chain, 'acts'>): boolean {
  return acts.some(({ id }) => id === about);
}

function byT0(rule: PromptRule, chain: Chain): Minute | null {
  return rule.byT0 === undefined || chain.t0 === null ? null : chain.t0 + rule.byT0;
}

function wasRaised({ state, seat }: Look, kind: PromptKind, acts: readonly { id: ActId }[]): boolean {
  const about = sortedOf(state)[seat].about.get(kind);
  if (about) for (const { id } of acts) if (about.has(id)) return true;
  return false;
}

/** The prompts of a seat, and the acts that those of a kind were about. */
interface Sorted {
  prompts: Prompt[];
  about: Map<PromptKind, Set<ActId>>;
}

// A prompt stays with its seat, and prompts are only added: each is sorted once.
const sortedPrompts = new Latest<readonly Prompt[], Record<Seat, Sorted> & { sorted: number }>();

function sortedOf({ prompts }: State): Readonly<Record<Seat, Sorted>> {
  let bySeat = sortedPrompts.get(prompts);
  if (!bySeat) {
    const none = (): Sorted => ({ prompts: [], about: new Map() });
    bySeat = { sorted: 0, ukraine: none(), coalition: none(), us: none() };
    sortedPrompts.set(prompts, bySeat);
  }
  for (; bySeat.sorted < prompts.length; bySeat.sorted++) {
    const prompt = prompts[bySeat.sorted]!;
    const sorted = bySeat[prompt.seat];
    sorted.prompts.push(prompt);
    const about = sorted.about.get(prompt.kind) ?? new Set();
    for (const act of prompt.acts) about.add(act);
    sorted.about.set(prompt.kind, about);
  }
  return bySeat;
}

/** The prompts of a seat, answered ones too, in the order in which they were raised. */
export function promptsOf(state: State, seat: Seat): readonly Prompt[] {
  return sortedOf(state)[seat].prompts;
}

/** Of a chain that has closed only force, and breaches of the own side, leave something to do. */
function mayOwe(seat: Seat, { announced }: Picture, { closedAt, side }: Chain): boolean {
  if (closedAt === null || (seat === 'ukraine' && side === 'ukraine')) return true;
  return forceAmong(announced).some((order) => order.seat === seat || order.class === 'force-joint');
}

/** Raises what the seat owes about that chain. */
function lookAt(look: Look, chain: Chain): void {
  const { scenario, state, seat, picture } = look;
  const { doctrine, numbers } = scenario;
  const { reads } = doctrine;
  const isOpen = chain.closedAt === null;
  const isOwn = chain.side === 'ukraine';

  // The warning is Ukraine's duty; for an own-side chain, where the reading is mirrored, the coalition's.
  const warns = isOwn ? seat === 'coalition' && reads.reciprocity === 'mirrored' : seat === 'ukraine';
  const due = warns && isOpen ? warningDue(reads, chain) : null;
  if (due !== null && warnedAt(picture, chain) === null) raise(look, 'warn', chain, due);

  if (seat === 'ukraine') {
    if (!isOwn && isOpen && chain.acts.some((act) => act.severity >= 3 && isUnderWay(act, state.minute))) {
      raise(look, 'halt', chain);
    }
    const { responses } = numbers.prompts['self-report'];
    for (const { id, enteredAt } of isOwn ? chain.acts : []) {
      // What was told before an act was known did not tell of that act.
      if (!hasGiven(look, chain, responses, enteredAt)) raiseAct(look, 'self-report', id, chain);
    }
  } else if (isOpen) {
    for (const { id, likelihood } of chain.acts) if (likelihood === null) raiseAct(look, 'verify', id, chain);
  }
  if (seat === 'coalition' && isOpen) {
    const { consult, force } = numbers.prompts;
    const isDue = !isOwn && chain.t0 !== null && state.minute >= chain.t0 + (consult.after ?? 0);
    if (isDue && !hasGiven(look, chain, consult.responses)) raise(look, 'consult', chain);
    const mayBeOwed = mayForce(scenario, picture, chain, state.minute) && !wasRaised(look, 'force', chain.acts);
    if (mayBeOwed && !hasGiven(look, chain, force.responses)) raise(look, 'force', chain);
  }
  const unsigned = chain.broaderAt !== null && isOpen ? signaturesMissing(doctrine, picture, chain) : null;
  if (unsigned?.includes(seat)) raise(look, 'plan', chain);
  if (seat === 'us') {
    const mayJoin = unsigned?.length === 0 && reads.mandate.includes('force-joint');
    if (mayJoin && !hasGiven(look, chain, numbers.prompts.joint.responses)) raise(look, 'joint', chain);
    const isJoint = (order: Announced) => order.class === 'force-joint' && countsFor(order, chain);
    if (forceAmong(picture.announced).some(isJoint)) raise(look, 'notify', chain);
  }
  if (isOpen) return;
  const stands = (order: Announced) => order.seat === seat && isStandingForce(order) && isOn(order, chain);
  if (forceAmong(picture.announced).some(stands)) raise(look, 'stand-down', chain);
}

/** Whether the seat has given one of those about the chain, or about nothing named, since that minute. */
function hasGiven({ picture, seat }: Look, chain: Chain, responses: readonly string[], since: Minute = 0): boolean {
  for (const { at, outcome, response, about } of ordersOf(picture.announced, seat)) {
    if (at < since || outcome === 'lapsed' || !responses.includes(response)) continue;
    if (about === undefined || chain.acts.some(({ id }) => id === about)) return true;
  }
  return false;
}

// Halts end with their act; other force stays until it is stood down.
function isStandingForce(order: { class: GivenClass; role?: string; outcome: string; endsAt?: Minute }): boolean {
  return isForce(order) && order.role !== 'halt' && order.outcome === 'in-effect' && order.endsAt === undefined;
}
type GivenClass = Parameters<typeof isForce>[0]['class'];

// Phase 2 is open and its conditions are met: the law would take coalition force, whatever domains are closed.
function mayForce({ doctrine }: Scenario, picture: Picture, chain: Chain, minute: Minute): boolean {
  const opens = windowOpens(doctrine.reads, chain);
  if (opens === null || minute < opens) return false;
  return coalitionForceIn(doctrine).some((response) => {
    const order = { seat: 'coalition', response: response.id, about: chain.id } as const;
    const refusal = refusalOf(doctrine, picture, order, minute);
    return refusal === null || refusal === 'domain/closed';
  });
}

const coalitionForce = new WeakMap<Doctrine['responses'], readonly Response[]>();

function coalitionForceIn({ responses }: Doctrine): readonly Response[] {
  let force = coalitionForce.get(responses);
  if (!force) {
    force = responses.filter(({ class: is, seats }) => is === 'force-coalition' && seats.includes('coalition'));
    coalitionForce.set(responses, force);
  }
  return force;
}

/** When a prompt falls due: the later of its edge and of its time from the minute it was known. */
export function promptDue(scenario: Scenario, prompt: Pick<Prompt, 'kind' | 'dueAt' | 'knownAt' | 'raisedAt'>): Minute {
  const { within } = scenario.numbers.prompts[prompt.kind];
  const relative = within === undefined ? null : (prompt.knownAt ?? prompt.raisedAt) + within;
  return Math.max(prompt.dueAt ?? 0, relative ?? 0);
}

/** The open prompts that an accepted order satisfies, on the state before it. */
export function promptsMet(
  scenario: Scenario,
  state: State,
  given: GivenOrder,
  announced: Announced | null,
): { prompt: number; kind: PromptKind }[] {
  if (!announced) return [];
  const { order, because } = given;
  const isHold = responseNamed(scenario.doctrine, order.response)?.role === 'hold';
  // The law has resolved what an order without `about` was about.
  const acts = actsMeant(scenario, state, order.seat, announced.about ?? order.about);
  const isMet = (prompt: Prompt): boolean => {
    // A warning by any seat discharges the duty.
    if (prompt.seat !== order.seat && prompt.kind !== 'warn') return false;
    const rule = scenario.numbers.prompts[prompt.kind];
    if (isHold ? !rule.orHold || !because : !rule.responses.includes(order.response)) return false;
    if (rule.needsBecause?.includes(order.response) && !because) return false;
    if (prompt.kind === 'stand-down') return isLastForce(state, prompt, order);
    if (prompt.kind === 'verify' && order.sector !== undefined) return sectorOf(state, prompt) === order.sector;
    return acts === null || prompt.acts.some((act) => acts.includes(act));
  };
  const met: { prompt: number; kind: PromptKind }[] = [];
  for (const prompt of state.prompts) {
    if (isOpen(prompt) && isMet(prompt)) met.push({ prompt: prompt.n, kind: prompt.kind });
  }
  return met;
}

// An order about one act speaks of its whole chain, in the register of the seat that gives it; null: of nothing named.
function actsMeant(
  { doctrine }: Scenario,
  state: State,
  seat: Seat,
  about: ActId | undefined,
): readonly ActId[] | null {
  if (about === undefined) return null;
  const chain = chainHolding(chains(doctrine, pictureOf(state.ledger, seat), state.minute), about);
  return chain?.acts.map(({ id }) => id) ?? [about];
}

function sectorOf(state: State, prompt: Prompt): Sector | undefined {
  return state.ledger.registers[prompt.seat].acts.find(({ id }) => id === prompt.about)?.sector;
}

// The duty to stand down is met when no other force of the seat stands on those acts.
function isLastForce(state: State, prompt: Prompt, order: Order): boolean {
  const on = state.ledger.announced.filter(
    (force) => isForce(force) && force.about !== undefined && prompt.acts.includes(force.about),
  );
  const named = on.some((force) => force.order === order.of);
  return named && !on.some((force) => force.order !== order.of && force.seat === prompt.seat && isStandingForce(force));
}
