// The nineteen checks of ladder.md 5, one row each, in their order. A row says to which orders it applies, which
// clause it cites, and what is missing where it fails.
import {
  type Announced,
  countsFor,
  isWarned,
  orderNumbered,
  type Picture,
  signaturesMissing,
  warnedAt,
} from './announced.ts';
import type { ChainList } from './chain-list.ts';
import { type Chain, isUnderWay } from './chains.ts';
import { type Doctrine, isForce, isPresence, type Response } from './doctrine.ts';
import type { Act } from './register.ts';
import { hostilitiesPersist, phase3At, windowOpens } from './windows.ts';
import type { Clause, Code, Minute, Need, Order } from './words.ts';

/** An order before the law: what is asked, when, and the chain it is about in the register that is read. */
export interface Question {
  doctrine: Doctrine;
  picture: Picture;
  order: Order;
  response: Response;
  minute: Minute;
  /** The chains of the register at that minute. */
  chains: ChainList;
  /** The act it is about, retracted ones included; undefined where check 3 fails. */
  act?: Act | undefined;
  /** The chain that holds the act; undefined where check 3 or 4 fails. */
  chain?: Chain | undefined;
  isGoNoGo: boolean;
}

/** What a failing check misses; `earliest` where waiting alone would do, `notBefore` where it fails by the clock. */
export interface Lack {
  needs: readonly Need[];
  earliest?: Minute;
  notBefore?: Minute;
}

export interface Check {
  n: number;
  code: Code;
  clause: (question: Pick<Question, 'response'>) => Clause;
  /** To which responses it applies; checks 3 to 13 and 15 to 18 only to those that need a chain (`appliesTo`). */
  applies: (response: Response, doctrine: Doctrine) => boolean;
  lacks: (question: Question) => Lack | null;
}

const NEVER: Lack = { needs: ['never'] };

const always = () => true;
const isHalting = (response: Response) => response.role === 'halt';
const isCoalition = (response: Response) => response.class === 'force-coalition';
const isJoint = (response: Response) => response.class === 'force-joint';
const isPlan = (response: Response) => response.role === 'plan';
const cites = (clause: Clause) => () => clause;
const citesItsClass = ({ response }: Pick<Question, 'response'>) => response.clause;
const citesForce = ({ response }: Pick<Question, 'response'>): Clause => (isJoint(response) ? 'C4' : 'C3');

const need = (missing: boolean, ...needs: Need[]): Lack | null => (missing ? { needs } : null);

