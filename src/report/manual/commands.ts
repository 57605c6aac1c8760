// The commands and the keys in the manual, from the rows that the help, the completion and the screens are made from.
import { plain, table } from '../markdown.ts';

/** A row of the command table, as far as it is told. */
export interface CommandWords {
  name: string;
  does: string;
  takes?: readonly (readonly [name: string, is?: string, usual?: string])[];
  options?: readonly { flags: string; does: string; usual?: string; mayRepeat?: true; isRequired?: true }[];
  notes?: () => string;
  examples: readonly string[];
  commands?: readonly CommandWords[];
}

/** A list of all, then each with its arguments, options and examples. */
export function commandsPart(rows: readonly CommandWords[]): string {
  const all = table(
    ['Command', 'What it does'],
    rows.map((row) => [`\`rung ${row.name}\``, plain(row.does)]),
  );
  return [all, ...rows.flatMap((row) => commandParts(row, 'rung'))].join('\n\n');
}

function commandParts(row: CommandWords, parent: string): string[] {
  const { name, does, takes = [], options = [], notes, examples, commands = [] } = row;
  const called = `${parent} ${name}`;
  const usage = [called, ...takes.map(([argument]) => argument), ...(options.length > 0 ? ['[options]'] : [])].join(
    ' ',
  );
  const given = [
    ...takes.flatMap(([argument, is = '', usual]) => (is === '' ? [] : [[code(argument), withUsual(is, usual)]])),
    ...options.map(({ flags, does: what, usual }) => [code(flags), withUsual(what, usual)]),
  ];
  const listed = notes?.().trim();
  return [
    `## ${called}`,
    `${plain(does)}. It is typed \`${usage}\`.`,
    ...(given.length > 0 ? [table(['Argument or option', 'What it is'], given)] : []),
    ...(listed ? [`\`\`\`text\n${listed}\n\`\`\``] : []),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    ...commands.flatMap((each) => commandParts(each, called)),
  ];
}

const withUsual = (is: string, usual?: string): string =>
  usual === undefined ? plain(is) : `${plain(is)} (left out: ${plain(usual)})`;

/** A row of the keys of a screen. */
export interface KeyWords {
  shown: string;
  does: string;
  hint?: string;
}

export function keysPart(pages: Readonly<Record<string, readonly KeyWords[]>>): string {
  const tables = Object.entries(pages).map(([page, keys]) => {
    const rows = keys.filter(({ hint }) => hint === undefined).map(keyRow);
    return `## ${page}\n\n${table(['Key', 'What it does'], rows)}`;
  });
  return tables.join('\n\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${cell(text)}\``;

function keyRow({ shown, does }: KeyWords): string[] {
  return [shown.split(' ').map(code).join(' '), cell(does)];
}

/** The words of plain mode, each with what it does. */
export interface TypedWord {
  typed?: string;
  does?: string;
}

export function wordsPart(lists: Readonly<Record<string, readonly TypedWord[]>>): string {
  const tables = Object.entries(lists).map(([who, words]) => {
    const rows = words.flatMap(({ typed, does = '' }) => (typed ? [[code(typed), plain(does)]] : []));
    return `## ${who}\n\n${table(['Type', 'What it does'], rows)}`;
  });
  return tables.join('\n\n');
}
