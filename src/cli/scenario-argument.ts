// The scenario that the arguments name, with the variant, doctrine, settings and preset that the options choose.
import type { Scenario } from '../exercise/scenario.ts';
import { withSettings } from '../scenario/doctrine-file.ts';
import { findScenario } from '../scenario/scenario-file.ts';
import { presetFrom } from './arguments.ts';

export interface ScenarioOptions {
  doctrine?: string | undefined;
  variant?: string | undefined;
  preset?: string;
  /** Switches read otherwise, as "phase2.opensAfter=12h". */
  set?: readonly string[];
}

/** Throws MistakesFound. */
export function scenarioFrom(name: string, { doctrine, variant, preset, set = [] }: ScenarioOptions): Scenario {
  const named = findScenario(name, { doctrine, variant });
  const scenario = set.length === 0 ? named : { ...named, doctrine: withSettings(named.doctrine, set) };
  return preset === undefined ? scenario : { ...scenario, background: presetFrom(preset) };
}
