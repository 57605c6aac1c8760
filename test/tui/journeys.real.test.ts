// One whole exercise with closed seats and a facilitator, in a real terminal at four sizes and in every way of drawing; in
// plain mode by its words.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../support/at-terminal.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { KEY } from '../support/terminal.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];
const WAYS: readonly { way: string; more: string[]; env: Record<string, string> }[] = [
  { way: 'colour', more: [], env: {} },
  { way: 'NO_COLOR', more: [], env: { NO_COLOR: '1' } },
  { way: '--ascii', more: ['--ascii'], env: {} },
];

const SEATS = ['--seat', 'ukraine=me', '--seat', 'us=me'];
const onlyJournal = (home: string): string => {
  const [name, ...others] = readdirSync(join(home, 'exercises')).filter((each) => each.endsWith('.jsonl'));
  expect(others).toEqual([]);
  return join(home, 'exercises', name!);
};

describe.each(SIZES.flatMap((size) => WAYS.map((way) => ({ ...size, ...way }))))(
  'at $columns by $rows, $way',
  ({ columns, rows, way, more, env }) => {
    it('from the brief to the report', async () => {
      const home = freshFolder();
      const args = ['play', 'first-shot', '--seed', '41', '--closed-seats', '--excon', ...SEATS, ...more];
      const user = openTerminal(args, { columns, rows }, { RUNG_HOME: home, ...env });
      const press = async (keys: string, wanted: string | RegExp) => {
        user.type(keys);
        await user.see(wanted);
      };
      const chosen = (n: number, name: string) => new RegExp(`[▸>] +${n} ${name}`);

      await user.see('Warn before you act');
      await press(KEY.enter, /HAND-OFF[\s\S]*EXCON has the keyboard next/);
      await press(KEY.enter, 'STARTEX not given');
      await press('s', /sector 5|K47/);
      // The facilitator adds an inject off-script.
      await press('a', 'AN INJECT OFF-SCRIPT');
      await press('\t\t\tLiaison\t\tThe road is cut', 'The road is cut_');
      await press('\t\t\t\t\t\t', /[▸>] +ADD THIS INJECT/);
      await press(KEY.enter, 'The inject is added.');
      // The keyboard goes to Ukraine, which reads its brief.
      await press('v', 'Ukraine has the keyboard next.');
      expect(user.text()).not.toContain('K47');
      await press(KEY.enter, 'You speak for Ukraine.');
      await press(KEY.enter, /LADDER .* chain K47/);
      // A halt before any warning is refused, and the seat orders again.
      await press('4', chosen(4, 'halt'));
      await press(KEY.enter, /0:\d\d +halt about K47|Orders \(1\)/);
      await press('c', 'Refused: A warning comes first.');
      await press('3', chosen(3, 'warn'));
      await press(KEY.enter, /0:\d\d +warn about K47|Orders \(1\)/);
      await press('7', chosen(7, 'air-defence'));
      await press(KEY.enter, /0:\d\d +air-defence|Orders \(2\)/);
      await press('u', /ORDERS of this turn .* 1 |Orders \(1\)/);
      await press('c', /RULINGS[\s\S]*ACCEPTED/);
      await press(KEY.enter, /has the keyboard next\./);
      expect(user.text()).not.toMatch(/K47|ACCEPTED|warn/);
      await press(KEY.escape, 'Leave this exercise?');
      await press('n', /has the keyboard next\./);
      await press(KEY.enter, /BRIEF|LADDER/);
      if (user.text().includes('Enter or Esc goes on')) await press(KEY.enter, 'LADDER');
      await press('f', 'EXCON has the keyboard next');
      await press(KEY.enter, /injects/i);
      await press('x', 'Press x once more');
      await press('x', 'The facilitator has the keyboard next.');
      await press(KEY.enter, 'SCORE');
      await press('h', /The report is in/);
      await press('r', /entry \d+ of \d+/);
      await press('n', /ruling|refused|halt/);
      await press(KEY.escape, /SCORE|The facilitator has the keyboard next/);
      user.type(KEY.ctrlC);
      expect(await user.exit()).toBe(0);
      expect(user.isOnAlternateScreen()).toBe(false);

      const journal = onlyJournal(home);
      expect(rung(['verify', journal], home).code).toBe(0);
      expect(existsSync(journal.replace('.rung.jsonl', '.html'))).toBe(true);
      const written = user.written.replaceAll('\u001b', '^');
      if (way === 'NO_COLOR') expect(written).not.toMatch(/\^\[(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/);
      else expect(written).toMatch(/\^\[(?:3[0-8]|9[0-7])[;m]/);
      // What people wrote into the scenario stays as it is; what draws the screen does not.
      if (way === '--ascii') expect(written).not.toMatch(/[─│╭╮╰╯━┝┥╋▒▓█▸●⚑✚‹›]/);
    });
  },
);

describe('in plain mode', () => {
  it('from the brief to the report', async () => {
    const home = freshFolder();
    const user = openTerminal(
      ['play', 'first-shot', '--seed', '41', '--plain', ...SEATS],
      { columns: 80, rows: 200 },
      { RUNG_HOME: home },
    );
    const type = async (words: string, wanted: string | RegExp) => {
      user.type(`${words}\r`);
      await user.see(wanted);
    };
    await user.see('Ukraine has the keyboard.');
    await type('halt', /0:\d\d halt about K47/);
    await type('commit', /halt about K47.*REFUSED/);
    await type('warn', /0:\d\d warn about K47/);
    await type('air-defence', /0:\d\d air-defence/);
    await type('undo', /Orders of this turn\s+0:\d\d warn about K47: "[^"]+"\s+>/);
    await type('commit', /warn about K47.*ACCEPTED/);
    for (let n = 0; n < 40 && !user.text().includes('ENDEX at'); n++) {
      const before = user.written.length;
      user.type('hold waiting for news\r');
      const answer = () => user.written.slice(before).replaceAll('\u001b', '^');
      await expect.poll(answer, { timeout: 15_000 }).toMatch(/> \^\[3G$|ENDEX at/);
    }
    expect(await user.exit()).toBe(0);
    const journal = onlyJournal(home);
    expect(rung(['verify', journal], home).code).toBe(0);
    const report = join(home, 'report.html');
    expect(rung(['report', journal, '--out', report], home).code).toBe(0);
    expect(rung(['replay', journal], home).out).toContain('warn about K47');
  });
});
