// The topics of the manual, and what makes the parts of them that the program knows by itself.
import { hoursOf } from '../exercise/numbers.ts';
import { adjudicate } from '../ladder/index.ts';
import { adjudicationText } from '../report/adjudication-text.ts';
import { valueWords } from '../report/doctrines.ts';
import { commandsPart, keysPart, wordsPart } from '../report/manual/commands.ts';
import { dutiesPart, ordersPart } from '../report/manual/orders.ts';
import {
  clausesPart,
  policiesPart,
  readingsPart,
  refusalsPart,
  rulesPart,
  scenariosPart,
  scorePart,
  variantsPart,
} from '../report/manual/readings.ts';
import { type Makers, type Topic, topicOf } from '../report/manual/topic.ts';
import { switchesDiffering } from '../review/readings.ts';
import { readSource, shippedFolder } from '../scenario/disk.ts';
import { findDoctrine, shippedDoctrines, TIMES } from '../scenario/doctrine-file.ts';
import { findRubric } from '../scenario/rubric-file.ts';
import { allScenarios } from '../scenario/scenario-file.ts';
import { readTimeline } from '../scenario/timeline-file.ts';
import { KEY_PAGES, PLAIN_WORDS } from './key-pages.ts';
import { topicFiles, topicText } from './manual-files.ts';
import { COMMANDS } from './table/command-table.ts';

/** Every topic in its order, its parts made. */
export const manualTopics = (): Topic[] => topicFiles().map((file) => topicOf(file, topicText(file), MAKERS));

const literal = () => findDoctrine('literal');
const numbers = () => allScenarios()[0]!.numbers;

export const MAKERS: Makers = {
  orders: () => ordersPart(literal(), hoursOf({ numbers: numbers(), doctrine: literal() })),
  duties: () => dutiesPart(literal(), numbers()),
  rules: () => rulesPart(literal()),
  clauses: clausesPart,
  refusals: refusalsPart,
  readings,
  scenarios: () => scenariosPart(allScenarios()),
  variants: () => variantsPart(allScenarios()),
  policies: policiesPart,
  score: () => scorePart(findRubric('default').rubric),
  commands: () => commandsPart(COMMANDS),
  keys: () => keysPart(KEY_PAGES),
  words: () => wordsPart(PLAIN_WORDS),
  guide,
  'table-top': () => block('yaml', tableTop().text),
  'table-top-ruled': tableTopRuled,
};

function readings(): string {
  const first = literal();
  const others = shippedDoctrines()
    .filter((name) => name !== first.id)
    .map((name) => {
      const doctrine = findDoctrine(name);
      const differs = switchesDiffering(first, doctrine).map((each) => ({
        name: each,
        is: valueWords(each, doctrine.reads[each], TIMES),
        was: valueWords(each, first.reads[each], TIMES),
      }));
      return { doctrine, differs };
    });
  return readingsPart(first, others);
}

/** The guide for authors of scenarios, without its title. */
function guide(): string {
  const { text } = readSource(shippedFolder('GUIDE.md'));
  return text.replace(/^# .*\n+/, '');
}

const block = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

export const TABLE_TOP = 'table-top';
const tableTop = () => readSource(shippedFolder('timelines', `${TABLE_TOP}.yaml`));

function tableTopRuled(): string {
  const { doctrine, timeline } = readTimeline(tableTop());
  return block('text', adjudicationText(TABLE_TOP, doctrine, timeline, adjudicate(doctrine, timeline)));
}
