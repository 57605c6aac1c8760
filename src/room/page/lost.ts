// The words over the screen when there is no connection. The seconds are counted apart from them, so that a screen reader
// says the words once.
import { part } from './view.ts';

/** A page does not learn which of the two it is. */
const NO_ANSWER = 'The host does not answer, or has too many connections.';

export class Lost {
  readonly #veil = part('lost');
  readonly #words = part('lost-words');
  readonly #seconds = part('lost-seconds');
  readonly #button = part<HTMLButtonElement>('come-back');
  #timer = 0;

  /** It was lost and is tried again: counts from the first time on. */
  count(hadAnswered: boolean): void {
    if (this.#timer !== 0) return;
    const since = Date.now();
    const tick = () => {
      const seconds = Math.floor((Date.now() - since) / 1000);
      this.#seconds.textContent = `Trying to come back for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    };
    this.#show(hadAnswered ? 'The connection to the host is lost. What you type now is not sent.' : NO_ANSWER);
    this.#timer = setInterval(tick, 1000);
    tick();
  }

  /** It was ended by the host: nothing is tried until somebody asks for it. */
  end(words: string, comeBack: () => void): void {
    this.hide();
    this.#show(words);
    this.#seconds.textContent = '';
    this.#button.hidden = false;
    this.#button.onclick = () => {
      this.hide();
      comeBack();
    };
    this.#button.focus();
  }

  hide(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#veil.hidden = true;
    this.#button.hidden = true;
    this.#words.textContent = '';
  }

  #show(words: string): void {
    this.#veil.hidden = false;
    this.#words.textContent = words;
  }
}
