// The parts of the README that are made: two screens as they are drawn, and the table of keys.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyWords, TYPING_KEYS } from '../src/tui/keys.ts';
import { COMMISSION_KEYS } from '../src/tui/screens/commission/keys.ts';
import { END_KEYS } from '../src/tui/screens/end/keys.ts';
import { EVALUATOR_KEYS } from '../src/tui/screens/evaluator/keys.ts';
import { EXCON_KEYS } from '../src/tui/screens/excon/keys.ts';
import { HOME_KEYS } from '../src/tui/screens/home/keys.ts';
import { LIBRARY_KEYS } from '../src/tui/screens/library/keys.ts';
import { RED_KEYS } from '../src/tui/screens/red/keys.ts';
import { REPLAY_KEYS } from '../src/tui/screens/replay/keys.ts';
import { SEAT_KEYS } from '../src/tui/screens/seat/keys.ts';
import { root } from './support/folder.ts';

export const README = join(root, 'README.md');

export const KEY_PAGES: Record<string, readonly KeyWords[]> = {
  'Home screen': HOME_KEYS,
  'An exercise': SEAT_KEYS,
  "The Commission's desk": COMMISSION_KEYS,
  "The red cell's desk": RED_KEYS,
  "The facilitator's console": EXCON_KEYS,
  "An evaluator's screen": EVALUATOR_KEYS,
  'After ENDEX': END_KEYS,
  Replay: REPLAY_KEYS,
  Library: LIBRARY_KEYS,
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const keyRow = ({ shown, does }: KeyWords): string => {
  const keys = cell(shown).split(' ');
  return `| ${keys.map((key) => `\`${key}\``).join(' ')} | ${cell(does)} |`;
};

function keyTables(): string {
  const tables = Object.entries({ ...KEY_PAGES, 'While a text is typed': TYPING_KEYS }).map(([page, keys]) => {
    const rows = keys.filter(({ hint }) => hint === undefined).map(keyRow);
    return [`**${page}**`, '', '| Key | What it does |', '| --- | --- |', ...rows].join('\n');
  });
  return tables.join('\n\n');
}

/** A screen as it is kept, without the blanks at its right. */
const drawn = (name: string): string =>
  readFileSync(join(root, 'test', 'tui', 'drawings', `${name}.txt`), 'utf8')
    .trimEnd()
    .replace(/ +$/gm, '');

/** The README with the table of keys as keys.ts makes it. */
export const withKeys = (readme: string): string =>
  readme.replace(
    /(<!-- keys[^>]*-->\n)[\s\S]*?(\n<!-- \/keys -->)/,
    (_, from: string, to: string) => `${from}\n${keyTables()}\n${to}`,
  );

/** The README with its screens as the program draws them. */
export const withScreens = (readme: string): string =>
  readme.replace(
    /(<!-- screen (\S+):.*-->\n)[\s\S]*?(<!-- \/screen -->)/g,
    (_, from: string, name: string, to: string) => `${from}\`\`\`\n${drawn(name)}\n\`\`\`\n${to}`,
  );
