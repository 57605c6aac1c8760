// The list of injects goes out to spreadsheets and comes back without loss; lists made elsewhere come in, and what is
// wrong in them is named by its cell.
import { describe, expect, it } from 'vitest';
import type { MANNERS } from '../../src/exercise/answers.ts';
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { isPrintable } from '../../src/exercise/text.ts';
import { clock } from '../../src/ladder/index.ts';
import { mselCsv } from '../../src/report/msel.ts';
import { drawnAnswers } from '../../src/report/msel-drawn.ts';
import { withInjects, withList } from '../../src/scenario/injects-text.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { readMsel } from '../../src/scenario/msel-file.ts';
import { findScenario, readScenario } from '../../src/scenario/scenario-file.ts';
import { csvSheets, plainSheet, type Rows } from '../../src/scenario/sheet-file.ts';
import { ZALGO } from '../support/hostile.ts';
import { sourceOf } from './msel-stories.ts';

describe('out and back again nothing is lost', () => {
  it('all but the injects of the file stays as it was, byte for byte', () => {
    const base = sourceOf('big-push');
    const { injects } = readMsel('m.csv', csvSheets('m.csv', mselCsv(findScenario('big-push').injects)), '');
    const { text } = withInjects(base, injects);
    const around = (each: string) => each.split(/\ninjects:\n[\s\S]*?\n(?=variants:)/);
    expect(around(text).map((part) => part.trimEnd())).toEqual(around(base.text).map((part) => part.trimEnd()));
    expect(around(text)).toHaveLength(2);
    const drill = sourceOf('open-drill');
    expect(withInjects(drill, injects).text.startsWith(drill.text.trimEnd())).toBe(true);
  });
});

const BEGINS = '2026-03-16T05:00Z';
const read = (text: string) => readMsel('m.csv', csvSheets('m.csv', text), BEGINS);

describe('a list made elsewhere', () => {
  it('comes in under its own headings, with semicolons, a byte-order mark, Windows line ends and a title above', () => {
    const text =
      '\uFEFFEXERCISE NIGHT MARKET;;;;;;;\r\n\r\n' +
      'MSEL #; DTG ;Sender;RECIPIENT(S);Injected via;Event Title;Inject;Expected Action/Response;Weather;Sector\r\n' +
      '1;0:40;Press;all;Phone;A rumour;"Smoke, they say;\r\nnobody knows";Nobody acts;Smith;4\r\n' +
      ';;;;;;;;\r\n' +
      '2;161030ZMAR26;EXCON;Ukraine and USA;E-mail;;Talks are put off.;;\r\n';
    const { injects, unread, mistakes } = read(text);
    expect(mistakes).toEqual([]);
    expect(unread).toEqual(['Weather', 'Sector']);
    expect(injects).toEqual([
      {
        at: '0:40',
        news: 'Smoke, they say; nobody knows',
        from: 'Press',
        medium: 'Phone',
        expected: 'Nobody acts',
        notes: 'Event: A rumour',
      },
      { at: '5:30', news: 'Talks are put off.', to: ['ukraine', 'us'], from: 'EXCON', medium: 'E-mail' },
    ]);
    expect(readScenario(withInjects(sourceOf('big-push'), injects)).injects.map(({ at }) => at)).toEqual([40, 330]);
  });

  it.each([
    ['0:40', '0:40'],
    ['00:40', '0:40'],
    ['36:30', '36:30'],
    ['36:30:00', '36:30'],
    ['T+0:40', '0:40'],
    ['+ 1:05', '1:05'],
    ['12:25:00 AM', '0:25'],
    ['02:00 PM', '14:00'],
    ['0.027777777777778', '0:40'],
    ['1,520833333', '36:30'],
    ['160540ZMAR26', '0:40'],
    ['17 0540Z MAR 2026', '24:40'],
    ['2026-03-16 05:40', '0:40'],
    ['2026-03-16T05:40:00Z', '0:40'],
    ['40', '40'],
    ['soon', 'soon'],
  ])('the time %j is read as %s', (cell, at) => {
    expect(read(`Time;From;Description\n${cell};A;B\n`).injects[0]!.at).toBe(at);
  });

  it('times and dates of a workbook are read as times', () => {
    const day = Date.UTC(1899, 11, 30);
    const cells = [new Date(day + 40 * 60_000), new Date(day + 36.5 * 3_600_000), new Date('2026-03-16T06:00Z'), 0.5];
    const rows: Rows = [['Time', 'From', 'Description'], ...cells.map((cell) => [cell, 'A', 'B'])];
    expect(readMsel('m.xlsx', [[plainSheet(rows)]], BEGINS).injects.map(({ at }) => at)).toEqual([
      '0:40',
      '36:30',
      '1:00',
      '12:00',
    ]);
  });

  it('comes in without what hides in its cells, and with its letters and lines', () => {
    const cells = ['0:40', 'Пре\u00adса\u200b', 'Phone', `Дим\u202e,\u0007 say\r\nthey\u2028👩🏽‍⚕️ ${ZALGO}`];
    const rows: Rows = [['Time', 'From', '\ufeffInjected via', 'Description'], cells];
    const { injects } = readMsel('m.xlsx', [[plainSheet(rows)]], BEGINS);
    expect(injects[0]).toMatchObject({ from: 'Преса', medium: 'Phone' });
    expect(injects[0]!.news).toMatch(/^Дим, say they 👩🏽‍⚕️ \u0179/);
    expect(isPrintable(String(injects[0]!.news))).toBe(true);
  });

  it('is looked for on every sheet of a workbook', () => {
    const injects = [
      ['Time', 'From', 'Description'],
      ['0:10', 'A', 'B'],
    ];
    expect(
      readMsel('m.xlsx', [[plainSheet([['Cover', 'From']], 'Cover'), plainSheet(injects, 'MSEL')]], BEGINS).injects,
    ).toHaveLength(1);
  });
});

