// The imperative shell of an exercise: take a command, decide, append to the journal, and only then show it.
import { admitted, unfitText } from '../exercise/chairs/admission.ts';
import { type CommissionView, viewForCommission } from '../exercise/chairs/commission-view.ts';
import { type EvaluatorView, viewForEvaluator } from '../exercise/chairs/evaluator-view.ts';
import { type ExconView, exconView } from '../exercise/chairs/excon-view.ts';
import { commandsOf } from '../exercise/chairs/policies.ts';
import { type Offer, type Preview, preview, responses } from '../exercise/chairs/preview.ts';
import { type RedView, viewForRed } from '../exercise/chairs/red-view.ts';
import { type View, viewFor } from '../exercise/chairs/view.ts';
import { viewForWall, type WallView } from '../exercise/chairs/wall-view.ts';
import { type Command, type Denial, type Event, isDenial, type Start } from '../exercise/events.ts';
import { respondents, standingAnswers } from '../exercise/run/lessons.ts';
import { playCommand, playStart } from '../exercise/run/play.ts';
import { openRun, type Run } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { isWaiting, type State } from '../exercise/state.ts';
import { type Inject, isPolicy, type LessonAnswers, type Respondent, type Timed } from '../exercise/words.ts';
import { type Body, type Entry, encodeEntry, NO_DIGEST, openingOf } from '../journal/entry.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { readJournal } from '../journal/read.ts';
import { replay } from '../journal/replay.ts';
import { JournalLost, JournalTrouble } from '../journal/trouble.ts';
import { understanding } from '../journal/understanding.ts';
import { type Doctrine, SEATS, type Seat } from '../ladder/index.ts';
import { type AddedTruth, addedInject } from './added-act.ts';
import { apply } from './apply.ts';
import { type HeldDrafts, heldDraftsIn } from './held-drafts.ts';
import { type OtherReading, otherReadings } from './other-readings.ts';
import { fileWriter, keepElsewhere, type Loss, lossOf, orClose, type RecordWriter } from './record-writer.ts';
import { asRecorded, facilitatorActionsIn, isFacilitatorAction, type RecordedEntry } from './recorded.ts';

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
  moveRecord: (file: string) => Promise<Denial | null>;
  /** A notice about the file, given once; null where there is none. */
  remark: () => string | null;
  /** True where the seats are closed to each other at this table. */
  readonly isClosed: boolean;
  state: () => State;
  view: (seat: Seat) => View;
  /** The view of the Commission's desk, where a person sits there. */
  commission: () => CommissionView;
  /** The view of the red cell, where a person sits there. */
  red: () => RedView;
  /** What a screen shows that the whole room reads. */
  wall: () => WallView;
  /** What an evaluator of these seats sees. */
  evaluator: (seats: readonly Seat[]) => EvaluatorView;
  /** The facilitator's view; null where none is in the room. */
  excon: () => ExconView | null;
  /** Marks, jumps, overrules and findings of the facilitator, in their order. */
  facilitatorActions: () => readonly RecordedEntry[];
  /** Adds an inject off-script; the fate of a new act is drawn now. */
  addInject: (inject: Inject, truth: AddedTruth | null) => Promise<Event[] | Denial>;
  /** The seats that people hold, in order. */
  persons: () => Seat[];
  /** The people who may answer the questionnaire after ENDEX, and the answers that somebody has given so far. */
  respondents: () => Respondent[];
  answers: (by: Respondent) => LessonAnswers;
  /** The seat's menu about a chain at a minute of the turn, its drafts taken as accepted. */
  offers: (seat: Seat, about: string | undefined, at: number, attributing?: boolean | null) => Offer[];
  /** The digest of the last entry. */
  head: () => string;
  /** The ruling that one order would get if the seat's drafts before it were accepted. */
  preview: (composition: Timed) => Preview;
  /** The rulings of other readings on that order if the drafts before it, or those given, were accepted. */
  readings: (composition: Timed, others: readonly Doctrine[], before?: readonly Timed[]) => readonly OtherReading[];
  /** Takes one command, its draft as the seat's view names it; its events when they are in the record, or why not. */
  send: (command: Command) => Promise<Event[] | Denial>;
  /** Calls back after every change; returns how to stop. */
  subscribe: (changed: () => void) => () => void;
  /** True once the next entry has cut off an incomplete last line that was found when the record was opened. */
  hasCutTail: () => boolean;
  /** Closes the record. Where its file was lost, it is written to a new one first; what came of that, else null. */
  close: () => Loss | null;
}

