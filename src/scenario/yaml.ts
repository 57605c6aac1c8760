// Text → a value with positions, the first of two steps: YAML. Every mistake is reported with its place.
import { type Document, isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import type { Source } from './disk.ts';
import { excerptAt } from './excerpt.ts';
import { mend, type Stumble } from './mend.ts';
import { type Mistake, MistakesFound, MOST_EXPLAINED, mistakeIn, unexplained } from './mistake.ts';
import { doubtfulTexts, hasAlias, joinTexts, type Oddity, oddities } from './oddities.ts';
import { checkBounds } from './text-bounds.ts';

export interface Parsed {
  source: Source;
  readonly value: unknown;
  /** What is wrong with the text as YAML, where it could be read on all the same, as if it were mended. */
  slips: readonly Mistake[];
  /** What is allowed but probably not meant, as the text is written. */
  remarks: readonly Mistake[];
  /** Makes a mistake at the place of that path in the file; the last key itself where `atKey`. */
  mistakeAt: (path: readonly PropertyKey[], message: string, hint?: string, atKey?: boolean) => Mistake;
  /** The number at that path as it is written; undefined for anything else. */
  writtenNumber: (path: readonly PropertyKey[]) => string | undefined;
  /** Reads a misspelt key as the one that was meant; its place in the file stays. */
  rename: (path: readonly PropertyKey[], key: string, meant: string) => void;
}

type Place = (offset: number, path: string, message: string, hint?: string) => Mistake;

// The library would compare every key with every other; repeatedKeys looks each up.
// What no file needs, as bytes or dates by name, is a mistake.
const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', resolveKnownTags: false } as const;

/** Parses YAML (JSON is YAML too). Throws MistakesFound where the text cannot be read; lesser slips are in what it returns. */
export function parseYaml(source: Source): Parsed {
  checkBounds(source);
  const linesOf = source.text.split('\n');
  const whole: Place = (_, path, message) => mistakeAtLine(source, linesOf, 1, 1, path, message);
  try {
    const { text, mends } = mend(source.text, stumbles);
    const lines = new LineCounter();
    const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
    const place: Place = (offset, path, message, hint) => {
      const { line, col } = lines.linePos(offset);
      return mistakeAtLine(source, linesOf, line, col, path, message, hint);
    };
    const mended = mends.map(({ line, column, message, hint }) =>
      mistakeAtLine(source, linesOf, line, column, '', message, hint),
    );
    const odd = ({ offset, message, hint }: Oddity) => place(offset, '', message, hint);
    const [repeated, unread] = troublesOf(document);
    if (unread.length === 0 && document.contents === null && mended.length === 0)
      throw mistakeIn(source.file, 'The file is empty.');
    const slips = [
      mended,
      repeated.slice(0, MOST_EXPLAINED).map(({ pos }) => place(pos[0], '', ...repeatedKey(document, lines, pos[0]))),
      unexplained(source.file, repeated.length - MOST_EXPLAINED),
      unread.slice(0, 20).map(({ pos, message }) => place(pos[0], '', ...inOurWords(message))),
      (unread.length === 0 ? [...oddities(document), ...joinTexts(document)] : []).map(odd),
    ].flat();
    slips.sort((a, b) => a.line - b.line);
    if (unread.length > 0 || hasAlias(document)) throw new MistakesFound(slips, 'unread');
    let value: unknown = document.toJS({ maxAliasCount: 0 });
    let isRenamed = false;
    return {
      source,
      get value() {
        if (isRenamed) value = document.toJS({ maxAliasCount: 0 });
        isRenamed = false;
        return value;
      },
      slips,
      get remarks() {
        return doubtfulTexts(document, text).map(odd);
      },
      writtenNumber: (path) => {
        const node = document.getIn(path, true);
        return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
      },
      mistakeAt: (path, message, hint, atKey) =>
        place(offsetOf(document, path, atKey ?? false), path.map(String).join('.'), message, hint),
      rename: (path, key, meant) => {
        const pair = pairOf(document, path, key);
        if (isScalar(pair?.key)) pair.key.value = meant;
        isRenamed = true;
      },
    };
  } catch (error) {
    if (error instanceof RangeError)
      throw new MistakesFound([whole(0, '', 'The file is nested too deeply to be read.')], 'unread');
    throw error;
  }
}

function mistakeAtLine(
  { file, text }: Source,
  lines: readonly string[],
  line: number,
  column: number,
  path: string,
  message: string,
  hint?: string,
): Mistake {
  // A mended line may be longer than the one in the file.
  const width = (lines[line - 1] ?? '').length;
  const at = { line: Math.max(1, line), column: Math.max(1, Math.min(column, width + 1)) };
  return {
    file,
    ...at,
    path,
    message,
    ...(hint && { hint }),
    // Drawn only where it is shown.
    get excerpt() {
      return excerptAt(text, at.line, at.column);
    },
  };
}

// A key that stands twice does not keep the rest from being read.
function troublesOf(document: Document): [Trouble[], Trouble[]] {
  const unread = [...document.errors, ...document.warnings];
  // The parser reports its own exhaustion as a mistake of the text.
  if (unread.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
  return [repeatedKeys(document), unread];
}

interface Trouble {
  pos: [number, number];
  message: string;
}

/** Every key that stands in its block a second time. */
function repeatedKeys(document: Document): Trouble[] {
  const found: Trouble[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        if (seen.has(key.value)) found.push({ pos: [key.range[0], key.range[1]], message: 'Map keys must be unique' });
        seen.add(key.value);
      }
    },
  });
  return found.sort((a, b) => a.pos[0] - b.pos[0]);
}

