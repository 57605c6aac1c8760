// rung brief: hand-outs for a table, a file for each reader. A seat's hand-out holds what its view shows at STARTEX.
import { join } from 'node:path';
import { isFolder, makeFolder } from '../../journal/folder.ts';
import { BRIEF_READERS, type BriefReader, briefHtml, briefMarkdown, handout } from '../../report/brief.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { knownName } from '../arguments.ts';
import { printText, writeOut } from '../output.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';
import { checkNamed } from '../target.ts';

interface Options extends ScenarioOptions {
  for?: string;
  format?: string;
  out?: string;
}

const FORMATS = { md: briefMarkdown, html: briefHtml } as const;
type Format = keyof typeof FORMATS;

const ENDINGS: Readonly<Record<Format, readonly string[]>> = { md: ['md', 'markdown', 'txt'], html: ['html', 'htm'] };

export function briefCommand(name: string, options: Options): void {
  const { out } = options;
  if (out !== undefined) checkNamed(out, '--out');
  const readers = readersFrom(options.for);
  const format = formatFrom(options.format, out);
  const scenario = scenarioFrom(name, options);
  const target = { option: '--out', endings: ENDINGS[format], reads: [name, options.doctrine] };
  const textFor = (reader: BriefReader) => FORMATS[format](handout(scenario, reader));
  const [only, ...others] = readers;
  if (only !== undefined && others.length === 0 && !(out !== undefined && isFolder(out))) {
    if (out === undefined) printText(textFor(only));
    else writeOut({ ...target, file: out }, textFor(only));
    return;
  }
  const folder = folderFrom(out);
  const variant = scenario.variant === null ? '' : `-${scenario.variant}`;
  for (const reader of readers) {
    const file = join(folder, `${scenario.id}${variant}-${reader}.${format}`);
    writeOut({ ...target, file }, textFor(reader));
  }
}

function readersFrom(given = 'all'): readonly BriefReader[] {
  const reader = knownName('--for', 'reader', given, [...BRIEF_READERS, 'all']);
  return reader === 'all' ? BRIEF_READERS : [reader];
}

function formatFrom(given: string | undefined, out: string | undefined): Format {
  const format = given ?? (/\.html?$/.test(out ?? '') ? 'html' : 'md');
  return knownName('--format', 'format', format, Object.keys(FORMATS) as Format[]);
}

// The facilitator's pack and the players' briefs never go into one file.
function folderFrom(out: string | undefined): string {
  const hint = 'name a folder, or one reader with --for';
  if (out === undefined) throw mistakeIn('--out', 'There are five hand-outs, each a file of its own.', hint);
  if (/\.(md|html?)$/.test(out)) throw mistakeIn(out, 'There are five hand-outs, and this names one file.', hint);
  try {
    makeFolder(out);
  } catch (error) {
    throw mistakeIn(out, `The folder cannot be made: ${(error as Error).message}.`, 'name another place with --out');
  }
  return out;
}
