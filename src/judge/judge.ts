// The judge: reads the events of a record one after the other and says where they contradict the law. It trusts the facts, the
// orders and the minutes of a record, and nothing that the engine concluded from them; it shares no code with the engine.
import type { Event, EventOf } from '../exercise/events.ts';
import { arrive, begin, call, dropAll, endAct, holdAll, move, openArrivals, send } from './arrivals.ts';
import { judgeEffect, judgeExpiry, judgeRuling, overrule } from './conclusions.ts';
import { hours } from './finding.ts';
import { type Case, find, type Judgement, type Judging, openJudging, settled } from './judging.ts';
import { enter, openRegisters } from './registers.ts';

/** The events of one line of a record. */
export interface Line {
  readonly events: readonly Event[];
}

/** Judges a whole record, from STARTEX on. */
export function judge(scenario: Case, lines: readonly Line[]): Judgement {
  const judging = openJudging(scenario);
  for (const line of lines) judgeLine(judging, line.events);
  return judging.judgement;
}

/** Judges the next line of a record. */
function judgeLine(judging: Judging, events: readonly Event[]): void {
  judging.line += 1;
  for (const [place, event] of events.entries()) {
    if (event.type === 'exercise-ended' && isCutShort(events, place)) continue;
    JUDGES[event.type](judging, event as never);
  }
}

/** The facilitator ends an exercise as it stands: what is due in that minute may never come. */
function isCutShort(events: readonly Event[], place: number): boolean {
  const before = events[place - 1];
  return before?.type === 'session-marked' && before.mark === 'endex';
}

type Judges = { readonly [Type in Event['type']]: (judging: Judging, event: EventOf<Type>) => void };

/** Nothing that a rule reads. */
const nothing = (): void => {};
const sends = ({ arrivals }: Judging, { injects }: { injects: EventOf<'act-seen'>['injects'] }): void =>
  send(arrivals, injects);
const asksAgain = (judging: Judging): void => {
  judging.lastToOrder = null;
};

const JUDGES: Judges = {
  'exercise-started': startex,
  'clock-moved': moveClock,
  'inject-arrived': takeFact,
  'harm-eased': takeFact,
  'injects-dropped': ({ arrivals }, { nos }) => dropAll(arrivals, nos),
  'act-began': nothing,
  'rates-changed': nothing,
  'act-seen': sends,
  'act-grew': ({ arrivals }, { into }) => begin(arrivals, into),
  'act-ended': ({ arrivals }, event) => endAct(arrivals, event),
  'finding-made': sends,
  'evidence-ripened': nothing,
  // A finding of the script is laid before a person, and enters no register.
  'finding-proposed': ({ arrivals }) => void arrive(arrivals),
  'attack-suspected': nothing,
  'attack-certified': sends,
  'member-answered': sends,
  'count-published': sends,
  'act-goes-on': sends,
  'inject-called': ({ arrivals }, event) => call(arrivals, event),
  'order-answered': sends,
  'pause-began': nothing,
  'pause-broken': ({ arrivals }, { into }) => begin(arrivals, into),
  'pause-ended': nothing,
  'culprit-named': nothing,
  'commission-called': nothing,
  'commission-adjourned': nothing,
  'red-called': nothing,
  'red-adjourned': nothing,
  'red-acted': ({ arrivals }, { deed, injects }) => {
    if (deed.act === 'drop') dropAll(arrivals, [deed.no]);
    send(arrivals, injects);
  },
  'red-awaited': nothing,
  'effect-fell': judgeEffect,
  'duty-expired': judgeExpiry,
  'news-came': nothing,
  'hold-ended': nothing,
  'prompt-raised': nothing,
  'prompt-lifted': nothing,
  'turn-began': asksAgain,
  'keyboard-returned': asksAgain,
  'order-composed': (judging, { draft }) => {
    judging.composed.set(draft.id, draft.order);
    asksAgain(judging);
  },
  'order-taken-back': asksAgain,
  'seat-committed': asksAgain,
  'order-ruled': judgeRuling,
  'seat-asked': nothing,
  'seat-handed': nothing,
  'session-marked': nothing,
  'jump-began': nothing,
  'jump-ended': nothing,
  'injects-held': ({ arrivals }, { nos }) => holdAll(arrivals, nos),
  'injects-moved': ({ arrivals }, event) => move(arrivals, event),
  'inject-added': ({ arrivals }, { inject }) => send(arrivals, [inject]),
  'ruling-overruled': overrule,
  'question-answered': nothing,
  'message-sent': nothing,
  observed: nothing,
  'went-back': nothing,
  'exercise-ended': (judging) => settled(judging, judging.minute),
  'lessons-answered': nothing,
};

function startex(judging: Judging, event: EventOf<'exercise-started'>): void {
  judging.registers = openRegisters(event.opening);
  judging.closedDomains = event.opening.closedDomains;
  judging.arrivals = openArrivals(event);
}

/** Before a minute is left, all that is due in it has come; and nothing is due in those that are passed over. */
function moveClock(judging: Judging, { to }: EventOf<'clock-moved'>): void {
  if (to <= judging.minute)
    find(judging, 'ladder.md 2', `the clock goes from ${hours(judging.minute)} to ${hours(to)}`);
  settled(judging, to - 1);
  judging.minute = to;
  judging.lastToOrder = null;
}

function takeFact(judging: Judging): void {
  const { arrivals, registers, chains, minute } = judging;
  const fact = arrive(arrivals);
  if (!fact) return;
  if (fact.at !== minute) find(judging, 'ladder.md 2, facts', `a fact of ${hours(fact.at)} enters at ${hours(minute)}`);
  for (const holder of enter(registers, fact)) chains.delete(holder);
  judging.quietUntil = 0;
}
