// The Commission's desk: which act of the docket is chosen, what is being typed, and what each key finds. It sends the
// findings from the Commission's chair and makes none of its own.
import type { CommissionVerdict } from '../../../exercise/events.ts';
import type { CommissionChair } from '../../../session/chair.ts';
import { likelihoodOf, typedOn } from '../../typing.ts';
import { isChar, type Press } from '../../use-keys.tsx';
import type { Table } from '../table/table.ts';
import { type Asking, type CommissionModel, inDocketOrder } from './drawing.ts';

export const NOTHING: CommissionVerdict = { verdict: 'nothing', side: 'unknown', likelihood: 0 };
export const UNATTRIBUTABLE: CommissionVerdict = { verdict: 'unattributable', side: 'unknown', likelihood: 0 };

// The keys of the seats' pages: here they say where that stands, or why it does not.
const SEATS_PAGES: Record<string, string> = {
  d: 'The Commission owes nothing by any hour; what it can find on stands first in the docket, with !.',
  e: 'The evidence on the chosen act stands in its card; ←→ and PgUp, PgDn scroll it.',
  l: "The line is a page of the seats; each act's card names its sector. v shows a seat (open table).",
  p: 'Politics are a page of the seats; no finding rests on them. v shows a seat (open table).',
};

export class CommissionDesk {
  readonly #chair: CommissionChair;
  readonly #table: Table;
  #chosen: string | null = null;
  #scroll = 0;
  #notice = '';
  #asking: Asking | null = null;
  /** What has been asked for once, and is done when it is asked for again. */
  #isSureOf: string | null = null;
  #cache: CommissionModel | null = null;

  /** Nobody sits at this desk any more. */
  readonly leave: () => void;

  constructor(chair: CommissionChair, table: Table) {
    this.#chair = chair;
    this.#table = table;
    this.leave = chair.subscribe(() => {
      this.#cache = null;
      table.changed();
    });
  }

  /** The drawing's model; the same object until something changes. */
  model(): CommissionModel {
    if (!this.#cache) {
      const view = this.#chair.view();
      const docket = inDocketOrder(view);
      const chosen = docket.find(({ id }) => id === this.#chosen) ?? docket[0] ?? null;
      this.#cache = {
        view,
        docket,
        chosen: chosen?.id ?? null,
        scroll: this.#scroll,
        notice: this.#notice,
        asking: this.#asking,
        isAlone: !this.#table.chairs.some((chair) => chair !== 'commission'),
      };
    }
    return this.#cache;
  }

  /** The Commission comes into session, or is looked at. */
  sit(): void {
    this.#chosen = null;
    this.#scroll = 0;
    this.#asking = null;
    this.say('');
  }

  get notice(): string {
    return this.#notice;
  }

  say(notice: string): void {
    this.#notice = notice;
    this.#cache = null;
  }

  async press(press: Press): Promise<void> {
    this.#notice = '';
    const wasSureOf = this.#isSureOf;
    this.#isSureOf = null;
    if (this.#asking?.side) await this.#pressLikelihood(press, this.#asking);
    else if (this.#asking) this.#pressSide(press);
    else await this.#pressDocket(press, wasSureOf);
    this.#cache = null;
  }

  async #pressDocket(press: Press, wasSureOf: string | null): Promise<void> {
    if (typeof press === 'object') return 'char' in press ? this.#pressChar(press.char, wasSureOf) : undefined;
    switch (press) {
      case 'up':
      case 'down':
        return this.#move(press === 'down' ? 1 : -1);
      case 'left':
      case 'page-up':
        return this.#scrollBy(press === 'left' ? -1 : -8);
      case 'right':
      case 'page-down':
        return this.#scrollBy(press === 'right' ? 1 : 8);
      case 'enter':
        return this.#accept();
      case 'escape':
        return wasSureOf === null ? this.#table.open('leave') : this.say('Dropped; nothing was found.');
    }
  }

  async #pressChar(char: string, wasSureOf: string | null): Promise<void> {
    const elsewhere = SEATS_PAGES[char];
    if (elsewhere) return this.say(elsewhere);
    switch (char) {
      case 'j':
        return this.#move(1);
      case 'k':
        return this.#move(-1);
      case 'a':
        if (this.#mayFind()) this.#asking = { side: null, text: '' };
        return;
      case 'n':
        return this.#find(UNATTRIBUTABLE);
      case 'x':
        return this.#once('x', wasSureOf, NOTHING, 'withdraw the report of {act}, since nothing happened');
      case 'b':
        return this.#once('b', wasSureOf, { verdict: 'broader' }, 'certify {act} as part of a broader attack');
      case 'c':
        return this.#adjourn();
      case 'v':
        return this.#table.other();
      case 'f':
        return this.#table.excon();
      case 'i':
        return this.#table.open('brief');
      case '?':
        return this.#table.open('help');
      case ':':
        return this.#table.open('palette');
    }
  }

  #move(by: number): void {
    const { docket, chosen } = this.model();
    const at = docket.findIndex(({ id }) => id === chosen);
    this.#chosen = docket[Math.max(0, Math.min(docket.length - 1, at + by))]?.id ?? null;
    this.#scroll = 0;
  }

