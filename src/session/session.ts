// The imperative shell of an exercise: take a command, decide, append to the journal, and only then show it.
import { admitted, unfitText } from '../exercise/chairs/admission.ts';
import { type CommissionView, viewForCommission } from '../exercise/chairs/commission-view.ts';
import { type ExconView, exconView } from '../exercise/chairs/excon-view.ts';
import { commandsOf } from '../exercise/chairs/policies.ts';
import { type Offer, type Preview, preview, responses } from '../exercise/chairs/preview.ts';
import { type View, viewFor } from '../exercise/chairs/view.ts';
import { type Command, type Denial, type Event, isDenial, type Start } from '../exercise/events.ts';
import { respondents, standingAnswers } from '../exercise/run/lessons.ts';
import { playCommand, playStart } from '../exercise/run/play.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { isWaiting, type State } from '../exercise/state.ts';
import type { Inject } from '../exercise/words.ts';
import { type Composition, isPolicy, type LessonAnswers, type Respondent } from '../exercise/words.ts';
import { type Body, type Entry, encodeEntry, NO_DIGEST, openingOf } from '../journal/entry.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { readJournal } from '../journal/read.ts';
import { replay } from '../journal/replay.ts';
import { JournalLost, JournalTrouble } from '../journal/trouble.ts';
import { understanding } from '../journal/understanding.ts';
import { type Doctrine, type Facts, type Ruling, responseNamed, SEATS, type Seat } from '../ladder/index.ts';
import { type AddedTruth, addedInject } from './added-act.ts';
import { apply } from './apply.ts';
import { type Aside, asideIn } from './aside.ts';
import { asRecorded, deedsIn, isDeed, type RecordedEntry } from './recorded.ts';

type Timed = Pick<Composition, 'at' | 'order'>;

/** Another reading of the plan, and what it would rule; null where it has no such response. */
export interface OtherReading {
  doctrine: Doctrine;
  ruling: Ruling | null;
  facts: Facts | null;
}

export interface Session {
  readonly scenario: Scenario;
  /** The file that the record is in. */
  readonly journal: string;
  /**
   * What has happened to that file from outside, so that nothing more can be recorded there; null where nothing has.
   * Another object each time that something could not be recorded.
   */
  lost: () => { words: string } | null;
  /** Looks whether the file still holds all that was acknowledged, before somebody is told so. */
  isRecorded: () => boolean;
  /** A name for the whole record that nothing bears yet. */
  newName: () => string;
  /** Writes all that was acknowledged to a new file, from which the exercise goes on; or why it cannot. Never overwrites. */
  moveRecord: (file: string) => Denial | null;
  /** What is to be told of the file, once; null where there is nothing. */
  remark: () => string | null;
  /** Whether the seats are closed to each other at this table. */
  readonly isClosed: boolean;
  state: () => State;
  view: (seat: Seat) => View;
  /** What the Commission's desk shows, where a person sits there. */
  commission: () => CommissionView;
  /** What a facilitator sees; null where none is in the room. */
  excon: () => ExconView | null;
  /** Marks, jumps, overrules and findings of the facilitator, in their order. */
  deeds: () => readonly RecordedEntry[];
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
  preview: (composition: Timed) => Preview;
  /** What other readings would rule of that order, the drafts before it, or those given, taken as accepted. */
  readings: (composition: Timed, others: readonly Doctrine[], before?: readonly Timed[]) => readonly OtherReading[];
  /** Takes one command, its draft as the seat's view names it; its events when they are on the disk, or why not. */
  send: (command: Command) => Event[] | Denial;
  /** Calls back after every change; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
  /** Whether a last line without its end, found on going on, was cut off by what has been recorded since. */
  hasCutTail: () => boolean;
  /** Closes the record. Where its file was lost, it is written to a new one first; what came of that, else null. */
  close: () => Loss | null;
}

/** Something has happened to the file of a record from outside. */
export interface Loss {
  words: string;
  /** Whether all that was acknowledged was written to a new file. */
  isKept: boolean;
}

/** A file that must not be there yet, or what names one that is free, asked again where another was quicker. */
export type NewFile = string | (() => string);

/** STARTEX: makes the journal and plays up to the first decision. Throws JournalTrouble. */
export function startSession(scenario: Scenario, start: Start, file: NewFile, engine: string): Session {
  const played = playStart(scenario, start, { apply });
  const journal = typeof file === 'string' ? JournalFile.create(file) : JournalFile.createFree(file);
  return orClose(journal, () => {
    const session = new Room(start, journal, played.run, 0, NO_DIGEST, []);
    session.record({ opening: openingOf(scenario, start, engine), events: played.events });
    session.goOn();
    return session;
  });
}

/**
 * Goes on where a journal stops, at any line. A jump of the facilitator that the line lies in goes on too, or is stopped
 * there. Throws JournalTrouble.
 */
