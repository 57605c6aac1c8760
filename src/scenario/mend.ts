// A text that is no YAML is mended line by line, in a copy, so that one slip of the pen does not hide all that stands
// behind it; each mend is a mistake that says what to write instead. A line keeps its number.

/** A place where the parser stumbled. */
export interface Stumble {
  line: number;
  message: string;
}

export interface Mend {
  line: number;
  column: number;
  message: string;
  hint: string;
}

interface Guess {
  line: number;
  text: string;
  message: string;
  hint?: string;
}

const LONGEST_TEXT = 100_000;
const MOST_MENDS = 20;
const MOST_TRIES = 600;
/** Every try reads the text again; over a long text there are fewer. */
const MOST_LETTERS_READ = 3_000_000;
/** What has more stumbles than this is no slip of the pen. */
const MOST_STUMBLES = 200;

/** Mends what can be guessed; where the parser still stumbles over the text that comes back, the rest could not be. */
export function mend(text: string, stumbles: (text: string) => Stumble[]): { text: string; mends: Mend[] } {
  const mends: Mend[] = [];
  let lines = text.split('\n');
  let left = text.length > LONGEST_TEXT ? [] : stumbles(text);
  if (left.length > MOST_STUMBLES) left = [];
  const most = Math.min(MOST_TRIES, Math.ceil(MOST_LETTERS_READ / text.length));
  for (let tries = 0; left[0] && mends.length < MOST_MENDS && tries < most; ) {
    const guesses = guessesAround(lines, left[0].line);
    tries += guesses.length;
    const best = guesses
      .map((guess) => {
        const mended = lines.with(guess.line - 1, guess.text);
        return { guess, mended, left: stumbles(mended.join('\n')) };
      })
      .filter((tried) => isBetter(tried.left, left))
      .reduce(
        (one, other) => (one && one.left.length <= other.left.length ? one : other),
        undefined as Tried | undefined,
      );
    if (!best) break;
    mends.push(toMend(best.guess, lines[best.guess.line - 1]!, left[0].message));
    ({ mended: lines, left } = best);
  }
  return { text: lines.join('\n'), mends };
}

interface Tried {
  guess: Guess;
  mended: string[];
  left: Stumble[];
}

const isBetter = (now: readonly Stumble[], before: readonly Stumble[]): boolean =>
  now.length < before.length || (now.length === before.length && now[0]!.line > before[0]!.line);

function toMend({ line, text, message, hint }: Guess, was: string, parser: string): Mend {
  const same = [...was].findIndex((letter, index) => letter !== text[index]);
  return {
    line,
    column: (same < 0 ? was.length : same) + 1,
    message: `${message} (YAML: ${parser})`,
    hint: hint ?? `write ${elided(text.trim())}`,
  };
}

// How a text ends shows its quotes.
const elided = (text: string): string => (text.length > 100 ? `${text.slice(0, 60)} … ${text.slice(-25)}` : text);

// The parser often stumbles behind the slip: a line further on, or where a quote that was never closed at last ends.
function guessesAround(lines: readonly string[], at: number): Guess[] {
  const isTold = (line: number) => /\S/.test(lines[line - 1] ?? '') && !/^\s*#/.test(lines[line - 1]!);
  const next = (line: number, step: 1 | -1) => {
    let found = line + step;
    while (found > 0 && found <= lines.length && !isTold(found)) found += step;
    return found;
  };
  const unclosed = lines
    .slice(0, at)
    .flatMap((line, index) => (hasOddQuotes(line) ? [index + 1] : []))
    .slice(-3)
    .reverse();
  // A list whose first entry lacks its dash is stumbled over at the second.
  const block = lines
    .slice(0, at - 1)
    .findLastIndex((line, index) => isTold(index + 1) && indentOf(line) < indentOf(lines[at - 1] ?? ''));
  const places = [...new Set([at, next(at, 1), next(at, -1), next(block + 1, 1), ...unclosed])].filter(isTold);
  return places.flatMap((line) => {
    const text = lines[line - 1]!;
    const above = lines.slice(0, line - 1).filter((_, index) => isTold(index + 1));
    return [...tabs(text, above), ...RULES.flatMap((rule) => rule(text)), ...indents(text, above)]
      .filter((guess) => guess.text !== text)
      .map((guess) => ({ ...guess, line }));
  });
}

