// A team that goes by the book and misses some of its duties. Which ones is drawn for each duty by itself, so that the same
// seed misses the same duties again. What it misses it does not see as owed; everything else it does as the policy does.
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { stream } from '../../src/exercise/chance/dice.ts';
import { start } from '../../src/exercise/run/decide.ts';
import { carryOut, playFrom } from '../../src/exercise/run/play.ts';
import type { Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { historian, type PlayedExercise } from '../../src/exercise/score/played.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import type { PolicyName } from '../../src/exercise/words.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';

export interface Team {
  policy: PolicyName;
  /** How likely each duty is to be missed, 0–1. */
  misses: number;
}

export function playedBy({ policy, misses }: Team, scenario: Scenario, seed: string): PlayedExercise {
  const reader = historian();
  const opening = start(scenario, startOf(policy, { seed }));
  // No record is kept of it, so its lines have no numbers.
  const { run } = playFrom(scenario, opening, { look: (before, event) => reader.note(before, event, 0) });
  for (let seat = waiting(run.state); seat; seat = waiting(run.state)) {
    for (const command of commandsOf(misses > 0 ? without(run, seat, seed, misses) : run, seat, policy)) {
      const denial = carryOut(run, command);
      if (denial) throw new TypeError(`${command.do} of ${seat} on seed ${seed}: ${denial.denied}`);
    }
  }
  return reader.exercise(run.state);
}

const waiting = ({ seats }: State): Seat | undefined => SEATS.find((seat) => isWaiting(seats[seat]));

/** The same run, in which that seat sees nothing of the duties that it misses. */
function without(run: Run, seat: Seat, seed: string, misses: number): Run {
  const { prompts, seats } = run.state;
  const own = seats[seat];
  const open = own.prompts.open.filter((n) => {
    const { kind, about } = prompts[n]!;
    return stream(seed, `missed/${misses}/${seat}/${kind}/${about}`).next() >= misses;
  });
  const seeing = { ...own, prompts: { ...own.prompts, open } };
  return { ...run, state: { ...run.state, seats: { ...seats, [seat]: seeing } } };
}
