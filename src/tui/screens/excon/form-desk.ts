// The inject form at the keyboard: moves between fields, types and chooses, keeps the draft with every key, and adds it.
import { LONGEST } from '../../../report/fitting.ts';
import type { ExconChair } from '../../../session/chair.ts';
import type { DraftStore } from '../../draft-store.ts';
import type { Press } from '../../press.ts';
import { typedOn } from '../../typing.ts';
import type { Table } from '../table/table.ts';
import {
  EMPTY_FORM,
  type Field,
  fieldsOf,
  type InjectForm,
  injectOf,
  isEmptyForm,
  packForm,
  type Surface,
  unpackForm,
  withValue,
} from './inject-form.ts';

export interface FormModel {
  form: InjectForm;
  fields: readonly Field[];
}

export class FormDesk {
  readonly #chair: ExconChair;
  readonly #table: Pick<Table, 'signs'>;
  readonly #store: DraftStore;
  #form: InjectForm;

  constructor(chair: ExconChair, table: Pick<Table, 'signs'>, store: DraftStore) {
    this.#chair = chair;
    this.#table = table;
    this.#store = store;
    this.#form = unpackForm(store.read());
  }

  hasDraft(): boolean {
    return !isEmptyForm(this.#form);
  }

  model(): FormModel {
    const fields = this.#fields();
    return { form: { ...this.#form, at: Math.min(this.#form.at, fields.length) }, fields };
  }

  async press(press: Press): Promise<{ isDone: boolean; notice: string }> {
    const { form, fields } = this.model();
    const field = fields[form.at];
    if (press === 'escape') return { isDone: true, notice: this.hasDraft() ? 'The draft is kept; a opens it.' : '' };
    if (press === 'enter' && !field) return this.#add();
    if (press === 'enter' || press === 'tab' || press === 'down') this.#go(form.at + 1);
    else if (press === 'back-tab' || press === 'up') this.#go(form.at - 1);
    else if (!field?.choices || !this.#choose(field, field.choices, press))
      return { isDone: false, notice: this.#type(field, press) };
    return { isDone: false, notice: '' };
  }

  #surface(): Surface {
    const { minute } = this.#table.signs();
    const { endex, sectors, kinds } = this.#chair.words;
    return { minute, endex, sectors, kinds };
  }

  #fields = () => fieldsOf(this.#form.values, this.#surface());

  #go(to: number): void {
    const count = this.#fields().length + 1;
    this.#form = { ...this.#form, at: (to + count) % count };
  }

  /** Whether the key chose something. */
  #choose({ name }: Field, choices: readonly string[], press: Press): boolean {
    const char = typeof press === 'object' && 'char' in press ? press.char : '';
    const by = press === 'left' ? -1 : press === 'right' || char === ' ' ? 1 : 0;
    if (by === 0 && !choices.includes(char)) return false;
    const at = choices.indexOf(this.#form.values[name]);
    this.#keep(withValue(this.#form, name, by === 0 ? char : choices[(at + by + choices.length) % choices.length]!));
    return true;
  }

  // What is typed where nothing can be is the description, as whoever types before the form is open means it.
  #type(field: Field | undefined, press: Press): string {
    const isText = typeof press === 'object' && ('char' in press || 'pasted' in press);
    const name = field && !field.choices ? field.name : 'text';
    if (name !== field?.name) {
      if (!isText) return '';
      this.#go(this.#fields().findIndex((each) => each.name === name));
    }
    const typed = typedOn(this.#form.values[name], press, LONGEST.text);
    if (typed) this.#keep(withValue(this.#form, name, typed.text));
    return typed?.notice ?? '';
  }

  #keep(form: InjectForm): void {
    this.#form = form;
    this.#store.write(isEmptyForm(form) ? null : packForm(form));
  }

  async #add(): Promise<{ isDone: boolean; notice: string }> {
    const made = injectOf(this.#form.values, this.#surface());
    if ('field' in made) {
      const at = this.#fields().findIndex(({ name }) => name === made.field);
      this.#form = { ...this.#form, at, problem: made };
      return { isDone: false, notice: '' };
    }
    const answer = await this.#chair.addInject(made.inject, made.truth);
    if ('denied' in answer) return { isDone: false, notice: answer.denied };
    this.#keep(EMPTY_FORM);
    return { isDone: true, notice: 'The inject is added.' };
  }
}
