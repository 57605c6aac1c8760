// The entries of a journal as they are gone through again: each with the minute at which it was given and the minute that
// it led to; and a command as it goes there.
import type { Command, Event } from '../exercise/events.ts';
import type { State } from '../exercise/state.ts';
import type { Entry } from '../journal/entry.ts';

export interface RecordedEntry {
  n: number;
  /** The minute at which it was given. */
  givenAt: number;
  /** The minute when it had been played. */
  minute: number;
  /** null: the exercise is set up. */
  command: Command | null;
  events: readonly Event[];
}

export function recordedEntries(entries: readonly Entry[]): RecordedEntry[] {
  let minute = 0;
  return entries.map(({ n, body }) => {
    const givenAt = minute;
    for (const event of body.events) if (event.type === 'clock-moved') minute = event.to;
    return { n, givenAt, minute, command: 'command' in body ? body.command : null, events: body.events };
  });
}

/** A command as the record has it: a seat names a draft by its own number, the record numbers those of all seats. */
export function asRecorded({ seats }: State, command: Command): Command {
  if (command.do !== 'take-back') return command;
  // A number that the seat never gave a draft becomes -1, which is denied.
  return { ...command, draft: seats[command.seat].drafted[command.draft] ?? -1 };
}

/** The facilitator's notes tell of these: marks, jumps, overrules, endings, findings by hand, and what concerns the red cell. */
export const isFacilitatorAction = (command: Command): boolean =>
  command.do === 'mark' ||
  command.do === 'jump' ||
  command.do === 'overrule' ||
  command.do === 'end' ||
  command.do === 'hand' ||
  command.do === 'go-back' ||
  command.do === 'red-waits' ||
  (command.do === 'red' && command.by === 'excon') ||
  (command.do === 'find' && command.by === 'excon');

export const facilitatorActionsIn = (entries: readonly Entry[]): RecordedEntry[] =>
  recordedEntries(entries).filter(({ command }) => command !== null && isFacilitatorAction(command));
