// What goes with an order, and what holding means: keys at a seat's desk.
import { describe, expect, it } from 'vitest';
import type { Owed } from '../../src/exercise/chairs/view.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { askedAbout } from '../../src/tui/parts/asked.ts';
import { drawSeat } from '../../src/tui/screens/seat/drawing.ts';
import { rowText } from '../../src/tui/text.ts';
import { BOOK, SIZES, type TestTable, tableOf, theme, threeActs } from './table.ts';

const THREE_FRONTS = findScenario('three-fronts');

const atUkraine = async (): Promise<TestTable> => await tableOf(threeActs(), { ...BOOK, ukraine: 'person' });
const foot = (table: TestTable, size = SIZES[0]!) => table.screen(size).split('\n').slice(-3).join('\n');

describe('likelihood and attribution', () => {
  it('% states how likely the assessed side is right, A that the text names a culprit; both go with the next order', async () => {
    const table = await atUkraine();
    await table.press('%0.7<enter>A3<enter>');
    expect(table.session.view('ukraine').drafts).toMatchObject([
      { order: { response: 'warn' }, likelihood: 0.7, attributing: true },
    ]);
    expect(table.screen()).toMatch(/warn about B40 {2}likely \(0\.70\), names a culprit/);
    // And with that order only.
    await table.press('4<enter>');
    const [, second] = table.session.view('ukraine').drafts;
    expect(second).toMatchObject({ likelihood: null, attributing: null });
    await table.press('c');
    expect(table.session.state().orders.find(({ order }) => order.response === 'warn')).toMatchObject({
      likelihood: 0.7,
      attributing: true,
    });
  });

  it('are shown before the order is added, and can be taken back', async () => {
    const table = await atUkraine();
    await table.press('%.25<enter>A');
    expect(table.screen()).toContain('next order: unlikely (0.25), names a culprit');
    await table.press('A%<backspace><backspace><backspace><backspace><enter>');
    expect(table.screen()).not.toContain('next order:');
  });

  it('what was typed goes by letters, by words and as a whole', async () => {
    const table = await atUkraine();
    await table.press('bthe<space>road<space>is<space>cu<backspace>');
    expect(foot(table)).toContain('the road is c_');
    await table.press('<rub-word>');
    expect(foot(table)).toContain('the road is _');
    await table.press('<rub-word><rub-word>');
    expect(foot(table)).toMatch(/the _/);
    await table.press('<rub-line>at<space>noon');
    expect(foot(table)).toContain('drops): at noon_');
  });

  it('what is no likelihood stays as it was typed', async () => {
    const table = await atUkraine();
    await table.press('%1.7<enter>');
    expect(table.screen()).toMatch(/Expected a likelihood from 0\.00 to 1\.00, as 0\.75\. *\n How likely .*: 1\.7_/);
    await table.press('<escape>');
    expect(table.screen()).not.toContain('next order:');
  });

  it('wait for their seat where another one takes the desk over', async () => {
    const table = await tableOf(threeActs(), { ...BOOK, ukraine: 'person', us: 'person' });
    await table.press('%.25<enter>Av');
    expect(table.screen()).not.toContain('next order:');
    await table.press('v');
    expect(table.screen()).toContain('next order: unlikely (0.25), names a culprit');
  });
});

