// The shape of a journal of format 2, which knew no facilitator. Frozen: it stands before its migration.
import { command2 } from './commands-2.ts';
import { doctrine } from './doctrine-1.ts';
import { event2With } from './events-2.ts';
import { openingWith } from './opening.ts';
import { announcedWith, givenWith, role, ruling } from './orders-1.ts';
import { scenarioWith } from './scenario-2.ts';

export const format2 = {
  opening: openingWith(2, scenarioWith(doctrine)),
  command: command2,
  event: event2With(givenWith(ruling), announcedWith(role)),
};
