// Replaces the injects of a scenario file and leaves every other byte as it is.
import { Document, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Source } from './disk.ts';

const TIMES = new Set(['at', 'start', 'end', 'when']);
const WIDTH = 120;

export function withInjects({ file, text }: Source, injects: readonly object[]): Source {
  const block = injectsText(injects);
  const { contents } = parseDocument(text);
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'injects') : undefined;
  const from = isNode(pair?.key) ? pair.key.range![0] : undefined;
  if (from === undefined) return { file, text: `${text.trimEnd()}\n\n${block}` };
  const to = isNode(pair?.value) ? pair.value.range![1] : from + 'injects:'.length;
  const rest = text.slice(to).replace(/^[ \t]*\n*/, '');
  return { file, text: `${text.slice(0, from)}${block}${rest && `\n${rest}`}` };
}

function injectsText(injects: readonly object[]): string {
  const document = new Document({ injects });
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (isScalar(value) && TIMES.has(name) && /\d:\d\d$/.test(String(value.value))) value.type = 'QUOTE_DOUBLE';
      if ((isSeq(value) && name !== 'injects' && name !== 'expects') || (isMap(value) && name === 'world'))
        value.flow = true;
      if (isSeq(value) && name === 'expects') for (const each of value.items) if (isMap(each)) each.flow = true;
    },
  });
  return document.toString({ lineWidth: WIDTH });
}
