// Slips: places where a text is not YAML. The parser names a code and a place; a table turns each into a plain sentence with
// a hint, at the place where a person would look. After a slip that leaves the rest unclear nothing more is reported, since
// further errors are probably its consequences.
import { type Document, isScalar } from 'yaml';
import {
  bracketAt,
  isContinued,
  keysBefore,
  lacksDash,
  lastLineOfKey,
  likelyBlanks,
  lineAt,
  lineStart,
  openedAt,
  placeOf,
  quoted,
  type SlipPlace,
} from './slip-places.ts';

export interface Slip {
  offset: number;
  message: string;
  hint?: string;
}

/** A limit, since each slip may need a walk through the whole document. */
const MOST_SLIPS = 20;

/** The slips in order, and the place of the one after which nothing can be read; Infinity where there is none. */
export function slipsOf(document: Document, text: string): { slips: Slip[]; readTo: number } {
  const found = [...document.errors, ...document.warnings]
    .slice(0, MOST_SLIPS)
    .map((error) => placeOf(error, document, text))
    .map((at) => {
      const rule = RULES.find(({ of, when }) => of.test(at.said) && (when?.(at) ?? true))!;
      return { rule, slip: slipAt(at, rule) };
    })
    .sort((one, other) => one.slip.offset - other.slip.offset);
  // A tab or an odd blank may be the cause of every other error.
  const causes = found.filter(({ rule }) => rule.isCause);
  const slips: Slip[] = [];
  const lines = new Set<number>();
  let ending: Rule | null = null;
  let readTo = Number.POSITIVE_INFINITY;
  for (const { rule, slip } of causes.length > 0 ? causes : found) {
    if (ending && !(rule === ending && rule.mayRecur)) continue;
    const start = text.lastIndexOf('\n', slip.offset - 1);
    // Several errors in one line come of one slip.
    if (lines.has(start)) continue;
    lines.add(start);
    slips.push(slip);
    if (ending === null && rule.ends) [ending, readTo] = [rule, slip.offset];
  }
  return { slips, readTo };
}

type Words = string | ((at: SlipPlace) => string);

interface Rule {
  of: RegExp;
  when?: (at: SlipPlace) => boolean;
  message: Words;
  hint: Words;
  /** Left out: the place where the parser failed. */
  place?: (at: SlipPlace) => number;
  /** Whether the parser loses its way here. */
  ends?: true;
  /** Whether further slips of the same rule are reported too. */
  mayRecur?: true;
  /** Whether other errors may be its consequences. */
  isCause?: true;
}

function slipAt(at: SlipPlace, { message, hint, place = ({ offset }) => offset }: Rule): Slip {
  const wordsOf = (words: Words) => (typeof words === 'string' ? words : words(at));
  return { offset: place(at), message: wordsOf(message), hint: elided(wordsOf(hint)) };
}

// The end is kept, since it shows the closing quote.
const elided = (text: string): string => (text.length > 150 ? `${text.slice(0, 100)} … ${text.slice(-25)}` : text);

