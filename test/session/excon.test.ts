// The facilitator at a session with a journal: recorded, replayed and verified like everything else; and branches.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainInject } from '../../src/exercise/words.ts';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { branchSession } from '../../src/session/branch.ts';
import { openPlayback } from '../../src/session/playback.ts';
import { resumeSession, type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';

const stamp = '2026-03-01T09:30:00Z';

async function begin(file = join(freshFolder(), 'x.rung.jsonl')): Promise<Session> {
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  return await startSession(findScenario('first-shot'), startOf(holders, { hasExcon: true }), file, 'test');
}

/** One of everything that a facilitator does, up to ENDEX. */
async function everything(session: Session): Promise<void> {
  const taken = (answer: Awaited<ReturnType<Session['send']>>) => expect(answer).not.toHaveProperty('denied');
  taken(await session.send({ do: 'mark', mark: 'startex', text: null, stamp }));
  taken(await session.send({ do: 'mark', mark: 'pause', text: null, stamp }));
  taken(await session.send({ do: 'mark', mark: 'note', text: 'They read the brief twice.', stamp }));
  taken(await session.send({ do: 'mark', mark: 'resume', text: null, stamp }));
  const { minute } = session.state();
  const halt = { seat: 'ukraine', response: 'halt', about: 'K47', sector: 5 } as const;
  taken(await session.send({ do: 'compose', seat: 'ukraine', composition: composed(minute, halt) }));
  taken(await session.send({ do: 'ask', seat: 'ukraine', text: 'Whose mortar?' }));
  taken(await session.send({ do: 'step' }));
  taken(await session.send({ do: 'overrule', order: 0, verdict: 'accepted', because: 'The room had warned aloud.' }));
  taken(await session.send({ do: 'answer', question: 0, answer: 'Not known.', how: 'note', effect: null }));
  const no = session.excon()!.injects[0]!.no;
  taken(await session.send({ do: 'inject', act: 'hold', no }));
  taken(await session.send({ do: 'inject', act: 'release', no }));
  const at = session.state().minute;
  const fact = {
    kind: 'report',
    at,
    to: SEATS,
    act: '',
    start: at,
    end: null,
    sector: 3,
    severity: 2,
    side: 'russia',
  } as const;
  const inject = plainInject({
    at,
    to: SEATS,
    fact,
    text: 'Two shells in sector 3.',
    from: 'Patrol',
    medium: 'report',
  });
  taken(await session.addInject(inject, { kind: 'artillery', author: 'russia', isDrawn: true }));
  taken(await session.send({ do: 'jump', to: at + 600 }));
  taken(
    await session.send({
      do: 'find',
      about: 'K47',
      verdict: { verdict: 'nothing', side: 'unknown', likelihood: 1 },
      by: 'excon',
    }),
  );
  taken(await session.send({ do: 'end', stamp }));
}

describe('a facilitated exercise', () => {
  it('is recorded whole: it verifies, replays to the same state, and is the same bytes when done again', async () => {
    const session = await begin();
    await everything(session);
    session.close();
    expect(verify(session.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
    expect(replay(readJournal(session.journal))).toEqual(session.state());
    expect(session.state().isEnded).toBe(true);
    const again = await begin();
    await everything(again);
    again.close();
    expect(readFileSync(again.journal)).toEqual(readFileSync(session.journal));
  });

  it('is stored once in this format, for versions to come', () => {
    const stored = new URL('../journal/stored/format-3.rung.jsonl', import.meta.url).pathname;
    expect(verify(stored)).toMatchObject({ intact: true });
    expect(replay(readJournal(stored)).excon.marks.map(({ mark }) => mark)).toEqual([
      'startex',
      'pause',
      'note',
      'resume',
      'endex',
    ]);
  });

  it('goes on after a stop with what was held, marked and paused', async () => {
    const session = await begin();
    await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
    await session.send({ do: 'inject', act: 'hold', no: session.excon()!.injects[0]!.no });
    await session.send({ do: 'mark', mark: 'pause', text: null, stamp });
    const before = session.state();
    session.close();
    const { session: resumed } = await resumeSession(session.journal);
    expect(resumed.state()).toEqual(before);
    expect(resumed.excon()).toMatchObject({ isPaused: true });
    expect(
      resumed
        .excon()
        ?.injects.map(({ isHeld }) => isHeld)
        .slice(0, 2),
    ).toEqual([true, false]);
    resumed.close();
  });

  it('shows the facilitator nothing where none is in the room', async () => {
    const holders = { ukraine: 'person', coalition: 'hold', us: 'hold' } as const;
    const session = await startSession(
      findScenario('first-shot'),
      startOf(holders),
      join(freshFolder(), 'x.jsonl'),
      'test',
    );
    expect(session.excon()).toBeNull();
    session.close();
  });
});

describe('a branch', () => {
  it('has the very bytes of the first entries, stands where they end, and goes on by itself', async () => {
    const session = await begin();
    await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
    const then = session.state();
    await session.send({ do: 'step' });
    const whole = readFileSync(session.journal);
    const file = join(freshFolder(), 'branch.rung.jsonl');
    const branch = await branchSession(session.journal, 2, file);
    const lines = readFileSync(file, 'utf8');
    expect(whole.toString('utf8').startsWith(lines)).toBe(true);
    expect(lines.split('\n')).toHaveLength(3);
    expect(branch.state()).toEqual(then);
    expect(await branch.send({ do: 'end', stamp })).not.toHaveProperty('denied');
    branch.close();
    expect(verify(file).ok).toBe(true);
    expect(readFileSync(session.journal)).toEqual(whole);
    session.close();
  });

  it('from an entry inside a jump stands at that entry: the jump is stopped there, on record', async () => {
    const session = await begin();
    await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
    const { minute } = session.state();
    expect(await session.send({ do: 'jump', to: minute + 20 * 60 })).not.toHaveProperty('denied');
    session.close();
    const { entries } = openPlayback(session.journal);
    const jump = entries.findIndex(({ command }) => command?.do === 'jump');
    const inside = entries.filter(({ n, minute: at }) => n >= jump && at > minute && at < minute + 20 * 60);
    expect(inside.length).toBeGreaterThan(1);
    for (const { n, minute: at } of [inside[0]!, inside.at(-1)!]) {
      const file = join(freshFolder(), 'branch.rung.jsonl');
      const branch = await branchSession(session.journal, n + 1, file);
      expect(branch.state()).toMatchObject({ minute: at, excon: { jump: null } });
      expect(branch.state().seats.ukraine).toMatchObject({ isAtKeyboard: true, hasCommitted: false });
      // What fell due on the way could not be answered, and what comes after can.
      const overdue = branch.excon()!.duties.filter(({ seat, due }) => seat === 'ukraine' && due < at);
      expect(overdue.every(({ notAssessed }) => notAssessed)).toBe(true);
      expect(await branch.send({ do: 'step' })).not.toHaveProperty('denied');
      branch.close();
      expect(verify(file).ok).toBe(true);
    }
    // Outside a jump a jump still goes forward only.
    const outside = await begin();
    await outside.send({ do: 'mark', mark: 'startex', text: null, stamp });
    expect(await outside.send({ do: 'jump', to: outside.state().minute })).toHaveProperty('denied');
    outside.close();
  });

  it('keeps at least one entry, at most all, and overwrites nothing', async () => {
    const session = await begin();
    session.close();
    const to = join(freshFolder(), 'b.jsonl');
    for (const n of [0, 2, -1, 0.5])
      await expect(branchSession(session.journal, n, to)).rejects.toThrow(`A branch keeps 1 to 1 entries, not ${n}.`);
    expect(existsSync(to)).toBe(false);
    (await branchSession(session.journal, 1, to)).close();
    const bytes = readFileSync(to);
    await expect(branchSession(session.journal, 1, to)).rejects.toThrow('There is a file of that name already');
    expect(readFileSync(to)).toEqual(bytes);
  });
});
