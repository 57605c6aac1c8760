// rung play, and the console on its home screen. Ink is loaded here and nowhere before.
import { basename } from 'node:path';
import type { Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { SeatHolder } from '../exercise/state.ts';
import { EXTENSION, freeJournal, savedJournals } from '../journal/disk.ts';
import { readJournal } from '../journal/read.ts';
import { replay } from '../journal/replay.ts';
import { JournalTrouble } from '../journal/trouble.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { shippedDoctrines } from '../scenario/doctrine-file.ts';
import { MistakesFound, mistakeIn } from '../scenario/mistake.ts';
import { allScenarios, findScenario } from '../scenario/scenario-file.ts';
import { resumeSession, type Session, startSession } from '../session/session.ts';
import type { Console, Place } from '../tui/app.tsx';
import type { Choice } from '../tui/screens/home.tsx';
import type { SavedLine } from '../tui/screens/pages.ts';
import { coachingFrom, holdersFrom, seedFrom } from './arguments.ts';
import { version } from './version.ts';

interface PlayOptions {
  seed?: string;
  seat: readonly string[];
  coaching?: string;
  doctrine?: string;
  closedSeats?: boolean;
  ascii?: boolean;
}

export async function homeCommand(): Promise<number> {
  return inConsole({ at: 'home', notice: '' }, {});
}

export async function playCommand(name: string | undefined, options: PlayOptions): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw mistakeIn('rung play', 'The console needs a terminal.', 'rung drill runs an exercise without one');
  }
  if (name === undefined) return inConsole({ at: 'home', notice: '' }, options);
  if (name.endsWith('.jsonl')) return inConsole(placeOf(resume(name), options.closedSeats ?? false), options);
  const holders = {
    ...DEFAULT_TABLE,
    ...holdersFrom('--seat', options.seat, ['by-the-book', 'passive', 'hold'], { me: 'person' }),
  };
  if (!SEATS.some((seat) => holders[seat] === 'person'))
    throw mistakeIn('--seat', 'Nobody plays: no seat is held by me.', 'rung drill runs an exercise without people');
  const scenario = findScenario(name, options.doctrine);
  const choice: Choice = {
    scenario: name,
    seed: seedFrom(options.seed),
    doctrine: options.doctrine ?? null,
    coaching: coachingFrom(options.coaching) ?? null,
    holders,
    isClosed: options.closedSeats ?? false,
  };
  return inConsole({ at: 'briefing', scenario, choice }, options);
}

const DEFAULT_TABLE: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' };

function placeOf(session: Session, isClosed: boolean): Place {
  return session.state().isEnded ? { at: 'end', session } : { at: 'exercise', session, isClosed };
}

async function inConsole(first: Place, options: { ascii?: boolean }): Promise<number> {
  const { openConsole } = await import('../tui/start.tsx');
  let open: Session | null = null;
  const program: Console = {
    scenarios: () => allScenarios().map(lineOf),
    saved: () => savedJournals().slice(0, 50).flatMap(savedLine),
    doctrines: shippedDoctrines,
    drawSeed: () => seedFrom(undefined),
    prepare: (choice) => told(() => findScenario(choice.scenario, choice.doctrine ?? undefined)),
    start: (scenario, choice) =>
      told(() => startSession(scenario, startOf(scenario, choice), freeJournal(scenario.id, choice.seed), version)),
    resume: (file) => told(() => resume(file)),
    opened: (session) => {
      open = session;
    },
  };
  try {
    await openConsole(program, first, { isAscii: options.ascii ?? false, hasColour: !process.env.NO_COLOR });
  } finally {
    sayWhereItIs(open);
  }
  return 0;
}

function sayWhereItIs(session: Session | null): void {
  if (!session) return;
  process.stdout.write(`The exercise is in ${session.journal}\n`);
  if (!session.state().isEnded) process.stdout.write(`To go on: rung play ${session.journal}\n`);
  session.close();
}

/** A sentence instead of a mistake, for the console to show. */
function told<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (error instanceof MistakesFound)
      return error.mistakes
        .map(({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ''}: ${message}`)
        .join(' ');
    if (error instanceof JournalTrouble) return error.message;
    throw error;
  }
}

function resume(file: string): Session {
  return resumeSession(file).session;
}

function startOf(scenario: Scenario, choice: Choice): Start {
  return {
    seed: choice.seed,
    holders: choice.holders,
    coaching: choice.coaching ?? scenario.coaching,
    isScriptOnly: false,
    script: [],
  };
}

function lineOf({ id, title, objective, difficulty, playMinutes, doctrine, coaching }: Scenario) {
  return { id, title, objective, difficulty, playMinutes, doctrine: doctrine.id, coaching };
}

function savedLine({ file, changed }: { file: string; changed: number }): SavedLine[] {
  try {
    const journal = readJournal(file);
    const state = replay(journal);
    const { scenario, start } = journal.opening;
    const lastPlayed = new Date(changed).toISOString().slice(0, 16).replace('T', ' ');
    return [{ file, name: scenario.id, seed: start.seed, turn: state.turn.number, isEnded: state.isEnded, lastPlayed }];
  } catch (error) {
    if (!(error instanceof JournalTrouble)) throw error;
    return [
      { file, name: basename(file).replace(EXTENSION, ''), seed: '?', turn: 0, isEnded: false, lastPlayed: 'damaged' },
    ];
  }
}