describe('the rows of acts and of answers', () => {
  const scenario = findScenario('big-push');
  const csv = mselCsv(scenario.injects, scenario);
  const back = (text: string) => readScenario(withList(sourceOf('big-push'), read(text)));
  const list = (text: string) => readMsel('m.csv', csvSheets('m.csv', text), scenario.begins);

  it('as they go out, they change nothing but where the answers stand', () => {
    const { text } = withList(sourceOf('big-push'), list(csv));
    const actsIn = (each: string) => /\nacts:\n[\s\S]*?\n(?=\S)/.exec(each)![0];
    expect(actsIn(text)).toBe(actsIn(sourceOf('big-push').text));
    expect(csv).toMatch(/act \w+/);
    expect(csv).toMatch(/answer warning\/denial/);
  });

  it('an act whose end is moved in the list, in its own row and in that of its report, ends then', () => {
    const [act] = scenario.incidents;
    const end = `,${clock(act!.end)},`;
    const sooner = (row: string) => row.replace(end, `,${clock(act!.end - 30)},`);
    const moved = csv
      .split('\r\n')
      .map((row) => (row.includes(`,${act!.id},`) ? sooner(row) : row))
      .join('\r\n');
    const [now] = back(moved).incidents;
    expect(now!.end).toBe(act!.end - 30);
    expect({ ...now, end: 0, fate: null }).toEqual({ ...act, end: 0, fate: null });
  });

  it('what may be said back is what the list says', () => {
    const row = csv.split('\r\n').find((each) => each.includes('answer warning/denial'))!;
    const one = `${csv.replace(/(^|\r\n)[^\r]*,answer [^\r]*/g, '')}${row}\r\n`;
    expect(Object.keys(back(one).replies)).toEqual(['warning/denial']);
  });

  it('a growth whose cell is emptied is taken away; a list without that column leaves it', () => {
    const grows = scenario.incidents.find(({ fate }) => fate?.grown)!;
    const without = csv
      .split('\r\n')
      .map((row) => (row.includes(`,act ${grows.id},`) ? row.replace(/,open,[^,]*,[^,]*,/, ',open,,,') : row))
      .join('\r\n');
    const { acts } = list(without);
    expect(acts.find(({ id }) => id === grows.id)).toMatchObject({ growsInto: undefined, leadsTo: undefined });
    expect(withList(sourceOf('big-push'), list(without)).text).not.toMatch(
      new RegExp(`id: ${grows.id}\n[^-]*(growsInto|leadsTo)`),
    );
    expect(list('Time,From,Description,Kind,Act,Start\n,E,T,act,B01,0:10\n').acts).toEqual([
      { id: 'B01', start: '0:10', truth: 'T' },
    ]);
  });

  it('a list of acts or of answers alone is read', () => {
    const drill = findScenario('open-drill');
    const { mistakes, injects, answers } = list(mselCsv(drill.injects, drill));
    expect([mistakes, injects]).toEqual([[], []]);
    expect(answers!.length).toBeGreaterThan(0);
  });

  it.each([
    [',E,,,T,act,B01,0:10,0:20,,\n,E,,,T,act,B01,0:10,0:30,,\n', 'There is a row of act B01 already.'],
    [',E,,,T,act,,0:10,0:20,,\n', 'Missing: the id of the act.'],
    ['0:20,E,,,T,act,B01,0:10,0:20,,\n', 'A row of the kind act has no time.'],
    [',E,US,,T,answer,,,,,warning/denial\n', 'A row of the kind answer has no to.'],
  ])('what would be lost is a mistake: %s', (rows, message) => {
    const heads = 'Time,From,To,Medium,Description,Kind,Act,Start,End,Severity,About\n0:10,Press,,,A rumour,,,,,,\n';
    expect(list(heads + rows).mistakes.map((each) => each.message)).toEqual([message]);
  });

  it('a mistake in them is named by its cell, and an act that is not there is refused', () => {
    const heads = 'Time,From,To,Medium,Description,Kind,Act,Start,End,Severity,About\n0:10,Press,,,A rumour,,,,,,\n';
    const acts = ['B01'];
    const at = (path: string, text: string) => {
      const { mistakeAt } = list(heads + text);
      return mistakeAt({ file: '', line: 1, column: 1, path, message: 'M' }, acts)?.path;
    };
    expect(at('acts.0.severity', ',EXCON,,,T,act,B01,0:10,0:20,9,\n')).toBe('row 3, column Severity (J3)');
    expect(at('acts.0.truth', ',EXCON,,,T,act,B01,0:10,0:20,9,\n')).toBe('row 3, column Description (E3)');
    expect(at('answers.0.manner', ',A,,press,T,answer,,,,,warning/rage\n')).toBe('row 3, column About (K3)');
    expect(at('acts.0.severity', ',EXCON,,,T,act,X99,0:10,0:20,9,\n')).toBeUndefined();
    expect(list(`${heads},EXCON,,,T,act,X99,0:10,0:20,9,\n`).actAt('X99').path).toBe('row 3, column Act (G3)');
  });
});

