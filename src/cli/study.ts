// rung study: many exercises without a screen: scenarios, seeds, readings and policies set side by side.

import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { POLICY_NAMES } from '../exercise/state.ts';
import { journalsFolder } from '../journal/disk.ts';
import { studyJson, studyLines } from '../report/study.ts';
import { exerciseCells, ROW_FORMATS, type RowFormat, rowsHead, rowsText, seedCells } from '../report/study-rows.ts';
import { count } from '../report/words.ts';
import { readSource } from '../scenario/disk.ts';
import { findDoctrine, withSettings } from '../scenario/doctrine-file.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { shippedScenarios } from '../scenario/scenario-file.ts';
import {
  holdersOf,
  rangeTrouble,
  readStudy,
  repeatsIn,
  type Seeds,
  type Study,
  seedRange,
} from '../scenario/study-file.ts';
import { planOf } from '../study/arms.ts';
import type { Chunk, Plan } from '../study/plan.ts';
import { gradedSeeds, type StudySummary, summaryOf } from '../study/summary.ts';
import type { ChunkTally } from '../study/tally.ts';
import { holdersFrom, presetFrom, seedFrom } from './arguments.ts';
import { scenarioFrom } from './chosen.ts';
import { everyOne } from './every-one.ts';
import { EXIT } from './exit.ts';
import { print, printJson, unwritable, writeOut } from './output.ts';
import { rubricFrom } from './rubric.ts';
import { carryOut, checkKeeping, type Kept, type KeptRows, keptFile, readKept, workersFrom } from './studied.ts';

/** What a file says instead, where there is one. */
interface PlanOptions {
  scenario?: readonly string[];
  variant?: string;
  preset?: readonly string[];
  seeds?: string;
  doctrine?: readonly string[];
  policy?: readonly string[];
  set?: readonly string[];
  rubric?: string;
}

interface StudyOptions extends PlanOptions {
  workers?: string;
  rows?: string;
  journals?: string;
  bySeed?: string;
  out?: string;
  resume?: boolean;
  json?: boolean;
}

export async function studyCommand(file: string | undefined, options: StudyOptions): Promise<number> {
  const study = file === undefined ? studyFrom(options) : fromFile(file, options);
  const plan = planOf(study, await rubricFrom(study.rubric), file ?? 'rung study');
  const workers = workersFrom(options.workers);
  const write = reportFormat(options.out);
  const bySeedFormat = options.bySeed === undefined ? null : rowFormat('--by-seed', options.bySeed);
  refuseOneFile({ '--out': options.out, '--rows': options.rows, '--by-seed': options.bySeed });
  const keepIn = keptFile(plan);
  checkKeeping(keepIn);
  const journals = options.journals === undefined ? null : resolve(options.journals);
  const kept = options.resume ? keptFrom(keepIn, options, journals) : null;
  if (journals !== null) checkFolder(options.journals!, journals, kept);
  const rows = options.rows === undefined ? null : openRows(plan, options.rows, kept?.rows?.bytes ?? null);
  if (kept === null) beginAnew(keepIn, options);
  const { results, isComplete, seconds, ...run } = await carryOut(plan, {
    workers,
    hasRows: rows !== null,
    journals,
    kept,
    keepIn,
    ...(rows && { rowsNow: rows.now, onMerged: rows.add }),
  }).finally(() => rows?.close());
  const summary = summaryOf(plan, results);
  const told = { seconds, isComplete, workers: run.workers };
  if (options.rows !== undefined) process.stderr.write(`Written: ${options.rows}\n`);
  if (bySeedFormat) writeOut(options.bySeed!, bySeed(plan, results, bySeedFormat), '--by-seed');
  if (write) writeOut(options.out!, await write(summary));
  if (options.json) printJson(studyJson(summary, told));
  else print(studyLines(summary, told).join('\n'));
  if (isComplete) return 0;
  process.stderr.write('Interrupted; what is done is kept. The same command with --resume goes on from there.\n');
  return EXIT.interrupted;
}

// One would be written over the other. Throws MistakesFound.
function refuseOneFile(files: Readonly<Record<string, string | undefined>>): void {
  const taken = new Map<string, string>();
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined) continue;
    const other = taken.get(resolve(file));
    if (other !== undefined) throw mistakeIn(option, `${other} writes to ${file} already.`, 'name two files');
    taken.set(resolve(file), option);
  }
}

