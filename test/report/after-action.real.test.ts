// The after-action report: made again byte for byte, recomputable from its own evidence, silent to a seat about what it
// could not know, and refused where the record was touched.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../src/exercise/rubric.ts';
import { encodeEntry, NO_DIGEST } from '../../src/journal/entry.ts';
import { SEATS } from '../../src/ladder/index.ts';
import type { AfterAction } from '../../src/report/after-action.ts';
import { rung } from '../support/rung.ts';
import { drilled, folder, reportOf, rubric, table } from './drilled.ts';

describe('rung report', () => {
  let file = '';
  beforeAll(async () => {
    file = await drilled('big-push');
  });

  it.each(['md', 'html', 'csv', 'json', 'xapi'])('makes %s again byte for byte, to a file as to a pipe', (format) => {
    const first = rung(['report', file, '--format', format], folder);
    const out = join(folder, `report.${format}`);
    const second = rung(['report', file, '--format', format, '--out', out], folder);
    expect([first.code, second.code, first.err]).toEqual([0, 0, '']);
    expect(first.out.length).toBeGreaterThan(500);
    expect(readFileSync(out, 'utf8')).toBe(first.out);
    expect(first.out).toContain('EXERCISE');
    expect(first.out).toMatch(/press-reported, unverified/);
  });

  it('names a format and a reader that there is not', () => {
    const format = rung(['report', file, '--format', 'htm'], folder);
    expect([format.code, format.err]).toEqual([2, expect.stringContaining('html')]);
    const reader = rung(['report', file, '--for', 'coaliton'], folder);
    expect([reader.code, reader.err]).toEqual([2, expect.stringContaining('coalition')]);
  });

  it('the score of drill, of score and of the report is one', () => {
    const drill = rung(
      ['drill', 'big-push', '--seed', '5', ...policyArguments(), '--json', '--journal', join(folder, 'd.jsonl')],
      folder,
    );
    const { score } = JSON.parse(drill.out) as { score: AfterAction['score'] };
    const { team, seats } = JSON.parse(rung(['score', file, '--json'], folder).out) as AfterAction['score'];
    expect({ team, seats }).toEqual(score);
    expect(reportOf(file).score).toEqual(score);
  });

  it('every figure follows from the evidence in its JSON alone', () => {
    const report = JSON.parse(rung(['report', file, '--format', 'json'], folder).out) as AfterAction;
    const weights = rubric.dimensions;
    let weighed = 0;
    let n = 0;
    for (const seat of SEATS) {
      const own = report.score.seats[seat]!;
      const value = (name: (typeof DIMENSIONS)[number]) => {
        const items = own.dimensions[name].items;
        const mean = (some: typeof items) => some.reduce((sum, item) => sum + item.value, 0) / some.length;
        if (name === 'authority')
          return Math.max(0, 1 - items.reduce((sum, item) => sum + item.value, 0) / Math.max(1, own.n));
        if (items.length === 0) return null;
        if (name !== 'attribution') return mean(items);
        const halves = ['likelihood', 'named'].map((what) => items.filter((item) => item.what === what));
        return mean(halves.filter((half) => half.length > 0).map((half) => ({ ...half[0]!, value: mean(half) })));
      };
      const applying = DIMENSIONS.flatMap((name) => {
        const each = value(name);
        return each === null ? [] : [{ weight: weights[name].weight, each }];
      });
      const all = applying.reduce((sum, { weight }) => sum + weight, 0);
      const total = applying.reduce((sum, { weight, each }) => sum + (100 * weight * each) / all, 0);
      expect(own.uncapped).toBeCloseTo(total, 1);
      expect(own.total).toBe(Math.min(own.uncapped!, ...own.caps.map(({ at }) => at)));
      weighed += own.total! * own.n;
      n += own.n;
    }
    expect(report.score.team!.total).toBeCloseTo(weighed / n, 1);
  });
});

const policyArguments = () => Object.entries(table).flatMap(([seat, policy]) => ['--policy', `${seat}=${policy}`]);

describe('a record that was touched', async () => {
  const whole = readFileSync(await drilled('first-shot'));

  it('any changed byte is named with its line, by verify and by report, and no report is written', () => {
    const lineOf = (at: number) => whole.subarray(0, at).filter((byte) => byte === 10).length + 1;
    const step = Math.floor(whole.length / 12);
    // Without the end of the last line, that line is a torn one: see below.
    for (let at = 3; at < whole.length - 1; at += step) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at] === 0x61 ? 0x62 : 0x61;
      const file = join(folder, 'touched.jsonl');
      writeFileSync(file, changed);
      const out = join(folder, 'touched.html');
      const [verified, reported] = [rung(['verify', file], folder), rung(['report', file, '--out', out], folder)];
      expect(verified.code).not.toBe(0);
      expect(verified.out + verified.err).toContain(`line ${lineOf(at)}`);
      expect(reported.code).not.toBe(0);
      expect(reported.err).toMatch(new RegExp(`touched\\.jsonl[^\\n]*:${lineOf(at)}|line ${lineOf(at)}`));
      expect(reported.out).toBe('');
    }
  });

  it('a last line that was cut off is said, however often it was reported on before', () => {
    const file = join(folder, 'torn.jsonl');
    writeFileSync(file, whole);
    expect(rung(['report', file], folder)).toMatchObject({ code: 0, err: '' });
    writeFileSync(file, Buffer.concat([whole, Buffer.from('{"n":99,"prev')]));
    for (const command of ['report', 'score']) {
      expect(rung([command, file], folder)).toMatchObject({ code: 0, err: expect.stringContaining('cut off') });
    }
  });

  it('a record that this version would write otherwise is stamped at the top of every format', () => {
    // Sealed anew by a hand that knows how, with another ruling: the digests hold, the rules do not.
    const lines = whole.toString('utf8').trimEnd().split('\n');
    let prev = NO_DIGEST;
    const forged = lines.map((text, n) => {
      const { n: _, prev: __, digest: ___, ...body } = JSON.parse(text);
      for (const event of body.events) {
        if (event.type === 'order-ruled' && event.given.ruling.verdict === 'refused') event.given.ruling.clause = 'C9';
      }
      const sealed = encodeEntry(n, prev, body);
      prev = sealed.digest;
      return sealed.line;
    });
    expect(forged.join('\n')).not.toBe(lines.join('\n'));
    const file = join(folder, 'forged.jsonl');
    writeFileSync(file, `${forged.join('\n')}\n`);
    for (const format of ['md', 'html', 'csv', 'json', 'xapi']) {
      const { code, out, err } = rung(['report', file, '--format', format], folder);
      expect([code, err]).toEqual([0, expect.stringContaining('UNVERIFIED')]);
      expect(out).toContain('UNVERIFIED');
    }
  });

  it('a journal of an older format is reported on without a stamp', () => {
    const file = join(folder, 'older.jsonl');
    copyFileSync(join(import.meta.dirname, '..', 'journal', 'stored', 'format-1.rung.jsonl'), file);
    expect(rung(['report', file], folder)).toMatchObject({ code: 0, err: '' });
  });
});
