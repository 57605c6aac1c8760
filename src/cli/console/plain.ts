// rung play --plain: an exercise in lines of text, from a terminal or a pipe.
import { createInterface } from 'node:readline';
import type { Seating } from '../../session/seating.ts';
import { onlyKeys } from '../../tui/input/key-stream.ts';
import { PlainTable } from '../../tui/plain/plain.ts';
import { wrapLines } from '../../tui/wrap-lines.ts';
import { EXIT } from '../exit.ts';
import { print } from '../output.ts';
import { score } from './ending.ts';
import { onSignals } from './own-process.ts';
import { closeRecord, hasHints } from './sessions.ts';

/** Plays until the exercise ends, is left, or nothing more is typed; the record keeps what was done. */
export async function playPlain(seating: Seating, notice: string): Promise<number> {
  const isAtTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const say = isAtTerminal ? (text: string) => print(wrapLines(text, process.stdout.columns || 80)) : print;
  const table = new PlainTable(seating, say, hasHints(seating.record));
  const keys = onlyKeys(process.stdin);
  const lines = createInterface({
    input: keys.stdin,
    ...(isAtTerminal && { output: process.stdout, prompt: '> ' }),
  });
  // After Ctrl-Z and fg the prompt is shown again.
  lines.on('SIGCONT', () => lines.prompt(true));
  // A signal to end has the effect of the command to leave.
  const release = onSignals(() => lines.close());
  let code: number = EXIT.ok;
  try {
    if (notice) say(notice);
    table.open();
    if (!table.isOver()) {
      lines.prompt();
      for await (const line of lines) {
        await table.take(line);
        if (table.isOver()) break;
        lines.prompt();
      }
    }
    if (seating.signs().isEnded) {
      const { scoreText } = await import('../../report/score.ts');
      const figures = scoreText(await score(seating.record)).join('\n');
      say(`\nSCORE  discipline of the responses, not who would have won\n${figures}\n`);
    }
  } finally {
    release();
    lines.close();
    keys.release();
    code = closeRecord(seating, 'play --plain');
  }
  return code;
}
