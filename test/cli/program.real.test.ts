// The program as a user runs it: commands, exit codes, files that are broken or hostile.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, root } from '../support/folder.ts';
import { bundle, type Ran, rung } from '../support/rung.ts';

const home = freshFolder();
const run = (...args: string[]) => rung(args, home);
const conformance = join(root, 'test', 'conformance');
const write = (name: string, text: string | Buffer) => {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
};

describe('without a terminal', () => {
  it('rung plays the first-shot drill by the book and says where the journal is', () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out).toMatch(/^EXERCISE\. Training model of a press-reported, unverified and simplified plan\./);
    expect(out).toContain('Ukraine orders: warn about K47');
    expect(out).toContain('OUTCOME');
    const journal = /Journal (.*)/.exec(out)?.[1] ?? '';
    expect(existsSync(journal)).toBe(true);
    expect(journal.startsWith(join(home, 'exercises'))).toBe(true);
  });

  it('rung play says that it needs a terminal', () => {
    const { code, err } = run('play', 'first-shot');
    expect([code, err]).toEqual([2, expect.stringContaining('rung drill runs an exercise without one')]);
  });
});

describe('rung drill', () => {
  it('prints one object with the rulings, the chains and the incidents', () => {
    const orders = write(
      'orders.yaml',
      'orders:\n  - { at: "2:00", seat: ukraine, order: warn, about: K47 }\n  - { at: "2:00", seat: ukraine, order: halt, about: K47, sector: 5 }\n  - { at: "3:00", seat: us, order: air-policing, about: K47 }\n  - { at: "3:00", seat: ukraine, order: stand-down, of: 1 }\n',
    );
    const { code, out } = run(
      'drill',
      'first-shot',
      '--seed',
      '41',
      '--orders',
      orders,
      '--policy',
      'coalition=by-the-book',
      '--json',
      '--journal',
      join(home, 'd.jsonl'),
    );
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result).toMatchObject({
      scenario: 'first-shot',
      doctrine: 'literal',
      seed: '41',
      journal: join(home, 'd.jsonl'),
    });
    expect(result.head).toMatch(/^[0-9a-f]{64}$/);
    const filed = result.orders.filter(({ seat }: { seat: string }) => seat !== 'coalition');
    expect(
      filed.map(({ order, seat, at, verdict, code, effectAt }: Record<string, unknown>) => [
        order,
        seat,
        at,
        verdict,
        code,
        effectAt,
      ]),
    ).toEqual([
      ['warn', 'ukraine', 120, 'accepted', null, 120],
      ['halt', 'ukraine', 120, 'accepted', null, 150],
      ['stand-down', 'ukraine', 180, 'accepted', null, 300],
      ['air-policing', 'us', 180, 'refused', 'seat/not-yours', null],
    ]);
    expect(result.chains[0]).toMatchObject({ id: 'K47', phase2At: null });
    expect(result.incidents[0]).toMatchObject({
      kind: expect.any(String),
      start: expect.any(Number),
      severity: expect.any(Number),
    });
    expect(run('verify', join(home, 'd.jsonl')).code).toBe(0);
  });

  it('gives every team on one seed the same incidents', () => {
    const drilled = (...more: string[]) => JSON.parse(run('drill', 'big-push', '--seed', '7', '--json', ...more).out);
    const a = drilled();
    const b = drilled('--policy', 'ukraine=by-the-book', '--doctrine', 'deadline');
    expect(b.incidents).toEqual(a.incidents);
    expect(b.head).not.toBe(a.head);
  });

  it('takes a policy alone for every seat, and pairs with commas', () => {
    const drilled = (...policies: string[]) =>
      JSON.parse(
        run('drill', 'big-push', '--seed', '7', '--json', ...policies.flatMap((each) => ['--policy', each])).out,
      ).head;
    const paired = drilled('ukraine=slow', 'coalition=slow', 'us=slow');
    expect(drilled('slow')).toBe(paired);
    expect(drilled('ukraine=slow,us=slow', 'coalition=slow')).toBe(paired);
    expect(drilled('slow', 'us=hold')).not.toBe(paired);
  });
});

