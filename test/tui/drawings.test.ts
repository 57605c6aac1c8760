// Screens at fixed sizes are drawn as they were when somebody read them. `npm run drawings` draws them anew.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowWidth } from '../../src/tui/text.ts';
import { root } from '../support/folder.ts';
import { type Drawing, drawings, kept } from './drawings.ts';

const titled = (await drawings()).map((drawing): [string, number, number, Drawing] => {
  const { columns, rows } = drawing.size;
  return [drawing.name, columns, rows, drawing];
});

describe('a screen is drawn to the cell, and as it was read', () => {
  it.each(titled)('%s at %i by %i', async (_, columns, rows, drawing) => {
    const drawn = await drawing.draw();
    expect(drawn).toHaveLength(rows);
    for (const each of drawn) expect(rowWidth(each)).toBe(columns);
    const [file, text] = await kept(drawing);
    expect(text).toBe(readFileSync(join(root, file), 'utf8'));
  });
});
