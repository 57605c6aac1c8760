// Drills that go wrong in several ways, and the report on each.
import { join } from 'node:path';
import type { PolicyName } from '../../src/exercise/words.ts';
import { readJournal } from '../../src/journal/read.ts';
import type { AfterAction } from '../../src/report/after-action.ts';
import { afterAction } from '../../src/report/after-action-builder.ts';
import { BASELINES, baseline } from '../../src/review/baselines.ts';
import { readerReview } from '../../src/review/reader-review.ts';
import { type Review, review } from '../../src/review/review.ts';
import type { Reader } from '../../src/review/stories.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { freshFolder } from '../support/folder.ts';

export const folder = freshFolder();

export const rubric = { ...findRubric('default').rubric, digest: 'f'.repeat(64) };

export const table = { ukraine: 'slow', coalition: 'by-the-book', us: 'trigger-happy' } as const;

export async function drilled(
  id: string,
  policies: Record<'ukraine' | 'coalition' | 'us', PolicyName> = table,
  seed = '5',
): Promise<string> {
  const file = join(folder, `${id}-${Object.values(policies).join('-')}-${seed}.jsonl`);
  (await playDrill(findScenario(id), { seed, policies, script: [], isScriptOnly: false }, file, 'test')).close();
  return file;
}

export const reviewed = (file: string): Review => review(readJournal(file), rubric);

export const reportOf = (file: string, reader: Reader = 'facilitator'): AfterAction => {
  const each = reviewed(file);
  const compared = reader === 'facilitator' ? BASELINES.map((policy) => baseline(each, policy)) : [];
  return afterAction(readerReview(each, reader), compared);
};
