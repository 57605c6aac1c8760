// The manual as text and as a page: what the program knows stands in it, lines keep to a width, the page needs nothing else.
import { describe, expect, it } from 'vitest';
import { KEY_PAGES } from '../../src/cli/key-pages.ts';
import { MAKERS, manualTopics } from '../../src/cli/manual.ts';
import { topicText as textOf, topicFiles, topicNames } from '../../src/cli/manual-files.ts';
import { PROMPT_KINDS } from '../../src/exercise/words.ts';
import { CODES, SEATS } from '../../src/ladder/index.ts';
import { manualIndex, manualPage, topicText } from '../../src/report/manual/manual.ts';
import { textTableWithin } from '../../src/report/manual/text-layout.ts';
import { textPage } from '../../src/report/manual/text-page.ts';
import { partsNamed, topicOf } from '../../src/report/manual/topic.ts';
import { PROMPT_WORDS } from '../../src/report/prompt-words.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { findScenario, shippedScenarios } from '../../src/scenario/scenario-file.ts';

const topics = manualTopics();
const bodyOf = (name: string) => topics.find((each) => each.name === name)!.body;
const literal = findDoctrine('literal');

describe('a topic', () => {
  it.each(topics)('$name has a title and one sentence of what it is for', ({ name, title, about }) => {
    expect(title).toMatch(/^[A-Z]/);
    expect(about).toMatch(/^[A-Z][^\n]*\.$/);
    expect(topicNames()).toContain(name);
  });

  it('names only parts that somebody makes, and every part is named', () => {
    const named = topicFiles().flatMap((file) => partsNamed(textOf(file)));
    expect(named.sort()).toEqual(Object.keys(MAKERS).sort());
    const text = '# Title\n\nOne sentence.\n\n<!-- made nothing -->\n';
    expect(() => topicOf('01-mine.md', text, MAKERS)).toThrow('nobody makes the part "nothing"');
    expect(() => topicOf('01-mine.md', 'No title.\n', MAKERS)).toThrow('has a title');
  });
});

describe('the manual tells', () => {
  it('of every order what it is, who gives it and when it takes effect', () => {
    for (const { id, seats } of literal.responses) {
      const [, text = ''] = bodyOf('orders').split(`### ${id}: `);
      const [order] = text.split('### ');
      expect(order).toContain(seats.length === SEATS.length ? 'Given by any seat' : 'Given by ');
      expect(order).toContain('takes effect');
      expect(order).not.toMatch(/[{}]/);
    }
  });

  it('of every duty when it begins, when it is due and what meets it', () => {
    const { prompts } = findScenario('first-shot').numbers;
    for (const kind of PROMPT_KINDS) {
      const item = bodyOf('duties')
        .split('\n')
        .find((line) => line.startsWith(`- **${PROMPT_WORDS[kind]}** (C`));
      expect(item).toMatch(/ as soon as .+\. Due .+\. Met by `/);
      for (const response of prompts[kind].responses) expect(item).toContain(`\`${response}\``);
    }
  });

  it('of every refusal, reading, scenario and key', () => {
    for (const code of CODES) expect(bodyOf('ladder')).toContain(`\`${code}\``);
    for (const name of shippedDoctrines()) expect(bodyOf('readings')).toContain(`## ${name}: `);
    for (const name of shippedScenarios()) expect(bodyOf('scenarios')).toContain(`| \`${name}\` |`);
    for (const [page, keys] of Object.entries(KEY_PAGES)) {
      expect(bodyOf('keys')).toContain(`## ${page}\n`);
      for (const { does, hint } of keys)
        if (hint === undefined) expect(bodyOf('keys')).toContain(does.replaceAll('|', '\\|'));
    }
  });
});

describe('the manual as text', () => {
  // A file and a screen keep their lines; an address is one word.
  const fixed = /^ {0,2}#|^ {0,2}[│╭╰ -].*[{}│╮╯"]|https?:/;

  it.each([60, 80, 100])('keeps to %i columns', (width) => {
    const lines = [manualIndex(topics, width), ...topics.map((topic) => topicText([topic], width))]
      .join('')
      .split('\n');
    const prose = lines.filter((line) => !line.startsWith('  ') && !fixed.test(line));
    expect(prose.length).toBeGreaterThan(800);
    expect(prose.filter((line) => line.length > width)).toEqual([]);
  });

  it('says first that it is an exercise, and has no marks of Markdown', () => {
    for (const topic of topics.filter(({ name }) => !['paper', 'authoring', 'checkout'].includes(name))) {
      const text = topicText([topic], 80);
      expect(text.startsWith(PROVENANCE)).toBe(true);
      expect(text).not.toMatch(/\*\*|`|<!--|&amp;|\| --- \|/);
    }
  });

  it('breaks a long command where an option begins, so that it can be copied', () => {
    const line = 'rung play first-shot --seed 41 --excon --seat ukraine=me --timer 4m';
    const shown = textPage(`\`\`\`sh\n${line}\n\`\`\`\n`, 40).trimEnd().split('\n');
    expect(shown.length).toBeGreaterThan(1);
    expect(Math.max(...shown.map((each) => each.length))).toBeLessThanOrEqual(40);
    expect(
      shown
        .join('\n')
        .replace(/ \\\n\s+/g, ' ')
        .trim(),
    ).toBe(line);
  });

  it('quotes a key in a sentence, and not where it stands alone in a cell', () => {
    expect(textPage('Press `x` and read `rung manual keys`.', 80)).toBe('Press "x" and read rung manual keys.\n');
    expect(textPage('| Key | Does |\n| --- | --- |\n| `x` | press `x` |\n', 80)).toBe(
      'Key  Does\n---  ---------\nx    press "x"\n',
    );
  });

  it('shares the room of a table among the columns that need more', () => {
    const rows = [['a', 'one two three four', 'five six seven eight']];
    expect(textTableWithin(null, rows, 25)).toEqual([
      'a    one two    five six',
      '     three      seven',
      '     four       eight',
    ]);
  });
});

describe('the manual as a page', () => {
  const page = manualPage(topics);

  it('leads from its contents to every topic, and from topic to topic', () => {
    for (const { name, title } of topics) {
      expect(page).toContain(`<section id="${name}"`);
      expect(page).toContain(`<li><a href="#${name}">${title.replaceAll("'", '&#39;')}</a></li>`);
    }
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBeGreaterThan(topics.length + 10);
    for (const id of targets) expect(page).toContain(` id="${id}"`);
    const one = manualPage(topics.slice(1, 2));
    expect([...one.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual([topics[1]!.name]);
  });

  it('needs no script, no network and no other file, and says twice that it is an exercise', () => {
    expect(page).not.toMatch(/<(script|img|link|iframe)\b|(src|href)="(?!#)/);
    expect(page.split('<p class="banner"')).toHaveLength(3);
  });
});
