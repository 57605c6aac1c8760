// The one rule for texts, on the way in and on the way out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entered, isPrintable, jsonText, printable, printableDocument } from '../../src/exercise/text.ts';
import { FORBIDDEN, ZALGO } from '../support/hostile.ts';

// What is typed, pasted or read; what is kept of it.
const COMES_IN: [string, string, string][] = [
  ['Cyrillic', 'Чому? Ґанок, їжак, ё', 'Чому? Ґанок, їжак, ё'],
  ['accents, composed', 'Cafe\u0301 Tie\u0302\u0301ng Vie\u0323\u0302t', 'Caf\u00e9 Ti\u1ebfng Vi\u1ec7t'],
  ['Hebrew with its points, Arabic, Hindi', 'שָׁלוֹם مُحَمَّد हिन्दी', 'שָׁלוֹם مُحَمَّد हिन्दी'.normalize('NFC')],
  ['emoji, joined and coloured', '😀 👩‍💻 👩🏽‍⚕️ ❤️ 🏳️‍🌈 👨‍👩‍👧‍👦 1️⃣ 🇺🇦 👍🏿', '😀 👩‍💻 👩🏽‍⚕️ ❤️ 🏳️‍🌈 👨‍👩‍👧‍👦 1️⃣ 🇺🇦 👍🏿'],
  ['a colour and a title', 'a\u001b[31mb\u001b]0;title\u0007c\u009b1md', 'abcd'],
  ['an escape that is cut off', 'a\u001b[31', 'a[31'],
  ['BEL, backspace, delete', 'a\u0007b\u0008c\u007fd', 'abcd'],
  ['what turns text', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
  ['what is not seen', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u3164h\u{e0041}i', 'abcdefghi'],
  ['selectors on letters', 'a\ufe0fb\u{e0100}1\ufe0f', 'ab1'],
  ['marks without a letter', '\u0301a \u0301b', 'a b'],
  ['lines and tabs', 'a\r\nb\tc\u2028d\ve', 'a b c d e'],
  ['half a character', 'a\ud83db\ude00c', 'abc'],
];

describe('the way in', () => {
  it.each(COMES_IN)('%s', (_, given, kept) => {
    expect(entered(given)).toBe(kept);
    expect(isPrintable(kept)).toBe(true);
  });

  it('keeps three marks of a heap', () => {
    const kept = entered(ZALGO);
    expect(kept).toMatch(/^\u0179\p{M}{3}algo$/u);
    expect(isPrintable(ZALGO)).toBe(false);
  });

  it('keeps the lines of a field that has several', () => {
    expect(entered('a\r\nb\u0085c\td', false)).toBe('a\nb\nc d');
  });

  it('whatever comes, what is kept is printable, and is kept whole the next time', () => {
    const odd = fc.constantFrom(
      ...COMES_IN.flatMap(([, given]) => [...given]),
      '\u200d',
      '\ufe0f',
      '\u0301',
      '👩',
      '1',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (given, isOneLine) => {
        const kept = entered(given, isOneLine);
        expect(isPrintable(kept)).toBe(true);
        expect(entered(kept, isOneLine)).toBe(kept);
        expect(FORBIDDEN.test(kept)).toBe(false);
        expect(FORBIDDEN.test(printable(given))).toBe(false);
        expect(printable(kept)).toBe(kept);
      }),
      { seed: 20, numRuns: 20_000 },
    );
  });
});

describe('every character there is', () => {
  it('is not shown where it is hidden, turns text or is none, and stands where it is a letter', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = `a${String.fromCodePoint(code)}`;
      if (code === 0x0a || code === 0x200d) continue;
      if (FORBIDDEN.test(text)) expect(isPrintable(text), code.toString(16)).toBe(false);
      else if (/[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(text.slice(1)) && !/\p{DI}/u.test(text))
        expect(isPrintable(text), code.toString(16)).toBe(true);
    }
  }, 20_000);
});

describe('the way out', () => {
  it('shows a sign for each', () => {
    expect(printable('a\u001b[31mb\u202ec')).toBe('a·[31mb·c');
    expect(printable('one\ntwo')).toBe('one\ntwo');
  });

  it('JSON is escaped and read back without loss', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = { text, also: `${text}\u202e\u{e0041}${ZALGO}` };
        const written = jsonText(value, 2);
        expect(FORBIDDEN.test(written)).toBe(false);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20, numRuns: 5000 },
    );
  });

  it('a document keeps its byte order mark, its tabs and the ends of its lines', () => {
    expect(printableDocument('\ufeffa\tb\r\nc\ufeffd\re')).toBe('\ufeffa\tb\r\nc·d·e');
  });
});
