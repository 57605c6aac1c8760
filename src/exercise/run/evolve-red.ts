// What the red cell's doings mean for the state. Recipes on a draft (evolve.ts).
import { pauseOffered } from '../answers.ts';
import type { EventOf } from '../events.ts';
import type { NumberedInject, State } from '../state.ts';
import { marked, RED_NAMES, type RedDeed } from '../words.ts';
import { drop, expect } from './coming.ts';

export function adjournRed({ red, minute }: State): void {
  red.isAtDesk = false;
  red.readUntil = minute;
  red.unread = [];
}

export function actAsRed(state: State, { by, deed, injects }: EventOf<'red-acted'>): void {
  const { red, coming, excon, minute } = state;
  const no = 'no' in deed ? deed.no : null;
  const inject = [...coming, ...excon.held].find((each) => each.no === no);
  const was = inject ? { at: inject.at, from: inject.from, text: inject.text } : null;
  red.did.push({ at: minute, by, deed, was });
  if (deed.act === 'change' && inject) change(inject, deed);
  if (deed.act === 'drop' && inject) dropAnswer(state, inject);
  if (deed.act === 'set') {
    red.resolve = deed.resolve ?? red.resolve;
    red.tempo = deed.tempo ?? red.tempo;
  }
  expect(state, injects);
}

// The inject is the exercise's own, numbered copy: no event holds it.
function change(inject: NumberedInject, { as, text }: Extract<RedDeed, { act: 'change' }>): void {
  inject.text = marked(text, inject.medium);
  if (as !== null) inject.from = RED_NAMES[as];
}

/** Without its offer there is no pause. */
function dropAnswer(state: State, inject: NumberedInject): void {
  const { answers } = state;
  const pause = pauseOffered(answers, inject);
  answers.pauses = answers.pauses.filter(({ act }) => act !== pause?.act);
  drop(state, [inject.no], null);
}
