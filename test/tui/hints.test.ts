// The tutorial: hints that come at their moment, once each, in the console and in plain mode, and that can be ended.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { startSession } from '../../src/session/session.ts';
import type { DraftStore } from '../../src/tui/draft-store.ts';
import { PlainTable } from '../../src/tui/plain/plain.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';
import { BOOK, SIZES, tableOf } from './table.ts';

const TABLE = { ...BOOK, ukraine: 'person' } as const;
const FIRST_SHOT = findScenario('first-shot');

function kept(first: string | null): DraftStore & { text: string | null } {
  return {
    text: first,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

async function tutorial(store = kept('shown')) {
  const more = { seed: '41', coaching: 'before' } as const;
  return await tableOf(FIRST_SHOT, TABLE, more, undefined, undefined, undefined, store);
}

/** The hint on a screen, in one line; empty where there is none. */
function hintOn(screen: string): string {
  const rows = screen.split('\n');
  const at = rows.findIndex((row) => row.startsWith(' HINT'));
  return at < 0 ? '' : rows.slice(at, -1).join(' ').replace(/\s+/g, ' ').trim();
}

describe('hints', () => {
  it('do not speak of a ruling card where it tells nothing beforehand', async () => {
    const more = { seed: '41', coaching: 'at-commit' } as const;
    const { press, screen } = await tableOf(FIRST_SHOT, TABLE, more, undefined, undefined, undefined, kept('shown'));
    const hint = () => hintOn(screen(SIZES[0]!));
    await press('3');
    expect(hint()).toMatch(/meets what the seat owes.*Press Enter to add it/);
    await press('<enter>4');
    expect(hint()).not.toMatch(/card/);
  });

  it('lead through the tutorial, each at its moment and not again', async () => {
    const { press, screen, session, hasEnded } = await tutorial();
    const seen: string[] = [];
    const see = (size = SIZES[0]!) => {
      const hint = hintOn(screen(size));
      if (hint && hint !== seen.at(-1)) seen.push(hint);
      return hint;
    };
    expect(see()).toMatch(/report has opened a ladder.*Press 3 for warn\.$/);
    await press('3');
    expect(see()).toMatch(/The ruling card tells.*Press Enter to add it/);
    await press('<enter>');
    expect(see()).toMatch(/Now the fire itself.*Press 4 for halt\.$/);
    await press('4');
    expect(see()).toMatch(/lead time.*6 shows on its card/);
    await press('<enter>');
    expect(see()).toMatch(/drafts until you commit.*Press c to commit/);
    await press('c');
    expect(see()).toMatch(/Nothing is owed now.*Press h to hold/);
    for (let n = 0; n < 30 && !hasEnded(); n++) {
      await press('h<enter>');
      if (!hasEnded()) see();
    }
    expect(session.state().isEnded).toBe(true);
    expect(seen.slice(6).map((hint) => /HINT (\S+ \S+)/.exec(hint)![1])).toEqual([
      'Claims of',
      'The fire',
      'A finding',
      'The chain',
      'An edge',
    ]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('are told whole at every size, and leave the panels in their places when there is nothing to say', async () => {
    for (const size of SIZES) {
      const { press, screen } = await tutorial();
      const rows = () => screen(size).split('\n');
      expect(hintOn(screen(size))).toMatch(/Press 3 for warn\.$/);
      const before = rows().length;
      await press('3<enter>4<enter>c');
      expect(hintOn(screen(size))).toMatch(/and Enter\.$/);
      expect(rows()).toHaveLength(before);
      expect(before).toBe(size.rows);
    }
  });

  it('end and begin with H, are kept so, and never stand in the journal', async () => {
    const store = kept('shown');
    const { press, screen, file } = await tutorial(store);
    const before = readFileSync(file, 'utf8');
    await press('H');
    expect(hintOn(screen())).toBe('');
    expect(store.text).toBeNull();
    await press('H');
    expect(hintOn(screen())).toMatch(/Press 3 for warn\.$/);
    expect(store.text).not.toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('are not shown where nobody asked for them', async () => {
    const { screen } = await tutorial(kept(null));
    expect(hintOn(screen())).toBe('');
  });

  it('tell what a refusal says, under coaching at commit', async () => {
    const more = { seed: '41', coaching: 'at-commit' } as const;
    const { press, screen } = await tableOf(FIRST_SHOT, TABLE, more, undefined, undefined, undefined, kept('shown'));
    await press('6<enter>c');
    // The sentence of the refusal covers the hint's rows until the next key.
    expect(screen()).toMatch(/^ Refused: /m);
    expect(hintOn(screen())).toBe('');
    await press('<up>');
    expect(hintOn(screen())).toMatch(/Refused: the card tells what is missing/);
  });

  it('are told in plain mode with its own words', async () => {
    const session = await startSession(
      FIRST_SHOT,
      startOf(TABLE, { seed: '41', coaching: 'before' }),
      join(freshFolder(), 'plain.jsonl'),
      'test',
    );
    const said: string[] = [];
    const table = new PlainTable(seatingOf(session), (line) => said.push(line), true);
    table.open();
    for (const typed of ['reports', '3', '4', 'commit']) await table.take(typed);
    for (let n = 0; n < 30 && !table.isOver(); n++) await table.take('hold');
    const hints = said.filter((line) => line.startsWith('Hint: '));
    expect(hints[0]).toMatch(/Type 3 to draft the warning/);
    expect(hints).toHaveLength(9);
    expect(new Set(hints).size).toBe(9);
    expect(hints.join(' ')).not.toMatch(/Press|undefined|\{/);
    session.close();
  });

  it('end in plain mode with a word', async () => {
    const session = await startSession(
      FIRST_SHOT,
      startOf(TABLE, { seed: '41' }),
      join(freshFolder(), 'plain.jsonl'),
      'test',
    );
    const said: string[] = [];
    const table = new PlainTable(seatingOf(session), (line) => said.push(line), true);
    table.open();
    const hints = () => said.filter((line) => line.startsWith('Hint: '));
    await table.take('hints');
    expect(hints()).toEqual([hints()[0], hints()[0]]);
    await table.take('hints off');
    await table.take('3');
    expect(said.at(-1)).not.toMatch(/^Hint/);
    expect(hints()).toHaveLength(2);
    session.close();
  });
});
