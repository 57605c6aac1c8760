// The record: sealed, replayed, verified; resumed after any stop; nothing acknowledged is ever lost.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resumeSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { drill, folder } from './drilled.ts';

describe('a sealed journal that rung never wrote', () => {
  const seal = async (name: string, change: (body: Record<string, unknown>, n: number) => void) => {
    const { encodeEntry, NO_DIGEST } = await import('../../src/journal/entry.ts');
    const lines = readFileSync(await drill(`plain-${name}`), 'utf8')
      .trimEnd()
      .split('\n');
    let prev = NO_DIGEST;
    const sealed = lines.map((line, n) => {
      const { n: _, prev: __, digest: ___, ...body } = JSON.parse(line);
      change(body, n);
      const entry = encodeEntry(n, prev, body);
      prev = entry.digest;
      return entry.line;
    });
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, `${sealed.join('\n')}\n`);
    return file;
  };
  const scenarioOf = (body: Record<string, unknown>) =>
    (body.opening as { scenario: Record<string, unknown> }).scenario;
  const hostile: [string, (body: Record<string, unknown>, n: number) => void][] = [
    ['an empty scenario', (body, n) => n === 0 && Object.assign(body.opening as object, { scenario: {} })],
    [
      'a doctrine without readings',
      (body, n) => n === 0 && Object.assign(scenarioOf(body).doctrine as object, { reads: null }),
    ],
    ['events of no kind', (body) => Object.assign(body, { events: [{ type: 'meteor-fell' }] })],
    [
      'an inject that is not there',
      (body, n) => n === 1 && (body.events as object[]).push({ type: 'inject-arrived', n: 9999 }),
    ],
    ['no events', (body) => Object.assign(body, { events: [] })],
  ];
  it.each(hostile)(
    '%s is said as trouble with the file',
    async (name, change) => {
      const file = await seal(name.replaceAll(' ', '-'), change);
      const home = freshFolder();
      for (const command of [
        ['verify', file],
        ['replay', file],
        ['doctrines', 'diff', 'literal', 'thirds', file],
      ]) {
        const { code, err, out } = rung(command, home);
        // Comparing readings needs only what arrived and what was ordered; the others need the whole.
        const codes = command[0] === 'doctrines' ? [0, 2] : [1, 2];
        expect(codes, err).toContain(code);
        expect(err + out).not.toMatch(/\n {4}at |This is a bug/);
      }
      await expect(resumeSession(file)).rejects.toThrow(/cannot read|entries|no rung writes/);
    },
    20_000,
  );

  it('terminal escapes in its texts do not reach the terminal', async () => {
    const file = await seal('escapes', (body, n) => {
      const { opening, events } = body as {
        opening?: { scenario: { title: string } };
        events: { injects?: { text: string }[] }[];
      };
      if (n === 0) opening!.scenario.title = '\u001b[2J\u009b31mred';
      for (const inject of events[0]?.injects ?? []) inject.text = '\u001b]0;owned\u0007';
    });
    const { out, code } = rung(['replay', file], freshFolder());
    expect(code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what must not get out
    expect(out).not.toMatch(/[\u0007\u001b\u009b]/);
  });
});
