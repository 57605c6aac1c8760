// Every switch and number of a doctrine set otherwise, one at a time, told from what the doctrine reads.
import { clashes, type Doctrine, FORCE_CLASSES, type Readings } from '../ladder/index.ts';

/** Sound readings that differ from the doctrine's in one switch (and the numbers that its new value needs). */
export function otherwise({ reads }: Doctrine): Partial<Readings>[] {
  const changes = [...ofClocks(reads), ...ofForce(reads)];
  const isOther = (change: Partial<Readings>) =>
    Object.entries(change).some(([name, is]) => JSON.stringify(reads[name as keyof Readings]) !== JSON.stringify(is));
  return changes.filter((change) => isOther(change) && clashes({ ...reads, ...change }).length === 0);
}

/** The switches of chains, windows and phases. */
function ofClocks(reads: Readings): Partial<Readings>[] {
  const window = reads['phase2.opensAfter'];
  const pattern = { 'ladder.trigger': 'persistent-pattern' } as const;
  const report = { 'clock.start': 'report' } as const;
  const inherit = { recidivism: 'inherit-clock' } as const;
  return [
    { 'ladder.trigger': 'first-breach' },
    pattern,
    { ...pattern, 'pattern.acts': 2 },
    { ...pattern, 'pattern.acts': 2, 'pattern.within': 60 },
    { ...pattern, ...report },
    report,
    { 'clock.start': 'occurrence' },
    { 'phase1.order': 'warn-first' },
    { 'phase1.order': 'concurrent' },
    { 'phase1.order': 'only-if-continues' },
    { 'phase1.warnWithin': 360 },
    { 'phase1.grace': 0 },
    { 'phase1.grace': reads['phase1.warnWithin'] + 60 },
    { 'phase1.haltWindow': 1 },
    { 'phase1.haltWindow': reads['phase1.haltWindow'] * 7 },
    { 'phase2.opensAfter': 90 },
    { 'phase2.opensAfter': window * 2 },
    { 'phase2.persist': 'after-window' },
    { 'phase2.persist': 'look-back', 'phase2.lookBack': 60 },
    { 'phase2.persist': 'look-back', 'phase2.lookBack': window },
    { 'phase2.persist': 'look-back', 'phase2.lookBack': reads['chain.quietToClose'] + 60 },
    { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 60, 'phase2.sustainedWithin': 180 },
    {
      'phase2.persist': 'sustained',
      'phase2.sustainedFor': 60,
      'phase2.sustainedWithin': 180,
      'phase2.minSeverity': 4,
    },
    { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 2, 'phase2.sustainedWithin': 1800 },
    { 'phase2.persist': 'sustained', 'phase2.sustainedFor': 60, 'phase2.sustainedWithin': 60 },
    { 'phase2.minSeverity': 3 },
    { 'phase2.minSeverity': 4 },
    { 'phase2.requiresWarning': !reads['phase2.requiresWarning'] },
    { 'phase2.requiresWarning': true, 'phase3.requiresPhase2': true },
    { 'phase2.onBroaderAttack': 'wait' },
    { 'phase2.onBroaderAttack': 'open-at-once' },
    { 'phase2.onBroaderAttack': 'open-at-once', 'phase3.requiresPhase2': true },
    { 'phase3.effect': 'not-before' },
    { 'phase3.effect': 'deadline' },
    { 'phase3.effectAfter': window + 120 },
    { 'phase3.requiresPhase2': !reads['phase3.requiresPhase2'] },
    { 'boundary.within': reads['boundary.within'] === 'inclusive' ? 'exclusive' : 'inclusive' },
    { 'chain.scope': reads['chain.scope'] === 'sector' ? 'theatre' : 'sector' },
    { 'chain.quietToClose': 60 },
    { 'chain.quietToClose': reads['chain.quietToClose'] * 3 },
    { 'chain.linkWithin': 60 },
    { 'chain.severityFloor': 3, 'phase2.minSeverity': 3 },
    { recidivism: 'flag' },
    inherit,
    { ...inherit, 'recidivism.within': window },
    { ...inherit, 'recidivism.chains': 2, 'recidivism.within': window * 2 },
    { ...inherit, ...report },
    { ...inherit, ...pattern, 'pattern.acts': 2 },
  ];
}

/** Those of duties, force and what it needs. */
function ofForce(reads: Readings): Partial<Readings>[] {
  const members = reads['quorum.members'];
  const others = reads['quorum.roster'].filter((member) => !reads['quorum.leads'].includes(member));
  return [
    { reciprocity: reads.reciprocity === 'mirrored' ? 'one-sided' : 'mirrored' },
    { 'guarantee.gates': [] },
    { 'guarantee.gates': ['force-coalition'] },
    { 'guarantee.gates': FORCE_CLASSES },
    { mandate: [] },
    { mandate: ['force-national'] },
    { mandate: FORCE_CLASSES },
    { 'evidence.coalition': 0.9, 'evidence.joint': 0.1 },
    { 'evidence.coalition': 0, 'evidence.joint': 0 },
    { 'quorum.leads': others.slice(0, 1), 'quorum.members': 1 },
    { 'quorum.members': Math.max(0, members - 2) },
    { 'quorum.members': members + 1 },
    { 'plan.signatures': ['us'] },
    { 'plan.signatures': [] },
    { 'alert.divides': 7 },
    { 'goNoGo.checks': reads['goNoGo.checks'].filter((n) => ![12, 13, 14, 16].includes(n)) },
  ];
}

/** The change in words, as the file of a doctrine has it. */
export function changeText(change: Partial<Readings>): string {
  return Object.entries(change)
    .map(([name, is]) => `${name} ${Array.isArray(is) ? `[${is.join(', ')}]` : is}`)
    .join(', ');
}
