// Text in columns: lines broken between words, and tables that keep to a width.

/** Between words; a word that is longer than a line is broken. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    for (const piece of pieces(word, width)) {
      if (line === '') line = piece;
      else if (line.length + 1 + piece.length <= width) line += ` ${piece}`;
      else {
        lines.push(line);
        line = piece;
      }
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const count = Math.ceil(word.length / width);
  return Array.from({ length: count }, (_, at) => word.slice(at * width, (at + 1) * width));
}

const GAP = '  ';
/** From so many lines a row on, blank lines stand between the rows. */
const TALL = 3;

export function textTableWithin(
  head: readonly string[] | null,
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const all = head === null ? rows : [head, ...rows];
  const widths = columnWidths(all, width);
  const laid = all.map((row) => rowLines(row, widths));
  const isTall = laid.some((lines) => lines.length >= TALL);
  const [first, ...others] = laid;
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  const body = head === null ? laid : others;
  return [
    ...(head === null ? [] : [...first!, rule]),
    ...body.flatMap((lines, at) => (isTall && at > 0 ? ['', ...lines] : lines)),
  ];
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrapped(cell, widths[column]!));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    cells
      .map((lines, column) => (lines[at] ?? '').padEnd(widths[column]!))
      .join(GAP)
      .trimEnd(),
  );
}

/** Narrow columns get what they need; the others share the rest alike. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const needs = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const room = width - GAP.length * (needs.length - 1);
  const given = needs.map(() => 0);
  const open = new Set(needs.keys());
  let left = room;
  while (open.size > 0) {
    const share = Math.floor(left / open.size);
    const content = [...open].filter((column) => needs[column]! <= share);
    if (content.length === 0) {
      for (const column of open) given[column] = Math.max(3, share);
      break;
    }
    for (const column of content) {
      given[column] = needs[column]!;
      left -= needs[column]!;
      open.delete(column);
    }
  }
  return given;
}
