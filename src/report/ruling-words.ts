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
  SEATS,
  type Seat,
} from '../ladder/index.ts';
import {
  countInWords,
  guaranteeName,
  likelihoodWords,
  listed,
  memberName,
  seatInSentence,
  seatName,
  sectorName,
  sideName,
} from './words.ts';

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
  return `Accepted (${ruling.clause}).${late} ${effectWords(ruling.effectAt, ruled.facts.minute)}${elsewhere(ruled)}`;
}

/** Says so where force was sent to a sector in which nothing of the breach is known, and its reading lets it. */
export function elsewhere({ doctrine, order, facts }: Ruled): string {
  const isForce = /^force-(coalition|joint)$/.test(responseNamed(doctrine, order.response)?.class ?? '');
  const sectors = facts.chain?.sectors ?? [];
  if (!isForce || order.sector === null || sectors.length === 0 || sectors.includes(order.sector)) return '';
  const name = sectorName(order.sector).replace(/^./, (first) => first.toUpperCase());
  return ` ${name} is none of the breach's (${listed(sectors.map(sectorName))}): this reading leaves the place to the seat, and force works where it stands and next door.`;
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
      return `This order is not yours to give. ${label(ruled)} belongs to ${listed(owners.map(seatInSentence))}`;
    },
  },
  'mandate/none': {
    short: 'no mandate',
    plain: 'the doctrine gives nobody this class of force',
    reason: (ruled) => `There is no mandate. The reading "${ruled.doctrine.title}" allows nobody this kind of force`,
  },
  'chain/none': {
    short: 'no breach known',
    plain: 'the seat knows of no open breach that it could be about',
    reason: ({ order, facts }, { needs }) => {
      if (needs.includes('about'))
        return `The order does not say which breach it is about. ${facts.openChains.length} chains are open (${listed(facts.openChains)}); name one`;
      if (order.about === null)
        return 'There is no breach to answer. No act of severity 2 or more that you know of has opened a chain';
      return `You know of no such breach. ${order.about} has not been reported to you as an act of severity 2 or more`;
    },
  },
  'chain/void': {
    short: 'report withdrawn',
    plain: 'the report was withdrawn',
    reason: ({ order }) => `The report of ${order.about ?? 'that act'} was withdrawn`,
  },
  'chain/closed': {
    short: 'breach closed',
    plain: 'the breach is closed after a day of quiet',
    reason: ({ doctrine, facts }) => {
      const quiet = doctrine.reads['chain.quietToClose'];
      const span = quiet === 1440 ? 'a day' : clock(quiet);
      return `The breach is closed. Chain ${facts.chain?.id} closed at ${clock(facts.chain?.closedAt ?? 0)} after ${span} of quiet`;
    },
  },
  'side/own': {
    short: "Ukraine's own side",
    plain: "the breach is assessed to Ukraine's own side",
    reason: ({ facts }) =>
      `The breach is Ukraine's own. ${facts.chain?.id} is assessed to Ukraine's side: report it and investigate; the ladder is not used against it`,
  },
  'scope/target': {
    short: 'beyond the breach',
    plain: 'it reaches beyond the breach, or names another sector than its report',
    reason: ({ doctrine, order, facts }) => {
      if (responseNamed(doctrine, order.response)?.role === 'territory') {
        return "This goes beyond the breach. A strike on the other side's territory is allowed in no phase";
      }
      const inChain = listed((facts.chain?.sectors ?? []).map(sectorName), 'or');
      if (order.sector === null)
        return `The order names no sector. A halting action names a sector of the breach (${inChain})`;
      return `This goes beyond the breach. Only what halts the breach is allowed, and only in ${inChain}`;
    },
  },
  'warning/first': {
    short: 'warn first',
    plain: 'a warning has to come first',
    reason: () => 'A warning comes first. The response to a breach starts with a diplomatic warning',
  },
  'halt/nothing-under-way': {
    short: 'nothing to halt',
    plain: 'nothing is under way that could be halted',
    reason: ({ doctrine, facts }) => {
      const last = facts.chain?.lastEnd;
      return `There is nothing to halt. No act of the chain is going on, and none ended less than ${clock(doctrine.reads['phase1.haltWindow'])} ago${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
    },
  },
  'evidence/too-weak': {
    short: 'evidence too weak',
    plain: 'no finding is strong enough, or the side is unknown',
    reason: ({ doctrine, order, facts }) => {
      const isJoint = responseNamed(doctrine, order.response)?.class === 'force-joint';
      const bar = doctrine.reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
      if (facts.chain?.side === 'unknown') return 'The evidence is too weak. Nobody knows whose act it was';
      const found = facts.chain?.likelihood;
      const has =
        typeof found === 'number' ? `the finding stands at ${found.toFixed(2)}` : 'no act of the chain is confirmed';
      return `The evidence is too weak. This force needs a finding with a likelihood of ${bar.toFixed(2)} or more; ${has}`;
    },
  },
  'window/too-early': {
    short: 'too early',
    plain: 'the window has not opened yet',
    reason: ({ facts, doctrine }) => {
      const { t0, windowOpens } = facts.chain ?? {};
      if (typeof t0 !== 'number' || typeof windowOpens !== 'number')
        return 'It is too early. The clock of the ladder has not started: the acts make no pattern yet';
      const after = clock(doctrine.reads['phase2.opensAfter']);
      return `It is too early. Coalition force opens ${after} after the chain began if hostilities persist; the chain stands at ${onChain(t0, facts.minute)}`;
    },
  },
  'hostilities/ceased': {
    short: 'hostilities ceased',
    plain: 'hostilities had ceased when the window opened',
    reason: ({ facts, doctrine: { reads } }, { needs }) => {
      const last = facts.chain?.lastEnd;
      const after = clock(reads['phase2.opensAfter']);
      if (needs.length > 0 && needs.every((need) => need !== 'act-under-way') && needs.includes('warn'))
        return 'Phase 2 has not opened. This reading asks for a warning first, and none was given';
      if (reads['phase2.persist'] === 'sustained')
        return `Phase 2 has not opened. This reading asks for ${clock(reads['phase2.sustainedFor'])} of fire within ${clock(reads['phase2.sustainedWithin'])}, after the first ${after} of the chain`;
      return `Hostilities have ceased. No act of the chain was going on after ${after}${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
    },
  },
  'quorum/unmet': {
    short: 'no quorum',
    plain: 'too few members of the coalition consent',
    reason: ({ doctrine, facts }) => {
      const leads = listed(doctrine.reads['quorum.leads'].map(memberName));
      const has = facts.consent.length > 0 ? listed(facts.consent.map(memberName)) : 'nobody';
      const others = countInWords(doctrine.reads['quorum.members'], 'more member');
      return `Too few members consent. Consent is needed from ${leads}, and from ${others}; so far it has come from ${has}`;
    },
  },
  'domain/closed': {
    short: 'closed in this exercise',
    plain: 'the domain is closed to the coalition in this scenario',
    reason: ({ doctrine, order }) => {
      const domain = responseNamed(doctrine, order.response)?.domain ?? 'domain';
      return `The ${domain} is closed to the coalition in this exercise`;
    },
  },
  'attack/not-broader': {
    short: 'no broader attack certified',
    plain: 'no broader attack is certified',
    reason: () => 'This is not a broader attack. The Commission has certified none',
  },
  'phase/not-reached': {
    short: 'phase 2 not open',
    plain: 'phase 2 has not opened',
    reason: () => 'Phase 2 comes first. This reading asks that phase 2 opens before the joint response',
  },
  'plan/unsigned': {
    short: 'joint plan not signed',
    plain: 'the joint plan lacks signatures',
    reason: ({ facts }) =>
      `The joint plan is not signed by all. The signature of ${listed((facts.chain?.unsigned ?? []).map(seatInSentence))} is missing`,
  },
  'guarantee/not-in-force': {
    short: 'guarantee not in force',
    plain: 'the guarantee is not in force',
    reason: ({ facts }) => `The guarantee is not in force. It is ${guaranteeName(facts.guarantee)}`,
  },
  'force/none': {
    short: 'no force of yours',
    plain: 'there is no force of that seat to stand down',
    reason: ({ doctrine, order }) =>
      responseNamed(doctrine, order.response)?.role === 'redeploy'
        ? 'There is nothing to move. The order names no force or presence of yours that is on its way or in effect and is not standing down'
        : 'There is no force to stand down. The order names none of yours that is on its way or in effect and is not standing down already',
  },
};

