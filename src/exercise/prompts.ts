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
} from '../ladder/index.ts';
import type { PromptKind, PromptRule, Scenario } from './scenario.ts';
import type { GivenOrder, Prompt, State } from './state.ts';

export type Raised = Omit<Prompt, 'n' | 'knownAt' | 'metAt' | 'liftedAt'>;

interface Candidate {
  kind: PromptKind;
  about: ActId;
  acts: readonly ActId[];
  chain?: Chain;
  dueAt?: Minute | null;
}

/** The prompts that a seat's register raises now and that have not been raised before. */
export function promptsRaised(scenario: Scenario, state: State, seat: Seat): Raised[] {
  const picture = pictureOf(state.ledger, seat);
  const all = chains(scenario.doctrine, picture, state.minute);
  const found: Candidate[] = [];
  for (const chain of all)
    if (mayOwe(seat, picture, chain)) found.push(...candidates(scenario, state, seat, picture, chain));
  found.push(...orphans(seat, picture, all));
  return found
    .filter(({ kind, acts }) => !wasRaised(state, seat, kind, acts))
    .map(({ kind, about, acts, chain, dueAt }) => ({
      kind,
      seat,
      about,
      acts,
      raisedAt: state.minute,
      dueAt: dueAt ?? (chain ? byT0(scenario.numbers.prompts[kind], chain) : null),
    }));
}

/** Whether a duty still waits for its answer. */
export function isOpen({ metAt, liftedAt }: Prompt): boolean {
  return metAt === null && liftedAt === null;
}

const ABOUT_A_BREACH: readonly PromptKind[] = ['warn', 'halt', 'verify', 'consult', 'force', 'plan', 'joint'];

/** Duties with nothing left to answer: every act was withdrawn, or found to be the own side's, which has no ladder. */
export function promptsLifted({ doctrine }: Scenario, state: State, seat: Seat): Prompt[] {
  const { register } = pictureOf(state.ledger, seat);
  return promptsOf(state, seat).filter((prompt) => {
    if (!isOpen(prompt) || !ABOUT_A_BREACH.includes(prompt.kind)) return false;
    // A closer look is owed whoever's act it is; under a mirrored reading an own-side breach is warned about.
    const turns = prompt.kind !== 'verify' && !(prompt.kind === 'warn' && doctrine.reads.reciprocity === 'mirrored');
    return prompt.acts.every((id) => {
      const act = actNamed(register, id);
      return act?.isRetracted || (turns && act?.side === 'ukraine');
    });
  });
}

// Force whose act was retracted belongs to no chain any more.
function orphans(seat: Seat, picture: Picture, all: readonly Chain[]): Candidate[] {
  return forceAmong(picture.announced)
    .filter((order) => order.seat === seat && isStandingForce(order) && !all.some((chain) => isOn(order, chain)))
    .map(({ about = '' }) => ({ kind: 'stand-down', about, acts: [about] }));
}

/** Force belongs to the chain that holds the act it is about, whatever its chain once held besides. */
function isOn({ about }: Announced, { acts }: Pick<Chain, 'acts'>): boolean {
  return acts.some(({ id }) => id === about);
}

function byT0(rule: PromptRule, chain: Chain): Minute | null {
  return rule.byT0 === undefined || chain.t0 === null ? null : chain.t0 + rule.byT0;
}

function wasRaised(state: State, seat: Seat, kind: PromptKind, acts: readonly ActId[]): boolean {
  return promptsOf(state, seat).some((prompt) => prompt.kind === kind && prompt.acts.some((act) => acts.includes(act)));
}

// A prompt stays with its seat, and prompts are only added: each is sorted once.
const sortedPrompts = new WeakMap<readonly Prompt[], Record<Seat, Prompt[]> & { sorted: number }>();

/** The prompts of a seat, answered ones too, in the order in which they were raised. */
export function promptsOf({ prompts }: State, seat: Seat): readonly Prompt[] {
  let bySeat = sortedPrompts.get(prompts);
  if (!bySeat) {
    bySeat = { sorted: 0, ukraine: [], coalition: [], us: [] };
    sortedPrompts.set(prompts, bySeat);
  }
  for (; bySeat.sorted < prompts.length; bySeat.sorted++) {
    const prompt = prompts[bySeat.sorted]!;
    bySeat[prompt.seat].push(prompt);
  }
  return bySeat[seat];
}

/** Of a chain that has closed only force, and breaches of the own side, leave something to do. */
function mayOwe(seat: Seat, { announced }: Picture, { closedAt, side }: Chain): boolean {
  if (closedAt === null || (seat === 'ukraine' && side === 'ukraine')) return true;
  return forceAmong(announced).some((order) => order.seat === seat || order.class === 'force-joint');
}

