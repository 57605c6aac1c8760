// A journal for two to open, and what their locks leave beside it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';

export const HELD = 'Another rung has this exercise open.';

export async function begun(): Promise<string> {
  const file = join(freshFolder(), 'team.rung.jsonl');
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  (await startSession(findScenario('first-shot'), startOf(holders), file, 'test')).close();
  return file;
}

export const resumes = async (file: string): Promise<void> => {
  (await resumeSession(file)).session.close();
};

/** The names of claims beside a journal. */
export const claims = (file: string): string[] => (existsSync(`${file}.lock`) ? readdirSync(`${file}.lock`) : []);
