// How far long work has come: a line on the error output of a terminal, which is removed when the work is done.
import { printable } from '../exercise/text.ts';
import { barWords } from '../report/study-words.ts';

const REDRAW_MS = 100;

/** As many whole parts as fit beside each other, the last left out first. Only the first may be cut. */
export function partsThatFit(parts: readonly string[], width: number): string {
  const whole = parts.join('  ');
  return parts.length > 1 && whole.length > width ? partsThatFit(parts.slice(0, -1), width) : whole.slice(0, width);
}

export function drawLine(...parts: readonly string[]): void {
  const { stderr } = process;
  if (stderr.isTTY)
    stderr.write(`\r\x1b[2K${printable(partsThatFit(parts, Math.max(20, (stderr.columns ?? 80) - 1)))}`);
}

export function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}

/** Yields one item after the other; the bar shows which is under way. */
export function* underWay<T>(items: readonly T[], words: (item: T) => string): Generator<T> {
  let drawnAt = Number.NEGATIVE_INFINITY;
  try {
    for (const [done, item] of items.entries()) {
      const now = performance.now();
      if (now - drawnAt > REDRAW_MS) {
        drawLine(barWords(done / items.length), `${done + 1} of ${items.length}`, words(item));
        drawnAt = now;
      }
      yield item;
    }
  } finally {
    clearLine();
  }
}

/** Does a step of long work while its name is shown. */
export function step<T>(words: string, work: () => T): T {
  drawLine(`${words}…`);
  try {
    return work();
  } finally {
    clearLine();
  }
}
