// The manual as a reader has it: the list of topics, topics as text, and all of it as one page for a browser or a printer.

import { provenance } from '../handling.ts';
import { plain, table } from '../markdown.ts';
import { htmlPage } from '../page.ts';
import { UNDER_DOCTRINE } from '../words.ts';
import { textPage } from './text-page.ts';
import type { Topic } from './topic.ts';

const HOW = table(
  ['Type', 'It shows'],
  [
    ['`rung manual TOPIC`', 'a topic; the first letters of its name are enough'],
    ['`rung manual TOPIC | less`'.replace('|', '\\|'), 'a long topic, one screen after the other'],
    ['`rung manual all`', 'everything, one topic after the other'],
    ['`rung manual --out manual.html`', 'everything as one page, for a browser or a printer'],
    ['`rung COMMAND --help`', 'one command'],
  ],
);

export function manualIndex(topics: readonly Topic[], width: number): string {
  const rows = topics.map(({ name, about }) => [name, about]);
  return textPage(
    ['# The manual of Rung', provenance(), table(['Topic', 'What it is for'], rows), HOW].join('\n\n'),
    width,
  );
}

export function topicText(topics: readonly Topic[], width: number): string {
  const pages = topics.map(({ title, about, body }) => textPage(`# ${title}\n\n${about}\n\n${body}`, width));
  return [textPage(provenance(), width), ...pages, textPage(UNDER_DOCTRINE, width)].join('\n');
}

/** One self-contained page, with the topics as its contents. */
export function manualPage(topics: readonly Topic[]): string {
  const [only, ...others] = topics;
  return htmlPage({
    title: only && others.length === 0 ? `Rung: ${only.title}` : 'The manual of Rung',
    banner: `${provenance()} ${UNDER_DOCTRINE}`,
    sections: topics.map(({ name, title, about, body }) => ({ id: name, title, body: `*${plain(about)}*\n\n${body}` })),
    isManual: true,
  });
}
