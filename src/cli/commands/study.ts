// rung study: many exercises without a screen: scenarios, seeds, readings and policies set side by side.
import { dirname, resolve } from 'node:path';
import { checkWritable, journalsIn } from '../../journal/disk.ts';
import { isSameFile } from '../../journal/same-file.ts';
import { studyJson, studyLines } from '../../report/study.ts';
import { type RowFormat, seedCells, tableText } from '../../report/study-rows.ts';
import { count } from '../../report/words.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { planOf } from '../../study/arms.ts';
import { type KeptRun, keptRunFile, keptRunsFolder } from '../../study/kept-run.ts';
import type { Plan } from '../../study/plan.ts';
import { gradedSeeds, type StudySummary, summaryOf } from '../../study/summary.ts';
import { EXIT } from '../exit.ts';
import { printJson, printNote, writeOut } from '../output.ts';
import { openRows, rowFormat } from '../rows-file.ts';
import { runPlan, workersFrom } from '../run-plan.ts';
import { type PlanOptions, studyFrom } from '../study-plan.ts';
import { checkNamed, checkTarget, endOf, type Target } from '../target.ts';
import { keptFrom, removeUnfinished } from '../unfinished-run.ts';
import { printWrapped } from '../wrapped-output.ts';

interface StudyOptions extends PlanOptions {
  workers?: string;
  rows?: string;
  journals?: string;
  bySeed?: string;
  out?: string;
  resume?: boolean;
  anew?: boolean;
  json?: boolean;
}

export async function studyCommand(file: string | undefined, options: StudyOptions): Promise<number> {
  const study = studyFrom(file, options);
  const plan = planOf(study, await rubricFrom(study.rubric), file ?? 'rung study');
  const workers = workersFrom(options.workers);
  const reads = [file, options.scenario, options.doctrine, options.rubric].flatMap((each) => each ?? []);
  const write = reportFormat(options.out, reads);
  const bySeedFormat = options.bySeed === undefined ? null : rowFormat('--by-seed', options.bySeed, reads);
  refuseOneFile({ '--out': options.out, '--rows': options.rows, '--by-seed': options.bySeed }, options.journals);
  const keepIn = keptRunFile(plan);
  checkWritable(keptRunsFolder());
  const journals = options.journals === undefined ? null : resolve(options.journals);
  const kept = keptFrom(keepIn, options, journals);
  if (journals !== null) checkFolder(options.journals!, journals, kept);
  const rows = options.rows === undefined ? null : openRows(plan, options.rows, kept?.rows?.bytes ?? null, reads);
  if (kept === null) removeUnfinished(keepIn, options);
  const { results, isComplete, seconds, ...run } = await runPlan(plan, {
    workers,
    hasRows: rows !== null,
    journals,
    kept,
    keepIn,
    ...(rows && { rowsNow: rows.now, onMerged: rows.add }),
  }).finally(() => rows?.close());
  const summary = summaryOf(plan, results);
  const effort = { seconds, isComplete, workers: run.workers };
  if (options.rows !== undefined) printNote(`Written: ${options.rows}`);
  if (bySeedFormat) {
    const target = { file: options.bySeed!, option: '--by-seed', endings: [bySeedFormat], reads };
    writeOut(target, bySeed(plan, results, bySeedFormat));
  }
  if (write)
    writeOut({ file: options.out!, option: '--out', endings: Object.keys(REPORTS), reads }, await write(summary));
  if (options.json) printJson(studyJson(summary, effort));
  else printWrapped(studyLines(summary, effort).join('\n'));
  if (isComplete) return 0;
  printNote('Interrupted; what is done is kept. The same command with --resume goes on from there.');
  return EXIT.interrupted;
}

// Refuses two outputs in one file. Throws MistakesFound.
function refuseOneFile(files: Readonly<Record<string, string | undefined>>, journals: string | undefined): void {
  if (journals !== undefined) checkNamed(journals, '--journals');
  const taken: { option: string; file: string }[] = [];
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined) continue;
    const other = taken.find((each) => isSameFile(each.file, file));
    if (other) throw mistakeIn(option, `${other.option} writes to ${file} already.`, 'name two files');
    if (journals !== undefined && isAmong(journals, file))
      throw mistakeIn(option, `${file} would stand among the journals of --journals.`, 'name a file in another folder');
    taken.push({ option, file });
  }
}

// In a folder of journals every file that ends in .jsonl is read as one.
const isAmong = (folder: string, file: string): boolean =>
  isSameFile(folder, file) || (file.endsWith('.jsonl') && isSameFile(folder, dirname(resolve(file))));

const REPORTS: Record<string, (summary: StudySummary) => Promise<string>> = {
  md: async (summary) => (await import('../../report/study-sections.ts')).studyMarkdown(summary),
  html: async (summary) => (await import('../../report/study-page.ts')).studyHtml(summary),
};

function reportFormat(
  out: string | undefined,
  reads: Target['reads'] & {},
): ((summary: StudySummary) => Promise<string>) | null {
  if (out === undefined) return null;
  const end = endOf(out);
  checkTarget({ file: out, option: '--out', endings: [end], reads });
  if (Object.hasOwn(REPORTS, end)) return REPORTS[end]!;
  throw mistakeIn(
    '--out',
    `A report ends in .md or .html; found "${out}".`,
    'for a table of exercises there is --rows',
  );
}

function bySeed(plan: Plan, results: Parameters<typeof summaryOf>[1], format: RowFormat): string {
  const cells = plan.settings.flatMap((setting, n) =>
    [...gradedSeeds(plan, results.settings[n]!)].map((graded) => seedCells(setting.name, graded)),
  );
  return tableText(format, cells);
}

// Refuses a folder that holds journals already, so that no others are mixed in or overwritten. Throws MistakesFound, JournalTrouble.
function checkFolder(given: string, folder: string, kept: KeptRun | null): void {
  const there = journalsIn(folder);
  if (kept === null && there > 0) {
    throw mistakeIn(given, `The folder holds ${count(there, 'journal')} already.`, 'name an empty folder or a new one');
  }
}
