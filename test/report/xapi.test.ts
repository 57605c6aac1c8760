// Statements for a learning record store: each one valid, and exported again after a questionnaire the same, with what is new.
import { join } from 'node:path';
import * as validation from '@learninglocker/xapi-validation';
import { beforeAll, describe, expect, it } from 'vitest';
import { xapiStatements } from '../../src/report/xapi.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { reportOf } from './drilled.ts';

const folder = freshFolder();
const HOLDERS = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;

async function played(name: string, because: string | null = null): Promise<Session> {
  const session = await startSession(findScenario('first-shot'), startOf(HOLDERS), join(folder, name), 'test');
  while (!session.state().isEnded) await session.send({ do: 'hold', seat: 'ukraine', because });
  return session;
}
const answer = (session: Session, well: string) => session.send({ do: 'reflect', by: 'ukraine', answers: { well } });
/** The module is of CommonJS: what it exports by default may stand one deeper. */
const validate =
  (validation.default as unknown as { default?: typeof validation.default }).default ?? validation.default;
const mistakesOf = (statement: object): string[] => validate(statement).map((each: unknown) => JSON.stringify(each));

const ids = (file: string, reader: Parameters<typeof reportOf>[1]) =>
  xapiStatements(reportOf(file, reader)).map(({ id }) => id);

describe('statements', () => {
  let session: Session;
  beforeAll(async () => {
    session = await played('one.jsonl');
  });

  it.each(['facilitator', 'ukraine'] as const)(
    'of the report for the %s are valid, and completed once for a registration',
    (reader) => {
      const statements = xapiStatements(reportOf(session.journal, reader));
      expect(statements.length).toBeGreaterThan(2);
      expect(mistakesOf({ ...statements[0], actor: undefined })).not.toEqual([]);
      for (const each of statements) expect(mistakesOf(each)).toEqual([]);
      const completed = statements.filter(({ verb }) => verb.id.endsWith('/completed'));
      const registrations = completed.map(({ context }) => context.registration);
      expect(new Set(registrations).size).toBe(registrations.length);
      for (const { timestamp, actor } of statements) {
        expect(timestamp).toBe(new Date(timestamp).toISOString());
        expect(actor.account.homePage).toMatch(/^https:/);
      }
    },
  );

  it('are the same again after the questionnaire, which adds its own', async () => {
    const before = xapiStatements(reportOf(session.journal, 'facilitator'));
    const own = ids(session.journal, 'ukraine');
    await answer(session, 'The warning came first.');
    const after = xapiStatements(reportOf(session.journal, 'facilitator'));
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([{ result: { response: 'The warning came first.' } }]);
    expect(ids(session.journal, 'ukraine').slice(0, own.length)).toEqual(own);
    for (const each of after) expect(mistakesOf(each)).toEqual([]);
    // What was changed is another statement; the first stays as it was exported.
    await answer(session, 'The halt came after it.');
    expect(ids(session.journal, 'facilitator')).not.toContain(after.at(-1)!.id);
  });

  it('of two teams differ in every id', async () => {
    const other = await played('two.jsonl', 'nothing else to do');
    const all = [...ids(session.journal, 'facilitator'), ...ids(other.journal, 'facilitator')];
    expect(new Set(all).size).toBe(all.length);
  });
});
