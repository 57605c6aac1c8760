// viewFor(scenario, state, seat): everything that one seat may see, decided here and nowhere else. It reads the seat's
// register, its own orders and what was announced; never the truth, the seed, a future inject or another's facts.
import {
  type Act,
  type ActId,
  type Announced,
  type Chain,
  type Code,
  chains,
  type Doctrine,
  failsGoNoGo,
  type Guarantee,
  type Ledger,
  type Member,
  type Minute,
  type Picture,
  phase3At,
  pictureOf,
  type Register,
  Remembered,
  SEATS,
  type Seat,
  type Side,
  signaturesMissing,
  warnedAt,
  warningDue,
  windowOpens,
} from '../ladder/index.ts';
import type { NewsItem } from './events.ts';
import { allOf, type FieldsOf, lazily } from './fields.ts';
import { overAt } from './force.ts';
import type { Mark } from './incident.ts';
import { edgesOf } from './news.ts';
import { isOpen, promptDue, promptsOf } from './prompts.ts';
import type { Coaching, Inject, LineSector, PromptKind, Scenario } from './scenario.ts';
import type { Asked, Draft, GivenOrder, SeatState, State, Turn } from './state.ts';
import { glanceAround, type Surroundings, surroundings } from './surroundings.ts';

/** A message as it reached the seat. */
export interface Message {
  at: Minute;
  from: string;
  medium: string;
  text: string;
  act: ActId | null;
  /** The kind of fact it carries, or `claim` or `message`. */
  kind: string;
  /** What a finding or an amendment says. */
  side?: Side;
  likelihood?: number;
  marks?: readonly Mark[];
}

export type ActView = Omit<Act, 'loggedAt'>;

export interface ChainView extends Omit<Chain, 'acts'> {
  acts: readonly ActView[];
  windowOpens: Minute | null;
  warningDue: Minute | null;
  warnedAt: Minute | null;
  unsigned: readonly Seat[];
  /** T0 + 72 h, as the doctrine counts it. */
  phase3At: Minute | null;
  edges: readonly NewsItem[];
}

/** An accepted order as all seats know it; not what its seat knew when it gave it. */
export type AnnouncedView = Omit<Announced, 'acts' | 'code'> & {
  /** Why it lapsed, where the seat's own register says so too. */
  code: Code | null;
  /** Force that was in effect and is no more, as far as the seat's register knows. */
  isOver: boolean;
};

/** An own order. Under coaching `at-debrief` nobody is told the ruling. */
export type OwnOrder = Omit<GivenOrder, 'ruling' | 'facts' | 'n' | 'fileNumber'> &
  Partial<Pick<GivenOrder, 'ruling' | 'facts' | 'n'>>;

export interface Owed {
  kind: PromptKind;
  about: ActId;
  raisedAt: Minute;
  due: Minute;
  /** The responses that satisfy it; a hold with a reason besides, where it says so. */
  by: readonly string[];
  orHold: boolean;
}

/** Of another seat at a closed table only whether it is in play. */
export type SeatStatus = 'to-decide' | 'committed' | 'holding' | 'waiting' | 'in-play' | 'not-in-play';

export interface View {
  seat: Seat;
  title: string;
  objective: string;
  reading: string;
  brief: string;
  begins: string;
  coaching: Coaching;
  minute: Minute;
  endex: Minute;
  turn: Turn;
  turnMinutes: Minute;
  isEnded: boolean;
  isAtKeyboard: boolean;
  hasCommitted: boolean;
  /** What came after this minute is new to the seat. */
  readUntil: Minute;
  seats: { seat: Seat; status: SeatStatus }[];
  line: readonly Pick<LineSector, 'name' | 'fromKm' | 'toKm' | 'terrain' | 'day' | 'night' | 'jammed'>[];
  guarantee: Guarantee;
  consent: readonly Member[];
  closedDomains: readonly string[];
  /** The classes of force that the doctrine gives a mandate. */
  mandate: readonly string[];
  acts: readonly ActView[];
  chains: readonly ChainView[];
  messages: readonly Message[];
  announced: readonly AnnouncedView[];
  orders: readonly OwnOrder[];
  owed: readonly Owed[];
  expiries: readonly { chain: ActId; at: Minute }[];
  questions: readonly Asked[];
  /** Under the seat's own numbers, by which it takes them back. */
  drafts: readonly Draft[];
  around: Surroundings;
}

