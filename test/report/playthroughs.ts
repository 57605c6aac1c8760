// Playthroughs: each scenario's bare script played by the book (open-drill: one seed), as the facilitator and as each seat
// sees it, with what a seat at the keyboard could do.
import { evolve } from '../../src/exercise/run/evolve.ts';
import { openState } from '../../src/exercise/run/open-state.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { eventLines } from '../../src/report/transcript.ts';
import { clock } from '../../src/report/words.ts';
import { playJudged, responses, startOf, viewFor } from '../support/play.ts';

/** The file that keeps a scenario's. */
export const playthroughFile = (id: string): string => `test/report/playthroughs/${id}.txt`;

/** What a seat that is given the keyboard could order, about each open chain it knows. */
function couldDo(scenario: Scenario, state: State, seat: Seat): string[] {
  const { chains } = viewFor(scenario, state, seat);
  const open = chains.filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
  return (open.length > 0 ? open : [undefined]).map((about) => {
    const offers = responses(scenario, state, seat, about, state.minute);
    const named = (isReady: boolean) =>
      offers
        .filter(({ ruling }) => (ruling.verdict !== 'refused') === isReady)
        .map(({ response, ruling }) => {
          if (ruling.verdict !== 'refused') return ruling.verdict === 'late' ? `${response.id} (late)` : response.id;
          return ruling.earliest === null ? response.id : `${response.id} (from ${clock(ruling.earliest)})`;
        });
    const shut = named(false);
    return `         could${about ? ` about ${about}` : ''}: ${named(true).join(', ')}${shut.length > 0 ? `; shut: ${shut.join(', ')}` : ''}`;
  });
}

export function playthrough(scenario: Scenario): string {
  const isScripted = scenario.incidents.length > 0;
  const played = isScripted ? scenario : { ...scenario, endex: 72 * 60 };
  const { events } = playJudged(played, startOf('by-the-book', { isScriptOnly: isScripted }));
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new Error('no start');
  const told = (['facilitator', ...SEATS] as const).map((reader) => {
    const state = structuredClone(openState(first));
    const lines = events.flatMap((event) => {
      evolve(state, structuredClone(event));
      const said = eventLines(scenario.doctrine, state, event, { as: reader, isDebrief: true });
      const isTurn = event.type === 'turn-began' && reader !== 'facilitator' && event.keyboard.includes(reader);
      return isTurn ? [...said, ...couldDo(played, state, reader)] : said;
    });
    return [`==== as ${reader} sees it`, ...lines].join('\n');
  });
  return `${told.join('\n\n')}\n`;
}
