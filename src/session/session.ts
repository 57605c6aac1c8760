// The imperative shell of an exercise: take a command, decide, append to the journal, and only then show it.
import { type CommissionView, viewForCommission } from '../exercise/commission-view.ts';
import { type Command, type Composition, type Denial, type Event, isDenial, type Start } from '../exercise/events.ts';
import { type ExconView, exconView } from '../exercise/excon-view.ts';
import { type LessonAnswers, type Respondent, respondents, standingAnswers } from '../exercise/lessons.ts';
import { playCommand, playStart } from '../exercise/play.ts';
import { isPolicy, POLICIES } from '../exercise/policies.ts';
import { type Offer, type Preview, preview, responses, rulingFor } from '../exercise/preview.ts';
import type { Inject, Scenario } from '../exercise/scenario.ts';
import type { State } from '../exercise/state.ts';
import { isWaiting } from '../exercise/state.ts';
import { type View, viewFor } from '../exercise/view.ts';
import { JournalFile } from '../journal/disk.ts';
import { type Body, digestOf, encodeEntry, FORMAT, NO_DIGEST } from '../journal/entry.ts';
import { readJournal, understanding } from '../journal/read.ts';
import { replay } from '../journal/replay.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { type AddedTruth, addedInject } from './added-act.ts';
import { apply } from './apply.ts';

export interface Session {
  readonly scenario: Scenario;
  readonly journal: string;
  /** Whether the seats are closed to each other at this table. */
  readonly isClosed: boolean;
  state: () => State;
  view: (seat: Seat) => View;
  /** What the Commission's desk shows, where a person sits there. */
  commission: () => CommissionView;
  /** What a facilitator sees; null where none is in the room. */
  excon: () => ExconView | null;
  /** Adds an inject off-script; the fate of a new act is drawn now. */
  addInject: (inject: Inject, truth: AddedTruth | null) => Event[] | Denial;
  /** The seats that people hold, in order. */
  persons: () => Seat[];
  /** Who may answer the questionnaire after ENDEX, and what stands of somebody's answers. */
  respondents: () => Respondent[];
  answers: (by: Respondent) => LessonAnswers;
  /** The seat's menu about a chain at a minute of the turn, its drafts taken as accepted. */
  offers: (seat: Seat, about: string | undefined, at: number) => Offer[];
  /** The digest of the last entry. */
  head: () => string;
  /** What the ruling of one order would be, the seat's drafts before it taken as accepted. */
  preview: (composition: Pick<Composition, 'at' | 'order'>) => Preview;
  /** Takes one command; its events when they are on the disk, or why it makes no sense now. */
  send: (command: Command) => Event[] | Denial;
  /** Calls back after every change; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
  close: () => void;
}

/** STARTEX: makes the journal and plays up to the first decision. Throws JournalTrouble. */
export function startSession(scenario: Scenario, start: Start, file: string, engine: string): Session {
  const played = playStart(scenario, start, apply);
  const digests = {
    scenario: digestOf(JSON.stringify(scenario)),
    doctrine: digestOf(JSON.stringify(scenario.doctrine)),
    seed: digestOf(start.seed),
  };
  const journal = JournalFile.create(file);
  return orClose(journal, () => {
    const session = new Room(scenario, start, journal, played.state, 0, NO_DIGEST);
    session.record({ opening: { format: FORMAT, engine, scenario, start, digests }, events: played.events });
    session.playPolicies();
    return session;
  });
}

/** Goes on where a journal stops, at any line. Throws JournalTrouble. */
export function resumeSession(file: string): { session: Session; isTorn: boolean } {
  const { isTorn } = readJournal(file);
  const journal = JournalFile.resume(file);
  return orClose(journal, () => {
    // Read again under the lock: another process may just have finished writing.
    const read = readJournal(file);
    const { scenario, start } = read.opening;
    const state = replay(read);
    // Whatever cannot be shown is found now, before anything is appended.
    understanding(read, () => SEATS.map((seat) => viewFor(scenario, state, seat)));
    const session = new Room(scenario, start, journal, state, read.entries.length, read.head);
    session.playPolicies();
    return { session, isTorn };
  });
}

// What fails on the way leaves neither a lock behind nor an empty journal.
function orClose<T>(journal: JournalFile, act: () => T): T {
  try {
    return act();
  } catch (error) {
    journal.discard();
    throw error;
  }
}

class Room implements Session {
  readonly scenario: Scenario;
  readonly isClosed: boolean;
  readonly #journal: JournalFile;
  readonly #seed: string;
  #state: State;
  #entries: number;
  #head: string;
  #listeners = new Set<() => void>();

