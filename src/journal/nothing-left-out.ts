// Format 4 left out what was not said; since format 5 it is null, or false of a flag. Each kind of object is written out in
// the order in which this version writes it, since what is decided again is compared with it as text. An entry that a newer
// version added to an old journal has all of it and stays as it is.
import type { Command, Event, Start } from '../exercise/events.ts';
import type { Gold, Scenario } from '../exercise/scenario.ts';
import type { Draft } from '../exercise/seat-state.ts';
import type { GivenOrder, ScriptedOrder } from '../exercise/state.ts';
import type { Composition, Inject, WorldChange } from '../exercise/words.ts';
import type { Announced, Fact, Order, Response, Ruling } from '../ladder/index.ts';
import type { Body } from './entry.ts';
import { mapped } from './mapped.ts';

export const nothingLeftOut = (body: Body): Body =>
  mapped(body, { event: event5, command: command5, scenario: scenario5, start: start5 });

const scenario5 = (scenario: Scenario): Scenario => ({
  ...scenario,
  doctrine: { ...scenario.doctrine, responses: scenario.doctrine.responses.map(response5) },
  injects: scenario.injects.map(inject5),
  gold: gold5(scenario.gold),
});

const gold5 = (gold: Gold): Gold => ({
  ...gold,
  // At first a gold line was a list of orders as a timeline has them; nothing reads those.
  orders: gold.orders.map((each) => ('order' in each ? composition5(each) : each)),
  rulings: gold.rulings.map(({ code = null, effectAt = null, ...rest }) => ({ ...rest, code, effectAt })),
});

function response5({ role = null, domain = null, takesSector = false, ...rest }: Response): Response {
  return { ...rest, role, domain, takesSector };
}

const start5 = ({ commission = 'engine', isClosed = false, hasExcon = false, script, ...rest }: Start): Start => ({
  ...rest,
  commission,
  isClosed,
  hasExcon,
  script: script.map(scripted5),
});

function command5(command: Command): Command {
  switch (command.do) {
    case 'compose':
      return { ...command, composition: composition5(command.composition) };
    case 'hold': {
      const { seat, because = null } = command;
      return { do: 'hold', seat, because };
    }
    case 'find': {
      const { about, verdict, by = null } = command;
      return { do: 'find', about, verdict, by } as Command;
    }
    case 'mark': {
      const { mark, text = null, stamp } = command;
      return { do: 'mark', mark, text, stamp };
    }
    case 'add-inject': {
      const { inject, incident = null } = command;
      return { do: 'add-inject', inject: inject5(inject), incident };
    }
    case 'answer': {
      const { question, answer, how = 'note' } = command;
      return { do: 'answer', question, answer, how } as Command;
    }
    default:
      return command;
  }
}

function event5(event: Event): Event {
  switch (event.type) {
    case 'exercise-started': {
      const { type, opening, endex, holders, coaching, isClosed = false, hasExcon = false } = event;
      const { incidents, members, world, commission } = event;
      const [injects, script] = [event.injects.map(inject5), event.script.map(scripted5)];
      const opened = { type, opening, endex, holders, coaching, isClosed, hasExcon };
      return { ...opened, incidents, injects, members, world, commission, script } as Event;
    }
    case 'act-seen':
    case 'act-ended':
    case 'finding-made':
    case 'attack-certified':
    case 'member-answered':
      return { ...event, injects: event.injects.map(inject5) };
    case 'effect-fell': {
      const { type, order, at, outcome, code = null } = event;
      return { type, order, at, outcome, code };
    }
    case 'order-composed':
      return { ...event, draft: draft5(event.draft) };
    case 'order-ruled':
      return { ...event, given: given5(event.given), announced: event.announced && announced5(event.announced) };
    case 'ruling-overruled':
      return { ...event, announced: event.announced && announced5(event.announced) };
    case 'injects-moved':
      return { ...event, moves: event.moves.map(({ no, at, end = null }) => ({ no, at, end })) };
    case 'inject-added':
      return { ...event, inject: inject5(event.inject) };
    default:
      return event;
  }
}

function order5({ seat, response, about = null, sector = null, of = null }: Order): Order {
  return { seat, response, about, sector, of };
}

function composition5(composition: Composition): Composition {
  const { at, order, likelihood = null, attributing = null, because = null, text } = composition;
  const said = { at, order: order5(order), likelihood, attributing, because };
  return (text === undefined ? said : { ...said, text }) as Composition;
}

const draft5 = (draft: Draft): Draft => ({ id: draft.id, ...composition5(draft) });
const scripted5 = (order: ScriptedOrder): ScriptedOrder => ({ ...composition5(order), fileNumber: order.fileNumber });

function given5(given: GivenOrder): GivenOrder {
  const { n, facts, fileNumber = null, overruled = null } = given;
  return { n, ...composition5(given), ruling: ruling5(given.ruling), facts, fileNumber, overruled };
}

function ruling5(ruling: Ruling): Ruling {
  if (ruling.verdict !== 'refused') return ruling;
  const { verdict, code, clause, earliest, needs, notBefore = null } = ruling;
  return { verdict, code, clause, earliest, needs, notBefore };
}

function announced5(given: Announced): Announced {
  const {
    order,
    seat,
    response,
    class: is,
    role = null,
    domain = null,
    about = null,
    sector = null,
    of = null,
  } = given;
  const { at, effectAt, acts, outcome, outcomeAt, code = null, endsAt = null } = given;
  const ordered = { order, seat, response, class: is, role, domain, about, sector, of };
  return { ...ordered, at, effectAt, acts, outcome, outcomeAt, code, endsAt };
}

function fact5(fact: Fact): Fact {
  if (fact.kind !== 'amend') return fact;
  const { start = null, sector = null, severity = null, side = null, ...rest } = fact;
  return { ...rest, start, sector, severity, side };
}

function inject5(inject: Inject): Inject {
  const { at, to, fact, text, from, medium, about = null, marks = null, world = null, expects = null } = inject;
  const { expected = null, objective = null, controller = null, notes = null } = inject;
  const told = { at, to, fact: fact && fact5(fact), text, from, medium, about, marks };
  const { draft, waits } = inject;
  const newer = { ...(draft !== undefined && { draft }), ...(waits !== undefined && { waits }) };
  return {
    ...told,
    ...newer,
    world: world && world5(world),
    expects,
    expected,
    objective,
    controller,
    notes,
  } as Inject;
}

function world5(change: WorldChange): WorldChange {
  const { usWill = null, talks = null, dispute = null, prosperity = null, readiness = null } = change;
  const { heat = null, withdraws = null, presence = null } = change;
  return { usWill, talks, dispute, prosperity, readiness, heat, withdraws, presence };
}
