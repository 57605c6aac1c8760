// How the console finds out what the terminal can show.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lookFrom } from '../../src/cli/look.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the characters that are drawn', () => {
  it.each([
    [{}, false],
    [{ LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'uk_UA.utf8' }, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'C.UTF-8', LC_ALL: 'POSIX' }, true],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, false],
    [{ LANG: 'C.UTF-8', TERM: 'linux' }, true],
  ])('%j: only ASCII %j, where nothing else is asked', (env, isAscii) => {
    for (const name of ['LC_ALL', 'LC_CTYPE', 'LANG', 'TERM']) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(lookFrom().isAscii).toBe(isAscii);
    expect(lookFrom({ ascii: true }).isAscii).toBe(true);
    expect(lookFrom({ ascii: false }).isAscii).toBe(false);
  });
});
