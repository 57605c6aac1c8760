// Screens are pure drawings: what they say at fixed sizes, and how text is fitted into them.

import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { footer } from '../../src/tui/keys.ts';
import { type Layout, layoutFor } from '../../src/tui/layout.ts';
import { narrowWidth } from '../../src/tui/quick-width.ts';
import { drawHome } from '../../src/tui/screens/home/drawing.ts';
import type { HomeModel } from '../../src/tui/screens/home/model.ts';
import { drawSeat } from '../../src/tui/screens/seat/drawing.ts';
import { SEAT_KEYS } from '../../src/tui/screens/seat/keys.ts';
import { Canvas, row, rowText, rowWidth, sized, span, spread, wrap, wrapRow } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { homeModel, phaseTwo } from './drawings.ts';

const theme = themeFor({ isAscii: false, hasColour: true });
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];

describe('the exercise screen', () => {
  const before = phaseTwo('before');
  it('stands the owed decision, the phase and the next edge in sight', () => {
    for (const size of SIZES) {
      const text = drawSeat(before, size, theme).map(rowText).join('\n');
      expect(text).toContain('EXERCISE');
      expect(text).toContain('unverified plan');
      expect(text).toContain('PHASE 2 ▲ OPEN since 24:01');
      expect(text).toMatch(/a decision on force/);
    }
  });

  it('names the next edge and the time left at every size', () => {
    const chains = before.view.chains.map((chain) => ({
      ...chain,
      edges: [{ chain: chain.id, news: 'hours-72' as const, at: 4320 }],
    }));
    for (const size of SIZES) {
      const text = drawSeat({ ...before, view: { ...before.view, chains } }, size, theme)
        .map(rowText)
        .join('\n');
      expect(text).toMatch(/joint response (at 72:00, )?in 47:59/);
      expect(text).toMatch(/1 of 1 .*‹ ›/);
    }
  });

  it('names many sectors shortly, so that the count of chains keeps its place', () => {
    const [chain] = before.view.chains;
    const acts = ([3, 4, 6, 'rear'] as const).map((sector) => ({ ...chain!.acts[0]!, sector }));
    const view = { ...before.view, chains: [{ ...chain!, acts }, chain!] };
    const [, , top] = drawSeat({ ...before, view }, SIZES[0]!, theme).map(rowText);
    expect(top).toMatch(/chain F31 · sectors 3, 4, 6, the rear · T\+24:01 .* 1 of 2 {2}‹ ›/);
  });

  it('labels the turn timer at every size', () => {
    const excon = { isHere: true, hasStarted: true, isPaused: false, timer: { words: '9:45', isRunning: true } };
    for (const size of SIZES)
      expect(drawSeat({ ...before, excon }, size, theme).map(rowText)[1]).toContain('timer 9:45');
  });

  it.each(['at-commit', 'at-debrief'] as const)('under coaching %s gives no ruling away early', (coaching) => {
    const text = SIZES.flatMap((size) => drawSeat(phaseTwo(coaching), size, theme).map(rowText)).join('\n');
    expect(text).not.toMatch(/\bready\b|\bshut {2}|Would be/);
  });

  it('under --ascii holds nothing but ASCII', () => {
    const ascii = themeFor({ isAscii: true, hasColour: false });
    const text = SIZES.flatMap((size) => drawSeat(before, size, ascii).map((each) => ascii.spell(rowText(each)))).join(
      '\n',
    );
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    // Nothing was lost on the way: a question mark is one that stood there before.
    const plain = SIZES.flatMap((size) => drawSeat(before, size, theme).map(rowText)).join('\n');
    expect(text.split('?').length).toBe(plain.split('?').length);
  });

  it('says by a word or a glyph whatever it says by colour', () => {
    const bare = themeFor({ isAscii: false, hasColour: false });
    expect(
      (['owed', 'new', 'amber', 'red', 'ok', 'quiet', 'banner'] as const).map((tone) => bare.styleOf(tone).color),
    ).toEqual(Array(7).fill(undefined));
  });

  it('below 80 by 24 asks politely', () => {
    expect(drawSeat(before, { columns: 79, rows: 24 }, theme).map(rowText).join('\n')).toContain('Rung needs 80 by 24');
    expect(layoutFor({ columns: 80, rows: 23 }).kind).toBe('too-small');
  });
});

describe('the layout fills the screen exactly', () => {
  it.each([...SIZES, { columns: 110, rows: 33 }, { columns: 109, rows: 33 }, { columns: 300, rows: 90 }])(
    '$columns by $rows',
    (size) => {
      const layout = layoutFor(size);
      expect(heightOf(layout)).toBe(size.rows);
    },
  );
});

function heightOf(layout: Layout): number {
  if (layout.kind === 'too-small') return 0;
  const body =
    layout.kind === 'tabs' ? layout.tab.height : layout.line.height + layout.reports.height + layout.orders.height;
  return 2 + layout.ladder.height + body + 1;
}

