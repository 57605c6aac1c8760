// The sections of the bench. All exercises are of open-drill; where nothing else is said, calm and by the book, scored.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, quantile } from 'simple-statistics';
import { EXTENSION } from '../../src/journal/entry.ts';
import { atInksRate, firstFrame, hourOfTicks, keyLatencies } from './console.ts';
import { sealing } from './exercises.ts';
import { earlyOf } from './hurry.ts';
import { roomFigures } from './room.ts';
import type { Row } from './row.ts';
import { scaling } from './scaling.ts';
import {
  BY_THE_BOOK,
  type Done,
  inTurn,
  openSide,
  piecesASecond,
  type Rounds,
  ratio,
  type Side,
  unitsASecond,
} from './side.ts';
import type { Size } from './size.ts';

export interface Bench {
  size: Size;
  /** For journals; on the disk that the checkout is on. */
  folder: string;
  /** The built program. */
  program: string;
}

export type Section = (bench: Bench) => Promise<Row[]>;

/** Adds to the rows of one section, and is kept to its unit by the name. */
const rowsOf = (section: string) => {
  const rows: Row[] = [];
  const add = (unit: Row['unit']) => (what: string, value: number, bar?: string) => {
    rows.push({ section, what, value, unit, ...(bar !== undefined && { bar }) });
  };
  return {
    rows,
    rate: add('a second'),
    times: add('times'),
    share: add('of the time'),
    ms: add('ms'),
    mib: add('MiB'),
    bytes: add('bytes'),
  };
};

const presetsAndPolicies: Section = async ({ size }) => {
  const [rounds] = await inTurn([openSide('grid', size)], {
    rounds: Math.min(3, size.rounds),
    warmMs: size.ms / 3,
    ms: size.ms / 2,
  });
  const exercises = rowsOf('Exercises, by preset and policy');
  const decisions = rowsOf('Decisions in them');
  const unscored = rowsOf('Decisions where nothing is scored');
  for (const [n, { preset, policy }] of rounds![0]!.entries()) {
    const name = `${preset}, ${policy}`;
    exercises.rate(name, median(rounds!.map((arms) => piecesASecond(arms[n]!.scored))));
    decisions.rate(name, median(rounds!.map((arms) => unitsASecond(arms[n]!.scored))));
    unscored.rate(name, median(rounds!.map((arms) => unitsASecond(arms[n]!.played))));
  }
  return [...exercises.rows, ...decisions.rows, ...unscored.rows];
};

const besideBefore: Section = async ({ size }) => {
  const { rows, rate, times } = rowsOf('Exercises by the book, beside the engine of 5795de5 in the same rounds');
  for (const preset of size.presets) {
    const arm = { preset, policy: 'by-the-book' } as const;
    const [now, before] = (await rates([openSide('study', arm), openSide('before', arm)], size, piecesASecond)) as [
      number[],
      number[],
    ];
    rate(`${preset}, now`, median(now));
    rate(`${preset}, before`, median(before));
    times(`${preset}, now to before`, ratio(now, before), 'at least 2');
  }
  return rows;
};

const allocation: Section = async ({ size }) => {
  const given = { ...BY_THE_BOOK, profiled: size.profiled };
  const [[now], [before]] = (await inTurn([openSide('allocate', given), openSide('allocate-before', given)], {
    rounds: 1,
    warmMs: 0,
    ms: 0,
  })) as [[number], [number]];
  const { rows, mib } = rowsOf('What an exercise allocates, beside the engine of 5795de5');
  mib('now', now, 'at most 1.5');
  mib('before', before);
  return rows;
};

const growth: Section = async ({ size }) => {
  const { turns, incidents } = size.grown;
  const { rows, times } = rowsOf('What an event costs as an exercise by the book grows');
  for (const preset of size.presets) {
    const one = { preset, turns: 1, incidents: 1 };
    const sides = [one, { ...one, turns }, { ...one, incidents }].map((given) => openSide('growing', given));
    const [short, long, dense] = (await rates(sides, size)) as [number[], number[], number[]];
    times(`${preset}, ${turns} times the turns`, ratio(short, long), 'at most 1.5');
    times(`${preset}, ${incidents} times the incidents in the same hours`, ratio(short, dense), 'at most 1.6');
  }
  return rows;
};

