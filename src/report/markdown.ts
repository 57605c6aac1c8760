// The few forms of Markdown that reports are written in.
export interface Section {
  id: string;
  title: string;
  body: string;
}

/** Plain text as Markdown: nothing in it is taken for markup, neither Markdown's nor HTML's. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\*_`[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^([#>+-])/, '\\$1')
    .replace(/^(\d+)\.(?=\s)/, '$1\\.');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
export const paragraphs = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join('\n\n');

/** At most this many journal lines of a row become links; the others stay numbers. */
const LINKED = 12;

/** Numbers of journal lines, as links to the decisions in these lines. */
export const toLines = (lines: readonly number[]): string =>
  [...new Set(lines)].map((n, at) => (at < LINKED ? `[${n}](#line-${n})` : String(n))).join(', ');
