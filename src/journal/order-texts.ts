// Format 6 knew no text that goes with an order: none was announced, and none was offered. Each kind of object is written
// out in the order in which this version writes it; what a newer version added to an old journal stays as it is.
import type { Command, Event, Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Draft } from '../exercise/seat-state.ts';
import type { GivenOrder, ScriptedOrder } from '../exercise/state.ts';
import type { Composition } from '../exercise/words.ts';
import type { Response } from '../ladder/index.ts';
import type { Body } from './entry.ts';
import { mapped } from './mapped.ts';

export const withTexts = (body: Body): Body =>
  mapped(body, { event: event7, command: command7, scenario: scenario7, start: start7 });

function scenario7(scenario: Scenario): Scenario {
  const { doctrine, gold } = scenario;
  return {
    ...scenario,
    doctrine: { ...doctrine, responses: doctrine.responses.map(response7) },
    // At first a gold line was a list of orders as a timeline has them; nothing reads those.
    gold: { ...gold, orders: gold.orders.map((each) => ('order' in each ? composition7(each) : each)) },
  };
}

// Whoever goes on with an old exercise may say something with what is said in diplomacy.
function response7(response: Response): Response {
  const { wording = response.class === 'diplomatic' ? '' : null, ...rest } = response;
  return { ...rest, wording };
}

const start7 = (start: Start): Start => ({ ...start, script: start.script.map(scripted7) });

function command7(command: Command): Command {
  return command.do === 'compose' ? { ...command, composition: composition7(command.composition) } : command;
}

function event7(event: Event): Event {
  switch (event.type) {
    case 'exercise-started':
      return { ...event, script: event.script.map(scripted7) };
    case 'order-composed':
      return { ...event, draft: draft7(event.draft) };
    case 'order-ruled':
      return { ...event, given: given7(event.given) };
    default:
      return event;
  }
}

function composition7({ at, order, likelihood, attributing, because, text = null }: Composition): Composition {
  return { at, order, likelihood, attributing, because, text };
}

const draft7 = (draft: Draft): Draft => ({ id: draft.id, ...composition7(draft) });
const scripted7 = (order: ScriptedOrder): ScriptedOrder => ({ ...composition7(order), fileNumber: order.fileNumber });

function given7(given: GivenOrder): GivenOrder {
  const { n, ruling, facts, fileNumber, overruled } = given;
  return { n, ...composition7(given), ruling, facts, fileNumber, overruled };
}