describe('the list of scenarios', () => {
  const size = { columns: 80, rows: 24 };
  const lineOf = (n: number) => ({
    id: `story-${n}`,
    title: `Story ${n}`,
    objective: 'Warn first.',
    difficulty: 1,
    playMinutes: 45,
    doctrine: 'literal',
    coaching: 'at-commit' as const,
    variants: n === 0 ? [] : [{ name: 'night', what: 'The same night, after dark.' }],
  });
  const draw = (chosen: number, variant: string | null = null, count = 14, change: Partial<HomeModel> = {}) =>
    drawHome(
      homeModel({
        scenarios: Array.from({ length: count }, (_, n) => lineOf(n)),
        saved: [],
        chosen,
        variant,
        ...change,
      }),
      size,
      theme,
    )
      .map(rowText)
      .join('\n');

  it('says which part of it is in sight, where not all of it is', () => {
    const [, from, to] = /SCENARIOS ─+ (\d+)–(\d+) of 14 ─╮/.exec(draw(13)) ?? [];
    expect(draw(13)).toContain(`story-${Number(from) - 1} `);
    expect(draw(13)).not.toContain(`story-${Number(from) - 2} `);
    expect(Number(to)).toBe(14);
    expect(draw(0, null, 3)).toMatch(/SCENARIOS ─+ 3 ─╮/);
  });

  it('keeps the chosen scenario in sight while the saved exercises are in focus', () => {
    const elsewhere = draw(13, null, 14, { list: 'saved' });
    expect(elsewhere).toContain('story-13 ');
    // Focus stands in the frame of the other list.
    expect(elsewhere).not.toContain('▸ story');
  });

  it('cuts nothing of how the table is set', () => {
    const text = draw(1, 'night', 14, { isClosed: true, hasExcon: true, hasCommission: true });
    expect(text).toContain('closed seats, facilitated (x)   Variant night (a)');
    expect(text).toContain('Commission me (m)');
  });

  it('says what a variant is, and then what the chosen one changes', () => {
    expect(draw(1)).toContain('Variants: the same story, another start, mandate or mood (a: 1)');
    expect(draw(1, 'night')).toContain('The same night, after dark.');
    expect(draw(0)).not.toContain('Variants:');
  });
});

describe('rows of text', () => {
  it('are cut with a sign that they were, and padded to the cell, also for wide characters and Cyrillic', () => {
    expect(rowText(sized(row('Київ говорить'), 8))).toBe('Київ го…');
    expect(rowText(sized(row('日本語'), 4))).toBe('日… ');
    expect(rowWidth(sized(row(span('é'), '日本'), 9))).toBe(9);
  });

  it('are measured alike by the quick stand-in and by string-width, for every character it answers for', () => {
    let answered = 0;
    for (let code = 0; code < 0x3000; code++) {
      const char = String.fromCharCode(code);
      const quick = narrowWidth(char);
      if (quick === null) continue;
      answered++;
      expect([code.toString(16), quick]).toEqual([code.toString(16), stringWidth(char)]);
    }
    expect(answered).toBeGreaterThan(1000);
    expect(narrowWidth('\u001b[1m\u001b[33mPHASE 2\u001b[39m')).toBe(7);
    expect([narrowWidth('日本'), narrowWidth('e\u0301')]).toEqual([null, null]);
  });

  it('wrap at words, and break what is longer than a row', () => {
    expect(wrap('one two three', 7).map(rowText)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4).map(rowText)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('spread left and right over the width, the left one giving way', () => {
    expect(rowText(spread(row('left side'), row('right'), 12))).toBe('left s…right');
  });

  it('are drawn cell by cell on a canvas that keeps its width', () => {
    const canvas = new Canvas(5);
    canvas.put(3, 'abc');
    expect(rowText(canvas.row())).toBe('   ab');
  });

  it('a footer never breaks a hint', () => {
    for (const width of [40, 60, 80, 120]) expect(footer(SEAT_KEYS, width).length).toBeLessThan(width);
  });
});

describe('a row that is too long', () => {
  it('goes on below, behind its indent, and keeps its columns and tones', () => {
    const rows = wrapRow(
      row(span('▸ T│  4   ', 'red'), 'confirm F31', span('  Monitoring Commission: likely', 'dim')),
      24,
      4,
    );
    expect(rows.map((each) => rowText(each).trimEnd())).toEqual([
      '▸ T│  4   confirm F31',
      '    Monitoring',
      '    Commission: likely',
    ]);
    expect(rows[1]!.at(-1)).toMatchObject({ tone: 'dim' });
    expect(wrapRow(row('abcdefghij'), 6, 2).map(rowText)).toEqual(['abcd', '  efgh', '  ij']);
    for (const each of rows) expect(rowWidth(each)).toBeLessThanOrEqual(24);
  });
});
