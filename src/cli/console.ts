// The console's wiring: what it asks of the disk and of sessions, each loaded only when it is asked for, so that the
// first frame does not wait. Ink is loaded here and nowhere before.
import type { Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { type Draft, draftBeside } from '../journal/draft.ts';
import { ENGINE } from '../journal/engine.ts';
import type { Journal } from '../journal/read.ts';
import { diskTrouble, JournalTrouble } from '../journal/trouble.ts';
import type { Doctrine } from '../ladder/index.ts';
import type { ReportReader } from '../report/after-action.ts';
import { shippedNames } from '../scenario/disk.ts';
import { MistakesFound } from '../scenario/mistake.ts';
import { checkedAtBuild, shippedScenario } from '../scenario/shipped.ts';
import type { Playback } from '../session/playback.ts';
import type { Session } from '../session/session.ts';
import type { Console, Place } from '../tui/app.tsx';
import type { EndMeans, EndScore } from '../tui/screens/end-desk.ts';
import type { Choice } from '../tui/screens/home-desk.ts';
import type { LibraryMeans } from '../tui/screens/library-desk.ts';
import type { Look } from '../tui/theme.ts';
import { optionsKept, type TimerOptions, timerOf } from '../tui/turn-timer.ts';
import { seedFrom, seedTrouble } from './arguments.ts';
import { EXIT } from './exit.ts';
import { print, printAside, writeWhole } from './output.ts';
import { tornWords } from './torn-line.ts';

interface Wanted {
  timer?: TimerOptions | null;
  /** Whether the bell rings. */
  bell?: boolean;
}

export async function openInConsole(
  first: Place,
  look: Look,
  { timer = null, bell = false }: Wanted = {},
): Promise<number> {
  const [{ openConsole }, scenarios] = await Promise.all([import('../tui/start.tsx'), everyScenario()]);
  let open: Session | null = null;
  const program: Console = {
    scenarios: scenarios.map(({ id, title, objective, difficulty, playMinutes, doctrine, coaching, variants }) => {
      return { id, title, objective, difficulty, playMinutes, doctrine: doctrine.id, coaching, variants };
    }),
    doctrines: shippedNames('doctrines'),
    drawSeed: () => seedFrom(undefined),
    seedTrouble,
    library,
    prepare: (choice) => told(() => prepare(choice)),
    start: (scenario, choice) => told(() => start(scenario, choice)),
    resume: (file) => told(() => resume(file)),
    formOf: (session) => draftBeside(session),
    entriesOf: async ({ journal }) => (await playback(journal)).entries,
    branch: (file, entries) => told(() => branch(file, entries)),
    playback: (file) => told(() => playback(file)),
    endOf: endMeans,
    timerOf: (session) => timerOf(timerFile(session), timer, Date.now),
    readings,
    hintsOf: hintsFile,
    ring: () => {
      if (bell) process.stdout.write('\u0007');
    },
    opened: (session) => {
      open = session;
    },
  };
  let code: number = EXIT.ok;
  try {
    await openConsole(program, first, look);
  } finally {
    code = sayWhereItIs(open);
  }
  return code;
}

async function readings(): Promise<readonly Doctrine[]> {
  const checked = checkedAtBuild();
  if (checked) return Object.values(checked.doctrines);
  const { findDoctrine, shippedDoctrines } = await import('../scenario/doctrine-file.ts');
  return shippedDoctrines().map((name) => findDoctrine(name));
}

async function everyScenario(): Promise<readonly Scenario[]> {
  const checked = checkedAtBuild();
  return checked ? Object.values(checked.scenarios) : (await import('../scenario/scenario-file.ts')).allScenarios();
}

export function placeOf(session: Session, notice = ''): Place {
  return session.state().isEnded ? { at: 'end', session } : { at: 'exercise', session, notice };
}

/** The scenario of a choice, under its doctrine, when there is room to keep the exercise. Throws MistakesFound, JournalTrouble. */
export async function prepare({ scenario, doctrine, variant }: Choice): Promise<Scenario> {
  (await import('../journal/disk.ts')).checkRoom();
  const shipped = variant ? null : shippedScenario(scenario, doctrine ?? undefined);
  if (shipped) return shipped;
  return (await import('../scenario/scenario-file.ts')).findScenario(scenario, {
    ...(doctrine && { doctrine }),
    ...(variant && { variant }),
  });
}

export async function start(scenario: Scenario, choice: Choice): Promise<Session> {
  const [{ startSession }, { freeJournal }] = await Promise.all([
    import('../session/session.ts'),
    import('../journal/names.ts'),
  ]);
  const coaching = choice.coaching ?? scenario.coaching;
  const { seed, holders, hasCommission, isClosed, hasExcon } = choice;
  const commission = hasCommission ? 'person' : 'engine';
  const starting: Start = {
    seed,
    holders,
    commission,
    coaching,
    isScriptOnly: false,
    isClosed,
    ...(hasExcon && { hasExcon }),
    script: [],
  };
  const session = startSession(scenario, starting, () => freeJournal(scenario.id), ENGINE);
  if (choice.hasHints) showHints(session);
  return session;
}

const hintsFile = (session: Session): Draft => draftBeside(session, 'hints');
export const showHints = (session: Session): void => hintsFile(session).write('shown');
export const hasHints = (session: Session): boolean => hintsFile(session).read() !== null;

/** Goes on with a saved exercise. Throws JournalTrouble. */
export async function resume(file: string): Promise<{ session: Session; notice: string }> {
  const { session, isTorn } = (await import('../session/session.ts')).resumeSession(file);
  return { session, notice: [isTorn && tornWords(session), session.remark()].filter(Boolean).join(' ') };
}

/** A journal to go through. Throws JournalTrouble. */
export async function playback(file: string): Promise<Playback> {
  return (await import('../session/playback.ts')).openPlayback(file);
}

async function branch(file: string, entries: number): Promise<Session> {
  const [{ branchSession }, { freeJournal }, { readJournal }] = await Promise.all([
    import('../session/branch.ts'),
    import('../journal/names.ts'),
    import('../journal/read.ts'),
  ]);
  const { scenario } = readJournal(file).opening;
  const session = branchSession(file, entries, freeJournal(scenario.id));
  timerFile(session).write(optionsKept(timerFile({ journal: file }).read()));
  return session;
}

const timerFile = (of: Pick<Session, 'journal'>): Draft => draftBeside(of, 'timer');

/** Gives a saved exercise another turn timer. */
export function setTimer(session: Session, timer: TimerOptions): void {
  timerFile(session).write(JSON.stringify(timer));
}

function endMeans(session: Session): EndMeans {
  return {
    score: () => told(() => score(session)),
    report: (reader, progress) => told(() => writeReport(session, reader, progress)),
    draftOf: (by) => draftBeside(session, `lessons-${by}`),
  };
}

/** The score of an exercise at its end; the report's baselines are reckoned meanwhile. */
export async function score(session: Session): Promise<EndScore> {
  const [journal, { review }, { scoreReport }, { rubricFrom }, { cacheBaselines }] = await Promise.all([
    readOwn(session),
    import('../review/review.ts'),
    import('../report/score.ts'),
    import('../review/rubric.ts'),
    import('../review/baselines.ts'),
  ]);
  const reviewed = review(journal, await rubricFrom());
  cacheBaselines(reviewed);
  const { score: ruled, overruled } = reviewed;
  return { ...scoreReport(ruled), overruled: overruled && scoreReport(overruled) };
}

/** The record of an exercise as its file has it, which must be what was acknowledged. Throws JournalTrouble. */
async function readOwn({ journal: file, head }: Session): Promise<Journal> {
  const journal = (await import('../journal/read.ts')).readJournal(file);
  if (journal.head === head()) return journal;
  throw new JournalTrouble(file, 'The journal was changed from outside: it does not hold what was acknowledged.');
}

/** Lets the screen be drawn before the work begins. */
const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));