/** A file that must not be there yet, or what names one that is free, asked again where another was quicker. */
export type NewFile = string | (() => string);

/** STARTEX: makes the journal and plays up to the first decision. Throws JournalTrouble. */
export async function startSession(
  scenario: Scenario,
  start: Start,
  file: NewFile,
  engine: string,
  writerOf: (journal: JournalFile) => RecordWriter = fileWriter,
): Promise<Session> {
  const played = playStart(scenario, start, { apply });
  const journal = typeof file === 'string' ? JournalFile.create(file) : JournalFile.createFree(file);
  return orClose(journal, async () => {
    const session = new Room(start, journal, writerOf(journal), played.run, 0, NO_DIGEST, []);
    await session.record({ opening: openingOf(scenario, start, engine), events: played.events });
    await session.goOn();
    return session;
  });
}

/**
 * Goes on where a journal stops, at any line. A jump of the facilitator that the line lies in goes on too, or is stopped
 * there. Throws JournalTrouble.
 */
export async function resumeSession(file: string, stopsJump = false): Promise<{ session: Session; isTorn: boolean }> {
  readJournal(file);
  const journal = JournalFile.resume(file);
  return orClose(journal, async () => {
    // Read again under the lock: another process may just have finished writing.
    const read = readJournal(file);
    journal.check();
    const { scenario, start } = read.opening;
    const state = replay(read);
    // Whatever cannot be shown is found now, before anything is appended.
    const run = openRun(scenario, state, apply);
    understanding(read, () => SEATS.map((seat) => viewFor(run, seat)));
    const session = new Room(start, journal, fileWriter(journal), run, read.entries.length, read.head, read.entries);
    if (stopsJump) await session.stopJump();
    await session.goOn();
    return { session, isTorn: read.isTorn };
  });
}

const TAKEN = 'What was given is kept; what follows from it waits.';
const CAUGHT_UP = 'What could not be written before is done now, and this is not: look at it first.';

class Room implements Session {
  readonly scenario: Scenario;
  readonly isClosed: boolean;
  readonly #journal: JournalFile;
  readonly #writer: RecordWriter;
  readonly #seed: string;
  #run: Run;
  #entries: number;
  #head: string;
  readonly #facilitatorActions: RecordedEntry[];
  /** Of seats that hold: their drafts, which come back with the keyboard. */
  readonly #heldDrafts: HeldDrafts;
  #lost: { words: string } | null = null;
  #listeners = new Set<() => void>();
  /** The command that was given last: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  /** While a command is under way, the state before it, and its run where somebody looks. */
  #before: { state: State; run: Run | null } | null = null;

  constructor(
    start: Start,
    journal: JournalFile,
    writer: RecordWriter,
    run: Run,
    entries: number,
    head: string,
    before: readonly Entry[],
  ) {
    this.scenario = run.scenario;
    this.isClosed = start.isClosed;
    this.#seed = start.seed;
    this.#journal = journal;
    this.#writer = writer;
    this.#run = run;
    this.#entries = entries;
    this.#head = head;
    this.#facilitatorActions = facilitatorActionsIn(before);
    this.#heldDrafts = heldDraftsIn(before);
  }

  get journal(): string {
    return this.#journal.file;
  }

