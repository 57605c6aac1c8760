// viewFor(scenario, state, seat): everything that one seat may see, decided here and nowhere else. It reads the seat's
// register, its own orders and what was announced; never the truth, the seed, a future inject or another's facts.
import {
  type Act,
  type ActId,
  type Announced,
  type Chain,
  type ChainList,
  type Code,
  failsGoNoGo,
  type Guarantee,
  type Member,
  type Minute,
  type Picture,
  phase3At,
  pictureOf,
  SEATS,
  type Seat,
  type Sector,
  type Side,
  signaturesMissing,
  warnedAt,
  warningDue,
  windowOpens,
} from '../../ladder/index.ts';
import type { AnswerMark } from '../answers.ts';
import type { NewsItem } from '../events.ts';
import type { Mark } from '../incident.ts';
import { readersFor } from '../run/letters.ts';
import { edgesOf } from '../run/news.ts';
import { promptDue } from '../run/prompts.ts';
import { chainsNow, type Run } from '../run/run.ts';
import type { LineSector, Scenario } from '../scenario.ts';
import type { Call, Draft, SeatState } from '../seat-state.ts';
import type { Asked, GivenOrder, Prompt, State, Turn } from '../state.ts';
import type { Coaching, Correspondent, Inject, PromptKind } from '../words.ts';
import { isOver, standsIn } from '../world/force.ts';
import { type LetterView, lettersOf } from './letters.ts';
import { type SignedDraft, signedDrafts } from './signatures.ts';
import { type Surroundings, surroundings } from './surroundings.ts';

/** A message as it reached the seat. */
export interface Message {
  at: Minute;
  from: string;
  medium: string;
  text: string;
  /** A text that is attached to it. */
  draft: string | null;
  act: ActId | null;
  /** The kind of fact it carries, or `claim` or `message`. */
  kind: string;
  /** What a finding or an amendment says. */
  side: Side | null;
  likelihood: number | null;
  marks: readonly Mark[] | null;
  /** The accepted order that it answers. */
  answers: AnswerMark | null;
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
  /** What its seat says with it. */
  text: string | null;
  /** Why it lapsed, where the seat's own register says so too. */
  code: Code | null;
  /** Force that was in effect and is no more, as far as the seat's register knows. */
  isOver: boolean;
  /** Where force or presence stands now. */
  standsIn: Sector | null;
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
  /** Why it has the keyboard, or had it last. */
  calledBy: readonly Call[];
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
  /** The drafts that some seat has signed, which has made their words public. */
  signed: readonly Pick<SignedDraft, 'draft' | 'by'>[];
  orders: readonly OwnOrder[];
  owed: readonly Owed[];
  expiries: readonly { chain: ActId; at: Minute }[];
  questions: readonly Asked[];
  /** What it wrote to others in the room, and what they wrote to it. */
  letters: readonly LetterView[];
  /** Whom it may write to. */
  readers: readonly Correspondent[];
  /** Under the seat's own numbers, by which it takes them back. */
  drafts: readonly Draft[];
  around: Surroundings;
}

/** The title, with the variant that is played. */
export function titleOf({ title, variant }: Scenario): string {
  return variant === null ? title : `${title}, ${variant}`;
}

export function viewFor(run: Run, seat: Seat): View {
  const { scenario, state } = run;
  const { ledger } = state;
  const { briefs, doctrine } = scenario;
  const { drafts: _, prompts: __, turns, turnFrom, ...own } = state.seats[seat];
  const { guarantee, consent, acts } = ledger.registers[seat];
  const picture = pictureOf(ledger, seat);
  const chains = chainsNow(run, seat);
  const texts = textsAnnounced(state);
  return {
    seat,
    title: titleOf(scenario),
    objective: scenario.objective,
    reading: doctrine.title,
    brief: [briefs.all, briefs[seat]].filter(Boolean).join('\n\n'),
    begins: scenario.begins,
    coaching: state.coaching,
    minute: state.minute,
    endex: scenario.endex,
    // At a closed table a seat counts its own turns; how often the others had news is theirs.
    turn: { number: state.isClosed ? turns : state.turn.number, from: turnFrom, until: state.turn.until },
    turnMinutes: scenario.turnMinutes,
    isEnded: state.isEnded,
    isAtKeyboard: own.isAtKeyboard,
    hasCommitted: own.hasCommitted,
    readUntil: own.readUntil,
    calledBy: own.calledBy,
    seats: SEATS.map((name) => ({ seat: name, status: statusOf(state, name, seat) })),
    line: scenario.line.map(toSectorView),
    guarantee,
    consent,
    closedDomains: ledger.closedDomains,
    mandate: doctrine.reads.mandate,
    acts: acts.map(toActView),
    chains: chains.all.map((chain) => toChainView(scenario, picture, chain)),
    messages: state.received.filter((inject) => inject.to.includes(seat)).map(toMessage),
    announced: ledger.announced.map((order) => ({
      ...toAnnouncedView(run, picture, order, chains),
      text: texts.get(order.order) ?? null,
    })),
    signed: signedDrafts(state).flatMap(({ draft, by }) => (by.length > 0 ? [{ draft, by }] : [])),
    orders: state.orders.filter((given) => given.order.seat === seat).map((given) => ownOrder(state.coaching, given)),
    owed: owedBy(scenario, state, seat),
    expiries: ledger.expiries.filter((expiry) => expiry.seat === seat).map(({ chain, at }) => ({ chain, at })),
    questions: state.questions.filter((question) => question.seat === seat),
    letters: lettersOf(state, seat),
    readers: readersFor(state, seat),
    drafts: draftsOf(state.seats[seat]),
    around: surroundings(scenario, state, seat),
  };
}

