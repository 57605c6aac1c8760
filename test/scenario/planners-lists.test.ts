// Lists of injects as planners keep them, after public templates with their oddities: what is read of each, and what is said.
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { choicesFrom, headingsOf, type ImportChoices, unitsOf } from '../../src/scenario/import-choices.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { type Msel, readMsel } from '../../src/scenario/msel-file.ts';
import { csvSheets } from '../../src/scenario/sheet-file.ts';
import { workbookCells } from '../../src/scenario/workbook-cells.ts';

const BEGINS = '2026-03-16T05:00Z';
const NOTHING: ImportChoices = { headings: {}, units: {} };

interface Made {
  rows: unknown[][];
  merges?: readonly string[];
  hiddenRows?: readonly number[];
  isHidden?: boolean;
  cells?: Readonly<Record<string, CellObject>>;
}

/** The bytes of a workbook with those sheets. */
function book(sheets: Readonly<Record<string, Made>>): Buffer {
  const made = utils.book_new();
  for (const [name, { rows, merges = [], hiddenRows = [], cells = {} }] of Object.entries(sheets)) {
    const sheet: WorkSheet = { ...utils.aoa_to_sheet(rows, { cellDates: true, UTC: true }), ...cells };
    sheet['!merges'] = merges.map((each) => utils.decode_range(each));
    sheet['!rows'] = rows.map((_, n) => ({ hidden: hiddenRows.includes(n + 1) }));
    utils.book_append_sheet(made, sheet, name);
  }
  made.Workbook = { Sheets: Object.values(sheets).map(({ isHidden }) => ({ Hidden: isHidden ? 1 : 0 })) };
  return write(made, { type: 'buffer', bookType: 'xlsx', cellDates: true }) as Buffer;
}

const ofBook = (sheets: Readonly<Record<string, Made>>, choices = NOTHING): Msel =>
  readMsel('m.xlsx', [workbookCells('m.xlsx', book(sheets))], BEGINS, said(choices));
const ofText = (text: string, choices = NOTHING): Msel =>
  readMsel('m.csv', csvSheets('m.csv', text), BEGINS, said(choices));
const said = (choices: ImportChoices) => ({ ...choices, headings: headingsOf(choices), units: unitsOf(choices) });
const choose = (maps: string[], units: string[] = []) => choicesFrom(NOTHING, maps, units, {});

/** Each inject as "time text". */
const told = ({ injects }: Msel): string[] => injects.map(({ at, news }) => `${at ?? 'waits'} ${news}`);
const refusal = (read: () => Msel): string => {
  try {
    const { mistakes } = read();
    return mistakes.map(({ path, message, hint }) => `${path}: ${message} ${hint ?? ''}`).join('\n');
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    return error.mistakes.map(({ path, message, hint }) => `${path}: ${message} ${hint ?? ''}`).join('\n');
  }
};
const day = (minutes: number): Date => new Date(Date.UTC(1899, 11, 30) + minutes * 60_000);

const HSEEP = [
  ['Master Scenario Events List'],
  ['Controller/Evaluator use only'],
  ['Event', null, null, 'Delivery', null, null, 'Evaluation'],
  [
    'Event #',
    'Event Time',
    'Event Description',
    'Responsible Controller',
    'From',
    'Recipient Player(s)',
    'Expected Outcome of Player Action',
  ],
  ['DAY 1 - 16 March 2026'],
  [1, '0:20', 'A rumour.', 'A. Person', 'Press', 'Ukraine', 'Verify'],
  [2, '1:45', 'A second one.', 'A. Person', '', 'All', 'Nothing'],
  ['DAY 2 - 17 March 2026'],
  [3, '0:40', 'The next day.', 'A. Person', 'Press', 'Players', ''],
];

