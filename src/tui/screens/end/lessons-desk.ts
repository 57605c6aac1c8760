// The questionnaire at the keyboard: moves between questions and types answers. An answer is recorded when its question
// is left for another, and its draft is kept with every key until then; Esc records nothing.
import type { LessonQuestion, Respondent } from '../../../exercise/words.ts';
import { LONGEST } from '../../../report/fitting.ts';
import { QUESTIONS } from '../../../report/lessons.ts';
import type { LessonsChair } from '../../../session/chair.ts';
import type { DraftStore } from '../../draft-store.ts';
import type { Press } from '../../press.ts';
import { typedOn } from '../../typing.ts';

export interface LessonsModel {
  by: Respondent;
  at: number;
  texts: Readonly<Record<LessonQuestion, string>>;
  notice: string;
}

type Texts = LessonsModel['texts'];

export class LessonsDesk {
  readonly #chair: LessonsChair;
  readonly #store: DraftStore;
  #at = 0;
  #texts: Texts;
  #notice = '';

  constructor(chair: LessonsChair, store: DraftStore) {
    this.#chair = chair;
    this.#store = store;
    const stands = chair.answers();
    const draft = unpack(store.read());
    this.#texts = Object.fromEntries(QUESTIONS.map(({ id }) => [id, draft[id] ?? stands[id] ?? ''])) as Texts;
    if (Object.keys(draft).length > 0) this.#notice = 'What was typed before and not yet recorded is here again.';
  }

  model(): LessonsModel {
    return { by: this.#chair.by, at: this.#at, texts: this.#texts, notice: this.#notice };
  }

  /** Whether the questionnaire is left. */
  async press(press: Press): Promise<boolean> {
    this.#notice = '';
    const { id } = QUESTIONS[this.#at]!;
    if (press === 'escape') return this.#leave();
    if (press === 'enter' || press === 'tab' || press === 'down') await this.#go(1, press === 'enter');
    else if (press === 'back-tab' || press === 'up') await this.#go(-1, false);
    else {
      const typed = typedOn(this.#texts[id], press, LONGEST.answer);
      if (typed) this.#keep({ ...this.#texts, [id]: typed.text });
      if (typed) this.#notice = typed.notice;
    }
    return false;
  }

  async #go(by: number, isEnter: boolean): Promise<void> {
    if (!(await this.#record())) return;
    const isLast = this.#at === QUESTIONS.length - 1;
    if (isEnter && isLast) this.#notice = 'All is recorded. Esc goes back; an answer may be changed at any time.';
    else this.#at = (this.#at + by + QUESTIONS.length) % QUESTIONS.length;
  }

  #leave(): boolean {
    if (Object.keys(this.#changed(this.#texts)).length > 0)
      this.#notice = 'What was half typed is kept as a draft, not as an answer; l opens it again.';
    return true;
  }

  #changed(texts: Texts): Partial<Texts> {
    const stands = this.#chair.answers();
    return Object.fromEntries(
      QUESTIONS.flatMap(({ id }) =>
        texts[id].replace(/\s+/g, ' ').trim() === (stands[id] ?? '') ? [] : [[id, texts[id]]],
      ),
    );
  }

  #keep(texts: Texts): void {
    this.#texts = texts;
    const changed = this.#changed(texts);
    this.#store.write(Object.keys(changed).length > 0 ? JSON.stringify(changed) : null);
  }

  // What cannot be taken stays as it was typed, and its question in focus.
  async #record(): Promise<boolean> {
    const answers = this.#changed(this.#texts);
    if (Object.keys(answers).length === 0) return true;
    const answer = await this.#chair.send(answers);
    if ('denied' in answer) {
      this.#notice = answer.denied;
      return false;
    }
    this.#store.write(null);
    this.#notice = 'Recorded.';
    return true;
  }
}

// A draft that cannot be read is none.
function unpack(text: string | null): Partial<Texts> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    const all = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    return Object.fromEntries(QUESTIONS.flatMap(({ id }) => (typeof all[id] === 'string' ? [[id, all[id]]] : [])));
  } catch {
    return {};
  }
}