// What would change the answer: the wait, or the list of what is missing over all checks.
function stillMissing({ facts }: Ruled, ruling: Refusal): string {
  if (ruling.earliest !== null) {
    const t0 = facts.chain?.t0;
    const on = typeof t0 === 'number' && t0 !== 0 ? ` (${onChain(t0, ruling.earliest)})` : '';
    return `It opens at ${clock(ruling.earliest)}${on} if the fire goes on.`;
  }
  if (ruling.needs.includes('never')) return 'Waiting will not change that.';
  const wait = ruling.notBefore === null ? '' : `; and not before ${clock(ruling.notBefore)}`;
  return `It needs ${needsWords(ruling.needs)}${wait}.`;
}

/** What an order lacks: in words for a sentence, and in a word or two for menus. */
const NEED_WORDS: Readonly<Record<string, { long: string; short: string }>> = {
  about: { long: 'the name of the breach', short: 'a breach named' },
  report: { long: 'a report of a breach', short: 'a report' },
  sector: { long: 'a sector of the breach', short: 'a sector' },
  warn: { long: 'a warning', short: 'a warning' },
  'act-under-way': { long: 'an act that goes on', short: 'fire that goes on' },
  side: { long: 'an act whose side is known', short: 'a known side' },
  confirm: { long: 'a finding of the Commission', short: 'a finding' },
  certify: { long: 'a certified broader attack', short: 'certification' },
  ratified: { long: 'a ratified guarantee', short: 'the guarantee' },
  never: { long: 'what no waiting brings', short: 'what no waiting brings' },
};

