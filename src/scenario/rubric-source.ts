// The text of a rubric, and the rubrics that were checked when the program was built: as with scenarios, an unchanged one
// needs neither YAML nor schemas.
import type { Rubric } from '../exercise/rubric.ts';
import { besideProgram, digestOfText, type Source, sourceNamed } from './disk.ts';

export const DEFAULT_RUBRIC = 'default';
export const RUBRICS_FILE = 'rubrics.json';

/** The text of a shipped rubric by name, or of a file. Throws MistakesFound. */
export function rubricSource(nameOrPath: string): Source {
  return sourceNamed(nameOrPath, ['rubrics']);
}

/** The rubric of a text with that digest (SHA-256, hex), if it was checked at build time; else null. */
export function rubricCheckedAtBuild(digest: string): Rubric | null {
  const text = besideProgram(RUBRICS_FILE);
  const checked = text === null ? {} : (JSON.parse(text) as Record<string, Rubric>);
  return checked[digest] ?? null;
}

export function packRubrics(rubrics: readonly { rubric: Rubric; text: string }[]): Record<string, Rubric> {
  return Object.fromEntries(rubrics.map(({ rubric, text }) => [digestOfText(text), rubric]));
}
