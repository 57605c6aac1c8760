// Rows of several tones, wrapped at words and cut to so many rows.
import { type Row, rowText, rowWidth, sized, span, wrap } from '../../text.ts';

/** So many rows at most; the last shows where the rest was cut off. */
export function cutOff(rows: readonly Row[], most: number, width: number): Row[] {
  if (rows.length <= most) return [...rows];
  const joined = rows.slice(most - 1).flatMap((each, at, rest) => {
    const isApart = at === 0 || rowText(rest[at - 1]!).endsWith(' ');
    return isApart ? each : [span(' '), ...each];
  });
  return [...rows.slice(0, most - 1), sized(joined, width)];
}

/** A row wrapped at words, each with its tone. */
export function wrapRow(spans: Row, width: number): Row[] {
  const rows: Row[] = [[]];
  let used = 0;
  for (const { text, tone } of spans) {
    for (const word of text.split(/(?<= )/)) {
      for (const [at, piece] of wrap(word.trimEnd(), width).entries()) {
        const cells = rowWidth(piece);
        if (at > 0 || (used > 0 && used + cells > width)) {
          rows.push([]);
          used = 0;
        }
        const space = word.endsWith(' ') && used + cells < width ? ' ' : '';
        rows[rows.length - 1] = [...rows.at(-1)!, ...piece.map((each) => span(each.text + space, tone))];
        used += cells + space.length;
      }
    }
  }
  return rows;
}
