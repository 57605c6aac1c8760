// The questionnaire on record: in the journal, through verify and replay, in the report, and on the command line.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standingAnswers } from '../../src/exercise/lessons.ts';
import { encodeEntry } from '../../src/journal/entry.ts';
import { readJournal } from '../../src/journal/read.ts';
import { replay } from '../../src/journal/replay.ts';
import { verify } from '../../src/journal/verify.ts';
import { resumeSession, type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { rung } from '../support/rung.ts';
import { act, lineWith } from '../support/world.ts';

/** A short exercise with Ukraine in a person's hands, played to its end. */
function played(): { file: string; session: Session } {
  const file = join(freshFolder(), 'lessons.rung.jsonl');
  const scenario = lineWith([act()], { endex: 12 * 60, title: 'One act' });
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const session = startSession(scenario, startOf(holders), file, 'test');
  for (let turn = 0; turn < 20 && !session.state().isEnded; turn++) session.send({ do: 'commit', seat: 'ukraine' });
  expect(session.state().isEnded).toBe(true);
  return { file, session };
}

describe('answers in the journal', () => {
  it('are on the disk when they are acknowledged, and hold through verify, replay and resuming', () => {
    const { file, session } = played();
    session.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned first.' } });
    expect(readFileSync(file, 'utf8')).toContain('We warned first.');
    session.close();
    expect(verify(file).ok).toBe(true);
    expect(standingAnswers(replay(readJournal(file)), 'ukraine')).toEqual({ well: 'We warned first.' });
    const again = resumeSession(file).session;
    expect(again.answers('ukraine')).toEqual({ well: 'We warned first.' });
    again.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned in time.' } });
    again.close();
    expect(verify(file).ok).toBe(true);
  });

  it('an event that a version does not know is refused in a sentence, never passed over', () => {
    const { file, session } = played();
    session.close();
    const { head, entries } = readJournal(file);
    const unknown = { command: { do: 'dream' }, events: [{ type: 'dreamt' }] } as unknown as Parameters<
      typeof encodeEntry
    >[2];
    writeFileSync(file, `${encodeEntry(entries.length, head, unknown).line}\n`, { flag: 'a' });
    expect(() => replay(readJournal(file))).toThrow('sealed, but holds what no rung writes');
    expect(() => resumeSession(file)).toThrow('sealed, but holds what no rung writes');
  });
});

describe('rung lessons', () => {
  it('takes answers from pairs and from a file, prints them, and they stand in the report', () => {
    const { file, session } = played();
    session.close();
    const home = freshFolder();
    const run = (...args: string[]) => rung(['lessons', file, ...args], home);
    expect(run().out).toContain('Nobody has answered the questionnaire yet.');
    expect(run('well=The <b>warning</b> | first', 'confidence=4', '--as', 'ukraine').code).toBe(0);
    const answers = join(home, 'answers.yaml');
    writeFileSync(answers, 'unclear: Which hour is the first breach?\nconfidence: 2\n');
    expect(run('--as', 'observer', '--answers', answers).out).toContain('Which hour is the first breach?');
    const { lessons } = JSON.parse(run('--json').out) as { lessons: { by: string }[] };
    expect(lessons).toEqual([
      { by: 'ukraine', answers: { well: 'The <b>warning</b> | first', confidence: '4' }, earlier: [] },
      { by: 'observer', answers: { unclear: 'Which hour is the first breach?', confidence: '2' }, earlier: [] },
    ]);
    const report = (reader: string) => rung(['report', file, '--for', reader], home).out;
    expect(report('facilitator')).toContain('| Ukraine | The &lt;b>warning&lt;/b> \\| first |');
    expect(report('facilitator')).toContain('| The observer | Which hour is the first breach? |');
    expect(report('ukraine')).toContain('The &lt;b>warning');
    expect(report('ukraine')).not.toContain('Which hour is the first breach?');
    expect(report('us')).toContain(
      "US has not answered the questionnaire after ENDEX. It was answered by Ukraine and the observer; the facilitator's report holds what they say.",
    );
    expect(report('ukraine')).toContain(
      "It was also answered by the observer; the facilitator's report holds what they say.",
    );
    expect(rung(['replay', file, '--seat', 'us'], home).out).not.toContain('questionnaire');
    expect(rung(['verify', file], home).code).toBe(0);
  }, 60_000);

  it('says what is wrong with an answer, and records nothing then', () => {
    const { file, session } = played();
    session.close();
    const home = freshFolder();
    const before = readFileSync(file, 'utf8');
    const run = (...args: string[]) => rung(['lessons', file, ...args], home);
    const answers = join(home, 'answers.yaml');
    writeFileSync(answers, 'confidence: 7\nwel: x\n');
    const inFile = run('--as', 'observer', '--answers', answers);
    expect(inFile.code).toBe(2);
    expect(inFile.err).toMatch(/answers\.yaml:1:13[\s\S]*at most 5/);
    expect(inFile.err).toMatch(/answers\.yaml:2:1[\s\S]*did you mean well\?/);
    expect(run('well=x').err).toContain('Whose answers are these?');
    expect(run('wel=x', '--as', 'ukraine').err).toContain('did you mean well?');
    expect(run('well=x', '--as', 'observr').err).toContain('did you mean observer?');
    expect(run('well=x', '--as', 'us')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Nobody held that seat'),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  }, 60_000);
});
