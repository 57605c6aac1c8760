// Two consoles in one process, each on streams of its own and in a chair of one exercise: what one does the other shows by
// itself, and what breaks or closes one leaves the other as it is.
import { describe, expect, it, vi } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { type Seating, seatingOf } from '../../src/session/seating.ts';
import type { Size } from '../../src/tui/layout.ts';
import { type OpenConsole, openConsole } from '../../src/tui/start.tsx';
import { FakeTerminal } from '../support/fake-terminal.ts';
import { programWith } from './program.ts';
import { BOOK, SIZES, tableOf } from './table.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));

const TWO = { ...BOOK, ukraine: 'person', coalition: 'person' } as const;

interface At {
  terminal: FakeTerminal;
  console: OpenConsole;
}

function consoleAt(seating: Seating, size: Size, bell = false, isAscii = false, hasColour = true): At {
  const terminal = new FakeTerminal(size);
  const { stdin, stdout } = terminal;
  const look = { isAscii, hasColour };
  const console = openConsole(programWith(), { at: 'exercise', seating }, { stdin, stdout, look, bell, job: null });
  return { terminal, console };
}

async function two(change: (seating: Seating) => Seating = (seating) => seating) {
  const { session } = await tableOf(findScenario('first-shot'), TWO, { isScriptOnly: true });
  const ukraine = consoleAt(seatingOf(session, ['ukraine']), SIZES[1]!);
  const coalition = consoleAt(change(seatingOf(session, ['coalition'])), SIZES[0]!, true, true);
  await ukraine.terminal.see('Ukraine ▸ to decide');
  await coalition.terminal.see('Coalition waits');
  return { session, ukraine, coalition };
}

async function closed(...all: At[]): Promise<void> {
  for (const { console, terminal } of all) {
    console.close();
    await console.closed;
    expect([terminal.isOnAlternateScreen(), terminal.isRaw]).toEqual([false, false]);
  }
}

describe('two consoles in one process', () => {
  it('show each its own chair at its own size, in its own look, and what the other does without a key', async () => {
    const { ukraine, coalition } = await two();
    ukraine.terminal.type('3\rc');
    await ukraine.terminal.see('warn about K47');
    await coalition.terminal.see('Coalition > to decide');
    await coalition.terminal.see('4 consult');
    expect(coalition.terminal.text()).toMatch(/^[\n\x20-\x7e]*$/);
    expect(ukraine.terminal.text()).toContain('RESPONSES · Ukraine');
    expect(coalition.terminal.text().split('\n')).toHaveLength(24);
    // The bell of the one rings, the other has none.
    expect([ukraine, coalition].map(({ terminal }) => terminal.written.includes('\u0007'))).toEqual([false, true]);
    await closed(ukraine, coalition);
  });

  it('show colours or none as each is asked, whatever the process writes to', async () => {
    const { session } = await tableOf(findScenario('first-shot'), TWO, { isScriptOnly: true });
    const coloured = consoleAt(seatingOf(session, ['ukraine']), SIZES[1]!);
    const plain = consoleAt(seatingOf(session, ['coalition']), SIZES[1]!, false, false, false);
    await coloured.terminal.see('Ukraine ▸ to decide');
    await plain.terminal.see('Coalition waits');
    const asksYellow = '\u001b[33m';
    expect([coloured, plain].map(({ terminal }) => terminal.written.includes(asksYellow))).toEqual([true, false]);
    await closed(coloured, plain);
  });

  it('close one by one', async () => {
    const { session, ukraine, coalition } = await two();
    coalition.console.close();
    await coalition.console.closed;
    expect(coalition.terminal.isOnAlternateScreen()).toBe(false);
    ukraine.terminal.type('3\r');
    await ukraine.terminal.see('ORDERS of this turn · Ukraine · 1');
    expect(session.view('ukraine').drafts).toHaveLength(1);
    await closed(ukraine);
  });

  it.each([
    [
      'a key',
      (seating: Seating, _: { isBroken: boolean }): Seating => ({ ...seating, seat: () => failingIn(seating) }),
    ],
    [
      'a drawing',
      (seating: Seating, wire: { isBroken: boolean }): Seating => ({ ...seating, signs: () => failing(seating, wire) }),
    ],
  ])('an error in %s of one closes that one, and tells its own caller', async (_, breaks) => {
    const wire = { isBroken: false };
    const { ukraine, coalition } = await two((seating) => breaks(seating, wire));
    const ended = expect(coalition.console.closed).rejects.toThrow('made to fail');
    wire.isBroken = true;
    coalition.terminal.type('h\r');
    await ended;
    expect(coalition.terminal.isOnAlternateScreen()).toBe(false);
    ukraine.terminal.type('3\r');
    await ukraine.terminal.see('ORDERS of this turn · Ukraine · 1');
    await closed(ukraine);
  });
});

function failingIn(seating: Seating): ReturnType<Seating['seat']> {
  const chair = seating.seat('coalition');
  const view = () => ({ ...chair.view(), isAtKeyboard: true, hasCommitted: false });
  return { ...chair, view, send: () => Promise.reject(new Error('made to fail')) };
}

function failing(seating: Seating, wire: { isBroken: boolean }): ReturnType<Seating['signs']> {
  if (wire.isBroken) throw new Error('made to fail');
  return seating.signs();
}
