// How far long work has come: a line on the error output, drawn only where somebody looks on, and gone when it is done.
import { printable } from '../exercise/text.ts';
import { barWords } from '../report/study-words.ts';

/** A line is drawn again at most this often, in milliseconds. */
const EVERY = 100;

/** The parts that fit beside each other: whole ones, the last left out first. Only the first may be cut. */
export function fitting(parts: readonly string[], width: number): string {
  const whole = parts.join('  ');
  return parts.length > 1 && whole.length > width ? fitting(parts.slice(0, -1), width) : whole.slice(0, width);
}

/** Draws over the line that stands there. */
export function drawLine(...parts: readonly string[]): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\x1b[2K${printable(fitting(parts, Math.max(20, (stderr.columns ?? 80) - 1)))}`);
}

export function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}

/** One item after the other; the bar tells which is under way. */
export function* underWay<T>(items: readonly T[], words: (item: T) => string): Generator<T> {
  let drawnAt = Number.NEGATIVE_INFINITY;
  try {
    for (const [done, item] of items.entries()) {
      const now = performance.now();
      if (now - drawnAt > EVERY) {
        drawLine(barWords(done / items.length), `${done + 1} of ${items.length}`, words(item));
        drawnAt = now;
      }
      yield item;
    }
  } finally {
    clearLine();
  }
}

/** One step of a work, under its name. */
export function step<T>(words: string, work: () => T): T {
  drawLine(`${words}…`);
  try {
    return work();
  } finally {
    clearLine();
  }
}