async function writeReport(session: Session, reader: ReportReader, progress: (words: string) => void): Promise<string> {
  progress('Making the report, 1 of 2: reading the record, playing the baselines…');
  await drawn();
  const { file: journal } = await readOwn(session);
  const [{ reportOn }, { rubricFrom }] = await Promise.all([
    import('./journal-report.ts'),
    import('../review/rubric.ts'),
  ]);
  const { report } = reportOn(journal, reader, await rubricFrom());
  progress('Making the report, 2 of 2: drawing the page…');
  await drawn();
  const { html } = await import('../report/after-action-page.ts');
  const file = `${journal.replace(/(\.rung)?\.jsonl$/, '')}${reader === 'facilitator' ? '' : `-${reader}`}.html`;
  writeWhole({ file, option: '--out', endings: ['html'], reads: [journal] }, html(report));
  return `The report is in ${file}`;
}

/** Closes what is open and says where it is; returns the exit code. */
export function sayWhereItIs(session: Session | null): number {
  if (!session) return EXIT.ok;
  if (session.hasCutTail()) printAside(tornWords(session));
  const loss = session.close();
  if (loss) printAside(loss.words);
  if (loss && !loss.isKept) return EXIT.mistake;
  // Started by npm from a checkout, there is no command of that name.
  const isByNpm = ['start', 'rung'].includes(process.env.npm_lifecycle_event ?? '');
  const rung = isByNpm ? 'npm run -s rung -- ' : 'rung ';
  print(`The exercise is in ${session.journal}`);
  const { isEnded } = session.state();
  print(`${isEnded ? `To read it: ${rung}replay` : `To go on: ${rung}play`} ${session.journal}`);
  if (isEnded) print(`To report on it: ${rung}report ${session.journal} --out report.html`);
  return loss ? EXIT.mistake : EXIT.ok;
}

/** A sentence instead of a mistake, for the console to show. */
async function told<T>(act: () => Promise<T>): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof MistakesFound) {
      return error.mistakes
        .map(({ file, line, message }) => (line > 0 ? `${file}:${line}: ${message}` : `${message} (${file})`))
        .join(' ');
    }
    const trouble = error instanceof JournalTrouble ? error : diskTrouble(error);
    if (trouble) return trouble.message;
    throw error;
  }
}

const library: LibraryMeans = {
  saved: async () => (await import('./shelf.ts')).savedLines(),
  about: async (file) => {
    const lines = await told(async () => (await import('./shelf.ts')).aboutSaved(file));
    return typeof lines === 'string' ? [lines] : lines;
  },
  rename: (file, name) => told(async () => (await import('./shelf.ts')).renameSaved(file, name)),
  archive: (file, isArchived) => told(async () => (await import('./shelf.ts')).archiveSaved(file, isArchived)),
  exportTo: (file, place) => told(async () => (await import('./shelf.ts')).exportSaved(file, place)),
};
