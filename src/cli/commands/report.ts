// rung report: the after-action report of a journal, in five formats, for the facilitator or one seat.
import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { jsonText } from '../../exercise/text.ts';
import { SEATS } from '../../ladder/index.ts';
import type { AfterAction } from '../../report/after-action.ts';
import { rubricFrom } from '../../review/rubric.ts';
import type { Reader } from '../../review/stories.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { knownName } from '../arguments.ts';
import { journalFileNamed } from '../journal-argument.ts';
import { reportOn } from '../journal-report.ts';
import { printNote, printText, writeOut } from '../output.ts';
import { step } from '../progress.ts';
import { checkTarget, endOf, type Target } from '../target.ts';

const FORMATS: Record<string, (report: AfterAction) => Promise<string>> = {
  md: async (report) => (await import('../../report/sections.ts')).markdown(report),
  html: async (report) => (await import('../../report/after-action-page.ts')).html(report),
  csv: async (report) => (await import('../../report/decisions-csv.ts')).decisionsCsv(report),
  json: async (report) => `${jsonText(report, 2)}\n`,
  xapi: async (report) => `${jsonText((await import('../../report/xapi.ts')).xapiStatements(report), 2)}\n`,
};

interface ReportOptions {
  format?: string;
  for?: string;
  out?: string;
  rubric?: string;
  names?: boolean;
}

// For a shorter journal the optimizing compiler costs more time than it saves: on two cores it competes with the report.
const SHORT_JOURNAL_BYTES = 500_000;

export async function reportCommand(file: string, options: ReportOptions): Promise<void> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < SHORT_JOURNAL_BYTES) setFlagsFromString('--no-opt');
  const format = options.format ?? formatOf(options.out) ?? 'md';
  const write = FORMATS[knownName('--format', 'format', format, Object.keys(FORMATS))]!;
  const reader = readerFrom(options.for);
  if (options.names) checkNames(format, reader);
  const target =
    options.out === undefined ? null : targetOf(options.out, format, [journalFileNamed(file), options.rubric]);
  if (target) checkTarget(target);
  const rubric = await rubricFrom(options.rubric);
  const { report, warning } = reportOn(file, reader, rubric, step);
  if (warning !== null) printNote(`${warning}`);
  const text = await write(options.names ? await withNames(report, journalFileNamed(file)) : report);
  if (target) writeOut(target, text);
  else printText(text);
}

/** Throws MistakesFound. */
function checkNames(format: string, reader: Reader): void {
  const why = "Names stand in the facilitator's report alone, as md, html or json.";
  if (reader !== 'facilitator') throw mistakeIn('--names', why, 'leave --for or --names out');
  if (format === 'csv' || format === 'xapi') throw mistakeIn('--names', why, 'name another --format');
}

/** The same with who sat where. Throws JournalTrouble. */
async function withNames(report: AfterAction, file: string): Promise<AfterAction> {
  const [{ readAttendance }, { attendanceSection }, { readJournal }] = await Promise.all([
    import('../../journal/attendance.ts'),
    import('../../report/attendance.ts'),
    import('../../journal/read.ts'),
  ]);
  const heads = new Set(readJournal(file).entries.map(({ digest }) => digest));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { ...report, attendance: attendanceSection(readAttendance(file), heads, zone) };
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  md: ['md', 'markdown', 'txt'],
  html: ['html', 'htm'],
  csv: ['csv'],
  json: ['json'],
  xapi: ['json', 'xapi'],
};

function targetOf(file: string, format: string, reads: Target['reads'] & {}): Target {
  return { file, option: '--out', endings: ENDINGS[format]!, reads };
}

// An ending that belongs to no format is refused.
function formatOf(out: string | undefined): string | undefined {
  const end = out === undefined ? '' : endOf(out);
  if (end === '') return undefined;
  const format = Object.keys(ENDINGS).find((each) => ENDINGS[each]!.includes(end));
  if (format === undefined) checkTarget({ file: out!, option: '--out', endings: Object.keys(FORMATS) });
  return format;
}

const readerFrom = (given = 'facilitator'): Reader => knownName('--for', 'reader', given, [...SEATS, 'facilitator']);