/** The title, with the variant that is played. */
export function titleOf({ title, variant }: Scenario): string {
  return variant === null ? title : `${title}, ${variant}`;
}

/** Where a view is read from. */
interface Look {
  scenario: Scenario;
  state: State;
  seat: Seat;
}

const FIELDS: FieldsOf<View, Look> = {
  seat: ({ seat }) => seat,
  title: ({ scenario }) => titleOf(scenario),
  objective: ({ scenario }) => scenario.objective,
  reading: ({ scenario }) => scenario.doctrine.title,
  brief: ({ scenario: { briefs }, seat }) => [briefs.all, briefs[seat]].filter(Boolean).join('\n\n'),
  begins: ({ scenario }) => scenario.begins,
  coaching: ({ state }) => state.coaching,
  minute: ({ state }) => state.minute,
  endex: ({ scenario }) => scenario.endex,
  // At a closed table a seat counts its own turns; how often the others had news is theirs.
  turn: ({ state, seat }) => {
    const { turns, turnFrom } = state.seats[seat];
    return { number: state.isClosed ? turns : state.turn.number, from: turnFrom, until: state.turn.until };
  },
  turnMinutes: ({ scenario }) => scenario.turnMinutes,
  isEnded: ({ state }) => state.isEnded,
  isAtKeyboard: ({ state, seat }) => state.seats[seat].isAtKeyboard,
  hasCommitted: ({ state, seat }) => state.seats[seat].hasCommitted,
  readUntil: ({ state, seat }) => state.seats[seat].readUntil,
  seats: ({ state, seat }) => SEATS.map((name) => ({ seat: name, status: statusOf(state, name, seat) })),
  line: ({ scenario }) =>
    scenario.line.map(({ name, fromKm, toKm, terrain, day, night, jammed }) => ({
      name,
      fromKm,
      toKm,
      terrain,
      day,
      night,
      jammed,
    })),
  guarantee: ({ state, seat }) => state.ledger.registers[seat].guarantee,
  consent: ({ state, seat }) => state.ledger.registers[seat].consent,
  closedDomains: ({ state }) => state.ledger.closedDomains,
  mandate: ({ scenario }) => scenario.doctrine.reads.mandate,
  acts: ({ state, seat }) => state.ledger.registers[seat].acts.map(toActView),
  chains: chainsTo,
  messages: ({ state, seat }) => messagesTo(state, seat),
  announced: ordersTo,
  orders: ({ state, seat }) =>
    state.orders.filter((given) => given.order.seat === seat).map((given) => ownOrder(state.coaching, given)),
  owed: owedBy,
  expiries: ({ state, seat }) =>
    state.ledger.expiries.filter((expiry) => expiry.seat === seat).map(({ chain, at }) => ({ chain, at })),
  questions: ({ state, seat }) => state.questions.filter((question) => question.seat === seat),
  drafts: ({ state, seat }) => draftsOf(state.seats[seat]),
  around: ({ scenario, state, seat }) => surroundings(scenario, state, seat),
};

export function viewFor(scenario: Scenario, state: State, seat: Seat): View {
  return allOf(FIELDS, { scenario, state, seat });
}

const glance = lazily<View, Look>({
  ...FIELDS,
  chains: chainsAtAGlance,
  around: ({ scenario, state, seat }) => glanceAround(scenario, state, seat),
});

/** The same view for a reader who looks at little of it, before the state goes on: each part is made when it is read. */
export function glanceFor(scenario: Scenario, state: State, seat: Seat): View {
  return glance({ scenario, state, seat });
}