describe('rung adjudicate', () => {
  const one = join(conformance, 'phase2-edge.yaml');
  it('prints one JSON object, and for several files one compact object a line', () => {
    expect(JSON.parse(run('adjudicate', one, '--json').out).rulings).toHaveLength(5);
    const lines = run('adjudicate', one, join(conformance, 'own-side.yaml'), '--json').out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).rulings.length)).toEqual([5, 5]);
  });

  it('explains each refusal in a sentence', () => {
    expect(run('adjudicate', one).out).toContain(
      'It is too early. Coalition force opens 24:00 after the chain began if hostilities persist; the chain stands at T+24:00 (C3). It opens at 24:01 if the fire goes on.',
    );
  });

  it('rules under another doctrine where one is named', () => {
    expect(
      JSON.parse(run('adjudicate', join(conformance, 'phase3-full.yaml'), '--doctrine', 'thirds', '--json').out),
    ).toMatchObject({ doctrine: 'thirds' });
  });
});

describe('rung doctrines', () => {
  it('lists what each reads differently, with clause and rationale', () => {
    const { out } = run('doctrines');
    for (const name of ['literal', 'sequential', 'thirds', 'deadline', 'persistent', 'observe-only', 'mirrored'])
      expect(out).toContain(`\n${name}`);
    expect(out).toContain('phase3.effectAfter: 48:00, where literal reads 72:00 (C1)');
  });

  it('shows which rulings of a timeline change between two readings, and because of which switch', () => {
    const { changes } = JSON.parse(
      run('doctrines', 'diff', 'literal', 'thirds', join(conformance, 'phase3-full.yaml'), '--json').out,
    );
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every(({ because }: { because: string[] }) => because.join() === 'phase3.effectAfter')).toBe(true);
  });

  it('reads a journal as well', () => {
    const { out } = run('doctrines', 'diff', 'literal', 'observe-only', join(home, 'd.jsonl'));
    expect(out).toContain('because mandate reads none');
  });
});

