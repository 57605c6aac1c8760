// An exercise in the library, as its list has it.
import type { SavedLine } from '../../src/tui/saved-lines.ts';

export const savedLine = (name: string, change: Partial<SavedLine> = {}): SavedLine => ({
  file: `/home/${name}.rung.jsonl`,
  name,
  scenario: 'big-push',
  seed: '41',
  turn: 3,
  isEnded: false,
  isWhole: true,
  score: null,
  lastPlayed: '2026-03-02 10:00',
  isArchived: false,
  trouble: null,
  ...change,
});