const OF_THE_PLAN = ['scenario', 'variant', 'preset', 'seeds', 'doctrine', 'policy', 'set', 'rubric'] as const;

function fromFile(file: string, options: PlanOptions): Study {
  if (!existsSync(file) && shippedScenarios().includes(file))
    throw mistakeIn(file, 'This is a scenario; a study file was expected.', `write --scenario ${file}`);
  const given = OF_THE_PLAN.find((name) => options[name] !== undefined);
  if (given) throw mistakeIn(`--${given}`, `The study ${file} says this itself.`, 'name a file, or say all by options');
  return readStudy(readSource(file));
}

function studyFrom({ scenario = [], variant, preset, doctrine, policy, set, ...options }: PlanOptions): Study {
  if (scenario.length === 0) {
    const hint = 'name a study file, or --scenario open-drill; rung study --help shows both';
    throw mistakeIn('rung study', 'There is nothing to play.', hint);
  }
  const settings = set === undefined ? [[]] : [[], set];
  const lists = { scenario, preset, doctrine };
  const names = Object.keys(lists) as (keyof typeof lists)[];
  everyOne(names, (name) => refuseLists(`--${name}`, lists[name] ?? []));
  const of = {
    scenarios: () => everyOne(scenario, (name) => scenarioFrom(name, variant === undefined ? {} : { variant })),
    presets: () => (preset === undefined ? [undefined] : everyOne(preset, presetFrom)),
    seeds: () => seedsFrom(options.seeds ?? '1..100'),
    doctrines: () => (doctrine === undefined ? [null] : everyOne(doctrine, findDoctrine)),
    settings: () => withSettings(findDoctrine('literal'), settings.flat()),
    policies: () => everyOne(policy ?? ['by-the-book'], policiesFrom),
  };
  // All that is wrong is told at once.
  everyOne(Object.values(of), (read) => read());
  const [presets, policies] = [of.presets(), of.policies()];
  everyOne(names, (name) => refuseTwice(`--${name}`, lists[name] ?? [], lists[name] ?? []));
  refuseTwice('--policy', policy ?? [], policies);
  return {
    title: `Study of ${scenario.join(', ')}`,
    scenarios: of
      .scenarios()
      .flatMap((each) => presets.map((background) => (background === undefined ? each : { ...each, background }))),
    seeds: of.seeds(),
    doctrines: of.doctrines(),
    settings,
    policies,
    ...(options.rubric !== undefined && { rubric: options.rubric }),
  };
}

/** "1..2000", or names with commas between them. Throws MistakesFound. */
export function seedsFrom(given: string): Seeds {
  const range = seedRange(given);
  if (range) return range;
  const names = everyOne(given.split(','), (name) => {
    const trouble = rangeTrouble(name);
    if (trouble) throw mistakeIn('--seeds', ...trouble);
    return seedFrom(name, '--seeds');
  });
  refuseTwice('--seeds', names, names);
  return { names };
}

// Names with commas between them, as seeds and policies are written. Throws MistakesFound.
function refuseLists(option: string, given: readonly string[]): void {
  for (const words of given) {
    if (!words.includes(',') || existsSync(words)) continue;
    const each = words.split(',').map((name) => `${option} ${name.trim()}`);
    throw mistakeIn(option, `Expected one name, found "${words}".`, `write ${each.join(' ')}`);
  }
}

// As a study file does: what stands twice would be played twice, and be compared with itself.
function refuseTwice(option: string, given: readonly string[], meant: readonly unknown[]): void {
  everyOne(
    repeatsIn(meant).map((n) => given[n]!),
    (words) => {
      throw mistakeIn(option, `This stands twice: ${words}.`, 'keep one of them');
    },
  );
}

/** A policy for all seats, or "ukraine=slow,us=hold"; the seats that are left out hold. Throws MistakesFound. */
function policiesFrom(given: string): Study['policies'][number] {
  return { ...holdersOf('hold'), ...holdersFrom('--policy', [given], [...POLICY_NAMES, 'hold']) };
}

const REPORTS: Record<string, (summary: StudySummary) => Promise<string>> = {
  md: async (summary) => (await import('../report/study-sections.ts')).studyMarkdown(summary),
  html: async (summary) => (await import('../report/study-page.ts')).studyHtml(summary),
};

