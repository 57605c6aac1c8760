// Pitfalls of YAML: constructs that files may not use here, and texts without quotes that YAML reads differently from what
// was meant.
import { type Document, isAlias, isNode, isPair, isScalar, type Pair, Scalar, visit, type YAMLMap } from 'yaml';
import { hiddenIn, isPrintable } from '../exercise/text.ts';
import { quoted } from './slip-places.ts';
import type { Slip } from './slips.ts';

export function unsupportedYaml(document: Document): Slip[] {
  const found: Slip[] = [];
  visit(document, (_, node) => {
    if (found.length >= 20) return visit.BREAK;
    if (!isNode(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node))
      found.push({ offset, message: 'References (*name) are not read here.', hint: 'write the value out' });
    if (isScalar(node) && typeof node.value === 'string' && !isPrintable(node.value)) {
      found.push({
        offset,
        message: `The text holds ${hiddenIn(node.value)}, which no screen can show.`,
        hint: 'remove it',
      });
    }
    return undefined;
  });
  return found;
}

export function hasAlias(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Joins, in the document itself, the texts that a comma within braces has cut, and reports each. */
export function joinTexts(document: Document): Slip[] {
  const found: Slip[] = [];
  visit(document, {
    Map: (_, map) => {
      if (map.flow) found.push(...joinIn(map));
    },
  });
  return found;
}

function joinIn(map: YAMLMap): Slip[] {
  const joined = new Map<Pair, Scalar>();
  const kept: Pair[] = [];
  for (const pair of map.items) {
    const last = kept.at(-1);
    if (last && pair.value === null && isScalar(pair.key) && isBareText(last.value)) {
      last.value.value = `${last.value.value}, ${pair.key.source ?? pair.key.value}`;
      joined.set(last, last.value);
    } else kept.push(pair);
  }
  map.items = kept;
  return [...joined].map(([{ key }, text]) => ({
    offset: text.range?.[1] ?? 0,
    message: 'A comma ends a text here: within braces a text with a comma in it stands in quotes.',
    hint: `write ${key}: ${quoted(String(text.value))}`,
  }));
}

const isBareText = (node: unknown): node is Scalar<string> =>
  isScalar(node) && node.type === Scalar.PLAIN && typeof node.value === 'string';

/** Keys whose values are texts for people, in which a # may be meant. */
const TEXTS = new Set(
  `all because coalition controller draft expected from hints intent news notes objective objectives over says summary text
  title truth ukraine us what`.split(/\s+/),
);

/** Texts without quotes that probably lost their end or gained a quote mark: for warnings. */
export function doubtfulTexts(document: Document, source: string): Slip[] {
  const found: Slip[] = [];
  visit(document, {
    Scalar(at, node, path) {
      if (at === 'key' || !isBareText(node) || !node.range) return;
      const key = String(path.findLast(isPair)?.key ?? '');
      const [offset, end] = node.range;
      const lost = TEXTS.has(key) ? /^ #[^\n\r]*/.exec(source.slice(end))?.[0] : undefined;
      const isEntry = !isPair(path.at(-1));
      const write = (text: string) => `write ${isEntry ? '-' : `${key}:`} ${quoted(text)}`;
      if (lost !== undefined)
        found.push({
          offset: end + 1,
          message: 'The text ends here: what stands behind a blank and # is a remark, which nobody sees.',
          hint: `${write((node.value + lost).trim())} where it belongs to the text`,
        });
      if (/^[“”„‟‘’‚]/.test(node.value))
        found.push({
          offset,
          message:
            'Curly quote marks belong to the text and are shown with it; only straight ones stand around a text.',
          hint: write(withoutCurls(node.value)),
        });
    },
  });
  return found;
}

const withoutCurls = (text: string): string =>
  text
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/^"([^"]*)"$/, '$1');
