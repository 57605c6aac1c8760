// A record whose every text is hostile, on the console's screens: nothing of it reaches the terminal but what is shown.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../support/at-terminal.ts';
import { freshFolder } from '../support/folder.ts';
import { FORBIDDEN, writeHostileRecord } from '../support/hostile.ts';
import { KEY, type TerminalUser } from '../support/terminal.ts';

const folder = freshFolder();
const ended = join(folder, 'ended.rung.jsonl');
const open = join(folder, 'open.rung.jsonl');
beforeAll(() => {
  writeHostileRecord(ended);
  // In its third turn, with drafts, questions and reports.
  const lines = readFileSync(ended, 'utf8').split('\n');
  writeFileSync(open, `${lines.slice(0, 20).join('\n')}\n`);
});

/** All that was written, without what draws: colours, the cursor, modes. */
const told = (written: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control sequences away is what it is for
  written.replace(/\u001b\[[0-9;?<>=]*[A-Za-z]/g, '').replace(/\r\n?/g, '\n');

function isClean(opened: TerminalUser, columns: number): void {
  const found = FORBIDDEN.exec(told(opened.written));
  expect(found && JSON.stringify(told(opened.written).slice(found.index - 40, found.index + 10))).toBeNull();
  for (const line of opened.lines()) expect(line.length).toBeLessThanOrEqual(columns);
}

const MENU = 's step  p pause';
/** Keys, and what they bring to the screen: the facilitator's first, then the seat's with its pages. */
const VISITS: readonly [string, string | RegExp][] = [
  ['dx', 'End the exercise now?'],
  ['e', MENU],
  ['x', 'End the exercise now?'],
  ['i', MENU],
  ['x', 'End the exercise now?'],
  ['f', 'Fire inject'],
  [KEY.tab, /▸ T│F31[\s\S]*s step/],
  [KEY.enter, 'ACT F31'],
  [KEY.escape, MENU],
  [KEY.tab, /▸ +F31/],
  [KEY.tab, /▸ +● +1:21/],
  [KEY.enter, 'This action: a accept'],
  [KEY.escape, MENU],
  ['v', /responses/i],
  ['d', 'DUTIES'],
  ['x', /responses/i],
  ['e', 'EVIDENCE'],
  ['x', /responses/i],
  ['i', 'BRIEF'],
  [KEY.escape, /responses/i],
];

describe.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
])('at $columns by $rows', (size) => {
  const play = (file: string): TerminalUser => {
    return openTerminal(['play', file], size, { RUNG_HOME: folder });
  };

  it('the screens of the end and of the replay', async () => {
    const opened = play(ended);
    await opened.see('=title');
    for (let n = 0; n < 8; n++) opened.type(KEY.down);
    opened.type('l');
    await opened.see('Enter records, next');
    opened.type(`${KEY.escape}`);
    await opened.see('Esc home');
    opened.type('r');
    await opened.see('entry 0 of');
    for (let n = 0; n < 12; n++) opened.type(KEY.right);
    for (const page of 'delpiw') opened.type(page);
    opened.type(KEY.ctrlC);
    await opened.exit();
    isClean(opened, size.columns);
  }, 30_000);

  it("a seat's desk and the facilitator's console", async () => {
    const opened = play(open);
    await opened.see('I am the facilitator');
    opened.type(KEY.enter);
    await opened.see(/=t/);
    for (const [keys, seen] of VISITS) {
      opened.type(keys);
      await opened.see(seen);
    }
    opened.type(KEY.ctrlC);
    await opened.exit();
    isClean(opened, size.columns);
  }, 30_000);
});
