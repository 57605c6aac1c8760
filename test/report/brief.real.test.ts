// Hand-outs: what a seat is handed before STARTEX holds nothing that it could not see then; the facilitator's holds it all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefHtml, handout } from '../../src/report/brief.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

const home = freshFolder();
describe('rung brief', () => {
  it('writes one file a reader into a folder, and none into another', () => {
    const out = join(home, 'handouts');
    const { code } = rung(['brief', 'big-push', '--variant', 'thirds', '--format', 'html', '--out', out], home);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(
      ['coalition', 'commission', 'facilitator', 'ukraine', 'us'].map((reader) => `big-push-thirds-${reader}.html`),
    );
    const ours = readFileSync(join(out, 'big-push-thirds-us.html'), 'utf8');
    expect(ours).toBe(briefHtml(handout(findScenario('big-push', { variant: 'thirds' }), 'us')));
  });

  it('prints one, or writes it to the file that is named, in the format of its name', () => {
    const printed = rung(['brief', 'first-shot', '--for', 'ukraine'], home);
    expect([printed.code, printed.out.startsWith('# First shot: brief for Ukraine')]).toEqual([0, true]);
    const file = join(home, 'one.html');
    expect(rung(['brief', 'first-shot', '--for', 'us', '--out', file], home).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it.each([
    [['--for', 'coaliton'], 'did you mean coalition?'],
    [['--for', 'us', '--format', 'pdf'], 'There is no format "pdf".'],
    [[], 'name a folder, or one reader with --for'],
    [['--out', 'all.md'], 'this names one file'],
  ])('%j is a mistake with a hint, and nothing is written', (options, hint) => {
    const { code, err, out } = rung(['brief', 'first-shot', ...options], home, {}, home);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(hint)]);
    expect(existsSync(join(home, 'all.md'))).toBe(false);
  });
});
