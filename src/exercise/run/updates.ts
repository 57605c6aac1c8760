// While a serious act goes on, those who know of it hear so again, with what has been counted there since.
import { type Act, actNamed, SEATS, type Severity } from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import type { Incident } from '../incident.ts';
import type { Generator } from '../numbers.ts';
import type { State } from '../state.ts';
import { placeWords, plainInject } from '../words.ts';
import { countedAct, explosionsIn } from '../world/daily-count.ts';
import type { Due } from './agenda.ts';
import { goingOn, type Run } from './run.ts';

export function updatesStep(run: Run, due: Due): Event | null {
  const { scenario, state } = run;
  const { generator } = scenario.numbers;
  const { updates } = generator;
  let next = Infinity;
  let first: { act: Act; incident: Incident } | null = null;
  for (const act of updates && !state.isScriptOnly ? serious(run, updates.severity) : []) {
    const incident = goingOn(run, act.id);
    if (!incident) continue;
    const at = (state.truth.updated.get(act.id) ?? act.enteredAt) + updates!.every;
    if (at > state.minute || state.minute >= scenario.endex) next = Math.min(next, at);
    else if (!first || isBefore(run, act, first.act)) first = { act, incident };
  }
  if (first) return goesOn(generator, updates!, state, first.act, first.incident);
  due.look = due.stop = next;
  return null;
}

/** The serious acts that may go on as far as the Commission knows. What does not is looked at again where a fact has changed it. */
function serious({ state, reported }: Run, severity: Severity): readonly Act[] {
  const acts: Act[] = [];
  for (const id of reported) {
    const act = actNamed(state.ledger.registers.commission, id);
    if (act && act.end === null && !act.isRetracted && act.severity >= severity) acts.push(act);
    else reported.delete(id);
  }
  return acts;
}

/** Whether it was reported before the other. */
function isBefore({ state }: Run, { id }: Act, other: Act): boolean {
  const { places } = state.ledger.registers.commission;
  return places.get(id)! < places.get(other.id)!;
}

function goesOn(
  { sources, dailyCount }: Generator,
  updates: NonNullable<Generator['updates']>,
  state: State,
  { id, sector }: Act,
  incident: Incident,
): Event {
  const at = state.minute;
  const to = SEATS.filter((seat) => actNamed(state.ledger.registers[seat], id)?.end === null);
  const act = countedAct(incident, Infinity);
  const isQuiet = !act || dailyCount?.quiet.includes(incident.kind);
  const count = isQuiet ? 0 : explosionsIn(act, at, updates.every);
  const text = (count > 0 ? updates.text : updates.quiet)
    .replace('{sector}', placeWords(sector))
    .replace('{count}', String(count))
    .replace('{hours}', String(updates.every / 60));
  const { from, rear, sea, medium } = sources.ukraine;
  const who = sector === 'rear' ? rear : sector === 'sea' ? sea : `${from}, sector ${sector}`;
  const inject = plainInject({ at, to, fact: null, text, from: who, medium });
  inject.about = id;
  return { type: 'act-goes-on', act: id, injects: to.length > 0 ? [inject] : [] };
}
