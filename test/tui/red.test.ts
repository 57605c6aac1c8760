// The red cell's desk: keys pressed there, what they do to the world's answers, what the screen says, and who has it next.
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Start } from '../../src/exercise/events.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { PlainTable } from '../../src/tui/plain/plain.ts';
import { actAnswering, drawOf, WARN, warnedWith } from '../support/answering.ts';
import { composed } from '../support/orders.ts';
import { BOOK, SIZES, type TestTable, tableOf } from './table.ts';

const BOUNDS = { resolve: [30, 90], tempo: [60, 140] } as const;
const [at, seat, response, about] = WARN;
const script = scriptOf([composed(at, { seat, response, ...about })]);

/** Ukraine warns at 0:30 from a file; an answer of that manner is on its way to 2:00. */
function called(manner: Parameters<typeof warnedWith>[0] = 'denial', more: Partial<Start> = {}): Promise<TestTable> {
  const story = actAnswering({ drawn: drawOf(0, 49, warnedWith(manner)) });
  const scenario = { ...story, opponent: { ...story.opponent, bounds: BOUNDS } };
  return tableOf(scenario, 'file', { red: 'person', script, ...more });
}

const answersIn = ({ session }: TestTable) => session.state().received.filter(({ answers }) => answers !== null);
const comingIn = ({ session }: TestTable) => session.state().coming.find(({ answers }) => answers !== null);

describe("the red cell's desk", () => {
  it('has the screen when the world answers, with draw and manner, the truth and what it answers', async () => {
    const table = await called();
    expect(table.desk.chair).toBe('red');
    for (const size of SIZES) {
      const text = table.screen(size);
      for (const words of [
        'EXERCISE',
        'TRUTH SIDE',
        'Red ▸ is called',
        'denial',
        'goes out at 2:00, to all',
        'drawn 49000',
        'Claim, side B',
        'resolve 50 (30–90)',
        'waits for you',
      ])
        expect(text).toContain(words);
    }
    await table.press('<tab>');
    expect(table.screen()).toMatch(/B40[\s\S]*Russia-side, deliberate/);
    await table.press('<tab>');
    expect(table.screen()).toMatch(/KNOWN TO ALL[\s\S]*Ukraine announces: warn about B40/);
  });

  it('e changes the words, which stay as they were typed where they cannot be taken', async () => {
    const table = await called('pause');
    await table.press('e<rub-line>Soon.<enter>');
    expect(table.screen()).toMatch(/The offer names the hour[\s\S]*Soon\._/);
    await table.press('<rub-line>At13:00.<enter>');
    expect(comingIn(table)!.text).toContain('offers to hold fire');
    await table.press('<rub-line>At3:00.<enter>');
    expect(comingIn(table)!.text).toBe('At3:00.');
    expect(table.screen()).toMatch(/says that now/);
  });

  it('w names another voice, s sends at once and asks, x drops and asks', async () => {
    const table = await called();
    await table.press('wl<rub-line>Notus.<enter>');
    expect(comingIn(table)).toMatchObject({ from: 'Local commander, side B', text: 'Claim, side B: Notus.' });
    await table.press('sj');
    expect(answersIn(table)).toEqual([]);
    await table.press('ss');
    expect(answersIn(table)).toHaveLength(1);
    await table.press('x');
    expect(table.screen()).toContain('That answer has gone out already.');
    const other = await called();
    await other.press('xx');
    expect([comingIn(other)!.answers!.manner, other.screen()]).toEqual([
      'silence',
      expect.stringContaining('does not come'),
    ]);
  });

  it('d delays, n says something of its own, r and t set what the other side is like', async () => {
    const table = await called();
    await table.press('d1:00<enter>');
    expect(table.screen()).toContain('a delay is to a later minute');
    await table.press('<rub-line>5:00<enter>');
    expect(comingIn(table)!.at).toBe(300);
    await table.press('npc<enter>');
    expect(table.screen()).toContain('A text goes to one seat or more.');
    await table.press('usQuiet<escape>');
    await table.press('npmusu<enter>Quiet.<enter>');
    expect(table.session.state().received.at(-1)).toMatchObject({ to: ['us'], from: 'Press, side B', text: 'Quiet.' });
    await table.press('r99<enter>');
    expect(table.screen()).toContain('Resolve may be set from 30 to 90');
    await table.press('<rub-line>80<enter>t140<enter>');
    expect(table.session.state().red).toMatchObject({ resolve: 80, tempo: 140 });
    await table.press('<tab><tab><tab>');
    expect(table.screen()).toContain('Red sets tempo to 140');
  });

  it('c adjourns: what is on its way goes out, and the record verifies', async () => {
    const table = await called();
    await table.press('c');
    expect([table.hasEnded(), answersIn(table).length]).toEqual([true, 1]);
    table.session.close();
    expect(verify(table.file)).toMatchObject({ ok: true });
  });

  it('shows its keys and its brief', async () => {
    const table = await called();
    await table.press('?');
    expect(table.screen()).toContain('drop the chosen answer: it never comes');
    await table.press('<escape>i');
    expect(table.screen()).toContain('RED CELL');
  });
});

