// rung play --plain: an exercise in lines of text, from a terminal or a pipe.
import { createInterface } from 'node:readline';
import type { Session } from '../session/session.ts';
import { PlainTable } from '../tui/plain/plain.ts';
import { onSignals } from '../tui/signals.ts';
import { rowText, wrap } from '../tui/text.ts';
import { hasHints, sayWhereItIs, score } from './console.ts';
import { print } from './output.ts';

/** A text for a terminal of that width, broken between words and never within one; of a list's line the rest stands in. */
function folded(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)![0];
      const rows = wrap(line.slice(indent.length), Math.max(20, columns - indent.length - 3));
      return rows.length > 1 ? rows.map((row, n) => `${indent}${n > 0 && indent ? '  ' : ''}${rowText(row)}`) : [line];
    })
    .join('\n');
}

/** Plays until the exercise ends, is left, or nothing more is typed; the record keeps what was done. */
export async function playPlain(session: Session, notice: string): Promise<number> {
  const isAtTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const say = isAtTerminal ? (text: string) => print(folded(text, process.stdout.columns || 80)) : print;
  const table = new PlainTable(session, say, hasHints(session));
  const lines = createInterface({
    input: process.stdin,
    ...(isAtTerminal && { output: process.stdout, prompt: '> ' }),
  });
  // Asked to end from outside, it leaves as if by its own word.
  const release = onSignals(() => lines.close());
  try {
    if (notice) say(notice);
    table.open();
    if (!table.isOver()) {
      lines.prompt();
      for await (const line of lines) {
        table.take(line);
        if (table.isOver()) break;
        lines.prompt();
      }
    }
    if (session.state().isEnded) {
      const { scoreText } = await import('../report/score.ts');
      const figures = scoreText(await score(session.journal)).join('\n');
      say(`\nSCORE  discipline of the responses, not who would have won\n${figures}\n`);
    }
  } finally {
    release();
    lines.close();
    sayWhereItIs(session);
  }
  return 0;
}
