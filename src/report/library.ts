// The saved exercises as a table for a terminal.
import { earlyEnd } from '../exercise/score/score.ts';
import type { State } from '../exercise/state.ts';
import type { Opening } from '../journal/entry.ts';
import type { SavedExercise } from '../journal/library.ts';
import { SEATS } from '../ladder/index.ts';
import { totalWords } from './score.ts';
import { earlyWords } from './score-words.ts';
import { textTable } from './text-table.ts';
import { clock, seatName, spoken } from './words.ts';

export function libraryLines(all: readonly SavedExercise[]): string[] {
  if (all.length === 0) return ['Nothing is saved yet. Every exercise is saved as it is played.'];
  const rows = [...all.filter((each) => !each.isArchived), ...all.filter((each) => each.isArchived)].map((each, at) => [
    String(at + 1),
    ...cells(each),
  ]);
  const head = ['No', 'Name', 'Kind', 'Scenario', 'Seed', 'Turn', 'Time', 'Last played (UTC)', 'State'];
  return textTable([head, ...rows.map(inOneLine)]);
}

function cells(each: SavedExercise): string[] {
  const { name, scenario = '?', variant, seed = '?', turn, minute, changed } = each;
  return [
    name,
    kindWords(each),
    variant ? `${scenario}, ${variant}` : scenario,
    seed,
    turn === undefined ? '' : String(turn),
    minute === undefined ? '' : clock(minute),
    dateWords(changed),
    stateWords(each),
  ];
}

/** Whether people played it, or policies alone. */
const kindWords = ({ isDrill }: SavedExercise): string => (isDrill === undefined ? '' : isDrill ? 'drill' : 'played');

// A file name may even contain line breaks.
const inOneLine = (row: readonly string[]): string[] => row.map((cell) => cell.replace(/\s+/g, ' '));

/** A date and time from milliseconds; empty for 0, which stands for an unknown time. */
export const dateWords = (changed: number): string =>
  changed === 0 ? '' : new Date(changed).toISOString().slice(0, 16).replace('T', ' ');

function stateWords({ trouble, isEnded, score, isArchived }: SavedExercise): string {
  const state =
    trouble !== null
      ? `cannot be read: ${trouble}`
      : !isEnded
        ? 'going on'
        : score
          ? `ended, ${totalWords(score)}`
          : 'ended, not assessed';
  return isArchived ? `${state} (archived)` : state;
}

export const archivedWords = (name: string, isArchived: boolean): string =>
  isArchived ? `${name} is in the archive.` : `${name} is out of the archive.`;

export function exerciseWords({ scenario, start }: Opening, state: State): string[] {
  const holder = (who: string) => (who === 'person' ? 'a person' : who === 'hold' ? 'nobody' : spoken(who));
  const seats = SEATS.map((seat) => `${seatName(seat)}: ${holder(start.holders[seat])}`).join(' · ');
  const early = earlyEnd(scenario, state);
  const table = [start.isClosed && 'closed seats', start.hasExcon && 'facilitated'].filter(Boolean).join(', ');
  return [
    `${scenario.title}${scenario.variant === null ? '' : `, variant ${scenario.variant}`} · reading: ${scenario.doctrine.title} · coaching: ${spoken(start.coaching)}`,
    `${seats} · Commission: ${holder(start.commission)}${table && ` · ${table}`}`,
    ...(early ? [`It ${earlyWords(early)}, so its score is not that of a whole exercise.`] : []),
  ];
}
