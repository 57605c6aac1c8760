// Text → a value with positions: YAML is the first of two steps. Every mistake is reported with its place.
import { type Document, isMap, isNode, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import type { Source } from './disk.ts';
import { excerptAt } from './excerpt.ts';
import { type Mistake, MistakesFound, MOST_EXPLAINED, mistakeIn, unexplained } from './mistake.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { type Slip, slipsOf } from './slips.ts';
import { checkBounds } from './text-bounds.ts';
import { doubtfulTexts, hasAlias, joinTexts, unsupportedYaml } from './yaml-pitfalls.ts';

export interface Parsed {
  source: Source;
  readonly value: unknown;
  /** Mistakes in the YAML that did not stop it from being read. */
  slips: readonly Mistake[];
  brokenLines: ReadonlySet<number>;
  /** What is allowed but probably not meant, as the text is written. */
  remarks: readonly Mistake[];
  /** Makes a mistake at the place of that path in the file; the last key itself where `atKey`. */
  mistakeAt: (path: readonly PropertyKey[], message: string, hint?: string, atKey?: boolean) => Mistake;
  /** The number at that path as it is written; undefined for anything else. */
  writtenNumber: (path: readonly PropertyKey[]) => string | undefined;
  /** Reads a misspelt key as the one that was meant; its place in the file stays. */
  rename: (path: readonly PropertyKey[], key: string, meant: string) => void;
}

type MakeMistake = (offset: number, path: string, message: string, hint?: string) => Mistake;

// The library would compare every key with every other; repeatedKeys uses a map. Special types, as bytes or dates by name,
// are mistakes, since no file needs them.
const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: 'error', resolveKnownTags: false } as const;

/** Parses YAML (JSON is YAML too). Throws MistakesFound where the text cannot be read; smaller slips are returned. */
export function parseYaml(source: Source): Parsed {
  checkBounds(source);
  try {
    return parsedFrom(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const tooDeep = mistakeAtLine(source, 1, 1, '', 'The file is nested too deeply to be read.');
    throw new MistakesFound([tooDeep], 'unread');
  }
}

function parsedFrom(source: Source): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { ...OPTIONS, lineCounter: lines });
  const place: MakeMistake = (offset, path, message, hint) => {
    const { line, col } = lines.linePos(offset);
    return mistakeAtLine(source, line, col, path, message, hint);
  };
  const asMistake = ({ offset, message, hint }: Slip) => place(offset, '', message, hint);
  const { slips, brokenAt } = slipsIn(document, source, lines, asMistake);
  const brokenLines = new Set(brokenAt.map((offset) => lines.linePos(offset).line));
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
    brokenLines,
    get remarks() {
      return doubtfulTexts(document, source.text).map(asMistake);
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
}

/** All mistakes in the YAML. Throws MistakesFound where the rest cannot be read. */
function slipsIn(
  document: Document.Parsed,
  { file, text }: Source,
  lines: LineCounter,
  asMistake: (slip: Slip) => Mistake,
): { slips: Mistake[]; brokenAt: number[] } {
  // The parser reports its own stack overflow as an error in the text.
  if (document.errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('nested too deeply');
  const { slips: broken, readTo } = slipsOf(document, text);
  if (document.contents === null && broken.length === 0) throw mistakeIn(file, 'The file is empty.');
  const { keys, entries } = repeatedKeys(document, text, (offset) => lines.linePos(offset).line);
  // An error after a slip that ends reading may be its consequence.
  const isCertain = ({ offset }: Slip) => offset < readTo;
  const isReadable = readTo === Number.POSITIVE_INFINITY && entries.length === 0;
  const repeated = keys.filter(isCertain);
  const slips = [
    ...[...broken, ...entries.filter(isCertain), ...repeated.slice(0, MOST_EXPLAINED)].map(asMistake),
    ...unexplained(file, repeated.length - MOST_EXPLAINED),
    ...(isReadable ? [...unsupportedYaml(document), ...joinTexts(document)].map(asMistake) : []),
  ];
  slips.sort((a, b) => a.line - b.line);
  if (!isReadable || hasAlias(document)) throw new MistakesFound(slips, 'unread');
  return { slips, brokenAt: broken.map(({ offset }) => offset) };
}

function mistakeAtLine(
  { file, text }: Source,
  line: number,
  column: number,
  path: string,
  message: string,
  hint?: string,
): Mistake {
  const at = { line: Math.max(1, line), column: Math.max(1, column) };
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

function pairOf(document: Document, path: readonly PropertyKey[], key: PropertyKey): Pair | undefined {
  const map = document.getIn(path, true);
  return isMap(map)
    ? map.items.find((each) => isScalar(each.key) && String(each.key.value) === String(key))
    : undefined;
}

// The place of a path, or of its nearest ancestor in the file.
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
