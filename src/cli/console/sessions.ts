// Exercises for the console: started, resumed, branched and closed, with the drafts beside their journals. The rooms that do
// it are loaded only when they are needed.
import type { Start } from '../../exercise/events.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import { type Draft, draftBeside } from '../../journal/draft.ts';
import { ENGINE } from '../../journal/engine.ts';
import { shippedScenario } from '../../scenario/shipped.ts';
import type { Playback } from '../../session/playback.ts';
import { type RecordKeeping, type Seating, seatingOf } from '../../session/seating.ts';
import type { Session } from '../../session/session.ts';
import type { Choice } from '../../tui/screens/home/desk.ts';
import { optionsKept, type TimerOptions } from '../../tui/turn-timer.ts';
import { cutTailWords } from '../cut-tail.ts';
import { EXIT } from '../exit.ts';
import { print, printNote } from '../output.ts';

/** Loads the scenario of a choice, and makes sure that there is room to keep the exercise. Throws MistakesFound, JournalTrouble. */
export async function prepare({ scenario, doctrine, variant }: Choice): Promise<Scenario> {
  (await import('../../journal/disk.ts')).checkRoom();
  const shipped = variant ? null : shippedScenario(scenario, doctrine ?? undefined);
  if (shipped) return shipped;
  const { findScenario } = await import('../../scenario/scenario-file.ts');
  return findScenario(scenario, { doctrine: doctrine ?? undefined, variant: variant ?? undefined });
}

export const start = async (scenario: Scenario, choice: Choice): Promise<Seating> =>
  seatingOf(await begin(scenario, choice));

/** STARTEX of a choice. Throws JournalTrouble. */
export async function begin(scenario: Scenario, choice: Choice): Promise<Session> {
  const [{ startSession }, { freeJournal }] = await Promise.all([
    import('../../session/session.ts'),
    import('../../journal/names.ts'),
  ]);
  const coaching = choice.coaching ?? scenario.coaching;
  const { seed, holders, hasCommission, hasRed, isClosed, hasExcon } = choice;
  const commission = hasCommission ? 'person' : 'engine';
  const starting: Start = {
    seed,
    holders,
    commission,
    red: hasRed ? 'person' : 'engine',
    coaching,
    isScriptOnly: false,
    isClosed,
    hasExcon,
    script: [],
  };
  const session = await startSession(scenario, starting, () => freeJournal(scenario.id), ENGINE);
  if (choice.hasHints) showHints(session);
  if (choice.timer && hasExcon) setTimer(session, choice.timer);
  return session;
}

export const hintsDraft = (record: RecordKeeping): Draft => draftBeside(record, 'hints');
export const showHints = (record: RecordKeeping): void => hintsDraft(record).write('shown');
export const hasHints = (record: RecordKeeping): boolean => hintsDraft(record).read() !== null;

/** Goes on with a saved exercise. Throws JournalTrouble. */
export async function resume(file: string): Promise<{ seating: Seating; notice: string }> {
  const { session, notice } = await takeUp(file);
  return { seating: seatingOf(session), notice };
}

/** The same, for whoever has the session itself. Throws JournalTrouble. */
export async function takeUp(file: string): Promise<{ session: Session; notice: string }> {
  const { session, isTorn } = await (await import('../../session/session.ts')).resumeSession(file);
  return {
    session,
    notice: [isTorn && cutTailWords(session), session.remark()].filter(Boolean).join(' '),
  };
}

/** A journal to go through. Throws JournalTrouble. */
export async function playback(file: string): Promise<Playback> {
  return (await import('../../session/playback.ts')).openPlayback(file);
}

/** A new exercise that begins like another, up to an entry. */
export async function branch(file: string, entries: number): Promise<Seating> {
  const [{ branchSession }, { freeJournal }, { readJournal }] = await Promise.all([
    import('../../session/branch.ts'),
    import('../../journal/names.ts'),
    import('../../journal/read.ts'),
  ]);
  const { scenario } = readJournal(file).opening;
  const session = await branchSession(file, entries, freeJournal(scenario.id));
  timerDraft(session).write(optionsKept(timerDraft({ journal: file }).read()));
  return seatingOf(session);
}

export const timerDraft = (of: Pick<RecordKeeping, 'journal'>): Draft => draftBeside(of, 'timer');

/** Gives a saved exercise another turn timer. */
export function setTimer(record: RecordKeeping, timer: TimerOptions): void {
  timerDraft(record).write(JSON.stringify(timer));
}

/** Closes the record and prints where it is, and by which words it goes on; returns the exit code. */
export function closeRecord(
  seating: Seating | null,
  goesOn: 'play' | 'play --plain' | 'host --resume' = 'play',
): number {
  if (!seating) return EXIT.ok;
  const { record } = seating;
  if (record.hasCutTail()) printNote(cutTailWords(record));
  const loss = record.close();
  if (loss) printNote(loss.words);
  if (loss && !loss.isKept) return EXIT.mistake;
  // Started by npm from a checkout, there is no command of that name.
  const isByNpm = ['start', 'rung'].includes(process.env.npm_lifecycle_event ?? '');
  const rung = isByNpm ? 'npm run -s rung -- ' : 'rung ';
  print(`The exercise is in ${record.journal}`);
  const { isEnded } = seating.signs();
  print(`${isEnded ? `To read it: ${rung}replay` : `To go on: ${rung}${goesOn}`} ${record.journal}`);
  if (isEnded) print(`To report on it: ${rung}report ${record.journal} --out report.html`);
  return loss ? EXIT.mistake : EXIT.ok;
}