// Web pages and word processors insert them, and no editor shows the difference.
const HARD_BLANK = /^[ -]*[\u00a0\u2007\u202f]|:[\u00a0\u2007\u202f]/;
const MARK = /^([@%`*&!?]|-\s|[>|][+-]?\s)/;
const NO_DASH = 'A new entry of the list begins here, and its dash is missing.';

const RULES: readonly Rule[] = [
  {
    of: /./,
    when: ({ line }) => HARD_BLANK.test(line),
    message: 'A non-breaking blank stands here: it looks like a blank and is none.',
    hint: 'delete it and type an ordinary blank',
    place: ({ text, offset, line }) => lineStart(text, offset) + line.search(/[\u00a0\u2007\u202f]/),
    ends: true,
    mayRecur: true,
    isCause: true,
  },
  {
    of: /./,
    when: ({ said, line }) => said.startsWith('TAB_AS_INDENT') || /^ *\t/.test(line),
    message: 'A tab stands before this line.',
    hint: 'indent with blanks, never with tabs',
    ends: true,
    mayRecur: true,
    isCause: true,
  },
  {
    of: /Missing closing ["']/,
    message: 'A quote mark opens here and nothing closes it.',
    hint: 'put the same mark at the end of the text',
    place: (at) => openedAt(at, (node) => isScalar(node) && /^QUOTE/.test(node.type ?? '')),
    ends: true,
  },
  {
    of: /Flow (map|sequence).*end with|to end with/i,
    message: (at) => `A ${at.text[bracketAt(at)] === '[' ? 'bracket' : 'brace'} opens here and is not closed.`,
    hint: (at) => `close it with ${at.text[bracketAt(at)] === '[' ? ']' : '}'}; a text that begins so stands in quotes`,
    place: bracketAt,
    ends: true,
  },
  {
    of: /flow-(map|seq)-end/,
    message: 'A bracket or a brace closes that was never opened.',
    hint: 'delete it, or open it before',
    ends: true,
  },
  {
    of: /^BLOCK_IN_FLOW|Missing , /,
    when: ({ text, offset }) => /^-\s*[,}]/.test(text.slice(offset)),
    message: 'A dash is no value.',
    hint: 'write null for what never happens',
  },
  {
    of: /^BLOCK_IN_FLOW|Missing , /,
    message: 'A comma is missing here, or a text with a colon in it lacks its quotes.',
    hint: 'put a comma before the next key, or the text in quotes',
  },
  {
    of: /^(BAD_SCALAR_START|UNEXPECTED_TOKEN|BAD_ALIAS|TAG_RESOLVE_FAILED|BLOCK_AS_IMPLICIT_KEY|MISSING_CHAR)/,
    when: ({ value }) => MARK.test(value),
    message: ({ value: [mark] }) =>
      mark === '>' || mark === '|'
        ? `After ${mark} the text begins on the next line.`
        : `A text that begins with ${mark} stands in quotes.`,
    hint: ({ before, value }) => `write ${before}${quoted(value.replace(/^[>|]\S*\s+/, ''))}`,
  },
  {
    of: /at node end/,
    when: ({ value }) => /^["']/.test(value),
    message: ({ value }) => `The text has ${value[0]} inside, where its quotes seem to end.`,
    hint: ({ before, value }) => `write ${before}${quoted(value.replace(/^(["'])(.*)\1$/, '$2'))}`,
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY Nested/,
    when: ({ value }) => /^[^"'{[].*:(\s|$)/.test(value),
    message: 'A text with a colon in it stands in quotes.',
    hint: ({ before, value }) => `write ${before}${quoted(value.replace(/^([^"]*)"$/, '$1'))}`,
    ends: true,
    mayRecur: true,
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY Nested|^MULTILINE_IMPLICIT_KEY/,
    when: isContinued,
    message: 'This line begins deeper than the keys above it, so that it goes on with the text before.',
    hint: (at) => `put ${likelyBlanks({ ...at, offset: lastLineOfKey(at) })} before it`,
    place: lastLineOfKey,
    ends: true,
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY Nested/,
    message: 'Two keys stand in one line, or a text with a colon in it lacks its quotes.',
    hint: 'put the text in quotes, or the second key on a line of its own',
    ends: true,
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY/,
    when: lacksDash,
    message: NO_DASH,
    hint: (at) => `write - ${lineAt(at.text, keysBefore(at)).trim()}`,
    place: keysBefore,
    ends: true,
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY|^MULTILINE_IMPLICIT_KEY/,
    when: ({ said, text, from }) => said.startsWith('BLOCK') || text[from] === '-',
    message: 'Here a list begins where keys stand.',
    hint: 'take out its dash where a key is meant; else put the same number of blanks before each dash of the list',
    ends: true,
  },
  {
    of: /^BAD_INDENT All|Sequence item without/,
    message: 'This line does not begin where those that belong with it begin.',
    hint: (at) => `put ${likelyBlanks(at)} before it`,
    ends: true,
  },
  {
    of: /^MULTILINE_IMPLICIT_KEY|Implicit map keys need/,
    message: 'A colon and a blank belong behind the key.',
    hint: ({ line }) => `write ${line.trim().replace(/^((?:- +)*[A-Za-z][\w.-]*):?\s*(.*)$/, '$1: $2')}`.trimEnd(),
    ends: true,
  },
  { of: /^MULTIPLE_DOCS/, message: 'The file holds several documents (---).', hint: 'keep one', ends: true },
  {
    of: /at node end/,
    message: 'A value ends before this, and nothing else may stand behind it.',
    hint: 'put the whole text in quotes; a key or a dash begins where those of its block begin',
    ends: true,
  },
  {
    of: /./,
    message: ({ said }) => `${said.replace(/^\S+ |\.$/g, '')}.`,
    hint: 'put a text with marks in it in quotes; the cause may stand in the line above',
    ends: true,
  },
];

/** A block of keys that was meant as an entry of a list. */
export const missingDash = (text: string, offset: number): Slip => ({
  offset,
  message: NO_DASH,
  hint: `write - ${lineAt(text, offset).trim()}`,
});
