// viewForEvaluator(run, seats): what an evaluator sees: the screens of the seats that the facilitator names, as they see them,
// and what may be expected of them now. Never the truth, what is to come, or a draft.
import { SEATS, type Seat } from '../../ladder/index.ts';
import type { Run } from '../run/run.ts';
import type { Dated, State } from '../state.ts';
import type { Inject, Observation } from '../words.ts';
import { titleOf, type View, viewFor } from './view.ts';

/** What an inject that has arrived is meant to bring about. */
export interface Expected extends Pick<Inject, 'at' | 'to' | 'from' | 'text' | 'expected' | 'objective'> {
  /** `at`: when such an order was accepted, first after the inject, else last before it; null where none was. */
  expects: readonly { seat: Seat; response: string; at: number | null }[];
}

export interface EvaluatorView extends Pick<View, 'reading' | 'begins' | 'minute' | 'endex' | 'isEnded'> {
  title: string;
  /** Each as its people see it, without its drafts. */
  seats: readonly View[];
  objectives: readonly string[];
  /** Of all evaluators. */
  observations: readonly Dated<Observation>[];
  /** Of the injects that have arrived at these seats, in their order. */
  expected: readonly Expected[];
}

export function viewForEvaluator(run: Run, seats: readonly Seat[] = SEATS): EvaluatorView {
  const { scenario, state } = run;
  return {
    title: titleOf(scenario),
    reading: scenario.doctrine.title,
    begins: scenario.begins,
    minute: state.minute,
    endex: scenario.endex,
    isEnded: state.isEnded,
    seats: seats.map((seat) => ({ ...viewFor(run, seat), drafts: [] })),
    objectives: scenario.pack.objectives,
    observations: state.observations,
    expected: state.received.flatMap((inject) => expectedOf(state, inject, seats)),
  };
}

function expectedOf(state: State, inject: Inject, seats: readonly Seat[]): Expected[] {
  const { at, from, text, expected, objective } = inject;
  const to = inject.to.filter((seat) => seats.includes(seat));
  const own = (inject.expects ?? []).filter(({ seat }) => seats.includes(seat));
  if (to.length === 0 || (expected === null && own.length === 0)) return [];
  const expects = own.map(({ seat, response }) => ({ seat, response, at: givenAt(state, seat, response, at) }));
  return [{ at, to, from, text, expected, objective, expects }];
}

function givenAt({ ledger }: State, seat: Seat, response: string, after: number): number | null {
  const such = ledger.announced.filter((order) => order.seat === seat && order.response === response);
  return (such.find(({ at }) => at >= after) ?? such.at(-1))?.at ?? null;
}
