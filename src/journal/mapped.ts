// A line of a journal with each of its parts brought to a newer format.
import type { Command, Event, Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Body } from './entry.ts';

interface Parts {
  event: (event: Event) => Event;
  command: (command: Command) => Command;
  scenario: (scenario: Scenario) => Scenario;
  start: (start: Start) => Start;
}

export function mapped(body: Body, parts: Parts): Body {
  const events = body.events.map(parts.event);
  if (!('opening' in body)) return { command: parts.command(body.command), events };
  const { opening } = body;
  const [scenario, start] = [parts.scenario(opening.scenario), parts.start(opening.start)];
  return { opening: { ...opening, scenario, start }, events };
}
