// How an inject arrives at its minute: in the registers, on the desk of the person who decides, with less harm than written,
// or not at all, where the act that it speaks of is over.
import type { Event } from '../events.ts';
import type { NumberedInject } from '../state.ts';
import type { Inject } from '../words.ts';
import { measureNow } from '../world/measures.ts';
import { harmOn } from '../world/rates.ts';
import { actOf } from './coming.ts';
import { proposal } from './commission.ts';
import { goingOn, type Run } from './run.ts';

/** How an inject arrives now. */
export function arrivalOf(run: Run, inject: NumberedInject | Inject): Event {
  return special(run, inject) ?? { type: 'inject-arrived', n: run.state.received.length };
}

/** The next arrival, with all behind it that enter the registers in the same minute as they are. */
export function arrivalsOf(run: Run, next: NumberedInject): Event[] {
  const { coming, received, minute } = run.state;
  const events = [arrivalOf(run, next)];
  if (events[0]!.type !== 'inject-arrived') return events;
  for (let n = 1; n < coming.length && coming[n]!.at <= minute && special(run, coming[n]!) === null; n++) {
    events.push({ type: 'inject-arrived', n: received.length + n });
  }
  return events;
}

function special(run: Run, inject: NumberedInject | Inject): Event | null {
  const { state } = run;
  const act = inject.waits?.while ?? null;
  if (act !== null && 'no' in inject && !goingOn(run, act)) return { type: 'injects-dropped', nos: [inject.no], act };
  return proposal(state, inject) ?? eased(run, inject);
}

/** The harm of an act that goes on, lessened by what is in effect; null where it comes as written. */
function eased(run: Run, inject: Inject): Event | null {
  const written = inject.world?.heat ?? null;
  const id = actOf(inject);
  const act = written === null || id === null ? undefined : run.state.truth.live.get(id);
  if (written === null || !act || act.endedAt !== null) return null;
  measureNow(run.measures, run.scenario, run.state);
  const { harm, because } = harmOn(run.scenario, run.state, act, run.measures);
  if (harm >= 100) return null;
  const heat = Math.round((written * harm) / 100 / 1000) * 1000;
  return { type: 'harm-eased', n: run.state.received.length, heat, because };
}
