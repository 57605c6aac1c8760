// Packs the parts of a workbook that a list of injects needs into a new one: the cells of its sheets, their texts, and the
// formats of their numbers. Nothing else is unpacked, and what is unpacked is counted.
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { mistakeIn } from './mistake.ts';
import {
  type Merged,
  MOST_CELLS,
  MOST_ROWS,
  openDocument,
  type Sheet,
  tooLong,
  tooMuchWork,
  UNSAVED,
} from './sheet-file.ts';

const MOST_PARTS = 1000;
const MOST_SHEETS = 60;
/** Limits for one part, and for all unpacked parts together. */
const MOST_PART_BYTES = 8 * 1024 * 1024;
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_TAGS = 1_500_000;

interface LeanBook {
  zip: Uint8Array;
  is1904: boolean;
  /** Its sheets in the same order, but for their cells. */
  sheets: Omit<Sheet, 'rows'>[];
}

/** Throws MistakesFound, and what the unpacking throws where the bytes are no workbook. */
export function leanBook(file: string, bytes: Uint8Array): LeanBook {
  const archive = openArchive(file, bytes);
  if (archive.has('content.xml') || archive.has('META-INF/manifest.xml')) throw openDocument(file);
  const main = targets(archive, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.bin') || archive.has('xl/workbook.bin'))
    throw mistakeIn(file, 'This is a binary workbook (.xlsb).', 'save it as .xlsx or .csv');
  if (!archive.has(main)) throw new Error(`It has no ${main}.`);
  const book = archive.text(main);
  const related = targets(archive, main);
  // Some programs put these parts in their usual place without a relation.
  const textOf = (type: string) => archive.text(related.find((each) => each.type === type)?.target ?? `xl/${type}.xml`);
  const parts = sheetsOf(file, book, related).map((each) => ({ ...each, text: archive.text(each.target) }));
  const sheets = parts.map(({ text }) => cellsOnly(text));
  const strings = textOf('sharedStrings');
  const formats = formatsOnly(textOf('styles'));
  countTags(file, sheets, strings, formats);
  const is1904 = /<(?:\w+:)?workbookPr\s[^<>]*date1904\s*=\s*["'](?:1|true|on)["']/i.test(book);
  return {
    zip: packed(sheets, strings, formats),
    is1904,
    sheets: parts.map(({ name, isHidden, text }, n) => ({
      name,
      isHidden,
      hidden: hiddenRows(sheets[n]!),
      merged: mergedCells(text),
    })),
  };
}

interface Archive {
  has: (name: string) => boolean;
  text: (name: string) => string;
}

/** Unpacks a part only on demand. Throws MistakesFound where the parts are too many or too large. */
function openArchive(file: string, bytes: Uint8Array): Archive {
  const names = new Map<string, string>();
  const tooLarge = () =>
    mistakeIn(file, 'This workbook is far larger than a list of injects, once it is unpacked.', 'save it as .csv');
  const listed = ({ name }: UnzipFileInfo): boolean => {
    names.set(name.toLowerCase(), name);
    if (names.size > MOST_PARTS) throw tooLarge();
    return false;
  };
  unzipSync(bytes, { filter: listed });
  if (isLocked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    throw mistakeIn(file, 'This workbook is locked with a password.', 'save it as .xlsx without one, or as .csv');
  let size = 0;
  const text = (asked: string): string => {
    const name = names.get(asked.toLowerCase());
    if (name === undefined) return '';
    const counted = (part: UnzipFileInfo): boolean => {
      if (part.name !== name) return false;
      size += part.originalSize;
      if (part.originalSize > MOST_PART_BYTES || size > MOST_BYTES) throw tooLarge();
      return true;
    };
    // A part that is larger than it claims is cut at the size that it claims.
    return new TextDecoder().decode(unzipSync(bytes, { filter: counted })[name]);
  };
  return { has: (name) => names.has(name.toLowerCase()), text };
}

/** Whether a part is encrypted, by the flags in the directory of the archive. */
function isLocked(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0 && at + 46 <= bytes.length; left--) {
    if (bytes.readUInt16LE(at + 8) & 1) return true;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return false;
}

interface Related {
  id: string;
  /** The last word of the relation's type. */
  type: string;
  target: string;
}

/** The relations of a part; those of the archive itself where the part is empty. */
function targets(archive: Archive, part: string): Related[] {
  const [folder, name] = [part.slice(0, part.lastIndexOf('/') + 1), part.slice(part.lastIndexOf('/') + 1)];
  const text = archive.text(`${folder}_rels/${name}.rels`);
  const found = [...text.matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)];
  if (found.length > MOST_PARTS) throw new Error('There are more relations than parts.');
  return found.map(([, inside]) => {
    const attributes = attributesOf(inside!);
    const target = new URL(attributes.get('Target') ?? '', `zip:///${folder}`).pathname.slice(1);
    return { id: attributes.get('Id') ?? '', type: attributes.get('Type')?.split('/').at(-1) ?? '', target };
  });
}

const attributesOf = (inside: string): Map<string, string> =>
  new Map([...inside.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, a, b]) => [key!, a ?? b ?? '']));

