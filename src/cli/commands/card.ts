// rung card: a reference card of one A4 page for each seat.
import { SEATS, type Seat } from '../../ladder/index.ts';
import { card, cardHtml, cardMarkdown } from '../../report/card.ts';
import { checkHandouts, type HandoutOptions, writeHandouts } from '../handouts.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';

const FORMATS = { md: cardMarkdown, html: cardHtml } as const;

export function cardCommand(name: string, options: ScenarioOptions & HandoutOptions): void {
  const { readers, format } = checkHandouts(options, SEATS);
  const scenario = scenarioFrom(name, options);
  const handouts = {
    readers,
    counted: 'three cards',
    textFor: (seat: Seat) => FORMATS[format](card(scenario, seat)),
    nameFor: (seat: Seat) => `card-${scenario.id}-${seat}`,
    reads: [name, options.doctrine],
  };
  writeHandouts(handouts, format, options.out);
}
