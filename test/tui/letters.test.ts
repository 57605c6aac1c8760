// Messages between people in a room: the line at the foot of a desk, what each screen shows of them, plain mode, and the bell.
import { describe, expect, it, vi } from 'vitest';
import type { Correspondent } from '../../src/exercise/words.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { letterFrom, letterHint } from '../../src/tui/letter-line.ts';
import { PlainTable } from '../../src/tui/plain/plain.ts';
import { TableDesk } from '../../src/tui/screens/table/desk.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { SIZES, sizeName, tableOf, theme } from './table.ts';

const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
const OTHERS: readonly Correspondent[] = ['coalition', 'us', 'excon'];

describe('a message as it is typed', () => {
  it.each([
    ['coalition: we hold', OTHERS, ['coalition'], 'we hold'],
    ['c: we hold: now', OTHERS, ['coalition'], 'we hold: now'],
    ['s, x: we hold', OTHERS, ['us', 'excon'], 'we hold'],
    ['us e:we hold', OTHERS, ['us', 'excon'], 'we hold'],
    ['US,Coal : x', OTHERS, ['us', 'coalition'], 'x'],
    ['all: x', OTHERS, OTHERS, 'x'],
    ['a: x', OTHERS, OTHERS, 'x'],
    ['u: x', ['ukraine', 'us'], ['ukraine'], 'x'],
    ['us: x', ['ukraine', 'us'], ['us'], 'x'],
    ['u: x', ['coalition', 'us'], ['us'], 'x'],
  ] as const)('%s', (typed, readers, to, text) => {
    expect(letterFrom(typed, readers)).toEqual({ to, text });
  });

  it.each([
    ['we hold', 'Expected to whom, a colon and the text, as "coalition: we hold".'],
    [': we hold', 'Expected to whom'],
    ['ukraine: we hold', 'Nobody here is called "ukraine"; write to coalition, us, excon or all.'],
    ['c, red: we hold', 'Nobody here is called "red"'],
    ['coalitions: we hold', 'Nobody here is called "coalitions"'],
    ['c: ', 'There is no text.'],
  ])('%s is none', (typed, why) => {
    expect(letterFrom(typed, OTHERS)).toContain(why);
  });

  it('is asked for with an example that holds here', () => {
    expect(letterHint(OTHERS)).toContain('"coalition: we hold" or "all: …"; EXCON reads every one');
    expect(letterHint(['ukraine', 'us'])).toContain('"ukraine: we hold"');
    expect(letterHint(['ukraine', 'us'])).not.toContain('EXCON');
  });
});

/** One session, and a desk for each chair, as at consoles of their own. */
async function consoles(hasExcon = true) {
  const { session } = await tableOf(findScenario('first-shot'), THREE, { hasExcon, isScriptOnly: true });
  if (hasExcon) await session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
  const at = (chair: 'ukraine' | 'coalition' | 'us' | 'excon') => {
    const rings = vi.fn();
    const desk = new TableDesk(seatingOf(session, [chair]), {
      notice: '',
      changed: () => {},
      left: () => {},
      ended: () => {},
      ring: rings,
    });
    const type = (text: string) => pressTable(desk, { pasted: text });
    const press = async (keys: string) => {
      for (const [key, name] of keys.matchAll(/<([a-z-]+)>|\S/g))
        await pressTable(desk, (name ?? { char: key }) as Parameters<typeof pressTable>[1]);
    };
    const write = async (text: string) => {
      await press('M');
      await type(text);
      await press('<enter>');
    };
    const screen = (size = SIZES[1]!) => drawTable(desk, size, theme).map(rowText).join('\n');
    return { desk, rings, type, press, write, screen };
  };
  return { session, at };
}