  #scrollBy(by: number): void {
    this.#scroll = Math.max(0, Math.min(2000, this.#scroll + by));
  }

  #pressSide(press: Press): void {
    if (isChar(press, 'r')) this.#asking = { side: 'russia', text: '' };
    else if (isChar(press, 'u')) this.#asking = { side: 'ukraine', text: '' };
    else if (press === 'escape') this.#asking = null;
    else this.say('Expected r for Russia-side or u for Ukraine-side; Esc drops it.');
  }

  async #pressLikelihood(press: Press, asking: Asking): Promise<void> {
    if (press === 'escape') this.#asking = null;
    else if (press === 'enter') await this.#attribute(asking);
    else {
      const typed = typedOn(asking.text, press, 40);
      if (typed) this.#asking = { ...asking, text: typed.text };
      if (typed) this.say(typed.notice);
    }
  }

  // What was typed stays where it could not be taken.
  async #attribute({ side, text }: Asking): Promise<void> {
    const likelihood = likelihoodOf(text);
    if (likelihood === null) return this.say('Expected a likelihood from 0.00 to 1.00, as 0.75.');
    this.#asking = null;
    await this.#find({ verdict: 'attributed', side: side ?? 'unknown', likelihood });
  }

  async #accept(): Promise<void> {
    const { docket, chosen } = this.model();
    const act = docket.find(({ id }) => id === chosen);
    if (!act) return this.say('There is no act to find on.');
    if (!act.analysis) return this.say(`The analysts have come to no view of ${act.id}; a, n and x find without them.`);
    await this.#find(act.analysis.finding);
  }

  async #once(key: string, wasSureOf: string | null, verdict: CommissionVerdict, what: string): Promise<void> {
    const { chosen } = this.model();
    if (!this.#mayFind() || chosen === null) return;
    const asked = `${key} ${chosen}`;
    if (wasSureOf === asked) return this.#find(verdict);
    this.#isSureOf = asked;
    const words = what.replace('{act}', chosen);
    this.say(`Really ${words}? Press ${key} once more.`);
  }

  /** Says why not, where nothing can be found now. */
  #mayFind(): boolean {
    const { view, chosen } = this.model();
    if (!view.isAtDesk) this.say('The Commission is not in session now.');
    else if (chosen === null) this.say('There is no act to find on.');
    return view.isAtDesk && chosen !== null;
  }

  async #find(verdict: CommissionVerdict): Promise<void> {
    const { chosen } = this.model();
    if (!this.#mayFind() || chosen === null) return;
    // The docket may be ordered anew by what is found; the act stays chosen.
    this.#chosen = chosen;
    const answer = await this.#chair.send({ do: 'find', about: chosen, verdict });
    this.say('denied' in answer ? answer.denied : `Found on ${chosen}; all seats know it now.`);
  }

  async #adjourn(): Promise<void> {
    const answer = await this.#chair.send({ do: 'adjourn' });
    if ('denied' in answer) this.say(answer.denied);
    else this.#table.next();
  }
}
