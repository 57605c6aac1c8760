// What the console does at terminals that show little: no UTF-8, too few rows, nothing at all.
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { KEY, TerminalUser } from '../support/terminal.ts';

describe('a terminal', () => {
  const open = (args: string[], env: Record<string, string>) =>
    new TerminalUser(args, { columns: 80, rows: 24 }, { RUNG_HOME: freshFolder(), ...env });

  it('without UTF-8 gets a screen of ASCII, and all characters where they are asked for', async () => {
    const user = open(['play', 'first-shot'], { LANG: 'C' });
    await user.see('+- BRIEFING');
    user.kill('SIGTERM');
    await user.exit();
    expect(user.written).not.toMatch(/[─│╭╮╰╯]/);
    const other = open(['play', 'first-shot', '--no-ascii'], { LANG: 'C' });
    await other.see('╭─ BRIEFING');
    other.kill('SIGTERM');
    await other.exit();
  });

  it('that has become too small takes no key, since nobody would see its effect', async () => {
    const user = open(['play', 'first-shot', '--seed', '41'], {});
    await user.see('BRIEFING');
    user.type(KEY.enter);
    await user.see('acknowledge');
    user.resize(70, 20);
    await user.see('Please enlarge it');
    user.type('3');
    user.type(KEY.enter);
    user.type('c');
    // Size and keys come by different ways: the screen grows when every key has been taken.
    await user.tookKeys();
    await user.see('Please enlarge it');
    user.resize(80, 24);
    await user.see(/▸ +1 acknowledge/);
    user.type('4');
    await user.see(/▸ +4 halt/);
    expect(user.text()).not.toMatch(/Orders \(1\)|warned/);
    user.kill('SIGTERM');
    await user.exit();
  });

  it('that is dumb gets a hint to plain mode', async () => {
    const user = open(['play', 'first-shot'], { TERM: 'dumb' });
    expect(await user.exit()).toBe(2);
    expect(user.text()).toContain('add --plain');
    expect(user.isOnAlternateScreen()).toBe(false);
  });
});