const isSeat = (need: Need): need is Seat => SEATS.some((seat) => seat === need);
const isThing = (need: Need) => Object.hasOwn(NEED_WORDS, need);
const consenting = (need: Need): string =>
  need.startsWith('+') ? countInWords(Number(need.slice(1)), 'more member') : memberName(need);

/** All needs as they stand in a sentence, as "a finding of the Commission and the consent of France and one more member". */
export function needsWords(needs: readonly Need[]): string {
  const things = needs.filter(isThing).map((need) => NEED_WORDS[need]!.long);
  const signers = needs.filter(isSeat).map(seatInSentence);
  const members = needs.filter((need) => !isThing(need) && !isSeat(need)).map(consenting);
  return listed([
    ...things,
    ...(signers.length > 0 ? [`the signature${signers.length > 1 ? 's' : ''} of ${listed(signers)}`] : []),
    ...(members.length > 0 ? [`the consent of ${listed(members)}`] : []),
  ]);
}

function needShort(need: Need): string {
  if (isThing(need)) return NEED_WORDS[need]!.short;
  return isSeat(need) ? `a signature (${seatName(need)})` : consenting(need);
}

/**
 * All that a refused order waits for, the clock among it, in at most `room` characters: what does not fit is counted, as
 * "a finding, France and 2 more".
 */
export function missingShort(ruling: Refusal, room: number): string {
  if (ruling.earliest !== null) return `not before ${clock(ruling.earliest)}`;
  if (ruling.needs.includes('never')) return CODE_WORDS[ruling.code].short;
  const wait = ruling.notBefore === null ? [] : [`not before ${clock(ruling.notBefore)}`];
  const all = ruling.needs.map(needShort);
  const whole = [`needs ${listed(all)}`, ...wait].join('; ');
  if (whole.length <= room) return whole;
  for (let shown = all.length - 1; shown > 0; shown--) {
    const left = all.length - shown + wait.length;
    const words = `needs ${all.slice(0, shown).join(', ')} and ${left} more`;
    if (words.length <= room) return words;
  }
  return all.length + wait.length === 1 ? whole : `needs ${countInWords(all.length + wait.length, 'thing')}`;
}

export const codeShort = (code: Code): string => CODE_WORDS[code].short;

export const codePlain = (code: Code): string => CODE_WORDS[code].plain;

export function factsLine(facts: Facts): string {
  const { chain } = facts;
  if (!chain) return `At ${clock(facts.minute)}.`;
  const parts = [
    chain.t0 === null ? 'the clock has not started' : `${onChain(chain.t0, facts.minute)} of chain ${chain.id}`,
    chain.underWay.length > 0
      ? `${listed(chain.underWay)} ${chain.underWay.length === 1 ? 'goes' : 'go'} on`
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
