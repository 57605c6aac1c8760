// What each key does at an evaluator's desk.
import { LONGEST } from '../../../report/fitting.ts';
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { KeyRow } from '../../keys.ts';
import { charOf, type Press, stepOf, UP_DOWN } from '../../press.ts';
import type { EvaluatorDesk } from './desk.ts';
import { RATINGS } from './model.ts';

const PAGE = 8;

export const EVALUATOR_KEYS: readonly KeyRow<EvaluatorDesk>[] = [
  {
    shown: 'v',
    does: 'view the next seat',
    short: 'seat',
    shut: (desk) => desk.otherShut(),
    run: (desk) => desk.otherSeat(),
  },
  {
    shown: '1–5',
    does: 'rate the chosen objective for the seat that is shown, 5 the best; a text may go with it, Enter records both',
    short: 'rate',
    presses: RATINGS.map((each): Press => ({ char: String(each) })),
    run: (desk, press) => desk.rate(charOf(press)),
  },
  {
    shown: 'o',
    does: 'observe: note what you saw, of the chosen objective and the seat that is shown; nobody but EXCON and evaluators reads it before ENDEX',
    short: 'observe',
    run: (desk) => desk.observe(),
  },
  {
    shown: 'a',
    does: 'all: what you note next is about all seats; a again: about the seat that is shown',
    short: 'all',
    run: (desk) => desk.ofAll(),
  },
  {
    shown: '↑↓ j k',
    does: 'choose an objective, or scroll the panel in focus',
    short: 'choose',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, PAGE)),
  },
  {
    shown: 'Tab',
    does: 'next panel',
    short: 'panel',
    presses: ['tab', 'right', 'back-tab', 'left'],
    run: (desk, press) => desk.panel(press === 'tab' || press === 'right' ? 1 : -1),
  },
  HELP,
  { shown: 'q', does: 'leave the chair; the exercise goes on', short: 'leave', run: (desk) => desk.leave() },
  paletteOf(() => EVALUATOR_KEYS),
];

const LINES: Lines<EvaluatorDesk, 'observation'> = {
  observation: { longest: LONGEST.text, take: (desk, text) => desk.take(text) },
};

const BINDINGS: Bindings<EvaluatorDesk, 'observation'> = { keys: EVALUATOR_KEYS, lines: LINES };

export const pressEvaluator = (desk: EvaluatorDesk, press: Press, mostScroll?: () => number): Promise<void> =>
  pressDesk(desk, BINDINGS, press, mostScroll);
