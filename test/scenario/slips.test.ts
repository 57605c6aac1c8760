// Slips of the pen: on whatever line of a file one is made, it is named there, once, with a way out.
import { describe, expect, it } from 'vitest';
import { mistakesIn, slipsIn, template } from './template.ts';

const lines = template.split('\n');

const SLIPS: [string, (line: string) => string][] = [
  ['a closing quote is missing', (line) => line.replace(/"([^"]*)$/, '$1')],
  ['an opening quote is missing', (line) => line.replace('"', '')],
  ['a bracket is not closed', (line) => line.replace(/[\]}]\s*$/, '')],
  ['a colon stands in a text', (line) => line.replace(/: ([A-Z]\w+ )/, ': Minister: $1')],
  ['a text has quotes inside', (line) => line.replace(/^([^{]*): ([A-Z]\w+) ([^{"]*)$/, '$1: "$2 "so" $3"')],
  ['a tab stands for blanks', (line) => line.replace(/^ +/, '\t')],
];

describe('a slip of the pen is named on its line and nowhere else, with a way out', () => {
  it.each(SLIPS)('%s', (_, slip) => {
    const slipped = lines.flatMap((line, index) =>
      /^\s*(#|$)/.test(line) || slip(line) === line ? [] : [{ number: index + 1, text: slip(line) }],
    );
    expect(slipped.length).toBeGreaterThan(7);
    for (const { number, text } of slipped) {
      const found = slipsIn(lines.with(number - 1, text).join('\n'));
      expect(
        found.map(({ line, hint }) => [line, hint !== undefined]),
        `${number}: ${text}`,
      ).toEqual([[number, true]]);
    }
  });
});

describe('the hint of a slip', () => {
  it.each<[string, string, string]>([
    ['    kind: artillery', '    kind:artillery', 'write kind: artillery'],
    ['    kind: artillery', '     kind: artillery', 'put 4 blanks before it'],
    ['facilitator:', ' facilitator:', 'put 2 blanks or no blanks before it'],
    ['  - id: B41', '    id: B41', 'put "- " before each entry, each on a line of its own'],
    ['  - at: "0:35"', '    at: "0:35"', 'write - at: "0:35"'],
    ['    news: "Claim', '    news "Claim', 'put a colon and a blank behind news'],
    ['    text: Ukraine passes', '    text: @ Ukraine passes', 'write text: "@ Ukraine passes'],
    ['    over: The guns are silent.', '    over: > The guns are silent.', 'write over: "The guns are silent."'],
    ['endex: "36:00"', 'endex: 36:75', 'as "0:40" or "24:00"; minutes are 00 to 59'],
    ['endex: "36:00"', 'endex: 36', 'write "0:36" for 36 minutes, or "36:00" for 36 hours'],
    ['endex: "36:00"', 'endex: "36:5"', 'write "36:05"'],
    ['    end: "9:00"', '    end: never', 'leave the key out where there is no such time'],
    ['    sector: 4                 #', '    sector: sector 4 #', 'write 4, without quotes'],
  ])('%s → %s', (from, to, hint) => {
    const text = lines.join('\n');
    expect(text).toContain(from);
    expect(
      slipsIn(text.replace(from, to))
        .map((each) => each.hint ?? '')
        .join('\n'),
    ).toContain(hint);
  });

  it('takes an unquoted time as it is written: the quotes only guard it', () => {
    expect(mistakesIn(lines.join('\n').replace('endex: "36:00"', 'endex: 36:00'))).toEqual([]);
  });
});

describe('what is wrong in one place hides nothing elsewhere', () => {
  it('a misspelt key of an act is one mistake, and the act is read on', () => {
    const text = lines
      .join('\n')
      .replace('    severity: 3               #', '    sevrity: 9 #')
      .replace('end: "9:00"', 'end: "0:00"');
    expect(mistakesIn(text).map(({ message }) => message)).toEqual([
      'Unknown key "sevrity".',
      'Expected one of 0, 1, 2, 3, 4, 5, found 9.',
      'The act ends before it has begun.',
    ]);
  });

  it('what an unreadable inject may have reported is not called unreported', () => {
    const text = lines.join('\n').replace('    report: B41', '    report: "B 41"');
    expect(mistakesIn(text).map(({ message }) => message)).toEqual([
      'Expected a short name of letters, digits, dots and dashes, found "B 41".',
    ]);
  });

  it('a mistake in what a variant adds is named where the variant says it', () => {
    const adds = '\n    adds:\n      - { at: "2:00", share: B14, from: Press, text: Something. }';
    const text = lines
      .join('\n')
      .replace(
        '  thirds: { what: The reading in which joint force takes effect after 48 hours., doctrine: thirds }',
        `  thirds:\n    what: Another reading.\n    doctrine: thirds${adds}`,
      );
    expect(mistakesIn(text).map(({ path, message }) => [path, message])).toEqual([
      ['variants.thirds.adds.0.share', 'There is no act B14 under acts.'],
    ]);
  });
});
