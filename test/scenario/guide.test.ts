// The guide for authors tells of every kind of inject and every key of an act, and its examples check clean.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actShape } from '../../src/scenario/scenario-shape.ts';
import { factShapes } from '../../src/scenario/shapes.ts';
import { type Change, changed, mistakesIn, remarksIn } from './template.ts';

const guide = readFileSync(new URL('../../scenarios/GUIDE.md', import.meta.url), 'utf8');
const [act = '', finding = '', contingency = ''] = [...guide.matchAll(/```yaml\n([^`]*)```/g)].map(([, text]) => text!);
const REPORTED = '    report: B41\n    start: "0:00"\n    sector: 4\n    severity: 3\n    side: ';
const bare: Change = ['    finding: { after: "13:00", likelihood: 0.78 }\n', ''];

it('names each kind of inject with its keys, and each key of an act', () => {
  for (const [kind, { shape }] of Object.entries(factShapes)) {
    const row = guide.split('\n').find((line) => line.startsWith(`| \`${kind}: `));
    for (const key of Object.keys(shape).filter((each) => !['at', 'to', kind].includes(each)))
      expect(row, `${kind}: ${key}`).toContain(`\`${key}\``);
  }
  const untold = Object.keys(actShape.shape).filter((key) => !new RegExp(`\`${key}[\`:]`).test(guide));
  // Known from everywhere else.
  expect(untold.filter((key) => !['id', 'start', 'end'].includes(key))).toEqual([]);
});

it('its act that the engine reports, and its finding, check clean', () => {
  const byEngine: Change = [`${REPORTED}russia\n`, '    news: All is quiet.\n'];
  const noText: Change = [
    '    text: Shells on the crossroads in sector 4 since {0:00}, one every few minutes. Two wounded.\n',
    '',
  ];
  expect(remarksIn(changed(['    course: open\n    over: The guns are silent.\n', act], byEngine, noText))).toEqual([]);
  const unknown: Change = [`${REPORTED}russia`, `${REPORTED}unknown`];
  const found: Change = ['# Other starts', `${finding}# Other starts`];
  expect(mistakesIn(changed(bare, unknown, found))).toEqual([]);
  expect(remarksIn(changed(bare, unknown, found))).toEqual([]);
});

it('its contingency inject checks clean', () => {
  expect(mistakesIn(changed(['# Other starts', `${contingency}# Other starts`]))).toEqual([]);
});