const adjudication: Section = async ({ size }) => {
  const many = size.adjudicated;
  const sides = [openSide('adjudicate', many), openSide('adjudicate', many / 2)];
  const [whole, half] = (await rates(sides, size, ({ pieces, seconds }) => seconds / pieces)) as [number[], number[]];
  const { rows, ms, times } = rowsOf('A table-top adjudicated');
  ms(`${many.toLocaleString('en-US')} acts and as many orders`, 1000 * median(whole), 'at most 5,000');
  times('to half as many', ratio(whole, half), 'at most 2.5');
  return rows;
};

const isThere = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};

const besideBoardgame: Section = async ({ size }) => {
  if (!isThere('boardgame.io/internal')) {
    process.stderr.write('Not compared: npm install --no-save boardgame.io@0.50.2 brings the reference.\n');
    return [];
  }
  const sides = [openSide('study', BY_THE_BOOK), openSide('rehearse', BY_THE_BOOK), openSide('moves')];
  const [scored, played, moves] = (await rates(sides, size)) as [number[], number[], number[]];
  const { rows, rate, times } = rowsOf('Decisions beside the moves of a boardgame.io game of the same shape');
  rate('decisions', median(scored));
  rate('decisions without scoring', median(played));
  rate('moves on the bare reducer', median(moves));
  times('decisions to moves', ratio(scored, moves), 'at least 15');
  times('decisions without scoring to moves', ratio(played, moves));
  return rows;
};

/** Each side's rate, round by round. */
async function rates(sides: readonly Side<Done>[], size: Rounds, rate = unitsASecond) {
  return (await inTurn(sides, size)).map((rounds) => rounds.map(rate));
}

const timeByPart: Section = async ({ size }) => {
  const side = openSide('profile', { ...BY_THE_BOOK, profiled: size.profiled });
  const parts = await side.work(0);
  await side.close();
  const { rows, share } = rowsOf(`Where the time goes, in ${size.profiled} exercises`);
  for (const [part, value] of Object.entries(parts)) share(part, value);
  return rows;
};

const workers: Section = async ({ size }) => {
  const [one, two, spinOne, spinTwo] = (await scaling(BY_THE_BOOK, size)) as [number[], number[], number[], number[]];
  const { rows, rate, times } = rowsOf('One worker and two, beside threads that only spin');
  rate('exercises with one worker', median(one));
  rate('exercises with two', median(two));
  times('two workers to one', ratio(two, one));
  times('two spinning threads to one', ratio(spinTwo, spinOne));
  const gains = two.map((value, round) => value / one[round]!);
  times(
    'the first to the second',
    ratio(
      gains,
      spinTwo.map((value, round) => value / spinOne[round]!),
    ),
    'at least 0.9',
  );
  return rows;
};

