// A journal changed and sealed again, as somebody would who knows the format: every line's digest is made anew, and
// nothing else.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Body, encodeEntry, NO_DIGEST } from '../../src/journal/entry.ts';

/** Every line's content, as JSON has it. */
export function bodiesOf(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { n: _, prev: __, digest: ___, ...body } = JSON.parse(line);
      return body;
    });
}

export function seal(file: string, bodies: readonly unknown[]): string {
  let prev = NO_DIGEST;
  const lines = bodies.map((body, n) => {
    const { line, digest } = encodeEntry(n, prev, body as Body);
    prev = digest;
    return `${line}\n`;
  });
  writeFileSync(file, lines.join(''));
  return file;
}
