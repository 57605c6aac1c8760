// The drafts of seats that hold, as the record tells of them: whoever holds takes its drafts back from the first to the
// last and holds at once, so that they come back with the keyboard, also after a stop.
import type { Command } from '../exercise/events.ts';
import type { Composition } from '../exercise/words.ts';
import type { Entry } from '../journal/entry.ts';
import type { Seat } from '../ladder/index.ts';

export type HeldDrafts = Map<Seat, Composition[]>;

/** The drafts that seats on hold have where a record stops, by seat. */
export function heldDraftsIn(entries: readonly Entry[]): HeldDrafts {
  const composed = new Map<number, Composition>();
  const held: HeldDrafts = new Map();
  let taken: Extract<Command, { do: 'take-back' }>[] = [];
  for (const { body } of entries) {
    for (const event of body.events) {
      if (event.type !== 'order-composed') continue;
      const { id, ...composition } = event.draft;
      composed.set(id, composition);
    }
    const command = 'command' in body ? body.command : null;
    // With the keyboard they come back one by one, before anything else is composed.
    if (command?.do === 'compose') held.get(command.seat)?.shift();
    if (command?.do === 'commit') held.delete(command.seat);
    if (command?.do === 'hold') {
      const own = taken.filter(({ seat }) => seat === command.seat);
      if (own.length > 0)
        held.set(
          command.seat,
          own.map(({ draft }) => composed.get(draft)!),
        );
    }
    const last = taken.at(-1);
    if (command?.do !== 'take-back') taken = [];
    // Taken back by hand, the last one goes first.
    else taken = last && last.seat === command.seat && last.draft < command.draft ? [...taken, command] : [command];
  }
  return held;
}