describe('a list as planners keep it', () => {
  it('has two rows of headings, merged titles and rows that name the day', () => {
    const list = ofBook({ MSEL: { rows: HSEEP, merges: ['A1:G1', 'A3:C3', 'A5:G5', 'A8:G8'] } });
    expect(told(list)).toEqual(['0:20 A rumour.', '1:45 A second one.', '24:40 The next day.']);
    expect(list.injects.map(({ from, to }) => [from, to])).toEqual([
      ['Press', ['ukraine']],
      ['EXCON', undefined],
      ['Press', undefined],
    ]);
    expect([list.mistakes, list.notes]).toEqual([[], []]);
  });

  it('has headings that are merged over both rows, and a date that is merged over the rows of its day', () => {
    const rows = [
      ['Date', 'Time', 'Inject', 'Delivery', null],
      [null, null, null, 'From', 'To'],
      ['16/03/2026', '05:40', 'First', 'Press', 'UKR'],
      [null, '06:10', 'Second', 'Press', 'U.S.'],
      ['17/03/2026', '05:40', 'Third', 'Press', 'MNF-U'],
    ];
    const list = ofBook({ L: { rows, merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'A3:A4'] } });
    expect(told(list)).toEqual(['0:40 First', '1:10 Second', '24:40 Third']);
    expect(list.injects.map(({ to }) => to)).toEqual([['ukraine'], ['us'], ['coalition']]);
  });

  it('goes on in a second row where its text is merged', () => {
    const rows = [
      ['Time', 'From', 'Description', 'Expected action'],
      ['0:10', 'Press', 'Smoke.', 'Ukraine verifies'],
      [null, null, null, 'Coalition consults'],
      ['0:30', 'Press', 'More smoke.', ''],
    ];
    const list = ofBook({ L: { rows, merges: ['A2:A3', 'B2:B3', 'C2:C3'] } });
    expect(told(list)).toEqual(['0:10 Smoke.', '0:30 More smoke.']);
    expect(list.injects[0]!.expected).toBe('Ukraine verifies Coalition consults');
  });

  it('says its headings again on every page', () => {
    const head = ['Serial', 'DTG', 'Originator', 'Training Audience', 'Inject'];
    const row = (n: number, at: string) => [n, at, 'Press', 'TA', `Inject ${n}`];
    const list = ofBook({ L: { rows: [head, row(1, '160540ZMAR26'), head, row(2, '160640ZMAR26')] } });
    expect(told(list)).toEqual(['0:40 Inject 1', '1:40 Inject 2']);
  });

  it('has rows that are hidden, deleted, blank, or titles of a phase; each is left out and named', () => {
    const rows = [
      ['Time', 'From', 'To', 'Description', 'Status'],
      ['PHASE I: RUMOURS'],
      ['0:10', 'Press', 'All', 'Kept', 'Ready'],
      [],
      ['0:20', 'Press', 'All', 'Hidden', 'Ready'],
      ['0:30', 'Press', 'All', 'Gone', 'Deleted'],
      ['0:40', 'Press', 'All', 'CANCELLED - Gone too', ''],
      ['0:45', 'Press', 'All', 'Gone in Ukrainian', 'Скасовано'],
      ['0:50', 'Press', 'All', 'Kept too', 'Draft'],
    ];
    const list = ofBook({ L: { rows, hiddenRows: [5] } });
    expect(told(list)).toEqual(['0:10 Kept', '0:50 Kept too']);
    expect(list.notes).toEqual([
      'Rows that are hidden were left out: 5.',
      'Rows that are marked as deleted were left out: 6, 7, 8.',
      'Rows that hold no inject were left out: 2 "PHASE I: RUMOURS".',
    ]);
  });

  it('has numbers filled in beforehand: rows that say nothing else are no injects', () => {
    const more = Array.from({ length: 20 }, (_, n) => [n + 2, '', '', '', 'Draft']);
    const rows = [['No.', 'Time', 'From', 'Description', 'Status'], [1, '0:10', 'Press', 'One', 'Ready'], ...more];
    const list = ofBook({ L: { rows } });
    expect([told(list), list.mistakes]).toEqual([['0:10 One'], []]);
    expect(list.notes).toEqual([
      'Rows that hold no inject were left out: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 and 8 more.',
    ]);
  });

  it('lies on several sheets, beside covers and lists of choices; all with injects are read, the others named', () => {
    const head = ['Time', 'From', 'To', 'Description'];
    const list = ofBook({
      Cover: { rows: [['EXERCISE NIGHT MARKET'], ['Time', 'From']] },
      Lists: { rows: [['From', 'To', 'Description', 'Time', 'Medium', 'Notes', 'Objective']] },
      'Day 1': { rows: [head, ['0:20', 'Press', 'Ukraine', 'One']] },
      'Day 2': { rows: [head, ['24:20', 'Press', 'Ukraine', 'Two']] },
      Old: { rows: [head, ['0:30', 'Press', 'Ukraine', 'Old']], isHidden: true },
    });
    expect(told(list)).toEqual(['0:20 One', '24:20 Two']);
    expect(list.notes).toEqual([
      'The sheet "Cover" holds no injects and was not read.',
      'The sheet "Lists" holds no injects and was not read.',
      'The sheet "Old" is hidden and was not read.',
    ]);
  });

  it('names the sheet of a mistake', () => {
    const head = ['Time', 'From', 'To', 'Description'];
    const sheets = {
      'Day 1': { rows: [head, ['0:20', 'Press', 'Ukraine', 'One']] },
      'Day 2': {
        rows: [
          [...head, 'Kind'],
          ['24:20', 'Press', 'Ukraine', 'Two', 'rumor'],
        ],
      },
    };
    expect(refusal(() => ofBook(sheets))).toContain(
      'sheet "Day 2", row 2, column Kind (E2): There is no kind of inject',
    );
  });

  it('has formulas: their value counts, an error or a value that was never saved is named', () => {
    const rows = [
      ['Time', 'From', 'Description'],
      ['0:10', 'Press', 'First'],
      ['0:20', 'Press', 'x'],
    ];
    const formula = (cell: Partial<CellObject>) => ({ f: 'A1&A2', ...cell }) as CellObject;
    const withCell = (cell: CellObject) => ofBook({ L: { rows, cells: { C3: cell } } });
    expect(told(withCell(formula({ t: 's', v: 'Worked out' })))).toEqual(['0:10 First', '0:20 Worked out']);
    expect(refusal(() => withCell(formula({ t: 'e', v: 0x17 })))).toBe(
      'row 3, column Description (C3): The formula of this cell gives the error #REF!. mend the formula, or write its value',
    );
  });

  it('has times as a spreadsheet keeps them, and dates in the format of a military group', () => {
    const dtg = { t: 'n', v: 46_097 + 400 / 1440, z: 'ddhhmm\\Zmmmyy' } as const;
    const rows = [
      ['Time', 'From', 'Description'],
      [day(20), 'Press', 'A'],
      ['x', 'Press', 'B'],
      ['x', 'Press', 'C'],
    ];
    const long = { t: 'n', v: 1.5, z: '[h]:mm' } as const;
    const list = ofBook({ L: { rows, cells: { A3: dtg, A4: long } } });
    expect(told(list)).toEqual(['0:20 A', '1:40 B', '36:00 C']);
  });
});

