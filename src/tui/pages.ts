// What pages are made of: the banner, a text in one frame, a list of keys, the hand-off.
import { markSpans } from './banner.ts';
import type { KeyWords } from './keys.ts';
import type { Size } from './layout.ts';
import { panel } from './panel.ts';
import { blank, type Row, row, sized, span, wrap } from './text.ts';
import type { Theme } from './theme.ts';

export const bannerRow = (width: number): Row =>
  sized(
    row(
      span(' RUNG   EXERCISE ', 'banner'),
      ...markSpans(),
      `  training model of a press-reported, unverified${width >= 100 ? ' and simplified' : ''} plan`,
    ),
    width,
  );

export const BACK = '↑↓ scroll · any other key goes back';

/** A page of text in one frame, with a footer. */
export function drawPage(
  title: string,
  content: readonly Row[],
  foot: string,
  size: Size,
  theme: Theme,
  scroll = 0,
): Row[] {
  const height = size.rows - 2;
  const room = height - 2;
  const from = Math.max(0, Math.min(scroll, content.length - room));
  const below = content.length - from - room;
  const note = content.length > room ? `${from + 1}–${Math.min(content.length, from + room)} of ${content.length}` : '';
  const more = below > 0 ? `${theme.glyphs.below} ${below} more below · ` : '';
  return [
    bannerRow(size.columns),
    ...panel(theme.glyphs, { title, note, width: size.columns, height, isAlone: true }, content.slice(from)),
    sized(row(' ', span(more, 'owed'), span(foot, 'dim')), size.columns),
  ];
}

/** How far a page of so many rows can be scrolled: its frame takes four rows of the screen. */
export const scrollable = (content: readonly Row[], size: Size): number =>
  Math.max(0, content.length - (size.rows - 4));

export function helpRows(keys: readonly KeyWords[], width: number): Row[] {
  return keys.flatMap(({ shown, does }) => {
    const [first = row(''), ...rest] = wrap(does, width - 12);
    return [
      row(span(`  ${shown.padEnd(10)}`, 'strong'), ...first),
      ...rest.map((each) => row(' '.repeat(12), ...each)),
    ];
  });
}

/** Where others may not see what comes next the screen shows nothing but whose turn it is, and a remark where there is one. */
export function handOffRows(who: string, remark: string | null = null): Row[] {
  return [
    ...(remark === null ? [] : [blank, row(`  ${remark}`)]),
    blank,
    row(span(`  ${who} has the keyboard next.`, 'strong')),
    blank,
    row('  The others look away now. Press Enter when you are ready.'),
  ];
}