  lost = (): { words: string } | null => this.#lost;
  isRecorded = (): boolean => lossOf(this.#journal) === null;
  newName = (): string => this.#journal.freeNames()[0]!;

  moveRecord = (file: string): Promise<Denial | null> =>
    this.#inTurn(async () => {
      try {
        this.#journal.moveTo(file);
        this.#lost = null;
        await this.goOn();
        return null;
      } catch (error) {
        if (error instanceof JournalTrouble) return { denied: error.message };
        throw error;
      }
    });

  remark = (): string | null => {
    if (!this.#journal.hasNewLink()) return null;
    return `The journal has got another name on this disk (a hard link), as backups make them: ${this.journal} stays the one that is played.`;
  };

  hasCutTail = (): boolean => this.#journal.hasCutTail;

  // A command that is still being written is shown once the record has it.
  get #shown(): Run {
    if (!this.#before) return this.#run;
    this.#before.run ??= openRun(this.scenario, this.#before.state, apply);
    return this.#before.run;
  }

  state = (): State => this.#before?.state ?? this.#run.state;
  head = (): string => this.#head;
  view = (seat: Seat): View => viewFor(this.#shown, seat);
  commission = (): CommissionView => viewForCommission(this.#shown);
  red = (): RedView => viewForRed(this.#shown);
  wall = (): WallView => viewForWall(this.#shown);
  evaluator = (seats: readonly Seat[]): EvaluatorView => viewForEvaluator(this.#shown, seats);

  excon = (): ExconView | null => (this.state().excon.isPresent ? exconView(this.#shown) : null);

  facilitatorActions = (): readonly RecordedEntry[] => this.#facilitatorActions;

  addInject = (inject: Inject, truth: AddedTruth | null): Promise<Event[] | Denial> =>
    this.#inTurn(() => this.#give(addedInject(this.scenario, this.#seed, this.#run.state, inject, truth)));

  persons = (): Seat[] => SEATS.filter((seat) => this.state().seats[seat].isOfPeople);
  respondents = (): Respondent[] => respondents(this.state());
  answers = (by: Respondent): LessonAnswers => standingAnswers(this.state(), by);
  offers: Session['offers'] = (seat, about, at, attributing) => responses(this.#shown, seat, about, at, attributing);
  preview = (composition: Timed): Preview => preview(this.#shown, composition);

  readings = (composition: Timed, others: readonly Doctrine[], before?: readonly Timed[]): readonly OtherReading[] =>
    otherReadings(this.#run, composition, others, before);

  send = (given: Command): Promise<Event[] | Denial> => this.#inTurn(() => this.#give(given));

  // One after the other, whoever gives them; everybody is called when it is done.
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      this.#before = { state: this.#run.state, run: null };
      try {
        return await act();
      } finally {
        this.#before = null;
        for (const changed of this.#listeners) changed();
      }
    });
    this.#last = done.catch(() => {});
    return done;
  }

  async #give(given: Command): Promise<Event[] | Denial> {
    const command = admitted(given);
    const unfit = unfitText(command);
    if (unfit) return unfit;
    let isTaken = false;
    try {
      // What could not be written before gets another chance first. Whoever gives this command has not seen what comes of it.
      const before = this.#entries;
      await this.goOn();
      if (this.#entries > before) return { denied: CAUGHT_UP };
      const state = this.#run.state;
      const events = await (command.do === 'hold' ? this.#hold(command) : this.#take(asRecorded(state, command)));
      if (isDenial(events)) return events;
      isTaken = true;
      await this.goOn();
      this.#lost = null;
      return events;
    } catch (error) {
      // An entry that cannot be written is not acknowledged: the state stays where the record ends, and the seat is told.
      this.#lost = error instanceof JournalLost ? { words: error.message } : null;
      if (error instanceof JournalTrouble) return { denied: isTaken ? `${TAKEN} ${error.message}` : error.message };
      throw error;
    }
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  close = (): Loss | null => {
    if (this.#journal.isClosed) return null;
    const lost = lossOf(this.#journal);
    const loss = lost === null ? null : keepElsewhere(this.#journal, lost);
    this.#journal.close();
    return loss;
  };

  /** Appends entries; resolves when they are kept. Throws JournalTrouble; then none of them is. */
  async record(...bodies: readonly Body[]): Promise<void> {
    let head = this.#head;
    const lines = bodies.map((body, index) => {
      const { line, digest } = encodeEntry(this.#entries + index, head, body);
      head = digest;
      return line;
    });
    await this.#writer.append(lines);
    this.#entries += lines.length;
    this.#head = head;
  }

  // Takes all of them or none; the events are those of the last.
  async #take(...commands: readonly Command[]): Promise<Event[] | Denial> {
    const { state: before } = this.#run;
    let isRecorded = false;
    try {
      let events: Event[] = [];
      const bodies: Body[] = [];
      const facilitatorActions: RecordedEntry[] = [];
      for (const command of commands) {
        const { minute: givenAt } = this.#run.state;
        const played = playCommand(this.#run, command);
        if (isDenial(played)) return played;
        events = played;
        const { minute } = this.#run.state;
        const body = { command, events };
        if (isFacilitatorAction(command))
          facilitatorActions.push({ n: this.#entries + bodies.length, givenAt, minute, ...body });
        bodies.push(body);
      }
      await this.record(...bodies);
      isRecorded = true;
      this.#facilitatorActions.push(...facilitatorActions);
      return events;
    } finally {
      // Nothing has happened that is not recorded.
      if (!isRecorded && this.#run.state !== before) this.#run = openRun(this.scenario, before, apply);
    }
  }

  // Takes back all that a seat has drafted, from the first to the last.
  #takeBacks(seat: Seat): Command[] {
    return this.#run.state.seats[seat].drafts.map(({ id }) => ({ do: 'take-back', seat, draft: id }));
  }

  // A seat that holds gives no order: its drafts are kept for its next turn (exercise.md 4, 7 and 8).
  async #hold(command: Extract<Command, { do: 'hold' }>): Promise<Event[] | Denial> {
    const { seat } = command;
    const { drafts, holder } = this.#run.state.seats[seat];
    if (holder !== 'person' || drafts.length === 0) return this.#take(command);
    if (this.#run.state.excon.isPaused) return this.#take(command);
    const events = await this.#take(...this.#takeBacks(seat), command);
    if (!isDenial(events))
      this.#heldDrafts.set(
        seat,
        drafts.map(({ id: _, ...composition }) => composition),
      );
    return events;
  }

  // Held drafts become drafts again when their seat has the keyboard.
  async #giveBack(): Promise<void> {
    for (const [seat, compositions] of this.#heldDrafts) {
      if (!isWaiting(this.#run.state.seats[seat])) continue;
      const { minute, turn } = this.#run.state;
      for (let next = compositions[0]; next; next = compositions[0]) {
        const { at, ...rest } = next;
        const isInTurn = at >= minute && at < turn.until;
        await this.#take({ do: 'compose', seat, composition: { at: isInTurn ? at : minute, ...rest } });
        // Deleted only now: drafts that the disk did not take stay held.
        compositions.shift();
      }
      this.#heldDrafts.delete(seat);
    }
  }

  /** Stops a jump that is under way at this minute. */
  async stopJump(): Promise<void> {
    const { excon, minute } = this.#run.state;
    if (excon.jump) await this.#take({ do: 'jump', to: minute });
  }

  /** Whatever follows before a person has to decide. */
  async goOn(): Promise<void> {
    await this.#playPolicies();
    await this.#giveBack();
  }

  // Seats that a policy holds decide as soon as they have the keyboard.
  async #playPolicies(): Promise<void> {
    for (let seat = this.#nextPolicySeat(); seat; seat = this.#nextPolicySeat()) {
      const { holder } = this.#run.state.seats[seat];
      if (!isPolicy(holder)) return;
      // It decides anew where the record stops in the middle of its decision.
      const left = this.#takeBacks(seat);
      if (left.length > 0) await this.#take(...left);
      const decided = await this.#take(...commandsOf(this.#run, seat, holder));
      if (isDenial(decided)) throw new TypeError(`${holder} of ${seat}: ${decided.denied}`);
    }
  }

  #nextPolicySeat(): Seat | undefined {
    const { seats } = this.#run.state;
    return SEATS.find((seat) => isPolicy(seats[seat].holder) && isWaiting(seats[seat]));
  }
}
