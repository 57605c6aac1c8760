// What a facilitator may do and what comes of it (exercise.md 1 and 4). Like every command it decides and draws nothing:
// a fate that an added act carries was drawn before it came here.
import {
  actNamed,
  announce,
  ask,
  clock,
  leadOf,
  type Minute,
  pictureOf,
  ruleOn,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import { pauseOffered } from '../answers.ts';
import type { Command, Denial, Event, ExconCommand, InjectMove } from '../events.ts';
import { namesOf } from '../incident.ts';
import type { Scenario } from '../scenario.ts';
import { isRedAwaited, isWaiting, type NumberedInject, type State, standsAs } from '../state.ts';
import { hasControls } from '../text.ts';
import type { Inject } from '../words.ts';
import { arrivalOf } from './arrivals.ts';
import { actOf, calledAt, followersOf, isReport, moved, placeOfIncident, reportBefore, trueFrom } from './coming.ts';
import { decideFinding } from './commission.ts';
import { called } from './conditions.ts';
import { isOpen, promptDue, promptsMet } from './prompts.ts';
import { chainsNow, type Run } from './run.ts';

type Does<D extends ExconCommand['do']> = Extract<ExconCommand, { do: D }>;

const EXCON: readonly Command['do'][] = [
  'mark',
  'step',
  'jump',
  'inject',
  'add-inject',
  'overrule',
  'answer',
  'red-waits',
  'hand',
  'end',
];

export function isExcon(command: Command): command is ExconCommand {
  return EXCON.includes(command.do) || (command.do === 'find' && command.by === 'excon');
}

export function decideExcon(run: Run, command: ExconCommand): Event[] | Denial {
  const { scenario, state } = run;
  if (!state.excon.isPresent) return NO_EXCON;
  if (command.do === 'mark') return mark(state, command);
  if (state.isEnded) return { denied: 'The exercise has ended.' };
  switch (command.do) {
    case 'step':
      return step(state);
    case 'jump':
      return jump(scenario, state, command.to);
    case 'inject':
      return command.act === 'hold' ? hold(state, command.no) : moveInject(run, command);
    case 'add-inject':
      return addInject(run, command);
    case 'overrule':
      return overrule(run, command);
    case 'answer':
      return answer(scenario, state, command);
    case 'red-waits':
      return state.red.isAwaited === command.is
        ? { denied: `The clock ${command.is ? 'waits' : 'does not wait'} for the red cell already.` }
        : [{ type: 'red-awaited', is: command.is }];
    case 'hand':
      return hand(state, command);
    case 'find':
      return decideFinding(scenario, state, command.about, command.verdict);
    case 'end':
      if (!isStamp(command.stamp)) return NO_STAMP;
      return [{ type: 'session-marked', mark: 'endex', text: '', stamp: command.stamp }, { type: 'exercise-ended' }];
  }
}

const isStamp = (stamp: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(stamp);
const NO_STAMP: Denial = { denied: 'A mark carries the time of the day, as 2026-03-01T09:30:00Z.' };
export const NO_EXCON: Denial = { denied: 'There is no facilitator in this exercise.' };
export const PAUSED: Denial = { denied: 'The facilitator has paused the exercise.' };
export const NOT_STARTED: Denial = { denied: 'STARTEX has not been given.' };

// Of a seat that people hold: a policy decides for them until it is given back.
function hand({ seats }: State, { seat, to }: Does<'hand'>): Event[] | Denial {
  const { isOfPeople, holder } = seats[seat];
  if (!isOfPeople) return { denied: 'Nobody sits in that seat, so it cannot be taken over.' };
  if (holder === to)
    return { denied: to === 'person' ? 'Its people decide there already.' : `${to} decides there already.` };
  return [{ type: 'seat-handed', seat, to }];
}

// Notes may be taken after ENDEX too, while the room talks.
function mark({ excon, isEnded }: State, { mark, text, stamp }: Does<'mark'>): Event[] | Denial {
  if (!isStamp(stamp)) return NO_STAMP;
  const words = text?.trim().slice(0, 2000) ?? '';
  if (mark === 'note' && words === '') return { denied: 'There is no text.' };
  if (isEnded && mark !== 'note') return { denied: 'The exercise has ended.' };
  if (mark === 'startex' && excon.hasStarted) return { denied: 'STARTEX has been given.' };
  if (mark === 'pause' && excon.isPaused) return { denied: 'The exercise is paused already.' };
  if (mark === 'resume' && !excon.isPaused) return { denied: 'The exercise is not paused.' };
  return [{ type: 'session-marked', mark, text: words, stamp }];
}

// Whoever is waited for commits as it stands; drafts are ruled as if their seat had committed them.
function closeTurn(state: State): Event[] {
  const waiting = SEATS.filter((seat) => isWaiting(state.seats[seat]));
  return [
    ...waiting.map((seat): Event => ({ type: 'seat-committed', seat, isHolding: false })),
    ...(state.commission.isAtDesk ? [{ type: 'commission-adjourned' } as const] : []),
    ...(isRedAwaited(state) ? [{ type: 'red-adjourned' } as const] : []),
  ];
}

function step(state: State): Event[] | Denial {
  return state.excon.hasStarted ? closeTurn(state) : NOT_STARTED;
}

function jump(scenario: Scenario, state: State, to: Minute): Event[] | Denial {
  if (!state.excon.hasStarted) return NOT_STARTED;
  if (state.excon.jump && to === state.minute)
    return [{ type: 'jump-ended', notAssessed: passedOver(scenario, state) }];
  const { endex } = scenario;
  if (!Number.isInteger(to) || to <= state.minute)
    return { denied: `A jump goes forward, beyond ${clock(state.minute)}.` };
  if (to > endex) return { denied: `A jump goes no further than ENDEX at ${clock(endex)}.` };
  return [...closeTurn(state), { type: 'jump-began', to }];
}

// A jump that is stopped short, as by a branch from inside it: what fell due so far could not be answered by people.
function passedOver(scenario: Scenario, { excon, prompts, seats, minute }: State): number[] {
  const from = excon.jump?.from ?? minute;
  return prompts
    .filter((prompt) => seats[prompt.seat].holder === 'person' && isOpen(prompt))
    .filter((prompt) => {
      const due = promptDue(scenario, { ...prompt, knownAt: prompt.knownAt ?? minute });
      return due >= from && due < minute;
    })
    .map(({ n }) => n);
}

const waitingInjects = ({ coming, excon }: State) => [...coming, ...excon.held];
const injectNo = (state: State, no: number) => waitingInjects(state).find((inject) => inject.no === no);
function notThere({ waiting }: State, no: number): Denial {
  const inject = waiting.find((each) => each.no === no);
  if (!inject) return { denied: `No inject ${no + 1} is on its way.` };
  const { fact, waits } = inject;
  if (waits?.when) return { denied: `Inject ${no + 1} comes when its condition holds; fire it, or give it a minute.` };
  const what = fact?.kind === 'end' ? 'ends' : 'begins';
  return { denied: `Inject ${no + 1} comes when ${waits?.follows} ${what}; it cannot be moved or held before.` };
}

// What is about an act cannot arrive without the report of it, so it is held with it.
function hold(state: State, no: number): Event[] | Denial {
  const inject = state.coming.find((each) => each.no === no);
  if (!inject)
    return state.excon.held.some((each) => each.no === no) ? { denied: `${no} is held already.` } : notThere(state, no);
  if (pauseOffered(state.answers, inject)) return { denied: KEEPS_ITS_HOUR };
  return [{ type: 'injects-held', nos: [no, ...followersOf(state.coming, inject).map((each) => each.no)] }];
}

export const KEEPS_ITS_HOUR =
  'A pause keeps the minute and the hour that were drawn; the words of its offer may change, or it may be dropped.';

/** An inject comes now, at another minute, or is held no longer. */
export function moveInject(run: Run, command: Exclude<Does<'inject'>, { act: 'hold' }>): Event[] | Denial {
  const { scenario, state } = run;
  const inject = injectNo(state, command.no);
  if (!inject) return callOf(run, command) ?? notThere(state, command.no);
  const { minute, excon } = state;
  const isHeld = excon.held.includes(inject);
  if (command.act === 'release' && !isHeld) return { denied: `${inject.no} is not held.` };
  if (command.act === 'fire' && !excon.hasStarted) return NOT_STARTED;
  const to = command.act === 'shift' ? command.to : command.act === 'fire' ? minute : Math.max(inject.at, minute);
  const why = pauseOffered(state.answers, inject) ? KEEPS_ITS_HOUR : cannotArrive(scenario, state, inject, to);
  if (why) return { denied: why };
  return [
    { type: 'injects-moved', moves: movesTo(state, inject, to, isHeld) },
    ...(excon.hasStarted ? arrivals(run, inject, to, isHeld) : []),
  ];
}

/** The facilitator calls a contingency inject, whatever its condition says; null where there is none of that number. */
function callOf(run: Run, command: Exclude<Does<'inject'>, { act: 'hold' }>): Event[] | Denial | null {
  const { scenario, state } = run;
  const { endex } = scenario;
  const { minute, excon } = state;
  const inject = state.waiting.find(({ no, waits }) => no === command.no && waits?.when);
  if (!inject || command.act === 'release') return null;
  if (command.act === 'fire' && !excon.hasStarted) return NOT_STARTED;
  const at = command.act === 'shift' ? command.to : minute;
  if (!Number.isInteger(at) || at < minute || at >= endex)
    return { denied: `An inject arrives from ${clock(minute)} on and before ENDEX at ${clock(endex)}.` };
  const call = called(state, inject.no, at);
  const isNow = excon.hasStarted && call.at === minute;
  return isNow ? [call, arrivalOf(run, calledAt(inject, at))] : [call];
}

/** Why an inject cannot arrive at that minute, as a sentence; or null. */
function cannotArrive({ endex }: Scenario, state: State, inject: Inject, to: Minute): string | null {
  if (!Number.isInteger(to) || to < state.minute || to >= endex)
    return `An inject arrives from ${clock(state.minute)} on and before ENDEX at ${clock(endex)}.`;
  if (to < trueFrom(inject)) return `What it tells of happens at ${clock(trueFrom(inject))}; it cannot come before.`;
  const report = reportBefore(state, inject);
  if (!report) return null;
  if (state.excon.held.includes(report))
    return `The report of ${actOf(inject)}, no. ${report.no}, is held; release that first.`;
  return to < report.at
    ? `The report of ${actOf(inject)}, no. ${report.no}, comes at ${clock(report.at)}; nothing about it can come before.`
    : null;
}

// A report takes along what is about its act and would overtake it: held back with it, or due before it now.
function movesTo(state: State, inject: NumberedInject, to: Minute, isHeld: boolean): InjectMove[] {
  const others = isHeld
    ? isReport(inject)
      ? state.excon.held.filter((each) => each.no !== inject.no && actOf(each) === actOf(inject))
      : []
    : followersOf(state.coming, inject).filter(({ at }) => at < to);
  return [
    { no: inject.no, at: to, end: endKnown(state, inject, to) },
    ...others.map(({ no, at }) => ({ no, at: Math.max(at, to), end: null })),
  ];
}

// An act that has ended meanwhile is reported with its end: its end could not be told while nobody knew of it.
function endKnown({ truth }: State, { fact }: Inject, at: Minute): Minute | null {
  if (fact?.kind !== 'report' || fact.end !== null) return null;
  const ended = truth.live.get(fact.act)?.endedAt ?? null;
  return ended !== null && ended <= at ? ended : null;
}

// What is due at this very minute arrives at once: the seats may be at the keyboard, and time stands still.
function arrivals(run: Run, inject: NumberedInject, to: Minute, isHeld: boolean): Event[] {
  const { state } = run;
  const due = movesTo(state, inject, to, isHeld).filter(({ at }) => at === state.minute);
  const events: Event[] = [];
  let n = state.received.length;
  for (const each of due) {
    const arrival = arrivalOf(run, moved(injectNo(state, each.no)!, each));
    const isIn = arrival.type === 'inject-arrived' || arrival.type === 'harm-eased';
    events.push(isIn ? { ...arrival, n } : arrival);
    if (isIn) n += 1;
  }
  return events;
}

function addInject(run: Run, { inject, incident }: Does<'add-inject'>): Event[] | Denial {
  const { scenario, state } = run;
  const why = unfit(scenario, state, inject) ?? (incident ? unfitIncident(state, inject, incident) : null);
  if (why) return { denied: why };
  const isNow = state.excon.hasStarted && inject.at === state.minute;
  // An act that has begun is there before its report arrives, so that nobody sees it a second time.
  const begins = incident?.fate && isNow ? [{ type: 'act-began', n: placeOfIncident(state, incident) } as const] : [];
  return [{ type: 'inject-added', inject, incident }, ...begins, ...(isNow ? [arrivalOf(run, inject)] : [])];
}

const LONGEST_TEXT = 2000;
export const isOneLine = (text: string | null) =>
  text === null || (!hasControls(text) && !text.includes('\n') && text.length <= LONGEST_TEXT);

/** What a scenario file would be told of it (src/scenario), as a sentence; or null. */
function unfit(scenario: Scenario, state: State, inject: Inject): string | null {
  const { at, to, text, from, medium, fact, expected, objective, controller, notes } = inject;
  if (text.trim() === '' || from.trim() === '' || medium.trim() === '')
    return 'An inject says something, from somebody, by some medium.';
  if (![text, from, medium, expected, objective, controller, notes].every(isOneLine))
    return `Each field is one line of at most ${LONGEST_TEXT} characters.`;
  if (to.length === 0 || new Set(to).size !== to.length || !to.every((seat: Seat) => SEATS.includes(seat)))
    return 'An inject is addressed to one seat or more.';
  if (fact && (fact.at !== at || fact.to.join() !== to.join())) return 'The fact is addressed as its message is.';
  return cannotArrive(scenario, state, inject, at) ?? (fact ? unfitFact(scenario, state, fact) : null);
}

function unfitFact({ line }: Scenario, state: State, fact: NonNullable<Inject['fact']>): string | null {
  if (fact.kind === 'guarantee' || fact.kind === 'consent') return null;
  const isKnown = actNamed(state.ledger.registers.commission, fact.act) !== undefined;
  const sector = 'sector' in fact ? fact.sector : null;
  if (typeof sector === 'number' && (sector < 1 || sector > line.length)) return `There is no sector ${sector}.`;
  const severity = 'severity' in fact ? fact.severity : null;
  if (severity !== null && ![0, 1, 2, 3, 4, 5].includes(severity)) return 'A severity lies between 0 and 5.';
  if (fact.kind === 'confirm' && !(fact.likelihood >= 0 && fact.likelihood <= 1))
    return 'A likelihood lies between 0 and 1.';
  if (fact.kind !== 'report')
    return isKnown || waitingInjects(state).some((each) => isReport(each) && actOf(each) === fact.act)
      ? null
      : `No act ${fact.act} has been reported.`;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(fact.act))
    return 'An act is named by a short code of letters, digits, dots and dashes.';
  return isKnown || isTaken(state, fact.act) ? `There is an act ${fact.act} already.` : null;
}

function isTaken(state: State, act: string): boolean {
  return (
    waitingInjects(state).some((each) => actOf(each) === act) ||
    state.truth.incidents.some((incident) => namesOf(incident).includes(act))
  );
}

function unfitIncident(state: State, { fact }: Inject, incident: Parameters<typeof namesOf>[0] & { start: Minute }) {
  if (fact?.kind !== 'report') return 'Only a report tells of a new act.';
  if (incident.id !== fact.act || incident.start !== fact.start) return 'The act is not the one that is reported.';
  return namesOf(incident).some((name) => isTaken(state, name)) ? `There is an act ${incident.id} already.` : null;
}

function overrule(run: Run, command: Does<'overrule'>): Event[] | Denial {
  const { scenario, state } = run;
  const { order: place, verdict } = command;
  const given = state.orders[place];
  if (!given) return { denied: `There is no order ${place}.` };
  const because = command.because.trim().slice(0, 1000);
  if (because === '') return { denied: 'An overrule needs a reason.' };
  if (standsAs(given) === verdict) return { denied: `The order stands as ${verdict} already.` };
  const event = { type: 'ruling-overruled', order: place, verdict, because } as const;
  if (verdict === 'refused') {
    const order = state.ledger.announced.find((each) => each.order === given.n);
    const isStanding = order?.outcome === 'pending' || order?.outcome === 'in-effect';
    if (!order || !isStanding)
      return { denied: 'The order has lapsed or was stood down; there is nothing left to void.' };
    if (order.role === 'stand-down') return { denied: 'A stand-down cannot be undone; the force can be ordered anew.' };
    return [{ ...event, announced: null, meets: [] }];
  }
  // Accepted now: announced as the law announces it, with its lead from this minute.
  const { seat } = given.order;
  const picture = pictureOf(state.ledger, seat);
  const question = ask(scenario.doctrine, picture, given.order, state.minute, chainsNow(run, seat));
  const ruling = { ...ruleOn(question), verdict: 'accepted', effectAt: state.minute + leadOf(question) } as const;
  const announced = announce(question, state.ledger.announced.length, ruling);
  return [{ ...event, announced, meets: promptsMet(run, given, announced) }];
}

function answer(
  scenario: Scenario,
  state: State,
  { question: place, answer, how, effect }: Does<'answer'>,
): Event[] | Denial {
  const question = state.questions[place];
  if (!question) return { denied: `There is no question ${place}.` };
  // A ruling on an action can be corrected; an answer to a question has been read.
  if (question.answeredAt !== null && question.kind === 'question') return { denied: 'That has been answered.' };
  const words = answer.trim().slice(0, LONGEST_TEXT);
  if (words === '') return { denied: 'There is no text.' };
  if (effect === null) return [{ type: 'question-answered', question: place, answer: words, how, effect }];
  if (question.kind !== 'off-menu' || how !== 'accept')
    return { denied: 'Only an action off the menu that is accepted has an effect.' };
  const rows = scenario.numbers.hazards.responses.filter(({ response }) => response === effect.like);
  const { like, sector } = effect;
  if (rows.length === 0) return { denied: `No response "${like}" does anything on the line.` };
  if (typeof sector === 'number' && (sector < 1 || sector > scenario.line.length))
    return { denied: `There is no sector ${sector}.` };
  if (sector === null && rows.some(({ reach }) => reach !== 'line'))
    return { denied: `What works like ${like} names a sector.` };
  const lasts = Math.max(...rows.map((row) => row.lasts ?? Infinity));
  const until = lasts === Infinity ? null : state.minute + lasts;
  return [{ type: 'question-answered', question: place, answer: words, how, effect: { like, sector, until } }];
}
