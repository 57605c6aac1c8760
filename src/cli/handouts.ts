// Papers for several readers, each a file of its own: where they go, and in which format.
import { join } from 'node:path';
import { isFolder, makeFolder } from '../journal/folder.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { knownName } from './arguments.ts';
import { printText, writeOut } from './output.ts';
import { checkNamed } from './target.ts';

export interface HandoutOptions {
  for?: string;
  format?: string;
  out?: string;
}

export const FORMATS = ['md', 'html'] as const;
export type Format = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<Format, readonly string[]>> = { md: ['md', 'markdown', 'txt'], html: ['html', 'htm'] };

/** The papers of one kind, by their readers. */
export interface Handouts<Reader extends string> {
  readers: readonly Reader[];
  /** As "five hand-outs". */
  counted: string;
  textFor: (reader: Reader, format: Format) => string;
  /** The name of a file, without its ending. */
  nameFor: (reader: Reader) => string;
  /** The files that they are made from. */
  reads: readonly (string | undefined)[];
}

/** Checks before anything is read that what is asked for can be written. Throws MistakesFound. */
export function checkHandouts<Reader extends string>(options: HandoutOptions, all: readonly Reader[]) {
  const { out } = options;
  if (out !== undefined) checkNamed(out, '--out');
  const reader = knownName('--for', 'reader', options.for ?? 'all', [...all, 'all']);
  const format = options.format ?? (/\.html?$/.test(out ?? '') ? 'html' : 'md');
  return {
    readers: reader === 'all' ? all : [reader as Reader],
    format: knownName('--format', 'format', format, FORMATS),
  };
}

export function writeHandouts<Reader extends string>(
  { readers, counted, textFor, nameFor, reads }: Handouts<Reader>,
  format: Format,
  out: string | undefined,
): void {
  const target = { option: '--out', endings: ENDINGS[format], reads };
  const [only, ...others] = readers;
  if (only !== undefined && others.length === 0 && !(out !== undefined && isFolder(out))) {
    if (out === undefined) printText(textFor(only, format));
    else writeOut({ ...target, file: out }, textFor(only, format));
    return;
  }
  const folder = folderFrom(out, counted);
  for (const reader of readers)
    writeOut({ ...target, file: join(folder, `${nameFor(reader)}.${format}`) }, textFor(reader, format));
}

// As cards.pdf, but not 2026.11; a folder that is there may be called anything.
const looksLikeFile = (name: string): boolean => /\.[a-z]{1,8}$/i.test(name) && !isFolder(name);

// Papers of several readers never go into one file.
function folderFrom(out: string | undefined, counted: string): string {
  const hint = 'name a folder, or one reader with --for';
  if (out === undefined) throw mistakeIn('--out', `There are ${counted}, each a file of its own.`, hint);
  if (looksLikeFile(out)) throw mistakeIn(out, `There are ${counted}, and this names one file.`, hint);
  try {
    makeFolder(out);
  } catch (error) {
    throw mistakeIn(out, `The folder cannot be made: ${(error as Error).message}.`, 'name another place with --out');
  }
  return out;
}
