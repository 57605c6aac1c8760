// The command table and the files in src/cli/commands belong together, one to one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandRow } from '../../src/cli/table/command-row.ts';
import { COMMANDS } from '../../src/cli/table/command-table.ts';
import { root } from '../support/folder.ts';

const withParents = (rows: readonly CommandRow[], parents = ''): [string, CommandRow][] =>
  rows.flatMap((row) => [
    [`rung${parents} ${row.name}`, row] as [string, CommandRow],
    ...withParents(row.commands ?? [], `${parents} ${row.name}`),
  ]);

describe('a row of the command table', () => {
  it.each(withParents(COMMANDS))(
    '%s says what it does, shows itself in an example, and loads what carries it out',
    async (name, row) => {
      expect(row.does).toMatch(/^[A-Z].*[^.]$/);
      expect(row.examples.some((line) => line.includes(name))).toBe(true);
      for (const { does } of row.options ?? []) expect(does).not.toBe('');
      expect(await row.load({})).toBeTypeOf('function');
    },
  );
});

describe('a file in src/cli/commands', () => {
  const table = join(root, 'src/cli/table');
  const rows = readdirSync(table).map((name) => readFileSync(join(table, name), 'utf8'));

  it.each(readdirSync(join(root, 'src/cli/commands')).filter((name) => name !== 'open.ts'))(
    '%s is loaded by one part of the table, and by nothing before its command is given',
    (name) => {
      const loading = rows.filter((text) => text.includes(`import('../commands/${name}')`));
      expect(loading).toHaveLength(1);
      expect(rows.filter((text) => text.includes(`from '../commands/${name}'`))).toEqual([]);
    },
  );
});
