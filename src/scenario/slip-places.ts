// Where the parser of YAML stumbled, and what stands around that place.
import { type Document, isCollection, isMap, isScalar, type Node, visit, type YAMLError } from 'yaml';

/** Where the parser stumbled. */
export interface Place {
  /** The parser's code and message. */
  said: string;
  from: number;
  /** The same place, behind the blanks and comments that the parser counts as part of it. */
  offset: number;
  line: string;
  /** What the line holds: the key of its value, as "kind: ", or the dash of an entry. */
  before: string;
  value: string;
  document: Document;
  text: string;
}

const LONGEST_LINE = 2000;

export function placeOf({ code, message, pos: [from] }: YAMLError, document: Document, text: string): Place {
  const isBetween = code === 'BAD_INDENT' || code === 'MISSING_CHAR';
  const skipped = isBetween ? /^(?:[ \n\r]|#[^\n]*)*/.exec(text.slice(from))![0] : '';
  const offset = Math.min(from + skipped.length, text.length);
  const line = lineAt(text, lineStart(text, offset));
  const [, dashes = '', key = '', value = ''] =
    /^\s*((?:- +)*)([A-Za-z][\w.-]*:[ \t]+)?(.*?)(?:\s+#.*)?$/.exec(line) ?? [];
  const before = key === '' ? dashes : `${key.trim()} `;
  return { said: `${code} ${message}`, from, offset, line, before, value, document, text };
}

/** A text in quotes, as YAML reads it. */
export const quoted = (text: string): string =>
  text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
/** The line from there on, as far as anybody reads it. */
export const lineAt = (text: string, offset: number): string =>
  text.slice(offset, offset + LONGEST_LINE).split(/\r?\n/, 1)[0]!;
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Where the last node of a kind begins that begins before the place. */
export function openedAt({ document, from, offset }: Place, is: (node: Node) => boolean): number {
  let last = offset;
  visit(document, {
    Node: (_, node) => {
      if (node.range && node.range[0] < from && is(node)) last = node.range[0];
    },
  });
  return last;
}

/** Where the bracket or the brace opens that nothing closes. */
export function bracketAt(at: Place): number {
  const isClosed = ([from, to]: readonly number[]) => /[}\]]$/.test(at.text.slice(from! + 1, to).trimEnd());
  return openedAt(at, (node) => isCollection(node) && node.flow === true && !isClosed(node.range!));
}

/** Where the keys begin among which the parser stumbled. */
export const keysBefore = (at: Place): number => openedAt(at, (node) => isMap(node) && node.flow !== true);

/** Whether those keys stand deeper than the dash that was found here, and behind no dash of their own. */
export function lacksDash(at: Place): boolean {
  const keys = keysBefore(at);
  const before = at.text.slice(lineStart(at.text, keys), keys);
  return !before.includes('-') && before.length > columnOf(at.text, at.from);
}

/** How many blanks stand before the lines that this one may belong with, the nearest: "2 blanks or no blanks". */
export function likelyBlanks({ document, text, from, offset }: Place): string {
  const columns = new Set<number>();
  visit(document, {
    Collection: (_, { range, flow }) => {
      if (range && range[0] < offset && from <= range[1] && !flow) columns.add(columnOf(text, range[0]));
    },
  });
  const distance = (column: number) => Math.abs(column - columnOf(text, offset));
  const nearest = Math.min(...[...columns].map(distance));
  const likely = [...columns].filter((each) => distance(each) === nearest).sort((a, b) => b - a);
  return likely.map((n) => (n === 0 ? 'no blanks' : `${n} blank${n === 1 ? '' : 's'}`)).join(' or ');
}

/** Whether the key that was found here began as the text of the key above. */
export function isContinued({ document, from }: Place): boolean {
  const here = document.errors.filter(({ pos }) => pos[0] === from).map(({ code }) => code);
  return here.includes('BLOCK_AS_IMPLICIT_KEY') && here.includes('MULTILINE_IMPLICIT_KEY');
}

/** Where the last line of the key begins that was found here. */
export function lastLineOfKey({ document, text, from, offset }: Place): number {
  let end = offset;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.range?.[0] === from) end = key.range[1];
    },
  });
  const start = lineStart(text, end);
  return start + text.slice(start, end).search(/\S|$/);
}
