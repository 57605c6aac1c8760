// A hint is followed to the letter by whoever does not know better: it must mend what it stands under.
import { describe, expect, it } from 'vitest';
import { changed, mistakesIn, slipsIn, template } from './template.ts';

/** One slip of a line, and the whole hint that answers it. */
type Row = [from: string, to: string, hint: string];

const hintsOf = (from: string, to: string) => slipsIn(changed([from, to])).map(({ hint }) => hint);

const table = (name: string, rows: Row[]) =>
  describe(name, () => {
    it.each(rows)('%s → %s', (from, to, hint) => {
      expect(hintsOf(from, to)).toEqual([hint]);
    });
  });

const AT = 'at: "4:00"';
table('a time is taken from how it is written, and where it may be two things both are offered', [
  [AT, 'at: 14.30', 'write "14:30"'],
  [AT, 'at: 14.00', 'write "14:00"'],
  [AT, 'at: 14.3', 'write "14:03" or "14:30"; 14.3 hours are "14:18"'],
  [AT, 'at: 14.7', 'write "14:07"; 14.7 hours are "14:42"'],
  [AT, 'at: 14.75', '14.75 hours are "14:45"'],
  [AT, 'at: "14,30"', 'write "14:30"'],
  [AT, 'at: 4', 'write "0:04" for 4 minutes, or "4:00" for 4 hours'],
  [AT, 'at: "90"', 'write "1:30" for 90 minutes, or "90:00" for 90 hours'],
  [AT, 'at: 2 pm', 'hours since STARTEX, as "24:00", not a time of day'],
  [AT, 'at: “4:00”', 'write "4:00"'],
  ['jitter: "0:20"', 'jitter: 20', 'write "0:20" for 20 minutes, or "20:00" for 20 hours'],
  ['jitter: "0:20"', 'jitter: 20 min', 'write "0:20"'],
  ['jitter: "0:20"', 'jitter: 1.5h', 'write "1:30"'],
]);

const LIKELIHOOD = 'likelihood: 0.78';
table('a likelihood is a number from 0 to 1', [
  [LIKELIHOOD, 'likelihood: 75', 'write 0.75'],
  [LIKELIHOOD, 'likelihood: 80%', 'write 0.8'],
  [LIKELIHOOD, 'likelihood: 1.2%', 'write 0.012'],
  [LIKELIHOOD, 'likelihood: 1.2', 'as 0.75'],
  [LIKELIHOOD, 'likelihood: "0.75"', 'write 0.75, without quotes'],
  [LIKELIHOOD, 'likelihood: "0,75"', 'write 0.75, without quotes'],
  [LIKELIHOOD, 'likelihood: very likely', 'write a number; "very likely" is about 0.87'],
  [LIKELIHOOD, 'likelihood: likely', 'write a number; "likely" is about 0.68'],
  [LIKELIHOOD, 'likelihood: very unlikely', 'write a number; "very unlikely" is about 0.12'],
  [LIKELIHOOD, 'likelihood: almost certain', 'write a number; "almost certain" is about 0.97'],
  [LIKELIHOOD, 'likelihood: a good deal', 'as 0.75'],
  [LIKELIHOOD, 'likelihood: -1', 'as 0.75'],
]);

table('a value of the wrong form or name', [
  ['format: 1', 'format: 2', 'write 1'],
  ['format: 1', 'format: "1"', 'write it without quotes, as 1'],
  ['consent: [UK, PL]', 'consent: UK, PL', 'write it in brackets, as [UK, PL]'],
  ['consent: [UK, PL]', 'consent: [UK PL]', 'put commas between them, as [UK, PL]'],
  ['consent: [UK, PL]', 'consent: [Great Britain, PL]', 'Great Britain is UK'],
  ['consent: [UK, PL]', 'consent: [UK, Holland]', 'Holland is NL'],
  ['consent: [UK, PL]', 'consent: [UK, Netherlands]', 'Netherlands is NL'],
  ['to: [coalition, us]', 'to: coalition, us', 'write it in brackets, as [coalition, us]'],
  ['to: [coalition, us]', 'to: [coalition us]', 'put commas between them, as [coalition, us]'],
  ['    course: open', '    firstTo: [ukraine]\n    course: open', 'write it without brackets, as ukraine'],
  ['id: my-own', 'id: Bridge at Dusk', 'write bridge-at-dusk'],
  ['order: warn }', 'order: warning }', 'did you mean warn?'],
  ['seat: us, order: surveil', 'seat: us, order: surveillance', 'did you mean surveil?'],
  ['sector: 4                 #', 'sector: five #', 'write 5, without quotes'],
  ['sector: 4                 #', 'sector: Rear #', 'write rear'],
  ['sector: 4                 #', 'sector: 9 #', '1 to 8, rear or sea'],
]);

table('what YAML reads otherwise than was meant', [
  [
    'what: Talks resume in Abu Dhabi',
    'what: Talks in Geneva, Switzerland, Europe',
    'write what: "Talks in Geneva, Switzerland, Europe"',
  ],
  ['    over: The guns', '    over: - The guns', 'write over: "- The guns are silent."'],
  ['    kind: artillery', '\u00a0   kind: artillery', 'delete it and type an ordinary blank'],
  ['  - at: "1:30"', '  -\u00a0at: "1:30"', 'delete it and type an ordinary blank'],
  ['title: My own', 'title:\u00a0My own', 'delete it and type an ordinary blank'],
]);

table('what contradicts the rest', [
  ['at: "4:00"', 'at: "36:00"', 'move it, or set endex later; the jitter may move it by 0:20 more'],
  ['at: "4:00"', 'at: "35:50"', 'move it before 35:40, lessen the jitter, or set endex later'],
]);

describe('a gold order about an act that is not there', () => {
  it('is named at its own line', () => {
    const [mistake, ...others] = mistakesIn(changed(['order: warn, about: B41', 'order: warn, about: B14']));
    expect(others).toEqual([]);
    expect(mistake).toMatchObject({ path: 'gold.orders.0.about', hint: 'did you mean B41?' });
    expect(template.split('\n').length).toBeGreaterThan(mistake!.line);
    expect(mistake!.message).toBe('There is no act B14 under acts.');
  });
});

describe('an inject about an act that the engine reports', () => {
  const own = '  - at: "0:35"\n    report: B41\n    start: "0:00"\n    sector: 4\n    severity: 3\n    side: russia\n';
  const byEngine: [string, string] = [own, '  - at: "0:35"\n    news: The posts are on alert.\n'];
  const says: [string, string] = [
    '    over: The guns',
    '    says: Shells in sector 4.\n    delay: "2:00"\n    over: The guns',
  ];
  const noText: [string, string] = [
    '    text: Shells on the crossroads in sector 4 since {0:00}, one every few minutes. Two wounded.\n',
    '',
  ];

  it('is too early before the engine can have reported it, and not from then on', () => {
    expect(mistakesIn(changed(byEngine, says, noText)).map(({ message }) => message)).toEqual([
      'The engine reports B41 at 2:00, so this share can never be felt.',
    ]);
    expect(mistakesIn(changed(byEngine, says, noText, ['at: "1:30"', 'at: "2:00"']))).toEqual([]);
  });
});
