// The questionnaire on record: in the journal, through verify and replay, in the report, and on the command line.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { played } from './answering.ts';

describe('rung lessons', () => {
  it('takes answers from pairs and from a file, prints them, and they stand in the report', async () => {
    const { file, session } = await played();
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

  it('says what is wrong with an answer, and records nothing then', async () => {
    const { file, session } = await played();
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
