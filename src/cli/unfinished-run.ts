// Whether a study goes on with an unfinished run or begins anew, as --resume and --anew say.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { countWords } from '../report/study.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import { type KeptRows, type KeptRun, readKeptRun } from '../study/kept-run.ts';
import { printNote } from './output.ts';

interface ResumeOptions {
  rows?: string;
  resume?: boolean;
  anew?: boolean;
}

/** The unfinished run to continue; null where the study begins anew. Throws MistakesFound where the options leave that open. */
export function keptFrom(file: string, { rows, resume, anew }: ResumeOptions, journals: string | null): KeptRun | null {
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

/** To be called only when nothing can stop the new run from beginning. */
export function removeUnfinished(file: string, { resume = false }: ResumeOptions): void {
  if (resume) printNote('There is no unfinished run of this study: it begins anew.');
  rmSync(file, { force: true });
}

// The second part writes its rows behind those of the first, in the same file. Throws MistakesFound.
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
