// An unfinished run of a study, kept in a file from which a later run goes on.
import { writeAtomically } from '../journal/atomic-write.ts';
import { ENGINE } from '../journal/engine.ts';
import { digestOf } from '../journal/entry.ts';
import { makeFolder } from '../journal/folder.ts';
import { dataPlace } from '../journal/home.ts';
import { readRegular } from '../journal/regular.ts';
import { tried } from '../journal/tried.ts';
import { besideProgram } from '../scenario/disk.ts';
import type { Plan } from './plan.ts';
import type { Results } from './run.ts';

/** A file of rows, and how many of its bytes belong to the run. */
export interface KeptRows {
  file: string;
  bytes: number;
}

export interface KeptRun {
  seconds: number;
  /** null where no rows were asked for. */
  rows: KeptRows | null;
  /** The folder of its journals; null where none were asked for. */
  journals: string | null;
  results: Results;
}

export const keptRunsFolder = (): string => dataPlace('studies');

/** Where an unfinished run of this very plan, by this very program, is kept. */
export function keptRunFile(plan: Plan): string {
  // The thread's file names its chunks by their digests, so that another build, which may play otherwise, has another key.
  const key = digestOf([ENGINE, besideProgram('study-worker.js'), JSON.stringify(plan)].join('\n'));
  return dataPlace('studies', `${key.slice(0, 40)}.json`);
}

/** Writes it completely or not at all. Throws the errors of the disk. */
export function writeKeptRun(file: string, { results, ...rest }: KeptRun): void {
  const settings = results.settings.map(({ shortfall, ...tally }) => ({
    ...tally,
    shortfall: Buffer.from(shortfall.buffer, shortfall.byteOffset, shortfall.byteLength).toString('base64'),
  }));
  makeFolder(keptRunsFolder());
  writeAtomically(file, JSON.stringify({ ...rest, results: { ...results, settings } }));
}

const LARGEST_BYTES = 512 * 1024 * 1024;

/** The run that is kept there; null where there is none that can be read. */
export function readKeptRun(file: string): KeptRun | null {
  return tried(() => {
    const { results, ...rest } = JSON.parse(readRegular(file, LARGEST_BYTES).toString('utf8'));
    const settings = results.settings.map(({ shortfall, ...tally }: { shortfall: string }) => ({
      ...tally,
      shortfall: new Float64Array(Uint8Array.from(Buffer.from(shortfall, 'base64')).buffer),
    }));
    return { ...rest, results: { ...results, settings } };
  });
}