const journals: Section = async ({ size, folder }) => {
  const given = { ...BY_THE_BOOK, folder };
  const sides = [
    openSide('study', BY_THE_BOOK),
    openSide('sealed', given),
    openSide('unsynced', given),
    openSide('drill', given),
  ];
  const [bare, sealed, unsynced, synced] = (await rates(sides, size, piecesASecond)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  const { rows, rate, times } = rowsOf('Exercises with a sealed journal each');
  rate('no journal', median(bare));
  rate('rung study --journals', median(sealed));
  rate('rung drill, not waiting for the disk', median(unsynced));
  rate('rung drill', median(synced));
  times('study with journals to without', ratio(sealed, bare), 'at least 0.25');
  times('drill, not waiting for the disk, to no journal', ratio(unsynced, bare));
  times('drill to no journal', ratio(synced, bare));
  return rows;
};

const rulings: Section = async ({ size }) => {
  const sides = [openSide('rule', BY_THE_BOOK), openSide('refuse', BY_THE_BOOK)];
  const [full, first] = (await rates(sides, size)) as [number[], number[]];
  const { rows, rate, times } = rowsOf('Rulings on the registers of a played exercise');
  rate('in full', median(full));
  rate('first refusal only', median(first));
  times('first refusal only to in full', ratio(first, full));
  return rows;
};

const commands: Section = async ({ size, folder }) => {
  const [rounds] = await inTurn([openSide('latency', { ...BY_THE_BOOK, folder })], size);
  const { rows, ms, times } = rowsOf('A command of a session, on the disk when it is answered');
  const each = (kind: 'commands' | 'writes', p: number) => rounds!.map((round) => quantile(round[kind], p));
  ms('median', median(each('commands', 0.5)));
  ms('95 of 100 are faster than', median(each('commands', 0.95)));
  ms('writing a line and waiting for the disk, median', median(each('writes', 0.5)));
  ms('95 of 100 of those are faster than', median(each('writes', 0.95)));
  times('a command to a line, medians', ratio(each('commands', 0.5), each('writes', 0.5)));
  return rows;
};

/** The journal of an exercise by the book. */
function journalIn(folder: string): string {
  sealing({ ...BY_THE_BOOK, folder })(41);
  return join(folder, `41${EXTENSION}`);
}

const readings: Section = async ({ size, folder }) => {
  const file = journalIn(folder);
  const sides = [openSide('verify', file), openSide('replay', file), openSide('parse', file)];
  const [verified, replayed, parsed] = (await rates(sides, size)) as [number[], number[], number[]];
  const { rows, rate, times } = rowsOf('Lines of a journal read');
  rate('verified: every command decided again', median(verified));
  rate('replayed', median(replayed));
  rate('JSON.parse alone', median(parsed));
  times('verified to JSON.parse', ratio(verified, parsed), 'at least 0.3');
  times('replayed to JSON.parse', ratio(replayed, parsed));
  return rows;
};

const startUp: Section = async ({ size, folder, program }) => {
  const file = journalIn(folder);
  const took = (...args: string[]): number => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, RUNG_HOME: folder } });
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
    return performance.now() - began;
  };
  const rounds = Array.from({ length: size.startUps }, () => {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    const report = () => took(program, 'report', file);
    return { node: took('-e', '0'), version: took(program, '--version'), first: report(), again: report() };
  });
  const of = (what: keyof (typeof rounds)[number]) => rounds.map((round) => round[what]);
  const { turns } = journalFacts(file);
  const { rows, ms, times } = rowsOf('Start-up');
  ms('node -e 0', median(of('node')));
  ms('rung --version', median(of('version')));
  ms(`rung report of ${turns} turns, the first time`, median(of('first')));
  ms('rung report, again', median(of('again')));
  times('rung --version to bare node', ratio(of('version'), of('node')));
  times('rung report again to bare node', ratio(of('again'), of('node')));
  return rows;
};

const smallStudies: Section = async ({ size, folder, program }) => {
  const took = (...args: string[]): number => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, RUNG_HOME: folder } });
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
    return performance.now() - began;
  };
  const study = (seeds: number, ...more: string[]) =>
    took(program, 'study', '--scenario', 'open-drill', '--preset', 'calm', '--seeds', `1..${seeds}`, ...more);
  const rounds = Array.from({ length: size.startUps }, () => ({
    node: took('-e', '0'),
    one: study(1),
    alone: study(100, '--workers', '1'),
    both: study(100, '--workers', '2'),
  }));
  const of = (what: keyof (typeof rounds)[number]) => rounds.map((round) => round[what]);
  const { rows, ms, times } = rowsOf('Small studies, calm, as whole programs');
  ms('node -e 0', median(of('node')));
  ms('a study of one', median(of('one')));
  ms('a study of 100 on one thread', median(of('alone')));
  ms('a study of 100 on two threads', median(of('both')));
  times('a study of one to bare node', ratio(of('one'), of('node')), 'at most 4.5');
  times('a study of 100 on two threads to one, by time', ratio(of('both'), of('alone')), 'at most 1');
  return rows;
};

