// A record gone through again: the state after each entry and each event, and what any chair saw at that moment. Nothing
// is decided and nothing is written.
import { type CommissionView, viewForCommission } from '../exercise/chairs/commission-view.ts';
import { type ExconView, exconView } from '../exercise/chairs/excon-view.ts';
import { type Offer, responses } from '../exercise/chairs/preview.ts';
import { type View, viewFor } from '../exercise/chairs/view.ts';
import type { Event } from '../exercise/events.ts';
import { hoursOf, type ResponseHours } from '../exercise/numbers.ts';
import { openState } from '../exercise/run/open-state.ts';
import { openRun } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { isToldTo } from '../exercise/score/own-record.ts';
import type { State } from '../exercise/state.ts';
import { readJournal } from '../journal/read.ts';
import { understanding } from '../journal/understanding.ts';
import type { Seat } from '../ladder/index.ts';
import { apply } from './apply.ts';
import { facilitatorActionsIn, type RecordedEntry, recordedEntries } from './recorded.ts';

export interface Moment {
  minute: number;
  view: (seat: Seat) => View;
  commission: () => CommissionView;
  /** With the truth: for a facilitator, or for the room after ENDEX. */
  excon: () => ExconView;
  offers: (seat: Seat, about: string | undefined, at: number) => Offer[];
}

export interface Stop {
  entry: number;
  events: number;
}

export interface Playback {
  readonly scenario: Scenario;
  /** How long each response works. */
  readonly hours: ResponseHours;
  readonly journal: string;
  readonly entries: readonly RecordedEntry[];
  /** Those that the facilitator's notes tell of. */
  readonly facilitatorActions: readonly RecordedEntry[];
  /** After ENDEX, or where a facilitator runs it: an exercise that goes on keeps its truth to itself. */
  readonly mayShowTruth: boolean;
  readonly persons: readonly Seat[];
  /** The places where a seat was told something, in order: an entry and the number of its events before that. */
  stops: (seat: Seat) => readonly Stop[];
  /** After an entry, or after so many of its events. */
  moment: (entry: number, events?: number) => Moment;
}

/** Reads a whole journal to go through it. Throws JournalTrouble. */
export function openPlayback(file: string): Playback {
  const journal = readJournal(file);
  const { scenario, start } = journal.opening;
  // Immer shares what stays the same, so that every entry's state can be kept.
  const states: State[] = understanding(journal, () => {
    const [first] = journal.entries[0]!.body.events;
    if (first?.type !== 'exercise-started') throw new TypeError('a journal begins with the start of an exercise');
    let state = openState(first);
    return journal.entries.map(({ body }) => {
      state = body.events.reduce(apply, state);
      return state;
    });
  });
  const entries = recordedEntries(journal.entries);
  const stops: Partial<Record<Seat, readonly Stop[]>> = {};
  const stateAt = (entry: number, events: number): State => {
    const all = entries[entry]!.events;
    if (events >= all.length) return states[entry]!;
    const before = entry === 0 ? openState(all[0] as Extract<Event, { type: 'exercise-started' }>) : states[entry - 1]!;
    return all.slice(0, events).reduce(apply, before);
  };
  return {
    scenario,
    hours: hoursOf(scenario),
    journal: file,
    entries,
    facilitatorActions: facilitatorActionsIn(journal.entries),
    mayShowTruth: states.at(-1)!.isEnded || start.hasExcon,
    persons: (['ukraine', 'coalition', 'us'] as const).filter((seat) => start.holders[seat] === 'person'),
    stops: (seat) => {
      stops[seat] ??= stopsOf(entries, states.at(-1)!, seat);
      return stops[seat];
    },
    moment: (entry, events = Infinity) => momentOf(scenario, stateAt(entry, events)),
  };
}

const stopsOf = (entries: readonly RecordedEntry[], state: State, seat: Seat): Stop[] =>
  entries.flatMap(({ events }, entry) =>
    events.flatMap((event, n) => (isToldTo(state, event, seat) ? [{ entry, events: n + 1 }] : [])),
  );

function momentOf(scenario: Scenario, state: State): Moment {
  const run = openRun(scenario, state);
  return {
    minute: state.minute,
    view: (seat) => viewFor(run, seat),
    commission: () => viewForCommission(run),
    excon: () => exconView(run),
    offers: (seat, about, at) => responses(run, seat, about, at),
  };
}