export const CHECKS: readonly Check[] = [
  {
    n: 1,
    code: 'seat/not-yours',
    clause: citesItsClass,
    applies: always,
    lacks: ({ response, order }) => (response.seats.includes(order.seat) ? null : NEVER),
  },
  {
    n: 2,
    code: 'mandate/none',
    clause: cites('C7'),
    applies: isForce,
    lacks: ({ doctrine, response }) => (doctrine.reads.mandate.some((name) => name === response.class) ? null : NEVER),
  },
  {
    n: 3,
    code: 'chain/none',
    clause: cites('C2'),
    applies: always,
    lacks: ({ act, order, chains }) => {
      if (act) return null;
      return { needs: [order.about === null && chains.open.length > 1 ? 'about' : 'report'] };
    },
  },
  {
    n: 4,
    code: 'chain/void',
    clause: cites('C2'),
    applies: always,
    lacks: ({ act }) => (act?.isRetracted ? NEVER : null),
  },
  {
    n: 5,
    code: 'chain/closed',
    clause: cites('C2'),
    applies: always,
    lacks: ({ chain }) => (chain && chain.closedAt !== null ? NEVER : null),
  },
  {
    n: 6,
    code: 'side/own',
    clause: cites('C9'),
    applies: (response) => isForce(response) || isPlan(response),
    lacks: ({ chain }) => (chain?.side === 'ukraine' ? NEVER : null),
  },
  {
    n: 7,
    code: 'scope/target',
    clause: cites('C2'),
    applies: (response) => isHalting(response) || response.role === 'territory',
    lacks: ({ response, chain, order }) => {
      if (response.role === 'territory') return NEVER;
      return need(!chain?.acts.some((act) => act.sector === order.sector), 'sector');
    },
  },
  {
    n: 8,
    code: 'warning/first',
    clause: cites('C2'),
    applies: (response, { reads }) => isHalting(response) && reads['phase1.order'] !== 'concurrent',
    lacks: ({ picture, chain }) => need(chain !== undefined && !isWarned(picture, chain), 'warn'),
  },
  {
    n: 9,
    code: 'halt/nothing-under-way',
    clause: cites('C2'),
    applies: isHalting,
    lacks: (question) => need(!mayStillHalt(question), 'act-under-way'),
  },
  {
    n: 10,
    code: 'evidence/too-weak',
    clause: cites('C6'),
    applies: (response) => isCoalition(response) || isJoint(response),
    lacks: ({ doctrine, response, chain }) => {
      const bar = doctrine.reads[isJoint(response) ? 'evidence.joint' : 'evidence.coalition'];
      if (chain?.side === 'unknown') return { needs: ['side', 'confirm'] };
      return need((chain?.likelihood ?? -1) < bar, 'confirm');
    },
  },
  {
    n: 11,
    code: 'window/too-early',
    clause: citesForce,
    applies: (response) => isCoalition(response) || isJoint(response),
    lacks: (question) => {
      const { response, chain, isGoNoGo } = question;
      if (!isJoint(response)) return tooEarly(question);
      // Joint force counts its hours from T0, so it too waits where no clock runs.
      if (chain && chain.t0 === null) return NO_CLOCK;
      return isGoNoGo && isBeforePhase3(question) ? { needs: [] } : null;
    },
  },
  {
    n: 12,
    code: 'hostilities/ceased',
    clause: citesForce,
    applies: isCoalition,
    lacks: (question) => ceased(question),
  },
  {
    n: 13,
    code: 'quorum/unmet',
    clause: citesForce,
    applies: isCoalition,
    lacks: ({ doctrine, picture }) => {
      const leads = doctrine.reads['quorum.leads'];
      const roster = doctrine.reads['quorum.roster'];
      const consent = new Set(picture.register.consent.filter((member) => roster.includes(member)));
      const missing: Need[] = leads.filter((member) => !consent.has(member));
      const others = [...consent].filter((member) => !leads.includes(member)).length;
      const further = doctrine.reads['quorum.members'] - others;
      return need(missing.length > 0 || further > 0, ...missing, ...(further > 0 ? [`+${further}`] : []));
    },
  },
  {
    n: 14,
    code: 'domain/closed',
    clause: cites('C5'),
    applies: (response) => isCoalition(response) || isPresence(response),
    lacks: ({ picture, response }) =>
      response.domain && picture.closedDomains.includes(response.domain) ? NEVER : null,
  },
  {
    n: 15,
    code: 'attack/not-broader',
    clause: cites('C4'),
    applies: (response) => isPlan(response) || isJoint(response),
    // The certification of an act of unknown side counts for nothing, so there the side is missing first.
    lacks: ({ chain }) => need(chain?.broaderAt == null, ...(chain?.side === 'unknown' ? ['side'] : []), 'certify'),
  },
  {
    n: 16,
    code: 'phase/not-reached',
    clause: cites('C4'),
    applies: (response, { reads }) => isJoint(response) && reads['phase3.requiresPhase2'],
    lacks: (question) => {
      const asked = asIfCertified(question);
      return tooEarly(asked) ?? ceased(asked);
    },
  },
  {
    n: 17,
    code: 'plan/unsigned',
    clause: cites('C4'),
    applies: isJoint,
    lacks: ({ doctrine, picture, chain }) => {
      const missing = chain ? signaturesMissing(doctrine, picture, chain) : [];
      return need(missing.length > 0, ...missing);
    },
  },
  {
    n: 18,
    code: 'guarantee/not-in-force',
    clause: cites('C8'),
    applies: (response, { reads }) => reads['guarantee.gates'].some((name) => name === response.class),
    lacks: ({ picture }) => need(picture.register.guarantee !== 'ratified', 'ratified'),
  },
  {
    n: 19,
    code: 'force/none',
    clause: citesItsClass,
    applies: (response) => response.role === 'stand-down' || response.role === 'redeploy',
    lacks: ({ picture, order, response }) => (ownToChange(picture, order, response) ? null : NEVER),
  },
];

/** Whether the check applies to an order of that response (ladder.md 5). */
export function appliesTo(check: Check, response: Response, doctrine: Doctrine): boolean {
  const asksForChain = (check.n >= 3 && check.n <= 13) || (check.n >= 15 && check.n <= 18);
  return (response.needsChain || !asksForChain) && check.applies(response, doctrine);
}

/** A check as it stands in a doctrine: to which of its responses it applies, and the clauses that it cites for them. */
export interface CheckRow {
  n: number;
  code: Code;
  responses: readonly Response[];
  clauses: readonly Clause[];
}

