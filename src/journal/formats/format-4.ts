// The shape of a journal of format 4: line one carries the number of the law, and the law is the second edition. Frozen: it
// stands before its migration.
import * as z from 'zod';
import { command3 } from './commands-2.ts';
import { doctrineWith, reads } from './doctrine-1.ts';
import { event3With } from './events-2.ts';
import { digests, openingWith } from './opening.ts';
import { announcedWith, givenWith, passed, refused, role } from './orders-1.ts';
import { scenarioWith } from './scenario-2.ts';
import * as is from './values.ts';

const span = z.int().min(0).max(400_000);
export const role4 = z.enum([...role.options, 'redeploy']);

export const reads4 = {
  ...reads,
  'phase2.persist': z.enum(['after-window', 'look-back', 'sustained']),
  'phase2.sustainedFor': span,
  'phase2.sustainedWithin': span,
  'quorum.roster': z.array(is.member).max(200),
};

const ruling4 = z.union([passed, refused.extend({ notBefore: is.minute.optional() })]);

export const format4 = {
  opening: openingWith(4, scenarioWith(doctrineWith(reads4, role4))).extend({
    law: z.int().min(2).max(1000),
    digests: digests.extend({ start: is.digest, made: is.digest }),
  }),
  command: command3,
  event: event3With(givenWith(ruling4), announcedWith(role4)),
};
