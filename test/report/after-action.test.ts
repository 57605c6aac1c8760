// The after-action report: made again byte for byte, recomputable from its own evidence, silent to a seat about what it
// could not know, and refused where the record was touched.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storyOf } from '../../src/cli/story.ts';
import { pictureOf, SEATS } from '../../src/ladder/index.ts';
import { html } from '../../src/report/after-action-page.ts';
import { briefMarkdown, handout } from '../../src/report/brief.ts';
import { decisionsCsv } from '../../src/report/decisions-csv.ts';
import { markdown } from '../../src/report/sections.ts';
import { xapiStatements } from '../../src/report/xapi.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { startSession } from '../../src/session/session.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { drilled, folder, reportOf, reviewed } from './drilled.ts';

describe('rung report', () => {
  let file = '';
  beforeAll(async () => {
    file = await drilled('big-push');
  });

  it('its CSV has a row for each order, and its statements are complete', () => {
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

  it('what people wrote stays text', async () => {
    const scenario = findScenario('first-shot');
    const mean = '<script>alert(1)</script> | [x](javascript:alert(1)) **b** `c` =1+1';
    const file2 = join(folder, 'mean.jsonl');
    const session = await startSession(
      scenario,
      startOf({ ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' }),
      file2,
      'test',
    );
    await session.send({ do: 'ask', seat: 'ukraine', text: mean });
    await session.send({
      do: 'compose',
      seat: 'ukraine',
      composition: composed(session.state().minute, { seat: 'ukraine', response: 'warn' }, { because: mean }),
    });
    await session.send({ do: 'commit', seat: 'ukraine' });
    session.close();
    const report = reportOf(file2);
    const page = html(report);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('javascript:alert(1)"');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(markdown(report)).not.toContain('<script');
  });
});

describe('what orders said to the others', () => {
  it('stands beside the reason in the reports of the facilitator and of the seat, and in no report of another', async () => {
    const own = join(folder, 'said.jsonl');
    const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
    const session = await startSession(findScenario('first-shot'), startOf(holders), own, 'test');
    const order = { seat: 'ukraine', response: 'warn', about: 'K47' } as const;
    const said = { because: 'OWN-REASON', text: '=Stop it, and *now*' };
    const composition = composed(session.state().minute, order, said);
    await session.send({ do: 'compose', seat: 'ukraine', composition });
    await session.send({ do: 'commit', seat: 'ukraine' });
    session.close();
    for (const reader of ['facilitator', 'ukraine'] as const) {
      const report = reportOf(own, reader);
      expect(report.decisions.find(({ response }) => response === 'warn')).toMatchObject({
        reason: 'OWN-REASON',
        text: '=Stop it, and *now*',
      });
      expect(markdown(report)).toMatch(/\| Text, announced if accepted \| Reason given \|/);
      expect(markdown(report)).toContain('=Stop it, and \\*now\\* | OWN-REASON |');
      expect(html(report)).toContain('=Stop it, and *now*');
      expect(decisionsCsv(report)).toContain('"\'=Stop it, and *now*"');
    }
    const story = (as: 'facilitator' | 'coalition') => storyOf(own, as).then((lines) => lines.join('\n'));
    expect(await story('coalition')).toContain('Ukraine announces: warn about K47: "=Stop it, and *now*"');
    expect(await story('coalition')).not.toContain('OWN-REASON');
    expect(await story('facilitator')).toContain('because OWN-REASON: "=Stop it, and *now*"');
    expect(JSON.stringify(reportOf(own, 'coalition'))).not.toContain('OWN-REASON');
  });

  it('a draft stands with the report that brought it, for the seats that had it', async () => {
    const file = await drilled('whose-shell');
    const { draft } = findScenario('whose-shell').injects.find((inject) => inject.draft !== null)!;
    const opens = draft!.split('{')[0]!;
    for (const reader of ['facilitator', 'coalition'] as const)
      expect(markdown(reportOf(file, reader))).toContain(opens);
    for (const reader of ['ukraine', 'us'] as const)
      expect(JSON.stringify(reportOf(file, reader))).not.toContain(opens);
    expect(briefMarkdown(handout(findScenario('whose-shell'), 'facilitator'))).toContain(opens);
  });
});

describe.each(allScenarios().map(({ id }) => id))("%s: a seat's report", (id) => {
  it('holds nothing that its seat could not know', async () => {
    const file = await drilled(id, { ukraine: 'by-the-book', coalition: 'slow', us: 'by-the-book' }, '11');
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

describe('overrules', () => {
  it('are scored both ways', async () => {
    const file = join(folder, 'overruled.jsonl');
    const scenario = findScenario('first-shot');
    const start = { ...startOf({ ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' }), hasExcon: true };
    const session = await startSession(scenario, start, file, 'test');
    await session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-11-24T10:00:00Z' });
    const order = { seat: 'ukraine', response: 'halt', sector: scenario.incidents[0]!.sector } as const;
    await session.send({ do: 'compose', seat: 'ukraine', composition: composed(session.state().minute, order) });
    await session.send({ do: 'commit', seat: 'ukraine' });
    const place = session.state().orders.findIndex((given) => given.ruling.verdict === 'refused');
    expect(place).toBeGreaterThanOrEqual(0);
    const because = 'the room warned by telephone';
    expect(await session.send({ do: 'overrule', order: place, verdict: 'accepted', because })).not.toHaveProperty(
      'denied',
    );
    session.close();
    const report = reportOf(file);
    const [ruled, overruled] = [report.score.seats.ukraine!, report.overruledScore!.seats.ukraine!];
    expect(ruled.dimensions.authority.value).toBeLessThan(1);
    expect(overruled.dimensions.authority.value).toBe(1);
    expect(markdown(report)).toContain('the room warned by telephone');
    expect(reportOf(file, 'ukraine').overruledScore).toBeNull();
  });
});
