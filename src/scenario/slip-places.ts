// The places where the YAML parser failed, with what stands around them.
import { type Document, isCollection, isMap, isScalar, type Node, visit, type YAMLError } from 'yaml';

export interface SlipPlace {
  /** The parser's code and message. */
  said: string;
  from: number;
  /** The same place after the blanks and comments that the parser includes. */
  offset: number;
  line: string;
  /** What stands before the value in its line: a key, as "kind: ", or the dash of an entry. */
  before: string;
  value: string;
  document: Document;
  text: string;
}

const LONGEST_LINE = 2000;

export function placeOf({ code, message, pos: [from] }: YAMLError, document: Document, text: string): SlipPlace {
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
/** The line from there on, cut at a readable length. */
export const lineAt = (text: string, offset: number): string =>
  text.slice(offset, offset + LONGEST_LINE).split(/\r?\n/, 1)[0]!;
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** The start of the last such node before the place. */
export function openedAt({ document, from, offset }: SlipPlace, is: (node: Node) => boolean): number {
  let last = offset;
  visit(document, {
    Node: (_, node) => {
      if (node.range && node.range[0] < from && is(node)) last = node.range[0];
    },
  });
  return last;
}

/** The start of the bracket or brace that nothing closes. */
export function bracketAt(at: SlipPlace): number {
  const isClosed = ([from, to]: readonly number[]) => /[}\]]$/.test(at.text.slice(from! + 1, to).trimEnd());
  return openedAt(at, (node) => isCollection(node) && node.flow === true && !isClosed(node.range!));
}

/** The start of the block of keys in which the parser failed. */
export const keysBefore = (at: SlipPlace): number => openedAt(at, (node) => isMap(node) && node.flow !== true);

/** Whether that block is indented deeper than the dash found here and has no dash of its own. */
export function lacksDash(at: SlipPlace): boolean {
  const keys = keysBefore(at);
  const before = at.text.slice(lineStart(at.text, keys), keys);
  return !before.includes('-') && before.length > columnOf(at.text, at.from);
}

/** The nearest indentation of the blocks that this line may belong to, as "2 blanks or no blanks". */
export function likelyBlanks({ document, text, from, offset }: SlipPlace): string {
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

/** Whether the key found here was read as part of the text above. */
export function isContinued({ document, from }: SlipPlace): boolean {
  const here = document.errors.filter(({ pos }) => pos[0] === from).map(({ code }) => code);
  return here.includes('BLOCK_AS_IMPLICIT_KEY') && here.includes('MULTILINE_IMPLICIT_KEY');
}

/** The start of the last line of the key found here. */
export function lastLineOfKey({ document, text, from, offset }: SlipPlace): number {
  let end = offset;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.range?.[0] === from) end = key.range[1];
    },
  });
  const start = lineStart(text, end);
  return start + text.slice(start, end).search(/\S|$/);
}
