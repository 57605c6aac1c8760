// Replaces the injects, acts or answers of a scenario file and leaves every other byte as it is.
import { Document, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Source } from './disk.ts';
import type { Msel } from './msel-file.ts';

const TIMES = new Set(['at', 'start', 'end', 'when', 'after', 'delay', 'shareDelay']);
const WIDTH = 120;

/** What a list says: its injects; of the acts only what differs; the answers, where it has some; and what the briefs say more. */
export function withList(
  source: Source,
  { injects, acts, answers, briefing }: Pick<Msel, 'injects' | 'acts' | 'answers' | 'briefing'>,
): Source {
  const told = withBriefs(withActs(withInjects(source, injects), acts), briefing);
  return answers ? withBlock(told, 'answers', blockText({ answers })) : told;
}

/** The briefs with what comes before STARTEX behind them; what stands there already is not added again. */
function withBriefs(source: Source, briefing: Msel['briefing']): Source {
  if (briefing.length === 0) return source;
  const { briefs: before } = (parseDocument(source.text).toJS() ?? {}) as { briefs?: Record<string, string> };
  const briefs: Record<string, string> = { ...before };
  for (const { to, text } of briefing)
    for (const reader of to ?? ['all'])
      if (!briefs[reader]?.includes(text)) briefs[reader] = [briefs[reader]?.trim(), text].filter(Boolean).join('\n\n');
  return JSON.stringify(briefs) === JSON.stringify(before)
    ? source
    : withBlock(source, 'briefs', blockText({ briefs }));
}

export const withInjects = (source: Source, injects: readonly object[]): Source =>
  withBlock(source, 'injects', blockText({ injects }));

/** The ids of the acts in a file that may have mistakes. */
export const actIds = (source: Source): unknown[] => actsIn(source).map(({ id }) => id);

function actsIn({ text }: Source): Record<string, unknown>[] {
  const { acts } = (parseDocument(text).toJS() ?? {}) as { acts?: unknown };
  return Array.isArray(acts) ? acts : [];
}

function withActs(source: Source, changes: readonly Record<string, unknown>[]): Source {
  const acts = actsIn(source);
  const changed = acts.map((act) => changedAct(act, changes.find(({ id }) => id === act.id) ?? {}));
  return JSON.stringify(changed) === JSON.stringify(acts)
    ? source
    : withBlock(source, 'acts', blockText({ acts: changed }));
}

function changedAct(act: Record<string, unknown>, change: Record<string, unknown>): Record<string, unknown> {
  const { truth, ...rest } = change;
  // The truth of a file may be wrapped over several lines.
  const isSame = String(act.truth).replace(/\s+/g, ' ').trim() === truth;
  return { ...act, ...rest, ...(!isSame && truth !== undefined && { truth }) };
}

/** The file with one block of its keys written anew, or put at its end. */
function withBlock({ file, text }: Source, name: string, block: string): Source {
  const { contents } = parseDocument(text);
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const from = isNode(pair?.key) ? pair.key.range![0] : undefined;
  if (from === undefined) return { file, text: `${text.trimEnd()}\n\n${block}` };
  const to = isNode(pair?.value) ? pair.value.range![1] : from + `${name}:`.length;
  const rest = text.slice(to).replace(/^[ \t]*\n*/, '');
  return { file, text: `${text.slice(0, from)}${block}${rest && `\n${rest}`}` };
}

/** Lists of blocks; any other list stands in one line. */
const BLOCKS = new Set(['injects', 'acts', 'answers', 'expects']);
const IN_ONE_LINE = new Set(['world', 'when', 'finding', 'assessed']);

function blockText(block: object): string {
  const document = new Document(block);
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (isScalar(value) && TIMES.has(name) && /\d:\d\d$/.test(String(value.value))) value.type = 'QUOTE_DOUBLE';
      if ((isSeq(value) && !BLOCKS.has(name)) || (isMap(value) && IN_ONE_LINE.has(name))) value.flow = true;
      if (isSeq(value) && (name === 'expects' || name === 'answers'))
        for (const each of value.items) if (isMap(each)) each.flow = true;
    },
  });
  return document.toString({ lineWidth: WIDTH });
}
