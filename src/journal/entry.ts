// Journal entries: one JSON object a line, each with its own digest and that of the line before (exercise.md 7).
// The digest is taken over the bytes of the line itself, so any changed byte shows.
import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Command, Event, Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { LAW } from '../ladder/index.ts';

export const FORMAT = 9;
/** How the name of a journal's file ends. */
export const EXTENSION = '.rung.jsonl';

/** Line one: everything that an exercise is made from, and STARTEX. */
export interface Opening {
  format: number;
  /** The number of the law that ruled: which edition of ladder.md. */
  law: number;
  engine: string;
  scenario: Scenario;
  start: Start;
  digests: Digests;
}

/** `start` and `made` (version, law and format) are digested since format 4. */
export interface Digests {
  scenario: string;
  doctrine: string;
  seed: string;
  start?: string;
  made?: string;
}

export function openingOf(scenario: Scenario, start: Start, engine: string): Opening {
  const made = { format: FORMAT, law: LAW, engine };
  return { ...made, scenario, start, digests: digestsOf({ ...made, scenario, start }) };
}

export function digestsOf({ format, law, engine, scenario, start }: Omit<Opening, 'digests'>): Required<Digests> {
  return {
    scenario: digestOf(JSON.stringify(scenario)),
    doctrine: digestOf(JSON.stringify(scenario.doctrine)),
    seed: digestOf(start.seed),
    start: digestOf(JSON.stringify(start)),
    made: madeDigest({ format, law, engine }),
  };
}

const madeDigest = ({ format, law, engine }: Pick<Opening, 'format' | 'law' | 'engine'>): string =>
  digestOf(JSON.stringify([format, law, engine]));

/** The content of a line, without the digests. */
export type Body = { opening: Opening; events: Event[] } | { command: Command; events: Event[] };

export interface Entry {
  n: number;
  body: Body;
  prev: string;
  digest: string;
}

export const NO_DIGEST = '0'.repeat(64);
const EVENTS = ',"events":';
const TAIL = /^,"digest":"[0-9a-f]{64}"\}$/;
const TAIL_LENGTH = 77;

export function digestOf(text: string | Buffer): string {
  return hash('sha256', text, 'hex');
}

/** One line of a journal, without its newline. */
export function encodeEntry(n: number, prev: string, body: Body): { line: string; digest: string } {
  const head = JSON.stringify({ n, prev, ...body }).slice(0, -1);
  const digest = digestOf(head);
  return { line: head + tailOf(digest), digest };
}

/** Reads one line; a sentence where it is damaged. */
export function decodeEntry(bytes: Buffer, n: number, prev: string): Entry | { damage: string } {
  const seal = sealOf(bytes);
  if ('damage' in seal) return seal;
  const { digest } = seal;
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(textOf(bytes)) as Record<string, unknown>;
  } catch {
    return { damage: 'the line is not JSON' };
  }
  if (value.n !== n) return { damage: `the line is numbered ${String(value.n)}; ${n} was expected` };
  if (value.prev !== prev) return { damage: 'the line does not follow the one before' };
  if (!Array.isArray(value.events) || (n === 0 ? !isOpening(value.opening) : typeof value.command !== 'object')) {
    return {
      damage: n === 0 ? 'this is not the first line of a journal' : 'the line holds no command with its events',
    };
  }
  const given = n === 0 ? 'opening' : 'command';
  const odd = Object.keys(value).find((key) => !['n', 'prev', given, 'events', 'digest'].includes(key));
  if (odd !== undefined) return { damage: `the line holds ${JSON.stringify(odd)}, which none of its kind has` };
  // Another reader might understand a repeated key, a blank or a stray byte differently.
  if (!Buffer.from(JSON.stringify(value), 'utf8').equals(bytes))
    return { damage: 'the line is not written as rung writes it' };
  const { n: _, prev: __, digest: ___, ...body } = value;
  return { n, body: body as unknown as Body, prev, digest };
}

const LINE_ENDS =
  'its line ends are those of Windows, as mail or git makes them. If only they were changed, dos2unix brings the record back';

function sealOf(bytes: Buffer): { digest: string } | { damage: string } {
  if (bytes.at(-1) === 13) return { damage: LINE_ENDS };
  // Latin-1 keeps one character for each byte.
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - TAIL_LENGTH));
  const digest = digestOf(bytes.subarray(0, -TAIL_LENGTH));
  if (tail === tailOf(digest)) return { digest };
  return { damage: TAIL.test(tail) ? 'the digest does not fit the line' : 'the line does not end with its digest' };
}

const tailOf = (digest: string): string => `,"digest":"${digest}"}`;

/** A line whose events are not parsed yet. */
export interface Unread {
  given: { opening: Opening } | { command: Command };
  events: string;
  digest: string;
}

/** The parts of a line that is exactly as `encodeEntry` writes it; null for any other line. */
export function openLine(bytes: Buffer, n: number, prev: string): Unread | null {
  // Latin-1 keeps one character for each byte, so that offsets in the text are offsets in the line.
  const text = bytes.toString('latin1');
  const isAllAscii = isAscii(bytes);
  const part = (from: number, to: number) => (isAllAscii ? text.slice(from, to) : textOf(bytes.subarray(from, to)));
  const digest = digestOf(bytes.subarray(0, -TAIL_LENGTH));
  const head = `{"n":${n},"prev":"${prev}",${n === 0 ? '"opening":' : '"command":'}`;
  // The first match is the field itself: in a string its quotes would be escaped, and inside another value the text before it
  // would not be JSON, which is checked below.
  const at = text.indexOf(EVENTS);
  // Comparing slices is several times faster than startsWith and endsWith.
  if (at < 0 || text.slice(0, head.length) !== head || text.slice(-TAIL_LENGTH) !== tailOf(digest)) return null;
  try {
    const written = part(head.length, at);
    const asGiven = JSON.parse(written);
    if (JSON.stringify(asGiven) !== written) return null;
    const given = n === 0 ? { opening: asGiven } : { command: asGiven };
    if (given.opening && !fitsItsDigests(bytes, text, at, given.opening)) return null;
    return { given, events: part(at + EVENTS.length, bytes.length - TAIL_LENGTH), digest };
  } catch {
    return null;
  }
}

// The digests of an opening are compared with the bytes of its line, since digesting its values again takes longer.
function fitsItsDigests(bytes: Buffer, text: string, end: number, opening: Opening): boolean {
  const { start, digests } = opening;
  const between = (from: number, after: string) => digestOf(bytes.subarray(from, text.lastIndexOf(after, end)));
  const behind = (before: string) => text.indexOf(before) + before.length;
  return (
    between(behind(',"scenario":'), ',"start":{') === digests.scenario &&
    between(behind(',"doctrine":'), ',"numbers":{') === digests.doctrine &&
    between(text.lastIndexOf(',"start":{', end) + ',"start":'.length, ',"digests":{') === digests.start &&
    digestOf(start.seed) === digests.seed &&
    madeDigest(opening) === digests.made
  );
}

/** Most text is ASCII, which is decoded several times faster as Latin-1. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function isOpening(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'scenario' in value && 'start' in value && 'digests' in value;
}