interface ChainLook {
  doctrine: Doctrine;
  picture: Picture;
  chain: Chain;
}

const CHAIN_FIELDS: FieldsOf<ChainView, ChainLook> = {
  id: ({ chain }) => chain.id,
  side: ({ chain }) => chain.side,
  sector: ({ chain }) => chain.sector,
  acts: ({ chain }) => chain.acts.map(toActView),
  t0: ({ chain }) => chain.t0,
  knownSince: ({ chain }) => chain.knownSince,
  lastEnd: ({ chain }) => chain.lastEnd,
  closesAt: ({ chain }) => chain.closesAt,
  closedAt: ({ chain }) => chain.closedAt,
  phase2At: ({ chain }) => chain.phase2At,
  broaderAt: ({ chain }) => chain.broaderAt,
  likelihood: ({ chain }) => chain.likelihood,
  isRecidivist: ({ chain }) => chain.isRecidivist,
  windowOpens: ({ doctrine, chain }) => windowOpens(doctrine.reads, chain),
  warningDue: ({ doctrine, chain }) => warningDue(doctrine.reads, chain),
  warnedAt: ({ picture, chain }) => warnedAt(picture, chain),
  unsigned: ({ doctrine, picture, chain }) => signaturesMissing(doctrine, picture, chain),
  phase3At: ({ doctrine, chain }) => phase3At(doctrine.reads, chain),
  edges: ({ doctrine, picture, chain }) => edgesOf(doctrine, picture, chain),
};

const glanceAtChain = lazily(CHAIN_FIELDS);

interface LastGlances {
  all: readonly Chain[];
  ledger: Ledger;
  orders: number;
  views: readonly ChainView[];
}

const lastGlances = new Remembered<Register, LastGlances>();

// A reading of a register is made anew with whatever changes its chains but for what orders say of them.
function chainsAtAGlance({ scenario, state: { ledger, minute }, seat }: Look): readonly ChainView[] {
  const { doctrine } = scenario;
  const picture = pictureOf(ledger, seat);
  const all = chains(doctrine, picture, minute);
  const last = lastGlances.get(picture.register);
  if (last?.all === all && last.ledger === ledger && last.orders === ledger.version) return last.views;
  const views = all.map((chain) => glanceAtChain({ doctrine, picture, chain }));
  lastGlances.set(picture.register, { all, ledger, orders: ledger.version, views });
  return views;
}

function chainsTo({ scenario: { doctrine }, state: { ledger, minute }, seat }: Look): readonly ChainView[] {
  const picture = pictureOf(ledger, seat);
  return chains(doctrine, picture, minute).map((chain) => allOf(CHAIN_FIELDS, { doctrine, picture, chain }));
}

interface LastOrders {
  scenario: Scenario;
  ledger: Ledger;
  orders: number;
  facts: number;
  from: Minute;
  until: Minute;
  views: readonly AnnouncedView[];
}

const lastOrders = new Remembered<Register, LastOrders>();

function ordersTo({ scenario, state: { ledger, minute }, seat }: Look): readonly AnnouncedView[] {
  const register = ledger.registers[seat];
  const last = lastOrders.get(register);
  const isOfThis = last?.ledger === ledger && last.scenario === scenario && last.from <= minute;
  const { version: facts } = register;
  if (isOfThis && last.orders === ledger.version && last.facts === facts && minute < last.until) return last.views;
  let until = Infinity;
  const views = ledger.announced.map((order, n): AnnouncedView => {
    const over = overAt(order, register);
    if (over > minute) until = Math.min(until, over);
    const { code } = order;
    const isKnown =
      code !== undefined && failsGoNoGo(scenario.doctrine, pictureOf(ledger, seat), order, order.effectAt) === code;
    const isOver = over <= minute;
    const before = isOfThis ? last.views[n] : undefined;
    return before && isSameView(before, order, isKnown, isOver) ? before : orderView(order, isKnown, isOver);
  });
  lastOrders.set(register, { scenario, ledger, orders: ledger.version, facts, from: minute, until, views });
  return views;
}

