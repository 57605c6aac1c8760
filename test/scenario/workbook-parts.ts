// A list of injects as a workbook, taken apart and put together with other parts in it.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mselXlsx } from '../../src/report/msel-xlsx.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';

export function refusal(act: () => unknown): MistakesFound {
  try {
    act();
  } catch (error) {
    if (error instanceof MistakesFound) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

export const book = await mselXlsx(findScenario('big-push').injects);

export const SHEET = 'xl/worksheets/sheet1.xml';

/** The list of injects as a workbook, with other parts or another sheet in it. */
export function parted(others: Record<string, string>, change = (sheet: string) => sheet): Buffer {
  const parts = unzipSync(book);
  const texts = { [SHEET]: change(strFromU8(parts[SHEET]!)), ...others };
  const changed = Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync({ ...parts, ...Object.fromEntries(changed) }));
}

export const workbook = (change: (sheet: string) => string): Buffer => parted({}, change);
