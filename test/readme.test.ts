// The README says what is so: exit codes, variables of the environment, screens and keys. `npm run readme` writes the last
// two anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../src/cli/exit.ts';
import { README, withKeys, withScreens } from './readme.ts';
import { root } from './support/folder.ts';

describe('the README', () => {
  const readme = readFileSync(README, 'utf8');

  it('documents every exit code and every variable of the environment', () => {
    const firstCells = (title: string) =>
      [
        ...readme
          .split(`**${title}**`)[1]!
          .split('**')[0]!
          .matchAll(/^\| `?(\w+)`? \|/gm),
      ]
        .map(([, cell]) => cell!)
        .filter((cell) => cell !== 'Code' && cell !== 'Variable');
    expect(firstCells('EXIT STATUS')).toEqual(Object.values(EXIT).map(String));
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
    const read = sources.flatMap((text) => [...text.matchAll(/env\.([A-Z][A-Z_]+)/g)].map(([, name]) => name));
    expect(firstCells('ENVIRONMENT').sort()).toEqual([...new Set(read)].sort());
  });

  it('shows two screens as the program draws them', () => {
    expect(readme.match(/<!-- \/screen -->/g)).toHaveLength(2);
    expect(readme).toBe(withScreens(readme));
  });
});

describe("the README's table of keys", () => {
  it('is the one that keys.ts makes', () => {
    const readme = readFileSync(README, 'utf8');
    expect(readme).toContain('<!-- /keys -->');
    expect(readme).toBe(withKeys(readme));
  });
});
