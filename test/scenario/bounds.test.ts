// Work is bounded by what a file means, not by its bytes: a workbook is counted before it is unpacked and read, and of
// many mistakes the first hundred are explained and the others counted.
import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mselXlsx } from '../../src/report/msel-xlsx.ts';
import { describeMistakes, MistakesFound } from '../../src/scenario/mistake.ts';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { checkScenario, findScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets, xlsxSheets } from '../../src/scenario/sheet-file.ts';
import { readOrders, readTimeline } from '../../src/scenario/timeline-file.ts';
import { literal } from '../support/timeline.ts';

function refusal(act: () => unknown): MistakesFound {
  try {
    act();
  } catch (error) {
    if (error instanceof MistakesFound) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const book = await mselXlsx(findScenario('big-push').injects);
const SHEET = 'xl/worksheets/sheet1.xml';

/** The list of injects as a workbook, with another sheet in it. */
function workbook(change: (sheet: string) => string): Buffer {
  const parts = unzipSync(book);
  const sheet = Buffer.from(parts[SHEET]!).toString('utf8');
  return Buffer.from(zipSync({ ...parts, [SHEET]: strToU8(change(sheet)) }));
}

const withRow = (row: string) => workbook((sheet) => sheet.replace('</sheetData>', `${row}</sheetData>`));

describe('a workbook', () => {
  it('of a list is read', () => {
    const { injects, mistakes } = readMsel('m.xlsx', xlsxSheets('m.xlsx', Buffer.from(book)), '2026-03-16T05:00Z');
    expect([injects.length, mistakes]).toEqual([findScenario('big-push').injects.length, []]);
  });

  const bomb = workbook((sheet) => sheet.replace('</sheetData>', `</sheetData>${' '.repeat(80_000_000)}`));
  // It says that its sheet is small: what is beyond that is never unpacked.
  const lying = Buffer.from(bomb);
  for (let at = lying.indexOf(SHEET); at >= 0; at = lying.indexOf(SHEET, at + 1)) {
    const isCentral = lying.subarray(at - 46, at - 42).toString('latin1') === 'PK\u0001\u0002';
    lying.writeUInt32LE(2000, isCentral ? at - 46 + 24 : at - 30 + 22);
  }

  it.each([
    [
      'a cell at the far corner',
      withRow('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      /The cell XFD1048576 lies far/,
    ],
    ['a column too far', withRow('<row r="900"><c r="ZZ900"><v>1</v></c></row>'), /ZZ900 lies far/],
    [
      'cells without number',
      withRow(`<row r="900">${'<c r="A900"><v>1</v></c>'.repeat(500_000)}</row>`),
      /500,\d+ cells/,
    ],
    ['what unpacks to hundreds of megabytes', bomb, /far larger than a list of injects/],
    ['what says that it is small and is not', lying, /cannot be read as a spreadsheet|headings of a list/],
    [
      'thousands of parts',
      Buffer.from(zipSync(Object.fromEntries([...Array(1500).keys()].map((n) => [`p${n}`, new Uint8Array()])))),
      /far larger/,
    ],
    ['half a workbook', Buffer.from(book.subarray(0, 2000)), /cannot be read as a spreadsheet/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /before 2007, or one that is locked/],
    ['text', Buffer.from('Time,From,Description\n'), /no \.xlsx workbook/],
  ])('with %s is refused in words', (_, bytes, words) => {
    expect(refusal(() => readMsel('m.xlsx', xlsxSheets('m.xlsx', bytes), '')).message).toMatch(words);
  });

  it.each([
    ['a million commas', `Time,From,Description${','.repeat(1_000_000)}\n`, /cells; at most/],
    ['a million lines', `Time,From,Description\n${'\n'.repeat(1_000_000)}`, /rows; at most/],
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
