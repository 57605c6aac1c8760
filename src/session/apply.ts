// The one fold of a session: the recipe of evolve under immer, so that old states stay as they were.
import { createDraft, enableMapSet, finishDraft } from 'immer';
import { evolve } from '../exercise/run/evolve.ts';
import type { Apply } from '../exercise/run/run.ts';
import type { State } from '../exercise/state.ts';

enableMapSet();

export const apply: Apply = (state, event) => {
  const draft = createDraft(state);
  evolve(draft as State, event);
  return finishDraft(draft) as State;
};
