// rung brief: hand-outs for a table, a file for each reader. A seat's hand-out holds what its view shows at STARTEX.
import { BRIEF_READERS, briefHtml, briefMarkdown, handout } from '../../report/brief.ts';
import { checkHandouts, type HandoutOptions, writeHandouts } from '../handouts.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';

const FORMATS = { md: briefMarkdown, html: briefHtml } as const;

export function briefCommand(name: string, options: ScenarioOptions & HandoutOptions): void {
  const { readers, format } = checkHandouts(options, BRIEF_READERS);
  const scenario = scenarioFrom(name, options);
  const variant = scenario.variant === null ? '' : `-${scenario.variant}`;
  const handouts = {
    readers,
    counted: 'five hand-outs',
    textFor: (reader: (typeof BRIEF_READERS)[number]) => FORMATS[format](handout(scenario, reader)),
    nameFor: (reader: string) => `${scenario.id}${variant}-${reader}`,
    reads: [name, options.doctrine],
  };
  writeHandouts(handouts, format, options.out);
}
