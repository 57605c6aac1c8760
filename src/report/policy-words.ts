// What the policies do, a line each.
import type { PolicyName } from '../exercise/words.ts';

export const POLICY_WORDS: Readonly<Record<PolicyName, string>> = {
  'by-the-book': 'answers every duty at once; gives nothing that is refused',
  slow: "as by the book, when half of a duty's time is gone",
  'trigger-happy': 'reaches for the strongest it has, allowed or not',
  passive: 'does nothing',
  'observe-only': 'warns, looks, consults and protests, without force',
};
