// Lines that are longer than the terminal is wide.
import { describe, expect, it } from 'vitest';
import { wrapLines } from '../../src/tui/wrap-lines.ts';

describe('a wrapped line', () => {
  it.each([
    ['as it is where it fits, with its gaps', '  Score     99.6   100.0', 30, ['  Score     99.6   100.0']],
    ['between words', 'one two three four five six seven', 21, ['one two three four', 'five six seven']],
    [
      'of a list, with what follows standing in',
      '  - one two three four five six',
      24,
      ['  - one two three four', '    five six'],
    ],
    [
      'under its beginning, where that is far in',
      `${' '.repeat(14)}one two three four five`,
      36,
      [`${' '.repeat(14)}one two three four`, `${' '.repeat(14)}five`],
    ],
    ['under its own column', 'name  one two three four five six', 28, ['name  one two three four', '      five six']],
    [
      'with a column of its own row, where there is no room beside',
      '  0:49  Ukraine  halt       an answer to the fire about K47',
      38,
      ['  0:49  Ukraine  halt', '      an answer to the fire about K47'],
    ],
  ])('goes on %s', (_, line, columns, rows) => {
    expect(wrapLines(line, columns).split('\n')).toEqual(rows);
    expect(wrapLines(`${line}\n\n`, columns)).toBe(`${rows.join('\n')}\n\n`);
  });
});
