// What is on its way to the seats, as the events of a record say (exercise.md 2, 4, 12): which fact each arrival brings. Texts,
// acts in truth and everything else that no rule reads are left out.

import type { EventOf } from '../exercise/events.ts';
import type { Inject } from '../exercise/words.ts';
import type { ActId, Fact, Minute } from '../ladder/index.ts';

interface Coming {
  no: number;
  at: Minute;
  fact: Fact | null;
  /** The act with which it comes; null: with none. */
  follows: ActId | null;
}

export interface Arrivals {
  /** In the order of their minute. */
  coming: Coming[];
  /** What comes with an act, or when a condition holds. */
  waiting: Coming[];
  held: Coming[];
  next: number;
  /** When acts that an inject calls were written to begin. */
  writtenAt: Map<ActId, Minute>;
}

export function openArrivals({ injects, contingent }: EventOf<'exercise-started'>): Arrivals {
  const numbered = injects.map((inject, no) => comingOf(inject, no));
  const isWaiting = (_: Coming, no: number) => {
    const waits = injects[no]!.waits;
    return waits !== null && (waits.follows !== null || waits.when !== null);
  };
  return {
    coming: numbered.filter((each, no) => !isWaiting(each, no)),
    waiting: numbered.filter(isWaiting),
    held: [],
    next: injects.length,
    writtenAt: new Map(contingent.map(({ id, writtenAt }) => [id, writtenAt])),
  };
}

const comingOf = ({ at, fact, waits }: Inject, no: number): Coming => ({
  no,
  at,
  fact,
  follows: waits?.follows ?? null,
});

/** The fact that arrives now; null where the message brings none. */
export function arrive(arrivals: Arrivals): Fact | null {
  return arrivals.coming.shift()?.fact ?? null;
}

export function send(arrivals: Arrivals, injects: readonly Inject[]): void {
  for (const inject of injects) {
    put(arrivals, comingOf(inject, arrivals.next));
    arrivals.next += 1;
  }
}

/** Behind everything of its minute that is on its way already. */
function put({ coming }: Arrivals, each: Coming): void {
  const behind = coming.findIndex(({ at }) => at > each.at);
  coming.splice(behind < 0 ? coming.length : behind, 0, each);
}

function take({ coming, held, waiting }: Arrivals, no: number): Coming | undefined {
  for (const list of [coming, held, waiting]) {
    const at = list.findIndex((each) => each.no === no);
    if (at >= 0) return list.splice(at, 1)[0];
  }
  return undefined;
}

export function dropAll(arrivals: Arrivals, nos: readonly number[]): void {
  for (const no of nos) take(arrivals, no);
}

export function holdAll(arrivals: Arrivals, nos: readonly number[]): void {
  for (const no of nos) {
    const held = take(arrivals, no);
    if (held) arrivals.held.push(held);
  }
}

export function move(arrivals: Arrivals, { moves }: EventOf<'injects-moved'>): void {
  for (const { no, at, end } of moves) {
    const moving = take(arrivals, no);
    if (!moving) continue;
    const { fact } = moving;
    const then = fact?.kind === 'report' ? { ...fact, at, end: end ?? fact.end } : fact && { ...fact, at };
    put(arrivals, { ...moving, at, fact: then });
  }
}

/** An act begins that the script awaits: what waits for it comes as much later or earlier as it begins. */
export function begin(arrivals: Arrivals, { id, start, fate }: Grown): void {
  release(arrivals, id, start - (fate?.written?.start ?? start), false);
}

type Grown = EventOf<'act-grew'>['into'];

function release(arrivals: Arrivals, act: ActId, by: Minute, withEnd: boolean): void {
  const isNext = ({ follows, fact }: Coming) => follows === act && (withEnd || fact?.kind !== 'end');
  const next = arrivals.waiting.filter(isNext);
  arrivals.waiting = arrivals.waiting.filter((each) => !isNext(each));
  for (const each of next) put(arrivals, later(each, by));
}

function later(each: Coming, by: Minute): Coming {
  return { ...each, at: each.at + by, fact: each.fact && factLater(each.fact, by) };
}

function factLater(fact: Fact, by: Minute): Fact {
  const at = fact.at + by;
  if (fact.kind === 'report')
    return { ...fact, at, start: fact.start + by, end: fact.end === null ? null : fact.end + by };
  if (fact.kind === 'amend') return { ...fact, at, start: fact.start === null ? null : fact.start + by };
  return fact.kind === 'end' ? { ...fact, at, when: fact.when + by } : { ...fact, at };
}

/** The report of an end that stands in the script keeps its number; where nobody heard of the act, it never comes. */
export function endAct(arrivals: Arrivals, { act, injects }: EventOf<'act-ended'>): void {
  const written = arrivals.waiting.find(({ fact }) => fact?.kind === 'end' && fact.act === act);
  if (!written) return send(arrivals, injects);
  take(arrivals, written.no);
  const [inject] = injects;
  if (inject) put(arrivals, comingOf(inject, written.no));
}

/** A contingency inject is called; an act that it reports begins as much later or earlier than it was written. */
export function call(arrivals: Arrivals, { no, at, incident }: EventOf<'inject-called'>): void {
  const called = take(arrivals, no);
  if (!called) return;
  const { fact } = called;
  const start = incident?.start ?? at;
  const then = fact?.kind === 'report' ? { ...fact, at, start } : fact && { ...fact, at };
  put(arrivals, { ...called, at, fact: then });
  if (!incident) return;
  const by = incident.start - (arrivals.writtenAt.get(incident.id) ?? incident.start);
  release(arrivals, incident.id, by, incident.fate === null);
}
