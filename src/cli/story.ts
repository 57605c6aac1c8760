// A journal told as text, by folding its events; what drill prints and replay shows.
import { evolve } from '../exercise/evolve.ts';
import { ownHistory } from '../exercise/own-record.ts';
import type { History } from '../exercise/played.ts';
import type { State } from '../exercise/state.ts';
import { type Journal, readJournal } from '../journal/read.ts';
import { firstState, replay } from '../journal/replay.ts';
import { understanding } from '../journal/understanding.ts';
import type { Seat } from '../ladder/index.ts';
import { outcomeLines } from '../report/outcome.ts';
import { scoreReport } from '../report/score.ts';
import { eventLines, heading } from '../report/transcript.ts';
import { seatName } from '../report/words.ts';
import { type GivenRubric, historyOf, review } from '../review/review.ts';
import { rubricFrom } from '../review/rubric.ts';
import { mistakeIn } from '../scenario/mistake.ts';

/**
 * The lines of a journal up to an entry, for the facilitator or for one seat; for a seat up to the event that has this
 * number of its own. Throws JournalTrouble, MistakesFound.
 */
export async function storyLines(file: string, reader: Seat | 'facilitator', upTo = Infinity): Promise<string[]> {
  const journal = readJournal(file);
  const state = replay(journal);
  const history = numbered(journal, reader, state);
  const last = history.at(-1)!.line;
  if (upTo !== Infinity && upTo > last) throw mistakeIn('--at', rangeWords(reader, last));
  const rubric = await rubricFrom();
  return understanding(journal, () => tell(journal, history, reader, upTo, state.isEnded, rubric));
}

/** Entries as they are numbered, from 0; to a seat its own numbers, from 1. */
function numbered(journal: Journal, reader: Seat | 'facilitator', state: State): History {
  const history = historyOf(journal);
  if (reader !== 'facilitator') return ownHistory(history, reader, state);
  return history.map(({ line, event }) => ({ line: line - 1, event }));
}

const rangeWords = (reader: Seat | 'facilitator', last: number): string =>
  reader === 'facilitator'
    ? `The journal's entries are numbered 0 to ${last}.`
    : `What ${seatName(reader)} was told is numbered 1 to ${last}, as in its report.`;

function tell(
  journal: Journal,
  history: History,
  reader: Seat | 'facilitator',
  upTo: number,
  isDebrief: boolean,
  rubric: GivenRubric,
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
  if (state.isEnded) {
    const score = scoreReport(review(journal, rubric).score);
    return [...lines, '', ...outcomeLines(scenario, state, reader, score)];
  }
  return [
    ...lines,
    '',
    upTo < last
      ? `… ${reader === 'facilitator' ? 'entry' : 'number'} ${upTo} of ${last}; the exercise goes on`
      : '… and from here it goes on',
  ];
}
