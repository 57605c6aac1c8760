// What a story may say but probably did not mean to: a warning with its place, and the story plays all the same.
import { describe, expect, it } from 'vitest';
import { type Change, changed, remarksIn, template } from './template.ts';

const told = (...changes: Change[]) =>
  remarksIn(changed(...changes)).map(({ path, message, hint }) => [path, message, hint].filter(Boolean).join(' | '));

const REPORTED = '    report: B41\n    start: "0:00"\n    sector: 4\n    severity: 3\n    side: russia\n';
const UNKNOWN: Change = ['    side: russia\n', '    side: unknown\n'];
const SILENT: Change = ['injects:\n', 'injects:\n  - { at: "0:10", news: The posts are on alert., from: Press }\n'];
const OPEN_ACT = `  - id: C52
    kind: mine
    start: "1:00"
    end: "3:00"
    sector: 2
    severity: 2
    author: unknown
    intent: deliberate
    truth: Somebody lays a mine.
    fate: open
`;
const second = (more = ''): Change => ['# What reaches the seats', `${OPEN_ACT}${more}\n# What reaches the seats`];
const confirmed = (act: string): Change => [
  '# Other starts',
  `  - { at: "20:00", confirm: ${act}, likelihood: 0.7, from: Commission, text: A finding. }\n# Other starts`,
];
const amended: Change = [
  '# Other starts',
  '  - { at: "6:00", amend: B41, side: russia, sector: 4, from: Post, text: It came from the east. }\n# Other starts',
];
const noFinding: Change = ['    finding: { after: "13:00", likelihood: 0.78 }\n', ''];

it('the template as it is gives no warning', () => {
  expect(remarksIn(template)).toEqual([]);
  expect(told(SILENT)).toEqual([]);
});

describe('an open act that nobody can ever hear of', () => {
  it('is named', () => {
    expect(told(second())).toEqual([
      'acts.1.id | Nobody ever hears of C52: no inject reports it, and it has no `says` for the engine to report. | give it `says`, or report it with an inject',
    ]);
  });

  it('is heard of by its own report, by an inject, or by one that a variant adds', () => {
    expect(told(second('    says: A mine was found.\n'))).toEqual([]);
    const report = '{ at: "2:00", report: C52, sector: 2, severity: 2, side: unknown, from: Post, text: A mine. }';
    expect(told(second(), ['# Other starts', `  - ${report}\n# Other starts`])).toEqual([]);
    expect(told(second(), ['doctrine: thirds }', `doctrine: thirds, adds: [${report}] }`])).toEqual([]);
  });

  it('may be written to lie in the dark', () => {
    expect(told([...second()].map((text) => text.replace('    fate: open\n', '')) as unknown as Change)).toEqual([]);
  });
});

describe('a finding on an act with an unknown side', () => {
  const warning = (act: string) =>
    `${act} is reported with the side unknown and nothing amends that: it stays unknown for all that is confirmed.`;

  it('leads nowhere, whether an inject or the engine reports the act', () => {
    expect(told(UNKNOWN, noFinding, confirmed('B41'))).toEqual([
      `injects.3.confirm | ${warning('B41')} | before this, add an inject with amend: B41 and its side`,
    ]);
    expect(told(second('    says: A mine was found.\n'), confirmed('C52'))[0]).toContain(warning('C52'));
  });

  it('is in order once the side is amended, or assessed', () => {
    expect(told(UNKNOWN, noFinding, amended, confirmed('B41'))).toEqual([]);
    expect(told(noFinding, confirmed('B41'))).toEqual([]);
    const assessed = '    says: A mine was found.\n    assessed: { side: russia }\n';
    expect(told(second(assessed), confirmed('C52'))).toEqual([]);
  });
});

describe('a report in another sector than its act', () => {
  const elsewhere: Change = [REPORTED, REPORTED.replace('sector: 4', 'sector: 5')];
  const bare: Change = ['    - { at: "0:40", seat: ukraine, order: halt, about: B41, sector: 4 }\n', ''];

  it('is named at the report, unless an amendment puts it right', () => {
    expect(told(elsewhere, bare)).toEqual([
      'injects.0.sector | B41 happens in sector 4; its report says sector 5, and nothing amends that. | write sector: 4',
    ]);
    expect(told(elsewhere, bare, amended)).toEqual([]);
  });
});

describe('a text without quotes', () => {
  const over = (text: string): Change => ['over: The guns are silent.', `over: ${text}`];

  it.each([
    ['The guns at post # 4 are silent.', 'write over: "The guns at post # 4 are silent." where it belongs to the text'],
    ['“The guns are silent.”', 'write over: "The guns are silent."'],
    ['“Silent” is what they are.', `write over: '"Silent" is what they are.'`],
  ])('%s', (text, hint) => {
    const [remark, ...others] = remarksIn(changed(over(text)));
    expect(others).toEqual([]);
    expect(remark!.hint).toBe(hint);
    expect(template.split('\n')[remark!.line - 1]).toContain('over: ');
  });

  it.each([
    'The guns at post#4 are silent.',
    '"The guns at post # 4 are silent."',
    'The guns are silent.   # when the order comes',
    'The guns are “silent”.',
  ])('no warning of %s', (text) => {
    expect(told(over(text))).toEqual([]);
  });

  it('is warned of in an entry of a list too', () => {
    expect(told(['- Who knew what when', '- Who knew # 1 when'])).toEqual([
      'The text ends here: what stands behind a blank and # is a remark, which nobody sees. | write - "Who knew # 1 when the warning went out?" where it belongs to the text',
    ]);
  });
});
