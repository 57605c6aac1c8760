// Words for rulings, refusals and edges, in one file: everything that the law says to people is worded here.
import type { Author, Incident } from '../exercise/incident.ts';
import { entered, printable } from '../exercise/text.ts';
import {
  type Code,
  clock,
  type Doctrine,
  type Facts,
  type Guarantee,
  type Minute,
  type Need,
  type Order,
  type Ruling,
  responseNamed,
  type Seat,
  type Sector,
  type Side,
} from '../ladder/index.ts';

export { clock, entered, printable };

export const PROVENANCE = 'EXERCISE. Training model of a press-reported, unverified and simplified plan.';
export const UNDER_DOCTRINE = '"Accepted" and "refused" mean under the loaded doctrine, never lawful or unlawful.';

const SEAT_NAMES: Record<Seat, string> = { ukraine: 'Ukraine', coalition: 'Coalition', us: 'US' };
export const seatName = (seat: Seat): string => SEAT_NAMES[seat];

const SIDE_NAMES: Record<Side, string> = { russia: 'Russia-side', ukraine: 'Ukraine-side', unknown: 'side unknown' };
export const sideName = (side: Side): string => SIDE_NAMES[side];

const AUTHOR_NAMES: Record<Author, string> = {
  ...SIDE_NAMES,
  unknown: 'nobody knows who',
  nobody: 'nobody',
  spoiler: 'a spoiler',
};
/** Who is behind an act and what for, as the truth has it. */
export const behindIt = ({ author, intent }: Pick<Incident, 'author' | 'intent'>): string =>
  intent === 'none' || intent === author ? AUTHOR_NAMES[author] : `${AUTHOR_NAMES[author]}, ${spoken(intent)}`;

const GUARANTEE_NAMES: Record<Guarantee, string> = {
  unsigned: 'not signed',
  signed: 'signed, not ratified',
  ratified: 'ratified',
  suspended: 'suspended',
  void: 'void',
};
export const guaranteeName = (state: Guarantee): string => GUARANTEE_NAMES[state];

export const sectorName = (sector: Sector): string =>
  typeof sector === 'number' ? `sector ${sector}` : sector === 'rear' ? 'the rear' : 'the sea';

/** Likelihood in the standard words of analytic judgement and as a number. */
export function likelihoodWords(likelihood: number): string {
  const steps: [number, string][] = [
    [0.05, 'almost no chance'],
    [0.2, 'very unlikely'],
    [0.45, 'unlikely'],
    [0.55, 'roughly even chance'],
    [0.8, 'likely'],
    [0.95, 'very likely'],
  ];
  const word = steps.find(([below]) => likelihood < below)?.[1] ?? 'almost certain';
  return `${word} (${likelihood.toFixed(2)})`;
}

/** What 0 to 100 comes to, in a word and as a number. */
export function strengthWords(strength: number): string {
  const steps: [number, string][] = [
    [1, 'none'],
    [25, 'weak'],
    [50, 'thin'],
    [75, 'fair'],
  ];
  const word = steps.find(([below]) => strength < below)?.[1] ?? 'strong';
  return `${word} (${strength})`;
}

/** Whose act it was, and how likely that is. */
export const attributionWords = (side: Side, likelihood: number): string =>
  `${sideName(side)}, ${likelihoodWords(likelihood)}`;

/** A state by its id, spoken: in-session as "in session". */
export const spoken = (id: string): string => id.replaceAll('-', ' ');

const CLAUSE_WORDS: Record<string, string> = {
  C1: 'persistent violations lead to escalating responses inside 24 h and potentially a coordinated response within 72 h',
  C2: 'the first breach brings, within 24 h, a diplomatic warning plus whatever action is needed to halt it',
  C3: 'if hostilities persist beyond that window, forces of the coalition of the willing are activated',
  C4: 'if it expands into a broader attack, a coordinated response with the US takes effect 72 h after the initial breach',
  C5: 'a European-led deterrence force gives reassurance, with US intelligence and logistics',
  C6: 'high-tech monitoring of the line; evidence is the hinge',
  C7: 'the earlier mission could observe but not enforce',
  C8: 'the guarantees are contingent on a lasting ceasefire and a peace deal',
  C9: 'guarantees "can\'t be one-sided"',
};
export const clauseWords = (clause: string): string =>
  Object.hasOwn(CLAUSE_WORDS, clause) ? CLAUSE_WORDS[clause]! : clause;

