// A message to others in the room as it is typed, "coalition, us: we hold": to whom, and what it says.
import type { Correspondent, Letter } from '../exercise/words.ts';
import { listed } from '../report/words.ts';

/** What a name may be shortened to beside its beginnings. */
const SHORT: Readonly<Record<string, Correspondent>> = { us: 'us', s: 'us', x: 'excon' };

/** How a message is typed. `readers`: whom one may write to. */
export function letterHint(readers: readonly Correspondent[]): string {
  const one = readers.find((each) => each === 'coalition') ?? readers[0];
  const read = readers.includes('excon') ? '; EXCON reads every one' : '';
  return `Message, as "${one}: we hold" or "all: …"${read} (Enter sends, Esc drops):`;
}

/** What was typed as a message; or, as a sentence, why it is none. */
export function letterFrom(typed: string, readers: readonly Correspondent[]): Pick<Letter, 'to' | 'text'> | string {
  const [, names, text] = /^([^:]*):(.*)$/s.exec(typed) ?? [];
  if (names === undefined || text === undefined || names.trim() === '')
    return `Expected to whom, a colon and the text, as "${readers[0]}: we hold".`;
  const to = new Set<Correspondent>();
  for (const name of names
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const meant = readersNamed(name, readers);
    if (meant.length === 0) return `Nobody here is called "${name}"; write to ${listed([...readers, 'all'], 'or')}.`;
    for (const each of meant) to.add(each);
  }
  return text.trim() === '' ? 'There is no text.' : { to: [...to], text: text.trim() };
}

function readersNamed(name: string, readers: readonly Correspondent[]): readonly Correspondent[] {
  if ('all'.startsWith(name)) return readers;
  const meant = SHORT[name] ?? readers.find((each) => each.startsWith(name));
  return readers.filter((each) => each === meant);
}

/** Said where there is nobody to write to. */
export const NO_READERS = 'Nobody else is in the room to read a message.';