describe('mistakes are explained with their place, and exit 2', () => {
  const scenario = readFileSync(join(root, 'scenarios', 'first-shot.yaml'), 'utf8');
  const broken: [string, (text: string) => string, string[]][] = [
    [
      'a misspelt key',
      (text) => text.replace('difficulty: 1', 'dificulty: 1'),
      ['Unknown key "dificulty".', 'did you mean difficulty?'],
    ],
    [
      'a wrong type',
      (text) => text.replace('playMinutes: 45', 'playMinutes: long'),
      ['Expected a number, found "long".'],
    ],
    [
      'a time without minutes',
      (text) => text.replace('endex: "34:00"', 'endex: "34"'),
      ['Expected a time as "hours:minutes" since STARTEX, found "34".'],
    ],
    [
      'an unknown act',
      (text) => text.replace('confirm: K47', 'confirm: K74'),
      ['There is no act K74 under acts.', 'did you mean K47?'],
    ],
    [
      'a sector off the line',
      (text) => text.replace('sector: 5', 'sector: 15'),
      ['The line has sectors 1 to 8; there is no sector 15.'],
    ],
    [
      'an unknown doctrine',
      (text) => text.replace('coaching: at-commit', 'coaching: at-commit\ndoctrine: litteral'),
      ['There is no doctrine of that name, and no such file.', 'did you mean literal?'],
    ],
    [
      'an unknown response',
      (text) => text.replace('order: surveil', 'order: surveill'),
      ['There is no response "surveill".', 'did you mean surveil?'],
    ],
    [
      'a duplicate key',
      (text) => text.replace('difficulty: 1', 'difficulty: 1\ndifficulty: 2'),
      ['This key stands twice in its block.'],
    ],
    [
      'an inject after ENDEX',
      (text) => text.replace('at: "20:00"', 'at: "40:00"'),
      ['This comes at or after ENDEX, so it never arrives.'],
    ],
    [
      'a start after its report',
      (text) => text.replace('start: "0:00"\n    sector', 'start: "1:00"\n    sector'),
      ['This lies after the minute of the fact itself (at).'],
    ],
    [
      'a gold line that breaks',
      (text) => text.replace('closedAt: "30:00"', 'closedAt: "31:00"'),
      ['The gold line promises 31:00; it comes out as 30:00.'],
    ],
    [
      'a terminal escape in a text',
      (text) => text.replace('title: First shot', 'title: "First \\e[31mshot"'),
      ['The text holds the character U+001B, which no screen can show.'],
    ],
    [
      'an alias',
      (text) => text.replace('objective: Warn', 'objective: &w Warn').replace('summary: >-', 'summary: *w\nx: >-'),
      ['References (*name) are not read here.'],
    ],
    [
      'a cut-off file',
      (text) => text.slice(0, text.indexOf('facilitator:') + 6),
      ['A colon and a blank belong behind the key.'],
    ],
  ];
  it.each(broken)('%s', (name, change, expected) => {
    const text = change(scenario);
    expect(text).not.toBe(scenario);
    const file = write(`broken-${name.replaceAll(' ', '-')}.yaml`, text);
    const { code, out, err } = run('check', file);
    expect([code, out]).toEqual([2, '']);
    for (const words of expected) expect(err).toContain(words);
    expect(err).toMatch(/\.yaml:\d+:\d+/);
    expect(err).toContain('^');
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('all of them are reported at once, the unknown response beside the misspelt key', () => {
    const text = scenario
      .replace('difficulty: 1', 'dificulty: 1')
      .replace('sector: 5', 'sector: 15')
      .replace('confirm: K47', 'confirm: K74');
    const { err, code } = run('check', write('three.yaml', text));
    expect(code).toBe(2);
    for (const words of ['dificulty', 'no sector 15', 'no act K74']) expect(err).toContain(words);
    const json = JSON.parse(run('check', '--json', join(home, 'three.yaml')).out);
    expect(json.ok).toBe(false);
    expect(
      json.files[0].mistakes.every(({ line, column }: { line: number; column: number }) => line > 0 && column > 0),
    ).toBe(true);
  });

  it('every shipped file checks clean', () => {
    const folder = join(root, 'scenarios');
    const files = [folder, join(folder, 'doctrines')].flatMap((each) =>
      readdirSync(each)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(each, name)),
    );
    expect(files.length).toBeGreaterThan(9);
    expect(run('check', ...files)).toMatchObject({ code: 0, err: '' });
  });

  const hostile: [string, string | Buffer][] = [
    ['empty.yaml', ''],
    ['binary.yaml', Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 37) % 256))],
    ['latin1.yaml', Buffer.from([0x66, 0xe9, 0x0a])],
    ['deep.yaml', '['.repeat(100_000)],
    ['deep-map.yaml', Array.from({ length: 1200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['proto.yaml', 'format: 1\n__proto__: { polluted: true }\nconstructor: 1\nfacts: []\norders: []\n'],
    [
      'bomb.yaml',
      `a: &a [x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, n) => `${name}: &${name} [${Array(8).fill(`*${'abcdefghi'[n]}`).join(', ')}]`).join('\n')}\n`,
    ],
    ['escape.yaml', 'format: 1\nfacts: []\norders: []\n"\u001b]0;owned\u0007": 1\n'],
    ['escape-in-value.yaml', 'format: "\u001b[2J\u001b[31mred"\n'],
    ['big.yaml', 'x'.repeat(3 * 1024 * 1024)],
    ['list.json', '[1, 2, 3]'],
    ['wrong.jsonl', '{"n":0,"prev":"x","opening":{},"events":[],"digest":"00"}\n'],
  ];
  const isTurnedAway = ({ code, out, err }: Ran, names: string[]) => {
    expect([names, code], err).toEqual([names, 2]);
    for (const name of names) expect(err).toContain(name);
    expect(err + out).not.toMatch(/\n {4}at |TypeError|RangeError|This is a bug/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what must not get out
    expect(err + out).not.toMatch(/\u001b|\u0007/);
  };

  it.each([['adjudicate'], ['check']])(
    'hostile files are turned away by %s: no stack trace, no escape',
    (command) => {
      mkdirSync(join(home, 'hostile'), { recursive: true });
      const files = hostile.map(([name, content]) => write(join('hostile', name), content));
      // What is empty in `empty.yaml` is a mistake of every command but has no place to point at.
      isTurnedAway(
        run(command, ...files),
        hostile.map(([name]) => name),
      );
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    20_000,
  );

  it.each([
    ['drill', ['drill']],
    ['drill --orders', ['drill', 'first-shot', '--orders']],
    ['drill --doctrine', ['drill', 'first-shot', '--doctrine']],
    ['verify', ['verify']],
    ['replay', ['replay']],
    ['doctrines diff', ['doctrines', 'diff', 'literal', 'thirds']],
  ])(
    'hostile files are turned away by %s, and nothing is written',
    (_, command) => {
      mkdirSync(join(home, 'hostile'), { recursive: true });
      const before = readdirSync(join(home, 'exercises')).length;
      for (const name of ['deep.yaml', 'escape.yaml']) {
        const [, content] = hostile.find(([each]) => each === name)!;
        isTurnedAway(run(...command, write(join('hostile', name), content)), [name]);
      }
      isTurnedAway(run(...command, join(home, 'hostile')), ['hostile']);
      isTurnedAway(run(...command, join(home, 'no-such-file.yaml')), ['no-such-file.yaml']);
      expect(readdirSync(join(home, 'exercises')).length).toBe(before);
    },
    20_000,
  );
});

describe('arguments', () => {
  it.each([
    [['drill', 'fist-shot'], 'did you mean first-shot?'],
    [['drill', 'first-shot', '--policy', 'ukrain=passive'], 'did you mean ukraine?'],
    [['drill', 'first-shot', '--policy', 'slwo'], 'did you mean slow?'],
    [['drill', 'first-shot', '--policy', 'ukraine'], 'as ukraine=by-the-book'],
    [['drill', 'first-shot', '--policy', 'ukraine=by-the-bok'], 'did you mean by-the-book?'],
    [['drill', 'first-shot', '--coaching', 'befor'], 'did you mean before?'],
    [['drill', 'first-shot', '--seed', '../x'], 'Expected up to 40 letters'],
    [['drill', '../../etc/passwd'], 'etc/passwd'],
    [['drill', 'first-shot', '--seeed', '1'], 'Did you mean --seed?'],
    [['dril'], 'did you mean drill?'],
    [['schema', 'scenaro'], 'did you mean scenario?'],
    [['doctrines', 'show', 'litteral'], 'did you mean literal?'],
  ])('%j is a mistake with a hint', (args, hint) => {
    const { code, err } = run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(hint)]);
  });

  it('every command has help with an example or says what it is for', () => {
    const { out } = run('--help');
    for (const name of [
      'play',
      'drill',
      'adjudicate',
      'doctrines',
      'scenarios',
      'check',
      'schema',
      'replay',
      'verify',
    ]) {
      expect(out).toContain(`  ${name}`);
      expect(run(name, '--help')).toMatchObject({ code: 0, out: expect.stringContaining(`rung ${name}`) });
    }
  });

  it('the JSON Schemas are valid JSON and know the facts', () => {
    for (const kind of ['scenario', 'timeline', 'doctrine', 'orders', 'study'])
      expect(JSON.parse(run('schema', kind).out)).toHaveProperty('properties');
    expect(run('schema', 'timeline').out).toContain('"certify"');
  });
});

describe('rung replay', () => {
  it('prints a journal, up to an entry, and for one seat only what reached it', () => {
    const journal = join(home, 'd.jsonl');
    expect(run('replay', journal).out).toContain('ENDEX');
    expect(run('replay', journal, '--at', '0').out).not.toContain('ENDEX');
    const us = run('replay', journal, '--seat', 'us').out;
    const first = run('replay', journal, '--seat', 'us', '--at', '3');
    expect(first.out).toMatch(/… number 3 of \d+; the exercise goes on\n$/);
    expect(us.startsWith(first.out.split('\n… ')[0]!.trimEnd())).toBe(true);
    const beyond = run('replay', journal, '--seat', 'us', '--at', '9999');
    expect([beyond.code, beyond.err]).toEqual([2, expect.stringContaining('What US was told is numbered 1 to')]);
    expect(us).not.toContain('a pump house burning');
    expect(us).toContain('Ukraine passes on a report');
  });
});

describe('a process killed at any moment', () => {
  it('leaves a journal that holds, up to the last acknowledged entry', async () => {
    const file = join(home, 'killed.jsonl');
    const child = spawn(
      process.execPath,
      [
        bundle,
        'drill',
        'big-push',
        '--seed',
        '5',
        '--journal',
        file,
        ...['ukraine', 'coalition', 'us'].flatMap((seat) => ['--policy', `${seat}=by-the-book`]),
      ],
      { env: { ...process.env, RUNG_HOME: home }, stdio: 'ignore' },
    );
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!existsSync(file) || readFileSync(file, 'utf8').split('\n').length < 4) return;
        clearInterval(look);
        child.kill('SIGKILL');
        resolve();
      }, 1);
    });
    await new Promise((resolve) => child.once('exit', resolve));
    const { firstDifference, entries } = JSON.parse(run('verify', file, '--json').out);
    expect(entries).toBeGreaterThan(2);
    expect([null, 'the last line was cut off while it was written']).toContain(firstDifference?.reason ?? null);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it('names its three commands, and the manual every command of the program', () => {
    expect(readme).toContain('npm install && npm start');
    expect(readme).toContain('npm install && npm test');
    expect(readme).toContain('npm run test:all');
    const commands = [...run('--help').out.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(8);
    const topic = run('manual', 'commands').out;
    for (const name of commands.filter((each) => !['rung', 'help'].includes(each)))
      expect(topic).toContain(`\nrung ${name}\n---`);
  });
});
