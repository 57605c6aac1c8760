// Readings for the second reading of ladder.md: every switch set otherwise by itself, and several at once. Numbers are
// small where that lets more happen within one timeline.
import fc from 'fast-check';
import { clashes, type Readings } from '../../../src/ladder/index.ts';
import { findDoctrine } from '../../../src/scenario/doctrine-file.ts';

/** A shipped doctrine with some switches set otherwise; small enough to be printed with a counterexample. */
export interface Reads {
  from: string;
  change: Partial<Readings>;
}

const HOUR = 60;
const FORCES = ['force-national', 'force-coalition', 'force-joint'] as const;

/** What each switch is tried at; one entry may set the numbers that its reading needs. */
export const OTHERWISE: readonly Partial<Readings>[] = [
  { 'ladder.trigger': 'persistent-pattern' },
  { 'ladder.trigger': 'persistent-pattern', 'pattern.acts': 2 },
  { 'ladder.trigger': 'persistent-pattern', 'pattern.acts': 2, 'pattern.within': HOUR },
  { 'clock.start': 'report' },
  { 'phase1.order': 'concurrent' },
  { 'phase1.order': 'only-if-continues' },
  { 'phase1.warnWithin': 6 * HOUR },
  { 'phase1.grace': 0 },
  { 'phase1.grace': 30 * HOUR },
  { 'phase1.haltWindow': 1 },
  { 'phase1.haltWindow': 24 * HOUR },
  { 'phase2.opensAfter': 6 * HOUR },
  { 'phase2.opensAfter': 48 * HOUR },
  { 'phase2.persist': 'look-back', 'phase2.lookBack': HOUR },
  { 'phase2.persist': 'look-back', 'phase2.lookBack': 24 * HOUR },
  { 'phase2.persist': 'look-back', 'phase2.lookBack': 60 * HOUR },
  { 'phase2.persist': 'sustained', 'phase2.sustainedFor': HOUR, 'phase2.sustainedWithin': 3 * HOUR },
  { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 2, 'phase2.sustainedWithin': 30 * HOUR },
  { 'phase2.persist': 'sustained', 'phase2.sustainedFor': HOUR, 'phase2.sustainedWithin': HOUR },
  { 'phase2.minSeverity': 3 },
  { 'phase2.minSeverity': 4 },
  { 'phase2.requiresWarning': true },
  { 'phase2.onBroaderAttack': 'open-at-once' },
  { 'phase3.effect': 'deadline' },
  { 'phase3.effectAfter': 26 * HOUR },
  { 'phase3.requiresPhase2': true },
  { 'boundary.within': 'exclusive' },
  { 'chain.scope': 'theatre' },
  { 'chain.quietToClose': 12 * HOUR },
  { 'chain.quietToClose': HOUR },
  { 'chain.quietToClose': 72 * HOUR },
  { 'chain.linkWithin': HOUR },
  { 'chain.severityFloor': 3, 'phase2.minSeverity': 3 },
  { recidivism: 'inherit-clock' },
  { recidivism: 'inherit-clock', 'recidivism.within': 24 * HOUR },
  { recidivism: 'inherit-clock', 'recidivism.chains': 2 },
  { reciprocity: 'mirrored' },
  { 'guarantee.gates': [] },
  { 'guarantee.gates': ['force-coalition'] },
  { 'guarantee.gates': [...FORCES] },
  { mandate: ['force-national'] },
  { mandate: ['force-coalition', 'force-joint'] },
  { 'evidence.coalition': 0.9, 'evidence.joint': 0.1 },
  { 'evidence.coalition': 0 },
  { 'quorum.leads': ['PL'] },
  { 'quorum.members': 1 },
  { 'quorum.roster': ['UK', 'FR', 'PL', 'NO', 'XX', 'US'] },
  { 'plan.signatures': ['us'] },
  { 'plan.signatures': ['us', 'ukraine'] },
  { 'alert.divides': 7 },
  { 'goNoGo.checks': [3, 4, 5, 6, 10, 11, 15, 17, 18] },
];

/** One switch set otherwise, in the literal reading. */
export const single: fc.Arbitrary<Reads> = fc
  .constantFrom(...OTHERWISE)
  .map((change) => ({ from: 'literal', change }))
  .filter(isSound);

/** Each switch set otherwise or not; a doctrine that contradicts itself is refused, so it is not drawn. */
export const several: fc.Arbitrary<Reads> = fc
  .tuple(
    fc.constantFrom('literal', 'literal', 'sequential', 'persistent', 'mirrored', 'sustained', 'habitual'),
    ...bySwitch().map((entries) => fc.option(fc.constantFrom(...entries), { freq: 2, nil: undefined })),
    fc.subarray([...OTHERWISE], { maxLength: 3 }),
  )
  .map(([from, ...changes]) => ({ from: from as string, change: Object.assign({}, ...changes.flat()) }))
  .filter(isSound);

/** The entries of those switches of which the combinations are many, one list a switch. */
function bySwitch(): Partial<Readings>[][] {
  const names = [
    'ladder.trigger',
    'clock.start',
    'phase2.persist',
    'phase2.requiresWarning',
    'phase2.onBroaderAttack',
  ].concat('phase3.requiresPhase2', 'boundary.within', 'recidivism', 'chain.quietToClose', 'phase1.order');
  return names.map((name) => OTHERWISE.filter((change) => Object.keys(change)[0] === name));
}

function isSound({ from, change }: Reads): boolean {
  return clashes({ ...shipped(from).reads, ...change }).length === 0;
}

const read = new Map<string, ReturnType<typeof findDoctrine>>();

/** A shipped doctrine, its file read once. */
export function shipped(id: string) {
  const doctrine = read.get(id) ?? findDoctrine(id);
  read.set(id, doctrine);
  return doctrine;
}
