// Whether there is a line through an exercise on which every duty is met and nothing is refused. The exercise is played by
// the book, which answers every duty as soon as it may: what that line misses, no later answer meets.
import { rehearse, startOf } from '../exercise/chairs/rehearsal.ts';
import { promptDue } from '../exercise/run/prompts.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { GivenOrder, Prompt, State } from '../exercise/state.ts';
import type { Minute } from '../ladder/index.ts';

interface Compliance {
  seed: string;
  state: State;
  /** Duties that fell due before ENDEX and were not met in time. */
  unmet: Prompt[];
  refused: GivenOrder[];
  /** The duty that was met with the least time left, and how much that was; null where there was no duty. */
  tightest: { prompt: Prompt; slackMinutes: Minute } | null;
}

export function compliantLine(scenario: Scenario, seed: string, isScriptOnly = false): Compliance {
  const { state } = rehearse(scenario, startOf('by-the-book', { seed, isScriptOnly }));
  const slackOf = (prompt: Prompt) => promptDue(scenario, prompt) - (prompt.metAt ?? Infinity);
  const met = state.prompts.filter(({ metAt }) => metAt !== null);
  const tightest = met.reduce<Prompt | null>(
    (least, prompt) => (least === null || slackOf(prompt) < slackOf(least) ? prompt : least),
    null,
  );
  return {
    seed,
    state,
    unmet: state.prompts.filter((prompt) => isMissed(scenario, prompt, state.minute)),
    refused: state.orders.filter(({ ruling }) => ruling.verdict === 'refused'),
    tightest: tightest && { prompt: tightest, slackMinutes: slackOf(tightest) },
  };
}

/** Whether a duty fell due before ENDEX and was not met in time. */
export function isMissed(scenario: Scenario, prompt: Prompt, endex: Minute): boolean {
  const due = promptDue(scenario, prompt);
  return prompt.liftedAt === null && due < endex && (prompt.metAt ?? Infinity) > due;
}
