// The ways from one screen to another, at keys that come faster than what they open.
import { describe, expect, it, vi } from 'vitest';
import { openConsole } from '../../src/tui/start.tsx';
import { FakeTerminal } from '../support/fake-terminal.ts';
import { programWith } from './program.ts';
import { savedLine } from './saved.ts';
import { SIZES } from './table.ts';

// It finds Ink in the bundle alone.
vi.mock('ink-table', () => ({ default: () => null }));

/** A library of one exercise, that is read from the disk until it is told how that came out. */
async function atTheLibrary() {
  const opened: ((words: string) => void)[] = [];
  const { library } = programWith();
  const program = programWith({
    library: { ...library, saved: async () => [savedLine('monday')], about: async () => [] },
    drawSeed: () => '41',
    resume: () => new Promise((resolve) => opened.push(resolve)),
  });
  const terminal = new FakeTerminal(SIZES[1]!);
  const { stdin, stdout } = terminal;
  const look = { isAscii: false, hasColour: false };
  const console = openConsole(program, { at: 'library' }, { stdin, stdout, look, bell: false, job: null });
  await terminal.see('monday');
  return { terminal, console, opened };
}

describe('while an exercise is opened', () => {
  it('a second Enter opens nothing more, and Esc leads nowhere until it is shown', async () => {
    const { terminal, console, opened } = await atTheLibrary();
    terminal.type('\r');
    terminal.type('\r');
    terminal.type('\u001b');
    // What is typed after it is shown: the Esc before it was read and led nowhere.
    await new Promise((resolve) => setTimeout(resolve, 200));
    terminal.type('?');
    await terminal.see('filter by name');
    expect(opened).toHaveLength(1);
    opened[0]!('The file cannot be read.');
    await terminal.see('The file cannot be read.');
    console.close();
    await console.closed;
  });

  it('keys work again afterwards', async () => {
    const { terminal, console, opened } = await atTheLibrary();
    terminal.type('\r');
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    opened[0]!('The file cannot be read.');
    await terminal.see('The file cannot be read.');
    terminal.type('l');
    await terminal.see('monday');
    terminal.type('\r');
    await vi.waitFor(() => expect(opened).toHaveLength(2));
    console.close();
    await console.closed;
  });
});
