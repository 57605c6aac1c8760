// An act that a facilitator adds draws its fate at that moment, from a stream of its own (exercise.md 2): here, so that
// deciding and replaying never draw.

import { drawWanted } from '../exercise/chance/generator.ts';
import type { ExconCommand } from '../exercise/events.ts';
import { type Author, type Incident, namesOf } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { State } from '../exercise/state.ts';
import type { Inject } from '../exercise/words.ts';

/** The truth behind a report that is added. */
export interface AddedTruth {
  kind: string;
  author: Author;
  /** True where its end, growth and finding are drawn; else further injects say how it goes. */
  isDrawn: boolean;
}

/** The command that adds an inject. A report that names no act gets a code; it tells of a new act. */
export function addedInject(
  scenario: Scenario,
  seed: string,
  state: State,
  inject: Inject,
  truth: AddedTruth | null,
): Extract<ExconCommand, { do: 'add-inject' }> {
  const { fact } = inject;
  if (fact?.kind !== 'report' || !truth) return { do: 'add-inject', inject, incident: null };
  const { sector, severity, side, start } = fact;
  const place = {
    numbers: scenario.numbers.generator,
    line: scenario.line,
    preset: scenario.background ?? 'calm',
    opponent: scenario.opponent,
    endex: scenario.endex,
    taken: codesTaken(state),
  };
  const name = `excon-${state.excon.added + 1}`;
  const drawn = drawWanted(place, seed, name, { kind: truth.kind, author: truth.author, severity, sector });
  const act = fact.act || drawn.id;
  const fate = drawn.fate && {
    ...drawn.fate,
    assessed: { severity, side },
    // Its report stands in the inject.
    says: '',
    claims: [],
  };
  const incident: Incident = {
    ...drawn,
    id: act,
    start,
    end: fact.end ?? start + Math.ceil((drawn.fate?.thresholds.end ?? 100) / 100),
    fate: truth.isDrawn && fact.end === null ? fate : null,
  };
  return { do: 'add-inject', inject: { ...inject, fact: { ...fact, act } }, incident };
}

function codesTaken({ coming, excon, received, truth }: State): string[] {
  const reported = [...coming, ...excon.held, ...received].flatMap(({ fact }) =>
    fact && 'act' in fact ? [fact.act] : [],
  );
  return [...reported, ...truth.incidents.flatMap(namesOf)];
}
