// Contingency injects (exercise.md 12): they have no minute of their own and come once, when something holds. Conditions read
// the Commission's register and what is announced, never a draft.
import { type Chain, type Minute, phaseAt, pictureOf, type Seat } from '../../ladder/index.ts';
import type { Event, EventOf } from '../events.ts';
import { type Contingent, type Incident, released } from '../incident.ts';
import type { State } from '../state.ts';
import type { Condition, When } from '../words.ts';
import type { Due } from './agenda.ts';
import { edgesOf } from './news.ts';
import { isOpen, promptDue } from './prompts.ts';
import { chainsNow, type Run } from './run.ts';

/** The next contingency inject whose condition holds, in the order in which they are written; before orders only. */
export function conditionsStep(run: Run, due: Due): Event | null {
  const { state } = run;
  const conditional = state.waiting.flatMap(({ no, waits }) => (waits?.when ? [{ no, when: waits.when }] : []));
  if (conditional.length === 0) {
    due.look = due.stop = Infinity;
    return null;
  }
  const isBefore = state.stage === 'arriving';
  const met = conditional.find(({ when }) => holds(run, when.is));
  if (met && isBefore) return called(state, met.no, state.minute + met.when.after);
  // They are looked at again whenever anything happens.
  due.look = null;
  due.stop = met ? state.minute + 1 : nextEdge(run, conditional);
  return null;
}

/** A contingency inject comes at that minute. An act that it reports begins the minute before. */
export function called(state: State, no: number, at: Minute): EventOf<'inject-called'> {
  const fact = state.waiting.find((inject) => inject.no === no)?.fact;
  const act = fact?.kind === 'report' ? state.truth.contingent.find(({ id }) => id === fact.act) : undefined;
  return { type: 'inject-called', no, at: act ? at + 1 : at, incident: act ? incidentAt(act, at) : null };
}

// A fixed act lasts as long as it is written.
function incidentAt(act: Contingent, at: Minute): Incident {
  const { lasts, writtenAt: _, ...grown } = act;
  const incident = released(grown, at);
  return grown.fate ? incident : { ...incident, end: at + lasts };
}

function holds(run: Run, condition: Condition): boolean {
  const { scenario, state } = run;
  switch (condition.what) {
    case 'phase':
      return chainsNow(run, 'commission').open.some(
        (chain) =>
          isOn(chain, condition.chain) && phaseAt(scenario.doctrine.reads, chain, state.minute) >= condition.phase,
      );
    case 'ruling': {
      const { verdict, seat, response } = condition;
      return state.orders.some(
        ({ order, ruling }) =>
          (ruling.verdict === 'refused') === (verdict === 'refused') &&
          (seat === null || order.seat === seat) &&
          (response === null || order.response === response),
      );
    }
    case 'missed':
      return state.prompts.some(
        (prompt) =>
          prompt.kind === condition.duty &&
          isSeat(prompt.seat, condition.seat) &&
          isOpen(prompt) &&
          !prompt.notAssessed &&
          promptDue(scenario, prompt) < state.minute,
      );
    case 'answer': {
      const { manner, seat } = condition;
      return state.received.some(
        ({ answers, to }) =>
          answers !== null && (manner === null || answers.manner === manner) && (seat === null || to.includes(seat)),
      );
    }
    case 'facilitator':
      return false;
  }
}

const isSeat = (seat: Seat, wanted: Seat | null): boolean => wanted === null || seat === wanted;
const isOn = ({ acts }: Chain, act: string | null): boolean => act === null || acts.some(({ id }) => id === act);

/** When a condition may next hold by time alone. */
function nextEdge(run: Run, conditional: readonly { when: When }[]): Minute {
  const { scenario, state } = run;
  const picture = pictureOf(state.ledger, 'commission');
  const is = (what: Condition['what']) => conditional.some(({ when }) => when.is.what === what);
  const edges = is('phase')
    ? chainsNow(run, 'commission').open.flatMap((chain) =>
        edgesOf(scenario.doctrine, picture, chain).map(({ at }) => at),
      )
    : [];
  const due = is('missed') ? state.prompts.filter(isOpen).map((prompt) => promptDue(scenario, prompt) + 1) : [];
  return Math.min(Infinity, ...[...edges, ...due].filter((at) => at > state.minute));
}
