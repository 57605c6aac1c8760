// What is on its way to the seats, in the order of its minute, and what a facilitator holds back. Recipes on a draft.
import type { ActId, Minute } from '../../ladder/index.ts';
import type { InjectMove } from '../events.ts';
import type { Incident } from '../incident.ts';
import { certain, shifted } from '../shift.ts';
import type { NumberedInject, State } from '../state.ts';
import type { Inject } from '../words.ts';

// Each field by its name: V8 copies by spread many times slower.
export function numbered(inject: Inject, no: number): NumberedInject {
  return {
    at: inject.at,
    to: inject.to,
    fact: inject.fact,
    text: inject.text,
    draft: inject.draft,
    from: inject.from,
    medium: inject.medium,
    about: inject.about,
    waits: inject.waits,
    answers: inject.answers,
    marks: inject.marks,
    world: inject.world,
    expects: inject.expects,
    expected: inject.expected,
    objective: inject.objective,
    controller: inject.controller,
    notes: inject.notes,
    no,
  };
}

/** Puts messages on their way, behind what comes in the same minute already. */
export function expect(state: State, injects: readonly Inject[]): void {
  for (const inject of injects) {
    place(state, numbered(inject, state.nextInject));
    state.nextInject += 1;
  }
}

export function place({ coming }: State, inject: NumberedInject): void {
  let at = coming.length;
  coming.push(inject);
  for (; at > 0 && coming[at - 1]!.at > inject.at; at--) coming[at] = coming[at - 1]!;
  coming[at] = inject;
}

/** Takes the next one off the list. */
export function takeNext({ coming }: State): NumberedInject {
  const inject = coming.shift();
  if (!inject) throw new TypeError('nothing is on its way');
  return inject;
}

/** Takes an inject from wherever it waits. */
export function takeUp({ coming, waiting, excon }: State, no: number): NumberedInject {
  for (const list of [coming, excon.held, waiting]) {
    const at = list.findIndex((inject) => inject.no === no);
    if (at >= 0) return list.splice(at, 1)[0]!;
  }
  throw new TypeError(`no inject ${no} is on its way`);
}

/** What never comes: that act never came or is over, or the red cell dropped it (null). */
export function drop(state: State, nos: readonly number[], act: ActId | null): void {
  for (const no of nos) state.excon.dropped.push({ inject: takeUp(state, no), at: state.minute, act });
}

export function hold(state: State, nos: readonly number[]): void {
  for (const no of nos) state.excon.held.push(takeUp(state, no));
}

/** What waits for the end of that act. */
export function endOf(waiting: readonly NumberedInject[], act: ActId): NumberedInject | undefined {
  return waiting.find(({ fact }) => fact?.kind === 'end' && fact.act === act);
}

/**
 * What waits for that act to begin comes as much later or earlier than written as the act does; `withEnd`: the report of its
 * end, too, since it is known with the beginning of a fixed act.
 */
export function release(state: State, act: ActId, by: Minute, withEnd = false): void {
  const isNext = ({ waits, fact }: NumberedInject) => waits?.follows === act && (withEnd || fact?.kind !== 'end');
  const next = state.waiting.filter(isNext);
  state.waiting = state.waiting.filter((inject) => !isNext(inject));
  for (const inject of next) place(state, numbered(certain(shifted(inject, by)), inject.no));
}

/** A contingency inject at the minute at which it comes; `act`: when what it reports begins, and by how much that is moved. */
export function calledAt(inject: NumberedInject, at: Minute, act?: { start: Minute; by: Minute }): NumberedInject {
  const { fact } = inject;
  const now = fact && { ...fact, at };
  if (now?.kind === 'report') now.start = act?.start ?? at;
  const moved = act ? shifted(inject, act.by) : inject;
  return numbered(certain({ ...moved, at, fact: now, waits: null }), inject.no);
}

/** The same inject at another minute; its fact enters the registers then. */
export function moved(inject: NumberedInject, { at, end }: InjectMove): NumberedInject {
  const { fact } = inject;
  if (fact?.kind === 'report') return { ...inject, at, fact: { ...fact, at, end: end ?? fact.end } };
  return { ...inject, at, fact: fact && { ...fact, at } };
}

/** The act that an inject is about; null where it is about none. */
export function actOf({ fact, about }: Inject): ActId | null {
  return fact && 'act' in fact ? fact.act : about;
}

/** The report that a fact cannot enter before, while that is still on its way or held back. */
export function reportBefore({ coming, excon }: State, inject: Inject): NumberedInject | undefined {
  if (!inject.fact || isReport(inject)) return undefined;
  const act = actOf(inject);
  return [...coming, ...excon.held].find((each) => isReport(each) && actOf(each) === act);
}

/** What stands behind a report in a list and is about its act. */
export function followersOf(list: readonly NumberedInject[], report: NumberedInject): NumberedInject[] {
  const from = list.findIndex(({ no }) => no === report.no) + 1;
  return isReport(report) ? list.slice(from).filter((each) => actOf(each) === actOf(report)) : [];
}

export function isReport({ fact }: Inject): boolean {
  return fact?.kind === 'report';
}

/** The first minute at which an inject can be true: an act must have begun, or ended, before anybody says so. */
export function trueFrom({ fact }: Inject): Minute {
  if (fact?.kind === 'report') return Math.max(fact.start, fact.end ?? 0);
  return fact?.kind === 'end' ? fact.when : 0;
}

/** Where an added incident stands: among those that have not begun, in the order of their start. */
export function placeOfIncident({ truth }: State, { start }: Incident): number {
  const later = truth.incidents.findIndex((each, n) => n >= truth.begun && each.start > start);
  return later < 0 ? truth.incidents.length : later;
}