describe('a message', () => {
  it('is written by a seat that waits, and stands with those that it concerns, new until they commit', async () => {
    const { session, at } = await consoles();
    const [ukraine, coalition, us, excon] = [at('ukraine'), at('coalition'), at('us'), at('excon')];
    expect(session.view('us').isAtKeyboard).toBe(false);
    await us.press('M');
    for (const size of SIZES) expect(us.screen(size).replace(/\s+/g, ' ')).toContain('EXCON reads every one');
    await us.type('we look on');
    await us.press('<enter>');
    expect(us.screen()).toContain('Expected to whom, a colon and the text');
    expect(us.screen()).toContain('we look on_');
    await us.press('<rub-line>');
    await us.type('u: we look on');
    await us.press('<enter>');
    expect(us.screen()).toContain('Sent to Ukraine.');
    expect(us.screen()).toContain('You write to Ukraine: we look on');
    expect(ukraine.screen()).toMatch(/0:40 ● The US writes to you: we look on/);
    expect(excon.screen()).toContain('US → Ukraine: we look on');
    expect(coalition.screen()).not.toContain('we look on');
    await ukraine.write('all: we warn first');
    expect(coalition.screen()).toContain('Ukraine writes to all: we warn first');
    expect(excon.screen()).toContain('Ukraine → all: we warn first');
    // The newest stands first.
    expect(ukraine.screen()).toMatch(/You write to all: we warn first[\s\S]*The US writes to you/);
    await ukraine.press('c c');
    expect(ukraine.screen()).toMatch(/0:40 {3}The US writes to you: we look on/);
    expect(session.state().letters).toHaveLength(2);
  });

  it('is told by the bell to those that it is for, once, and to nobody else', async () => {
    const { at, session } = await consoles();
    const [ukraine, coalition, us, excon] = [at('ukraine'), at('coalition'), at('us'), at('excon')];
    const rung = () => [ukraine, coalition, us, excon].map(({ rings }) => rings.mock.calls.length);
    const heard = async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      return rung();
    };
    const before = await heard();
    const more = async () => (await heard()).map((n, at) => n - before[at]!);
    await us.write('u: one');
    expect(await more()).toEqual([1, 0, 0, 0]);
    await us.write('all: two');
    expect(await more()).toEqual([2, 1, 0, 1]);
    await session.send({ do: 'ask', seat: 'us', text: 'whose is it?' });
    await session.send({ do: 'describe', seat: 'coalition', text: 'a demarche' });
    await coalition.press('j');
    expect(await more()).toEqual([2, 1, 0, 3]);
    await excon.write('us: three');
    expect(await more()).toEqual([2, 1, 1, 3]);
  });

  it('is answered at EXCON, where what waits is counted whichever panel is open', async () => {
    const { at, session } = await consoles();
    const [ukraine, excon] = [at('ukraine'), at('excon')];
    await ukraine.write('x: may we name them?');
    await session.send({ do: 'ask', seat: 'us', text: 'whose is it?' });
    await session.send({ do: 'ask', seat: 'us', text: 'and since when?' });
    for (const size of SIZES) {
      expect(excon.screen(size)).toContain('2 questions wait');
      for (const row of drawTable(excon.desk, size, theme)) expect(rowWidth(row)).toBe(size.columns);
    }
    expect(excon.screen()).toContain('1 new message');
    expect(excon.screen()).toContain('QUESTIONS and messages');
    expect(excon.screen(SIZES[0])).toContain('Questions (3)');
    // In focus it has been read at the next key.
    await excon.press('<tab><tab><tab> jj');
    expect(excon.screen()).not.toContain('new message');
    await excon.press('r');
    expect(excon.screen()).toContain('ukraine: _');
    await excon.type('not yet');
    await excon.press('<enter>');
    expect(ukraine.screen()).toContain('EXCON writes to you: not yet');
    expect(excon.screen()).toContain('EXCON → Ukraine: not yet');
    await excon.press('j<enter>');
    expect(excon.screen()).toContain('2 questions wait');
  });

  it('is written by nobody who is alone, nor after ENDEX', async () => {
    const alone = await tableOf(findScenario('first-shot'), { ...THREE, coalition: 'hold', us: 'hold' });
    await alone.press('M');
    expect(alone.screen()).toContain('Nobody else is in the room to read a message.');
    const { session } = await consoles();
    await session.send({ do: 'end', stamp: '2026-03-01T10:30:00Z' });
    expect(await session.send({ do: 'tell', from: 'us', to: ['excon'], text: 'late' })).toEqual({
      denied: 'The exercise has ended.',
    });
  });

  it.each(SIZES.map((size) => [sizeName(size), size] as const))(
    'is seen whole while it is typed at %s',
    async (_, size) => {
      const { at } = await consoles();
      const ukraine = at('ukraine');
      await ukraine.press('M');
      await ukraine.type(`all: ${'we hold the line and wait; '.repeat(8)}end`);
      const screen = ukraine.screen(size);
      expect(screen).toContain('all: we hold');
      expect(screen).toContain('end_');
    },
  );
});

describe('a message in plain mode', () => {
  it('is written by one word, told at once, and stands among the reports', async () => {
    const { session } = await consoles();
    const lines: string[] = [];
    const table = new PlainTable(seatingOf(session, ['coalition']), (line) => lines.push(line));
    table.open();
    const from = lines.length;
    await table.take('write s: shall we?');
    await table.take('write nobody: shall we?');
    await table.take('write');
    expect(lines.slice(from)).toEqual([
      'Sent to the US.',
      'Nobody here is called "nobody"; write to ukraine, us, excon or all.',
      'Expected to whom, a colon and the text, as "ukraine: we hold".',
    ]);
    await session.send({ do: 'tell', from: 'ukraine', to: ['coalition', 'us', 'excon'], text: 'we warn' });
    await session.send({ do: 'tell', from: 'ukraine', to: ['us'], text: 'for you alone' });
    table.look();
    table.look();
    expect(lines.slice(from + 3)).toEqual(['0:40 Ukraine writes to all: we warn']);
    await table.take('reports');
    expect(lines.join('\n')).toContain('  0:40 Ukraine writes to all: we warn');
    expect(lines.join('\n')).toContain('  0:40 You write to the US: shall we?');
    expect(lines.join('\n')).not.toContain('for you alone');
  });
});
