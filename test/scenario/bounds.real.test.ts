// Work is bounded by what a file means, not by its bytes: a workbook is counted before it is unpacked and read, and of
// many mistakes the first hundred are explained and the others counted.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import type { Sheet } from '../../src/scenario/sheet-file.ts';
import { xlsxSheets as inChild } from '../../src/scenario/workbook-file.ts';
import { freshFolder } from '../support/folder.ts';
import { xlsxSheets } from '../support/workbook.ts';
import { book, parted, refusal, SHEET, workbook } from './workbook-parts.ts';

const BOOK_RELATIONS = 'xl/_rels/workbook.xml.rels';

const withRow = (row: string) => workbook((sheet) => sheet.replace('</sheetData>', `${row}</sheetData>`));

describe('a workbook', () => {
  it('of a list is read', async () => {
    const { injects, mistakes } = readMsel(
      'm.xlsx',
      [await xlsxSheets('m.xlsx', Buffer.from(book))],
      '2026-03-16T05:00Z',
    );
    expect([injects.length, mistakes]).toEqual([findScenario('big-push').injects.length, []]);
  });

  const bomb = workbook((sheet) => sheet.replace('</sheetData>', `</sheetData>${' '.repeat(80_000_000)}`));
  // It says that its sheet is small: what is beyond that is never unpacked.
  const lying = Buffer.from(bomb);
  for (let at = lying.indexOf(SHEET); at >= 0; at = lying.indexOf(SHEET, at + 1)) {
    const isCentral = lying.subarray(at - 46, at - 42).toString('latin1') === 'PK\u0001\u0002';
    lying.writeUInt32LE(2000, isCentral ? at - 46 + 24 : at - 30 + 22);
  }

  const locked = Buffer.from(book);
  for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 1))
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);

  it.each([
    [
      'a cell at the far corner',
      withRow('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      /The cell XFD1048576 lies far/,
    ],
    ['a column too far', withRow('<row r="900"><c r="ZZ900"><v>1</v></c></row>'), /ZZ900 lies far/],
    ['cells without number', withRow(`<row r="900">${'<c r="A9"><v/></c>'.repeat(300_000)}</row>`), /300,\d+ cells/],
    ['what unpacks to hundreds of megabytes', bomb, /far larger than a list of injects/],
    ['what says that it is small and is not', lying, /cannot be read as a spreadsheet|headings of a list/],
    [
      'thousands of parts',
      Buffer.from(zipSync(Object.fromEntries([...Array(1500).keys()].map((n) => [`p${n}`, new Uint8Array()])))),
      /far larger/,
    ],
    ['cells without attributes', withRow(`<row>${'<c><v>1</v></c>'.repeat(300_000)}</row>`), /300,\d+ cells/],
    ['cells with a tab in their tag', withRow(`<row>${'<c\t><v>1</v></c>'.repeat(300_000)}</row>`), /300,\d+ cells/],
    ['runs of text without end', parted({ 'xl/sharedStrings.xml': '<r><t>'.repeat(1_000_000) }), /takes more work/],
    [
      'a text longer than a cell',
      withRow(`<row r="900"><c r="B900" t="inlineStr"><is><t>${'<t '.repeat(400_000)}</t></is></c></row>`),
      /B900 holds [\d,]+ letters/,
    ],
    [
      'one long text in every cell',
      parted(
        {
          'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(30_000)}</t></si>${'<si><t>a</t></si>'.repeat(500)}</sst>`,
        },
        (sheet) =>
          sheet.replace('</sheetData>', `<row r="900">${'<c t="s"><v>0</v></c>'.repeat(300)}</row></sheetData>`),
      ),
      /letters; at most 8,000,000/,
    ],
    ['a very long text', parted({ 'xl/sharedStrings.xml': 'x'.repeat(9_000_000) }), /far larger/],
    [
      'one sheet named a hundred times',
      parted({ 'xl/workbook.xml': `<workbook><sheets>${'<sheet r:id="rId1"/>'.repeat(100)}</sheets></workbook>` }),
      /100 sheets/,
    ],
    ['an OpenDocument list in it', parted({ 'META-INF/manifest.xml': '<m/>', 'content.xml': '<a/>' }), /OpenDocument/],
    [
      'half an OpenDocument list',
      Buffer.from(`PK\u0003\u0004${' '.repeat(26)}mimetypeapplication/vnd.oasis.`),
      /OpenDocument/,
    ],
    ['a binary workbook in it', parted({ 'xl/workbook.bin': 'x' }), /binary workbook/],
    ['the mark of a password', locked, /locked with a password/],
    [
      'a text that is not there',
      withRow('<row r="900"><c r="A900" t="s"><v>99999999</v></c></row>'),
      /cannot be read as a spreadsheet\./,
    ],
    ['half a workbook', Buffer.from(book.subarray(0, 2000)), /cannot be read as a spreadsheet/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /before 2007, or one that is locked/],
    ['text', Buffer.from('Time,From,Description\n'), /no \.xlsx workbook/],
  ])('with %s is refused in words', async (_, bytes, words) => {
    const sheets = await xlsxSheets('m.xlsx', bytes).catch((error: unknown) => error);
    const message = refusal(() => {
      if (sheets instanceof Error) throw sheets;
      readMsel('m.xlsx', [sheets as Sheet[]], '');
    }).message;
    expect(message).toMatch(words);
    expect(message).not.toMatch(/undefined|null|Error|invalid zip/);
  });

  const behind = (what: string) => (sheet: string) => sheet.replace('</sheetData>', `</sheetData>${what}`);
  const corner = 'A1:XFD1048576';
  it.each([
    [
      'links over the whole sheet',
      workbook(behind(`<hyperlinks><hyperlink ref="${corner}" location="x"/></hyperlinks>`)),
    ],
    [
      'merged cells without end',
      workbook(behind(`<mergeCells>${`<mergeCell ref="${corner}"/>`.repeat(100_000)}</mergeCells>`)),
    ],
    ['rules without end', workbook(behind(`<dataValidations>${'<dataValidation '.repeat(200_000)}`))],
    [
      'a size that it has not',
      workbook((sheet) => sheet.replace('<sheetData>', `<dimension ref="${corner}"/><sheetData>`)),
    ],
    [
      'parts that no list needs',
      parted({
        'xl/comments1.xml': '<comment '.repeat(2_000_000),
        'xl/theme/theme1.xml': '<a '.repeat(2_000_000),
        'docProps/app.xml': '<x '.repeat(2_000_000),
      }),
    ],
    ['content types without end', parted({ '[Content_Types].xml': '<Override '.repeat(2_000_000) })],
  ])('is read with %s', async (_, bytes) => {
    const { injects, mistakes } = readMsel('m.xlsx', [await xlsxSheets('m.xlsx', bytes)], '2026-03-16T05:00Z');
    expect([injects.length, mistakes]).toEqual([findScenario('big-push').injects.length, []]);
  });

  it('is read wherever its parts lie', async () => {
    const { [SHEET]: sheet, ...others } = unzipSync(book);
    const named = strFromU8(others[BOOK_RELATIONS]!).replace('worksheets/sheet1.xml', '/xl/elsewhere/s.xml');
    const moved = zipSync({ ...others, 'xl/elsewhere/s.xml': sheet!, [BOOK_RELATIONS]: strToU8(named) });
    const sheets = await xlsxSheets('m.xlsx', Buffer.from(moved));
    expect(sheets).toEqual(await xlsxSheets('m.xlsx', Buffer.from(book)));
  });

  it('has numbers where no calendar has their dates', async () => {
    const cell = (letter: string, n: string) => `<c r="${letter}900" s="1"><v>${n}</v></c>`;
    const row = `<row r="900">${['1e308', '-1e308', '1e9', '2', 'NaN'].map((n, at) => cell('ABCDE'[at]!, n)).join('')}</row>`;
    const styles = '<styleSheet><cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
    const sheets = await xlsxSheets(
      'm.xlsx',
      parted({ 'xl/styles.xml': styles }, (sheet) => sheet.replace('</sheetData>', `${row}</sheetData>`)),
    );
    expect(sheets[0]!.rows[899]).toEqual([1e308, -1e308, 1e9, new Date(Date.UTC(1900, 0, 1)), 'NaN']);
  });

  it('whose reader would go on for ever, takes all memory or fails is not waited for', {
    timeout: 30_000,
  }, async () => {
    const told = async (name: string, text: string) => {
      const program = join(freshFolder(), `${name}.mjs`);
      writeFileSync(program, `process.once('message', () => { ${text} });`);
      return String(await inChild('m.xlsx', Buffer.from(book), pathToFileURL(program)).catch((error: Error) => error));
    };
    const words = /more work than a list of injects should/;
    expect(await told('busy', 'for (;;);')).toMatch(words);
    expect(await told('full', 'const all = []; for (;;) all.push([{}, {}]);')).toMatch(words);
    expect(await told('bug', 'throw new TypeError();')).toMatch(/What reads workbooks failed/);
  });
});
