// Opens the console and wires it to the rooms that do its work. Each is loaded only when it is needed, so that the first
// frame does not wait; Ink is loaded only here.

import type { Scenario } from '../../exercise/scenario.ts';
import { draftBeside } from '../../journal/draft.ts';
import { keepMark } from '../../journal/mark-file.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { shippedNames } from '../../scenario/disk.ts';
import { inOrder } from '../../scenario/scenario-order.ts';
import { checkedAtBuild } from '../../scenario/shipped.ts';
import type { Seating } from '../../session/seating.ts';
import type { Console, Place } from '../../tui/app.tsx';
import type { Choice } from '../../tui/screens/home/desk.ts';
import type { LibraryMeans } from '../../tui/screens/library/desk.ts';
import type { Look } from '../../tui/theme.ts';
import { type TimerOptions, timerOf } from '../../tui/turn-timer.ts';
import { seedFrom, seedTrouble } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { endMeans } from './ending.ts';
import { orSentence } from './or-sentence.ts';
import { closesWithProcess, keepMemoryFlat, ownJob } from './own-process.ts';
import { begin, branch, closeRecord, hintsDraft, playback, prepare, resume, start, timerDraft } from './sessions.ts';

const library: LibraryMeans = {
  saved: async () => (await import('./library.ts')).libraryRows(),
  about: async (file) => {
    const lines = await orSentence(async () => (await import('./library.ts')).aboutExercise(file));
    return typeof lines === 'string' ? [lines] : lines;
  },
  rename: (file, name) => orSentence(async () => (await import('./library.ts')).renameExercise(file, name)),
  archive: (file, isArchived) =>
    orSentence(async () => (await import('./library.ts')).archiveExercise(file, isArchived)),
  exportTo: (file, place) => orSentence(async () => (await import('./library.ts')).exportExercise(file, place)),
};

interface Wanted {
  timer?: TimerOptions | null;
  bell?: boolean;
}

export async function openInConsole(
  first: Place,
  look: Look,
  { timer = null, bell = false }: Wanted = {},
): Promise<number> {
  const [{ openConsole }, scenarios] = await Promise.all([import('../../tui/start.tsx'), everyScenario()]);
  let open: Seating | null = null;
  let hosted: Choice | null = null;
  const program: Console = {
    scenarios: scenarios.map(({ id, title, objective, difficulty, playMinutes, doctrine, coaching, variants }) => {
      return { id, title, objective, difficulty, playMinutes, doctrine: doctrine.id, coaching, variants };
    }),
    doctrines: shippedNames('doctrines'),
    drawSeed: () => seedFrom(undefined),
    seedTrouble,
    keepMark: async (mark) => (await orSentence(async () => keepMark(mark))) ?? null,
    library,
    prepare: (choice) => orSentence(() => prepare(choice)),
    start: (scenario, choice) => orSentence(() => start(scenario, choice)),
    resume: (file) => orSentence(() => resume(file)),
    formOf: ({ record }) => draftBeside(record),
    entriesOf: async ({ record }) => (await playback(record.journal)).entries,
    branch: (file, entries) => orSentence(() => branch(file, entries)),
    playback: (file) => orSentence(() => playback(file)),
    host: (choice) => {
      hosted = choice;
    },
    endOf: ({ record }) => endMeans(record),
    timerOf: ({ record }) => timerOf(timerDraft(record), timer, Date.now),
    readings: shippedReadings,
    hintsOf: ({ record }) => hintsDraft(record),
    opened: (seating) => {
      open = seating;
    },
  };
  let code: number = EXIT.ok;
  keepMemoryFlat();
  const { stdin, stdout } = process;
  const opened = openConsole(program, first, { stdin, stdout, look, bell, job: ownJob() });
  const release = closesWithProcess(opened);
  try {
    await opened.closed;
  } finally {
    release();
    code = closeRecord(open);
  }
  return hosted ? hostFromHome(hosted, { look, timer, bell }) : code;
}

/** A room in the network of this machine, or for this machine alone where it is in none. */
async function hostFromHome(
  choice: Choice,
  wanted: { look: Look; timer: TimerOptions | null; bell: boolean },
): Promise<number> {
  const [{ hostRoom, SSH_PORT, WEB_PORT }, { LOOPBACK, ownAddresses }] = await Promise.all([
    import('./host.ts'),
    import('../../room/ways-in.ts'),
  ]);
  const own = ownAddresses();
  const session = await begin(await prepare(choice), choice);
  return hostRoom(session, '', {
    addresses: own.length > 0 ? own : [LOOPBACK],
    isWholeNetwork: own.length > 0,
    sshPort: SSH_PORT,
    web: { port: WEB_PORT, cert: null, key: null },
    rehearseSeconds: null,
    slips: null,
    printsCodes: false,
    isNew: true,
    ...wanted,
  });
}

/** The readings of the plan that ship. */
export async function shippedReadings(): Promise<readonly Doctrine[]> {
  const checked = checkedAtBuild();
  if (checked) return Object.values(checked.doctrines);
  const { findDoctrine, shippedDoctrines } = await import('../../scenario/doctrine-file.ts');
  return shippedDoctrines().map((name) => findDoctrine(name));
}

async function everyScenario(): Promise<readonly Scenario[]> {
  const checked = checkedAtBuild();
  return checked
    ? inOrder(Object.values(checked.scenarios))
    : (await import('../../scenario/scenario-file.ts')).allScenarios();
}

export function placeOf(seating: Seating, notice = ''): Place {
  return seating.signs().isEnded ? { at: 'end', seating } : { at: 'exercise', seating, notice };
}
