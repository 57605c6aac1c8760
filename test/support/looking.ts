// Waiting for what a terminal emulator shows: looked at whenever something was drawn, and nothing sleeps.
import type xterm from '@xterm/headless';

const PATIENCE_MS = 15_000;

/** The lines of a screen as text. */
export function textOf({ buffer, rows }: InstanceType<typeof xterm.Terminal>): string {
  const lines = Array.from({ length: rows }, (_, row) => buffer.active.getLine(row)?.translateToString(true) ?? '');
  return lines.join('\n');
}

export class Looking {
  readonly #looks = new Set<() => void>();
  readonly #text: () => string;

  /** `text`: what is shown. */
  constructor(text: () => string) {
    this.#text = text;
  }

  /** Something has changed. */
  look = (): void => {
    for (const look of this.#looks) look();
  };

  until(isThere: () => boolean, wanted: unknown, patienceMs = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isThere()) return;
        clearTimeout(patience);
        this.#looks.delete(look);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#looks.delete(look);
        reject(new Error(`waited in vain for ${wanted}; the screen was:\n${this.#text()}`));
      }, patienceMs);
      this.#looks.add(look);
      look();
    });
  }

  see(wanted: string | RegExp, patienceMs?: number): Promise<void> {
    const isThere = () => (typeof wanted === 'string' ? this.#text().includes(wanted) : wanted.test(this.#text()));
    return this.until(isThere, wanted, patienceMs);
  }
}
