// The agenda of a run: for each concern, what may fall due by time alone, when it is next to be looked at and when the clock
// stops for it. Whoever changes what a concern rests on asks for another look (touch.ts).
import type { Minute } from '../../ladder/index.ts';

/** In the order in which they are looked at within one minute (ladder.md 2): the world and the law, then the seats. */
export const CONCERNS = [
  'conditions',
  'begins',
  'acts',
  'members',
  'count',
  'updates',
  'certification',
  'effects',
  'answers',
  'expiries',
  'rates',
  'ukraine',
  'coalition',
  'us',
] as const;
export type Concern = (typeof CONCERNS)[number];

/** When a concern is next to be looked at, null for now; and when the clock stops for it. */
export interface Due {
  look: Minute | null;
  stop: Minute;
}

/** The earliest minutes are kept beside the list, so that most minutes need not go through it. */
export interface Agenda {
  /** In the order of the concerns. */
  due: readonly Due[];
  /** The first minute at which a concern of the world or the law is to be looked at; -1 for now. */
  nextLook: Minute;
  /** The same of the seats. */
  nextNews: Minute;
  /** When the clock next stops for any of them; null where that has to be worked out again. */
  nextStop: Minute | null;
}

export function openAgenda(): Agenda {
  return { due: CONCERNS.map(() => ({ look: null, stop: Infinity })), nextLook: -1, nextNews: -1, nextStop: null };
}

/** The index of a concern in `CONCERNS` and in `Agenda.due`. */
export const PLACE = Object.fromEntries(CONCERNS.map((concern, n) => [concern, n])) as Record<Concern, number>;

export function isDue({ look }: Due, minute: Minute): boolean {
  return look === null || look <= minute;
}

/** Marks concerns to be looked at now, because something that they depend on has changed. */
export function lookAgain(agenda: Agenda, concerns: readonly Concern[]): void {
  for (const concern of concerns) agenda.due[PLACE[concern]]!.look = null;
  agenda.nextLook = -1;
  agenda.nextNews = -1;
}

/** When the clock next stops for a concern. */
export function nextStop(agenda: Agenda): Minute {
  if (agenda.nextStop === null) {
    agenda.nextStop = Infinity;
    for (const { stop } of agenda.due) if (stop < agenda.nextStop) agenda.nextStop = stop;
  }
  return agenda.nextStop;
}
