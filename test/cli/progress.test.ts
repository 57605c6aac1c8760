// Long work tells how far it has come to somebody who looks on, and to nobody else.
import { describe, expect, it } from 'vitest';
import { partsThatFit } from '../../src/cli/progress.ts';

describe('the progress of long work', () => {
  it('drops parts that do not fit, the last first', () => {
    const parts = ['[####....] 20 %', '248 of 1,200', '43 a second, 23 seconds left', 'mean scores 93.9, 90.1'];
    expect(partsThatFit(parts, 100)).toBe(parts.join('  '));
    expect(partsThatFit(parts, 83)).toBe(parts.join('  '));
    expect(partsThatFit(parts, 82)).toBe(parts.slice(0, 3).join('  '));
    expect(partsThatFit(parts, 58)).toBe(parts.slice(0, 2).join('  '));
    expect(partsThatFit(parts, 10)).toBe('[####....]');
  });
});
