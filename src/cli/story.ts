// A journal told as text, by folding its events; what drill prints and replay shows.
import { evolve } from '../exercise/evolve.ts';
import { readJournal } from '../journal/read.ts';
import { firstState } from '../journal/replay.ts';
import { chains, pictureOf, type Seat } from '../ladder/index.ts';
import { eventLines, heading, outcomeLines } from '../report/transcript.ts';

/** The lines of a journal up to an entry, for the facilitator or for one seat. Throws JournalTrouble. */
export function storyLines(file: string, reader: Seat | 'facilitator', upTo = Infinity): string[] {
  const journal = readJournal(file);
  const { scenario } = journal.opening;
  const state = firstState(journal.entries[0]?.body.events[0]);
  const lines = heading(scenario);
  for (const entry of journal.entries) {
    if (entry.n > upTo) break;
    for (const event of entry.body.events) {
      evolve(state, structuredClone(event));
      lines.push(...eventLines(scenario.doctrine, state, event, reader));
    }
  }
  if (!state.isEnded)
    return [...lines, '', `${' '.repeat(9)}… at ${journal.entries.length} entries the exercise goes on`];
  const holder = reader === 'facilitator' ? 'commission' : reader;
  return [
    ...lines,
    '',
    ...outcomeLines(scenario.doctrine, state, chains(scenario.doctrine, pictureOf(state.ledger, holder), state.minute)),
  ];
}