describe('at a table that others share', () => {
  const holders = { ...BOOK, ukraine: 'person' } as const;
  const shared = (more: Partial<Start> = {}) =>
    tableOf(actAnswering({ drawn: drawOf(0, 49, 0) }), holders, { red: 'person', ...more });
  it('the red cell comes behind a hand-off page, also where the table is open, and is asked before the seats', async () => {
    for (const isClosed of [false, true]) {
      const table = await shared({ isClosed });
      if (isClosed) await table.press('<enter><enter>');
      expect(table.desk.chair).toBe('ukraine');
      await table.session.send({ do: 'commit', seat: 'ukraine' });
      await table.desk.inOrder(() => table.desk.next());
      expect([table.desk.chair, table.desk.overlay]).toEqual(['red', 'hand-off']);
      expect(table.screen()).not.toMatch(/TRUTH|drawn/);
      expect(table.screen()).toContain('I am the red cell');
      await table.press('<enter>');
      expect(table.screen()).toContain('RED CELL');
      await table.press('<enter>');
      expect(table.screen()).toContain('TRUTH SIDE');
      await table.press('c');
      expect(table.desk.chair).toBe('ukraine');
      expect(table.desk.overlay).toBe(isClosed ? 'hand-off' : null);
    }
  });

  it('v goes to it and back on an open table, behind the hand-off page every time', async () => {
    const table = await shared();
    await table.press('v');
    expect([table.desk.chair, table.desk.overlay]).toEqual(['red', 'hand-off']);
    await table.press('<enter><enter>v');
    expect([table.desk.chair, table.desk.overlay]).toEqual(['ukraine', null]);
    await table.press('v');
    expect(table.desk.overlay).toBe('hand-off');
    expect(table.screen()).not.toContain('TRUTH');
  });

  it('is rung for once, when the world has answered', async () => {
    let rings = 0;
    const ring = () => {
      rings += 1;
    };
    const table = await tableOf(
      actAnswering({ drawn: drawOf(0, 49, 0) }),
      holders,
      { red: 'person' },
      undefined,
      undefined,
      ring,
    );
    const { session } = table;
    const composition = composed(session.state().minute, { seat: 'ukraine', response: 'warn', about: 'B40' });
    await session.send({ do: 'compose', seat: 'ukraine', composition });
    const before = rings;
    await session.send({ do: 'commit', seat: 'ukraine' });
    await table.press('j');
    expect([rings - before, session.state().red.isAtDesk]).toEqual([1, true]);
  });

  it("has a keyboard of its own, and no seat's", async () => {
    const table = await shared();
    const red = seatingOf(table.session, ['red']);
    expect([red.chairs, red.hasOthers, red.excon()]).toEqual([['red'], true, null]);
    expect(() => red.seat('ukraine')).toThrow('sits at another keyboard');
    expect(seatingOf(table.session, ['ukraine']).chairs).toEqual(['ukraine']);
  });
});

