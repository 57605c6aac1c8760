// A journal as text, made by replaying its events: what a drill prints and a replay shows.
import { evolve } from '../exercise/run/evolve.ts';
import type { History } from '../exercise/score/played.ts';
import type { Journal } from '../journal/read.ts';
import { firstState } from '../journal/replay.ts';
import type { Seat } from '../ladder/index.ts';
import { outcomeLines } from './outcome.ts';
import type { ScoreReport } from './score.ts';
import { eventLines, heading } from './transcript.ts';

interface StoryOptions {
  reader: Seat | 'facilitator';
  upTo: number;
  /** Whether the exercise has ended by now, so that all rulings are open. */
  isDebrief: boolean;
  /** Called only where the story reaches ENDEX. */
  score: () => ScoreReport;
}

/** `history`: the events of the journal with the reader's own numbers. */
export function storyLines(
  journal: Journal,
  history: History,
  { reader, upTo, isDebrief, score }: StoryOptions,
): string[] {
  const { scenario } = journal.opening;
  const last = history.at(-1)!.line;
  const state = firstState(journal.entries[0]?.body.events[0]);
  const lines = heading(scenario);
  for (const { line, event } of history) {
    if (line > upTo) break;
    evolve(state, event);
    lines.push(...eventLines(scenario.doctrine, state, event, { as: reader, isDebrief }));
  }
  if (state.isEnded) return [...lines, '', ...outcomeLines(scenario, state, reader, score())];
  const end =
    upTo < last
      ? `… ${reader === 'facilitator' ? 'entry' : 'number'} ${upTo} of ${last}; the exercise goes on`
      : '… and from here it goes on';
  return [...lines, '', end];
}
