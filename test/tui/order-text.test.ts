// What an order says to the others, at the console: offered, written, taken from a draft, and read by whoever it is said to.
import { describe, expect, it } from 'vitest';
import { plainInject } from '../../src/exercise/words.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { FORBIDDEN } from '../support/hostile.ts';
import { BOOK, SIZES, type TestTable, tableOf, threeActs } from './table.ts';

const FIRST_SHOT = findScenario('first-shot');
const OFFERED =
  'Because of the reported breach of the ceasefire in sector 5, going on since 0:00 (K47), we warn: the ceasefire has to be kept. No finding says yet who is responsible.';

const atUkraine = (more = {}): Promise<TestTable> =>
  tableOf(FIRST_SHOT, { ...BOOK, ukraine: 'person' }, { isScriptOnly: true, ...more });
/** What is typed as one, as a paste is: blanks are kept. */
const typed = (text: string): string => text.replaceAll(' ', '<space>');
const told = (table: TestTable, size = SIZES[2]!): string =>
  table
    .screen(size)
    .replace(/[│╭╮╰╯─\n]+/g, ' ')
    .replace(/\s+/g, ' ');
const drafts = (table: TestTable) => table.session.view('ukraine').drafts;

describe('a text that goes with an order', () => {
  it('is offered on the card of the response, and goes with it where nothing is changed', async () => {
    const table = await atUkraine();
    await table.press('3');
    expect(told(table)).toContain('Says to the others (T changes it): "Because of the reported breach');
    expect(told(table, SIZES[0])).toContain('says (T): "Because of the reported breach');
    await table.press('<enter>');
    expect(drafts(table)).toMatchObject([{ order: { response: 'warn' }, text: OFFERED }]);
    // A response that carries none offers none.
    await table.press('4');
    expect(told(table)).not.toContain('Says to the others');
    await table.press('<enter>');
    expect(drafts(table)[1]).toMatchObject({ order: { response: 'halt' }, text: null });
  });

  it('names a culprit where A says that the order does', async () => {
    const table = await atUkraine();
    await table.press('3A<enter>');
    expect(drafts(table)[0]!.text).toContain('We hold the Russian side responsible.');
  });

  it('is changed by T, shown whole while it is typed, and shown before and after it is added', async () => {
    const table = await atUkraine();
    await table.press('3T');
    for (const size of SIZES)
      expect(told(table, size)).toMatch(/Says to the others \(Enter keeps.*No finding says yet who is responsible\._/);
    await table.press(`<rub-line>${typed('Stop it. We ask')}<enter>`);
    expect(told(table)).toContain('next order: says "Stop it. We ask"');
    await table.press('<enter>');
    expect(told(table)).toContain('warn about K47 says "Stop it. We ask"');
    expect(drafts(table)).toMatchObject([{ text: 'Stop it. We ask' }]);
    // And with that order only.
    await table.press('<enter>');
    expect(drafts(table)[1]!.text).toBe(OFFERED);
  });

  it('is not offered for reporting as the own breach what is assessed to the other side; the ruling says that it is none', async () => {
    const VAIN = /it is no breach of your own/g;
    for (const coaching of ['before', 'at-commit'] as const) {
      const table = await atUkraine({ coaching });
      const number = table.desk.model().offers.findIndex(({ response }) => response.id === 'self-report') + 1;
      await table.press(`${number}`);
      expect(told(table)).not.toContain('Says to the others');
      expect(told(table).match(VAIN)).toHaveLength(1);
      await table.press('<enter>');
      expect(drafts(table)).toMatchObject([{ order: { response: 'self-report', about: 'K47' }, text: null }]);
    }
  });

  it('is none where all of it is taken away', async () => {
    const table = await atUkraine();
    await table.press('3T<rub-line><enter>');
    expect(told(table)).toContain('next order: says nothing to the others');
    await table.press('<enter>');
    expect(drafts(table)).toMatchObject([{ order: { response: 'warn' }, text: null }]);
  });

  it('waits for an order that carries it, and for its seat to come back; Esc leaves it as it was', async () => {
    const table = await tableOf(FIRST_SHOT, { ...BOOK, ukraine: 'person', us: 'person' }, { isScriptOnly: true });
    await table.press('c');
    await table.press('c');
    expect(table.desk.chair).toBe('us');
    const row = () => table.desk.model().choices.text;
    const seat = table.desk.chair;
    const number = table.desk.model().offers.findIndex(({ response }) => response.id === 'warn') + 1;
    await table.press(`${number}T<rub-line>Stop<enter>T<rub-line>Go<escape>`);
    expect(row()).toBe('Stop');
    await table.press('1<enter>');
    expect(table.session.view('us').drafts).toMatchObject([{ order: { response: 'acknowledge' }, text: null }]);
    expect([seat, row()]).toEqual(['us', 'Stop']);
  });

  it('is refused to a response that carries none, and says so', async () => {
    const table = await atUkraine();
    await table.press('4T');
    expect(table.screen()).toContain('halt carries no text to the others.');
  });

  it('has at most 2,000 characters, and holds wide letters and nothing that hides', async () => {
    const table = await atUkraine();
    await table.press('3T<rub-line>');
    const { input } = table.desk.desk as { input: { text: string } };
    expect(input.text).toBe('');
    const { pressTable } = await import('../../src/tui/screens/table/keys.ts');
    await pressTable(table.desk, { pasted: `停火必须遵守👩🏽‍⚕️\u202e\u001b[2J${'長'.repeat(3000)}` }, () => 0);
    expect(table.screen(SIZES[0]!)).toContain('At most 2000 characters here');
    for (const size of SIZES) {
      const rows = table.screen(size).split('\n');
      expect(rows).toHaveLength(size.rows);
      expect(table.screen(size)).not.toMatch(FORBIDDEN);
    }
    await table.press('<enter><enter>');
    const text = drafts(table)[0]!.text!;
    expect(text.startsWith('停火必须遵守👩🏽‍⚕️')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(2000);
  });

  it('is read by the other seats and by the facilitator, who reads the reason too', async () => {
    const holders = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;
    const table = await tableOf(FIRST_SHOT, holders, { isScriptOnly: true, hasExcon: true });
    await table.session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
    const { minute } = table.session.state();
    const order = { seat: 'ukraine', response: 'warn', about: 'K47', sector: null, of: null } as const;
    const composition = {
      at: minute,
      order,
      likelihood: null,
      attributing: null,
      because: 'OWN-REASON',
      text: 'Stop it.',
    };
    await table.session.send({ do: 'compose', seat: 'ukraine', composition });
    await table.session.send({ do: 'commit', seat: 'ukraine' });
    for (const seat of SEATS.slice(1)) {
      const view = JSON.stringify(table.session.view(seat));
      expect(view).toContain('Stop it.');
      expect(view).not.toContain('OWN-REASON');
    }
    expect(JSON.stringify(table.session.excon()?.rulings)).toMatch(/OWN-REASON.*Stop it\./);
  });
});

describe('a draft that is attached to a report', () => {
  const withDrafts = () => {
    const told = (at: number, draft: string) => ({
      ...plainInject({
        at,
        to: SEATS,
        fact: null,
        text: 'A statement is asked for.',
        from: 'Secretariat',
        medium: 'message',
      }),
      draft,
    });
    const scenario = threeActs();
    const injects = [...scenario.injects, told(5, 'We regret it.'), told(6, 'We condemn it.')];
    return { ...scenario, injects: injects.sort((a, b) => a.at - b.at) };
  };

  it('is read with the report, and taken over by D, the newest first; then it can be changed and signed', async () => {
    const table = await tableOf(withDrafts(), { ...BOOK, ukraine: 'person' });
    expect(told(table)).toContain('Secretariat: A statement is asked for. Draft: "We condemn it."');
    await table.press('D');
    expect(told(table)).toContain('We condemn it._');
    await table.press('<enter>D');
    expect(told(table)).toContain('We regret it._');
    await table.press(`${typed(' Deeply.')}<enter>3<enter>`);
    expect(table.session.view('ukraine').drafts).toMatchObject([
      { order: { response: 'warn' }, text: 'We regret it. Deeply.' },
    ]);
  });

  it('is signed by several seats, each of which reads who has; changed words and a refused order sign nothing', async () => {
    // The draft reaches Ukraine alone; once it has signed, the words are public.
    const scenario = withDrafts();
    const injects = scenario.injects.map((each) => (each.draft === null ? each : { ...each, to: [SEATS[0]] }));
    const table = await tableOf(
      { ...scenario, injects },
      { ...BOOK, ukraine: 'person', coalition: 'person', us: 'person' },
    );
    const sign = async (more = '') => {
      const number = table.desk.model().offers.findIndex(({ response }) => response.id === 'warn') + 1;
      await table.press(`D${more}<enter>${number}<enter>c`);
    };
    expect(told(table)).toContain('the draft is signed by nobody yet');
    await sign();
    for (; table.desk.chair === 'ukraine'; ) await table.press('h<enter>');
    const signed = () => table.session.view('us').signed;
    expect(signed()).toMatchObject([{ draft: 'We condemn it.', by: [{ seat: 'ukraine' }] }]);
    for (let n = 0; n < 6 && signed()[0]!.by.length < 2; n++) {
      if (table.desk.chair === 'us') await sign();
      else if (table.desk.chair === 'coalition') await sign(typed(' Deeply.'));
      else await table.press('h<enter>');
    }
    expect(signed()).toMatchObject([{ by: [{ seat: 'ukraine' }, { seat: 'us' }] }]);
    while ((table.desk.chair as string) !== 'ukraine') await table.press('h<enter>');
    expect(told(table)).toMatch(/the draft is signed by Ukraine \(0:\d\d\) and the US \(/);
    expect(told(table)).not.toMatch(/signed by Ukraine[^"]*coalition/);
  });

  it('is said to be none where none came', async () => {
    const table = await atUkraine();
    await table.press('D');
    expect(table.screen()).toContain('No report to this seat has a draft attached, and no other seat has signed one.');
  });

  it('of whose-shell is read by the coalition alone, and signed as a démarche it names nobody', async () => {
    const scenario = findScenario('whose-shell');
    const table = await tableOf(scenario, { ...BOOK, coalition: 'person' }, { isScriptOnly: true, seed: '4' });
    for (let turn = 0; turn < 9 && table.session.state().minute < 340; turn++) await table.press('h<enter>');
    const { draft } = scenario.injects.find((inject) => inject.draft !== null)!;
    expect(draft).not.toMatch(/Russia|Ukrain/);
    for (const seat of SEATS)
      expect(table.session.view(seat).messages.some((each) => each.draft !== null)).toBe(seat === 'coalition');
    const number = table.desk.model().offers.findIndex(({ response }) => response.id === 'demarche') + 1;
    await table.press(`D<enter>${number}<enter>c`);
    const given = table.session.state().orders.find(({ order }) => order.response === 'demarche')!;
    expect(given.text).toMatch(/^We condemn the explosion of 0:00 at the bus station/);
    expect(table.session.view('us').announced.find(({ response }) => response === 'demarche')?.text).toBe(given.text);
  });
});
