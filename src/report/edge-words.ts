// The words for the edges of the ladder, once for every way in which they are said; and why a seat is asked for a decision.
import type { Call } from '../exercise/seat-state.ts';
import type { HoldEnd, News } from '../exercise/words.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { listed } from './words.ts';

interface EdgeWords {
  /** Before the name of a chain, as it happens. */
  happens: string;
  /** That it has come up, in a list. */
  came: string;
  /** Before the minute at which it comes. */
  ahead: string;
  /** The same where there is little room. */
  short: string;
}

export const EDGE_WORDS: Readonly<Record<News, EdgeWords>> = {
  chain: { happens: 'a breach opens chain', came: 'a breach opened', ahead: 'breach', short: 'opens' },
  broader: {
    happens: 'a broader attack is certified on chain',
    came: 'a broader attack was certified',
    ahead: 'broader attack',
    short: 'broader',
  },
  'warning-due': {
    happens: 'the time for a warning ends on chain',
    came: 'a warning fell due',
    ahead: 'warning due',
    short: 'warning by',
  },
  'phase-2': { happens: 'phase 2 opens on chain', came: 'phase 2 opened', ahead: 'phase 2 may open', short: 'phase 2' },
  closed: {
    happens: 'a day of quiet closes chain',
    came: 'a breach was closed',
    ahead: 'chain closes',
    short: 'closes',
  },
  'hours-72': {
    happens: 'the hour of the joint response is reached on chain',
    came: 'the hour of the joint response came',
    ahead: 'joint response',
    short: '72 h',
  },
};

/** What ended a hold, told to the seat itself or of it. */
export const holdEndWords = (what: HoldEnd, whose: 'your' | 'its'): string =>
  ({
    finding: 'a finding has come',
    answer: `an answer to ${whose} words has come, or the time for one is over`,
    question: `${whose} question is answered`,
  })[what];

const OTHER_CALLS = {
  refused: 'an order was refused',
  returned: 'the turn broke, and your orders for later minutes are drafts again',
  jump: 'the facilitator moved the clock',
  hours: 'the hours of your turn are over',
  reports: 'something was reported while you held',
} as const;

/** Why people decide now, as "You are asked because a breach opens chain A4, and you owe a warning on A4."; '' before the first turn. */
export function callSentence(calls: readonly Call[]): string {
  const reasons = [...new Set(calls.map(reasonOf))];
  return reasons.length === 0 ? '' : `You are asked because ${listed(reasons)}.`;
}

const OUTCOMES: Readonly<Record<'in-effect' | 'lapsed' | 'stood-down', string>> = {
  'in-effect': 'is in effect',
  lapsed: 'has lapsed',
  'stood-down': 'is stood down',
};

function reasonOf(call: Call): string {
  switch (call.why) {
    case 'duty':
      return `you owe ${PROMPT_WORDS[call.kind]} on ${call.about}`;
    case 'effect':
      return `your ${call.response} ${OUTCOMES[call.outcome]}`;
    case 'finding':
    case 'answer':
    case 'question':
      return holdEndWords(call.why, 'your');
    case 'refused':
    case 'returned':
    case 'jump':
    case 'hours':
    case 'reports':
      return OTHER_CALLS[call.why];
    default:
      return `${EDGE_WORDS[call.why].happens} ${call.about}`;
  }
}
