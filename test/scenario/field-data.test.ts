// Tables of events from the field: what each is taken for, where its events lie on the ladder, and what cannot be placed.
import { describe, expect, it } from 'vitest';
import { dayLines, readLines } from '../../src/report/field-data.ts';
import { timelineYaml } from '../../src/report/timeline-yaml.ts';
import { readSource, shippedFolder } from '../../src/scenario/disk.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { type FieldChoices, fieldChoices, timelineFrom } from '../../src/scenario/field-choices.ts';
import { type EventField, readFieldData } from '../../src/scenario/field-data.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { bare } from '../../src/scenario/msel-sheets.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets, plainSheet } from '../../src/scenario/sheet-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';

interface Said {
  map?: Record<string, EventField>;
  choices?: Partial<FieldChoices>;
  startex?: string;
  zone?: string;
}

function read(text: string, { map = {}, choices = {}, startex, zone }: Said = {}) {
  const headings = new Map(Object.entries(map).map(([name, field]) => [bare(name), field]));
  const table = readFieldData('t.csv', csvSheets('t.csv', text), headings);
  const all = { ...fieldChoices(), ...choices };
  return { table, choices: all, made: timelineFrom('t.csv', table.events, all, { startex, zone }) };
}
const facts = (text: string, said?: Said) =>
  read(text, said).made.placed.map(({ at, sector, severity, side }) => [at, sector, severity, side]);

const ACLED = `event_id_cnty,event_date,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities,notes
UKR1,2026-03-16,1,Political violence,Explosions/Remote violence,Shelling/artillery/missile attack,Side B,Side A,Village,48.00,37.90,0,"Rounds, near the village."
UKR2,17 March 2026,1,Political violence,Battles,Armed clash,Side A,Side B,Village,49.20,38.20,6,Clash
UKR3,2026-03-17,1,Demonstrations,Protests,Peaceful protest,Protesters,,Capital,50.45,30.52,0,March
UKR4,2026-03-18,1,Political violence,Explosions/Remote violence,Shelling/artillery/missile attack,Side B,,Far,49.80,30.10,0,Far away
`;
const gdelt = (columns: 58 | 61, code: string): string => {
  const cells = Array.from({ length: columns }, () => '');
  Object.assign(cells, { 0: '1000000001', 1: '20260316', 5: 'RUSMIL', 26: code });
  const [lat, long] = columns === 58 ? [53, 54] : [56, 57];
  Object.assign(cells, { [lat]: '48.0', [long]: '37.9' });
  return `${cells.join('\t')}\n`;
};
const OSCE = `SMM position,Event location,Means,No.,Observation,Description,Weapon,"Date, time"
SMM camera in Village (5km SW of Town),3-5km ENE,Recorded,4,Projectile,W to E,N/K,"16-Mar, 05:12"
Brickworks (1km NW),2-4km N,Heard,7,Explosion,Undetermined,N/K,"16-Mar, 21:40"
`;

