// rung play --plain: an exercise in lines of text, from a terminal or a pipe.
import { createInterface } from 'node:readline';
import type { Session } from '../session/session.ts';
import { PlainTable } from '../tui/plain/plain.ts';
import { onSignals } from '../tui/signals.ts';
import { hasHints, sayWhereItIs } from './console.ts';
import { print } from './output.ts';

/** Plays until the exercise ends, is left, or nothing more is typed; the record keeps what was done. */
export async function playPlain(session: Session, notice: string): Promise<number> {
  const table = new PlainTable(session, print, hasHints(session));
  const isAtTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(isAtTerminal && { output: process.stdout, prompt: '> ' }),
  });
  // Asked to end from outside, it leaves as if by its own word.
  const release = onSignals(() => lines.close());
  try {
    if (notice) print(notice);
    table.open();
    if (!table.isOver()) {
      lines.prompt();
      for await (const line of lines) {
        table.take(line);
        if (table.isOver()) break;
        lines.prompt();
      }
    }
  } finally {
    release();
    lines.close();
    sayWhereItIs(session);
  }
  return 0;
}
