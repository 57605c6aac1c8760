// Writing scenarios: what rung new, check, preview, explain and sample say to somebody who is no programmer.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import { rung } from '../support/rung.ts';

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
      /no mistakes\.\n {2}Gold line held: 3 orders, 1 chain, 2 rulings; all comes out as promised\.\n {2}1 variant checked: thirds\.\n {2}A compliant line exists on seed 1 \(played by the book, \d+ orders and none refused, no duty missed\); its tightest duty .* leaves \d/,
    );
    const drill = run('drill', file, '--seed', '3', '--policy', 'ukraine=by-the-book', '--json');
    expect(JSON.parse(drill.out).orders.map(({ order }: { order: string }) => order)).toContain('warn');
    const again = rung(['new', 'night-market'], folder, {}, here);
    expect([again.code, again.out]).toEqual([2, '']);
    expect(again.err).toContain('There is such a file already; nothing was changed.');
    expect(rung(['new', '../up'], folder, {}, here).code).toBe(2);
  });

  it('says so where a shipped scenario has the name', () => {
    const { code, out } = rung(['new', 'big-push'], folder, {}, freshFolder());
    expect(code).toBe(0);
    expect(out).toContain('rung play big-push plays that one, ./big-push.yaml is yours.');
  });
});

describe('rung check of a study', () => {
  const study = (...lines: string[]) => {
    const file = join(folder, 'study.yaml');
    writeFileSync(file, ['format: 1', 'title: Two ways', ...lines, ''].join('\n'));
    return run('check', file);
  };

  it('says how much there is to play', () => {
    const { code, out, err } = study(
      'scenarios: [first-shot, { scenario: big-push, preset: calm }]',
      'seeds: "1..12"',
      'doctrines: [literal, thirds]',
      'policies: [by-the-book, slow]',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('a study, no mistakes.\n  96 exercises: 4 arms on 12 seeds, in 2 settings.\n');
  });

  it.each([
    [
      'a scenario that is not there',
      ['scenarios: [first-shoot]', 'seeds: "1..3"'],
      /:3:13 [\s\S]*did you mean first-shot\?/,
    ],
    ['seeds that are no range', ['scenarios: [first-shot]', 'seeds: 9..3'], /:4:8 [\s\S]*write 3\.\.9/],
    [
      'a scenario that is not there, told beside other faults,',
      ['scenarios: [first-shoot]', 'seeds: 9..3', 'policies: [{ usa: hold }]'],
      /did you mean first-shot\?[\s\S]*write 3\.\.9[\s\S]*did you mean us\?[\s\S]*3 mistakes\./,
    ],
    ['no scenarios at all', ['seeds: "1..3"'], /scenarios is missing[\s\S]*as scenarios: \[open-drill/],
    ['a key that no study has', ['scenarios: [first-shot]', 'seeds: "1..3"', 'policy: slow'], /Unknown key "policy"/],
    [
      'more arms than are compared',
      [
        'scenarios: [first-shot]',
        'seeds: "1..3"',
        `settings: [${Array.from({ length: 21 }, (_, hours) => `phase2.opensAfter=${hours + 4}h`).join(', ')}]`,
        'policies: [by-the-book, slow]',
      ],
      /That makes 42 arms in one setting; at most 40 are compared\./,
    ],
  ])('%s is a mistake', (_, lines, told) => {
    const { code, err } = study(...lines);
    expect([code, err]).toEqual([2, expect.stringMatching(told)]);
  });
});

describe('rung check finds what a schema cannot', () => {
  const act = '    course: open\n';
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
      'an inject that the jitter moves beyond ENDEX',
      [['at: "4:00"', 'at: "35:40"']],
      'With the jitter this comes at or after ENDEX on some seeds, and then never arrives.',
    ],
    [
      'a share before the report',
      [['at: "1:30"', 'at: "0:10"']],
      'B41 is only reported later, so this share can never be felt.',
    ],
    [
      'an end of an open act that is not its end as written',
      [
        [
          '  - at: "4:00"\n    news: "Claim, side B: our guns have not fired."',
          '  - at: "9:10"\n    end: B41\n    text: "It is over."',
        ],
      ],
      'B41 ends at 9:00 where nothing bears on it, and this says 9:10.',
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
      'The brief says "battalion", "commander", "shells", "crossroads": words of a truth field (B41).',
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

  it('warns of a kind of its own and still plays', () => {
    const { code, out, err } = checked('warned', ['kind: artillery', 'kind: artilery'], ['[UK, PL]', '[UK, LV]']);
    expect([code, out.includes('a scenario, no mistakes, 2 warnings.')]).toEqual([0, true]);
    expect(err).toContain(
      'Warning: "artilery" is a kind of your own: it plays as any other, but air-defence, logistics, sea-patrol, reassure-sea, mine-clearance never bear on it.',
    );
    expect(err).toContain('Hint: did you mean artillery?');
    expect(err).toContain('Warning: LV is not on the roster of the coalition.');
    expect(checked('warned-too', ['kind: artillery', 'kind: banana']).code).toBe(0);
  });

  it('says how to see why nobody can comply, and what is checked later', () => {
    const { err } = checked('later', ['effectAt: "1:10"', 'effectAt: "1:11"'], ['to: [coalition, us]', 'to: []']);
    expect(err).not.toContain('Order 1 comes out');
    expect(err).toMatch(/1 mistake\.\n.*later\.yaml: Its gold line and its compliant line are looked at when this is/);
    const unread = checked('unread', ['format: 1', '}{ }{']).err;
    expect(unread).toContain('It could not be read to its end; more may appear when this is mended.');
  });
});

describe('rung check says in words', () => {
  it('which gold order was refused, and why', () => {
    const { code, err } = checked(
      'refused',
      ['seat: us, order: surveil', 'seat: ukraine, order: consult'],
      [
        '    - { order: 1, verdict',
        '    - { order: 2, verdict: accepted }\n    - { order: 7, verdict: accepted }\n    - { order: 1, verdict',
      ],
    );
    expect(code).toBe(2);
    expect(err).toContain("this is Ukraine's consult sector 4 at 1:40: another seat has this order to give");
    expect(err).toContain('gold orders are counted from 0');
  });

  it('which encoding to save a file in', () => {
    for (const mark of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ]) {
      const file = join(folder, 'utf-16.yaml');
      writeFileSync(file, Buffer.concat([Buffer.from(mark), Buffer.from('format: 1', 'utf16le')]));
      const { code, err } = run('check', file);
      expect([code, err]).toEqual([2, expect.stringContaining('Hint: save it again with the encoding UTF-8')]);
    }
  });

  it('which file exists where only the ending of a name is missing', () => {
    const here = freshFolder();
    rung(['new', 'night-market'], folder, {}, here);
    for (const command of ['check', 'drill', 'preview'])
      expect(rung([command, 'night-market'], folder, {}, here)).toMatchObject({
        code: 2,
        err: expect.stringContaining('Hint: did you mean ./night-market.yaml?'),
      });
    expect(rung(['check', 'night-market.yml'], folder, {}, here).err).toContain('did you mean ./night-market.yaml?');
    expect(rung(['check', 'day-market'], folder, {}, here).err).not.toContain('did you mean');
  });
});

/** A change to the template, and the hint that mends it. */
type Slip = [from: string, to: string, hint: string];

const SETS: [string, Slip[]][] = [
  [
    'values and names',
    [
      ['endex: "36:00"', 'endex: 36h', 'write "36:00"'],
      [
        'severity: 3               #',
        'severity: serious #',
        'without quotes: 0 nothing happened, 1 non-compliance, 2 minor, 3 serious, 4 grave, 5 broader attack',
      ],
      ['consent: [UK, PL]', 'consent: [UK, Poland]', 'Poland is PL'],
      ['medium: claim', 'medum: claim', 'did you mean medium?'],
      ['share: B41', 'share: B14', 'did you mean B41?'],
    ],
  ],
  [
    'what contradicts itself',
    [
      ['at: "4:00"', 'at: "36:00"', 'move it, or set endex later'],
      ['to: [coalition, us]', 'to: []', 'name seats, or leave `to` out: then all hear it'],
      ['phase2At: null', 'phase2At: never', 'write null, without quotes, for what never happens'],
      [
        'since {0:00}, one every',
        'since {foo} and {9:75}, one every',
        'write it out, or put a time there; minutes are 00 to 59',
      ],
      ['jitter: "0:20"', 'jitter: "40:00"', 'take a short one, as "0:20", or set endex later'],
    ],
  ],
  [
    'one behind the other',
    [
      ['endex: "36:00"', 'endx: "36:00"', 'did you mean endex?'],
      ['start: "0:00"\n    end', 'start: 25:99\n    end', 'as "0:40" or "24:00"; minutes are 00 to 59'],
      ['    report: B41', '    reprot: B41', 'did you mean report?'],
      ['order: warn }', 'order: wran }', 'did you mean warn?'],
      ['- at: "1:30"', '- at: "0:30"', 'move it behind the report'],
    ],
  ],
  [
    'wrong forms',
    [
      ['title: My own', 'title: 2359', 'write it in quotes, as "2359"'],
      ['to: [coalition, us]', 'to: coalition', 'write it in brackets, as [coalition]'],
      ['    - The warning stands before any halt.', '    - Note: warn first.', 'stands in quotes: "Note: warn first."'],
      ['intent: local-initiative', 'intent: local', 'did you mean local-initiative?'],
      ['playMinutes: 45', 'playMinutes: "45"', 'write it without quotes, as 45'],
    ],
  ],
];

/** Slips that keep the rest of a file from being read, or may. */
const SLIPS: Slip[] = [
  ['difficulty: 1  ', '\tdifficulty: 1  ', 'indent with blanks, never with tabs'],
  [
    'text: Shells on the crossroads in sector 4 since {0:00}, one every few minutes. Two wounded.',
    'text: Minister: shells in sector 4.',
    'write text: "Minister: shells in sector 4."',
  ],
  ['- at: "1:30"', '- at: "1:30', 'put the same mark at the end of the text'],
  ['    sector: 4                 #', '     sector: 4                 #', 'put 4 blanks before it'],
  ['coaching: at-commit ', 'coaching: at-commit\ncoaching: before ', 'keep one of them; the other stands in line 14'],
  ['kind: artillery', 'kind artillery', 'write kind: artillery'],
  ['to: [ukraine] ', 'to: [ukraine ', 'close it with ]'],
  ['{ at: "1:40", seat: us', '{ at: "1:40, seat: us', 'put the same mark at the end of the text'],
  ['phase2At: null, broaderAt: null', 'phase2At: null, broaderAt: -', 'write null for what never happens'],
  ['  - at: "4:00"', '    at: "4:00"', 'write - at: "4:00"'],
];

describe('a slip is the only mistake that is reported, with a hint', () => {
  it.each(SLIPS)('%s → %s', (from, to, hint) => {
    const { code, err } = checked('slip', [from, to]);
    expect([code, err]).toEqual([2, expect.stringContaining(`Hint: ${hint}`)]);
    expect(err).toContain('\n1 mistake.\n');
  });
});

describe('five typical mistakes are reported at once, and each hint is enough to correct one', () => {
  it.each(SETS)('%s', (name, slips) => {
    const made = slips.map(([from, to]): [string, string] => [from, to]);
    const { code, err } = checked(name.replaceAll(' ', '-'), ...made);
    expect(code).toBe(2);
    for (const [, , hint] of slips) expect(err).toContain(hint);
    expect(err).toContain(`\n${slips.length} mistakes.\n`);
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

  it('preview shows what the engine reports, and not what an inject does', () => {
    const file = join(folder, 'previewed.yaml');
    const reported =
      '  - at: "0:35"\n    report: B41\n    start: "0:00"\n    sector: 4\n    severity: 3\n    side: russia\n';
    const says = '    says: Shells on the crossroads.\n    delay: "0:50"\n    shareDelay: "0:40"\n    firstTo: us\n';
    const silent = template
      .replace(reported, '  - at: "0:35"\n    news: All is quiet.\n')
      .replace('    over:', `${says}    over:`);
    writeFileSync(file, silent.replace('jitter: "0:20"', 'jitter: "0:00"'));
    const { out } = run('preview', file, '--seed', '41', '--script-only');
    expect(out).toContain('   0:50  engine  → US, the others 0:40 later [report B41]: Shells on the crossroads.\n');
    writeFileSync(file, template.replace('    over:', `${says}    over:`));
    expect(run('preview', file, '--seed', '41', '--script-only').out).not.toContain('engine  →');
    expect(run('preview', 'open-drill', '--seed', '41').out).toMatch(
      /engine {2}→ .* later, if sensors see it \[report /,
    );
  });

  it('preview shows nothing after ENDEX', () => {
    const { out } = run('preview', 'open-drill', '--seed', '41', '--preset', 'degraded');
    const minutes = (time: string) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]);
    const until = [...out.matchAll(/until (\d+:\d\d)/g)].map(([, time]) => minutes(time!));
    expect(until.length).toBeGreaterThan(10);
    expect(until.filter((minute) => minute > 360 * 60)).toEqual([]);
    expect(out).toContain(', to ENDEX; ');
  });

  it('explain shows the fate of an act and what influenced it, for a seed and for a journal', () => {
    const journal = join(folder, 'explained.rung.jsonl');
    const file = join(folder, 'explained.yaml');
    writeFileSync(file, template);
    const policies = ['ukraine', 'coalition', 'us'].flatMap((seat) => ['--policy', `${seat}=by-the-book`]);
    run('drill', file, '--seed', '3', ...policies, '--journal', journal);
    const told = run('explain', file, '--seed', '3', '--act', 'B41', ...policies);
    expect(told.out).toContain('end       9:03 after its start (54285)');
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
    const few = run('sample', '--preset', 'tense', '--days', '30', '--seeds', '3').out;
    expect(few).toContain('OUTSIDE aim');
    expect(few).toContain('Preset tense needs 480 days in all, as --days 30 --seeds 16; these are 90.');
    expect(run('sample', '--preset', 'wild').code).toBe(2);
    expect(run('sample', '--days', '0').code).toBe(2);
  }, 60_000);
});