function candidates(scenario: Scenario, state: State, seat: Seat, picture: Picture, chain: Chain): Candidate[] {
  const { doctrine, numbers } = scenario;
  const { reads } = doctrine;
  const isStillOpen = chain.closedAt === null;
  const isOwn = chain.side === 'ukraine';
  const acts = chain.acts.map(({ id }) => id);
  const found: Candidate[] = [];
  const raise = (isRaised: boolean, kind: PromptKind, dueAt?: Minute | null) => {
    if (isRaised) found.push({ kind, about: chain.id, acts, chain, ...(dueAt !== undefined && { dueAt }) });
  };
  const raiseAct = (kind: PromptKind, act: ActId) => found.push({ kind, about: act, acts: [act], chain });
  const answered = (responses: readonly string[], since = 0) =>
    ordersOf(picture.announced, seat).some(
      (order) =>
        order.at >= since &&
        order.outcome !== 'lapsed' &&
        responses.includes(order.response) &&
        (order.about === undefined || acts.includes(order.about)),
    );

  // The warning is Ukraine's duty; for an own-side chain, where the reading is mirrored, the coalition's.
  const warns = isOwn ? seat === 'coalition' && reads.reciprocity === 'mirrored' : seat === 'ukraine';
  const due = warningDue(reads, chain);
  raise(warns && isStillOpen && due !== null && warnedAt(picture, chain) === null, 'warn', due);

  if (seat === 'ukraine') {
    raise(
      !isOwn && isStillOpen && chain.acts.some((act) => act.severity >= 3 && isUnderWay(act, state.minute)),
      'halt',
    );
    const { responses } = numbers.prompts['self-report'];
    // What was told before an act was known did not tell of that act.
    const untold = isOwn ? chain.acts.filter((act) => !answered(responses, act.enteredAt)) : [];
    for (const act of untold) raiseAct('self-report', act.id);
  } else if (isStillOpen) {
    for (const act of chain.acts) if (act.likelihood === null) raiseAct('verify', act.id);
  }
  if (seat === 'coalition') {
    const { after = 0, responses } = numbers.prompts.consult;
    raise(
      !isOwn && isStillOpen && chain.t0 !== null && state.minute >= chain.t0 + after && !answered(responses),
      'consult',
    );
    const { force } = numbers.prompts;
    const isNew = isStillOpen && !wasRaised(state, seat, 'force', acts) && !answered(force.responses);
    raise(isNew && mayForce(scenario, picture, chain, state.minute), 'force');
  }
  const isBroader = chain.broaderAt !== null && isStillOpen;
  const unsigned = isBroader ? signaturesMissing(doctrine, picture, chain) : [];
  raise(isBroader && unsigned.includes(seat), 'plan');
  if (seat === 'us') {
    const mayJoin = isBroader && unsigned.length === 0 && reads.mandate.includes('force-joint');
    raise(mayJoin && !answered(numbers.prompts.joint.responses), 'joint');
    const joint = forceAmong(picture.announced).some(
      (order) => order.class === 'force-joint' && countsFor(order, chain),
    );
    raise(joint, 'notify');
  }
  if (
    !isStillOpen &&
    forceAmong(picture.announced).some((order) => order.seat === seat && isStandingForce(order) && isOn(order, chain))
  ) {
    raise(true, 'stand-down');
  }
  return found;
}

// Halts end with their act; other force stays until it is stood down.
function isStandingForce(order: { class: GivenClass; role?: string; outcome: string; endsAt?: Minute }): boolean {
  return isForce(order) && order.role !== 'halt' && order.outcome === 'in-effect' && order.endsAt === undefined;
}
type GivenClass = Parameters<typeof isForce>[0]['class'];

// Phase 2 is open and its conditions are met: the law would take coalition force, whatever domains are closed.
function mayForce({ doctrine }: Scenario, picture: Picture, chain: Chain, minute: Minute): boolean {
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

/** The open prompts that an accepted order satisfies; `state` knows the order as announced already. */
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
  return state.prompts
    .filter((prompt) => {
      if (!isOpen(prompt)) return false;
      // A warning by any seat discharges the duty.
      if (prompt.seat !== order.seat && prompt.kind !== 'warn') return false;
      const rule = scenario.numbers.prompts[prompt.kind];
      if (isHold ? !rule.orHold || !because : !rule.responses.includes(order.response)) return false;
      if (rule.needsBecause?.includes(order.response) && !because) return false;
      if (prompt.kind === 'stand-down') return isLastForce(state, prompt, order);
      if (prompt.kind === 'verify' && order.sector !== undefined) return sectorOf(state, prompt) === order.sector;
      return acts === null || prompt.acts.some((act) => acts.includes(act));
    })
    .map(({ n, kind }) => ({ prompt: n, kind }));
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
