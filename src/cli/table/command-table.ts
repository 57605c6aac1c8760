// The command table: a row for each command with its arguments, options and examples, and how the file that carries it out
// is loaded, which happens only when the command is given. A new command is a row here and a file in ../commands.
import { AUTHOR_ROWS } from './author-rows.ts';
import type { CommandRow } from './command-row.ts';
import { FILE_ROWS } from './file-rows.ts';
import { JOURNAL_ROWS } from './journal-rows.ts';
import { PLAY_ROWS } from './play-rows.ts';

export const COMMANDS: readonly CommandRow[] = [...PLAY_ROWS, ...AUTHOR_ROWS, ...JOURNAL_ROWS, ...FILE_ROWS];
