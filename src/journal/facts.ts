// The facts of a journal for lists: which exercise it is and how far it came. Only its first and last lines are read, and
// every value is checked for its type.
import { firstLine, lastLines } from './last-lines.ts';
import { knownFormat } from './read.ts';
import { openRegular, withHandle } from './regular.ts';
import { guarded, JournalTrouble } from './trouble.ts';

export interface TeamFigures {
  total: number | null;
  band: string | null;
  n: number;
  /** Where ENDEX was given before its time, that minute and the scenario's own. */
  endedEarly: { at: number; of: number } | null;
  /** The digest of the rubric that says so. */
  rubric: string;
}

/** They are valid as long as the journal's head is the same. */
export interface Facts {
  head: string;
  scenario: string;
  title: string;
  variant: string | null;
  seed: string;
  turn: number;
  minute: number;
  isEnded: boolean;
  /** Whether policies and files alone sat in its chairs; not known of facts that an older version kept. */
  isDrill?: boolean;
  /** The team's score after ENDEX; null where nothing could be scored. */
  score?: TeamFigures | null;
}

const reading = <T>(file: string, act: (handle: number) => T): T =>
  guarded(file, () => withHandle(openRegular(file), act));

/** The facts of a journal; the known ones where they have its head. Throws JournalTrouble. */
export function factsOf(file: string, known: Facts | undefined): Facts {
  return reading(file, (handle) => {
    const head = headIn(handle);
    if (head === null) throw new JournalTrouble(file, 'Its last line is damaged, or there is none.');
    if (known?.head === head && known.isDrill !== undefined) return known;
    const { format, ...about } = aboutIn(file, firstLine(handle));
    knownFormat(file, format);
    return { head, ...about, ...reachedIn(file, handle) };
  });
}

/** The digest that its last complete line states; null where there is none. Throws JournalTrouble. */
export const headOf = (file: string): string | null => reading(file, headIn);

function headIn(handle: number): string | null {
  for (const line of lastLines(handle)) return /"digest":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? null;
  return null;
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

function aboutIn(file: string, line: string | null) {
  if (line === null) throw new JournalTrouble(file, 'This is not a journal of an exercise.');
  const { opening } = fieldsOf(parsed(file, line));
  const { format, scenario, start } = fieldsOf(opening);
  const { id, title, variant = null } = fieldsOf(scenario);
  const { seed, holders, commission, red, hasExcon } = fieldsOf(start);
  const sitting = [...Object.values(fieldsOf(holders)), commission, red];
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 500;
  const isVariant = (value: unknown): value is string | null => value === null || isText(value);
  if (!isText(id) || !isText(title) || !isText(seed) || !isVariant(variant))
    throw new JournalTrouble(file, 'Its first line does not say which exercise this is.', 1);
  return { format, scenario: id, title, variant, seed, isDrill: !sitting.includes('person') && hasExcon !== true };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function reachedIn(file: string, handle: number): Pick<Facts, 'turn' | 'minute' | 'isEnded'> {
  let turn: number | undefined;
  let minute: number | undefined;
  let isEnded = false;
  for (const line of lastLines(handle)) {
    const { events } = fieldsOf(parsed(file, line));
    for (const event of (Array.isArray(events) ? events : []).map(fieldsOf).reverse()) {
      const { type, to } = event;
      const { number } = fieldsOf(event.turn);
      if (type === 'turn-began' && isCount(number)) turn ??= number;
      if (type === 'clock-moved' && isCount(to)) minute ??= to;
      isEnded ||= type === 'exercise-ended';
    }
    if (turn !== undefined && minute !== undefined) break;
  }
  return { turn: turn ?? 0, minute: minute ?? 0, isEnded };
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new JournalTrouble(file, 'One of its lines is damaged; rung verify names it.');
  }
}

/** Facts from the index, where they have the right types. */
export function keptFacts(value: unknown): Facts | undefined {
  const { head, scenario, title, variant, seed, turn, minute, isEnded, score } = fieldsOf(value);
  const isValid =
    [head, scenario, title, seed].every((each) => typeof each === 'string') &&
    (variant === null || typeof variant === 'string') &&
    isCount(turn) &&
    isCount(minute) &&
    typeof isEnded === 'boolean' &&
    (score === undefined || score === null || isScore(score));
  return isValid ? (value as Facts) : undefined;
}

function isScore(value: unknown): value is TeamFigures {
  const { total, band, n, endedEarly, rubric } = fieldsOf(value);
  const { at, of } = fieldsOf(endedEarly);
  return (
    (total === null || Number.isFinite(total)) &&
    (band === null || typeof band === 'string') &&
    Number.isFinite(n) &&
    (endedEarly === null || (isCount(at) && isCount(of))) &&
    typeof rubric === 'string'
  );
}
