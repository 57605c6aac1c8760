// Markdown as text for a terminal or a pipe: headings, lists, tables and commands that are legible without any colour.
import { Lexer, type Token, type Tokens } from 'marked';
import { textTableWithin, wrapped } from './text-layout.ts';

/** `width`: columns that no line but one of a code block goes beyond. */
export function textPage(markdown: string, width: number): string {
  const blocks = new Lexer().lex(markdown).map((token) => blockLines(token, width));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function blockLines(token: Token, width: number): string[] {
  switch (token.type) {
    case 'heading':
      return headingLines(token as Tokens.Heading, width);
    case 'paragraph':
      return wrapped(inline(token.tokens ?? []), width);
    case 'list':
      return listLines(token as Tokens.List, width);
    case 'table':
      return tableLines(token as Tokens.Table, width);
    case 'code':
      return codeLines(token as Tokens.Code, width);
    case 'blockquote':
      return (token.tokens ?? []).flatMap((each) => blockLines(each, width - 2)).map((line) => `  ${line}`);
    default:
      return [];
  }
}

const INDENT = '  ';

// A command that is too long for a line goes on behind a backslash, so that it can still be copied; what a program says is
// wrapped; a screen and a file stay as they are.
function codeLines({ text, lang }: Tokens.Code, width: number): string[] {
  const room = width - INDENT.length;
  const lines = text.split('\n').flatMap((line) => {
    if (line.length <= room) return [line];
    if (lang === 'sh') return commandLines(line, room);
    const hang = /^ */.exec(line)![0];
    return lang === 'text' ? wrapped(line, room - hang.length).map((part) => hang + part) : [line];
  });
  const isTooWide = lines.some((line) => line.length > room && line.length <= width);
  return lines.map((line) => (line === '' || isTooWide ? line : INDENT + line));
}

function commandLines(line: string, room: number): string[] {
  const [first = '', ...others] = line.split(/ (?=--|\| )/);
  const lines = [first];
  for (const part of others) {
    const last = lines.at(-1)!;
    if (last.length + part.length + 3 <= room) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(`    ${part}`);
  }
  return lines.map((each, at) => (at < lines.length - 1 ? `${each} \\` : each));
}

const LINES_UNDER = ['=', '-'];

// The first two levels are underlined; the third ends with a colon of its own or stands alone.
function headingLines({ depth, tokens }: Tokens.Heading, width: number): string[] {
  const lines = wrapped(inline(tokens), width);
  const mark = LINES_UNDER[depth - 1];
  return mark === undefined ? lines : [...lines, mark.repeat(Math.max(...lines.map((line) => line.length)))];
}

function listLines({ items, ordered, start }: Tokens.List, width: number): string[] {
  const first = typeof start === 'number' ? start : 1;
  return items.flatMap((item, at) => {
    const mark = ordered ? `${first + at}. ` : '- ';
    const blocks = item.tokens.map((token) =>
      token.type === 'text'
        ? wrapped(inline((token as Tokens.Text).tokens ?? [token]), width - mark.length)
        : blockLines(token, width - mark.length),
    );
    return blocks.flat().map((line, row) => (row === 0 ? mark : ' '.repeat(mark.length)) + line);
  });
}

function tableLines({ header, rows }: Tokens.Table, width: number): string[] {
  const cells = (row: Tokens.TableCell[]) =>
    row.map(({ tokens }) =>
      inline(
        tokens,
        tokens.every(({ type, raw }) => type === 'codespan' || raw.trim() === ''),
      ),
    );
  const head = cells(header);
  return textTableWithin(head.some((cell) => cell.trim() !== '') ? head : null, rows.map(cells), width);
}

/** `isBare`: nothing but code stands there. Elsewhere a key or a word of it would be taken for one of the sentence. */
function inline(tokens: readonly Token[], isBare = false): string {
  return tokens.map((token) => inlineText(token, isBare)).join('');
}

/** What nobody takes for a word of the sentence: commands, options, files, variables. */
const IS_PLAINLY_CODE = /^(rung|npm|npx|ssh|--)|[/_]|\.[a-z]|^[A-Z][A-Z0-9]/;

function inlineText(token: Token, isBare: boolean): string {
  switch (token.type) {
    case 'codespan':
      return isBare || IS_PLAINLY_CODE.test(token.text) ? token.text : `"${token.text}"`;
    case 'br':
      return ' ';
    case 'html':
      return '';
    case 'strong':
    case 'em':
    case 'link':
    case 'del':
      return inline(token.tokens ?? [], isBare);
    default:
      return unescaped((token as Tokens.Text).text);
  }
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );
