// The writer of the record: a session waits for it, shows nothing before it has answered, and takes one command at a time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JournalTrouble } from '../../src/journal/trouble.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { fileWriter } from '../../src/session/record-writer.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';

const UKRAINE = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
const ticks = () => new Promise((resolve) => setImmediate(resolve));

/** A session whose writer waits for a hand on it once the exercise is set up. */
async function withWriter() {
  const file = join(freshFolder(), 'writer.jsonl');
  let isWaiting = false;
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const session = await startSession(findScenario('first-shot'), startOf(UKRAINE), file, 'test', (journal) => ({
    append: async (lines) => {
      if (isWaiting) await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
      await fileWriter(journal).append(lines);
    },
  }));
  isWaiting = true;
  const writeAll = async (isDone: () => boolean) => {
    for (let n = 0; n < 100 && !isDone(); n++) {
      waiting.shift()?.resolve();
      await ticks();
    }
  };
  return { session, file, waiting, writeAll };
}

const order = ({ state }: Session, response: string) => {
  const about = state().ledger.registers.ukraine.acts[0]!.id;
  const composition = composed(state().minute, { seat: 'ukraine', response, about });
  return { do: 'compose', seat: 'ukraine', composition } as const;
};

describe('a session', () => {
  it('shows nothing of a command, and calls nobody, before the record holds it', async () => {
    const { session, file, waiting, writeAll } = await withWriter();
    let calls = 0;
    session.subscribe(() => {
      calls += 1;
    });
    const before = { view: session.view('ukraine'), text: readFileSync(file, 'utf8') };
    let isDone = false;
    const sent = session.send(order(session, 'warn')).finally(() => {
      isDone = true;
    });
    await ticks();
    expect(waiting).toHaveLength(1);
    expect([session.view('ukraine'), readFileSync(file, 'utf8')]).toEqual([before.view, before.text]);
    expect(session.state().seats.ukraine.drafts).toEqual([]);
    expect([calls, isDone]).toEqual([0, false]);
    await writeAll(() => isDone);
    expect(await sent).toMatchObject([{ type: 'order-composed' }]);
    expect(session.view('ukraine').drafts).toHaveLength(1);
    expect(calls).toBe(1);
  });

  it('takes the commands in the order in which they were given, each when the one before it is kept', async () => {
    const { session, file, writeAll } = await withWriter();
    let done = 0;
    const all = [order(session, 'warn'), order(session, 'halt'), { do: 'commit', seat: 'ukraine' } as const].map(
      (command) =>
        session.send(command).finally(() => {
          done += 1;
        }),
    );
    await writeAll(() => done === all.length);
    for (const answer of await Promise.all(all)) expect(answer).not.toHaveProperty('denied');
    expect(session.view('ukraine').orders.map((given) => given.order.response)).toEqual(['warn', 'halt']);
    session.close();
    expect(verify(file).ok).toBe(true);
  });

  it('where the writer cannot keep it, it has not happened, and the next command is taken', async () => {
    const { session, file, waiting, writeAll } = await withWriter();
    const refused = session.send(order(session, 'warn'));
    let isDone = false;
    const next = session.send(order(session, 'halt')).finally(() => {
      isDone = true;
    });
    await ticks();
    waiting.shift()!.reject(new JournalTrouble(file, 'Nobody keeps it.'));
    expect(await refused).toEqual({ denied: 'Nobody keeps it.' });
    await writeAll(() => isDone);
    await next;
    expect(session.view('ukraine').drafts.map((draft) => draft.order.response)).toEqual(['halt']);
    session.close();
    expect(verify(file).ok).toBe(true);
  });
});
