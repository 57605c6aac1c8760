// Studies, seeds and solving as a user runs them: the built program on its threads.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { TRAITS } from '../../src/study/traits.ts';
import { freshFolder, root } from '../support/folder.ts';
import { bundle, rung } from '../support/rung.ts';

const home = freshFolder();
const run = (...args: string[]) => rung(args, home, {}, home);
const read = (name: string) => readFileSync(join(home, name), 'utf8');

/** What follows from the plan alone. */
const result = (out: string) => {
  const { seconds: _, workers: __, ...rest } = JSON.parse(out);
  return rest;
};

writeFileSync(
  join(home, 's.yaml'),
  'format: 1\ntitle: Two ways\nscenarios: [first-shot]\nseeds: "1..12"\ndoctrines: [literal, persistent]\npolicies: [by-the-book, trigger-happy]\n',
);

describe('rung study', () => {
  it('prints one object of an option-only study', () => {
    const { code, out, err } = run(
      ...'study --scenario open-drill --preset calm --seeds 1..3 --doctrine literal --policy by-the-book --workers 1 --json'.split(
        ' ',
      ),
    );
    expect([code, err]).toEqual([0, '']);
    const study = JSON.parse(out);
    expect(study).toMatchObject({ exercises: 3, planned: 3, workers: 1, isComplete: true });
    expect(study.notice).toContain('EXERCISE');
    expect(study.decisions).toBeGreaterThan(100);
    expect(study.seconds).toBeGreaterThan(0);
    expect(study.arms).toMatchObject([
      { name: 'literal, by-the-book', setting: 'open-drill calm', exercises: 3, decisions: study.decisions },
    ]);
  });

  it('comes to the same bits for one, two and four workers, rows and report too', () => {
    const [one, two, four] = [1, 2, 4].map((workers) => {
      const names = ['r.csv', 'd.jsonl', 'o.html'].map((name) => `${workers}-${name}`);
      const [rows, seeds, out] = names as [string, string, string];
      const { code, out: json } = run(
        ...`study s.yaml --workers ${workers} --rows ${rows} --by-seed ${seeds} --out ${out} --json`.split(' '),
      );
      expect(code).toBe(0);
      return [result(json), ...names.map(read)];
    });
    expect((one![0] as { exercises: number }).exercises).toBe(48);
    expect((one![1] as string).trimEnd().split('\r\n')).toHaveLength(49);
    expect((one![2] as string).trimEnd().split('\n')).toHaveLength(12);
    expect(two).toEqual(one);
    expect(four).toEqual(one);
  });

  it('--journals writes every exercise in the same lines as a drill of it', () => {
    const { code, err } = run('study', 's.yaml', '--journals', 'kept', '--workers', '2', '--json');
    expect([code, err]).toEqual([0, '']);
    const kept = readdirSync(join(home, 'kept'));
    expect(kept).toHaveLength(48);
    expect(kept).toContain('first-shot-calm-arm-4-12.rung.jsonl');
    const drill = 'drill first-shot --seed 12 --policy trigger-happy --doctrine persistent --journal d.rung.jsonl';
    expect(run(...drill.split(' ')).code).toBe(0);
    expect(read('kept/first-shot-calm-arm-4-12.rung.jsonl')).toBe(read('d.rung.jsonl'));
    const again = run('study', 's.yaml', '--journals', 'kept');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('The folder holds 48 journals already.')]);
    expect(run('coverage', 'kept').out).toContain('Plan coverage of 48 journals');
  });

  it('prints the study as text, with the rate', () => {
    const { out } = run('study', 's.yaml', '--workers', '2');
    expect(out).toContain('48 exercises on 12 seeds (1 to 12)');
    expect(out).toMatch(/ a second on 2 workers\)/);
    expect(out).toContain('2  first-shot calm: literal, trigger-happy');
    expect(out).toMatch(/2 less 1: trigger-happy less by-the-book, literal\n {2}Score {12}-\d/);
    expect(out).toContain('"Accepted" and "refused" mean under the loaded doctrine');
  });

  it('stopped by a signal keeps its results; --resume ends as if it had never been stopped', async () => {
    const study = 'study --scenario open-drill --preset calm --seeds 1..100 --policy slow'.split(' ');
    const args = (rows: string, ...more: string[]) => [...study, '--rows', rows, ...more, '--json'];
    const child = spawn(process.execPath, [bundle, ...args('i.jsonl', '--workers', '2')], {
      cwd: home,
      env: { ...process.env, RUNG_HOME: home },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    const rows = join(home, 'i.jsonl');
    const begun = setInterval(() => {
      if (!existsSync(rows) || statSync(rows).size === 0) return;
      clearInterval(begun);
      child.kill('SIGINT');
    }, 2);
    const code = await new Promise((ended) => child.on('close', ended));
    expect([code, err]).toEqual([130, expect.stringContaining('--resume goes on from there')]);
    const part = JSON.parse(out);
    expect(part.isComplete).toBe(false);
    expect(part.exercises).toBeGreaterThan(0);
    expect(part.exercises).toBeLessThan(100);
    expect(read('i.jsonl').trimEnd().split('\n')).toHaveLength(part.exercises);

    const without = run(...study, '--resume', '--json');
    expect([without.code, without.err]).toEqual([
      2,
      expect.stringContaining('The unfinished run was made with --rows'),
    ]);
    const other = run(...args('v.jsonl', '--resume'));
    expect([other.code, other.out, existsSync(join(home, 'v.jsonl'))]).toEqual([2, '', false]);
    expect(other.err).toMatch(/writes them to \S+i\.jsonl\.\n {2}Hint: give --rows \S+i\.jsonl, or begin with --anew/);
    renameSync(rows, `${rows}.away`);
    const gone = run(...args('i.jsonl', '--resume'));
    expect([gone.code, gone.out, existsSync(rows)]).toEqual([2, '', false]);
    expect(gone.err).toMatch(/i\.jsonl, which is there no more\.\n {2}Hint: bring the file back/);
    renameSync(`${rows}.away`, rows);
    // What is refused lets no unfinished run go, though it may be.
    mkdirSync(join(home, 'held'));
    writeFileSync(join(home, 'held', 'first-shot-1.rung.jsonl'), '{}\n');
    const refused = run(...args('i.jsonl', '--journals', 'held', '--anew'));
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('The folder holds 1 journal already.')]);
    // Nor does a forgotten --resume, nor is a row of it lost.
    const unasked = run(...args('i.jsonl'));
    expect([unasked.code, unasked.out]).toEqual([2, '']);
    expect(unasked.err).toContain(`An unfinished run of this study is kept: ${part.exercises} exercise`);
    expect(unasked.err).toContain('--resume goes on with it; --anew lets it go and begins again');
    expect(run(...args('i.jsonl', '--resume', '--anew')).err).toContain('A run cannot go on and begin anew.');
    expect(read('i.jsonl').trimEnd().split('\n')).toHaveLength(part.exercises);
    const resumed = run(...args('i.jsonl', '--workers', '1', '--resume'));
    const whole = run(...args('w.jsonl', '--workers', '2'));
    expect([resumed.code, whole.code, whole.err]).toEqual([0, 0, 'Written: w.jsonl\n']);
    expect(result(resumed.out)).toEqual(result(whole.out));
    expect(read('i.jsonl')).toBe(read('w.jsonl'));
    // Nothing is left to go on with.
    expect(readdirSync(join(home, 'studies'))).toEqual([]);
  }, 120_000);

  it('explains what cannot be played, and plays nothing', () => {
    const told = (...args: string[]) => {
      const { code, err } = run('study', ...args);
      expect(code).toBe(2);
      return err;
    };
    writeFileSync(
      join(home, 'bad.yaml'),
      'format: 1\ntitle: T\nscenarios: [first-shot]\nseeds: 1..5\ndoctrines: [litteral]\n',
    );
    expect(told('bad.yaml')).toMatch(/bad\.yaml:5:13 {2}doctrines\.0[\s\S]*did you mean literal\?/);
    expect(told()).toContain('There is nothing to play.');
    expect(told('s.yaml', '--seeds', '1..5')).toContain('--seeds');
    expect(told('--scenario', 'first-shot', '--seeds', '9..3')).toContain('write 3..9');
    expect(told('--scenario', 'first-shot', '--seeds', '1..2000000')).toContain('as 1..2000');
    expect(told('--scenario', 'first-shot', '--policy', 'by-the-boook')).toContain('did you mean by-the-book?');
    expect(told('--scenario', 'first-shot', '--set', 'phase2.open=1h')).toContain('did you mean phase2.opensAfter?');
    expect(told('--scenario', 'first-shot', '--workers', '0')).toContain('from 1 to 64');
    expect(told('s.yaml', '--rows', 'rows.xlsx')).toContain('.csv or .jsonl');
    expect(told('s.yaml', '--out', 'report.pdf')).toContain('.md or .html');
    expect(told('s.yaml', '--rows', 'no-such-folder/rows.csv')).toContain('There is no folder no-such-folder.');
    expect(told('s.yaml', '--rows', 'r.csv', '--by-seed', './r.csv')).toContain('--rows writes to ./r.csv already.');
    expect(told('first-shot')).toContain('write --scenario first-shot');
    expect(told('--scenario', 's.yaml')).toBe(
      's.yaml\n  This is a study; a scenario was expected.\n  Hint: rung study s.yaml plays it\n',
    );
    const wrong = ['--preset', 'calmm', '--seeds', '9..1', '--doctrine', 'litral', '--policy', 'slo', '--set', 'x=1'];
    expect(told('--scenario', 'first-shoot', ...wrong)).toMatch(/\n6 mistakes\.\n$/);
  });

  it('says before it begins that it cannot save', () => {
    const { code, err } = rung(['study', '--scenario', 'first-shot', '--seeds', '1..2'], join(root, 'package.json'));
    expect([code, err]).toEqual([2, expect.stringContaining('A part of this path is not a folder.')]);
  });

  it.each([
    ['--seeds 1-5', '--seeds\n  A range of seeds is written with two dots, found "1-5".\n  Hint: write 1..5'],
    ['--seeds 9,5–1', 'found "5–1".\n  Hint: write 1..5'],
    ['--seeds 5..1', '--seeds\n  The range of seeds "5..1" runs backwards.\n  Hint: write 1..5'],
    ['--seeds 1,1,2', '--seeds\n  This stands twice: 1.\n  Hint: keep one of them'],
    ['--doctrine literal --doctrine literal', '--doctrine\n  This stands twice: literal.'],
    ['--preset calm --preset tense --preset calm', '--preset\n  This stands twice: calm.'],
    ['--scenario first-shot', '--scenario\n  This stands twice: first-shot.'],
    ['--policy slow --policy us=slow,ukraine=slow,coalition=slow', '--policy\n  This stands twice: us=slow,uk'],
    ['--policy ukraine=slow,ukraine=hold', '--policy\n  The seat ukraine is given twice, here as "ukraine=hold".'],
    [
      '--doctrine literal,thirds',
      '--doctrine\n  Expected one name, found "literal,thirds".\n  Hint: write --doctrine l',
    ],
    ['--seeds a,+', '--seeds\n  Expected up to 40 letters, digits, dots and dashes, found "+".'],
    ['--policy slow,hold', '--policy\n  All seats are given twice, here as "hold".'],
    ['--seeds 1..3,9', '--seeds\n  A range stands by itself, not among names: "1..3".'],
    [
      '--set phase2.opensAfter=12h --set phase2.opensAfter=18h',
      '--set\n  phase2.opensAfter is set twice in one reading',
    ],
    ['--set phase2.opensAfter=twelve', 'Expected a length of time, found "twelve".\n  Hint: as 12h, 90m, 1d'],
  ])('plays nothing with %s', (options, words) => {
    const { code, out, err } = run('study', '--scenario', 'first-shot', ...options.split(' '));
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)]);
  });

  it('lets a policy for one seat win over a policy for all, in any order', () => {
    const arms = ['ukraine=slow,passive', 'passive,ukraine=slow'].map((policy) => {
      const { out } = run('study', '--scenario', 'first-shot', '--seeds', '1', '--policy', policy, '--json');
      return JSON.parse(out).arms[0].name;
    });
    expect(arms[0]).toMatch(/ukraine slow, coalition passive, us passive/);
    expect(arms[1]).toBe(arms[0]);
  });

  it('runs on its threads from the packed files, outside the checkout and without node_modules', () => {
    const folder = freshFolder();
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    expect(spawnSync(npm, ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root }).status).toBe(0);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    expect(spawnSync('tar', ['-xzf', tarball], { cwd: folder }).status).toBe(0);
    expect(existsSync(join(folder, 'package', 'node_modules'))).toBe(false);
    mkdirSync(join(folder, 'elsewhere'));
    const packed = (args: string) =>
      spawnSync(process.execPath, [join(folder, 'package', 'dist', 'cli.js'), ...args.split(' ')], {
        cwd: join(folder, 'elsewhere'),
        encoding: 'utf8',
        env: { ...process.env, RUNG_HOME: folder },
      });
    const done = packed('study --scenario first-shot --seeds 1..4 --workers 2 --json');
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(JSON.parse(done.stdout).exercises).toBe(4);
    expect(packed('check what-players-move').stdout).toContain('13000 exercises: 5 arms on 200 seeds, in 13 settings.');
  }, 60_000);
});

