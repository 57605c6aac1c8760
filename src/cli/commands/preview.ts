// rung preview: the timeline of a seed, without playing it.
import { setup } from '../../exercise/chance/setup.ts';
import { previewLines } from '../../report/preview.ts';
import { seedFrom } from '../arguments.ts';
import { print, printJson } from '../output.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';

interface Options extends ScenarioOptions {
  seed?: string;
  scriptOnly?: boolean;
  json?: boolean;
}

export function previewCommand(name: string, options: Options): void {
  const scenario = scenarioFrom(name, options);
  const seed = seedFrom(options.seed);
  const drawn = setup(scenario, seed, { isScriptOnly: options.scriptOnly ?? false });
  if (options.json) printJson({ scenario: scenario.id, seed, ...drawn });
  else print(previewLines(scenario, seed, drawn).join('\n'));
}
