// What the library shows.
import type { SavedLine } from '../../saved-lines.ts';

/** What can be typed in the library. */
export type LibraryLine = 'filter' | 'rename' | 'export';

export interface LibraryModel {
  /** null: not read yet. */
  lines: readonly SavedLine[] | null;
  chosen: number;
  /** How many there are besides, in the other list. */
  elsewhere: number;
  isArchive: boolean;
  filter: string;
  about: readonly string[];
  input: { kind: LibraryLine; text: string } | null;
  notice: string;
}
