// Every key, its meaning and its help line, in one file; the footer and the help come from here.

export interface Key {
  /** As pressed: a character, or the name of a special key. */
  key: string;
  /** As shown. */
  shown: string;
  does: string;
  /** Whether the footer names it, and how shortly. */
  short?: string;
}

export const EXERCISE_KEYS: readonly Key[] = [
  { key: 'up/down', shown: '↑↓ j k', does: 'choose in the panel in focus', short: 'choose' },
  { key: 'enter', shown: 'Enter', does: 'add the chosen response to the orders of this turn', short: 'add' },
  { key: 'digit', shown: '1–9', does: 'jump to a response by its number' },
  { key: 'tab', shown: 'Tab', does: 'next panel', short: 'panel' },
  { key: 'c', shown: 'c', does: 'commit this seat for the turn', short: 'commit' },
  { key: 'u', shown: 'u', does: 'take the last order back, until the seat commits', short: 'back' },
  { key: 't', shown: 't', does: 'time: give the next order at a later minute of the turn', short: 'time' },
  { key: 's', shown: 's', does: 'sector: the sector that the next order names', short: 'sector' },
  { key: 'b', shown: 'b', does: 'because: the reason that goes with the next order' },
  { key: 'h', shown: 'h', does: 'hold until news, with a reason if you give one', short: 'hold' },
  { key: 'left/right', shown: '←→ , .', does: 'the chain before and after', short: 'chain' },
  { key: 'v', shown: 'v', does: 'view another seat (open table)', short: 'seat' },
  { key: 'w', shown: 'w', does: 'why: the clause in words and the facts' },
  { key: 'i', shown: 'i', does: 'the brief of this seat' },
  { key: 'q', shown: 'q', does: 'a question to EXCON' },
  { key: 'o', shown: 'o', does: 'other: an action that no response covers' },
  { key: '?', shown: '?', does: 'this help', short: 'help' },
  {
    key: 'escape',
    shown: 'Esc',
    does: 'back; from the exercise, leave it: it is saved and can be resumed',
    short: 'back',
  },
];

export const HOME_KEYS: readonly Key[] = [
  { key: 'up/down', shown: '↑↓ j k', does: 'choose', short: 'choose' },
  { key: 'enter', shown: 'Enter', does: 'start the scenario, or resume the saved exercise', short: 'start' },
  { key: 'tab', shown: 'Tab', does: 'scenarios or saved exercises', short: 'list' },
  { key: 't', shown: 't', does: 'tutorial: First shot with every ruling explained beforehand', short: 'tutorial' },
  { key: 's', shown: 's', does: 'who holds the seats', short: 'seats' },
  { key: 'd', shown: 'd', does: 'the doctrine: another reading of the plan', short: 'reading' },
  { key: 'c', shown: 'c', does: 'coaching: when rulings are told', short: 'coaching' },
  { key: 'r', shown: 'r', does: 'another seed', short: 'seed' },
  { key: 'x', shown: 'x', does: 'closed seats: a hand-off screen between seats' },
  { key: '?', shown: '?', does: 'this help', short: 'help' },
  { key: 'q', shown: 'q', does: 'quit', short: 'quit' },
];

export const END_KEYS: readonly Key[] = [
  { key: 'up/down', shown: '↑↓ j k', does: 'through the rulings', short: 'rulings' },
  { key: 'enter', shown: 'Enter', does: 'home', short: 'home' },
  { key: 'q', shown: 'q', does: 'quit', short: 'quit' },
];

/** The footer: as many short hints as fit. */
export function footer(keys: readonly Key[], width: number): string {
  let line = '';
  for (const { shown, short } of keys) {
    if (!short) continue;
    const next = `${line}${line ? '  ' : ' '}${shown.split(' ')[0]} ${short}`;
    if (next.length > width - 1) break;
    line = next;
  }
  return line;
}
