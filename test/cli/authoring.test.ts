// Writing scenarios: what rung new, check, preview, explain and sample say to somebody who is no programmer.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root, rung } from '../support/rung.ts';

const folder = freshFolder();
const run = (...args: string[]) => rung(args, folder);
const template = readFileSync(new URL('../../scenarios/templates/scenario.yaml', import.meta.url), 'utf8')
  .replaceAll('NAME', 'my-own')
  .replaceAll('TITLE', 'My own');

/** The template with one thing changed, and what rung check says of it. */
function checked(name: string, ...changes: [string, string][]): { code: number | null; err: string; out: string } {
  const text = changes.reduce((so, [from, to]) => {
    expect(so, `the template has ${from}`).toContain(from);
    return so.replace(from, to);
  }, template);
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return run('check', file);
}

describe('rung new', () => {
  it('writes a commented scenario that checks clean and plays, and overwrites nothing', () => {
    const here = freshFolder();
    const first = rung(['new', 'night-market'], folder, {}, here);
    expect([first.code, first.err]).toEqual([0, '']);
    const file = join(here, 'night-market.yaml');
    expect(existsSync(file)).toBe(true);
    expect(run('check', file).out).toMatch(
      /no mistakes\.\n {2}A compliant line exists on seed 1; its tightest duty .* leaves \d/,
    );
    const drill = run('drill', file, '--seed', '3', '--policy', 'ukraine=by-the-book', '--json');
    expect(JSON.parse(drill.out).orders.map(({ order }: { order: string }) => order)).toContain('warn');
    const again = rung(['new', 'night-market'], folder, {}, here);
    expect([again.code, again.out]).toEqual([2, '']);
    expect(again.err).toContain('There is such a file already; nothing was changed.');
    expect(rung(['new', '../up'], folder, {}, here).code).toBe(2);
  });
});

describe('rung check finds what a schema cannot', () => {
  const act = '    fate: open\n';
  it.each<[string, [string, string][], string]>([
    ['a sector off the line', [['sector: 4                 #', 'sector: 9 #']], 'there is no sector 9'],
    ['an unknown response', [['order: warn }', 'order: wran }']], 'There is no response "wran".'],
    [
      'a response of another seat',
      [['{ seat: ukraine, order: halt }', '{ seat: us, order: halt }']],
      "halt is not us's to give; it belongs to ukraine.",
    ],
    [
      'an expectation that every doctrine refuses',
      [['order: halt }\n    objective', 'order: strike-territory }\n    objective']],
      'refused under every doctrine, so it cannot be expected',
    ],
    [
      'an expectation that this doctrine refuses',
      [['doctrine: literal', 'doctrine: observe-only']],
      'gives nobody this class of force, so it is always refused',
    ],
    ['an inject after ENDEX', [['at: "4:00"', 'at: "40:00"']], 'This comes at or after ENDEX, so it never arrives.'],
    [
      'a share before the report',
      [['at: "1:30"', 'at: "0:10"']],
      'B41 is only reported later, so this share can never be felt.',
    ],
    [
      'an end of an act whose fate is open',
      [
        [
          '  - at: "4:00"\n    news: "Claim, side B: our guns have not fired."',
          '  - at: "9:10"\n    end: B41\n    text: "It is over."',
        ],
      ],
      'The fate of B41 is open: the engine reports its end.',
    ],
    ['an act that grows into nothing', [[act, `${act}    growsInto: C99\n`]], 'There is no act C99 under acts.'],
    [
      'a brief that tells',
      [
        [
          'You speak for Ukraine. Warn first',
          'You speak for Ukraine. A battalion commander shells a crossroads; warn first',
        ],
      ],
      'The brief says "battalion", a word of a truth field (B41).',
    ],
    [
      'a gold line that breaks',
      [['effectAt: "1:10"', 'effectAt: "1:11"']],
      'Order 1 comes out as accepted, in effect 1:10.',
    ],
    [
      'a variant that does not fit',
      [['doctrine: thirds }', 'doctrine: fourths }']],
      'There is no doctrine of that name',
    ],
  ])('%s', (name, changes, words) => {
    const { code, err } = checked(name.replaceAll(' ', '-'), ...changes);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toMatch(/\.yaml:\d+:\d+/);
  });

  it('names five typical mistakes at once, and each message is enough to mend it', () => {
    const mistakes: [string, string][] = [
      ['endex: "36:00"', 'endex: 36h'],
      ['severity: 3               #', 'severity: serious #'],
      ['intent: local-initiative\n', 'intent: local\n'],
      ['share: B41', 'share: B14'],
      ['medium: claim', 'medum: claim'],
    ];
    const { code, err } = checked('five', ...mistakes);
    expect(code).toBe(2);
    for (const words of [
      'Expected a time as "hours:minutes" since STARTEX, found "36h"',
      'Expected one of 0, 1, 2, 3, 4, 5, found "serious"',
      'Expected one of accidental, local-initiative, deliberate, spoiler, none, found "local"',
      'did you mean B41?',
      'did you mean medium?',
    ])
      expect(err).toContain(words);
    expect(checked('mended').code).toBe(0);
  });
});

