// A journal told as text, by folding its events; what drill prints and replay shows.
import { evolve } from '../exercise/evolve.ts';
import { type Journal, readJournal } from '../journal/read.ts';
import { firstState, replay } from '../journal/replay.ts';
import { understanding } from '../journal/understanding.ts';
import type { Seat } from '../ladder/index.ts';
import { outcomeLines } from '../report/outcome.ts';
import { scoreReport } from '../report/score.ts';
import { eventLines, heading } from '../report/transcript.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { type GivenRubric, review } from '../study/review.ts';
import { rubricFrom } from './rubric.ts';

/** The lines of a journal up to an entry, for the facilitator or for one seat. Throws JournalTrouble, MistakesFound. */
export async function storyLines(file: string, reader: Seat | 'facilitator', upTo = Infinity): Promise<string[]> {
  const journal = readJournal(file);
  const last = journal.entries.length - 1;
  if (upTo !== Infinity && upTo > last) throw mistakeIn('--at', `The journal's entries are numbered 0 to ${last}.`);
  const isDebrief = replay(journal).isEnded;
  const rubric = await rubricFrom();
  return understanding(journal, () => tell(journal, reader, upTo, isDebrief, rubric));
}

function tell(
  journal: Journal,
  reader: Seat | 'facilitator',
  upTo: number,
  isDebrief: boolean,
  rubric: GivenRubric,
): string[] {
  const { scenario } = journal.opening;
  const last = journal.entries.length - 1;
  const state = firstState(journal.entries[0]?.body.events[0]);
  const lines = heading(scenario);
  for (const entry of journal.entries) {
    if (entry.n > upTo) break;
    for (const event of entry.body.events) {
      evolve(state, event);
      lines.push(...eventLines(scenario.doctrine, state, event, { as: reader, isDebrief }));
    }
  }
  if (state.isEnded) {
    const score = scoreReport(review(journal, rubric).score);
    return [...lines, '', ...outcomeLines(scenario, state, reader, score)];
  }
  return [
    ...lines,
    '',
    upTo < last ? `… entry ${upTo} of ${last}; the exercise goes on` : '… and from here it goes on',
  ];
}