export function resumeSession(file: string, stopsJump = false): { session: Session; isTorn: boolean } {
  readJournal(file);
  const journal = JournalFile.resume(file);
  return orClose(journal, () => {
    // Read again under the lock: another process may just have finished writing.
    const read = readJournal(file);
    journal.check();
    const { scenario, start } = read.opening;
    const state = replay(read);
    // Whatever cannot be shown is found now, before anything is appended.
    const run = openRun(scenario, state, apply);
    understanding(read, () => SEATS.map((seat) => viewFor(run, seat)));
    const session = new Room(start, journal, run, read.entries.length, read.head, read.entries);
    if (stopsJump) session.stopJump();
    session.goOn();
    return { session, isTorn: read.isTorn };
  });
}

const TAKEN = 'What was given is kept; what follows from it waits.';
const CAUGHT_UP = 'What could not be written before is done now, and this is not: look at it first.';

// What fails on the way leaves neither a lock behind nor an empty journal; what was recorded until then stays.
function orClose<T>(journal: JournalFile, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { file } = journal;
    const loss = error instanceof JournalLost && !journal.isEmpty ? keepElsewhere(journal, error.message) : null;
    journal.discard();
    throw loss ? new JournalTrouble(file, loss.words) : error;
  }
}

/** Where the file of a record was lost, all that was acknowledged is written to a new one. */
function keepElsewhere(journal: JournalFile, lost: string): Loss {
  let why = '';
  for (const file of journal.freeNames()) {
    try {
      journal.moveTo(file);
      return { words: `${lost} All that was acknowledged was written to ${file}.`, isKept: true };
    } catch (error) {
      if (!(error instanceof JournalTrouble)) throw error;
      why = error.message;
    }
  }
  return { words: `${lost} What was acknowledged could not be written to another file either: ${why}`, isKept: false };
}

class Room implements Session {
  readonly scenario: Scenario;
  readonly isClosed: boolean;
  readonly #journal: JournalFile;
  readonly #seed: string;
  #run: Run;
  #entries: number;
  #head: string;
  readonly #deeds: RecordedEntry[];
  /** Of seats that hold: their drafts, which come back with the keyboard. */
  readonly #aside: Aside;
  #lost: { words: string } | null = null;
  #listeners = new Set<() => void>();

  constructor(start: Start, journal: JournalFile, run: Run, entries: number, head: string, before: readonly Entry[]) {
    this.scenario = run.scenario;
    this.isClosed = start.isClosed;
    this.#seed = start.seed;
    this.#journal = journal;
    this.#run = run;
    this.#entries = entries;
    this.#head = head;
    this.#deeds = deedsIn(before);
    this.#aside = asideIn(before);
  }

  get journal(): string {
    return this.#journal.file;
  }

  lost = (): { words: string } | null => this.#lost;
  isRecorded = (): boolean => this.#findLost() === null;
  newName = (): string => this.#journal.freeNames()[0]!;

