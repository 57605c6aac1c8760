// The packed tarball installs anywhere, offline, and works outside the checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

describe('the packed tarball', () => {
  it('installs globally without a network and plays a drill in another folder', () => {
    const folder = freshFolder();
    const shell = (command: string, args: string[], cwd: string) => {
      const done = spawnSync(command, args, {
        cwd,
        encoding: 'utf8',
        input: '',
        env: { ...process.env, RUNG_HOME: join(folder, 'home') },
      });
      expect([command, args[0], done.status], done.stderr).toEqual([command, args[0], 0]);
      return done.stdout;
    };
    // The bundle was built before the tests; building it again here would pull it away from under them.
    shell(npm, ['pack', '--ignore-scripts', '--pack-destination', folder], root);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    shell(
      npm,
      [
        'install',
        '-g',
        '--prefix',
        join(folder, 'prefix'),
        '--offline',
        '--no-audit',
        '--no-fund',
        join(folder, tarball),
      ],
      folder,
    );
    const bin = join(folder, 'prefix', 'bin', 'rung');
    expect(existsSync(join(folder, 'prefix', 'lib', 'node_modules', 'rung', 'node_modules'))).toBe(false);
    expect(shell(bin, ['--version'], folder)).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(shell(bin, [], folder)).toContain('OUTCOME');
    expect(shell(bin, ['doctrines'], folder)).toContain('observe-only');
    expect(shell(bin, ['manual', 'paper'], folder)).toContain('Step 4: read the rulings');
    expect(shell(bin, ['adjudicate', 'table-top'], folder)).toContain('In effect at 72:00.');
    expect(JSON.parse(shell(bin, ['drill', '2359', '--seed', '3', '--json'], folder)).scenario).toBe('2359');
  }, 60_000);
});