type Rule = (text: string) => Omit<Guess, 'line'>[];

const ENTRY = /^(\s*(?:- +)*)([A-Za-z][\w.-]*):(?:[ \t]+(.*?))?(\s+#.*)?$/;
export const quoted = (text: string): string =>
  text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
const hasOddQuotes = (line: string): boolean => (line.replace(/\\"/g, '').split('"').length - 1) % 2 === 1;

const openQuotes: Rule = (text) => {
  const message = 'A quote mark opens here and nothing closes it.';
  if (hasOddQuotes(text)) {
    return [
      { text: text.replace(/"(\d{1,4}:\d\d)(?!["\d])/, '"$1"'), message },
      { text: text.replace(/(\s*[}\]]*\s*(?:\s#.*)?)$/, '"$1'), message },
    ];
  }
  const [, before, key, value = ''] = ENTRY.exec(text) ?? [];
  return value.startsWith("'") && !value.slice(1).includes("'")
    ? [{ text: `${before}${key}: ${value}'`, message }]
    : [];
};

const innerQuotes: Rule = (text) => {
  const [, before, key, value = ''] = ENTRY.exec(text) ?? [];
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return [];
  const isWhole = value.endsWith(mark) && value.length > 1;
  const said = isWhole ? value.slice(1, -1) : value;
  return said.includes(mark)
    ? [
        {
          text: `${before}${key}: ${quoted(said)}`,
          message: `The text has ${mark} inside, where its quotes seem to end.`,
        },
      ]
    : [];
};

const bareTexts: Rule = (text) => {
  if (text.includes('{ ')) {
    const pair = /([A-Za-z]\w*): ([^,{}[\]"']*: [^,{}[\]"']*?)(?=\s*[,}])/;
    return [{ text: text.replace(pair, '$1: "$2"'), message: 'A text with a colon in it stands in quotes.' }];
  }
  const [, before, key, value = '', comment = ''] = ENTRY.exec(text) ?? [];
  if (!value || value.startsWith('"') || value.startsWith("'")) return [];
  const mended = (said: string) => `${before}${key}: ${quoted(said)}${comment}`;
  if (/^[>|][+-]?\s/.test(value))
    return [
      { text: mended(value.replace(/^\S+\s+/, '')), message: `After ${value[0]} the text begins on the next line.` },
    ];
  if (/^-\s/.test(value))
    return [
      {
        text: mended(value),
        message: 'A text that begins with a dash stands in quotes; the entries of a list stand on lines of their own.',
      },
    ];
  if (/^[@%`*&!{[?]/.test(value))
    return [{ text: mended(value), message: `A text that begins with ${value[0]} stands in quotes.` }];
  return /:(\s|$)/.test(value) ? [{ text: mended(value), message: 'A text with a colon in it stands in quotes.' }] : [];
};

const colons: Rule = (text) => {
  const [, before, key, value] = /^(\s*(?:- +)*)([A-Za-z][\w.-]*)(?:(?::|\s+)([^\s:].*))?$/.exec(text) ?? [];
  return key === undefined
    ? []
    : [
        {
          text: value === undefined ? `${before}${key}:` : `${before}${key}: ${value}`,
          message: 'A colon and a blank belong behind the key.',
        },
      ];
};

const brackets: Rule = (text) => {
  const open: string[] = [];
  let isSpare = false;
  for (const letter of text.replace(/"[^"]*"|'[^']*'|\s#.*$/g, '')) {
    if (letter === '{') open.push('}');
    else if (letter === '[') open.push(']');
    else if (letter === '}' || letter === ']') isSpare = open.pop() !== letter || isSpare;
  }
  const missing = open.reverse().join('');
  const named = (mark: string) => (mark.includes('}') ? 'brace' : 'bracket');
  return [
    ...(missing
      ? [
          {
            text: text.replace(/,?\s*(\s#.*)?$/, ` ${missing}$1`),
            message: `A ${named(missing)} opens and is not closed.`,
          },
        ]
      : []),
    ...(isSpare
      ? [{ text: text.replace(/\s*[}\]](\s*)$/, '$1'), message: 'A bracket or a brace closes that was never opened.' }]
      : []),
    ...(text.includes('{')
      ? [
          {
            text: text.replace(/(["\w\]}])\s+([A-Za-z]\w*:\s)/g, '$1, $2'),
            message: 'A comma is missing between two keys.',
          },
        ]
      : []),
  ];
};

// `closedAt: -`, alone or between braces.
const dashes: Rule = (text) => [
  {
    text: text.replace(/: -(?=\s*([,}]|$|\s#))/g, ': null'),
    message: 'A dash is no value.',
    hint: 'write null for what never happens',
  },
];

const missingDash: Rule = (text) => {
  const [, before, entry] = /^(\s*) {2}([A-Za-z{].*)$/.exec(text) ?? [];
  return entry === undefined
    ? []
    : [{ text: `${before}- ${entry}`, message: 'A new entry of the list begins here, and its dash is missing.' }];
};

// As web pages and word processors put them; no editor shows the difference.
const hardBlanks: Rule = (text) => [
  {
    text: text.replace(/^[ \u00a0\u2007\u202f-]+|(?<=:)[\u00a0\u2007\u202f]+/g, (blanks) =>
      blanks.replace(/[^-]/g, ' '),
    ),
    message: 'A non-breaking blank stands here: it looks like a blank and is none.',
    hint: 'delete it and type an ordinary blank',
  },
];

const RULES: readonly Rule[] = [hardBlanks, dashes, openQuotes, innerQuotes, brackets, bareTexts, colons, missingDash];

const indentOf = (line: string): number => line.length - line.trimStart().length;
/** Where a line's own keys begin: behind the dash of an entry. */
const keysOf = (line: string): number => /^\s*(?:- +)*/.exec(line)![0].length;

const blanksWords = (n: number): string => (n === 0 ? 'no blanks' : `${n} blank${n === 1 ? '' : 's'}`);

const isKey = (line: string): boolean => /^\s*(- |[A-Za-z][\w.-]*:)/.test(line);

function tabs(text: string, above: readonly string[]): Omit<Guess, 'line'>[] {
  if (!/^ *\t/.test(text)) return [];
  return likelyIndents(text, above).map((blanks) => ({
    text: ' '.repeat(blanks) + text.trimStart(),
    message: 'A tab stands before this line.',
    hint: `take it out and put ${blanksWords(blanks)} there`,
  }));
}

function indents(text: string, above: readonly string[]): Omit<Guess, 'line'>[] {
  const blanks = indentOf(text);
  const likely = likelyIndents(text, above);
  return likely.map((one) => {
    const asNear = likely.filter((other) => Math.abs(other - blanks) === Math.abs(one - blanks)).map(blanksWords);
    return {
      text: ' '.repeat(one) + text.trimStart(),
      message: `This line begins behind ${blanksWords(blanks)}; what it belongs to begins behind ${asNear.join(' or ')}.`,
      hint: `put ${asNear.join(' or ')} before it`,
    };
  });
}

// The nearest first: an opened block's inside, the line above, and what encloses that.
function likelyIndents(text: string, above: readonly string[]): number[] {
  const last = above.at(-1) ?? '';
  const enclosing: number[] = [];
  let least = Infinity;
  for (const line of above.toReversed()) {
    if (indentOf(line) >= least || (isKey(text) && !isKey(line))) continue;
    least = indentOf(line);
    enclosing.push(keysOf(line), least);
  }
  const all = /(:|: [>|][+-]?)$/.test(last.trimEnd()) ? [keysOf(last) + 2, ...enclosing] : enclosing;
  const blanks = indentOf(text);
  return [...new Set(all)].sort((a, b) => Math.abs(a - blanks) - Math.abs(b - blanks)).slice(0, 5);
}
