// The transcript's end and its numbers: duties as the score has them, orders as people count.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storyOf } from '../../src/cli/story.ts';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { PolicyName } from '../../src/exercise/words.ts';
import { orderWords } from '../../src/report/transcript.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { freshFolder } from '../support/folder.ts';
import { composed, orderOf } from '../support/orders.ts';
import { act, lineWith } from '../support/world.ts';

const folder = freshFolder();

async function told(scenario: Parameters<typeof playDrill>[0], policy: PolicyName): Promise<string> {
  const file = join(folder, `${scenario.id}-${policy}.rung.jsonl`);
  const policies = { ukraine: policy, coalition: policy, us: policy } as const;
  (await playDrill(scenario, { seed: '5', policies, script: [], isScriptOnly: true }, file, 'test')).close();
  return (await storyOf(file, 'facilitator')).join('\n');
}

describe('the transcript', () => {
  it('lists a duty that was not due at ENDEX as open, and counts it neither as met nor as missed', async () => {
    // Six hours after the first report nothing but the warning was due.
    const text = await told(lineWith([act()], { endex: 120, title: 'Two hours' }), 'passive');
    const outcome = text.split('OUTCOME')[1]!;
    expect(outcome).toContain('0 of 0 duties met');
    expect(outcome).not.toContain('not met:');
    expect(outcome).toMatch(/open at the end: Ukraine: a warning about B40: due by 24:10/);
  });

  it('still lists what was due and was not done', async () => {
    const outcome = (await told(findScenario('first-shot'), 'passive')).split('OUTCOME')[1]!;
    expect(outcome).toMatch(/ {2}not met: Ukraine: an? /);
  });

  it('separates duties that were met in time from those met late', async () => {
    const closer = (at: number) => composed(at, { seat: 'coalition', response: 'surveil', about: 'F31', sector: 3 });
    const outcomeOf = async (at: number) => {
      const file = join(folder, `closer-${at}.rung.jsonl`);
      const setup = { seed: '41', policies: {}, script: scriptOf([closer(at)]), isScriptOnly: false };
      (await playDrill(findScenario('big-push'), setup, file, 'test')).close();
      return (await storyOf(file, 'facilitator')).join('\n').split('OUTCOME')[1]!;
    };
    // Asked for at 2:16, due at 8:16.
    expect(await outcomeOf(496)).toMatch(/; 1 of \d+ duties met$/m);
    expect(await outcomeOf(497)).toMatch(/; 1 of \d+ duties met, 1 of them after its time$/m);
  });

  it('numbers orders from 1, where they are given, where they take effect and where one names another', async () => {
    const text = await told(findScenario('big-push'), 'by-the-book');
    expect(text).not.toContain('order 0');
    const numbers = [...text.matchAll(/ orders: .*\(order (\d+)\)/g)].map(([, n]) => Number(n));
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
    const [, effect, order] = /(.+) is in effect \(order (\d+)\)/.exec(text)!;
    expect(text).toMatch(new RegExp(`orders: .*\\(order ${order}\\)`));
    expect(effect).toBeTruthy();
    expect(orderWords(orderOf({ seat: 'us', response: 'stand-down', of: 2 }))).toBe('stand-down of order 3');
    expect(orderWords(orderOf({ seat: 'us', response: 'stand-down', of: -1 }))).toBe(
      'stand-down of an order that was not accepted',
    );
  });
});
