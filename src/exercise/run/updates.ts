// While a serious act goes on, those who know of it hear so again, with what has been counted there since.
import { type Act, actNamed, SEATS } from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import type { Incident } from '../incident.ts';
import type { Generator } from '../numbers.ts';
import { goingOn, type State } from '../state.ts';
import { placeWords, plainInject } from '../words.ts';
import { countedAct, explosionsIn } from '../world/daily-count.ts';
import type { Due } from './agenda.ts';
import type { Run } from './run.ts';

export function updatesStep({ scenario, state }: Run, due: Due): Event | null {
  const { generator } = scenario.numbers;
  const { updates } = generator;
  const acts = updates && !state.isScriptOnly ? state.ledger.registers.commission.acts : [];
  let next = Infinity;
  for (const act of acts) {
    if (act.end !== null || act.isRetracted || act.severity < updates!.severity) continue;
    const incident = goingOn(state, act.id);
    if (!incident) continue;
    const at = (state.truth.updated.get(act.id) ?? act.enteredAt) + updates!.every;
    if (at <= state.minute && state.minute < scenario.endex) return goesOn(generator, updates!, state, act, incident);
    next = Math.min(next, at);
  }
  due.look = due.stop = next;
  return null;
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
  const act = countedAct(incident);
  const isQuiet = !act || dailyCount?.quiet.includes(incident.kind);
  const count = isQuiet ? 0 : explosionsIn({ ...act, end: Infinity }, at, updates.every);
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
