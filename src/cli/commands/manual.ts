// rung manual: the topics with a sentence each, one topic as text, or all of it as one page.
import { manualIndex, manualPage, topicText } from '../../report/manual/manual.ts';
import type { Topic } from '../../report/manual/topic.ts';
import { listed } from '../../report/words.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { manualTopics } from '../manual.ts';
import { printText, writeOut } from '../output.ts';
import { checkTarget } from '../target.ts';
import { pageWidth } from '../width.ts';

interface Options {
  html?: boolean;
  out?: string;
}

export function manualCommand(name: string | undefined, { html = false, out }: Options): void {
  const target = out === undefined ? null : { file: out, option: '--out', endings: ['html', 'htm'] };
  if (target) checkTarget(target);
  const topics = manualTopics();
  const chosen = name === undefined ? null : topicNamed(name, topics);
  if (target) return writeOut(target, manualPage(chosen ?? topics));
  if (html) return printText(manualPage(chosen ?? topics));
  const width = pageWidth();
  if (chosen === null) return printText(manualIndex(topics, width));
  printText(topicText(chosen, width));
}

/** The topics that a name means: one by its beginning, or all. Throws MistakesFound. */
function topicNamed(name: string, topics: readonly Topic[]): readonly Topic[] {
  if (name === ALL) return topics;
  const typed = name.toLowerCase();
  const those = topics.filter((topic) => topic.name.startsWith(typed));
  const exact = those.find((topic) => topic.name === typed);
  if (exact) return [exact];
  if (those.length === 1) return those;
  const names = topics.map((topic) => topic.name);
  if (those.length > 1 && typed !== '')
    throw mistakeIn(
      'rung manual',
      `Several topics begin with "${name}".`,
      `one of ${listed(
        those.map((topic) => topic.name),
        'or',
      )}`,
    );
  throw mistakeIn('rung manual', `There is no topic "${name}".`, nearestHint(typed, [...names, ALL]));
}
const ALL = 'all';
