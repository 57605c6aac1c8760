// rung study: many exercises without a screen: scenarios, seeds, readings and policies set side by side.
import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkWritable, journalsIn } from '../../journal/disk.ts';
import { countWords, studyJson, studyLines } from '../../report/study.ts';
import { type RowFormat, seedCells, tableText } from '../../report/study-rows.ts';
import { count } from '../../report/words.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { planOf } from '../../study/arms.ts';
import { type KeptRows, type KeptRun, keptRunFile, keptRunsFolder, readKeptRun } from '../../study/kept-run.ts';
import type { Plan } from '../../study/plan.ts';
import { gradedSeeds, type StudySummary, summaryOf } from '../../study/summary.ts';
import { EXIT } from '../exit.ts';
import { printFolded } from '../folded.ts';
import { printAside, printJson, writeOut } from '../output.ts';
import { openRows, rowFormat } from '../rows-file.ts';
import { runPlan, workersFrom } from '../run-plan.ts';
import { type PlanOptions, studyFrom } from '../study-plan.ts';
import { checkNamed, checkTarget, endOf, isSameFile, type Target } from '../target.ts';

interface StudyOptions extends PlanOptions {
  workers?: string;
  rows?: string;
  journals?: string;
  bySeed?: string;
  out?: string;
  resume?: boolean;
  anew?: boolean;
  columns?: boolean;
  json?: boolean;
}

export async function studyCommand(file: string | undefined, options: StudyOptions): Promise<number> {
  if (options.columns) {
    printFolded((await import('../../report/study-columns.ts')).columnLines().join('\n'));
    return EXIT.ok;
  }
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
  if (kept === null) beginAnew(keepIn, options);
  const { results, isComplete, seconds, ...run } = await runPlan(plan, {
    workers,
    hasRows: rows !== null,
    journals,
    kept,
    keepIn,
    ...(rows && { rowsNow: rows.now, onMerged: rows.add }),
  }).finally(() => rows?.close());
  const summary = summaryOf(plan, results);
  const told = { seconds, isComplete, workers: run.workers };
  if (options.rows !== undefined) printAside(`Written: ${options.rows}`);
  if (bySeedFormat) {
    const target = { file: options.bySeed!, option: '--by-seed', endings: [bySeedFormat], reads };
    writeOut(target, bySeed(plan, results, bySeedFormat));
  }
  if (write)
    writeOut({ file: options.out!, option: '--out', endings: Object.keys(REPORTS), reads }, await write(summary));
  if (options.json) printJson(studyJson(summary, told));
  else printFolded(studyLines(summary, told).join('\n'));
  if (isComplete) return 0;
  printAside('Interrupted; what is done is kept. The same command with --resume goes on from there.');
  return EXIT.interrupted;
}

// One would be written over the other. Throws MistakesFound.
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

// Whoever reads the folder takes whatever is called so for a journal.
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

/** The unfinished run to go on with; null where it begins anew. Nothing is let go unasked. Throws MistakesFound. */
function keptFrom(file: string, { rows, resume, anew }: StudyOptions, journals: string | null): KeptRun | null {
  if (resume && anew) throw mistakeIn('--anew', 'A run cannot go on and begin anew.', 'give --resume or --anew');
  const kept = readKeptRun(file);
  if (!kept || anew || (!resume && kept.results.exercises === 0)) return null;
  if (!resume) {
    const message = `An unfinished run of this study is kept: ${countWords(kept.results.exercises, 'exercise')} of it.`;
    throw mistakeIn('rung study', message, '--resume goes on with it; --anew lets it go and begins again');
  }
  checkSameRows(kept.rows, rows);
  if (kept.journals !== journals) {
    const was = kept.journals === null ? 'without --journals' : `with --journals ${kept.journals}`;
    throw mistakeIn('--resume', `The unfinished run was made ${was}.`, 'give the same options, or begin with --anew');
  }
  return kept;
}

// An unfinished run is let go only where nothing speaks against beginning.
function beginAnew(file: string, { resume = false }: StudyOptions): void {
  if (resume) printAside('There is no unfinished run of this study: it begins anew.');
  rmSync(file, { force: true });
}

// The rows of both parts belong in one file. Throws MistakesFound.
function checkSameRows(kept: KeptRows | null, given: string | undefined): void {
  if (kept === null) {
    if (given === undefined) return;
    throw mistakeIn(
      '--resume',
      'The unfinished run was made without --rows.',
      'leave --rows out, or begin with --anew',
    );
  }
  if (given === undefined || resolve(given) !== kept.file) {
    const message = `The unfinished run was made with --rows: it writes them to ${kept.file}.`;
    throw mistakeIn('--resume', message, `give --rows ${kept.file}, or begin with --anew`);
  }
  if (existsSync(kept.file)) return;
  const hint = 'bring the file back to its place, or begin with --anew';
  throw mistakeIn('--resume', `The unfinished run writes its rows to ${kept.file}, which is there no more.`, hint);
}

// Journals of other exercises are never mixed in, nor overwritten. Throws MistakesFound and JournalTrouble.
function checkFolder(given: string, folder: string, kept: KeptRun | null): void {
  const there = journalsIn(folder);
  if (kept === null && there > 0) {
    throw mistakeIn(given, `The folder holds ${count(there, 'journal')} already.`, 'name an empty folder or a new one');
  }
}
