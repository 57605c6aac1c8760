// A red cell that does one thing after another with whatever is on its way, while policies hold the seats.
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import type { Command } from '../../src/exercise/events.ts';
import type { Run } from '../../src/exercise/run/run.ts';
import type { RedDeed } from '../../src/exercise/words.ts';

/** What it does at its desk for the n-th time, before it adjourns; some of it may be denied. */
export function redCommands(run: Run, n: number): Command[] {
  const { answers, setting, minute } = viewForRed(run);
  const { bounds } = setting;
  const next = answers.find(({ status }) => status === 'coming');
  const deeds: RedDeed[] = [];
  if (next?.no != null) {
    const { no, at, pauseAt } = next;
    const text = `Nothing of the kind${pauseAt ? ` before ${pauseAt}` : ''}.`;
    const each: RedDeed[] = [
      { act: 'change', no, as: 'commander', text },
      { act: 'drop', no },
      { act: 'delay', no, to: at + 90 },
      { act: 'send', no },
    ];
    deeds.push(each[n % 4]!);
  }
  if (bounds && n % 2 === 0)
    deeds.push({ act: 'set', resolve: bounds.resolve[n % 4 === 0 ? 0 : 1], tempo: bounds.tempo[n % 4 === 0 ? 1 : 0] });
  if (n % 3 === 0) deeds.push({ act: 'say', as: 'ministry', medium: 'claim', to: ['us'], text: `Words of ${minute}.` });
  return [...deeds.map((deed): Command => ({ do: 'red', by: null, deed })), { do: 'red-adjourn' }];
}
