// Fewer bytes, the same picture: a terminal emulator reads both.
import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thriftily } from '../../src/tui/thrifty.ts';

const COLUMNS = 60;
const STYLES = [
  '1',
  '2',
  '22',
  '3',
  '23',
  '4',
  '24',
  '7',
  '27',
  '9',
  '29',
  '31',
  '38;5;214',
  '39',
  '44',
  '48;5;7',
  '49',
  '0',
];

/** Every cell with what can be seen of it. */
async function picture(text: string): Promise<string[]> {
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: 4, allowProposedApi: true });
  await new Promise<void>((resolve) => screen.write(text, resolve));
  const cells: string[] = [];
  for (let y = 0; y < 4; y++) {
    const line = screen.buffer.active.getLine(y)!;
    for (let x = 0; x < COLUMNS; x++) {
      const cell = line.getCell(x)!;
      const chars = cell.getChars().trim();
      const onBlank = [cell.isInverse(), cell.isUnderline(), cell.isStrikethrough(), cell.getBgColor()];
      const onText = chars ? [cell.isBold(), cell.isDim(), cell.isItalic(), cell.getFgColor()] : [];
      cells.push(JSON.stringify([chars, ...onBlank, ...onText]));
    }
  }
  return cells;
}

const part = fc.oneof(
  fc.constantFrom(...STYLES).map((code) => `\u001b[${code}m`),
  fc.nat(14).map((length) => ' '.repeat(length)),
  fc.constantFrom('warn', '│', '▸ 3', 'ж', '日本', ''),
);

describe('frames in fewer bytes', () => {
  it('show the same, whatever styles and blanks they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(part, { maxLength: 9 }), { minLength: 1, maxLength: 3 }), async (rows) => {
        const frame = rows.map((parts) => `\u001b[K${parts.join('').slice(0, 55)}`).join('\u001b[0m\r\n');
        expect(await picture(thriftily(frame))).toEqual(await picture(frame));
        expect(thriftily(frame).length).toBeLessThanOrEqual(frame.length);
      }),
      { numRuns: 300 },
    );
  });

  it('step over blanks, and leave out styles that nothing stands in', () => {
    expect(thriftily(`a${' '.repeat(20)}b`)).toBe('a\u001b[20Cb');
    expect(thriftily('\u001b[1m\u001b[22m\u001b[2mx\u001b[22m')).toBe('\u001b[2mx\u001b[22m');
    expect(thriftily(`\u001b[7m${' '.repeat(20)}\u001b[27m`)).toContain(' '.repeat(20));
    // It would end what began before.
    expect(thriftily('\u001b[2m\u001b[1m\u001b[22mx')).toBe('\u001b[2m\u001b[1m\u001b[22mx');
  });
});
