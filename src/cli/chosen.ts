// The scenario that a command line names, with what is chosen of it.
import type { Scenario } from '../exercise/scenario.ts';
import { findScenario } from '../scenario/scenario-file.ts';
import { presetFrom } from './arguments.ts';

/** What is chosen of a scenario on the command line. */
export interface ScenarioOptions {
  doctrine?: string;
  variant?: string;
  preset?: string;
}

/** A scenario as it was chosen. Throws MistakesFound. */
export function scenarioFrom(name: string, { doctrine, variant, preset }: ScenarioOptions): Scenario {
  const choice = { ...(doctrine !== undefined && { doctrine }), ...(variant !== undefined && { variant }) };
  const scenario = findScenario(name, choice);
  return preset === undefined ? scenario : { ...scenario, background: presetFrom(preset) };
}
