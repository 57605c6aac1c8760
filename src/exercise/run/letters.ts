// Messages between the people in a room: who is there to write and to read.
import type { Command, Denial, Event } from '../events.ts';
import type { State } from '../state.ts';
import { CORRESPONDENTS, type Correspondent } from '../words.ts';

/** Whether somebody sits there who could read a message. */
const isReader = ({ seats, excon }: State, who: Correspondent): boolean =>
  who === 'excon' ? excon.isPresent : seats[who].isOfPeople;

/** Whom they may write to. */
export const readersFor = (state: State, from: Correspondent): Correspondent[] =>
  CORRESPONDENTS.filter((each) => each !== from && isReader(state, each));

/** A message goes to somebody else who is there to read it. */
export function decideLetter(state: State, { from, to, text }: Extract<Command, { do: 'tell' }>): Event[] | Denial {
  if (text === '') return { denied: 'There is no text.' };
  if (!isReader(state, from)) return { denied: 'Nobody sits there who could write.' };
  const others = to.filter((each) => each !== from);
  if (others.length === 0) return { denied: 'A message goes to somebody else.' };
  const missing = others.find((each) => !isReader(state, each));
  if (missing) return { denied: `Nobody sits there who could read it: ${missing}.` };
  return [{ type: 'message-sent', from, to: others, text }];
}
