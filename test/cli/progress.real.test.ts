// Long work tells how far it has come to somebody who looks on, and to nobody else.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { TerminalUser } from '../support/terminal.ts';

const SIZE = { columns: 100, rows: 30 };
const JOURNAL = join(root, 'test', 'journal', 'stored', 'format-3.rung.jsonl');

async function atTerminal(args: string[], size = SIZE): Promise<{ written: string; left: string }> {
  const user = new TerminalUser(args, size, { RUNG_HOME: freshFolder() });
  expect(await user.exit()).toBe(0);
  return { written: user.written, left: user.text() };
}

describe('the progress of long work', () => {
  it('is shown for each file that is checked, and is removed at the end', async () => {
    const { written, left } = await atTerminal(['check', 'whose-shell', 'big-push']);
    expect(written).toContain('[....................] 0 %  1 of 2  whose-shell');
    expect(written).toContain('[##########..........] 50 %  2 of 2  big-push');
    expect(left).not.toMatch(/1 of 2|2 of 2/);
    expect(left).toContain('big-push: a scenario, no mistakes');
  });

  it('is shown for each step of a report', async () => {
    const { written, left } = await atTerminal(['report', JOURNAL, '--format', 'csv']);
    const steps = [
      'Reading the journal',
      'Playing the journal again',
      'Verifying every ruling',
      'Playing the same seed',
    ];
    const places = steps.map((words) => written.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    for (const words of steps) expect(left).not.toContain(words);
  });

  it('is shown for each seed of a sample and each journal of a comparison or coverage', async () => {
    const home = freshFolder();
    for (const name of ['a.jsonl', 'b.jsonl']) cpSync(JOURNAL, join(home, name));
    expect((await atTerminal(['sample', '--preset', 'calm', '--days', '2', '--seeds', '1'])).written).toContain(
      '1 of 1  calm, seed 1',
    );
    expect((await atTerminal(['coverage', home])).written).toContain('1 of 2  a.jsonl');
    expect((await atTerminal(['compare', join(home, 'a.jsonl'), join(home, 'b.jsonl')])).written).toContain(
      '1 of 2  a.jsonl',
    );
  });

  it('is shown for a search for seeds, without scores', async () => {
    const wide = { columns: 160, rows: 30 };
    const seeds = ['seeds', 'open-drill', '--seeds', '1..40', '--limit', '1', '--workers', '1'];
    const { written } = await atTerminal(seeds, wide);
    expect(written).toContain(' of 120');
    expect(written).not.toContain('mean score');
    const study = 'study --scenario open-drill --seeds 1..60 --policy slow --workers 1'.split(' ');
    expect((await atTerminal(study, wide)).written).toContain('mean score');
  });

  it('is never written to a pipe', () => {
    const home = freshFolder();
    expect(rung(['check', 'whose-shell', 'big-push'], home).err).toBe('');
    expect(rung(['report', JOURNAL], home).err).toBe('');
  });
});
