// The foot of a screen: whatever is said or typed there stands whole in the smallest terminal.
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { inputRows, sentenceRows, withFoot } from '../../src/tui/parts/foot.ts';
import { row, rowText, rowWidth } from '../../src/tui/text.ts';
import { SIZES, tableOf } from './table.ts';

const FIRST_SHOT = findScenario('first-shot');
const small = SIZES[0]!;
const linesOf = (screen: string) => screen.split('\n');
/** The foot of a screen as one text. */
const footOf = (screen: string, rows: number) =>
  linesOf(screen)
    .slice(-rows)
    .map((each) => each.trim())
    .join(' ');

describe('the foot', () => {
  it('takes as many rows as a sentence needs, each at the width', () => {
    const rows = sentenceRows('one two three four five', 12);
    expect(rows.map(rowText)).toEqual([' one two    ', ' three four ', ' five       ']);
    expect(sentenceRows('one  two', 12).map(rowText)).toEqual([' one  two   ']);
  });

  it('leaves room to type beside a long label, and shows the end of a long text', () => {
    for (const typed of ['', 'because they fired first and again']) {
      const rows = inputRows('Overrule to accepted: halt about K47? Enter once more.', typed, 40);
      expect(rows).toHaveLength(2);
      for (const each of rows) expect(rowWidth(each)).toBe(40);
      expect(rows.map(rowText).join('')).toContain(`${typed.slice(-9)}_`);
    }
  });

  it('covers the last rows of the screen, which keeps its height', () => {
    const screen = ['a', 'b', 'c'].map((each) => row(each));
    expect(withFoot(screen, [row('x')], 4).map(rowText)).toEqual(['a', 'b', 'c', 'x']);
    expect(withFoot(screen, [row('x'), row('y')], 4).map(rowText)).toEqual(['a', 'b', 'x', 'y']);
  });

  it('says a refusal to its end at 80 by 24', async () => {
    const table = await tableOf(FIRST_SHOT, { ukraine: 'person', coalition: 'hold', us: 'hold' });
    await table.press('4<enter>c');
    const screen = table.screen(small);
    expect(linesOf(screen)).toHaveLength(small.rows);
    expect(footOf(screen, 2)).toBe(
      'Refused: A warning comes first. The response to a breach starts with a diplomatic warning (C2). It needs a warning.',
    );
  });

  it('says to its end what holding means where nothing is owed', async () => {
    const table = await tableOf(FIRST_SHOT, { ukraine: 'person', coalition: 'hold', us: 'hold' });
    await table.press('3<enter>4<enter>c1<enter>h');
    expect(footOf(table.screen(small), 3)).toContain('it comes back with the keyboard. Hold until news.');
  });

  it('says who has the keyboard, and how to leave, to whoever looks on', async () => {
    const table = await tableOf(FIRST_SHOT, 'person');
    await table.press('v');
    for (const size of SIZES)
      expect(linesOf(table.screen(size)).at(-1)).toMatch(
        /Ukraine has the keyboard \(v goes there\)\. {2}\? keys {2}Esc/,
      );
  });
});