/** The sheets of cells that a workbook names, in its order, each with its part. */
function sheetsOf(file: string, book: string, related: readonly Related[]) {
  const named = [...book.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)];
  if (named.length > MOST_SHEETS) throw tooLong(file, 'sheets', named.length, MOST_SHEETS);
  return named.flatMap(([, inside]) => {
    const attributes = attributesOf(inside!);
    const id = [...attributes].find(([key]) => /^\w+:id$/.test(key))?.[1];
    const name = withSigns(attributes.get('name') ?? '');
    const isHidden = /hidden$/i.test(attributes.get('state') ?? '');
    return related
      .filter((each) => each.id === id && each.type === 'worksheet')
      .map(({ target }) => ({ name, isHidden, target }));
  });
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The text of an attribute. */
const withSigns = (text: string): string => text.replace(/&(\w+);/g, (all, sign: string) => SIGNS[sign] ?? all);

function hiddenRows(sheet: string): number[] {
  return [...sheet.matchAll(/<(?:\w+:)?row\s([^<>]*)>/g)].flatMap(([, inside]) => {
    const attributes = attributesOf(inside!);
    return /^(1|true)$/.test(attributes.get('hidden') ?? '') ? [Number(attributes.get('r')) - 1] : [];
  });
}

function mergedCells(sheet: string): Merged[] {
  const named = block(sheet, 'mergeCells').matchAll(/<(?:\w+:)?mergeCell\s([^<>]*)>/g);
  const places = new Set([...named].map(([, inside]) => attributesOf(inside!).get('ref') ?? ''));
  return [...places].slice(0, MOST_ROWS).flatMap((place) => {
    const [from, to] = place.split(':').map(placeOf);
    return from && to ? [{ ...from, toRow: to.row, toColumn: to.column }] : [];
  });
}

/** Row and column of a cell by its name, as B2; null of any other word. */
export function placeOf(name: string): { row: number; column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,4})(\d{1,8})$/.exec(name) ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

const cellsOnly = (sheet: string): string =>
  block(sheet, 'sheetData').replace(VALUELESS, `<c $1 t="str"><v>${UNSAVED}</v></c>`);

/** A cell with a formula and no value. */
const VALUELESS =
  /<c\s[^<>]*?(r="[A-Z]+\d+")[^<>]*>\s*<f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g;

const formatsOnly = (styles: string): string => block(styles, 'numFmts') + block(styles, 'cellXfs');

/** A block with its own tags. */
function block(text: string, name: string): string {
  const from = new RegExp(`<(?:\\w+:)?${name}[\\s>]`).exec(text)?.index ?? text.length;
  const end = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g');
  end.lastIndex = from;
  return end.test(text) ? text.slice(from, end.lastIndex) : '';
}

function countTags(file: string, sheets: readonly string[], strings: string, formats: string): void {
  const count = (text: string, tag: RegExp) => {
    let found = 0;
    while (tag.test(text)) found += 1;
    return found;
  };
  const cells = sheets.reduce((sum, sheet) => sum + count(sheet, /<(?:\w+:)?c(?=[\s>/])/g), 0);
  if (cells > MOST_CELLS) throw tooLong(file, 'cells', cells, MOST_CELLS);
  const tags = [...sheets, strings, formats].reduce((sum, text) => sum + count(text, /</g), 0);
  if (tags > MOST_TAGS) throw tooMuchWork(file);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

function packed(sheets: readonly string[], strings: string, formats: string): Uint8Array {
  const parts = [
    ...sheets.map((cells, n) => ({
      name: `worksheets/sheet${n + 1}.xml`,
      type: 'worksheet',
      text: `<worksheet xmlns="${MAIN}">${cells}</worksheet>`,
    })),
    { name: 'sharedStrings.xml', type: 'sharedStrings', text: strings },
    { name: 'styles.xml', type: 'styles', text: `<styleSheet xmlns="${MAIN}">${formats}</styleSheet>` },
  ].filter(({ text }) => text !== '');
  const types = parts.map(({ name, type }) => `<Override PartName="/xl/${name}" ContentType="${TYPE}${type}+xml"/>`);
  const relations = parts.map(
    ({ name, type }, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${name}"/>`,
  );
  const named = sheets.map((_, n) => `<sheet name="${n + 1}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  const texts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}sheet.main+xml"/>${types.join('')}</Types>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    ...Object.fromEntries(parts.map(({ name, text }) => [`xl/${name}`, text])),
  };
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encoder.encode(text)])), {
    level: 0,
  });
}
