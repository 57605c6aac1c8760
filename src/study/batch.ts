// One exercise of a batch: played by policies in memory, scored and summed up as a row of plain figures. Pure, and without
// immer: the same functions run several times slower in a process where they have also run on its drafts.
import { type Rehearsing, rehearseFrom, startOf } from '../exercise/chairs/rehearsal.ts';
import type { Start } from '../exercise/events.ts';
import type { Rubric } from '../exercise/rubric.ts';
import { start } from '../exercise/run/decide.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { historian } from '../exercise/score/played.ts';
import { scoreOf } from '../exercise/score/score.ts';
import type { State } from '../exercise/state.ts';
import type { SeatHolder } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { type PlayedScored, type Row, rowOf, watchTruth } from './outcome.ts';
import { recordOf } from './record.ts';

type Looking = Pick<Rehearsing, 'look' | 'taken'>;

/** Plays a start with policies and an orders file, and scores it. */
export function playScored(
  scenario: Scenario,
  rubric: Rubric,
  starting: Start,
  { look, taken }: Looking = {},
): PlayedScored {
  const opening = start(scenario, starting);
  let decisions = 0;
  const watch = ({ isEnded }: State) => {
    if (!isEnded) decisions++;
  };
  const reader = historian();
  let line = opening.length;
  const run = rehearseFrom(scenario, opening, {
    watch,
    taken,
    look: (before, event) => {
      reader.note(before, event, ++line);
      look?.(before, event);
    },
  });
  const exercise = reader.exercise(run.state);
  return { run, state: run.state, score: scoreOf(scenario, rubric, exercise), exercise, decisions };
}

/** The program that writes the journal of an exercise, and what becomes of the text. */
export interface Recording {
  engine: string;
  keep: (text: string) => void;
}

export function studyExercise(
  scenario: Scenario,
  seed: string,
  holders: Readonly<Record<Seat, SeatHolder>>,
  rubric: Rubric,
  recording: Recording | null = null,
): Row {
  const watched = watchTruth(scenario);
  const starting = startOf({ ...holders }, { seed });
  const record = recording && recordOf(scenario, starting, recording.engine);
  const played = playScored(scenario, rubric, starting, { look: watched.look, taken: record?.taken });
  if (record) recording.keep(record.text());
  return rowOf(scenario, seed, played, watched);
}