describe("EXCON's console", () => {
  it('changes and drops a chosen answer, says whether the clock waits, and sets resolve and tempo', async () => {
    const holders = { ukraine: 'person', coalition: 'hold', us: 'hold' } as const;
    const story = actAnswering({ drawn: drawOf(0, 49, 0) });
    const scenario = { ...story, opponent: { ...story.opponent, bounds: BOUNDS } };
    const table = await tableOf(scenario, holders, { hasExcon: true });
    await table.press('w');
    expect(table.screen()).toContain('STARTEX has not been given.');
    await table.press('sww');
    expect(table.screen()).toContain('The clock waits for the red cell now');
    expect(table.session.state().red.isAwaited).toBe(true);
    await table.press('we');
    expect(table.screen()).toContain('The chosen inject is no answer of the world that is still to come.');
    await table.press('<escape>');
    const { session } = table;
    const composition = composed(session.state().minute, { seat: 'ukraine', response: 'warn', about: 'B40' });
    await session.send({ do: 'compose', seat: 'ukraine', composition });
    await session.send({ do: 'commit', seat: 'ukraine' });
    expect(session.state().red.isAtDesk).toBe(true);
    const no = comingIn(table)!.no;
    await table.press(`${no + 1}we<rub-line>No.<enter>`);
    expect(comingIn(table)!.text).toBe('Claim, side B: No.');
    expect(table.screen(SIZES[2])).toContain('Red ▸ is called, the clock waits');
    await table.press('wr80<enter>wt90<enter>');
    expect(session.state().red).toMatchObject({ resolve: 80, tempo: 90 });
    await table.press(`${no + 1}wxx`);
    expect(comingIn(table)!.answers!.manner).toBe('silence');
    expect(table.screen(SIZES[2])).toContain('DROPPED');
    expect(table.screen(SIZES[2])).toContain('as red changes answer');
    await table.press('s s');
    expect(session.state().red.isAtDesk).toBe(false);
    session.close();
    expect(verify(table.file)).toMatchObject({ ok: true });
  });
});

describe('in plain mode', () => {
  it('each word does what its key does', async () => {
    const { session } = await called();
    const said: string[] = [];
    const plain = new PlainTable(seatingOf(session), (line) => said.push(line));
    const type = async (line: string) => {
      const { length } = said;
      await plain.take(line);
      return said.slice(length).join('\n');
    };
    plain.open();
    expect(said.join('\n')).toMatch(
      /The red cell is called\. Time 0:30[\s\S]*denial \(drawn 49000\), goes out at 2:00, to all/,
    );
    const no = session.state().coming.find(({ answers }) => answers !== null)!.no + 1;
    expect(await type('words')).toBe('As: words 61 We were not there.');
    expect(await type(`words ${no} Not us.`)).toBe(`Answer ${no} says that now.`);
    expect(await type(`who ${no} commander Not we.`)).toBe(`Answer ${no} says that now.`);
    expect(await type(`who ${no} king Not we.`)).toContain('As: who 61');
    expect(await type(`delay ${no} 1:00`)).toContain('a delay is to a later minute');
    expect(await type(`delay ${no} +3:00`)).toBe(`Answer ${no} goes out at 3:30.`);
    expect(await type('say press press all Quiet night.')).toBe('It has been said.');
    expect(await type('say press press mars Quiet.')).toContain('As: say');
    expect(await type('set resolve 80')).toBe('Resolve is 80 from now on.');
    expect(await type('set resolve high')).toBe('As: set resolve 70, or set tempo 120');
    expect(await type('truth')).toContain('B40 0:10–goes on, artillery, sector 4, severity 3, Russia-side, deliberate');
    expect(await type('known')).toContain('Ukraine announces: warn about B40');
    expect(await type('done')).toContain('0:30 Red delays answer');
    expect(await type(`send ${no}`)).toBe(`Answer ${no} has gone out.`);
    expect(await type('answers')).toContain(
      '- denial (drawn 49000), went out at 0:30, to all. Local commander, side B: Claim, side B: Not we.',
    );
    expect(await type('adjourn')).toContain('ENDEX');
    session.close();
  });

  it('is played alone through a shipped story', async () => {
    const { session } = await tableOf(findScenario('first-shot'), BOOK, { red: 'person', seed: '3' });
    const plain = new PlainTable(seatingOf(session), () => {});
    plain.open();
    for (let n = 0; !plain.isOver() && n < 200; n++) await plain.take('adjourn');
    expect(session.state().isEnded).toBe(true);
    session.close();
  });
});