  constructor(scenario: Scenario, start: Start, journal: JournalFile, state: State, entries: number, head: string) {
    this.scenario = scenario;
    this.isClosed = start.isClosed;
    this.#seed = start.seed;
    this.#journal = journal;
    this.#state = state;
    this.#entries = entries;
    this.#head = head;
  }

  get journal(): string {
    return this.#journal.file;
  }

  state = (): State => this.#state;
  head = (): string => this.#head;
  view = (seat: Seat): View => viewFor(this.scenario, this.#state, seat);
  commission = (): CommissionView => viewForCommission(this.scenario, this.#state);

  excon = (): ExconView | null => (this.#state.excon.isPresent ? exconView(this.scenario, this.#state) : null);

  addInject = (inject: Inject, truth: AddedTruth | null): Event[] | Denial =>
    this.send(addedInject(this.scenario, this.#seed, this.#state, inject, truth));

  persons = (): Seat[] => SEATS.filter((seat) => this.#state.seats[seat].holder === 'person');
  respondents = (): Respondent[] => respondents(this.#state);
  answers = (by: Respondent): LessonAnswers => standingAnswers(this.#state, by);
  offers = (seat: Seat, about: string | undefined, at: number): Offer[] =>
    responses(this.scenario, this.#state, seat, about, at);
  preview = (composition: Pick<Composition, 'at' | 'order'>): Preview =>
    preview(this.scenario, this.#state, composition);

  send = (command: Command): Event[] | Denial => {
    try {
      // Policies whose answer could not be written before get another chance first.
      this.playPolicies();
      const events = this.#take(command);
      if (isDenial(events)) return events;
      this.playPolicies();
      return events;
    } catch (error) {
      // What cannot be written is not acknowledged: the state stays where the record ends, and the seat is told.
      if (error instanceof JournalTrouble) return { denied: error.message };
      throw error;
    } finally {
      for (const changed of this.#listeners) changed();
    }
  };

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  close = (): void => this.#journal.close();

  /** Appends one entry; when this returns it is on the disk. */
  record(body: Body): void {
    const { line, digest } = encodeEntry(this.#entries, this.#head, body);
    this.#journal.append(line);
    this.#entries += 1;
    this.#head = digest;
  }

  #take(command: Command): Event[] | Denial {
    const played = playCommand(this.scenario, this.#state, command, apply);
    if (isDenial(played)) return played;
    this.record({ command, events: played.events });
    this.#state = played.state;
    return played.events;
  }

  /** Seats that a policy holds decide as soon as they have the keyboard. */
  playPolicies(): void {
    for (let seat = this.#nextPolicySeat(); seat; seat = this.#nextPolicySeat()) {
      const { holder } = this.#state.seats[seat];
      if (!isPolicy(holder)) return;
      const commands = POLICIES[holder](this.view(seat), rulingFor(this.scenario, this.#state));
      for (const command of commands) this.#take(command);
    }
  }

  #nextPolicySeat(): Seat | undefined {
    return SEATS.find((seat) => isPolicy(this.#state.seats[seat].holder) && isWaiting(this.#state.seats[seat]));
  }
}
