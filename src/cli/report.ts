// rung report: the after-action report of a journal, in five formats, for the facilitator or one seat.
import { readJournal } from '../journal/read.ts';
import { verify } from '../journal/verify.ts';
import { SEATS } from '../ladder/index.ts';
import { type AfterAction, afterAction, type ReportReader } from '../report/after-action.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { baselines, review } from '../study/review.ts';
import { printText, writeOut } from './output.ts';
import { rubricFrom } from './rubric.ts';

const FORMATS: Record<string, (report: AfterAction) => Promise<string>> = {
  md: async (report) => (await import('../report/sections.ts')).markdown(report),
  html: async (report) => (await import('../report/after-action-page.ts')).html(report),
  csv: async (report) => (await import('../report/decisions-csv.ts')).decisionsCsv(report),
  json: async (report) => `${JSON.stringify(report, null, 2)}\n`,
  xapi: async (report) => `${JSON.stringify((await import('../report/xapi.ts')).xapiStatements(report), null, 2)}\n`,
};

interface ReportOptions {
  format?: string;
  for?: string;
  out?: string;
  rubric?: string;
}

export async function reportCommand(file: string, options: ReportOptions): Promise<number> {
  const format = options.format ?? formatOf(options.out) ?? 'md';
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format]! : unknownFormat(format);
  const reader = readerFrom(options.for);
  const rubric = rubricFrom(options.rubric);
  const journal = readJournal(file);
  const { intact, rulings, rulingsDiffering } = verify(file);
  const reviewed = review(journal, rubric);
  const report = afterAction(reviewed, reader === 'facilitator' ? baselines(reviewed) : [], reader);
  if (rulingsDiffering > 0 || !intact) {
    process.stderr.write(`${rulingsDiffering} of ${rulings} rulings differ under this version; the report says so.\n`);
  }
  const text = await write(rulingsDiffering > 0 || !intact ? unverified(report, rulings, rulingsDiffering) : report);
  if (options.out === undefined) printText(text);
  else writeOut(options.out, text);
  return 0;
}

/** A record that this version would rule otherwise on is stamped so, at the top of every format. */
function unverified(report: AfterAction, rulings: number, differing: number): AfterAction {
  const stamp = `UNVERIFIED: ${differing} of ${rulings} rulings of this record differ under this version.`;
  return { ...report, exercise: `${stamp} ${report.exercise}` };
}

function formatOf(out: string | undefined): string | undefined {
  const end = out?.split('.').at(-1);
  return end === 'htm' ? 'html' : end !== undefined && Object.hasOwn(FORMATS, end) ? end : undefined;
}

function unknownFormat(format: string): never {
  throw mistakeIn('--format', `There is no format "${format}".`, nearestHint(format, Object.keys(FORMATS)));
}

export function readerFrom(given = 'facilitator'): ReportReader {
  const readers = [...SEATS, 'facilitator'] as const;
  const reader = readers.find((each) => each === given);
  if (!reader) throw mistakeIn('--for', `There is no reader "${given}".`, nearestHint(given, readers));
  return reader;
}
