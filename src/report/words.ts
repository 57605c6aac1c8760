// Names and words that all screens and pages share: seats, sides, sectors, likelihoods, clauses, counts.

import type { Author, Incident } from '../exercise/incident.ts';
import { entered, printable } from '../exercise/text.ts';
import { type Coaching, IN_A_SENTENCE } from '../exercise/words.ts';
import { clock, type Guarantee, type Minute, type Seat, type Sector, type Side } from '../ladder/index.ts';

export { clock, entered, printable };

export const PROVENANCE = 'EXERCISE. Training model of a press-reported, unverified and simplified plan.';
export const UNDER_DOCTRINE = '"Accepted" and "refused" mean under the loaded doctrine, never lawful or unlawful.';

const SEAT_NAMES: Record<Seat, string> = { ukraine: 'Ukraine', coalition: 'Coalition', us: 'US' };
export const seatName = (seat: Seat): string => SEAT_NAMES[seat];
export const seatInSentence = (seat: Seat): string => IN_A_SENTENCE[seat];

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

/** When a seat learns its rulings. */
export const COACHING_WORDS: Readonly<Record<Coaching, string>> = {
  before: 'rulings shown beforehand',
  'at-commit': 'rulings come with the commit',
  'at-debrief': 'rulings come at ENDEX',
};

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

export const attributionWords = (side: Side, likelihood: number): string =>
  `${sideName(side)}, ${likelihoodWords(likelihood)}`;

const KIND_NAMES: Readonly<Record<string, string>> = {
  'fpv-drones': 'FPV drones',
  'recon-drone': 'reconnaissance drone',
};

/** What an act is, in words. */
export const kindName = (kind: string): string => (Object.hasOwn(KIND_NAMES, kind) ? KIND_NAMES[kind]! : spoken(kind));

/** The truth of an act as a sentence: as the scenario tells it, or of an act that was drawn from the seed, what it was. */
export function truthWords(truth: string, act: Pick<Incident, 'kind' | 'author' | 'intent'>): string {
  const isDrawn = truth === `${act.kind}, ${act.intent}, by ${act.author}.`;
  return isDrawn ? `Drawn from the seed: ${kindName(act.kind)}. Behind it: ${behindIt(act)}.` : truth;
}

/** A state by its id, spoken: in-session as "in session". */
export const spoken = (id: string): string => id.replaceAll('-', ' ');

const CLAUSE_WORDS: Record<string, string> = {
  C1: 'persistent violations lead to escalating responses inside 24 h and potentially a coordinated western-backed military response within 72 h',
  C2: 'the first breach brings a response within 24 h that starts with a diplomatic warning plus whatever action the Ukrainian army needs to halt the infraction',
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

export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

export const timeOrNever = (minute: Minute | null): string => (minute === null ? 'never' : clock(minute));

const MEMBERS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const USUAL_NAMES: Readonly<Record<string, string>> = { UK: 'the UK', NL: 'the Netherlands', TR: 'Turkey' };

/** A member of the coalition by its usual name in a sentence, as "France" or "the Netherlands"; a code that is no country's as it stands. */
export function memberName(member: string): string {
  if (!/^[A-Z]{2}$/.test(member)) return member;
  return USUAL_NAMES[member] ?? MEMBERS.of(member) ?? member;
}

const SMALL_NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A small count in words, as "one more member" or "three more members". */
export const countInWords = (n: number, noun: string): string =>
  `${SMALL_NUMBERS[n] ?? n} ${noun}${n === 1 ? '' : 's'}`;

/** A count with its noun, as 1 turn or 3 turns. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

export const COMMISSION_BRIEF =
  'You make the findings of the Monitoring Commission. Every report and every claim reaches you, from all sides; claims move nothing. Analysts come to a view of their own in time: accept it, find otherwise, or leave the act open. What you confirm, attribute, withdraw or certify all seats learn at once, and force rests on it. You order nothing and owe no side anything.';

export const RED_BRIEF =
  'You answer as the other side: as its ministry, as a local commander, as the press. What the world answers was drawn before the exercise and goes out at its minute unless you send it earlier, change its words, delay it or drop it; you may speak of your own accord besides. You see the truth, which nobody else in the room sees, and what all have been told; you move no act and no finding. Be the adversary that the scenario describes, neither wiser nor more foolish: the seats are here to learn.';

/** What becomes of a seat's drafts while it holds (exercise.md 4). */
export const draftsStay = (seat: Seat, drafts: number): string =>
  `${count(drafts, 'draft')} of ${seatName(seat)} ${drafts === 1 ? 'stays a draft; it comes' : 'stay drafts; they come'} back with the keyboard.`;

/** The number of an inject on paper and on every screen: they count from 1. */
export const injectNumber = (no: number): number => no + 1;