describe('a shipped scenario', () => {
  it('gives the same journal, byte for byte, from what was checked at build time and from its file', () => {
    const journals = ['three-fronts', join(root, 'scenarios', 'three-fronts.yaml')].map((name, n) => {
      const journal = join(folder, `from-${n}.rung.jsonl`);
      run('drill', name, '--seed', '3', '--policy', 'ukraine=by-the-book', '--journal', journal);
      return readFileSync(journal, 'utf8');
    });
    expect(journals[1]).toBe(journals[0]);
  });
});

describe('rung preview, explain and sample', () => {
  it('preview shows what a seed brings, and the same twice', () => {
    const first = run('preview', 'big-push', '--seed', '41');
    expect(first.out).toContain('TRUTH SIDE. Big push (big-push) · seed 41');
    expect(first.out).toMatch(/story {3}F31 infiltration, severity 2, sector 3/);
    expect(run('preview', 'big-push', '--seed', '41').out).toBe(first.out);
    const { incidents } = JSON.parse(run('preview', 'big-push', '--seed', '41', '--json').out);
    const drilled = JSON.parse(run('drill', 'big-push', '--seed', '41', '--json').out).incidents;
    expect(drilled.map(({ id, start }: { id: string; start: number }) => [id, start])).toEqual(
      incidents.map(({ id, start }: { id: string; start: number }) => [id, start]),
    );
  });

  it('explain tells the fate of an act and what bore on it, of a seed and of a journal', () => {
    const journal = join(folder, 'explained.rung.jsonl');
    const file = join(folder, 'explained.yaml');
    writeFileSync(file, template);
    const policies = ['ukraine', 'coalition', 'us'].flatMap((seat) => ['--policy', `${seat}=by-the-book`]);
    run('drill', file, '--seed', '3', ...policies, '--journal', journal);
    const told = run('explain', file, '--seed', '3', '--act', 'B41', ...policies);
    expect(told.out).toContain('end       9:00 after its start (54000)');
    expect(told.out).toMatch(
      /rates: end \d+, growth \d+, finding \d+ {2}\(warn end\+10 growth-25; halt end\+72 growth-16/,
    );
    expect(told.out).toContain('the Commission makes its finding');
    expect(run('explain', journal, '--act', 'B41').out).toBe(told.out);
    const unknown = run('explain', file, '--seed', '3', '--act', 'B14');
    expect([unknown.code, unknown.err.includes('did you mean B41?')]).toEqual([2, true]);
  });

  it.each([
    ['calm', 40],
    ['tense', 16],
    ['degraded', 8],
  ])(
    'sample, %s: everything measured lies within its aim',
    (preset, seeds) => {
      const { out } = run('sample', '--preset', preset, '--days', '30', '--seeds', String(seeds), '--json');
      const { reference } = JSON.parse(out) as {
        reference: { measure: string; found: number; within: boolean; source: string }[];
      };
      expect(reference.map(({ measure }) => measure)).toContain('phase2Share');
      expect(reference.filter(({ within }) => !within)).toEqual([]);
      expect(reference.every(({ source }) => source.length > 0)).toBe(true);
    },
    60_000,
  );

  it('sample prints the reference with its sources', () => {
    const { out } = run('sample', '--preset', 'calm', '--days', '10', '--seeds', '5');
    expect(out).toContain('33 a day after the July 2020 truce');
    expect(out).toContain('OSCE SMM');
    expect(run('sample', '--preset', 'wild').code).toBe(2);
    expect(run('sample', '--days', '0').code).toBe(2);
  });
});