function toSectorView({ name, fromKm, toKm, terrain, day, night, jammed }: LineSector): View['line'][number] {
  return { name, fromKm, toKm, terrain, day, night, jammed };
}

function toChainView({ doctrine }: Scenario, picture: Picture, chain: Chain): ChainView {
  const { reads } = doctrine;
  return {
    ...chain,
    acts: chain.acts.map(toActView),
    windowOpens: windowOpens(reads, chain),
    warningDue: warningDue(reads, chain),
    warnedAt: warnedAt(picture, chain),
    unsigned: signaturesMissing(doctrine, picture, chain),
    phase3At: phase3At(reads, chain),
    edges: edgesOf(doctrine, picture, chain),
  };
}

// The law reads no text, so that it stands with the order as it was given: only accepted orders have a number.
function textsAnnounced({ orders }: State): Map<number, string | null> {
  return new Map(orders.flatMap(({ n, text }) => (n === null ? [] : [[n, text]])));
}

// Without what its seat knew when it gave it.
function toAnnouncedView(
  { scenario, state }: Run,
  picture: Picture,
  given: Announced,
  now: ChainList,
): Omit<AnnouncedView, 'text'> {
  const { acts: _, code, ...order } = given;
  const chains = order.effectAt === state.minute ? now : undefined;
  const isKnown = code !== null && failsGoNoGo(scenario.doctrine, picture, given, order.effectAt, chains) === code;
  return {
    ...order,
    code: isKnown ? code : null,
    isOver: isOver(given, picture.register, state.minute),
    standsIn: standsIn(state.ledger, given),
  };
}

export function owedBy(scenario: Scenario, { prompts, seats }: State, seat: Seat): readonly Owed[] {
  return seats[seat].prompts.open.map((n) => toOwed(scenario, prompts[n]!));
}

function toOwed(scenario: Scenario, prompt: Prompt): Owed {
  const { kind, about, raisedAt } = prompt;
  const { responses, orHold = false } = scenario.numbers.prompts[kind];
  return { kind, about, raisedAt, due: promptDue(scenario, prompt), by: responses, orHold };
}

export function toActView(act: Act): ActView {
  const { id, start, end, sector, severity, side, likelihood, isRetracted, enteredAt } = act;
  return { id, start, end, sector, severity, side, likelihood, isRetracted, enteredAt };
}

/** `reader`: the seat that looks; null: everybody in the room. */
export function statusOf(state: State, name: Seat, reader: Seat | null): SeatStatus {
  const seat = state.seats[name];
  if (seat.holder === 'hold') return 'not-in-play';
  if (state.isClosed && name !== reader) return 'in-play';
  if (seat.isHolding) return 'holding';
  if (!seat.isAtKeyboard) return 'waiting';
  return seat.hasCommitted ? 'committed' : 'to-decide';
}

/** An inject as whoever receives it may read it: without what it is meant to bring about. */
export function toMessage({ at, from, medium, text, draft, fact, about, marks, answers }: Inject): Message {
  return {
    at,
    from,
    medium,
    text,
    draft,
    act: fact && 'act' in fact ? fact.act : about,
    kind: fact?.kind ?? (medium === 'claim' ? 'claim' : 'message'),
    side: fact?.kind === 'amend' ? fact.side : null,
    likelihood: fact?.kind === 'confirm' ? fact.likelihood : null,
    marks,
    answers,
  };
}

function ownOrder(coaching: Coaching, given: GivenOrder): OwnOrder {
  if (coaching !== 'at-debrief' && given.fileNumber === null) return given;
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
