// The nineteen checks of ladder.md 5, one row each, in their order. A row says to which orders it applies, which
// clause it cites, and what is missing where it fails.
import { type Announced, countsFor, type Picture, signaturesMissing, warnedAt } from './announced.ts';
import { type Chain, isUnderWay } from './chains.ts';
import { type Doctrine, isForce, type Response } from './doctrine.ts';
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
  chains: readonly Chain[];
  /** The act it is about, retracted ones included; undefined where check 3 fails. */
  act?: Act | undefined;
  /** The chain that holds the act; undefined where check 3 or 4 fails. */
  chain?: Chain | undefined;
  isGoNoGo: boolean;
}

/** What a failing check misses; `earliest` where waiting alone would do. */
export interface Lack {
  needs: readonly Need[];
  earliest?: Minute;
}

export interface Check {
  n: number;
  code: Code;
  clause: (question: Question) => Clause;
  applies: (response: Response, doctrine: Doctrine) => boolean;
  lacks: (question: Question) => Lack | null;
}

const NEVER: Lack = { needs: ['never'] };

const always = () => true;
const needsChain = (response: Response) => response.needsChain;
const isHalting = (response: Response) => response.role === 'halt';
const isCoalition = (response: Response) => response.class === 'force-coalition';
const isJoint = (response: Response) => response.class === 'force-joint';
const isPlan = (response: Response) => response.role === 'plan';
const cites = (clause: Clause) => () => clause;
const citesItsClass = ({ response }: Question) => response.clause;
const citesForce = ({ response }: Question): Clause => (isJoint(response) ? 'C4' : 'C3');

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
    applies: needsChain,
    lacks: ({ act, order, chains }) => {
      if (act) return null;
      const open = chains.filter((chain) => chain.closedAt === null);
      return { needs: [order.about === undefined && open.length > 1 ? 'about' : 'report'] };
    },
  },
  {
    n: 4,
    code: 'chain/void',
    clause: cites('C2'),
    applies: needsChain,
    lacks: ({ act }) => (act?.isRetracted ? NEVER : null),
  },
  {
    n: 5,
    code: 'chain/closed',
    clause: cites('C2'),
    applies: needsChain,
    lacks: ({ chain }) => (chain && chain.closedAt !== null ? NEVER : null),
  },
  {
    n: 6,
    code: 'side/own',
    clause: cites('C9'),
    applies: (response) => needsChain(response) && (isForce(response) || isPlan(response)),
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
    applies: (response, { reads }) =>
      (isHalting(response) && reads['phase1.order'] !== 'concurrent') ||
      (isCoalition(response) && reads['phase2.requiresWarning']),
    lacks: ({ picture, chain }) => need(chain !== undefined && warnedAt(picture, chain) === null, 'warn'),
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
      return need(chain?.side === 'unknown' || (chain?.likelihood ?? -1) < bar, 'confirm');
    },
  },
  {
    n: 11,
    code: 'window/too-early',
    clause: citesForce,
    applies: (response) => isCoalition(response) || isJoint(response),
    lacks: (question) => {
      if (!isJoint(question.response)) return tooEarly(question);
      // Joint force counts its hours from T0, so it too waits where no clock runs.
      if (question.chain && question.chain.t0 === null) return tooEarly(question);
      return question.isGoNoGo && isBeforePhase3(question) ? { needs: [] } : null;
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
      const consent = new Set(picture.register.consent);
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
    applies: isCoalition,
    lacks: ({ picture, response }) =>
      response.domain && picture.closedDomains.includes(response.domain) ? NEVER : null,
  },
  {
    n: 15,
    code: 'attack/not-broader',
    clause: cites('C4'),
    applies: (response) => isPlan(response) || isJoint(response),
    lacks: ({ chain }) => need(chain?.broaderAt == null, 'certify'),
  },
  {
    n: 16,
    code: 'phase/not-reached',
    clause: cites('C4'),
    applies: (response, { reads }) => isJoint(response) && reads['phase3.requiresPhase2'],
    lacks: (question) => tooEarly(question) ?? ceased(question),
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
    applies: (response) => response.role === 'stand-down',
    lacks: (question) => (forceToStandDown(question.picture, question.order) ? null : NEVER),
  },
];

/** The accepted force order that a stand-down names, while it is the seat's and may still be stood down. */
export function forceToStandDown(picture: Picture, order: Order): Announced | undefined {
  return picture.announced.find(
    (force) =>
      force.order === order.of &&
      isForce(force) &&
      force.seat === order.seat &&
      (force.outcome === 'pending' || (force.outcome === 'in-effect' && force.endsAt === undefined)),
  );
}

// Check 9. `only-if-continues` asks besides for fire at or after the minute of the first warning that counts.
function mayStillHalt({ doctrine: { reads }, picture, chain, minute }: Question): boolean {
  if (!chain) return false;
  const warned = reads['phase1.order'] === 'only-if-continues' ? warnedAt(picture, chain) : null;
  return chain.acts.some(
    (act) =>
      (warned === null || act.end === null || act.end > warned) &&
      (isUnderWay(act, minute) || (act.end !== null && minute - act.end < reads['phase1.haltWindow'])),
  );
}

// Check 11, and 16 where the reading asks for it.
function tooEarly({ doctrine: { reads }, chain, minute }: Question): Lack | null {
  if (!chain || chain.side === 'ukraine') return null;
  const opens = windowOpens(reads, chain);
  if (opens === null) {
    // The pattern that starts the clock is not complete: further acts have to be reported.
    const isGoingOn = chain.acts.some((act) => isUnderWay(act, minute));
    return { needs: isGoingOn ? ['report'] : ['report', 'act-under-way'] };
  }
  if (minute >= opens) return null;
  return hostilitiesPersist(reads, chain, opens) === opens
    ? { needs: [], earliest: opens }
    : { needs: ['act-under-way'] };
}

// Check 12, and 16 likewise.
function ceased({ doctrine: { reads }, picture, chain, minute }: Question): Lack | null {
  if (!chain || chain.side === 'ukraine' || chain.phase2At !== null) return null;
  const opens = windowOpens(reads, chain);
  if (opens === null || minute < opens) return null;
  const needs: Need[] = [];
  if (reads['phase2.requiresWarning'] && warnedAt(picture, chain) === null) needs.push('warn');
  const persistsSince = hostilitiesPersist(reads, chain, needs.length > 0 ? minute : opens);
  if (persistsSince === null || persistsSince > minute || needs.length === 0) needs.push('act-under-way');
  return { needs };
}

function isBeforePhase3({ doctrine: { reads }, chain, minute }: Question): boolean {
  if (reads['phase3.effect'] === 'deadline') return false;
  const hour = chain ? phase3At(reads, chain) : null;
  return hour === null || minute < hour;
}

/** Whether an alert of that seat is in effect on the chain, so that its leads are halved. */
export function isAlerted({ picture, order, chain, minute }: Question): boolean {
  return picture.announced.some(
    (alert) =>
      alert.role === 'alert' &&
      alert.seat === order.seat &&
      alert.effectAt <= minute &&
      chain !== undefined &&
      countsFor(alert, chain),
  );
}
