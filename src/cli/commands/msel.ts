// rung msel: the injects of a scenario as a list for a spreadsheet.
import { mselCsv } from '../../report/msel.ts';
import { drawnAnswers } from '../../report/msel-drawn.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { knownName, seedFrom } from '../arguments.ts';
import { printText, writeOut } from '../output.ts';
import { scenarioFrom } from '../scenario-argument.ts';
import { checkNamed, checkTarget, endOf } from '../target.ts';

const FORMATS = ['csv', 'xlsx'] as const;

interface Options {
  out?: string;
  format?: string;
  variant?: string;
  seed?: string;
}

export async function mselCommand(name: string, { out, format: given, variant, seed }: Options): Promise<void> {
  if (out !== undefined) checkNamed(out, '--out');
  const format = given ?? (out === undefined ? 'csv' : endOf(out));
  knownName(given === undefined ? out! : '--format', 'format', format, FORMATS);
  if (format === 'xlsx' && out === undefined)
    throw mistakeIn('--out', 'A workbook is no text to print.', 'name a file with --out');
  const scenario = scenarioFrom(name, { variant });
  const { injects } = scenario;
  if (out !== undefined) checkTarget({ file: out, option: '--out', endings: [format], reads: [name] });
  const drawn = seed === undefined ? null : drawnAnswers(scenario, seedFrom(seed));
  const story = { ...scenario, drawn };
  const written =
    format === 'xlsx'
      ? await (await import('../../report/msel-xlsx.ts')).mselXlsx(injects, story)
      : mselCsv(injects, story);
  if (out === undefined) printText(written.toString());
  else writeOut({ file: out, option: '--out', endings: [format], reads: [name] }, written);
}
