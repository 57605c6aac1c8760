// What each key does in the library.
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { KeyRow } from '../../keys.ts';
import { type Press, stepOf, UP_DOWN } from '../../press.ts';
import type { LibraryDesk } from './desk.ts';
import type { LibraryLine } from './model.ts';

const PAGE = 10;

const unchosen = (desk: LibraryDesk): string | null => (desk.line() ? null : 'No exercise is chosen.');

export const LIBRARY_KEYS: readonly KeyRow<LibraryDesk>[] = [
  {
    shown: '↑↓ j k',
    does: 'choose',
    short: 'choose',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, PAGE)),
  },
  {
    shown: 'Enter',
    does: 'resume it, at the very point where it was left; an ended one shows its outcome',
    short: 'resume',
    shut: unchosen,
    run: (desk) => desk.resume(),
  },
  {
    shown: '/',
    does: 'filter by name, scenario, seed or score',
    short: 'filter',
    run: (desk) => desk.typeFilter(),
  },
  { shown: 'n', does: 'name: call it something else', short: 'name', shut: unchosen, run: (desk) => desk.typeName() },
  {
    shown: 'a',
    does: 'archive it, or take it out again',
    short: 'archive',
    shut: unchosen,
    run: (desk) => desk.archive(),
  },
  HELP,
  { shown: 'Esc', does: 'back', short: 'back', run: (desk) => desk.back() },
  { shown: 'e', does: 'export it as one file', short: 'export', shut: unchosen, run: (desk) => desk.typePlace() },
  { shown: 'w', does: 'watch it again', short: 'watch', shut: unchosen, run: (desk) => desk.watch() },
  {
    shown: 'u',
    does: 'undo the last archiving',
    short: 'undo',
    shut: (desk) => (desk.hasUndo() ? null : 'There is nothing to undo.'),
    run: (desk) => desk.undo(),
  },
  { shown: 'z', does: 'the archive, or the library again', short: 'archive list', run: (desk) => desk.switchList() },
  paletteOf(() => LIBRARY_KEYS),
];

const LIBRARY_LINES: Lines<LibraryDesk, LibraryLine> = {
  filter: {
    longest: 500,
    take: () => undefined,
    follow: (desk, text) => desk.filter(text),
    drop: (desk) => desk.filter(''),
    move: (desk, by) => desk.move(by),
  },
  rename: { longest: 60, take: (desk, text) => desk.rename(text) },
  export: { longest: 500, take: (desk, text) => desk.exportTo(text) },
};

const BINDINGS: Bindings<LibraryDesk, LibraryLine> = { keys: LIBRARY_KEYS, lines: LIBRARY_LINES };

export async function pressLibrary(desk: LibraryDesk, press: Press, mostScroll?: () => number): Promise<void> {
  await pressDesk(desk, BINDINGS, press, mostScroll);
  void desk.readAbout();
}
