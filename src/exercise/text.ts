// The one rule for texts: what may stand in them when they come in, and what is shown instead when they go out.
// People need letters of every script, accents and emoji; nobody needs what a terminal would obey, what hides or turns
// text, and marks heaped on one letter.

/** Marks on one letter: no script needs more. */
const MOST_MARKS = 3;

const EMOJI = '\\p{Extended_Pictographic}';
// A joiner between two emoji makes one of them, and a selector behind one says how it is drawn.
const JOINS = `(?<=${EMOJI}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=${EMOJI})`;
const SELECTS = `(?<=${EMOJI})[\\ufe0e\\ufe0f]|(?<=[0-9#*])\\ufe0f(?=\\u20e3)`;
/** Control characters, what turns text round, what is not seen, halves of characters and what is none. */
const HIDDEN = `(?!\\n|${JOINS}|${SELECTS})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{DI}\\p{NChar}]`;
const MARK = '(?![\\ufe00-\\ufe0f])\\p{M}';
// More marks than a letter bears, and marks without a letter, which would stand on whatever comes before.
const HEAPED = `(?<=(?:${MARK}){${MOST_MARKS}})(?:${MARK})+|(?<=^|\\s)(?:${MARK})+`;

const UNFIT = new RegExp(`${HIDDEN}|${HEAPED}`, 'gu');
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');
const ALL_HEAPED = new RegExp(HEAPED, 'gu');
/** Letters and signs that stand alone; most texts hold no other, and need not be looked at more closely. */
const MAY_BE_UNFIT =
  /[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0588\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2190-\u27ff]/;

/** Whether a text holds nothing but what is shown. */
export const isPrintable = (text: string): boolean => !MAY_BE_UNFIT.test(text) || text.search(UNFIT) < 0;

// Of these no record ever held one in an added inject or in an answer to the questionnaire.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what it is for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** What decides on old records too asks for less than admission.ts does of new commands. */
export const hasControls = (text: string): boolean => CONTROLS.test(text);

/** What of a text is not shown, by its number: U+200B. */
export function hiddenIn(text: string): string {
  const [found = ''] = text.match(UNFIT) ?? [];
  const number = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return found.match(ALL_HIDDEN) ? `the character U+${number}` : `more than ${MOST_MARKS} marks on one letter`;
}

/** The way out: whatever is not shown becomes a sign. */
export function printable(text: string, sign: (found: string) => string = () => '\u00b7'): string {
  return MAY_BE_UNFIT.test(text) ? text.replace(UNFIT, sign) : text;
}

// What a terminal would obey, whole; of a string also what it says.
const ESCAPE = '\\u001b';
const OBEYED = new RegExp(
  `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]|(?:${ESCAPE}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0000-\\u001f\\u009c]*(?:\\u0007|\\u009c|${ESCAPE}\\\\)`,
  'g',
);
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** The way in: the text without what cannot be kept, on one line where its field has no others. */
export function entered(text: string, isOneLine = true): string {
  const lines = text.replace(OBEYED, '').replace(LINE_ENDS, '\n').replaceAll('\t', ' ');
  const kept = (isOneLine ? lines.replaceAll('\n', ' ') : lines).replace(ALL_HIDDEN, '').normalize('NFC');
  return kept.replace(ALL_HEAPED, '');
}

/** A value as JSON for people and programs: whatever is not shown is written as its number, and read back the same. */
export function jsonText(value: unknown, indent?: number): string {
  return printable(JSON.stringify(value, null, indent), (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}

/** A whole document, which may begin with a byte order mark, hold tabs, and end its lines as Windows does. */
export function printableDocument(text: string): string {
  const begins = text.startsWith('\ufeff') ? '\ufeff' : '';
  return (
    begins +
    text
      .slice(begins.length)
      .split(/(\r\n|\t)/)
      .map((part, at) => (at % 2 === 1 ? part : printable(part)))
      .join('')
  );
}
