// The shape of a journal of format 3, the last under the first edition of the law. Frozen: it stands before its migration.
import { command3 } from './commands-2.ts';
import { doctrine } from './doctrine-1.ts';
import { event3With } from './events-2.ts';
import { openingWith } from './opening.ts';
import { announcedWith, givenWith, role, ruling } from './orders-1.ts';
import { scenarioWith } from './scenario-2.ts';

export const format3 = {
  opening: openingWith(3, scenarioWith(doctrine)),
  command: command3,
  event: event3With(givenWith(ruling), announcedWith(role)),
};
