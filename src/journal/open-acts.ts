// Format 6 knew no written act whose course play moves beyond its end, and nothing that waits for one. Each kind of object is
// written out in the order in which this version writes it; what a newer version added to an old journal stays as it is.
import type { Command, Event } from '../exercise/events.ts';
import type { Fate, Incident } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Inject } from '../exercise/words.ts';
import type { Body } from './entry.ts';

export function withOpenActs(body: Body): Body {
  const events = body.events.map(event7);
  if (!('opening' in body)) return { command: command7(body.command), events };
  const { opening } = body;
  return { opening: { ...opening, scenario: scenario7(opening.scenario) }, events };
}

function scenario7(scenario: Scenario): Scenario {
  const { measure = null, courses = [], ...pack } = scenario.pack;
  return {
    ...scenario,
    incidents: scenario.incidents.map(incident7),
    injects: scenario.injects.map(inject7),
    pack: { ...pack, measure, courses },
  };
}

function event7(event: Event): Event {
  switch (event.type) {
    case 'exercise-started':
      return { ...event, incidents: event.incidents.map(incident7), injects: event.injects.map(inject7) };
    case 'act-grew':
      return { ...event, into: incident7(event.into) };
    case 'act-seen':
    case 'act-ended':
    case 'finding-made':
    case 'attack-certified':
    case 'member-answered':
    case 'count-published':
      return { ...event, injects: event.injects.map(inject7) };
    case 'inject-added':
      return { ...event, inject: inject7(event.inject), incident: event.incident && incident7(event.incident) };
    default:
      return event;
  }
}

function command7(command: Command): Command {
  if (command.do !== 'add-inject') return command;
  return { ...command, inject: inject7(command.inject), incident: command.incident && incident7(command.incident) };
}

function incident7<Act extends Pick<Incident, 'fate'>>(act: Act): Act {
  return act.fate ? { ...act, fate: fate7(act.fate) } : act;
}

function fate7({ written = null, ...fate }: Fate): Fate {
  return { written, ...fate, grown: fate.grown && incident7(fate.grown) };
}

function inject7(inject: Inject): Inject {
  const { at, to, fact, text, draft = null, from, medium, about, waits = null, ...rest } = inject;
  return { at, to, fact, text, draft, from, medium, about, waits, ...rest };
}
