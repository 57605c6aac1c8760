// The slack of a line: how much later one order alone could be given, the others as they stand, with the line as compliant
// as it was. The line is played on from the minute of the order, with that order moved, until something new is refused,
// late or missed. The latest minute is tried first; where that breaks the line, a binary search finds one that does not.
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
  place: number;
  at: Minute;
  /** The last minute at which it would be in time; whether it would be accepted then depends on what the delay changes. */
  most: Minute;
}

export interface Slack {
  /** By place in the orders file, the last minute found at which that order alone could be given. */
  latest: ReadonlyMap<number, Minute>;
  /** For how many minutes after an order's new minute the line was played; null: to ENDEX. */
  playedMinutes: Minute | null;
}

// This takes about three seconds. A longer line is played for two days only: of 540 moved orders in degraded drills, 8 broke
// their line later than that.
const MOST_EVENTS = 150_000;
const LONG_LINE_MINUTES = 48 * 60;

/** How a line is played: which failures it may have, and for how long after the order that was moved. */
interface Playing {
  scenario: Scenario;
  /** What is refused, late or unmet in the line as it is; empty for a compliant line. */
  failures: ReadonlySet<string>;
  playedMinutes: Minute;
}

/** The slack of each order. A line whose playing to ENDEX would come to more than `mostEvents` is played for 48 hours. */
export function slackOf(
  scenario: Scenario,
  starting: Start,
  movable: readonly Movable[],
  mostEvents = MOST_EVENTS,
): Slack {
  const { failures, events, forks } = playUnchanged(scenario, starting, movable);
  const playedMinutes = events * movable.length > mostEvents ? LONG_LINE_MINUTES : null;
  const playing: Playing = { scenario, failures, playedMinutes: playedMinutes ?? Infinity };
  const latest = new Map(movable.map((each) => [each.place, latestOf(playing, forks.get(each.at), each)]));
  return { latest, playedMinutes };
}

/** Plays the line unchanged: its failures, the number of its events, and its state before the minute of each order. */
function playUnchanged(scenario: Scenario, starting: Start, movable: readonly Movable[]) {
  const minutes = new Set(movable.filter(({ at, most }) => most > at).map(({ at }) => at));
  const forks = new Map<Minute, State>();
  const failures = new Set<string>();
  let events = 0;
  const run = openRun(scenario, opened(scenario, starting));
  if (minutes.has(0)) forks.set(0, copyOf(run.state));
  play(run, {
    before: (event) => {
      events++;
      if (event.type === 'clock-moved' && minutes.has(event.to)) forks.set(event.to, copyOf(run.state));
    },
    isStop: (failure) => !failures.add(failure),
  });
  return { failures, events, forks };
}

function opened(scenario: Scenario, starting: Start): State {
  const [first] = start(scenario, starting);
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  return openState(first);
}

// The state is plain data, and structuredClone would take most of the time of a short play.
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
  // A line mostly breaks where another order depends on this one, so the latest minute lies at or next to that minute.
  const broken = tryAt(most);
  if (broken !== null) for (const hint of [broken, broken - 1, broken + 1]) tryAt(hint);
  while (bad - good > 1) tryAt(Math.floor((good + bad) / 2));
  return good;
}

/** The minute at which the line has a new failure when one order is moved; null where it has none. */
function breaksAt(
  { scenario, failures, playedMinutes }: Playing,
  fork: State,
  place: number,
  at: Minute,
): Minute | null {
  const script = fork.script.map((each) => (each.fileNumber === place ? { ...each, at } : each));
  // The same order as at a start: by minute, then by place in the file.
  script.sort((a, b) => a.at - b.at || a.fileNumber - b.fileNumber);
  const state: State = { ...copyOf({ ...fork, script: [] }), script };
  return play(openRun(scenario, state), { isStop: (failure) => !failures.has(failure), until: at + playedMinutes });
}

interface Watching {
  isStop: (failure: string) => boolean;
  before?: (event: Event) => void;
  until?: Minute;
}

/** Plays a run on, in place, up to a failure that `isStop` rejects: returns its minute, or null where there is none. */
function play(run: Run, { isStop, before, until = Infinity }: Watching): Minute | null {
  const { scenario, state } = run;
  const unmet = new Set(state.prompts.filter(isUnmet));
  for (let next = advance(run); next.length > 0; next = advance(run)) {
    for (const event of next) {
      before?.(event);
      happen(run, event);
      if (event.type === 'prompt-raised') unmet.add(state.prompts.at(-1)!);
      if (event.type === 'order-ruled') {
        const { at, fileNumber, ruling } = event.given;
        if (ruling.verdict !== 'accepted' && isStop(`order ${fileNumber} ${ruling.verdict}`)) return at;
      }
      if (event.type !== 'clock-moved') continue;
      if (state.minute > until) return null;
      for (const prompt of unmet) {
        const due = promptDue(scenario, prompt);
        // The time of a duty begins only when its seat learns of it.
        const isOver = due < state.minute && (prompt.knownAt !== null || state.minute >= scenario.endex);
        const isLate = prompt.metAt !== null && prompt.metAt > due;
        const isMissed = isLate || (isOver && isUnmet(prompt));
        if (isMissed && isStop(`${prompt.kind} ${prompt.seat} ${prompt.about}`)) return due;
        if (isOver || !isUnmet(prompt)) unmet.delete(prompt);
      }
    }
  }
  return null;
}

const isUnmet = ({ metAt, liftedAt }: Prompt): boolean => metAt === null && liftedAt === null;
