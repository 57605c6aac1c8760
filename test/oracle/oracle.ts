// What the engine did before it was rebuilt, as digests: every event, score and row of exercises that policies play, and
// every command, event and view of tables at which anything is done.

import { viewForCommission } from '../../src/exercise/chairs/commission-view.ts';
import { exconView } from '../../src/exercise/chairs/excon-view.ts';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { viewFor } from '../../src/exercise/chairs/view.ts';
import { stream } from '../../src/exercise/chance/dice.ts';
import { type Command, type Denial, type Event, isDenial } from '../../src/exercise/events.ts';
import type { Rubric } from '../../src/exercise/rubric.ts';
import { fold } from '../../src/exercise/run/evolve.ts';
import { openState } from '../../src/exercise/run/open-state.ts';
import { type Playing, playCommand, playStart } from '../../src/exercise/run/play.ts';
import { type Apply, openRun, type Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import type { Preset } from '../../src/exercise/words.ts';
import { COACHINGS, isPolicy, type PolicyName, type SeatHolder } from '../../src/exercise/words.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { holdersOf } from '../../src/scenario/study-file.ts';
import { playScored, studyExercise } from '../../src/study/batch.ts';
import { anything } from './anything.ts';
import { openDigest } from './plain.ts';

export interface Arm {
  scenario: Scenario;
  /** null: as the scenario has it. */
  preset: Preset | null;
  policy: PolicyName;
}

/** Every event, score and row of the exercises with those seeds, from `from` on and before `to`. */
export function played({ scenario: as, preset, policy }: Arm, rubric: Rubric, from: number, to: number): string {
  const digest = openDigest();
  const scenario = preset === null ? as : { ...as, background: preset };
  for (let n = from; n < to; n++) {
    const seed = `o${n}`;
    const starting = startOf(policy, { seed });
    for (const event of rehearse(scenario, starting).events) digest.take(event);
    digest.take(playScored(scenario, rubric, starting).score);
    digest.take(studyExercise(scenario, seed, holdersOf(policy), rubric));
  }
  return digest.end();
}

const MOST_COMMANDS = 400;

/** A table at which anything is done: every command, what comes of it, and what everybody then sees. */
export function table(scenario: Scenario, seed: string, playing: Pick<Playing, 'look' | 'apply'> = {}): string {
  const digest = openDigest();
  playTable(scenario, seed, {
    ...playing,
    taken: (command, events) => {
      if (command) digest.take(command);
      for (const event of events) digest.take(event);
    },
    denied: (command, denial) => {
      digest.take(command);
      digest.take(denial);
    },
    seen: (run, n) => {
      if (n % 7 > 0) return;
      for (const seat of SEATS) digest.take(withoutRoom(viewFor(run, seat)));
      digest.take(viewForCommission(run));
      digest.take(withoutRoom(exconView(run)));
    },
  });
  return digest.end();
}

interface AtTable extends Pick<Playing, 'look' | 'apply'> {
  /** What a record keeps: the events up to the first command (null), then each command that is taken with its events. */
  taken?: (command: Command | null, events: Event[]) => void;
  denied?: (command: Command, denial: Denial) => void;
  /** Sees the run after each move, counted from 0. */
  seen?: (run: Run, n: number) => void;
}

/** Plays such a table, until it ends or for as many commands as one evening has. */
export function playTable(scenario: Scenario, seed: string, playing: AtTable): Run {
  const { look, apply = fold, taken, denied, seen } = playing;
  const dice = stream(seed, 'oracle');
  const hasExcon = dice.next() < 0.7;
  const kinds: readonly SeatHolder[] = ['person', 'person', 'person', 'by-the-book', 'trigger-happy', 'hold'];
  const holder = () => kinds[dice.below(kinds.length)]!;
  const holders = { ukraine: holder(), coalition: holder(), us: holder() };
  const commission = dice.next() < 0.5 ? 'person' : 'engine';
  const started = playStart(
    scenario,
    startOf(holders, { seed, hasExcon, commission, coaching: COACHINGS[dice.below(3)]!, isClosed: dice.next() < 0.5 }),
    { look, apply },
  );
  let { run } = started;
  const events = [...started.events];
  taken?.(null, started.events);
  const give = (command: Command) => {
    const next = playCommand(run, command);
    if (isDenial(next)) return denied?.(command, next);
    events.push(...next);
    taken?.(command, next);
  };
  for (let n = 0; n < MOST_COMMANDS && !run.state.isEnded; n++) {
    const { state } = run;
    const policySeat = SEATS.find((seat) => isPolicy(state.seats[seat].holder) && isWaiting(state.seats[seat]));
    if (policySeat) givePolicy(run, policySeat, give);
    else give(anything(run, dice));
    // As a record is taken up again: the state is what its events say.
    if (dice.next() < 0.05) run = openRun(scenario, refolded(events), apply, look);
    seen?.(run, n);
  }
  return run;
}

/** A view without what rooms of several screens and signed drafts have brought since the digests were made. */
function withoutRoom(view: object): object {
  return Object.fromEntries(Object.entries(view).filter(([name]) => !SINCE.has(name)));
}
const SINCE = new Set(['letters', 'readers', 'signed', 'observations']);

function givePolicy(run: Run, seat: Seat, give: (command: Command) => void): void {
  const { holder } = run.state.seats[seat];
  if (!isPolicy(holder)) return;
  for (const command of commandsOf(run, seat, holder)) give(command);
}

function refolded(events: readonly Event[]): State {
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  return events.reduce(fold, openState(first));
}

/** Tables with those seeds. */
export function tables(scenario: Scenario, from: number, to: number, apply?: Apply): string {
  const digest = openDigest();
  for (let n = from; n < to; n++) digest.take(table(scenario, `t${n}`, { apply }));
  return digest.end();
}
