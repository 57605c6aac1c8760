// An evaluator's desk: which seat is looked at, which objective is chosen, and what is noted of them. It orders nothing; what
// is noted nobody but the facilitator and other evaluators reads before ENDEX.
import type { Observation } from '../../../exercise/words.ts';
import { observationWords } from '../../../report/room-words.ts';
import type { EvaluatorChair } from '../../../session/chair.ts';
import { Desk } from '../../desk.ts';
import { EVALUATOR_PANELS, type EvaluatorModel, type EvaluatorPanel, RATINGS } from './model.ts';

const NO_SCROLL: Record<EvaluatorPanel, number> = {
  objectives: 0,
  expected: 0,
  noted: 0,
  ladder: 0,
  reports: 0,
  orders: 0,
};

export class EvaluatorDesk extends Desk<'observation'> {
  readonly #chair: EvaluatorChair;
  readonly #left: () => void;
  #at = 0;
  #panel: EvaluatorPanel = 'objectives';
  #objective = -1;
  #isOfAll = false;
  #rating: Observation['rating'] = null;
  #scroll = { ...NO_SCROLL };

  /** `left`: the evaluator leaves the chair. */
  constructor(chair: EvaluatorChair, left: () => void) {
    super();
    this.#chair = chair;
    this.#left = left;
  }

  model(): EvaluatorModel {
    const view = this.#chair.view();
    return {
      view,
      doctrine: this.#chair.words.doctrine,
      seat: view.seats[this.#at]!,
      panel: this.#panel,
      objective: this.#objective,
      isOfAll: this.#isOfAll,
      rating: this.#rating,
      scroll: this.#scroll,
      notice: this.notice,
      input: this.input,
    };
  }

  leave(): void {
    this.#left();
  }

  /** Why no other seat can be looked at; null where one can. */
  otherShut(): string | null {
    return this.#chair.view().seats.length > 1 ? null : 'There is no other seat to look at.';
  }

  otherSeat(): void {
    this.#at = (this.#at + 1) % this.#chair.view().seats.length;
    this.#isOfAll = false;
    this.#scroll = { ...NO_SCROLL };
  }

  ofAll(): void {
    this.#isOfAll = !this.#isOfAll;
    this.say(`What you note next is about ${this.#isOfAll ? 'all seats' : 'the seat that is shown'}.`);
  }

  panel(by: 1 | -1): void {
    const { length } = EVALUATOR_PANELS;
    this.#panel = EVALUATOR_PANELS[(EVALUATOR_PANELS.indexOf(this.#panel) + by + length) % length]!;
  }

  move(by: number): void {
    const last = this.#chair.view().objectives.length - 1;
    if (this.#panel === 'objectives') this.#objective = Math.max(-1, Math.min(last, this.#objective + by));
    else this.#scroll[this.#panel] = Math.max(0, Math.min(2000, this.#scroll[this.#panel] + by));
  }

  /** A rating goes with a text, which may be empty; Enter records both. */
  rate(digit: string): void {
    this.#rating = RATINGS.find((each) => String(each) === digit) ?? null;
    this.type('observation');
  }

  observe(): void {
    this.#rating = null;
    this.type('observation');
  }

  async take(text: string): Promise<string | undefined> {
    const { view, seat, objective } = this.model();
    const observation: Observation = {
      seat: this.#isOfAll ? null : seat.seat,
      objective: view.objectives[objective] ?? null,
      rating: this.#rating,
      text,
    };
    const answer = await this.#chair.observe(observation);
    if ('denied' in answer) return answer.denied;
    this.#scroll.noted = 0;
    this.say(`Noted. ${observationWords(observation)}`);
    return undefined;
  }
}
