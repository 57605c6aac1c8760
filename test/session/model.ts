// The model of a session: its record alone. Whatever is done, the state is the one that is folded anew from the record, and every
// chair sees what it would see if that record were opened now. A failure prints its seed and one command that shows it again.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { viewForCommission } from '../../src/exercise/chairs/commission-view.ts';
import { viewForEvaluator } from '../../src/exercise/chairs/evaluator-view.ts';
import { exconView } from '../../src/exercise/chairs/excon-view.ts';
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import { startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { viewFor } from '../../src/exercise/chairs/view.ts';
import { viewForWall } from '../../src/exercise/chairs/wall-view.ts';
import { type Command, type Event, isDenial, type Start } from '../../src/exercise/events.ts';
import { fold } from '../../src/exercise/run/evolve.ts';
import { openState } from '../../src/exercise/run/open-state.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { COACHINGS } from '../../src/exercise/words.ts';
import { judge, type Line } from '../../src/judge/judge.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findingWords } from '../../src/report/judgement.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { anyCommand, type Moment } from './commands.ts';

const SCENARIOS = ['first-shot', 'whose-shell', 'big-push', 'quorum'] as const;

interface Opened {
  scenario: (typeof SCENARIOS)[number];
  start: Partial<Start>;
  holders: Start['holders'];
  /** Whether STARTEX is the first command of a facilitator. */
  isStarted: boolean;
}

const some = fc.constantFrom;
const holder = some('person' as const, 'person' as const, 'person' as const, 'by-the-book' as const, 'hold' as const);

const opened: fc.Arbitrary<Opened> = fc.record({
  scenario: some(...SCENARIOS),
  holders: fc.record({ ukraine: holder, coalition: holder, us: holder }),
  isStarted: some(true, true, true, false),
  start: fc.record({
    seed: some('1', '2', '3'),
    hasExcon: some(true, true, true, false),
    commission: some('person' as const, 'engine' as const),
    red: some('person' as const, 'engine' as const),
    coaching: some(...COACHINGS),
    isClosed: fc.boolean(),
  }),
});

/** How many commands one session is given at most. */
const MOST_COMMANDS = 40;

type Giving = (moment: Moment) => Command;
const startex: Giving = () => ({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });

const drawn = fc.tuple(opened, fc.array(anyCommand, { minLength: 4, maxLength: MOST_COMMANDS, size: 'max' }));

/** What commands came up, taken or denied. */
export const seen = { taken: new Set<string>(), denied: new Set<string>() };

/** The commands that the last session was given, for the report of a failure. */
let given: Command[] = [];

async function play([{ scenario: id, start, holders, isStarted }, commands]: [Opened, Giving[]]): Promise<void> {
  const scenario = findScenario(id);
  const lines: string[] = [];
  const file = join(freshFolder(), 'model.rung.jsonl');
  const writer = () => ({ append: async (more: readonly string[]) => void lines.push(...more) });
  const session = await startSession(scenario, startOf(holders, start), file, 'model', writer);
  given = [];
  try {
    agree(session, lines);
    for (const command of isStarted ? [startex, ...commands] : commands) {
      const next = command({ scenario, state: session.state() });
      given.push(next);
      const before = lines.length;
      const answer = await session.send(next);
      (isDenial(answer) ? seen.denied : seen.taken).add(next.do);
      if (isDenial(answer) && lines.length > before) throw new Error(`${next.do} was denied, and is recorded`);
      agree(session, lines);
    }
    const { findings } = judge(
      scenario,
      lines.map((line) => JSON.parse(line) as Line),
    );
    if (findings[0]) throw new Error(`the judge: ${findingWords(findings[0])}`);
  } finally {
    session.close();
  }
}

/** The state and all views are those that the record gives. */
function agree(session: Session, lines: readonly string[]): void {
  const folded = foldedFrom(lines);
  same('the state', session.state(), folded);
  const now = viewsOf(session.scenario, folded);
  for (const seat of SEATS) same(`the view of ${seat}`, session.view(seat), now[seat]);
  same('the view of the Commission', session.commission(), now.commission);
  same('the view of the red cell', session.red(), now.red);
  same('the wall', session.wall(), now.wall);
  same('the view of an evaluator', session.evaluator(SEATS), now.evaluator);
  same('the view of the facilitator', session.excon(), now.excon);
}

function same(what: string, shown: unknown, fresh: unknown): void {
  if (!isDeepStrictEqual(shown, fresh))
    throw new Error(`${what} is not what the record gives: ${firstDifference(shown, fresh)}`);
}

/** Where two values differ first, as a path with both. */
function firstDifference(a: unknown, b: unknown, path = ''): string {
  const isBoth = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null;
  if (!isBoth) return `${path || 'all of it'}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  const entries = (value: object) => new Map<unknown, unknown>(value instanceof Map ? value : Object.entries(value));
  const [left, right] = [entries(a), entries(b)];
  for (const key of new Set([...left.keys(), ...right.keys()]))
    if (!isDeepStrictEqual(left.get(key), right.get(key)))
      return firstDifference(left.get(key), right.get(key), `${path}.${String(key)}`);
  return `${path}: sets or kinds that differ`;
}

function foldedFrom(lines: readonly string[]): State {
  const events = lines.flatMap((line) => (JSON.parse(line) as { events: Event[] }).events);
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new Error('no start');
  return events.reduce(fold, openState(first));
}

function viewsOf(scenario: Scenario, state: State) {
  const run = () => openRun(scenario, state);
  const [ukraine, coalition, us] = SEATS.map((seat) => viewFor(run(), seat));
  return {
    ukraine,
    coalition,
    us,
    commission: viewForCommission(run()),
    red: viewForRed(run()),
    wall: viewForWall(run()),
    evaluator: viewForEvaluator(run(), SEATS),
    excon: state.excon.isPresent ? exconView(run()) : null,
  };
}

/** Sessions as drawn; RUNG_SEED takes others, and RUNG_PATH with it one of them alone. */
export async function playSessions(seed: number, runs: number): Promise<void> {
  const { RUNG_SEED, RUNG_PATH } = process.env;
  const again = RUNG_SEED === undefined ? { seed } : { seed: Number(RUNG_SEED) };
  const one = RUNG_PATH === undefined ? {} : { path: RUNG_PATH, endOnFailure: true };
  // Making a failure smaller ends after that time.
  const shrinking = { interruptAfterTimeLimit: 40_000 + 2000 * runs };
  const found = await fc.check(fc.asyncProperty(drawn, play), { ...again, ...one, ...shrinking, numRuns: runs });
  if (!found.failed) return;
  const [counterexample] = [found.counterexample?.[0]];
  // The commands of the smallest that fails, not of the last that was tried.
  const why = counterexample
    ? await play(counterexample).then(() => 'It did not fail again.', String)
    : 'It took too long.';
  const opened = JSON.stringify(counterexample?.[0]);
  const show = `RUNG_SEED=${found.seed} RUNG_PATH=${found.counterexamplePath} npx vitest run test/session/model.test.ts`;
  throw new Error(
    `${why}\nopened as ${opened}\n${given.map((command) => JSON.stringify(command)).join('\n')}\nagain: ${show}`,
  );
}