describe('the headings and the names of a list', () => {
  it.each([
    [
      'FEMA',
      'Inject/Event Number,Time/Date,Sender,Target Audience,Delivery Method,Detailed Statement,Expected Player Action,Core Capability',
    ],
    ['a white cell', 'No.,DTG,Role Player,Players,Means of Delivery,Inject Description,Desired Action,Objectives Met'],
    ['a guide for crises', 'Ref,Exercise Time,From (sender),To (receiver),Method,Input,Expected Response,Aim'],
    ['a suite', 'Inject ID,Planned Start,Sender,Recipients,Channel,Body,Anticipated response,Exercise objective'],
    ['Ukrainian planners', 'Номер,Час,Від кого,Кому,Спосіб,Вступна,Очікувані дії,Мета'],
  ])('of %s', (_, head) => {
    const list = ofText(`${head}\n7,0:40,Press,Ukraine,Phone,Smoke is seen.,Verify,Speed\n`);
    expect(list.injects).toMatchObject([
      { at: '0:40', news: 'Smoke is seen.', from: 'Press', to: ['ukraine'], medium: 'Phone', expected: 'Verify' },
    ]);
  });

  it.each([
    ['fr', 'N°;Heure;De;À;Moyen;Contenu;Réaction attendue', 'Tous les joueurs', undefined],
    ['de', 'Nr.;Zeit;Von;An;Mittel;Einlage;Erwartete Reaktion', 'Koalition', ['coalition']],
    ['pl', 'Lp.;Godzina;Od;Do;Środek;Treść;Oczekiwana reakcja', 'Stany Zjednoczone', ['us']],
  ])('of a list in %s, by a map that ships', (map, head, to, seats) => {
    const text = `${head}\n1;0:40;Press;${to};Telefon;Rauch.;Nichts\n`;
    expect(ofText(text, choose([map])).injects).toEqual([
      { at: '0:40', news: 'Rauch.', from: 'Press', medium: 'Telefon', expected: 'Nichts', ...(seats && { to: seats }) },
    ]);
  });

  it('are said by --map and --unit where nobody could know them', () => {
    const text = 'When it is due,What happens,Who hears of it\n0:10,Smoke,"3rd Brigade; EUCOM"\n0:20,Fire,HQ\n';
    expect(refusal(() => ofText(text))).toContain('say what yours mean, as --map "What happens=text"');
    const choices = choose(
      ['When it is due=time', 'What happens=text', 'Who hears of it=to'],
      ['3rd brigade=ukraine', 'HQ=all'],
    );
    const { injects } = ofText(text, choices);
    expect(injects).toMatchObject([
      { at: '0:10', news: 'Smoke', to: ['ukraine', 'us'] },
      { at: '0:20', news: 'Fire' },
    ]);
    expect(injects[1]).not.toHaveProperty('to');
  });

  it('that are said wrongly are refused with what there is', () => {
    expect(() => choose(['What happens=txt'])).toThrow(MistakesFound);
    expect(() => choose(['klingon'])).toThrow(/no map "klingon"/);
    expect(() => choose([], ['3rd Brigade=nato'])).toThrow(/no seat "nato"/);
    expect(() => choose([], ['3rd Brigade'])).toThrow(/Expected a unit and its seat/);
  });

  it('that are missing are named, with how to say them', () => {
    expect(refusal(() => ofText('Time,From,To\n0:10,Press,All\n'))).toBe(
      'row 1: There is no column Description or Inject. found: Time, From, To; --map says which column it is, as --map "Time=text"',
    );
  });

  it('wait for the facilitator where there is a cue and no time', () => {
    const list = ofText('Cue,From,Description\nIf nobody warns,EXCON,A reminder\n');
    expect(list.injects).toMatchObject([
      { news: 'A reminder', when: { by: 'facilitator' }, notes: 'Trigger: If nobody warns' },
    ]);
  });
});
