// The scenario that a command line names, with what is chosen of it.
import type { Scenario } from '../exercise/scenario.ts';
import { withSettings } from '../scenario/doctrine-file.ts';
import { findScenario } from '../scenario/scenario-file.ts';
import { presetFrom } from './arguments.ts';

/** What is chosen of a scenario on the command line. */
export interface ScenarioOptions {
  doctrine?: string;
  variant?: string;
  preset?: string;
  /** Switches read otherwise, as "phase2.opensAfter=12h". */
  set?: readonly string[];
}

/** A scenario as it was chosen. Throws MistakesFound. */
export function scenarioFrom(name: string, { doctrine, variant, preset, set = [] }: ScenarioOptions): Scenario {
  const choice = { ...(doctrine !== undefined && { doctrine }), ...(variant !== undefined && { variant }) };
  const named = findScenario(name, choice);
  const scenario = set.length === 0 ? named : { ...named, doctrine: withSettings(named.doctrine, set) };
  return preset === undefined ? scenario : { ...scenario, background: presetFrom(preset) };
}