describe('rung seeds', () => {
  it('finds seeds, and a drill by the book confirms them', () => {
    const { code, out } = run(
      'seeds',
      'open-drill',
      ...'--preset calm --want chains>=2 --want parallel>=2,own=no --seeds 1..10 --limit 2 --json'.split(' '),
    );
    expect(code).toBe(0);
    const bank = JSON.parse(out);
    expect(bank.seeds.length).toBeGreaterThan(0);
    expect(bank.wants).toEqual(['chains>=2', 'parallel>=2', 'own=no']);
    for (const found of bank.seeds) {
      const policies = ['ukraine', 'coalition', 'us'].flatMap((seat) => ['--policy', `${seat}=by-the-book`]);
      const drill = run('drill', 'open-drill', '--preset', 'calm', '--seed', found.seed, ...policies, '--json');
      const { chains } = JSON.parse(drill.out);
      expect(chains.map(({ id }: { id: string }) => id)).toEqual(found.chains.map(({ id }: { id: string }) => id));
      expect(chains.length).toBeGreaterThanOrEqual(2);
      expect(chains.every(({ side }: { side: string }) => side !== 'ukraine')).toBe(true);
    }
  });

  it('says in words what happens, and which want was too narrow', () => {
    const { out } = run('seeds', 'first-shot', '--want', 'chains=1', '--seeds', '1..3', '--limit', '1');
    expect(out).toContain('3 of 3 seeds (1 to 3) bring it; the first 1:');
    expect(out).toMatch(/Seed 1 {2}difficulty \d+\.\d, medium/);
    expect(out).toMatch(/phase 2 on \d, phase 3 \(broader attack\) on 0/);
    expect(out).toMatch(/K47 T0 \d+:\d\d, sector 5/);
    const none = run('seeds', 'first-shot', '--want', 'chains=1,severity>=5,acts<1', '--seeds', '1..3');
    expect(none.code).toBe(0);
    expect(none.out).toContain('severity>=5: 0 of 3 seeds by itself; the highest seen is 3');
    expect(none.out).toMatch(/acts<1: 0 of 3 seeds by itself; the lowest seen is [1-9]/);
    expect(none.out).toContain('chains=1: 3 of 3 seeds by itself; every seed has 1');
  });

  it('writes every matching seed as a row, under the chosen reading, and no file where none matches', () => {
    const asked = 'seeds big-push --set phase2.opensAfter=12h --seeds 1..6 --limit 1 --want forced=yes --rows'.split(
      ' ',
    );
    expect(run(...asked, 'bank.csv')).toMatchObject({ code: 0 });
    const rows: Record<string, string>[] = parse(read('bank.csv'), { columns: true, bom: true });
    expect(rows.map(({ seed }) => seed)).toEqual(['1', '2', '3', '4', '5', '6']);
    const { out } = run(
      ...'study --scenario big-push --set phase2.opensAfter=12h --seeds 1..6 --rows arms.csv --json'.split(' '),
    );
    const { arms } = JSON.parse(out);
    const played: typeof rows = parse(read('arms.csv'), { columns: true, bom: true });
    const same = played.filter(({ set }) => set === 'phase2.opensAfter=12h');
    expect(rows.map(({ difficulty: _, grade: __, ...row }) => row)).toEqual(same);
    expect(arms[1].measures.force.mean).toBeLessThan(arms[0].measures.force.mean);
    const none = run(...'seeds first-shot --seeds 1..2 --want forced=yes --rows none.csv'.split(' '));
    expect(none.err).toContain('No seed brings it: none.csv is not written.');
    expect(existsSync(join(home, 'none.csv'))).toBe(false);
    expect(run(...'seeds first-shot --seeds 1..2 --rows bank.txt'.split(' '))).toMatchObject({ code: 2 });
  });

  it('lists the possible wants where one is not understood', () => {
    const { code, err } = run('seeds', 'open-drill', '--want', 'chain>=2,difficulty=bad,severity>=6');
    expect(code).toBe(2);
    for (const words of [
      'did you mean chains?',
      'phase3 (chains certified as a broader attack)',
      'severity=no; it goes up to 5',
      '3 mistakes.',
    ])
      expect(err).toContain(words);
  });
});

