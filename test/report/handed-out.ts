// The pages that are handed out, one of each kind: what they weigh and what a browser makes of them is tested.
import { join } from 'node:path';
import { readJournal } from '../../src/journal/read.ts';
import { afterAction } from '../../src/report/after-action-builder.ts';
import { html } from '../../src/report/after-action-page.ts';
import { briefHtml, handout } from '../../src/report/brief.ts';
import { BASELINES, baseline } from '../../src/review/baselines.ts';
import { readerReview } from '../../src/review/reader-review.ts';
import { review } from '../../src/review/review.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { freshFolder } from '../support/folder.ts';

const folder = freshFolder();

async function afterActionPage(id: string, variant?: string): Promise<string> {
  const file = join(folder, `${id}.jsonl`);
  const policies = { ukraine: 'slow', coalition: 'by-the-book', us: 'trigger-happy' } as const;
  const scenario = findScenario(id, variant === undefined ? {} : { variant });
  (await playDrill(scenario, { seed: '5', policies, script: [], isScriptOnly: false }, file, 'test')).close();
  const reviewed = review(readJournal(file), { ...findRubric('default').rubric, digest: 'f'.repeat(64) });
  return html(
    afterAction(
      readerReview(reviewed, 'facilitator'),
      BASELINES.map((policy) => baseline(reviewed, policy)),
    ),
  );
}

export const PAGES: [string, () => string | Promise<string>][] = [
  ['first-shot', () => afterActionPage('first-shot')],
  ['big-push', () => afterActionPage('big-push')],
  ['open-drill degraded', () => afterActionPage('open-drill', 'degraded')],
  ['a brief', () => briefHtml(handout(findScenario('big-push'), 'us'))],
  ['a pack', () => briefHtml(handout(findScenario('dark-heating'), 'facilitator'))],
];
