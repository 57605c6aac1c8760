// A framed panel of exactly so many cells: title on the left of its upper edge, a note on the right.
import { blank, type Row, row, rowWidth, sized, span, type Tone } from './text.ts';
import type { Glyphs } from './theme.ts';

export interface PanelOptions {
  title: string;
  note?: string;
  width: number;
  height: number;
  isFocused?: boolean;
  /** The only panel on the screen: its edge is bright, and there is no focus to be marked. */
  isAlone?: boolean;
}

/** Rows that do not fit below are left out; whoever fills a panel scrolls or says how many there are. */
export function panel(
  glyphs: Glyphs,
  { title, note = '', width, height, isFocused = false, isAlone = false }: PanelOptions,
  content: readonly Row[],
): Row[] {
  const inner = width - 4;
  const edge = isFocused || isAlone ? 'strong' : 'dim';
  const side = span(glyphs.down, edge);
  const rows = Array.from({ length: height - 2 }, (_, index) => [
    side,
    span(' '),
    ...sized(content[index] ?? blank, inner, glyphs.ellipsis),
    span(' '),
    side,
  ]);
  return [
    topEdge(glyphs, title, note, width, isFocused, edge),
    ...rows,
    row(span(glyphs.bottomLeft + glyphs.across.repeat(width - 2) + glyphs.bottomRight, edge)),
  ];
}

function topEdge(glyphs: Glyphs, title: string, note: string, width: number, isFocused: boolean, edge: Tone): Row {
  // Focus is told by a mark too, not by brightness alone.
  const mark = isFocused ? glyphs.pointer : glyphs.across;
  const left = [span(`${glyphs.topLeft}${mark} `, edge), span(title, 'title'), span(' ', edge)];
  const room = width - 2 - rowWidth(left);
  const shown = note && rowWidth(row(note)) + 4 <= room ? note : '';
  const right = shown ? [span(` ${shown} `, 'dim'), span(glyphs.across, edge)] : [];
  const fill = Math.max(0, width - 1 - rowWidth(left) - rowWidth(right));
  return sized(
    [...left, span(glyphs.across.repeat(fill), edge), ...right, span(glyphs.topRight, edge)],
    width,
    glyphs.ellipsis,
  );
}

/**
 * The page of a long list that the chosen item stands on, as from and to: a list that turned its pages writes little over
 * the wire, where one that scrolled would be written anew with every step.
 */
function pageAround(heights: readonly number[], chosen: number, height: number): [number, number] {
  let from = 0;
  let used = 0;
  for (const [at, rows] of heights.entries()) {
    if (at > from && used + rows > height) {
      if (at > chosen) return [from, at];
      from = at;
      used = 0;
    }
    used += rows;
  }
  return [from, heights.length];
}

/** The page of a list with one row an item. */
export const windowOf = (length: number, chosen: number, height: number): [number, number] =>
  pageAround(new Array<number>(length).fill(1), chosen, height);

/** The rows of the page that the chosen item stands on, and from which item to which it goes. */
export function windowedAt(items: readonly (readonly Row[])[], chosen: number, height: number) {
  const [from, to] = pageAround(
    items.map(({ length }) => length),
    chosen,
    height,
  );
  return { from, to, shown: items.slice(from, to).flat().slice(0, Math.max(0, height)) };
}

export const windowed = (items: readonly (readonly Row[])[], chosen: number, height: number): Row[] =>
  windowedAt(items, chosen, height).shown;
