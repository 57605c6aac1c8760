// The oracle under other readings of the plan: every shipped doctrine, and switches that bear on how chains are read.
import type { Rubric } from '../../src/exercise/rubric.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { findDoctrine, shippedDoctrines, withSettings } from '../../src/scenario/doctrine-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { played, tables } from './oracle.ts';

const SETTINGS: readonly (readonly string[])[] = [
  ['phase2.requiresWarning=true'],
  ['phase2.requiresWarning=true', 'chain.scope=theatre'],
  ['ladder.trigger=persistent-pattern'],
  ['ladder.trigger=persistent-pattern', 'clock.start=report', 'phase2.requiresWarning=true'],
  ['clock.start=report', 'recidivism=inherit-clock'],
  ['chain.severityFloor=3', 'chain.quietToClose=6:00'],
  ['reciprocity=mirrored', 'phase2.requiresWarning=true', 'boundary.within=exclusive'],
  ['chain.quietToClose=3:00', 'chain.linkWithin=2:00', 'recidivism=inherit-clock', 'recidivism.chains=2'],
  ['phase2.onBroaderAttack=open-at-once', 'phase3.requiresPhase2=true'],
];

/** Scenarios under readings that are not their own, each with a name. */
export function otherReadings(): [string, Scenario][] {
  const drill = { ...findScenario('open-drill'), background: 'tense' as const };
  const short: Scenario[] = [drill, findScenario('big-push'), findScenario('whose-shell'), findScenario('own-goal')];
  return short.flatMap((scenario) => [
    ...shippedDoctrines().map((id): [string, Scenario] => [
      `${scenario.id} under ${id}`,
      { ...scenario, doctrine: findDoctrine(id) },
    ]),
    ...SETTINGS.map((set): [string, Scenario] => [
      `${scenario.id} with ${set.join(' ')}`,
      { ...scenario, doctrine: withSettings(scenario.doctrine, set) },
    ]),
  ]);
}

/** What two policies and tables come to there, with the first seed, and with those after it. */
export const OTHER_BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0, 1],
  [1, 20],
];

export function underReading(scenario: Scenario, rubric: Rubric, [from, to]: (typeof OTHER_BLOCKS)[number]): string {
  const byPolicy = (['by-the-book', 'trigger-happy'] as const).map((policy) =>
    played({ scenario, preset: null, policy }, rubric, from, to),
  );
  return [...byPolicy, tables(scenario, from, to)].join('-');
}
