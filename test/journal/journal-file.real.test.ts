// Exercises of several programs in one folder, begun and named at the same moment.
import { spawn } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JournalFile } from '../../src/journal/journal-file.ts';
import { freshFolder } from '../support/folder.ts';
import { bundle } from '../support/rung.ts';

describe('exercises that begin at the same moment', () => {
  it('get a journal each', async () => {
    const home = freshFolder();
    const codes = await Promise.all(
      Array.from({ length: 6 }, () => {
        const drill = spawn(process.execPath, [bundle, 'drill', 'first-shot', '--seed', '41'], {
          env: { ...process.env, RUNG_HOME: home },
          stdio: 'ignore',
        });
        return new Promise((resolve) => drill.once('close', resolve));
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    const bytes = readdirSync(join(home, 'exercises')).map((name) =>
      readFileSync(join(home, 'exercises', name), 'utf8'),
    );
    expect(bytes).toHaveLength(6);
    expect(new Set(bytes).size).toBe(1);
  });

  it('keep every name that is given them at the same moment', async () => {
    const home = freshFolder();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const journal = JournalFile.create(join(home, 'exercises', 'x.rung.jsonl'));
    journal.close();
    for (const name of names) copyFileSync(journal.file, join(home, 'exercises', `${name}.rung.jsonl`));
    const codes = await Promise.all(
      names.map((name) => {
        const rename = spawn(process.execPath, [bundle, 'library', 'rename', name, `Team ${name}`], {
          env: { ...process.env, RUNG_HOME: home },
          stdio: 'ignore',
        });
        return new Promise((resolve) => rename.once('close', resolve));
      }),
    );
    expect(codes).toEqual(names.map(() => 0));
    const { journals } = JSON.parse(readFileSync(join(home, 'exercises', 'library.json'), 'utf8'));
    expect(
      Object.values<{ name: string }>(journals)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names.map((name) => `Team ${name}`));
  });
});
