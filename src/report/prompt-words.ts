// What a seat owes, in words, once for all lists and pages.
import type { PromptKind } from '../exercise/words.ts';

export const PROMPT_WORDS: Readonly<Record<PromptKind, string>> = {
  warn: 'a warning',
  halt: 'an answer to the fire',
  verify: 'a closer look',
  consult: 'a consultation',
  force: 'a decision on force',
  plan: 'a signature on the joint plan',
  joint: 'a decision on the joint response',
  notify: 'a notice to Congress',
  'self-report': 'a report of its own breach',
  'stand-down': 'a stand-down',
};
