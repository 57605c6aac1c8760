// The handling mark of the organisation stands on every screen, page and export beside the banner.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkedMark, takeMark } from '../../src/cli/mark.ts';
import { keepMark, keptMark } from '../../src/journal/mark-file.ts';
import { briefHtml, briefMarkdown, handout } from '../../src/report/brief.ts';
import { card, cardHtml } from '../../src/report/card.ts';
import { handlingMark, LONGEST_MARK, markIn, setMark } from '../../src/report/handling.ts';
import { mselCsv } from '../../src/report/msel.ts';
import { heading } from '../../src/report/transcript.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { drawCommission } from '../../src/tui/screens/commission/drawing.ts';
import { drawHome } from '../../src/tui/screens/home/drawing.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { drawWall } from '../../src/tui/screens/wall/drawing.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { freshFolder } from '../support/folder.ts';
import { homeModel, wallAt } from '../tui/drawings.ts';
import { BOOK, SIZES, tableOf, theme, threeActs } from '../tui/table.ts';

afterEach(() => setMark(''));

const LONG = 'EXERCISE EXERCISE EXERCISE 1234567890 ABC';
const scenario = findScenario('first-shot');

describe('the handling mark', () => {
  it.each(['OFFICIAL', 'EXERCISE EXERCISE EXERCISE', LONG.slice(0, LONGEST_MARK)])(
    'stands whole on every screen at every size: %s',
    async (mark) => {
      setMark(mark);
      const excon = await tableOf(scenario, { ...BOOK, ukraine: 'person' }, { hasExcon: true, isScriptOnly: true });
      const seat = await tableOf(findScenario('washington-waits'), { ...BOOK, us: 'person' });
      const commission = await tableOf(threeActs(), BOOK, { commission: 'person' });
      for (const size of SIZES) {
        const wall = { title: 'WALL', view: wallAt('whose-shell', 1300), realTime: '14:05', day: null };
        const screens = [
          ...[excon, seat].map(({ desk }) => drawTable(desk, size, theme)),
          drawCommission(commission.desk.commission(), size, theme),
          drawHome(homeModel(), size, theme),
          drawWall(wall, size, theme),
        ];
        for (const rows of screens) {
          expect(rowText(rows[0]!)).toContain(mark);
          expect(rowText(rows[0]!)).toContain('EXERCISE');
          expect(rowWidth(rows[0]!)).toBe(size.columns);
        }
        // The truth side says so whatever the mark takes of its row.
        expect(rowText(screens[0]![0]!)).toContain('TRUTH SIDE');
      }
      await excon.press('v');
      for (const page of 'delpri') {
        await excon.press(page);
        expect(excon.screen().split('\n')[0]).toContain(mark);
        await excon.press('<escape>');
      }
    },
  );

  it('stands on pages, texts and lists', () => {
    setMark('OFFICIAL');
    const brief = handout(scenario, 'ukraine');
    for (const text of [
      briefMarkdown(brief),
      briefHtml(brief),
      cardHtml(card(scenario, 'us')),
      heading(scenario).join(),
    ])
      expect(text).toContain('OFFICIAL');
    expect(mselCsv(scenario.injects)).toContain('OFFICIAL');
  });

  it('comes from the option, the environment or the home, in this order, and is checked', () => {
    vi.stubEnv('RUNG_HOME', freshFolder());
    takeMark(undefined);
    expect(handlingMark()).toBe('');
    keepMark('FROM HOME');
    expect(keptMark()).toBe('FROM HOME');
    takeMark(undefined);
    expect(handlingMark()).toBe('FROM HOME');
    vi.stubEnv('RUNG_MARK', 'FROM OUTSIDE');
    takeMark(undefined);
    expect(handlingMark()).toBe('FROM OUTSIDE');
    takeMark('GIVEN');
    expect(handlingMark()).toBe('GIVEN');
    keepMark('');
    expect(keptMark()).toBe('');
    expect(() => checkedMark('x'.repeat(LONGEST_MARK + 1), '--mark')).toThrow(MistakesFound);
    expect(markIn('a\u001b[31mb')).toBeNull();
  });
});