/** A minute on the clock of the chain, as T+24:01. */
const onChain = (t0: Minute, minute: Minute) => `T+${clock(minute - t0)}`;

export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A count with its noun, as 1 turn or 3 turns. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** One ruling with what it rests on; everything a sentence needs. */
export interface Ruled {
  doctrine: Doctrine;
  order: Order;
  ruling: Ruling;
  facts: Facts;
}

/** The ruling as a sentence a diplomat understands. */
export function rulingSentence(ruled: Ruled): string {
  const { ruling } = ruled;
  if (ruling.verdict === 'refused') return refusalSentence(ruled, ruling);
  const late = ruling.verdict === 'late' ? lateWords(ruled) : '';
  return `Accepted (${ruling.clause}).${late} ${effectWords(ruling.effectAt, ruled.facts.minute)}`;
}

/** The same, opened by its verdict in capitals, for lists. */
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
  const first = `${REASONS[ruling.code](ruled, ruling)} (${ruling.clause}).`;
  return [first, stillMissing(ruled, ruling)].filter(Boolean).join(' ');
}

type Refusal = Extract<Ruling, { verdict: 'refused' }>;

const label = ({ doctrine, order }: Ruled) => responseNamed(doctrine, order.response)?.label ?? order.response;

// What the first failing check says, without the closing clause in brackets.
const REASONS: Record<Code, (ruled: Ruled, ruling: Refusal) => string> = {
  'seat/not-yours': (ruled) => {
    const owners = responseNamed(ruled.doctrine, ruled.order.response)?.seats ?? [];
    return `Not yours to give. ${label(ruled)} belongs to ${listed(owners.map(seatName))}`;
  },
  'mandate/none': (ruled) => `No mandate. The doctrine "${ruled.doctrine.title}" gives nobody this class of force`,
  'chain/none': ({ order, facts }, { needs }) => {
    if (needs.includes('about'))
      return `Which breach? ${facts.openChains.length} chains are open (${listed(facts.openChains)}); name one`;
    if (order.about === undefined)
      return 'No breach. No reported act of severity 2 or more opens a chain that this could be about';
    return `Nothing known. ${order.about} is not in your register as an act of severity 2 or more`;
  },
  'chain/void': ({ order }) => `Withdrawn. The report of ${order.about ?? 'that act'} was retracted`,
  'chain/closed': ({ doctrine, facts }) => {
    const quiet = doctrine.reads['chain.quietToClose'];
    const span = quiet === 1440 ? 'a day' : clock(quiet);
    return `Closed. The chain ${facts.chain?.id} closed at ${clock(facts.chain?.closedAt ?? 0)} after ${span} of quiet`;
  },
  'side/own': ({ facts }) =>
    `Own side. ${facts.chain?.id} is assessed to Ukraine's side: report it and investigate; the ladder is not for it`,
  'scope/target': ({ doctrine, order, facts }) => {
    if (responseNamed(doctrine, order.response)?.role === 'territory') {
      return "Out of scope. A strike on the other side's territory is open in no phase";
    }
    const inChain = listed((facts.chain?.sectors ?? []).map(sectorName));
    if (order.sector === undefined) return `Where? A halting action names the sector of the breach (${inChain})`;
    return `Out of scope. Only what halts the breach is open, and only in ${inChain}`;
  },
  'warning/first': () => 'Warn first. The response starts with a diplomatic warning',
  'halt/nothing-under-way': ({ doctrine, facts }) => {
    const last = facts.chain?.lastEnd;
    return `Nothing to halt. No act of the chain is under way or ended less than ${clock(doctrine.reads['phase1.haltWindow'])} ago${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
  },
  'evidence/too-weak': ({ doctrine, order, facts }) => {
    const isJoint = responseNamed(doctrine, order.response)?.class === 'force-joint';
    const bar = doctrine.reads[isJoint ? 'evidence.joint' : 'evidence.coalition'];
    if (facts.chain?.side === 'unknown') return 'Evidence too weak. Nobody knows whose act it was';
    const found = facts.chain?.likelihood;
    const has = typeof found === 'number' ? `it stands at ${found.toFixed(2)}` : 'no act of the chain is confirmed';
    return `Evidence too weak. This force needs a finding of ${bar.toFixed(2)} or more; ${has}`;
  },
  'window/too-early': ({ facts, doctrine }) => {
    const { t0, windowOpens } = facts.chain ?? {};
    if (typeof t0 !== 'number' || typeof windowOpens !== 'number')
      return 'Too early. No clock runs yet: the acts make no pattern';
    const after = clock(doctrine.reads['phase2.opensAfter']);
    return `Too early. Coalition force opens after ${after} of the chain if hostilities persist; it is ${onChain(t0, facts.minute)}`;
  },
  'hostilities/ceased': ({ facts, doctrine: { reads } }, { needs }) => {
    const last = facts.chain?.lastEnd;
    const after = clock(reads['phase2.opensAfter']);
    if (needs.length > 0 && needs.every((need) => need !== 'act-under-way') && needs.includes('warn'))
      return 'Phase 2 has not opened. This reading asks for a warning before it, and none was given';
    if (reads['phase2.persist'] === 'sustained')
      return `Phase 2 has not opened. This reading asks for ${clock(reads['phase2.sustainedFor'])} of fire within ${clock(reads['phase2.sustainedWithin'])}, after the first ${after} of the chain`;
    return `Hostilities have ceased. No act of the chain was under way after ${after}${typeof last === 'number' ? `; the last one ended at ${clock(last)}` : ''}`;
  },
  'quorum/unmet': ({ doctrine, facts }) => {
    const leads = listed(doctrine.reads['quorum.leads']);
    const has = facts.consent.length > 0 ? listed(facts.consent) : 'nobody';
    return `No quorum. ${leads} and ${doctrine.reads['quorum.members']} further members have to consent; so far ${has}`;
  },
  'domain/closed': ({ doctrine, order }) => {
    const domain = responseNamed(doctrine, order.response)?.domain ?? 'domain';
    return `Closed domain. The ${domain} is closed to the coalition in this exercise`;
  },
  'attack/not-broader': () => 'Not a broader attack. The Commission has certified none',
  'phase/not-reached': () => 'Phase 2 first. This reading asks for phase 2 before the joint response',
  'plan/unsigned': ({ facts }) =>
    `Not signed. The joint plan lacks ${listed((facts.chain?.unsigned ?? []).map(seatName))}`,
  'guarantee/not-in-force': ({ facts }) => `No guarantee in force. It is ${guaranteeName(facts.guarantee)}`,
  'force/none': ({ doctrine, order }) =>
    responseNamed(doctrine, order.response)?.role === 'redeploy'
      ? 'Nothing to move. The order names no force or presence of yours that is pending or in effect and not standing down'
      : 'No force to stand down. The order names none of yours that is pending or in effect and not standing down already',
};

// What would change the answer: the wait, or the list of what is missing over all checks.
function stillMissing({ facts }: Ruled, ruling: Refusal): string {
  if (ruling.earliest !== null) {
    const t0 = facts.chain?.t0;
    const on = typeof t0 === 'number' && t0 !== 0 ? ` (${onChain(t0, ruling.earliest)})` : '';
    return `Earliest ${clock(ruling.earliest)}${on} if the fire goes on.`;
  }
  if (ruling.needs.includes('never')) return 'Waiting will not open it.';
  const wait = ruling.notBefore === undefined ? '' : `; and not before ${clock(ruling.notBefore)}`;
  return `Missing: ${listed(ruling.needs.map(needWords))}${wait}.`;
}

export function needWords(need: Need): string {
  const named: Record<string, string> = {
    about: 'the name of the breach',
    report: 'a report',
    sector: 'a sector of the breach',
    warn: 'a warning',
    'act-under-way': 'an act under way',
    side: 'an act whose side is known',
    confirm: 'a finding of the Commission',
    certify: 'a certified broader attack',
    ratified: 'a ratified guarantee',
    ukraine: "Ukraine's signature",
    coalition: "the coalition's signature",
    us: 'the US signature',
    never: 'nothing that waiting would bring',
  };
  if (Object.hasOwn(named, need)) return named[need]!;
  return need.startsWith('+') ? `${count(Number(need.slice(1)), 'more consenting member')}` : `${need}'s consent`;
}

const NEEDS_SHORT: Record<string, string> = {
  about: 'which breach?',
  report: 'no breach known',
  sector: 'sector',
  warn: 'warn first',
  'act-under-way': 'no fire now',
  side: 'side unknown',
  confirm: 'finding',
  certify: 'certification',
  ratified: 'guarantee',
  ukraine: 'UA signature',
  coalition: 'CO signature',
  us: 'US signature',
};

/** A need in a word or two, for menus. */
export const needShort = (need: Need): string =>
  Object.hasOwn(NEEDS_SHORT, need) ? NEEDS_SHORT[need]! : need.startsWith('+') ? `${need} members` : need;

const CODES_SHORT: Record<Code, string> = {
  'seat/not-yours': 'not this seat',
  'mandate/none': 'no mandate',
  'chain/none': 'no chain',
  'chain/void': 'retracted',
  'chain/closed': 'chain closed',
  'side/own': 'own side',
  'scope/target': 'out of scope',
  'warning/first': 'warn first',
  'halt/nothing-under-way': 'nothing to halt',
  'evidence/too-weak': 'evidence too weak',
  'window/too-early': 'too early',
  'hostilities/ceased': 'hostilities ceased',
  'quorum/unmet': 'no quorum',
  'domain/closed': 'domain closed',
  'attack/not-broader': 'not a broader attack',
  'phase/not-reached': 'phase not reached',
  'plan/unsigned': 'plan unsigned',
  'guarantee/not-in-force': 'guarantee not in force',
  'force/none': 'no force of yours',
};

/** Why an order was refused, in a word or two. */
export const codeShort = (code: Code): string => CODES_SHORT[code];

/** The facts of a ruling in one line, for cards and reports. */
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

/** What the brief says to whoever makes the findings. */
export const COMMISSION_BRIEF =
  'You make the findings of the Monitoring Commission. Every report and every claim reaches you, from all sides; claims move nothing. Analysts come to a view of their own in time: accept it, find otherwise, or leave the act open. What you confirm, attribute, withdraw or certify all seats learn at once, and force rests on it. You order nothing and owe no side anything.';

/** What becomes of a seat's drafts while it holds (exercise.md 4). */
export const draftsStay = (seat: Seat, drafts: number): string =>
  `${count(drafts, 'draft')} of ${seatName(seat)} ${drafts === 1 ? 'stays a draft; it comes' : 'stay drafts; they come'} back with the keyboard.`;

// What `rung check` says of a file.

export const CHECK_UNREAD = 'It could not be read to its end; more may appear when this is mended.';
export const CHECK_LATER =
  'Its gold line and its compliant line are looked at when this is mended; more may appear then.';

/** How many orders, chains and rulings of a gold line came out as promised. */
export function goldHeldWords(orders: number, chains: number, rulings: number): string {
  if (orders + chains + rulings === 0) return 'It has no gold line.';
  const promised = chains + rulings === 0 ? 'it promises nothing' : 'all comes out as promised';
  return `Gold line held: ${count(orders, 'order')}, ${count(chains, 'chain')}, ${count(rulings, 'ruling')}; ${promised}.`;
}

export const variantsWords = (names: readonly string[]): string =>
  names.length === 0 ? 'It has no variants.' : `${count(names.length, 'variant')} checked: ${names.join(', ')}.`;

interface Duty {
  duty: string;
  about: string;
  seat: Seat;
}

export const unmetWords = (seed: string, { duty, about, seat }: Duty, raisedAt: Minute): string =>
  `No fully compliant line on seed ${seed}: ${seatName(seat)} owes ${duty} on ${about} from ${clock(raisedAt)} and cannot meet it in time.`;

export const refusedWords = (seed: string, order: string, at: Minute): string =>
  `No fully compliant line on seed ${seed}: ${order} is refused at ${clock(at)}.`;

export const retraceWords = (file: string, seed: string): string =>
  `rung drill ${file} --seed ${seed} --policy ukraine=by-the-book --policy coalition=by-the-book --policy us=by-the-book tells how it came to that`;

export function compliantWords(
  seed: string,
  orders: number,
  tightest: (Duty & { slackMinutes: Minute }) | null,
): string {
  if (!tightest) return `On seed ${seed} nobody owes anything.`;
  const { duty, about, seat, slackMinutes } = tightest;
  const played = `played by the book, ${count(orders, 'order')} and none refused, no duty missed`;
  return `A compliant line exists on seed ${seed} (${played}); its tightest duty (${duty} on ${about}, ${seatName(seat)}) leaves ${(slackMinutes / 60).toFixed(1)} hours.`;
}