describe('holding', () => {
  it('says what the seat owes next, by when, and that holding does not meet it', async () => {
    const table = await atUkraine();
    await table.press('h');
    for (const size of SIZES) {
      const text = foot(table, size).replace(/\s+/g, ' ');
      expect(text).toMatch(/Ukraine owes an answer to the fire on B40 by \d+:\d\d \(and \d more later\)\./);
      expect(text).toContain('Holding meets it only with a reason.');
      expect(text).toContain('Hold until news. Because (may be empty):');
    }
  });

  const owing = async (owed: Partial<Owed>[]) => {
    const table = await atUkraine();
    await table.press('h');
    const model = table.desk.model();
    const due: Owed = { kind: 'warn', about: 'B40', raisedAt: 20, due: 300, by: ['warn'], orHold: false };
    const view = { ...model.view, owed: owed.map((each) => ({ ...due, ...each })) };
    return drawSeat({ ...model, view }, SIZES[1]!, theme)
      .map(rowText)
      .slice(-3)
      .join(' ');
  };

  it('lets a duty pass that falls due before the keyboard is back, and says when it is back before', async () => {
    // The seat has had the keyboard since 0:20, for six hours at most.
    expect(await owing([{ due: 379 }])).toContain('by 6:19. Holding does not meet it, and may let that minute pass.');
    expect(await owing([{ due: 380 }])).toContain('by 6:20. Holding does not meet it; the keyboard is back by 6:20.');
  });

  it('tells of the next duty first, and says so where nothing is owed', async () => {
    expect(await owing([{ due: 900, about: 'C51' }, { due: 300 }])).toContain(
      'Ukraine owes a warning on B40 by 5:00 (and 1 more later).',
    );
    expect(await owing([])).toContain('Nothing is owed by this seat now.');
  });
});

describe('what a stand-down or a redeployment names', () => {
  it('is an order that was given, never one that is only drafted', async () => {
    const table = await atUkraine();
    await table.press('3<enter>4<enter>');
    const named = () => table.desk.model().offers.flatMap(({ order }) => (order.of === null ? [] : [order.of]));
    expect(table.session.view('ukraine').drafts).toHaveLength(2);
    expect(named()).toEqual([]);
    await table.press('c');
    expect(named().every((n) => n >= 0)).toBe(true);
    expect(table.screen()).not.toMatch(/of -\d/);
  });
});

describe('the sector of the next order', () => {
  it('is said to be none where the response takes none', async () => {
    const table = await atUkraine();
    await table.press('3s');
    expect(foot(table)).toContain('warn takes no sector.');
    await table.press('4s');
    expect(table.screen()).toContain('next order: sector 5');
  });

  it('follows a new chain, which comes into view by itself; what is in view stays there otherwise', async () => {
    const table = await tableOf(THREE_FRONTS, { ...BOOK, ukraine: 'person' }, { isScriptOnly: true });
    const inView = () => {
      const { view, choices, offers } = table.desk.model();
      const { order } = offers.find(({ response }) => response.id === 'halt')!;
      return { chain: view.chains[choices.chain]?.id, sector: order.sector, chains: view.chains.map(({ id }) => id) };
    };
    const seen: ReturnType<typeof inView>[] = [];
    for (let turn = 0; turn < 12 && new Set(seen.map(({ chain }) => chain)).size < 3; turn++) {
      seen.push(inView());
      await table.press('cc');
    }
    const [first, second, third] = [...new Map(seen.map((each) => [each.chain, each])).values()];
    expect([first?.chains.length, second?.chains.length, third?.chains.length]).toEqual([1, 2, 3]);
    expect(new Set([first?.sector, second?.sector, third?.sector]).size).toBe(3);
    // The older one is taken into view, and stays there.
    await table.press(',');
    const { chain } = inView();
    await table.press('cc');
    expect(inView().chain).toBe(chain);
  });

  it('comes to the chain that the seat is asked about, also where another was in view', async () => {
    const table = await tableOf(THREE_FRONTS, { ...BOOK, coalition: 'person' }, { isScriptOnly: true });
    const moved: string[] = [];
    for (let turn = 0; turn < 30 && !table.session.state().isEnded; turn++) {
      const { view, choices } = table.desk.model();
      const asked = askedAbout(view)?.id;
      const inView = view.chains[choices.chain]?.id;
      const isNew = view.calledBy.some(({ why }) => why === 'chain');
      if (asked !== undefined && !isNew) {
        expect(inView).toBe(asked);
        moved.push(asked);
      }
      await table.press('cc');
    }
    expect(new Set(moved).size).toBeGreaterThan(1);
  });
});
