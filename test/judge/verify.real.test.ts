// `rung verify --judge` on records in files: a sound one, one in which somebody has changed a ruling and sealed it again, one
// made under another edition of the law, and one whose first line is damaged.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/exercise/events.ts';
import type { Ruling } from '../../src/ladder/index.ts';
import { freshFolder, root } from '../support/folder.ts';
import { bodiesOf, seal } from '../support/reseal.ts';
import { rung } from '../support/rung.ts';

const stored = join(root, 'test', 'journal', 'stored');
const folder = freshFolder();

function copyOf(name: string, as: string): string {
  const file = join(folder, `${as}.rung.jsonl`);
  copyFileSync(join(stored, `${name}.rung.jsonl`), file);
  return file;
}

/** The same record with the first order that was accepted in time ruled late. */
function withLateRuling(file: string): string {
  const bodies = bodiesOf(file);
  const ruled = bodies
    .flatMap(({ events }) => events as Event[])
    .find((event) => event.type === 'order-ruled' && event.given.ruling.verdict === 'accepted');
  if (ruled?.type !== 'order-ruled') throw new Error('nothing was accepted');
  ruled.given.ruling = { ...ruled.given.ruling, verdict: 'late' } as Ruling;
  return seal(file, bodies);
}

describe('rung verify --judge', () => {
  it('says how much the judge read of a sound record, and that it found nothing', () => {
    const { code, out } = rung(['verify', '--judge', copyOf('format-8', 'sound')], folder);
    expect(out).toContain('The judge read 42 rulings, 42 effects and 0 expiries from the facts and orders alone');
    expect(out).toContain('found nothing that contradicts the law.');
    expect(code).toBe(0);
  });

  it('names line, minute and property where the record contradicts the law, and exits with 1', () => {
    const file = withLateRuling(copyOf('format-8', 'forged'));
    const { code, out } = rung(['verify', file, '--judge'], folder);
    expect(out).toMatch(/ {2}line \d+, \d+:\d\d, ladder.md 5, .*was late under .*; by the law it is accepted/);
    expect(code).toBe(1);
    const json = JSON.parse(rung(['verify', file, '--judge', '--json'], folder).out);
    expect(json.judge).toMatchObject({ rulings: 42 });
    expect(json.judge.findings[0]).toMatchObject({ line: expect.any(Number), rule: expect.any(String) });
  });

  it('holds nothing against a record of another edition of the law', () => {
    const { code, out } = rung(['verify', '--judge', copyOf('format-2', 'first-edition')], folder);
    expect(out).toContain('was made under law 1, and the judge knows law 2; the two differ in');
    expect(code).toBe(0);
  });

  it('reads up to the first damage, and says where no line can be read', () => {
    const file = copyOf('format-8', 'damaged');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text.slice(0, -200)}x${text.slice(-199)}`);
    const cut = rung(['verify', '--judge', file], folder);
    expect(cut.out).toMatch(/The judge read \d+ rulings/);
    expect(cut.code).toBe(1);
    writeFileSync(file, text.replace('"prev":"0', '"prev":"1'));
    const { code, out } = rung(['verify', '--judge', file], folder);
    expect(out).toContain('There is no line that the judge could read.');
    expect(code).toBe(1);
  });
});