const journalFacts = (file: string): { turns: number } => ({
  turns: readFileSync(file, 'utf8').split('"type":"turn-began"').length - 1,
});

const memory: Section = async ({ size }) => {
  const [first, last] = size.memory;
  const args = [fileURLToPath(new URL('./memory.js', import.meta.url)), `${first}`, `${last}`];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { early, most, late } = JSON.parse(stdout) as Record<'early' | 'most' | 'late', number>;
  const { rows, mib } = rowsOf('Memory of a study on two workers');
  const count = (exercises: number) => `after ${exercises.toLocaleString('en-US')} exercises`;
  mib(count(first), early);
  mib(count(last), late);
  mib('most at any time', most);
  mib('growth', late - early, 'at most 32 from 10,000 to 200,000 (--long)');
  return rows;
};

const console_: Section = async ({ size, folder, program }) => {
  const slow = atInksRate(program, folder);
  const firsts: Awaited<ReturnType<typeof firstFrame>>[] = [];
  const ours: number[] = [];
  const inks: number[] = [];
  for (let round = 0; round < Math.min(3, size.rounds); round++) {
    firsts.push(await firstFrame(program));
    ours.push(quantile(await keyLatencies(program, size.keys), 0.95));
    inks.push(quantile(await keyLatencies(slow, size.keys), 0.95));
  }
  const of = (what: keyof (typeof firsts)[number]) => firsts.map((first) => first[what]);
  const { rows, ms, times } = rowsOf('The console on a terminal of 120 by 36');
  ms('node -e 0', median(of('node')));
  ms('first whole frame, home screen', median(of('home')));
  ms('first whole frame, an exercise', median(of('desk')));
  times('home screen to bare node', ratio(of('home'), of('node')), 'at most 3.3');
  times('an exercise to bare node', ratio(of('desk'), of('node')), 'at most 3.3');
  ms('an arrow held, 50 a second: 95 of 100 keys are shown within', median(ours), 'at most 25');
  ms("the same at Ink's own frame rate", median(inks));
  times("a key to one at Ink's own frame rate", ratio(ours, inks), 'at most 0.5');
  return rows;
};

const hour: Section = async ({ size, folder, program }) => {
  const { early, most, late } = await hourOfTicks(program, folder, size.ticks);
  const { rows, mib } = rowsOf(
    `Memory of the console over ${size.ticks.toLocaleString('en-US')} ticks of the turn timer`,
  );
  mib(`after ${earlyOf(size.ticks).toLocaleString('en-US')}`, early);
  mib('after all', late);
  mib('most since', most);
  mib('growth', most - early, 'at most 20 over an hour at 4 a second (--long)');
  return rows;
};

const room: Section = async ({ size }) => {
  const { cursor, commit, consoleMiB, tickBytes } = await roomFigures(size.keys / 4);
  const { rows, ms, mib, bytes } = rowsOf('A room of eight consoles over loopback, by both doors');
  ms('a key that moves the cursor, 95 of 100', quantile(cursor, 0.95), 'at most 50');
  if (commit.length > 0) ms('a key that commits, 95 of 100', quantile(commit, 0.95), 'at most 100');
  if (consoleMiB !== null) mib('a console beyond the first', consoleMiB, 'at most 15');
  bytes('a tick to one console', tickBytes, 'at most 300');
  return rows;
};

export const SECTIONS = {
  grid: presetsAndPolicies,
  before: besideBefore,
  allocation,
  growth,
  adjudication,
  boardgame: besideBoardgame,
  parts: timeByPart,
  workers,
  journals,
  rulings,
  commands,
  readings,
  'start-up': startUp,
  studies: smallStudies,
  console: console_,
  room,
  hour,
  memory,
} as const satisfies Record<string, Section>;
