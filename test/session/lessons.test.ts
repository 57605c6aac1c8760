// The questionnaire on record: in the journal, through verify and replay, in the report, and on the command line.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standingAnswers } from '../../src/exercise/run/lessons.ts';
import { encodeEntry } from '../../src/journal/entry.ts';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import { resumeSession } from '../../src/session/session.ts';
import { played } from './answering.ts';

describe('answers in the journal', () => {
  it('are on the disk when they are acknowledged, and hold through verify, replay and resuming', async () => {
    const { file, session } = await played();
    await session.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned first.' } });
    expect(readFileSync(file, 'utf8')).toContain('We warned first.');
    session.close();
    expect(verify(file).ok).toBe(true);
    expect(standingAnswers(replay(readJournal(file)), 'ukraine')).toEqual({ well: 'We warned first.' });
    const again = (await resumeSession(file)).session;
    expect(again.answers('ukraine')).toEqual({ well: 'We warned first.' });
    await again.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned in time.' } });
    again.close();
    expect(verify(file).ok).toBe(true);
  });

  it('an event that a version does not know is refused in a sentence, never passed over', async () => {
    const { file, session } = await played();
    session.close();
    const { head, entries } = readJournal(file);
    const unknown = { command: { do: 'dream' }, events: [{ type: 'dreamt' }] } as unknown as Parameters<
      typeof encodeEntry
    >[2];
    writeFileSync(file, `${encodeEntry(entries.length, head, unknown).line}\n`, { flag: 'a' });
    expect(() => replay(readJournal(file))).toThrow('sealed, but holds what no rung writes');
    await expect(resumeSession(file)).rejects.toThrow('sealed, but holds what no rung writes');
  });
});
