// Themes: what means different things looks different, and no theme uses what its readers cannot tell apart.
import { expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

it('a theme that there is not is named with those there are', () => {
  const { code, err } = rung(['play', 'first-shot', '--theme', 'dark', '--plain'], freshFolder());
  expect([code, err]).toEqual([2, expect.stringContaining('contrast')]);
});
