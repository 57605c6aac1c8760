// In format 6 no written act was moved by play beyond its end, nothing waited for one, and the world did not answer, nor
// anybody in its place. Each kind of object is written out in the order in which this version writes it; what a newer
// version added to an old journal stays as it is.
import { NO_DRAWS } from '../exercise/chance/answer-draws.ts';
import type { Command, Event, Start } from '../exercise/events.ts';
import type { Fate, Grown, Incident } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Inject } from '../exercise/words.ts';
import type { Body } from './entry.ts';
import { mapped } from './mapped.ts';

export const withAnswers = (body: Body): Body =>
  mapped(body, { event: event7, command: command7, scenario: scenario7, start: start7 });

function scenario7(scenario: Scenario): Scenario {
  const { measure = null, courses = [], ...pack } = scenario.pack;
  return {
    ...scenario,
    incidents: scenario.incidents.map(incident7),
    injects: scenario.injects.map(inject7),
    pack: { ...pack, measure, courses },
    opponent: opponent7(scenario.opponent),
    contingent: scenario.contingent ?? [],
    replies: scenario.replies ?? {},
  };
}

const opponent7 = ({ breaksPauses = true, bounds = null, ...opponent }: Scenario['opponent']) => ({
  ...opponent,
  breaksPauses,
  bounds,
});

const start7 = ({ red = 'engine', ...start }: Start): Start => ({ ...start, red });

function event7(event: Event): Event {
  switch (event.type) {
    case 'exercise-started': {
      const { type, opening, endex, holders, coaching, isClosed, hasExcon, contingent = [], members, ...rest } = event;
      const [incidents, injects] = [event.incidents.map(incident7), event.injects.map(inject7)];
      const opened = { type, opening, endex, holders, coaching, isClosed, hasExcon, incidents, contingent, injects };
      const asked = members.map(({ bears = null, ...member }) => ({ ...member, bears }));
      const { world, commission, red = 'engine', script, isScriptOnly, answers = NO_DRAWS } = rest;
      return { ...opened, members: asked, world, commission, red, script, isScriptOnly, answers };
    }
    case 'act-grew':
      return { ...event, into: incident7(event.into) };
    case 'act-seen':
    case 'act-ended':
    case 'finding-made':
    case 'attack-certified':
    case 'member-answered':
    case 'count-published':
      return { ...event, injects: event.injects.map(inject7) };
    case 'question-answered':
      return { ...event, effect: event.effect ?? null };
    case 'inject-added':
      return { ...event, inject: inject7(event.inject), incident: event.incident && incident7(event.incident) };
    default:
      return event;
  }
}

function command7(command: Command): Command {
  if (command.do === 'answer') return { ...command, effect: command.effect ?? null };
  if (command.do !== 'add-inject') return command;
  return { ...command, inject: inject7(command.inject), incident: command.incident && incident7(command.incident) };
}

function incident7({ start, end, ...act }: Incident): Incident {
  return { ...grown7(act), start, end };
}

function grown7({ fate, answers = null, ...act }: Grown): Grown {
  return { ...act, fate: fate && fate7(fate), answers };
}

function fate7({ written = null, ...fate }: Fate): Fate {
  return { written, ...fate, grown: fate.grown && grown7(fate.grown) };
}

function inject7(inject: Inject): Inject {
  const { at, to, fact, text, draft = null, from, medium, about, waits = null, answers = null, ...rest } = inject;
  return { at, to, fact, text, draft, from, medium, about, waits, answers, ...rest };
}
