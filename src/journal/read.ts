// Reads a journal: lines → entries, with the place of the first damage; old formats are migrated.
import { readRaw } from './disk.ts';
import { decodeEntry, type Entry, FORMAT, NO_DIGEST, type Opening } from './entry.ts';
import { MIGRATIONS } from './migrations.ts';
import { mismatch, newerFormatOf } from './shape.ts';
import { JournalTrouble } from './trouble.ts';
import { understanding } from './understanding.ts';

export interface Journal {
  file: string;
  /** Line one as it was written, in its own format. */
  written: Opening;
  /** Line one as this version reads it. */
  opening: Opening;
  entries: Entry[];
  head: string;
  /** Whether the last line was cut off while it was written. */
  isTorn: boolean;
}

export interface Damage {
  line: number;
  reason: string;
}

/** Reads up to the first damage, which `damage` describes. Throws JournalTrouble where not even line one is intact. */
export function readUntilDamage(file: string): Journal & { damage: Damage | null } {
  const { lines, torn } = readRaw(file);
  const { entries, head, damage } = soundEntries(lines, ({ format }) => knownFormat(file, format));
  const first = entries[0]?.body;
  if (damage && entries.length === 0 && looksLikeJournal(lines[0]!)) throw new FirstLineDamaged(file, damage);
  if (!first || !('opening' in first))
    throw new JournalTrouble(file, notAJournal(damage, torn !== null), damage?.line ?? 1);
  const written = first.opening;
  const { format } = written;
  // A newer version may have continued an old journal; a migration leaves such entries unchanged.
  const migrate = (entry: Entry) => MIGRATIONS.slice(format - 1).reduce((older, next) => next(older), entry);
  const migrated = understanding({ file }, () => entries.map(migrate));
  const { opening } = migrated[0]!.body as { opening: Opening };
  return { file, written, opening, entries: migrated, head, isTorn: torn !== null, damage };
}

// Each line must be sealed, follow the one before, and have the shape of its format.
function soundEntries(lines: readonly Buffer[], formatOf: (opening: Opening) => number) {
  const entries: Entry[] = [];
  let head = NO_DIGEST;
  let format = FORMAT;
  for (const [index, line] of lines.entries()) {
    const entry = decodeEntry(line, index, head);
    const stop = (reason: string) => ({ entries, head, damage: { line: index + 1, reason } });
    if ('damage' in entry) return stop(entry.damage);
    if ('opening' in entry.body) format = formatOf(entry.body.opening);
    const odd = mismatch(format, entry.body);
    if (odd !== null) {
      // A newer version may have continued an old journal: from there on every line has its format.
      const newer = index === 0 ? null : newerFormatOf(format, entry.body);
      if (newer === null) return stop(`it is sealed, but holds what no rung writes (${odd})`);
      format = newer;
    }
    entries.push(entry);
    head = entry.digest;
  }
  return { entries, head, damage: null };
}

/** The format of a journal that this version reads. Throws JournalTrouble. */
export function knownFormat(file: string, format: unknown): number {
  if (Number.isInteger(format) && Number(format) >= 1 && Number(format) <= FORMAT) return Number(format);
  throw new JournalTrouble(
    file,
    `The journal has format ${JSON.stringify(format)?.slice(0, 40)}; this version reads up to ${FORMAT}.`,
    1,
  );
}

/** Line one is damaged, so that nothing in the journal can be read. */
export class FirstLineDamaged extends JournalTrouble {
  readonly damage: Damage;
  constructor(file: string, damage: Damage) {
    super(file, `The journal is damaged: ${damage.reason}. Nothing was changed.`, damage.line);
    this.damage = damage;
  }
}

// A single changed byte cannot spoil both the beginning and the end of a line.
function looksLikeJournal(line: Buffer): boolean {
  return (
    line.subarray(0, 14).toString('latin1') === '{"n":0,"prev":' ||
    line.subarray(-77).toString('latin1').startsWith(',"digest":"')
  );
}

function notAJournal(damage: Damage | null, isTorn: boolean): string {
  if (damage) return `This is not a journal of an exercise, or its first line is damaged (${damage.reason}).`;
  return isTorn ? 'The journal has no whole line; the exercise never started.' : 'The file is empty.';
}

/** Reads a whole journal. Throws JournalTrouble with line and reason where it is damaged. */
export function readJournal(file: string): Journal {
  const { damage, ...journal } = readUntilDamage(file);
  if (damage)
    throw new JournalTrouble(file, `The journal is damaged: ${damage.reason}. Nothing was changed.`, damage.line);
  return journal;
}