// The rest of an order never changes.
function isSameView(view: AnnouncedView, order: Announced, isKnown: boolean, isOver: boolean): boolean {
  return (
    view.order === order.order &&
    view.outcome === order.outcome &&
    view.outcomeAt === order.outcomeAt &&
    view.endsAt === order.endsAt &&
    (view.code !== null) === isKnown &&
    view.isOver === isOver
  );
}

// Field by field, absent ones too, without what its seat knew: all are of one shape.
function orderView(given: Announced, isKnown: boolean, isOver: boolean): AnnouncedView {
  const { order, seat, response, class: is, role, domain, about, sector, of, at, effectAt } = given;
  const { outcome, outcomeAt, endsAt } = given;
  const all: { [Field in keyof AnnouncedView]-?: AnnouncedView[Field] | undefined } = {
    order,
    seat,
    response,
    class: is,
    role,
    domain,
    about,
    sector,
    of,
    at,
    effectAt,
    outcome,
    outcomeAt,
    endsAt,
    code: isKnown ? (given.code ?? null) : null,
    isOver,
  };
  return all as AnnouncedView;
}

function owedBy({ scenario, state, seat }: Look): readonly Owed[] {
  return promptsOf(state, seat)
    .filter(isOpen)
    .map((prompt) => ({
      kind: prompt.kind,
      about: prompt.about,
      raisedAt: prompt.raisedAt,
      due: promptDue(scenario, prompt),
      by: scenario.numbers.prompts[prompt.kind].responses,
      orHold: scenario.numbers.prompts[prompt.kind].orHold ?? false,
    }));
}

// Field by field: leaving a field out of a copy is slow, and acts are looked at at every turn.
export function toActView(act: Act): ActView {
  const { id, start, end, sector, severity, side, likelihood, isRetracted, enteredAt } = act;
  return { id, start, end, sector, severity, side, likelihood, isRetracted, enteredAt };
}

function statusOf(state: State, name: Seat, reader: Seat): SeatStatus {
  const seat = state.seats[name];
  if (seat.holder === 'hold') return 'not-in-play';
  if (state.isClosed && name !== reader) return 'in-play';
  if (seat.isHolding) return 'holding';
  if (!seat.isAtKeyboard) return 'waiting';
  return seat.hasCommitted ? 'committed' : 'to-decide';
}

function messagesTo(state: State, seat: Seat): Message[] {
  return state.received.filter((inject) => inject.to.includes(seat)).map(toMessage);
}

/** An inject as whoever receives it may read it: without what it is meant to bring about. */
export function toMessage({ at, from, medium, text, fact, about, marks }: Inject): Message {
  return {
    at,
    from,
    medium,
    text,
    act: fact && 'act' in fact ? fact.act : (about ?? null),
    kind: fact?.kind ?? (medium === 'claim' ? 'claim' : 'message'),
    ...(fact?.kind === 'amend' && fact.side !== undefined && { side: fact.side }),
    ...(fact?.kind === 'confirm' && { likelihood: fact.likelihood }),
    ...(marks && { marks }),
  };
}

function ownOrder(coaching: Coaching, given: GivenOrder): OwnOrder {
  if (coaching !== 'at-debrief' && given.fileNumber === undefined) return given;
  // An orders file counts the orders of all seats.
  const { fileNumber: _, ...own } = given;
  if (coaching !== 'at-debrief') return own;
  // Its number would tell: only accepted orders have one.
  const { ruling: __, facts: ___, n: ____, ...rest } = own;
  return rest;
}

/** Drafts under the numbers of their seat: those of the exercise would tell how often the others draft. */
function draftsOf({ drafts, drafted }: SeatState): readonly Draft[] {
  return drafts.map((draft) => ({ ...draft, id: drafted.lastIndexOf(draft.id) }));
}
