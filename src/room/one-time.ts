// Papers on their way to a page: each stands for a minute under a path that cannot be guessed, is given out once, and only
// to the address that asked for it.
//
// Why a path, and no text in the page: what is put into a frame by srcdoc inherits the policy of the page, and that refuses
// the <style> of every paper; to let it in there would loosen the policy where the token is kept. Under a path of its own a
// paper has a policy of its own, which allows styles and nothing else. The path is no token: it opens one paper, once.
import { newToken } from './codes.ts';

export const PAPER_PATH = '/paper/';
const VALID_MS = 60_000;
/** More than a room asks for in a minute; the oldest goes first. */
const MOST = 64;

interface Waiting {
  html: string;
  address: string;
  since: number;
}

export class OneTimePapers {
  readonly #now: () => number;
  readonly #waiting = new Map<string, Waiting>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The path under which it can be fetched once. */
  put(html: string, address: string): string {
    this.#forget();
    const path = `${PAPER_PATH}${newToken()}`;
    this.#waiting.set(path, { html, address, since: this.#now() });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MOST && oldest !== undefined) this.#waiting.delete(oldest);
    return path;
  }

  /** null where there is none, or none for that address; whoever asks from elsewhere takes nothing away. */
  take(path: string, address: string): string | null {
    this.#forget();
    const found = this.#waiting.get(path);
    if (!found || found.address !== address) return null;
    this.#waiting.delete(path);
    return found.html;
  }

  #forget(): void {
    for (const [path, { since }] of this.#waiting) if (this.#now() - since > VALID_MS) this.#waiting.delete(path);
  }
}