describe('rung msel', () => {
  it('a list without any known column throws mistakes and no bug', () => {
    expect(() => read('')).toThrow(MistakesFound);
    expect(() => readMsel('m.xlsx', [], BEGINS)).toThrow(MistakesFound);
  });
});

describe('what a seed draws of the answers', () => {
  const scenario = findScenario('big-push');
  const drawn = drawnAnswers(scenario, '7')!;
  const sayings: Record<(typeof MANNERS)[number], RegExp> = {
    denial: /denial/i,
    'counter-claim': /counter-claim/i,
    pause: /the offer of a pause/i,
    demand: /demand/i,
    commander: /commander/i,
    press: /the press/i,
    silence: /no answer/i,
  };

  it('stands in a row for each answer, and each answer of an exercise is one that its row names', () => {
    const rows = new Map(drawn.rows.map(({ About, Description }) => [About, Description]));
    expect(rows.size).toBe(drawn.rows.length);
    const { state } = rehearse(scenario, startOf('by-the-book', { seed: '7' }));
    const given = state.answers.given.filter((each) => each.drawn !== null);
    expect(given.length).toBeGreaterThan(5);
    for (const { key, manner } of given) {
      // A second pause on a chain becomes a demand, and texts that are used up mean silence.
      const may = [sayings[manner], ...(manner === 'demand' ? [sayings.pause] : [])];
      if (manner !== 'silence')
        expect(
          may.some((each) => each.test(rows.get(key)!)),
          `${key}: ${manner}`,
        ).toBe(true);
    }
  });

  it('numbers the texts as they are used, and comes back from the list without a trace', () => {
    const csv = mselCsv(scenario.injects, { ...scenario, drawn });
    const list = readMsel('m.csv', csvSheets('m.csv', csv), BEGINS);
    expect(list.mistakes).toEqual([]);
    expect(list.drawn).toHaveLength(drawn.rows.length);
    const without = readMsel('m.csv', csvSheets('m.csv', mselCsv(scenario.injects, scenario)), BEGINS);
    expect(withList(sourceOf('big-push'), list)).toEqual(withList(sourceOf('big-push'), without));
    const numbers = csv.split('\r\n').filter((line) => line.includes('answer warning/denial'));
    expect(numbers.map((line) => line.split(',')[0]).sort()).toEqual(['1', '2']);
    expect(drawnAnswers(scenario, '8')!.rows).not.toEqual(drawn.rows);
  });
});

