// The library at the keyboard: choosing, filtering, naming, archiving and taking along.

import { describe, expect, it } from 'vitest';
import type { Press } from '../../src/tui/press.ts';
import type { SavedLine } from '../../src/tui/saved-lines.ts';
import { LibraryDesk, type Outcome } from '../../src/tui/screens/library/desk.ts';
import { pressLibrary } from '../../src/tui/screens/library/keys.ts';
import { drawLibraryDesk } from '../../src/tui/screens/library/screen.tsx';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { savedLine } from './saved.ts';
import { SIZES, theme } from './table.ts';

async function open(lines: SavedLine[]) {
  const done: string[] = [];
  let refuses = '';
  const act = async (words: string): Promise<Outcome> => {
    if (refuses) return refuses;
    done.push(words);
    return { did: words };
  };
  const change = (file: string, to: Partial<SavedLine>) => {
    const at = lines.findIndex((each) => each.file === file);
    lines[at] = { ...lines[at]!, ...to };
  };
  const desk = new LibraryDesk({
    saved: async () => [...lines],
    about: async (file) => [`All about ${file}.`],
    rename: async (file, name) => {
      if (!refuses) change(file, { name });
      return act(`renamed ${file} ${name}`);
    },
    archive: async (file, isArchived) => {
      change(file, { isArchived });
      return act(`${isArchived ? 'archived' : 'took out'} ${file}`);
    },
    exportTo: async (file, place) => act(`exported ${file} ${place}`),
    changed: () => {},
    home: () => done.push('home'),
    resume: (file) => done.push(`resumed ${file}`),
    watch: (file) => done.push(`watched ${file}`),
  });
  const settle = async () => {
    for (let n = 0; n < 12; n++) await Promise.resolve();
  };
  await settle();
  const press = async (keys: string) => {
    for (const [key, name] of keys.matchAll(/<([a-z-]+)>|[\s\S]/g)) {
      void pressLibrary(desk, name ? (name as Press) : { char: key });
      await settle();
    }
  };
  const screen = (size = SIZES[0]!) => drawLibraryDesk(desk, size, theme).map(rowText).join('\n');
  return { desk, done, press, screen, refuse: (why: string) => (refuses = why) };
}

const three = () => [
  savedLine('alpha'),
  savedLine('beta', { isEnded: true, score: '80.0 S', scenario: '2359, night', seed: '7' }),
  savedLine('gamma', { trouble: 'Its last line is damaged.' }),
];

describe('the library', () => {
  it('says where its exercises are when none is here', async () => {
    expect((await open([])).screen()).toContain('None yet. Every exercise is saved as it is played.');
    expect((await open([savedLine('alpha', { isArchived: true })])).screen()).toContain(
      'All are in the archive; z opens it.',
    );
  });

  it('names the keys for help and the way back in the smallest terminal', async () => {
    expect((await open(three())).screen()).toMatch(/\? keys {2}Esc back/);
  });

  it.each(SIZES)('at $columns by $rows is drawn to the cell: name, seed, turn, last played, score', async (size) => {
    const { desk, screen } = await open(three());
    const rows = drawLibraryDesk(desk, size, theme);
    expect(rows).toHaveLength(size.rows);
    for (const each of rows) expect(rowWidth(each)).toBe(size.columns);
    expect(screen(size)).toMatch(/▸ alpha .*seed 41 .*turn 3 .*2026-03-02 10:00 {2}resume/);
    expect(screen(size)).toMatch(/ beta .*seed 7 .*ended {2}80\.0 S .*look/);
    expect(screen(size)).toMatch(/ gamma .*unreadable/);
    expect(screen(size)).toContain('All about /home/alpha.rung.jsonl.');
    const ascii = themeFor({ isAscii: true, hasColour: false });
    expect(
      drawLibraryDesk(desk, size, ascii)
        .map((each) => ascii.spell(rowText(each)))
        .join('\n'),
    ).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('resumes and watches the chosen one', async () => {
    const { press, done } = await open(three());
    await press('<down>w<up><enter>');
    expect(done).toEqual(['watched /home/beta.rung.jsonl', 'resumed /home/alpha.rung.jsonl']);
  });

  it('filters while one types, by name, scenario, seed, score; Esc shows all, then goes home', async () => {
    const { press, screen, done } = await open(three());
    await press('/night');
    expect(screen()).toMatch(/LIBRARY · night/);
    expect(screen()).toContain('▸ beta');
    expect(screen()).not.toContain('alpha ');
    await press('<enter><escape>');
    expect(screen()).toContain(' gamma');
    await press('/nothing of the kind<enter>');
    expect(screen()).toContain('None is called so; Esc shows all.');
    await press('<enter>');
    expect(screen()).toContain('No exercise is chosen.');
    await press('<escape><escape>');
    expect(done).toEqual(['home']);
  });

  it('names anew, and keeps what was typed where the name could not be taken', async () => {
    const { press, screen, done, refuse } = await open(three());
    refuse('A name is 1 to 60 letters.');
    await press('n two<enter>');
    expect(screen()).toMatch(/A name is 1 to 60 letters\. *\n Name \(Enter keeps, Esc drops\): alpha two_/);
    refuse('');
    await press('<enter>');
    expect(done).toEqual(['renamed /home/alpha.rung.jsonl alpha two']);
    expect(screen()).toContain('▸ alpha two');
  });

  it('archives without asking, takes it back with u, and z shows what is there', async () => {
    const { press, screen, done } = await open(three());
    await press('a');
    expect(screen()).toMatch(/2 {2}z the archive \(1\)/);
    expect(screen()).toContain('▸ beta');
    expect(screen()).not.toMatch(/ alpha .*seed/);
    await press('z');
    expect(screen()).toMatch(/ARCHIVE[\s\S]*▸ alpha/);
    await press('z');
    await press('u');
    expect(screen()).toContain('▸ alpha');
    expect(done).toEqual(['archived /home/alpha.rung.jsonl', 'took out /home/alpha.rung.jsonl']);
    expect((await open([])).screen()).toContain('None yet.');
  });

  it('exports where one says; a name that is taken stays typed', async () => {
    const { press, screen, done, refuse } = await open(three());
    await press('e');
    expect(screen()).toContain('Export to this file or folder (Enter writes, Esc drops): alpha.rung.jsonl_');
    refuse('There is a file of that name already.');
    await press('<enter>');
    expect(screen()).toMatch(/There is a file of that name already\. *\n Export to .*: alpha\.rung\.jsonl_/);
    refuse('');
    await press('2<enter>');
    expect(done).toEqual(['exported /home/alpha.rung.jsonl alpha.rung.jsonl2']);
  });

  it('says which part of a long list is in sight', async () => {
    const { press, screen } = await open(Array.from({ length: 40 }, (_, n) => savedLine(`run-${n}`)));
    expect(screen()).toContain('1–13 of 40');
    await press('<page-down><page-down>');
    expect(screen()).toMatch(/▸ run-20[\s\S]*/);
    expect(screen()).toMatch(/\d+–\d+ of 40/);
  });
});
