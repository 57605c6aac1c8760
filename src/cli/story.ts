// The story of a journal as `rung drill` and `rung replay` print it, for a reader and up to a number.
import { ownHistory } from '../exercise/score/own-record.ts';
import type { History } from '../exercise/score/played.ts';
import type { State } from '../exercise/state.ts';
import { type Journal, readJournal } from '../journal/read.ts';
import { replay } from '../journal/replay.ts';
import { understanding } from '../journal/understanding.ts';
import type { Seat } from '../ladder/index.ts';
import { handedTimes } from '../report/room-report.ts';
import { scoreReport } from '../report/score.ts';
import { storyLines } from '../report/story.ts';
import { seatName } from '../report/words.ts';
import { historyOf, review } from '../review/review.ts';
import { rubricFrom } from '../review/rubric.ts';
import { mistakeIn } from '../scenario/mistake.ts';

/**
 * The lines of a journal up to an entry, for the facilitator or for one seat; for a seat up to the event that has this
 * number of its own. Throws JournalTrouble, MistakesFound.
 */
export async function storyOf(file: string, reader: Seat | 'facilitator', upTo = Infinity): Promise<string[]> {
  const journal = readJournal(file);
  const state = replay(journal);
  const history = numbered(journal, reader, state);
  const last = history.at(-1)!.line;
  if (upTo !== Infinity && upTo > last) throw mistakeIn('--at', rangeWords(reader, last));
  const rubric = await rubricFrom();
  const score = () => {
    const reviewed = review(journal, rubric);
    return scoreReport(reviewed.score, handedTimes(reviewed.exercise.state));
  };
  return understanding(journal, () => storyLines(journal, history, { reader, upTo, isDebrief: state.isEnded, score }));
}

/** The facilitator counts entries from 0; a seat counts what it was told from 1. */
function numbered(journal: Journal, reader: Seat | 'facilitator', state: State): History {
  const history = historyOf(journal);
  if (reader !== 'facilitator') return ownHistory(history, reader, state);
  return history.map(({ line, event }) => ({ line: line - 1, event }));
}

const rangeWords = (reader: Seat | 'facilitator', last: number): string =>
  reader === 'facilitator'
    ? `The journal's entries are numbered 0 to ${last}.`
    : `What ${seatName(reader)} was told is numbered 1 to ${last}, as in its report.`;