describe('rows that have no time, or one before STARTEX', () => {
  const list = (rows: string) => read(`Time,From,To,Description,Trigger\n${rows}`);

  it('wait for the facilitator, with their trigger in the notes', () => {
    const { injects, notes } = list(
      '0:20,Press,Ukraine,First,\nContingency,Press,UA,If nobody warns,No warning by 1:00\n,Press,UA,If talks stall,',
    );
    expect(injects.map(({ at, when, notes: noted }) => [at, when, noted])).toEqual([
      ['0:20', undefined, undefined],
      [undefined, { by: 'facilitator' }, 'Trigger: No warning by 1:00'],
      [undefined, { by: 'facilitator' }, undefined],
    ]);
    expect(notes).toEqual(['2 injects have no time and wait for the facilitator.']);
  });

  it('stand in the briefs, and what comes at ENDEX is left out', () => {
    const msel = list(
      '-0:15,EXCON,All,Read this first.,\nSTARTEX-5,EXCON,UA,Yours alone.,\nSTARTEX,EXCON,All,Start,\n+1:00,Press,All,More.,\nENDEX,EXCON,All,End,',
    );
    expect(msel.injects.map(({ at, news }) => [at, news])).toEqual([
      ['0:00', 'Start'],
      ['1:00', 'More.'],
    ]);
    expect(msel.notes.join()).toContain('What comes at ENDEX is left out');
    const base = sourceOf('open-drill');
    const { briefs } = readScenario(withList(base, { ...msel, injects: [] }));
    expect(briefs.all).toMatch(/Read this first\.$/);
    expect(briefs.ukraine).toMatch(/Yours alone\.$/);
    // Once is enough.
    const once = withList(base, msel);
    expect(withList(once, msel)).toEqual(once);
  });

  it('are told to be a list with another STARTEX where most are early; a fact cannot be early', () => {
    const { mistakes } = list('021500ZMAR26,Press,All,One,\n021600ZMAR26,Press,All,Two,\n');
    expect(mistakes.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Most of the list lies before STARTEX/),
    ]);
    const early = read(
      'Time,Kind,Act,From,To,Description\n-0:10,share,F31,X,All,One\n0:10,news,,X,All,Two\n0:20,news,,X,All,Two\n',
    );
    expect(early.mistakes.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'row 2, column Time (A2) Before STARTEX nothing but a message can be told, and this is of the kind share.',
    ]);
  });

  it('have a date beside their time', () => {
    const { injects } = read(
      'Date,Time,From,To,Inject\n16/03/2026,05:40,Press,UA,First\n17/03/2026,05:40,Press,UA,Second\n',
    );
    expect(injects.map(({ at }) => at)).toEqual(['0:40', '24:40']);
  });
});
