// A doctrine's rules as sentences for players (ladder.md 4 to 6): what this reading reads, with the clause it reads.
import type { Doctrine, ForceClass, Readings, ResponseClass, Switch } from '../ladder/index.ts';
import { clock, count, listed, memberName, seatInSentence } from './words.ts';

/** A class of responses as it is spoken: force-joint as "joint force". */
export const className = (name: ResponseClass): string =>
  name.startsWith('force-') ? `${name.slice('force-'.length)} force` : name;

export function ruleWords(doctrine: Doctrine): string[] {
  const { reads, rationale } = doctrine;
  const sentence = (words: string, name: Switch) => `${words} (${rationale[name].clause}).`;
  const has = (force: ForceClass) => reads.mandate.includes(force);
  return [
    sentence(openingWords(reads), 'ladder.trigger'),
    sentence(clockWords(reads), 'clock.start'),
    sentence(chainWords(reads), 'chain.quietToClose'),
    sentence(warningWords(reads), 'phase1.warnWithin'),
    has('force-national')
      ? sentence(haltWords(reads), 'phase1.order')
      : noMandate('halting force by Ukraine', doctrine),
    ...(has('force-coalition')
      ? [sentence(phase2Words(reads), 'phase2.opensAfter'), sentence(quorumWords(reads), 'quorum.leads')]
      : [noMandate('force by the coalition', doctrine)]),
    has('force-joint') ? sentence(phase3Words(reads), 'phase3.effectAfter') : noMandate('a joint response', doctrine),
    ...(reads['guarantee.gates'].some(has) ? [sentence(guaranteeWords(reads), 'guarantee.gates')] : []),
    sentence(alertWords(reads), 'alert.divides'),
    sentence(ownSideWords(reads), 'reciprocity'),
    'Every force order is checked once more at the minute of its effect; what no longer holds then lapses.',
  ];
}

const noMandate = (what: string, { rationale }: Doctrine): string =>
  `This reading gives no mandate for ${what}; it is refused whatever happens (${rationale.mandate.clause}).`;

function openingWords(reads: Readings): string {
  const floor = reads['chain.severityFloor'];
  const opens = `A reported act of severity ${floor} or more opens a chain, which bears the act's name.`;
  return reads['ladder.trigger'] === 'first-breach'
    ? `${opens} The first act starts its clock`
    : `${opens} Its clock starts only with act ${reads['pattern.acts']} within ${clock(reads['pattern.within'])}`;
}

function clockWords(reads: Readings): string {
  const from =
    reads['clock.start'] === 'occurrence' ? 'the start of the act, whenever it is reported' : 'the first report';
  const edge =
    reads['boundary.within'] === 'inclusive' ? 'the last minute still counts' : 'the last minute no longer counts';
  const habit =
    reads.recidivism === 'inherit-clock'
      ? `; where ${reads['recidivism.chains'] - 1} earlier chains of the same side have theirs within ${clock(reads['recidivism.within'])} before, it is the earliest of those`
      : '';
  return `T0, the zero of a chain's clock, is ${from}${habit}; at the edge of a window ${edge}`;
}

function chainWords(reads: Readings): string {
  const where =
    reads['chain.scope'] === 'theatre'
      ? 'All acts of one side along the line belong to one chain'
      : `Acts of one side in the same sector, in an adjoining one within ${clock(reads['chain.linkWithin'])} of the last, in the rear or at sea belong to one chain`;
  return `${where}; ${clock(reads['chain.quietToClose'])} of quiet close it`;
}

const warningWords = (reads: Readings): string =>
  `Phase 1: a diplomatic warning is due within ${clock(reads['phase1.warnWithin'])} of T0, or ${clock(reads['phase1.grace'])} after the first report where that is later; any seat may give it, and Ukraine owes it`;

function haltWords(reads: Readings): string {
  const order = {
    'warn-first': 'A halt comes after a warning',
    concurrent: 'A halt needs no warning before it',
    'only-if-continues': 'A halt answers only fire that goes on after the warning',
  }[reads['phase1.order']];
  return `${order}, in a sector of the breach, and while an act is under way or ended less than ${clock(reads['phase1.haltWindow'])} ago`;
}

function phase2Words(reads: Readings): string {
  const after = clock(reads['phase2.opensAfter']);
  const persist = {
    'look-back': `an act was under way in the ${clock(reads['phase2.lookBack'])} before`,
    sustained: `acts were under way for ${clock(reads['phase2.sustainedFor'])} of the ${clock(reads['phase2.sustainedWithin'])} before, counted from then on`,
    'after-window': 'an act is under way then or later',
  }[reads['phase2.persist']];
  return [
    `Phase 2: coalition force opens once ${after} have passed since T0 and ${persist}`,
    reads['phase2.minSeverity'] > reads['chain.severityFloor'] &&
      `only acts of severity ${reads['phase2.minSeverity']} or more count for that`,
    reads['phase2.requiresWarning'] && 'the chain must have been warned',
    reads['phase2.onBroaderAttack'] === 'open-at-once' && 'a certified broader attack opens it at once',
    `a finding of ${reads['evidence.coalition'].toFixed(2)} or more must stand`,
  ]
    .filter(Boolean)
    .join('; ');
}

const quorumWords = (reads: Readings): string =>
  `Coalition force also needs the consent of ${listed(reads['quorum.leads'].map(memberName))} and of ${count(reads['quorum.members'], 'further member')}`;

function phase3Words(reads: Readings): string {
  const hours = clock(reads['phase3.effectAfter']);
  const effect =
    reads['phase3.effect'] === 'not-before'
      ? `takes effect ${hours} after T0, never earlier`
      : `takes effect as soon as it is ready, and is late after ${hours}`;
  return [
    `Phase 3: a joint response ${effect}`,
    `it needs a certified broader attack, a finding of ${reads['evidence.joint'].toFixed(2)} or more, and the joint plan signed by ${listed(reads['plan.signatures'].map(seatInSentence))}`,
    reads['phase3.requiresPhase2'] && 'phase 2 must have opened before',
  ]
    .filter(Boolean)
    .join('; ');
}

const guaranteeWords = (reads: Readings): string =>
  `Only while the guarantee is ratified is there ${listed(reads['guarantee.gates'].map(className))}; ${listed(reads['guarantee.suspendedBy'].map(seatInSentence)) || 'nobody'} may suspend the guarantee`;

const alertWords = (reads: Readings): string =>
  `Forces on alert need the lead of later force orders divided by ${reads['alert.divides']}`;

const ownSideWords = (reads: Readings): string =>
  reads.reciprocity === 'one-sided'
    ? "A breach by Ukraine's own side is reported and investigated; the ladder is not for it"
    : "A breach by Ukraine's own side carries a duty to warn, which is the coalition's; force against it stays shut";
