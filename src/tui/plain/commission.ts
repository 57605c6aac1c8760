// The Commission in plain mode: what each typed word finds.
import type { CommissionVerdict } from '../../exercise/events.ts';
import type { CommissionChair } from '../../session/chair.ts';
import { NOTHING, UNATTRIBUTABLE } from '../screens/commission/model.ts';
import { likelihoodOf } from '../typing.ts';
import type { PlainRoom } from './room.ts';
import { helpLines, meant, type Word } from './words.ts';

export class PlainCommission {
  readonly #chair: CommissionChair;
  readonly #room: PlainRoom;

  constructor(chair: CommissionChair, room: PlainRoom) {
    this.#chair = chair;
    this.#room = room;
  }

  async take(word: string, rest: string): Promise<void> {
    const row = meant(word, COMMISSION_WORDS);
    if (typeof row === 'string') this.#room.say(row);
    else await row.run(this, rest);
  }

  #act = (given: string) => this.#chair.view().docket.find(({ id }) => id.toLowerCase() === given.toLowerCase());

  async find(typed: string, verdict: CommissionVerdict): Promise<void> {
    const [given = ''] = typed.split(' ');
    const act = this.#act(given);
    if (!act) return this.#room.say(`There is no act ${given} on the docket.`);
    const answer = await this.#chair.send({ do: 'find', about: act.id, verdict });
    this.#room.answer(answer, [`Found on ${act.id}; all seats know it now.`]);
  }

  async accept(typed: string): Promise<void> {
    const [given = ''] = typed.split(' ');
    const act = this.#act(given);
    if (act && !act.analysis) return this.#room.say(`The analysts have come to no view of ${act.id} yet.`);
    await this.find(given, act?.analysis?.finding ?? UNATTRIBUTABLE);
  }

  async attribute(typed: string): Promise<void> {
    const [given = '', side = '', sure = ''] = typed.split(' ');
    const likelihood = likelihoodOf(sure);
    if ((side !== 'russia' && side !== 'ukraine') || likelihood === null)
      return this.#room.say(`As: attribute ${given || 'ACT'} russia 0.80`);
    await this.find(given, { verdict: 'attributed', side, likelihood });
  }

  async adjourn(): Promise<void> {
    this.#room.goOn(await this.#chair.send({ do: 'adjourn' }), []);
  }

  save = (file: string): Promise<void> => this.#room.save(file);
  leave = (): void => this.#room.leave();
  help = (): void => this.#room.lines(helpLines(COMMISSION_WORDS, 31));
}

export const COMMISSION_WORDS: readonly Word<PlainCommission>[] = [
  {
    word: 'accept',
    typed: 'accept ACT',
    does: 'take the view of the analysts',
    run: (desk, rest) => desk.accept(rest),
  },
  {
    word: 'attribute',
    typed: 'attribute ACT russia|ukraine 0.00-1.00',
    does: 'whose act it was, and how likely',
    run: (desk, rest) => desk.attribute(rest),
  },
  {
    word: 'unknown',
    typed: 'unknown ACT',
    does: 'unattributable',
    run: (desk, rest) => desk.find(rest, UNATTRIBUTABLE),
  },
  {
    word: 'nothing',
    typed: 'nothing ACT',
    does: 'nothing happened: the report is withdrawn',
    run: (desk, rest) => desk.find(rest, NOTHING),
  },
  {
    word: 'certify',
    typed: 'certify ACT',
    does: 'part of a broader attack',
    run: (desk, rest) => desk.find(rest, { verdict: 'broader' }),
  },
  { word: 'adjourn', typed: 'adjourn', does: 'until there is something new', run: (desk) => desk.adjourn() },
  { word: 'leave', typed: 'leave', does: 'leave; the exercise is saved as it is', run: (desk) => desk.leave() },
  { word: 'help', run: (desk) => desk.help() },
  {
    word: 'save',
    typed: 'save [FILE]',
    does: 'the whole record to a new file, where its own was moved or changed',
    run: (desk, rest) => desk.save(rest),
  },
];
