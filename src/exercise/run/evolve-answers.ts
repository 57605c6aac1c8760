// What the world's answers mean for the state. Recipes on a draft (evolve.ts).
import type { ActId } from '../../ladder/index.ts';
import type { Pause } from '../answers.ts';
import type { EventOf } from '../events.ts';
import type { State } from '../state.ts';
import { expect } from './coming.ts';
import { watchGrown } from './evolve-world.ts';

export function takeAnswer(state: State, event: EventOf<'order-answered'>): void {
  const { order, key, drawn, manner, classes, text, injects, pause } = event;
  const { answers, minute: at } = state;
  answers.open = answers.open.slice(answers.open.indexOf(order) + 1);
  answers.given.push({ order, key, drawn, manner, classes, at });
  const stem = key.slice(0, key.lastIndexOf('/'));
  answers.worn.set(stem, { times: (answers.worn.get(stem)?.times ?? 0) + (drawn === null ? 0 : 1), last: at });
  if (text !== null) answers.used[text] = (answers.used[text] ?? 0) + 1;
  if (pause) answers.pauses.push({ ...pause });
  const { red, excon, nextInject } = state;
  if (red.holder === 'person' || excon.isPresent) red.unread.push(...injects.map((_, n) => nextInject + n));
  expect(state, injects);
}

export function changePause({ answers }: State, act: ActId, change: Partial<Pause>): void {
  const pause = answers.pauses.find((each) => each.act === act);
  if (!pause) throw new TypeError(`nobody offered a pause about ${act}`);
  Object.assign(pause, change);
}

export function breakPause(state: State, { act, into }: EventOf<'pause-broken'>): void {
  changePause(state, act, { endedAt: state.minute });
  watchGrown(state, into);
}

export function nameCulprit({ answers, truth }: State, { acts, isRight, leaving }: EventOf<'culprit-named'>): void {
  answers.accusations += 1;
  if (isRight) answers.named = [...new Set([...answers.named, ...acts])];
  truth.withdrawn.push(...leaving);
}
