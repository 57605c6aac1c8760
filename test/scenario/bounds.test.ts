// Work is bounded by what a file means, not by its bytes: a workbook is counted before it is unpacked and read, and of
// many mistakes the first hundred are explained and the others counted.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeMistakes } from '../../src/scenario/mistake.ts';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { checkScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets } from '../../src/scenario/sheet-file.ts';
import { readOrders, readTimeline } from '../../src/scenario/timeline-file.ts';
import { literal } from '../support/timeline.ts';
import { refusal } from './workbook-parts.ts';

describe('a workbook', () => {
  it.each([
    ['a million commas', `Time,From,Description${','.repeat(1_000_000)}\n`, /cells; at most/],
    ['a million lines', `Time,From,Description\n${'\n'.repeat(1_000_000)}`, /rows; at most/],
    [
      'a cell without end',
      `Time,From,Description\n1:00,A,"${'<t '.repeat(400_000)}"\n`,
      /The cell C2 holds 1,200,000 letters/,
    ],
    ['more rows than injects', `Time,From,Description\n${'1:00,A,B\n'.repeat(6000)}`, /6,000 rows below/],
  ])('or a list with %s', (_, text, words) => {
    expect(refusal(() => readMsel('m.csv', csvSheets('m.csv', text), '')).message).toMatch(words);
  });
});

const scenario = readFileSync(new URL('../../scenarios/first-shot.yaml', import.meta.url), 'utf8');
const many = (n: number, line: (n: number) => string) => [...Array(n).keys()].map(line).join('\n');
const file = (text: string) => ({ file: 'many.yaml', text });

describe('of many mistakes the first hundred are explained and the others counted', () => {
  it.each([
    [
      '20,000 unknown keys',
      20_000,
      () => checkScenario(file(`${scenario}\n${many(20_000, (n) => `stranger${n}: 1`)}`)),
    ],
    [
      '10,000 keys that stand twice',
      10_000,
      () => checkScenario(file(`${scenario}\n${many(10_000, () => 'title: again')}`)),
    ],
    [
      '5,000 orders',
      15_000,
      () =>
        readOrders(file(`orders:\n${many(5000, (n) => `  - { at: 9, seat: ukrain, order: wran${n} }`)}`), literal, 8),
    ],
    [
      '5,000 facts',
      14_999,
      () =>
        readTimeline(
          file(
            `format: 1\nfacts:\n${many(5000, () => '  - { at: "1:00", report: A1, start: "2:00", sector: 33, severity: 3, side: russia }')}`,
          ),
        ),
    ],
  ])('%s', (_, count, check) => {
    const { mistakes } = refusal(check);
    expect(mistakes.length).toBe(count);
    const told = describeMistakes(mistakes);
    expect(told.match(/^many\.yaml:\d+/gm)).toHaveLength(100);
    expect(told).toContain(`And ${count - 100} more like these.`);
  });

  it('5,000 broken lines', () => {
    const { mistakes, reach } = refusal(() =>
      checkScenario(file(`${scenario}\n${many(5000, (n) => `  : : bad ${n} [`)}`)),
    );
    expect([reach, mistakes.length > 0]).toEqual(['unread', true]);
  });
});

describe('a file that holds more than anybody wrote is refused before it is parsed', () => {
  it.each([
    ['unknown keys', many(150_000, (n) => `k${n}: 1`), /150,000 lines; at most 50,000/],
    ['blank lines', '\n'.repeat(1_900_000), /1,900,001 lines/],
    ['lines of one text', `a: |\n${' x\n'.repeat(500_000)}`, /500,002 lines/],
    ['brackets that close nothing', ']'.repeat(1_900_000), /1,900,000 brackets and commas/],
    ['commas', `[${','.repeat(1_900_000)}`, /brackets and commas/],
    ['colons on one line', 'a: '.repeat(600_000), /600,000 colons and dashes/],
    ['keys without name', '? '.repeat(900_000), /900,000 colons and dashes/],
    ['quotes', '"a" "b" '.repeat(100_000), /400,000 quotes and other marks/],
    ['escapes', `a: "${'\\x'.repeat(900_000)}"`, /quotes and other marks/],
    ['names of nodes', '&a '.repeat(600_000), /quotes and other marks/],
    ['brackets within brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, /5,000 levels/],
    ['lists within lists', `${'- '.repeat(5000)}a`, /5,000 levels/],
  ])('%s', (_, text, words) => {
    const { message, reach } = refusal(() => checkScenario(file(text)));
    expect([message, reach]).toEqual([expect.stringMatching(words), 'unread']);
    expect(message).toMatch(/Hint: /);
  });

  const FACT = '  - { at: "1:00", report: A1, start: "2:00", sector: 33, severity: 3, side: russia }';
  it.each([
    ['fifty thousand keys', many(49_900, (n) => `k${n}: 1`), /And 49\d+ more like these/],
    ['a long list of what is no fact', `facts: [${'x,'.repeat(58_000)}x]`, /a list of 58001/],
    ['errors on every other line', many(20_000, () => '- a\nb: 1'), /A value ends before this/],
    ['five thousand facts', `format: 1\nfacts:\n${many(5000, () => FACT)}`, /already reported/],
  ])('but %s are read, and told of', (_, text, words) => {
    const message = refusal(() => readTimeline(file(text))).message;
    expect(message).toMatch(words);
    expect(message).not.toMatch(/nested too deeply|at most [\d,]+ are read/);
  });
});