describe('a table of events', () => {
  it('of ACLED lies along the line, by type, deaths and actor; what is no act or far away is left out and named', () => {
    const { table, made } = read(ACLED);
    expect(table.kind).toBe('an ACLED export');
    expect(facts(ACLED)).toEqual([
      [720, 5, 4, 'russia'],
      [2160, 4, 4, 'ukraine'],
    ]);
    expect(made.left.map(({ row }) => row)).toEqual([4, 5]);
    expect(made.left.map(({ why }) => why).join('\n')).toMatch(
      /"Peaceful protest" is no act of the ladder, by these choices\nit lies \d{3} km from the line \(at most 60\)/,
    );
  });

  it.each([58, 61] as const)('of GDELT has no headings and %i columns', (columns) => {
    expect(facts(gdelt(columns, '194'))).toEqual([[720, 5, 3, 'russia']]);
    expect(read(gdelt(columns, '042')).made.left).toHaveLength(1);
  });

  it('of a mission has names of places and no year', () => {
    const places = { Village: 3, Brickworks: 4 };
    expect(facts(OSCE, { choices: { places }, startex: '2026-03-16T00:00Z' })).toEqual([
      [312, 3, 3, 'unknown'],
      [1300, 4, 2, 'unknown'],
    ]);
    expect(read(OSCE).made.left[0]!.why).toBe(
      'no date can be read of "16-Mar, 05:12"; it has no year, which --startex says',
    );
    expect(read(OSCE, { startex: '2026-03-16T00:00Z' }).made.left[0]!.why).toContain('--place "SMM camera in Village');
  });

  it('of any other kind is read by its headings, or by what is said of them', () => {
    const text =
      'When,Hour,Where,What,Who\n16/03/2026,05:10,Mill,Mortar fire,Side A\n13/04/2026,6:00,Mill,Shots,nobody\n';
    const map = { When: 'date', Hour: 'time', Where: 'place', What: 'type', Who: 'actor' } as const;
    const choices = { places: { mill: 'rear' } } as const;
    expect(facts(text, { map, choices })).toEqual([
      [310, 'rear', 3, 'ukraine'],
      [28 * 1440 + 360, 'rear', 1, 'unknown'],
    ]);
    expect(facts(text, { map, choices, zone: 'Europe/Kyiv' })[0]![0]).toBe(190);
    expect(() => read(text)).toThrow(/no column with a date and none with a place[\s\S]*--map "When=date"/);
  });

  it('of a workbook has dates and times as a spreadsheet keeps them', () => {
    const rows = [
      ['Date', 'Time', 'Place', 'Type'],
      [new Date('2026-03-16'), new Date(Date.UTC(1899, 11, 30, 5, 10)), 'Mill', 'Mortar fire'],
      [new Date('2026-03-17'), null, 'Mill', 'Mortar fire'],
      [new Date('2026-03-18T06:20Z'), null, 'Mill', 'Mortar fire'],
    ];
    const { events } = readFieldData('t.xlsx', [[plainSheet(rows)]], new Map());
    const { placed } = timelineFrom('t.xlsx', events, { ...fieldChoices(), places: { mill: 3 } }, {});
    expect(placed.map(({ at }) => at)).toEqual([310, 1440 + 720, 2880 + 380]);
  });

  it('may state severities of its own, and count as confirmed', () => {
    const text = 'Date,Place,Type,Severity\n2026-03-16,Mill,Dispute,2\n';
    const choices = { places: { mill: 3 }, likelihood: 0.8, lasts: 30 };
    expect(facts(text, { choices })).toEqual([[720, 3, 2, 'unknown']]);
    expect(read(text, { choices }).made.timeline.facts).toMatchObject([
      { kind: 'report', act: 'E1', start: 720, end: 750 },
      { kind: 'confirm', act: 'E1', likelihood: 0.8 },
    ]);
  });
});

describe('the table that ships', () => {
  const example = () => read(readSource(shippedFolder('field-data', 'events.csv')).text);

  it('makes a timeline that can be ruled on, and tells what it has chosen', () => {
    const { table, made, choices } = example();
    const source = { file: 'e.yaml', text: timelineYaml('literal', made.timeline) };
    expect(readTimeline(source).timeline).toEqual(made.timeline);
    const told = readLines(table, made, choices).join('\n');
    expect(told).toContain('10 events on the ladder, 0 by the name of the place and 10 by the distance along the line');
    expect(told).toContain('row 9: "Peaceful protest" is no act of the ladder');
    expect(told).toMatch(/^EXERCISE/);
  });

  it('is drawn day by day, with how far each reading had opened', () => {
    const { made } = example();
    const lines = dayLines(made, shippedDoctrines().map(findDoctrine));
    const [head, ...days] = lines.slice(lines.findIndex((line) => line.includes('literal')));
    const column = head!.indexOf('literal');
    expect(days.map((line) => line[column])).toEqual(['1', '2', '2', '1', '1', '1', '.']);
    expect(days[0]).toMatch(/^D\+0 {2}2026-03-16 {2}\. {2}3x3/);
  });
});

describe('a table where another file is expected', () => {
  it('is named for what it is', () => {
    for (const [file, text] of [
      ['a.csv', ACLED],
      ['g.csv', gdelt(58, '194')],
    ] as const) {
      expect(() => readTimeline({ file, text })).toThrow(/This is a table; a timeline was expected\.[\s\S]*rung facts/);
      expect(() => readScenario({ file, text })).toThrow(MistakesFound);
    }
    expect(() => readTimeline({ file: 'x.yaml', text: 'facts: [1, 2, 3, 4]\norders: [a, b, c, d]\n' })).not.toThrow(
      /This is a table/,
    );
  });
});