function stumbles(text: string): Stumble[] {
  const lines = new LineCounter();
  const [repeated, unread] = troublesOf(parseDocument(text, { ...OPTIONS, lineCounter: lines }));
  const toStumble = ({ pos, message }: { pos: [number, number]; message: string }): Stumble => ({
    line: lines.linePos(pos[0]).line,
    message: firstLine(message),
  });
  const twice = repeated.map(toStumble);
  // Several keys that stand twice close together are more than a slip: they belong to an entry that lacks its dash.
  const isNear = (one: Stumble, other?: Stumble) => other !== undefined && Math.abs(other.line - one.line) <= 3;
  const entries = twice.filter((one, at) => isNear(one, twice[at - 1]) || isNear(one, twice[at + 1]));
  return [...unread.map(toStumble), ...entries].sort((a, b) => a.line - b.line);
}

function firstLine(message: string): string {
  const first = (message.split('\n')[0] ?? message).replace('block-seq-ind', 'dash of a list');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

// The parser's words, and a way out for the commonest.
function inOurWords(message: string): [string, string?] {
  const said = firstLine(message);
  if (said.includes('multiple documents')) return ['The file holds several documents (---).', 'keep one'];
  if (said.startsWith('Implicit map keys')) return [said, 'write a colon and a blank after the key'];
  if (said.startsWith('Nested mappings')) return [said, 'a text with a colon in it stands in quotes, as "Claim: …"'];
  if (/\btabs?\b/i.test(said)) return [said, 'indent with blanks, never with tabs'];
  return [said];
}

// Where a new entry of a list was meant, its first key seems to repeat one of the entry before.
function repeatedKey(document: Document, lines: LineCounter, offset: number): [string, string] {
  let hint = 'keep one of them';
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      const map = path.at(-1);
      const key = pair.key;
      const first = isMap(map) && map.items.find((each) => isScalar(each.key) && each.key.value === key.value);
      const line = first && isScalar(first.key) ? lines.linePos(first.key.range?.[0] ?? 0).line : 0;
      const isEntry = !isMap(path.at(-2)) && path.length > 2;
      hint = `keep one of them; the other stands in line ${line}${isEntry ? '. Where a new entry begins here, put "- " before it' : ''}`;
      return visit.BREAK;
    },
  });
  return ['This key stands twice in its block.', hint];
}

function pairOf(document: Document, path: readonly PropertyKey[], key: PropertyKey): Pair | undefined {
  const map = document.getIn(path, true);
  return isMap(map)
    ? map.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
    : undefined;
}

// The place of a path, or of the nearest thing above it that is in the file.
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  for (let length = path.length; length >= 0; length--) {
    if (length > 0 && (atKey || length < path.length)) {
      const pair = pairOf(document, path.slice(0, length - 1), path[length - 1]!);
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length > 0 ? document.getIn(path.slice(0, length), true) : document.contents;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