describe('rung solve', () => {
  it('gives a line whose orders file a drill plays to the same score', () => {
    const { code, out } = run('solve', 'big-push', '--seed', '41', '--out', 'line.yaml', '--json');
    expect(code).toBe(0);
    const solution = JSON.parse(out);
    expect(solution).toMatchObject({ scenario: 'big-push', seed: '41', hasLine: true, barred: [] });
    for (const { latest, slackHours, at } of solution.line)
      expect(slackHours).toBe(latest === null ? null : (latest - at) / 60);
    const drill = JSON.parse(run('drill', 'big-push', '--seed', '41', '--orders', 'line.yaml', '--json').out);
    expect(drill.orders.filter(({ verdict }: { verdict: string }) => verdict !== 'accepted')).toEqual([]);
    expect(drill.orders).toHaveLength(solution.line.length);
    expect(drill.score.team).toMatchObject(solution.score);
  });

  it('names the drill that plays its line under the same reading', () => {
    const asked = 'solve big-push --seed 3 --preset calm --set phase2.opensAfter=12h --out soon.yaml --json';
    const { out, err } = run(...asked.split(' '));
    const [, drill = ''] = /^Played by: rung (.*)$/m.exec(err) ?? [];
    expect(drill).toContain('--set phase2.opensAfter=12h --orders soon.yaml');
    const { score } = JSON.parse(run(...drill.split(' '), '--json').out);
    expect(score.team).toMatchObject(JSON.parse(out).score);
    const plain = drill.replace('--set phase2.opensAfter=12h ', '');
    expect(JSON.parse(run(...plain.split(' '), '--json').out).score.team.total).toBeLessThan(score.team.total);
  });

  it('gives each order its own slack, as h:mm like every time', () => {
    const { out } = run('solve', 'big-push', '--seed', '41');
    expect(out).toContain('a warning about F31; until 10:36, slack 9:15');
    expect(out).toMatch(/US +joint-plan about F31 .*; until 40:56, slack 0:00/);
    expect(out).toContain('this order alone');
    expect(out).not.toMatch(/\d h$/m);
  });

  it('proves that there is none, and gives the best line instead', () => {
    const { code, out } = run('solve', 'minsk-baseline', '--seed', '41');
    expect(code).toBe(0);
    expect(out).toContain('No fully compliant line under this reading.');
    expect(out).toMatch(/air-policing {5}from \d+:\d\d to 71:59, [\d,]+ minutes: There is no mandate/);
    expect(out).toContain('What can be done all the same: 10 orders');
  });

  it('explains seats that do not exist', () => {
    expect(run('solve', 'first-shot', '--seats', 'ukrain').err).toContain('did you mean ukraine?');
    expect(run('solve', 'first-shot', '--seed', '5..7').err).toContain('Expected one seed, found the range 5..7.');
    expect(run('solve', 'first-shot', '--out', 'notes.md').err).toContain('This writes .yaml or .yml');
  });
});

describe('the help', () => {
  it.each(['study', 'seeds', 'solve'])('of rung %s has an example', (command) => {
    expect(run(command, '--help').out).toMatch(new RegExp(`Examples:\\n {2}\\$ rung ${command} `));
  });

  it('of rung seeds lists everything that can be wanted, with what it counts', () => {
    const { out } = run('seeds', '--help');
    for (const [name, { what }] of Object.entries(TRAITS)) expect(out).toContain(`  ${name.padEnd(12)} ${what}\n`);
    expect(out).toMatch(/difficulty +only =easy, =medium or =hard[^\n]*\n +thirds of the range searched/);
  });

  it.each(['check', 'schema'])('of rung %s names studies', (command) => {
    expect(run(command, '--help').out).toMatch(/study/);
  });
});
