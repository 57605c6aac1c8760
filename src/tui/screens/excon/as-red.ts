// What the facilitator does as the red cell: it changes or drops an answer of the world, has the clock wait for the red cell or
// not, and sets what the other side is like.
import type { ComingInject, ExconView } from '../../../exercise/chairs/excon-view.ts';
import type { RedDeed } from '../../../exercise/words.ts';
import { injectNumber } from '../../../report/words.ts';
import type { Answer, ExconChair, FacilitatorCommand } from '../../../session/chair.ts';
import { settingFrom } from '../../typing.ts';
import type { ExconAsking } from './model.ts';
import { awaitsWords } from './told.ts';

/** What it needs of the facilitator's desk. */
interface Excon {
  readonly chair: Pick<ExconChair, 'send'>;
  asking: ExconAsking | null;
  view: () => ExconView;
  /** The chosen inject; `act` brings its panel into focus. */
  chosen: (panel: 'injects') => ComingInject | undefined;
  act: (panel: 'injects') => ComingInject | undefined;
  chooseInject: (no: number) => void;
  type: (line: 'words' | 'resolve' | 'tempo', text?: string) => void;
  isSure: (question: string) => boolean;
  send: (command: FacilitatorCommand, done: string) => Promise<string | undefined>;
  tell: (answer: Answer, done: string) => void;
}

export class AsRed {
  readonly #desk: Excon;
  /** The number of the inject whose words are typed. */
  #changed = -1;

  constructor(desk: Excon) {
    this.#desk = desk;
  }

  /** Why the chosen inject is no answer of the world that the red cell could touch; null where it is. */
  unanswered(): string | null {
    const inject = this.#desk.chosen('injects');
    return inject?.answers && !inject.dropped
      ? null
      : 'The chosen inject is no answer of the world that is still to come.';
  }

  changeAnswer(): void {
    const inject = this.#desk.act('injects');
    this.#desk.asking = null;
    this.#changed = inject?.no ?? -1;
    this.#desk.type('words', inject?.text ?? '');
  }

  async takeWords(text: string): Promise<string | undefined> {
    const no = this.#changed;
    const why = await this.#do({ act: 'change', no, as: null, text }, `Inject ${injectNumber(no)} says that now.`);
    this.#desk.chooseInject(no);
    return why;
  }

  async dropAnswer(): Promise<void> {
    const no = this.#desk.act('injects')?.no;
    if (
      no === undefined ||
      !this.#desk.isSure(`Drop inject ${injectNumber(no)}, so that it never comes? Press x once more.`)
    )
      return;
    this.#desk.asking = null;
    await this.#do({ act: 'drop', no }, `Inject ${injectNumber(no)} does not come.`);
  }

  async waitForRed(): Promise<void> {
    this.#desk.asking = null;
    const is = !this.#desk.view().red.isAwaited;
    this.#desk.tell(await this.#desk.chair.send({ do: 'red-waits', is }), awaitsWords(is));
  }

  setting(what: 'resolve' | 'tempo'): void {
    this.#desk.asking = null;
    this.#desk.type(what);
  }

  async takeSetting(what: 'resolve' | 'tempo', typed: string): Promise<string | undefined> {
    const set = settingFrom(what, typed);
    if (set === null) return 'Type a whole number.';
    return this.#do(set, `${what === 'resolve' ? 'Resolve' : 'Tempo'} is ${typed} from now on.`);
  }

  #do = (deed: RedDeed, done: string) => this.#desk.send({ do: 'red', by: 'excon', deed }, done);
}
