// A file of rows, a row for each exercise, which grows while a study is played.
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { PRIVATE } from '../journal/regular.ts';
import { exerciseCells, ROW_FORMATS, type RowFormat, rowsHead, rowsText } from '../report/study-rows.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import type { KeptRows } from '../study/kept-run.ts';
import type { Chunk, Plan } from '../study/plan.ts';
import type { ChunkTally } from '../study/tally.ts';
import { unwritable } from './output.ts';
import { checkTarget, endOf, type Target } from './target.ts';

/** The format of rows that the name of a file stands for. Throws MistakesFound. */
export function rowFormat(option: string, file: string, reads: Target['reads'] = []): RowFormat {
  checkTarget({ file, option, endings: ROW_FORMATS, reads });
  const format = ROW_FORMATS.find((each) => each === endOf(file));
  if (!format) throw mistakeIn(option, `Rows are written to a file that ends in .csv or .jsonl; found "${file}".`);
  return format;
}

interface Rows {
  add: (chunk: Chunk, tally: ChunkTally) => void;
  now: () => KeptRows;
  close: () => void;
}

/** Opens a file of rows to go on behind so many bytes; null: it begins empty. Throws MistakesFound. */
export function openRows(plan: Plan, file: string, from: number | null, reads: Target['reads'] = []): Rows {
  const format = rowFormat('--rows', file, reads);
  let handle: number;
  try {
    handle = openSync(file, from === null ? 'w' : 'r+', PRIVATE.file);
  } catch (error) {
    throw unwritable(file, error, '--rows');
  }
  let at = from ?? 0;
  if (fstatSync(handle).size < at) {
    closeSync(handle);
    throw mistakeIn(file, 'This is not the file of rows as the unfinished run left it.', 'begin with --anew');
  }
  ftruncateSync(handle, at);
  const append = (text: string) => {
    try {
      const bytes = Buffer.from(text);
      for (const end = at + bytes.length; at < end; )
        at += writeSync(handle, bytes, bytes.length - (end - at), end - at, at);
    } catch (error) {
      throw unwritable(file, error, '--rows');
    }
  };
  return {
    add: ({ setting }, { rows }) => {
      const cells = (rows ?? []).map((row) => exerciseCells(plan.settings[setting]!, row));
      if (at === 0) append(rowsHead(format, cells));
      append(rowsText(format, cells));
    },
    now: () => ({ file: resolve(file), bytes: at }),
    close: () => closeSync(handle),
  };
}
