// Words for rulings: a ruling as a sentence, and the words of every refusal code and of every need. They stand only here.
import {
  type Code,
  clock,
  type Doctrine,
  type Facts,
  type Minute,
  type Need,
  type Order,
  type Ruling,
  responseNamed,
} from '../ladder/index.ts';
import { count, guaranteeName, likelihoodWords, listed, seatName, sectorName, sideName } from './words.ts';

/** A minute on the clock of the chain, as T+24:01. */
const onChain = (t0: Minute, minute: Minute) => `T+${clock(minute - t0)}`;

export interface Ruled {
  doctrine: Doctrine;
  order: Order;
  ruling: Ruling;
  facts: Facts;
}

export function rulingSentence(ruled: Ruled): string {
  const { ruling } = ruled;
  if (ruling.verdict === 'refused') return refusalSentence(ruled, ruling);
  const late = ruling.verdict === 'late' ? lateWords(ruled) : '';
  return `Accepted (${ruling.clause}).${late} ${effectWords(ruling.effectAt, ruled.facts.minute)}`;
}

/** The same with its verdict in capitals in front, for lists. */
export function verdictLine(ruled: Ruled): string {
  const sentence = rulingSentence(ruled);
  const { verdict } = ruled.ruling;
  return verdict === 'refused' ? `REFUSED: ${sentence}` : sentence.replace(/^Accepted/, verdict.toUpperCase());
}

function effectWords(effectAt: Minute, now: Minute): string {
  return effectAt === now ? 'In effect at once.' : `In effect at ${clock(effectAt)}.`;
}

function lateWords({ doctrine, order, facts }: Ruled): string {
  if (responseNamed(doctrine, order.response)?.class === 'force-joint')
    return ` Late: it takes effect more than ${clock(doctrine.reads['phase3.effectAfter'])} after T0.`;
  const due = facts.chain?.warningDue;
  return due === null || due === undefined ? ' Late.' : ` Late: the warning was due by ${clock(due)}.`;
}

function refusalSentence(ruled: Ruled, ruling: Extract<Ruling, { verdict: 'refused' }>): string {
  const first = `${CODE_WORDS[ruling.code].reason(ruled, ruling)} (${ruling.clause}).`;
  return [first, stillMissing(ruled, ruling)].filter(Boolean).join(' ');
}

type Refusal = Extract<Ruling, { verdict: 'refused' }>;

const label = ({ doctrine, order }: Ruled) => responseNamed(doctrine, order.response)?.label ?? order.response;

interface CodeWords {
  /** In a word or two, for menus. */
  short: string;
  /** In half a sentence, for authors of scenarios. */
  plain: string;
  /** What the first failing check says of an order, without the closing clause in brackets. */
  reason: (ruled: Ruled, ruling: Refusal) => string;
}

