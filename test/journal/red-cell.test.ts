// A red cell in the record: kept, resumed, replayed and decided again as it was.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRun } from '../../src/exercise/run/run.ts';
import { FORMAT } from '../../src/journal/entry.ts';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { mismatch } from '../../src/journal/shape.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { redCommands } from '../support/red.ts';

const stored = new URL('./stored/', import.meta.url).pathname;

describe('a recorded red cell', () => {
  it('has the shape of its format, goes on after a stop, and verifies', async () => {
    const file = join(freshFolder(), 'red.rung.jsonl');
    const scenario = findScenario('big-push');
    const start = startOf('by-the-book', { seed: '4', red: 'person' });
    let session = await startSession(scenario, start, file, 'test');
    for (let n = 0; !session.state().isEnded; n++) {
      expect(session.state().red).toMatchObject({ isAtDesk: true, isAwaited: true });
      for (const command of redCommands(openRun(scenario, session.state()), n)) await session.send(command);
      if (n !== 2) continue;
      const { red } = session.state();
      session.close();
      session = (await resumeSession(file)).session;
      expect(session.state().red).toEqual(red);
    }
    session.close();
    const { entries } = readJournal(file);
    const acts = entries
      .flatMap(({ body }) => body.events)
      .flatMap((event) => (event.type === 'red-acted' ? [event.deed.act] : []));
    expect(new Set(acts)).toEqual(new Set(['change', 'drop', 'delay', 'send', 'say', 'set']));
    for (const { body } of entries) expect(mismatch(FORMAT, body)).toBeNull();
    expect(verify(file)).toMatchObject({ ok: true, rulingsDiffering: 0 });
    expect(replay(readJournal(file)).red).toEqual(session.state().red);
  });

  it.each([1, 2, 3, 4, 5, 6])('was not known in format %i: the engine answered', (format) => {
    const journal = readJournal(`${stored}format-${format}.rung.jsonl`);
    expect(journal.opening.start.red).toBe('engine');
    expect(journal.opening.scenario.opponent.bounds).toBeNull();
    expect(replay(journal).red).toMatchObject({ holder: 'engine', isAtDesk: false, unread: [], did: [] });
  });
});
