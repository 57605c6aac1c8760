// rung sample: what the incident generator brings forth, beside the published figures.
import { PRESETS } from '../../exercise/words.ts';
import { sampleJson, sampleLines } from '../../report/sample.ts';
import { readReferences } from '../../scenario/numbers-file.ts';
import { sample } from '../../study/sample.ts';
import { presetFrom, wholeNumber } from '../arguments.ts';
import { print, printJson } from '../output.ts';
import { underWay } from '../progress.ts';
import { scenarioFrom } from '../scenario-argument.ts';

interface Options {
  preset?: string;
  days?: string;
  seeds?: string;
  json?: boolean;
}

export function sampleCommand(options: Options): void {
  const presets = options.preset === undefined ? PRESETS : [presetFrom(options.preset)];
  const days = wholeNumber('--days', options.days ?? '30', 365);
  const seeds = Array.from({ length: wholeNumber('--seeds', options.seeds ?? '20', 2000) }, (_, n) => String(n + 1));
  const references = readReferences();
  const scenario = scenarioFrom('open-drill', {});
  const samples = presets.map((preset) =>
    sample(
      scenario,
      preset,
      days,
      underWay(seeds, (seed) => `${preset}, seed ${seed}`),
    ),
  );
  if (options.json) {
    const all = samples.map((each) => sampleJson(each, references));
    printJson(options.preset === undefined ? all : all[0]!);
  } else print(samples.map((each) => sampleLines(each, references).join('\n')).join('\n\n'));
}
