// The Commission's desk: which act of the docket is chosen, and what can be found on it. It sends the findings from the
// Commission's chair and makes none of its own.
import type { CommissionVerdict } from '../../../exercise/events.ts';
import type { Side } from '../../../ladder/index.ts';
import type { CommissionChair } from '../../../session/chair.ts';
import { likelihoodOf } from '../../typing.ts';
import { CalledDesk } from '../table/called-desk.ts';
import type { Table } from '../table/table.ts';
import { type CommissionLine, type CommissionModel, inDocketOrder, NOTHING } from './model.ts';

export class CommissionDesk extends CalledDesk<CommissionLine> {
  readonly #chair: CommissionChair;
  #chosen: string | null = null;
  /** Whether the side of an attribution is asked for. */
  isAsking = false;
  #side: Side | null = null;

  constructor(chair: CommissionChair, table: Table) {
    super(chair, table);
    this.#chair = chair;
  }

  model(): CommissionModel {
    const view = this.#chair.view();
    const docket = inDocketOrder(view);
    return {
      view,
      docket,
      chosen: (docket.find(({ id }) => id === this.#chosen) ?? docket[0])?.id ?? null,
      scroll: this.scrolled,
      notice: this.notice,
      isAsking: this.isAsking,
      side: this.#side,
      input: this.input,
      isAlone: !this.table.chairs.some((chair) => chair !== 'commission'),
    };
  }

  /** The Commission comes into session, or is looked at. */
  sit(): void {
    this.#chosen = null;
    this.scrolled = 0;
    this.isAsking = false;
    this.input = null;
    this.say('');
  }

  move(by: number): void {
    const { docket, chosen } = this.model();
    const at = docket.findIndex(({ id }) => id === chosen);
    this.#chosen = docket[Math.max(0, Math.min(docket.length - 1, at + by))]?.id ?? null;
    this.scrolled = 0;
  }

  /** Why nothing can be found now, as a sentence; null where something can. */
  shut(): string | null {
    const { view, chosen } = this.model();
    if (!view.isAtDesk) return 'The Commission is not in session now.';
    if (chosen === null) return 'There is no act to find on.';
    return this.#item()?.isRetracted ? `The report of ${chosen} was withdrawn.` : null;
  }

  /** The same for certifying the act as part of a broader attack. */
  certifyShut(): string | null {
    const shut = this.shut();
    if (shut !== null || (this.#item()?.severity ?? 0) >= 2) return shut;
    return 'Only an act of severity 2 or more can be part of a broader attack.';
  }

  #item() {
    const { docket, chosen } = this.model();
    return docket.find(({ id }) => id === chosen);
  }

  ask(): void {
    this.isAsking = true;
  }

  override drop(): void {
    this.isAsking = false;
  }

  /** Whose act it was; how likely, is typed next. */
  side(side: Side): void {
    this.isAsking = false;
    this.#side = side;
    this.type('likelihood');
  }

  /** Attributes the chosen act; returns why the likelihood is none. */
  async attribute(typed: string): Promise<string | undefined> {
    const likelihood = likelihoodOf(typed);
    if (likelihood === null) return 'Expected a likelihood from 0.00 to 1.00, as 0.75.';
    await this.find({ verdict: 'attributed', side: this.#side ?? 'unknown', likelihood });
    return undefined;
  }

  async accept(): Promise<void> {
    const { chosen } = this.model();
    const act = this.#item();
    if (act?.analysis) return this.find(act.analysis.finding);
    this.say(`The analysts have come to no view of ${chosen}; a, n and x find without them.`);
  }

  async retract(): Promise<void> {
    const { chosen } = this.model();
    if (this.isSure(`Really withdraw the report of ${chosen}, since nothing happened? Press x once more.`))
      await this.find(NOTHING);
  }

  async certify(): Promise<void> {
    const { chosen } = this.model();
    if (this.isSure(`Really certify ${chosen} as part of a broader attack? Press b once more.`))
      await this.find({ verdict: 'broader' });
  }

  async find(verdict: CommissionVerdict): Promise<void> {
    const { chosen } = this.model();
    if (chosen === null) return;
    // The docket may be ordered anew by what is found; the act stays chosen.
    this.#chosen = chosen;
    const answer = await this.#chair.send({ do: 'find', about: chosen, verdict });
    this.say('denied' in answer ? answer.denied : `Found on ${chosen}; all seats know it now.`);
  }

  async adjourn(): Promise<void> {
    const answer = await this.#chair.send({ do: 'adjourn' });
    if ('denied' in answer) this.say(answer.denied);
    else this.table.next();
  }
}