/** The checks in their order; one that applies to nothing in the catalogue of the doctrine has no responses. */
export function checksOf(doctrine: Doctrine): CheckRow[] {
  return CHECKS.map((check) => {
    const responses = doctrine.responses.filter((response) => appliesTo(check, response, doctrine));
    const clauses = new Set(responses.map((response) => check.clause({ response })));
    return { n: check.n, code: check.code, responses, clauses: [...clauses].sort() };
  });
}

/**
 * The accepted order that a stand-down or a redeployment names, while it is the seat's own and pending or in effect, and
 * not standing down already. A stand-down ends force; presence is redeployed as force is.
 */
export function ownToChange(
  { announced, assumed }: Pick<Picture, 'announced' | 'assumed'>,
  { seat, of }: Order,
  response: Response,
): Announced | undefined {
  const own = orderNumbered({ announced }, of) ?? assumed.find(({ order }) => order === of);
  if (own?.seat !== seat) return undefined;
  if (!isForce(own) && !(response.role === 'redeploy' && isPresence(own))) return undefined;
  const isStoodDown = assumed.some((order) => order.role === 'stand-down' && order.of === of);
  const mayChange = own.outcome === 'pending' || (own.outcome === 'in-effect' && own.endsAt === null);
  return mayChange && !isStoodDown ? own : undefined;
}

// Check 9, before any warning as if warned now. `only-if-continues` asks besides for fire at or after the minute of the
// first warning that counts.
function mayStillHalt({ doctrine: { reads }, picture, chain, minute }: Question): boolean {
  if (!chain) return false;
  const warned = reads['phase1.order'] === 'only-if-continues' ? (warnedAt(picture, chain) ?? minute) : null;
  return chain.acts.some(
    (act) =>
      (warned === null || act.end === null || act.end > warned) &&
      (isUnderWay(act, minute) || (act.end !== null && minute - act.end < reads['phase1.haltWindow'])),
  );
}

/** The pattern that starts the clock is not complete: further acts have to be reported. */
const NO_CLOCK: Lack = { needs: ['report'] };

// Check 11, and 16 where the reading asks for it: the window has not ended.
function tooEarly(question: Question): Lack | null {
  const { chain, minute } = question;
  if (!chain || chain.side === 'ukraine') return null;
  const opens = windowOpens(question.doctrine.reads, chain);
  if (opens === null) return NO_CLOCK;
  return minute < opens ? { ...awaitingPhase2(question, chain, opens), notBefore: opens } : null;
}

// Check 12, and 16 likewise: the window has ended, and phase 2 has not begun.
function ceased(question: Question): Lack | null {
  const { chain, minute } = question;
  if (!chain || chain.side === 'ukraine') return null;
  const opens = windowOpens(question.doctrine.reads, chain);
  if (opens === null || minute < opens) return null;
  const lack = awaitingPhase2(question, chain, opens);
  return lack.needs.length === 0 && lack.earliest! <= minute ? null : lack;
}

/** What phase 2 waits for, as if the chain were warned where the reading requires a warning. */
function awaitingPhase2({ doctrine: { reads }, picture, minute }: Question, chain: Chain, opens: Minute): Lack {
  const warned = reads['phase2.requiresWarning'] ? warnedAt(picture, chain) : opens;
  const begins = hostilitiesPersist(reads, chain, opens, warned ?? minute);
  const needs = [...(begins === null ? ['act-under-way'] : []), ...(warned === null ? ['warn'] : [])];
  return begins === null || needs.length > 0 ? { needs } : { needs, earliest: begins };
}

// Check 16 under `open-at-once`: before a certification it is read as if certified now.
function asIfCertified(question: Question): Question {
  const { doctrine, chain, minute } = question;
  if (!chain || chain.broaderAt !== null || doctrine.reads['phase2.onBroaderAttack'] !== 'open-at-once')
    return question;
  return { ...question, chain: { ...chain, broaderAt: minute } };
}

function isBeforePhase3({ doctrine: { reads }, chain, minute }: Question): boolean {
  if (reads['phase3.effect'] === 'deadline') return false;
  const hour = chain ? phase3At(reads, chain) : null;
  return hour === null || minute < hour;
}

/** Whether an alert of that seat is in effect on the chain, so that its leads are halved. */
export function isAlerted({ picture, order, chain, minute }: Question): boolean {
  const { announced, parts, assumed } = picture;
  const isOn = (alert: Announced) =>
    alert.seat === order.seat && alert.effectAt <= minute && chain !== undefined && countsFor(alert, chain);
  return (
    parts.alerts.some((place) => isOn(announced[place]!)) ||
    assumed.some((alert) => alert.role === 'alert' && isOn(alert))
  );
}
