// The slack of a line: how much later one order alone could be given, the others as they stand, with the line as compliant
// as it was. The line is played on from the minute of the order, with that order moved, until something is refused, late
// or missed. The latest minute is tried first; where that breaks the line, a halving search finds one that does not.

import type { Event, Start } from '../exercise/events.ts';
import { advance } from '../exercise/run/advance.ts';
import { start } from '../exercise/run/decide.ts';
import { openState } from '../exercise/run/open-state.ts';
import { promptDue } from '../exercise/run/prompts.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import { happen } from '../exercise/run/touch.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Prompt, State } from '../exercise/state.ts';
import type { Minute } from '../ladder/index.ts';

/** An order of the line that may be moved; times are minutes. */
interface Movable {
  /** Its place in the orders file. */
  place: number;
  at: Minute;
  /** The last minute at which it would itself be accepted and in time. */
  most: Minute;
}

export interface Slack {
  /** By place in the orders file, the last minute found at which that order alone could be given. */
  latest: ReadonlyMap<number, Minute>;
  /** For how many minutes after an order's new minute the line was played; null: to ENDEX. */
  playedMinutes: Minute | null;
}

// Some three seconds. A longer line is played for two days: of 540 orders of degraded drills 8 broke one only later.
const MOST_EVENTS = 150_000;
const LONG_LINE_MINUTES = 48 * 60;

/** How a line is played: what it may want, and for how long after an order that was moved. */
interface Playing {
  scenario: Scenario;
  /** What is refused, late or unmet in the line as it stands; nothing in a compliant one. */
  wants: ReadonlySet<string>;
  playedMinutes: Minute;
}

/** The slack of each order. A line whose playing to ENDEX would come to more than `mostEvents` is played for 48 hours. */
export function slackOf(
  scenario: Scenario,
  starting: Start,
  movable: readonly Movable[],
  mostEvents = MOST_EVENTS,
): Slack {
  const { wants, events, forks } = playedAsItStands(scenario, starting, movable);
  const playedMinutes = events * movable.length > mostEvents ? LONG_LINE_MINUTES : null;
  const playing: Playing = { scenario, wants, playedMinutes: playedMinutes ?? Infinity };
  const latest = new Map(movable.map((each) => [each.place, latestOf(playing, forks.get(each.at), each)]));
  return { latest, playedMinutes };
}

/** The line unmoved: what it wants, how many events it has, and its state before the minute of each order. */
function playedAsItStands(scenario: Scenario, starting: Start, movable: readonly Movable[]) {
  const minutes = new Set(movable.filter(({ at, most }) => most > at).map(({ at }) => at));
  const forks = new Map<Minute, State>();
  const wants = new Set<string>();
  let events = 0;
  const run = openRun(scenario, opened(scenario, starting));
  if (minutes.has(0)) forks.set(0, copyOf(run.state));
  play(run, {
    before: (event) => {
      events++;
      if (event.type === 'clock-moved' && minutes.has(event.to)) forks.set(event.to, copyOf(run.state));
    },
    isTooMuch: (want) => !wants.add(want),
  });
  return { wants, events, forks };
}

function opened(scenario: Scenario, starting: Start): State {
  const [first] = start(scenario, starting);
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  return openState(first);
}

// The state is plain data. This takes far less time than structuredClone, which is the most of a short play.
function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, copyOf(each)])) as T;
  if (value instanceof Set) return new Set(value) as T;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = copyOf(value[key]);
  return copy as T;
}

function latestOf(playing: Playing, fork: State | undefined, { place, at, most }: Movable): Minute {
  if (!fork) return at;
  let good = at;
  let bad = most + 1;
  const tryAt = (minute: Minute): Minute | null => {
    if (minute <= good || minute >= bad) return null;
    const broken = breaksAt(playing, fork, place, minute);
    if (broken === null) good = minute;
    else bad = minute;
    return broken;
  };
  // A line mostly breaks where an order waited for this one: that minute is the last, or the one before.
  const broken = tryAt(most);
  if (broken !== null) for (const hint of [broken, broken - 1, broken + 1]) tryAt(hint);
  while (bad - good > 1) tryAt(Math.floor((good + bad) / 2));
  return good;
}

/** The minute at which the line, with one order at another minute, wants what it did not before; null where none. */
function breaksAt({ scenario, wants, playedMinutes }: Playing, fork: State, place: number, at: Minute): Minute | null {
  const script = fork.script.map((each) => (each.fileNumber === place ? { ...each, at } : each));
  // As a start sorts an orders file: by the minute, then as it stands there.
  script.sort((a, b) => a.at - b.at || a.fileNumber - b.fileNumber);
  const state: State = { ...copyOf({ ...fork, script: [] }), script };
  return play(openRun(scenario, state), { isTooMuch: (want) => !wants.has(want), until: at + playedMinutes });
}

interface Watching {
  isTooMuch: (want: string) => boolean;
  before?: (event: Event) => void;
  until?: Minute;
}

/** Plays a run on, in place, until what it wants is too much: then the minute of that; null where it never is. */
function play(run: Run, { isTooMuch, before, until = Infinity }: Watching): Minute | null {
  const { scenario, state } = run;
  const unmet = new Set(state.prompts.filter(isUnmet));
  for (let next = advance(run); next.length > 0; next = advance(run)) {
    for (const event of next) {
      before?.(event);
      happen(run, event);
      if (event.type === 'prompt-raised') unmet.add(state.prompts.at(-1)!);
      if (event.type === 'order-ruled') {
        const { at, fileNumber, ruling } = event.given;
        if (ruling.verdict !== 'accepted' && isTooMuch(`order ${fileNumber} ${ruling.verdict}`)) return at;
      }
      if (event.type !== 'clock-moved') continue;
      if (state.minute > until) return null;
      for (const prompt of unmet) {
        const due = promptDue(scenario, prompt);
        // Where its seat has yet to learn of a duty, its time has yet to begin.
        const isOver = due < state.minute && (prompt.knownAt !== null || state.minute >= scenario.endex);
        if (isOver && isUnmet(prompt) && isTooMuch(`${prompt.kind} ${prompt.seat} ${prompt.about}`)) return due;
        if (isOver || !isUnmet(prompt)) unmet.delete(prompt);
      }
    }
  }
  return null;
}

const isUnmet = ({ metAt, liftedAt }: Prompt): boolean => metAt === null && liftedAt === null;
