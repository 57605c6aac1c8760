// A short exercise that has ended, for the questionnaire.
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { act, lineWith } from '../support/world.ts';

/** A short exercise with Ukraine in a person's hands, played to its end. */
export async function played(): Promise<{ file: string; session: Session }> {
  const file = join(freshFolder(), 'lessons.rung.jsonl');
  const scenario = lineWith([act()], { endex: 12 * 60, title: 'One act' });
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const session = await startSession(scenario, startOf(holders), file, 'test');
  for (let turn = 0; turn < 20 && !session.state().isEnded; turn++)
    await session.send({ do: 'commit', seat: 'ukraine' });
  expect(session.state().isEnded).toBe(true);
  return { file, session };
}