  moveRecord = (file: string): Denial | null => {
    try {
      this.#journal.moveTo(file);
      this.#lost = null;
      this.goOn();
      return null;
    } catch (error) {
      if (error instanceof JournalTrouble) return { denied: error.message };
      throw error;
    } finally {
      for (const changed of this.#listeners) changed();
    }
  };

  remark = (): string | null => {
    if (!this.#journal.hasNewLink()) return null;
    return `The journal has got another name on this disk (a hard link), as backups make them: ${this.journal} stays the one that is played.`;
  };

  hasCutTail = (): boolean => this.#journal.hasCutTail;

  state = (): State => this.#run.state;
  head = (): string => this.#head;
  view = (seat: Seat): View => viewFor(this.#run, seat);
  commission = (): CommissionView => viewForCommission(this.#run);

  excon = (): ExconView | null => (this.state().excon.isPresent ? exconView(this.#run) : null);

  deeds = (): readonly RecordedEntry[] => this.#deeds;

  addInject = (inject: Inject, truth: AddedTruth | null): Event[] | Denial =>
    this.send(addedInject(this.scenario, this.#seed, this.state(), inject, truth));

  persons = (): Seat[] => SEATS.filter((seat) => this.state().seats[seat].holder === 'person');
  respondents = (): Respondent[] => respondents(this.state());
  answers = (by: Respondent): LessonAnswers => standingAnswers(this.state(), by);
  offers = (seat: Seat, about: string | undefined, at: number): Offer[] => responses(this.#run, seat, about, at);
  preview = (composition: Timed): Preview => preview(this.#run, composition);

  readings = (composition: Timed, others: readonly Doctrine[], before?: readonly Timed[]): readonly OtherReading[] =>
    others
      .filter(({ id }) => id !== this.scenario.doctrine.id)
      .map((doctrine) => {
        if (!responseNamed(doctrine, composition.order.response)) return { doctrine, ruling: null, facts: null };
        const { ruling, facts } = preview(openRun({ ...this.scenario, doctrine }, this.state()), composition, before);
        return { doctrine, ruling, facts };
      });

  send = (given: Command): Event[] | Denial => {
    const command = admitted(given);
    const unfit = unfitText(command);
    if (unfit) return unfit;
    let isTaken = false;
    try {
      // What could not be written before gets another chance first. Whoever gives this command has not seen what comes of it.
      const before = this.#entries;
      this.goOn();
      if (this.#entries > before) return { denied: CAUGHT_UP };
      const events = command.do === 'hold' ? this.#hold(command) : this.#take(asRecorded(this.state(), command));
      if (isDenial(events)) return events;
      isTaken = true;
      this.goOn();
      this.#lost = null;
      return events;
    } catch (error) {
      // What cannot be written is not acknowledged: the state stays where the record ends, and the seat is told.
      this.#lost = error instanceof JournalLost ? { words: error.message } : null;
      if (error instanceof JournalTrouble) return { denied: isTaken ? `${TAKEN} ${error.message}` : error.message };
      throw error;
    } finally {
      for (const changed of this.#listeners) changed();
    }
  };

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  close = (): Loss | null => {
    if (this.#journal.isClosed) return null;
    const lost = this.#findLost();
    const loss = lost === null ? null : keepElsewhere(this.#journal, lost);
    this.#journal.close();
    return loss;
  };

  #findLost(): string | null {
    try {
      this.#journal.check();
      return null;
    } catch (error) {
      if (error instanceof JournalTrouble) return error.message;
      throw error;
    }
  }

  /** Appends entries; when this returns they are on the disk. Throws JournalTrouble; then none of them is. */
  record(...bodies: readonly Body[]): void {
    let head = this.#head;
    const lines = bodies.map((body, index) => {
      const { line, digest } = encodeEntry(this.#entries + index, head, body);
      head = digest;
      return line;
    });
    this.#journal.append(...lines);
    this.#entries += lines.length;
    this.#head = head;
  }

  // Takes all of them or none; the events are those of the last.
  #take(...commands: readonly Command[]): Event[] | Denial {
    const { state: before } = this.#run;
    let isRecorded = false;
    try {
      let events: Event[] = [];
      const bodies: Body[] = [];
      const deeds: RecordedEntry[] = [];
      for (const command of commands) {
        const { minute: givenAt } = this.#run.state;
        const played = playCommand(this.#run, command);
        if (isDenial(played)) return played;
        events = played;
        const { minute } = this.#run.state;
        const body = { command, events };
        if (isDeed(command)) deeds.push({ n: this.#entries + bodies.length, givenAt, minute, ...body });
        bodies.push(body);
      }
      this.record(...bodies);
      isRecorded = true;
      this.#deeds.push(...deeds);
      return events;
    } finally {
      // What is not recorded has not happened.
      if (!isRecorded && this.#run.state !== before) this.#run = openRun(this.scenario, before, apply);
    }
  }

  // Takes back all that a seat has drafted, from the first to the last.
  #takeBacks(seat: Seat): Command[] {
    return this.state().seats[seat].drafts.map(({ id }) => ({ do: 'take-back', seat, draft: id }));
  }

  // A seat that holds gives nothing: its drafts are laid aside (exercise.md 4, 7 and 8).
  #hold(command: Extract<Command, { do: 'hold' }>): Event[] | Denial {
    const { seat } = command;
    const { drafts, holder } = this.state().seats[seat];
    if (holder !== 'person' || drafts.length === 0) return this.#take(command);
    if (this.state().excon.isPaused) return this.#take(command);
    const events = this.#take(...this.#takeBacks(seat), command);
    if (!isDenial(events))
      this.#aside.set(
        seat,
        drafts.map(({ id: _, ...composition }) => composition),
      );
    return events;
  }

  // Drafts that were laid aside are drafts again where their seat has the keyboard.
  #giveBack(): void {
    for (const [seat, compositions] of this.#aside) {
      if (!isWaiting(this.state().seats[seat])) continue;
      const { minute, turn } = this.state();
      for (let next = compositions[0]; next; next = compositions[0]) {
        const { at, ...rest } = next;
        const isInTurn = at >= minute && at < turn.until;
        this.#take({ do: 'compose', seat, composition: { at: isInTurn ? at : minute, ...rest } });
        // Only now: what the disk does not take stays aside.
        compositions.shift();
      }
      this.#aside.delete(seat);
    }
  }

  /** Stops a jump that is under way at this minute. */
  stopJump(): void {
    if (this.state().excon.jump) this.#take({ do: 'jump', to: this.state().minute });
  }

  /** Whatever follows before a person has to decide. */
  goOn(): void {
    this.#playPolicies();
    this.#giveBack();
  }

  // Seats that a policy holds decide as soon as they have the keyboard.
  #playPolicies(): void {
    for (let seat = this.#nextPolicySeat(); seat; seat = this.#nextPolicySeat()) {
      const { holder } = this.state().seats[seat];
      if (!isPolicy(holder)) return;
      // Where a record stops within its decision, it decides anew.
      const left = this.#takeBacks(seat);
      if (left.length > 0) this.#take(...left);
      const decided = this.#take(...commandsOf(this.#run, seat, holder));
      if (isDenial(decided)) throw new TypeError(`${holder} of ${seat}: ${decided.denied}`);
    }
  }

  #nextPolicySeat(): Seat | undefined {
    return SEATS.find((seat) => isPolicy(this.state().seats[seat].holder) && isWaiting(this.state().seats[seat]));
  }
}
