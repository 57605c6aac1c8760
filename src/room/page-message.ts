// Reads what a page sent, strictly: a message has the fields of its kind and no others, each of its type and within its
// bounds. Who may do what is not decided here.
import { type FromPage, MOST_KEYS } from './protocol.ts';

type Check = (value: unknown) => boolean;

/** A surrogate without its other half, which is no text. */
const HALF_A_LETTER = /\p{Surrogate}/u;

const wholeUpTo =
  (most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

const textUpTo =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= 1 && value.length <= most && !HALF_A_LETTER.test(value);

const isYesOrNo: Check = (value) => typeof value === 'boolean';

const SIZE = { columns: wholeUpTo(500), rows: wholeUpTo(300) };

const FIELDS: Record<FromPage['t'], Record<string, Check>> = {
  enter: { chair: textUpTo(32), code: textUpTo(64), ...SIZE, plain: isYesOrNo },
  back: { token: textUpTo(128), ...SIZE, plain: isYesOrNo },
  keys: { keys: textUpTo(MOST_KEYS) },
  size: SIZE,
  ack: { n: wholeUpTo(Number.MAX_SAFE_INTEGER) },
  papers: {},
  paper: { name: textUpTo(32) },
};

/** The message, or a sentence that says why there is none. */
export function readPageMessage(text: string): FromPage | string {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return 'This message is not JSON.';
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return 'This message is no object.';
  const { t: kind, ...given } = message as Record<string, unknown>;
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind)) return 'This kind of message is unknown.';
  const fields = FIELDS[kind as FromPage['t']];
  const wrong = Object.keys(fields).find((name) => !Object.hasOwn(given, name) || !fields[name]!(given[name]));
  if (wrong !== undefined) return `In a message of the kind "${kind}", "${wrong}" is missing or wrong.`;
  if (Object.keys(given).length > Object.keys(fields).length)
    return `A message of the kind "${kind}" has no other fields than ${Object.keys(fields).join(', ') || 't'}.`;
  return message as FromPage;
}