const CODE_WORDS: Record<Code, CodeWords> = {
  'seat/not-yours': {
    short: 'not this seat',
    plain: 'another seat has this order to give',
    reason: (ruled) => {
      const owners = responseNamed(ruled.doctrine, ruled.order.response)?.seats ?? [];
      return `Not yours to give. ${label(ruled)} belongs to ${listed(owners.map(seatName))}`;
    },
  },
  'mandate/none': {
    short: 'no mandate',
    plain: 'the doctrine gives nobody this class of force',
    reason: (ruled) => `No mandate. The doctrine "${ruled.doctrine.title}" gives nobody this class of force`,
  },
  'chain/none': {
    short: 'no chain',
    plain: 'the seat knows of no open breach that it could be about',
    reason: ({ order, facts }, { needs }) => {
      if (needs.includes('about'))
        return `Which breach? ${facts.openChains.length} chains are open (${listed(facts.openChains)}); name one`;
      if (order.about === null)
        return 'No breach. No reported act of severity 2 or more opens a chain that this could be about';
      return `Nothing known. ${order.about} is not in your register as an act of severity 2 or more`;
    },
  },
  'chain/void': {
    short: 'retracted',
    plain: 'the report was retracted',
    reason: ({ order }) => `Withdrawn. The report of ${order.about ?? 'that act'} was retracted`,
  },
  'chain/closed': {
    short: 'chain closed',
    plain: 'the breach is closed after a day of quiet',
    reason: ({ doctrine, facts }) => {
      const quiet = doctrine.reads['chain.quietToClose'];
      const span = quiet === 1440 ? 'a day' : clock(quiet);
      return `Closed. The chain ${facts.chain?.id} closed at ${clock(facts.chain?.closedAt ?? 0)} after ${span} of quiet`;
    },
  },
  'side/own': {
    short: 'own side',
    plain: "the breach is assessed to Ukraine's own side",
    reason: ({ facts }) =>
      `Own side. ${facts.chain?.id} is assessed to Ukraine's side: report it and investigate; the ladder is not for it`,
  },
  'scope/target': {
    short: 'out of scope',
    plain: 'it reaches beyond the breach, or names another sector than its report',
    reason: ({ doctrine, order, facts }) => {
      if (responseNamed(doctrine, order.response)?.role === 'territory') {
        return "Out of scope. A strike on the other side's territory is open in no phase";
      }
      const inChain = listed((facts.chain?.sectors ?? []).map(sectorName));
      if (order.sector === null) return `Where? A halting action names the sector of the breach (${inChain})`;
      return `Out of scope. Only what halts the breach is open, and only in ${inChain}`;
    },
  },
  'warning/first': {
    short: 'warn first',
    plain: 'a warning has to come first',
    reason: () => 'Warn first. The response starts with a diplomatic warning',
  },
  'halt/nothing-under-way': {
    short: 'nothing to halt',
    plain: 'nothing is under way that could be halted',
    reason: ({ doctrine, facts }) => {
      const last = facts.chain?.lastEnd;
      return `Nothing to halt. No act of the chain is under way or ended less than ${clock(doctrine.reads['phase1.haltWindow'])} ago${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
    },
  },
  'evidence/too-weak': {
    short: 'evidence too weak',
    plain: 'no finding is strong enough, or the side is unknown',
    reason: ({ doctrine, order, facts }) => {
      const isJoint = responseNamed(doctrine, order.response)?.class === 'force-joint';
      const bar = doctrine.reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
      if (facts.chain?.side === 'unknown') return 'Evidence too weak. Nobody knows whose act it was';
      const found = facts.chain?.likelihood;
      const has = typeof found === 'number' ? `it stands at ${found.toFixed(2)}` : 'no act of the chain is confirmed';
      return `Evidence too weak. This force needs a finding of ${bar.toFixed(2)} or more; ${has}`;
    },
  },
  'window/too-early': {
    short: 'too early',
    plain: 'the window has not opened yet',
    reason: ({ facts, doctrine }) => {
      const { t0, windowOpens } = facts.chain ?? {};
      if (typeof t0 !== 'number' || typeof windowOpens !== 'number')
        return 'Too early. No clock runs yet: the acts make no pattern';
      const after = clock(doctrine.reads['phase2.opensAfter']);
      return `Too early. Coalition force opens after ${after} of the chain if hostilities persist; it is ${onChain(t0, facts.minute)}`;
    },
  },
  'hostilities/ceased': {
    short: 'hostilities ceased',
    plain: 'hostilities had ceased when the window opened',
    reason: ({ facts, doctrine: { reads } }, { needs }) => {
      const last = facts.chain?.lastEnd;
      const after = clock(reads['phase2.opensAfter']);
      if (needs.length > 0 && needs.every((need) => need !== 'act-under-way') && needs.includes('warn'))
        return 'Phase 2 has not opened. This reading asks for a warning before it, and none was given';
      if (reads['phase2.persist'] === 'sustained')
        return `Phase 2 has not opened. This reading asks for ${clock(reads['phase2.sustainedFor'])} of fire within ${clock(reads['phase2.sustainedWithin'])}, after the first ${after} of the chain`;
      return `Hostilities have ceased. No act of the chain was under way after ${after}${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
    },
  },
  'quorum/unmet': {
    short: 'no quorum',
    plain: 'too few members of the coalition consent',
    reason: ({ doctrine, facts }) => {
      const leads = listed(doctrine.reads['quorum.leads']);
      const has = facts.consent.length > 0 ? listed(facts.consent) : 'nobody';
      return `No quorum. ${leads} and ${doctrine.reads['quorum.members']} further members have to consent; so far ${has}`;
    },
  },
  'domain/closed': {
    short: 'domain closed',
    plain: 'the domain is closed to the coalition in this scenario',
    reason: ({ doctrine, order }) => {
      const domain = responseNamed(doctrine, order.response)?.domain ?? 'domain';
      return `Closed domain. The ${domain} is closed to the coalition in this exercise`;
    },
  },
  'attack/not-broader': {
    short: 'not a broader attack',
    plain: 'no broader attack is certified',
    reason: () => 'Not a broader attack. The Commission has certified none',
  },
  'phase/not-reached': {
    short: 'phase not reached',
    plain: 'phase 2 has not opened',
    reason: () => 'Phase 2 first. This reading asks for phase 2 before the joint response',
  },
  'plan/unsigned': {
    short: 'plan unsigned',
    plain: 'the joint plan lacks signatures',
    reason: ({ facts }) => `Not signed. The joint plan lacks ${listed((facts.chain?.unsigned ?? []).map(seatName))}`,
  },
  'guarantee/not-in-force': {
    short: 'guarantee not in force',
    plain: 'the guarantee is not in force',
    reason: ({ facts }) => `No guarantee in force. It is ${guaranteeName(facts.guarantee)}`,
  },
  'force/none': {
    short: 'no force of yours',
    plain: 'there is no force of that seat to stand down',
    reason: ({ doctrine, order }) =>
      responseNamed(doctrine, order.response)?.role === 'redeploy'
        ? 'Nothing to move. The order names no force or presence of yours that is pending or in effect and not standing down'
        : 'No force to stand down. The order names none of yours that is pending or in effect and not standing down already',
  },
};

// What would change the answer: the wait, or the list of what is missing over all checks.
function stillMissing({ facts }: Ruled, ruling: Refusal): string {
  if (ruling.earliest !== null) {
    const t0 = facts.chain?.t0;
    const on = typeof t0 === 'number' && t0 !== 0 ? ` (${onChain(t0, ruling.earliest)})` : '';
    return `Earliest ${clock(ruling.earliest)}${on} if the fire goes on.`;
  }
  if (ruling.needs.includes('never')) return 'Waiting will not open it.';
  const wait = ruling.notBefore === null ? '' : `; and not before ${clock(ruling.notBefore)}`;
  return `Missing: ${listed(ruling.needs.map(needWords))}${wait}.`;
}

/** What an order lacks: in words for a sentence, and in a word or two for menus. */
const NEED_WORDS: Readonly<Record<string, { long: string; short: string }>> = {
  about: { long: 'the name of the breach', short: 'which breach?' },
  report: { long: 'a report', short: 'no breach known' },
  sector: { long: 'a sector of the breach', short: 'sector' },
  warn: { long: 'a warning', short: 'warn first' },
  'act-under-way': { long: 'an act under way', short: 'no fire now' },
  side: { long: 'an act whose side is known', short: 'side unknown' },
  confirm: { long: 'a finding of the Commission', short: 'finding' },
  certify: { long: 'a certified broader attack', short: 'certification' },
  ratified: { long: 'a ratified guarantee', short: 'guarantee' },
  ukraine: { long: "Ukraine's signature", short: 'UA signature' },
  coalition: { long: "the coalition's signature", short: 'CO signature' },
  us: { long: 'the US signature', short: 'US signature' },
  never: { long: 'nothing that waiting would bring', short: 'never' },
};

export function needWords(need: Need): string {
  if (Object.hasOwn(NEED_WORDS, need)) return NEED_WORDS[need]!.long;
  return need.startsWith('+') ? `${count(Number(need.slice(1)), 'more consenting member')}` : `${need}'s consent`;
}

export function needShort(need: Need): string {
  if (Object.hasOwn(NEED_WORDS, need)) return NEED_WORDS[need]!.short;
  return need.startsWith('+') ? `${need} members` : need;
}

export const codeShort = (code: Code): string => CODE_WORDS[code].short;

export const codePlain = (code: Code): string => CODE_WORDS[code].plain;

export function factsLine(facts: Facts): string {
  const { chain } = facts;
  if (!chain) return `At ${clock(facts.minute)}.`;
  const parts = [
    chain.t0 === null ? 'no clock runs yet' : `${onChain(chain.t0, facts.minute)} of chain ${chain.id}`,
    chain.underWay.length > 0
      ? `${listed(chain.underWay)} under way`
      : chain.lastEnd === null
        ? ''
        : `quiet since ${clock(chain.lastEnd)}`,
    chain.warnedAt === null ? 'not warned' : `warned ${clock(chain.warnedAt)}`,
    `${sideName(chain.side)}, ${chain.likelihood === null ? 'unconfirmed' : likelihoodWords(chain.likelihood)}`,
    chain.phase2At === null ? '' : `phase 2 since ${clock(chain.phase2At)}`,
    chain.broaderAt === null ? '' : `broader attack certified ${clock(chain.broaderAt)}`,
  ];
  return `${parts.filter(Boolean).join(' · ')}.`;
}
