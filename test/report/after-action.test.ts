// The after-action report: made again byte for byte, recomputable from its own evidence, silent to a seat about what it
// could not know, and refused where the record was touched.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../src/exercise/rubric.ts';
import type { PolicyName } from '../../src/exercise/state.ts';
import { encodeEntry, NO_DIGEST } from '../../src/journal/entry.ts';
import { readJournal } from '../../src/journal/read.ts';
import { pictureOf, SEATS } from '../../src/ladder/index.ts';
import { type AfterAction, afterAction, type ReportReader } from '../../src/report/after-action.ts';
import { html } from '../../src/report/after-action-page.ts';
import { decisionsCsv } from '../../src/report/decisions-csv.ts';
import { markdown } from '../../src/report/sections.ts';
import { xapiStatements } from '../../src/report/xapi.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { startSession } from '../../src/session/session.ts';
import { BASELINES, baseline, type Review, review } from '../../src/study/review.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { rung } from '../support/rung.ts';

const folder = freshFolder();
const rubric = { ...findRubric('default').rubric, digest: 'f'.repeat(64) };
const table = { ukraine: 'slow', coalition: 'by-the-book', us: 'trigger-happy' } as const;

function drilled(id: string, policies: Record<'ukraine' | 'coalition' | 'us', PolicyName> = table, seed = '5'): string {
  const file = join(folder, `${id}-${Object.values(policies).join('-')}-${seed}.jsonl`);
  playDrill(findScenario(id), { seed, policies, script: [], isScriptOnly: false }, file, 'test').close();
  return file;
}

const reviewed = (file: string): Review => review(readJournal(file), rubric);
const reportOf = (file: string, reader: ReportReader = 'facilitator'): AfterAction => {
  const each = reviewed(file);
  return afterAction(each, reader === 'facilitator' ? BASELINES.map((policy) => baseline(each, policy)) : [], reader);
};

describe('rung report', () => {
  let file = '';
  beforeAll(() => {
    file = drilled('big-push');
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

  it('its CSV has a row for each order, and its statements are whole', () => {
    const report = reportOf(file);
    expect(decisionsCsv(report).trim().split('\r\n')).toHaveLength(report.decisions.length + 1);
    const statements = xapiStatements(report);
    expect(statements.length).toBe(report.decisions.length + report.objectives!.length + 3 + 1);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
    for (const { id, actor, verb, object, result, context } of statements) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(context.registration).toMatch(/^[0-9a-f-]{36}$/);
      for (const each of [actor.account.homePage, verb.id, object.id, object.definition.type])
        expect(each).toMatch(iri);
      for (const key of Object.keys({ ...context.extensions, ...result.extensions })) expect(key).toMatch(iri);
      if (result.score) expect(result.score.scaled).toBeLessThanOrEqual(1);
    }
  });

  it('its page has no script and no address outside, and every link of it leads somewhere', () => {
    const page = html(reportOf(file));
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|@import|url\(/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    expect(page).toContain('<svg');
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  });

  it('what people wrote stays text', () => {
    const scenario = findScenario('first-shot');
    const mean = '<script>alert(1)</script> | [x](javascript:alert(1)) **b** `c` =1+1';
    const file2 = join(folder, 'mean.jsonl');
    const session = startSession(
      scenario,
      startOf({ ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' }),
      file2,
      'test',
    );
    session.send({ do: 'ask', seat: 'ukraine', text: mean });
    session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: { at: session.state().minute, order: { seat: 'ukraine', response: 'warn' }, because: mean },
    });
    session.send({ do: 'commit', seat: 'ukraine' });
    session.close();
    const report = reportOf(file2);
    const page = html(report);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('javascript:alert(1)"');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(markdown(report)).not.toContain('<script');
  });
});

const policyArguments = () => Object.entries(table).flatMap(([seat, policy]) => ['--policy', `${seat}=${policy}`]);

describe.each(allScenarios().map(({ id }) => id))("%s: a seat's report", (id) => {
  it('holds nothing that its seat could not know', () => {
    const file = drilled(id, { ukraine: 'by-the-book', coalition: 'slow', us: 'by-the-book' }, '11');
    const { opening, exercise } = reviewed(file);
    const { scenario } = opening;
    for (const seat of SEATS) {
      const report = reportOf(file, seat);
      const text = [JSON.stringify(report), markdown(report), html(report), decisionsCsv(report)].join('\n');
      expect(report).toMatchObject({
        hidden: null,
        baselines: null,
        pack: null,
        coverage: null,
        marks: null,
        objectives: null,
      });
      for (const secret of [scenario.pack.truth, ...scenario.pack.hints])
        if (secret) expect(text).not.toContain(secret.trim());
      const told = new Set(
        exercise.state.received.filter(({ to }) => to.includes(seat)).map(({ text: words }) => words),
      );
      for (const { text: words, to } of exercise.state.received) {
        if (!to.includes(seat) && ![...told].some((own) => own.includes(words)))
          expect(JSON.stringify(report)).not.toContain(JSON.stringify(words).slice(1, -1));
      }
      // An accepted order is known to all, and with it the act that it names.
      const named = new Set(exercise.state.ledger.announced.flatMap(({ about }) => (about ? [about] : [])));
      const known = new Set(pictureOf(exercise.state.ledger, seat).register.acts.map((act) => act.id));
      for (const incident of exercise.state.truth.incidents) {
        if (!known.has(incident.id) && !named.has(incident.id))
          expect(text).not.toMatch(new RegExp(`\\b${incident.id}\\b`));
        // Of much that happens the report says what it was; what it does not say stays hidden.
        if (![...told].some((words) => words.includes(incident.truth))) expect(text).not.toContain(incident.truth);
      }
    }
  });
});

describe('a record that was touched', () => {
  const whole = readFileSync(drilled('first-shot'));

  it('any changed byte is told with its line, by verify and by report, and nothing is reported', () => {
    const lineOf = (at: number) => whole.subarray(0, at).filter((byte) => byte === 10).length + 1;
    const step = Math.floor(whole.length / 12);
    for (let at = 3; at < whole.length; at += step) {
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

describe('overrules', () => {
  it('are scored both ways', () => {
    const file = join(folder, 'overruled.jsonl');
    const scenario = findScenario('first-shot');
    const start = { ...startOf({ ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' }), hasExcon: true };
    const session = startSession(scenario, start, file, 'test');
    session.send({ do: 'mark', mark: 'startex', stamp: '2026-11-24T10:00:00Z' });
    const order = { seat: 'ukraine', response: 'halt', sector: scenario.incidents[0]!.sector } as const;
    session.send({ do: 'compose', seat: 'ukraine', composition: { at: session.state().minute, order } });
    session.send({ do: 'commit', seat: 'ukraine' });
    const place = session.state().orders.findIndex((given) => given.ruling.verdict === 'refused');
    expect(place).toBeGreaterThanOrEqual(0);
    const because = 'the room warned by telephone';
    expect(session.send({ do: 'overrule', order: place, verdict: 'accepted', because })).not.toHaveProperty('denied');
    session.close();
    const report = reportOf(file);
    const [ruled, overruled] = [report.score.seats.ukraine!, report.overruledScore!.seats.ukraine!];
    expect(ruled.dimensions.authority.value).toBeLessThan(1);
    expect(overruled.dimensions.authority.value).toBe(1);
    expect(markdown(report)).toContain('the room warned by telephone');
    expect(reportOf(file, 'ukraine').overruledScore).toBeNull();
  });
});
