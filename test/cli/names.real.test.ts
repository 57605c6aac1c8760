// A name is what somebody wrote: what every object of the language bears without having it (constructor, __proto__) is no
// name of ours, wherever it stands.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
const home = freshFolder();
const run = (...args: string[]) => rung(args, home, {}, home);

const ASKED: [string, (name: string) => string[]][] = [
  ['a policy of one seat', (name) => ['drill', 'first-shot', '--policy', `ukraine=${name}`]],
  ['a policy of a study', (name) => ['study', '--scenario', 'first-shot', '--seeds', '1..1', '--policy', name]],
  ['a policy to explain', (name) => ['explain', 'first-shot', '--seed', '41', '--policy', `us=${name}`]],
  ['who sits where', (name) => ['play', 'first-shot', '--plain', '--seed', '1', '--seat', `us=${name}`]],
  ['a seat', (name) => ['drill', 'first-shot', '--policy', `${name}=slow`]],
  ['a scenario', (name) => ['drill', name]],
  ['a variant', (name) => ['drill', 'first-shot', '--variant', name]],
  ['a doctrine', (name) => ['drill', 'first-shot', '--doctrine', name]],
  ['a preset', (name) => ['drill', 'first-shot', '--preset', name]],
  ['a switch', (name) => ['drill', 'first-shot', '--set', `${name}=1`]],
  ['a coaching', (name) => ['drill', 'first-shot', '--coaching', name]],
  ['a trait', (name) => ['seeds', 'first-shot', '--seeds', '1..2', '--want', `${name.replace(/_/g, 'x')}>=1`]],
  ['a reader', (name) => ['brief', 'first-shot', '--for', name]],
  ['a format', (name) => ['brief', 'first-shot', '--format', name]],
  ['a kind of file', (name) => ['schema', name]],
];

describe('a name that every object has by inheritance is unknown everywhere', () => {
  it.each(ASKED)(
    'as %s',
    (_, argsOf) => {
      for (const name of NAMES.slice(0, 3)) {
        const { code, err } = run(...argsOf(name));
        expect([name, code, err]).toEqual([name, 2, expect.stringContaining('Hint: ')]);
        expect(existsSync(join(home, 'exercises'))).toBe(false);
      }
    },
    60_000,
  );

  it('in a file of a study', () => {
    for (const name of NAMES) {
      const file = join(home, 'study.yaml');
      writeFileSync(file, `format: 1\ntitle: T\nscenarios: [first-shot]\nseeds: 1..1\npolicies: ["${name}"]\n`);
      const { code, err } = run('study', file);
      expect([name, code, err]).toEqual([name, 2, expect.stringContaining(`There is no policy "${name}"`)]);
    }
  }, 60_000);
});
