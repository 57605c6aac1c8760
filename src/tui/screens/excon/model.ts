// What the facilitator's console shows.
import type { FormModel } from './form-desk.ts';
import type { ExconPanel, ExconSide } from './lists.ts';

/** What can be typed at the console. */
export type ExconLine =
  | 'note'
  | 'jump'
  | 'shift'
  | 'overrule'
  | 'effect'
  | 'answer'
  | 'message'
  | 'likelihood'
  | 'words'
  | 'resolve'
  | 'tempo'
  | 'timer';

/** What is asked for by one key: how an action is answered, what is found on an act, whose it was, what the red cell does. */
export type ExconAsking = 'how' | 'finding' | 'side' | 'red';

export interface ExconModel {
  view: ExconSide;
  panel: ExconPanel;
  cursors: Readonly<Record<ExconPanel, number>>;
  notice: string;
  input: { kind: ExconLine; text: string } | null;
  asking: ExconAsking | null;
  form: FormModel | null;
  hasDraft: boolean;
  timer: { words: string; isRunning: boolean } | null;
}