function reportFormat(out: string | undefined): ((summary: StudySummary) => Promise<string>) | null {
  if (out === undefined) return null;
  const end = endOf(out);
  if (Object.hasOwn(REPORTS, end)) return REPORTS[end]!;
  throw mistakeIn(
    '--out',
    `A report ends in .md or .html; found "${out}".`,
    'for a table of exercises there is --rows',
  );
}

const endOf = (file: string): string => file.split('.').at(-1) ?? '';

function rowFormat(option: string, file: string): RowFormat {
  const format = ROW_FORMATS.find((each) => each === endOf(file));
  if (!format) throw mistakeIn(option, `Rows are written to a file that ends in .csv or .jsonl; found "${file}".`);
  return format;
}

function bySeed(plan: Plan, results: Parameters<typeof summaryOf>[1], format: RowFormat): string {
  const cells = plan.settings.flatMap((setting, n) =>
    [...gradedSeeds(plan, results.settings[n]!)].map((graded) => seedCells(setting.name, graded)),
  );
  return rowsHead(format, Object.keys(cells[0] ?? {})) + rowsText(format, cells);
}

/** The unfinished run, with whatever it wrote; null where there is none. Throws MistakesFound. */
function keptFrom(file: string, { rows }: StudyOptions, journals: string | null): Kept | null {
  const kept = readKept(file);
  if (!kept) return null;
  checkSameRows(kept.rows, rows);
  if (kept.journals !== journals) {
    const was = kept.journals === null ? 'without --journals' : `with --journals ${kept.journals}`;
    throw mistakeIn('--resume', `The unfinished run was made ${was}.`, 'give the same options, or begin anew');
  }
  return kept;
}

// An unfinished run is gone on with only where it is asked for, and let go only where nothing speaks against beginning.
function beginAnew(file: string, { resume = false }: StudyOptions): void {
  if (resume) process.stderr.write('There is no unfinished run of this study: it begins anew.\n');
  else if (readKept(file))
    process.stderr.write('An unfinished run of this study is let go; --resume would have gone on with it.\n');
  rmSync(file, { force: true });
}

// The rows of both parts belong in one file. Throws MistakesFound.
function checkSameRows(kept: KeptRows | null, given: string | undefined): void {
  if (kept === null) {
    if (given === undefined) return;
    throw mistakeIn('--resume', 'The unfinished run was made without --rows.', 'leave --rows out, or begin anew');
  }
  if (given === undefined || resolve(given) !== kept.file) {
    const message = `The unfinished run was made with --rows: it writes them to ${kept.file}.`;
    throw mistakeIn('--resume', message, `give --rows ${kept.file}, or begin anew without --resume`);
  }
  if (existsSync(kept.file)) return;
  const hint = 'bring the file back to its place, or begin anew without --resume';
  throw mistakeIn('--resume', `The unfinished run writes its rows to ${kept.file}, which is there no more.`, hint);
}

// Journals of other exercises are never mixed in, nor overwritten. Throws MistakesFound and JournalTrouble.
function checkFolder(given: string, folder: string, kept: Kept | null): void {
  const there = journalsFolder(folder);
  if (kept === null && there > 0) {
    throw mistakeIn(given, `The folder holds ${count(there, 'journal')} already.`, 'name an empty folder or a new one');
  }
}

interface Rows {
  add: (chunk: Chunk, tally: ChunkTally) => void;
  now: () => KeptRows;
  close: () => void;
}

/** A file of rows, from where an earlier run left it. Throws MistakesFound. */
function openRows(plan: Plan, file: string, from: number | null): Rows {
  const format = rowFormat('--rows', file);
  let handle: number;
  try {
    handle = openSync(file, from === null ? 'w' : 'r+');
  } catch (error) {
    throw unwritable(file, error, '--rows');
  }
  let at = from ?? 0;
  if (fstatSync(handle).size < at) {
    closeSync(handle);
    throw mistakeIn(file, 'This is not the file of rows as the unfinished run left it.', 'begin anew without --resume');
  }
  ftruncateSync(handle, at);
  const append = (text: string) => {
    at += writeSync(handle, text, at);
  };
  return {
    add: ({ setting }, { rows }) => {
      const cells = (rows ?? []).map((row) => exerciseCells(plan.settings[setting]!, row));
      if (at === 0) append(rowsHead(format, Object.keys(cells[0] ?? {})));
      append(rowsText(format, cells));
    },
    now: () => ({ file: resolve(file), bytes: at }),
    close: () => closeSync(handle),
  };
}
