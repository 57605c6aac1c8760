// Every key, its meaning and its help line, in one file; the footer, the help, the command palette and the README's table
// come from here.
import type { ChairName } from '../session/chair.ts';
import type { Press } from './use-keys.tsx';

export interface Key {
  /** As shown. */
  shown: string;
  does: string;
  /** Whether the footer names it, and how shortly. */
  short?: string;
  /** The footer's name for several keys; else it names the first. */
  hint?: string;
}

export const EXERCISE_KEYS: readonly Key[] = [
  { shown: 'Enter', does: 'add the chosen response to the orders of this turn', short: 'add' },
  { shown: 'c', does: 'commit this seat for the turn', short: 'commit' },
  { shown: 'h', does: 'hold until news, with a reason if you give one', short: 'hold' },
  { shown: 'u', does: 'take the last order back, until the seat commits', short: 'back' },
  { shown: 'Tab', does: 'next panel', short: 'panel' },
  {
    shown: 'd e l p i',
    hint: 'd e l p i',
    does: 'pages over the screen, one key each; Enter or Esc goes back',
    short: 'pages',
  },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'd', does: 'duties: all that this seat owes, and every edge to come with the time left' },
  { shown: 'e', does: 'evidence: how far each act of the chain has come, and who said what' },
  { shown: 'l', does: 'line: every sector in detail, the rear and the sea' },
  { shown: 'p', does: 'politics: guarantee, roster, talks, people, the army, orders announced' },
  { shown: 'i', does: 'the brief of this seat' },
  { shown: 'q', does: 'a question to EXCON', short: 'ask' },
  { shown: ':', does: 'command: type a few letters of what you want', short: 'command' },
  { shown: '/', does: 'filter the reports as you type; Esc shows all again', short: 'filter' },
  { shown: 'o', does: 'other: an action that no response covers', short: 'other' },
  { shown: 'Esc', does: 'back; from the exercise: leave it, saved as it is', short: 'leave' },
  { shown: '↑↓ j k', does: 'choose or scroll in the panel in focus', short: 'choose' },
  { shown: '←→ , .', does: 'the chain before and after', short: 'chain' },
  { shown: 't', does: 'time: give the next order at a later minute of the turn', short: 'time' },
  { shown: 's', does: 'sector: the next sector for the next order', short: 'sector' },
  { shown: 'S', does: 'sector: the one before' },
  { shown: 'b', does: 'because: the reason that goes with the next order', short: 'because' },
  {
    shown: '%',
    does: 'likelihood, 0.00 to 1.00: how sure you are whose act it is, with the next order',
    short: 'likely',
  },
  { shown: 'A', does: 'attribute: the text of the next order names a culprit; A again: it does not', short: 'names' },
  { shown: 'w', does: 'why: the clause in words, and the facts', short: 'why' },
  { shown: 'v', does: 'view another seat that a person holds, or the Commission (open table)', short: 'seat' },
  { shown: 'f', does: "the facilitator's console, where one is in the room" },
  { shown: 'H', does: 'hints for a first exercise, shown or not' },
  { shown: '1–14', does: 'jump to a response by its number' },
];

export const COMMISSION_KEYS: readonly Key[] = [
  { shown: '↑↓ j k', does: 'choose an act of the docket', short: 'choose' },
  { shown: 'Enter', does: "accept the analysts' view of the act, where they have come to one (!)", short: 'accept' },
  { shown: 'a', does: 'attribute: whose act it was, and a likelihood from 0.00 to 1.00', short: 'attribute' },
  { shown: 'n', does: 'unattributable: the side stays unknown', short: 'unknown' },
  { shown: 'x', does: 'nothing happened: retract the report (asks once)', short: 'retract' },
  { shown: 'c', does: 'adjourn until there is something new to find on', short: 'adjourn' },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'b', does: 'certify that the act is part of a broader attack (asks once)', short: 'certify' },
  { shown: ':', does: 'command: type a few letters of what you want', short: 'command' },
  { shown: 'Esc', does: 'back; from the desk: leave the exercise, saved as it is', short: 'leave' },
  { shown: '←→ PgUp', does: 'scroll the card of the act', short: 'card' },
  { shown: 'i', does: 'the brief', short: 'brief' },
  { shown: 'v', does: 'view a seat that a person holds (open table)' },
  { shown: 'f', does: "the facilitator's console, where one is in the room" },
];

export const EXCON_KEYS: readonly Key[] = [
  { shown: 's', does: 'STARTEX; then step: the turn is closed for all, drafts are ruled as they stand', short: 'step' },
  { shown: 'p', does: 'pause or resume; while it is paused seats compose, and nobody commits', short: 'pause' },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'g', does: 'go to the next event; drafts are ruled as they stand', short: 'next' },
  { shown: 'G', does: 'go to a minute that you type; drafts are ruled as they stand' },
  { shown: 'n', does: 'note, with the time of the day; no seat ever sees it', short: 'note' },
  { shown: 'h', does: 'hold or release the chosen inject', short: 'hold' },
  { shown: 'f', does: 'fire the chosen inject now (asks once)', short: 'fire' },
  { shown: 'm', does: 'move the chosen inject to another minute', short: 'move' },
  { shown: 'a', does: 'add an inject off-script; the draft of the form is kept whatever happens', short: 'add' },
  { shown: 'r', does: 'reply to a question, or rule on an action off the menu', short: 'reply' },
  { shown: 'o', does: 'overrule the chosen ruling, with a reason (asks once)', short: 'overrule' },
  { shown: 'v', does: 'view the seats', short: 'seats' },
  { shown: 'c', does: 'find on the chosen act, as the Commission', short: 'find' },
  { shown: 'x', does: 'ENDEX now (asks once)', short: 'ENDEX' },
  { shown: ':', does: 'command: type a few letters of what you want', short: 'command' },
  { shown: 'b', does: 'branch: a new exercise from any entry of this one', short: 'branch' },
  { shown: 't', does: 'turn timer: start or stop', short: 'timer' },
  { shown: '+', does: 'turn timer: five minutes more' },
  { shown: '↑↓ j k', does: 'choose in the panel in focus' },
  { shown: 'Tab', does: 'next panel' },
  { shown: 'Enter', does: 'all there is to know of the chosen line; a question is answered' },
  { shown: '1–999', does: 'jump to an inject by its number' },
  { shown: 'Esc', does: 'back; from the console: leave the exercise, saved as it is' },
];

export const HOME_KEYS: readonly Key[] = [
  { shown: 'Enter', does: 'start the scenario, or resume the saved exercise', short: 'start' },
  { shown: 'Tab', does: 'scenarios or saved exercises', short: 'saved' },
  { shown: 'l', does: 'library: every saved exercise, to rename, archive and export', short: 'library' },
  { shown: 't', does: 'tutorial: First shot with hints, and every ruling explained beforehand', short: 'tutorial' },
  { shown: 'f', does: 'facilitate: a console that runs the exercise', short: 'facilitate' },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'q', does: 'quit', short: 'quit' },
  { shown: '/', does: 'filter the scenarios as you type; Esc shows all again', short: 'filter' },
  { shown: ':', does: 'command: type a few letters of what you want', short: 'command' },
  { shown: '↑↓ j k', does: 'choose', short: 'choose' },
  { shown: 's', does: 'who holds the seats', short: 'seats' },
  { shown: 'd', does: 'the doctrine: another reading of the plan', short: 'reading' },
  { shown: 'c', does: 'coaching: when rulings are told', short: 'coaching' },
  { shown: 'a', does: 'a variant of the scenario: another start, mandate or mood', short: 'variant' },
  { shown: 'r', does: 'another seed', short: 'seed' },
  { shown: 'e', does: 'enter the seed that every team was given: the same incidents for all' },
  { shown: 'm', does: 'the Commission: findings by the engine, or by a person here', short: 'findings' },
  { shown: 'x', does: 'closed seats: a hand-off screen between seats', short: 'table' },
  { shown: 'w', does: 'watch a saved exercise again' },
];

export const LIBRARY_KEYS: readonly Key[] = [
  { shown: '↑↓ j k', does: 'choose', short: 'choose' },
  {
    shown: 'Enter',
    does: 'resume it, at the very point where it was left; an ended one shows its outcome',
    short: 'resume',
  },
  { shown: '/', does: 'filter by name, scenario, seed or score', short: 'filter' },
  { shown: 'n', does: 'name: call it something else', short: 'name' },
  { shown: 'a', does: 'archive it, or take it out again', short: 'archive' },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'Esc', does: 'back', short: 'back' },
  { shown: 'e', does: 'export it as one file', short: 'export' },
  { shown: 'w', does: 'watch it again', short: 'watch' },
  { shown: 'u', does: 'undo the last archiving', short: 'undo' },
  { shown: 'z', does: 'the archive, or the library again', short: 'archive list' },
];

export const END_KEYS: readonly Key[] = [
  { shown: '↑↓ j k', does: 'page through the score, the rulings and the reasons', short: 'pages' },
  { shown: 'l', does: 'lessons: the questionnaire, for the report', short: 'lessons' },
  { shown: 'h', does: 'HTML: write the report beside the journal', short: 'report' },
  { shown: 'r', does: 'replay: go through the exercise again', short: 'replay' },
  { shown: 'v', does: 'another seat, the facilitator or an observer', short: 'seat' },
  { shown: 'Esc', does: 'home', short: 'home' },
  { shown: 'q', does: 'quit', short: 'quit' },
  { shown: '?', does: 'this help' },
];

export const REPLAY_KEYS: readonly Key[] = [
  { shown: '←→', does: 'the entry before and after; PgUp and PgDn ten at once', short: 'entry' },
  { shown: ', .', does: 'the event before and after', short: 'event' },
  { shown: '?', does: 'this help', short: 'keys' },
  { shown: 'n', does: 'the next ruling', short: 'ruling' },
  { shown: 'N', does: 'the ruling before' },
  { shown: 'Space', does: 'play by itself, or stop', short: 'play' },
  { shown: '+ -', does: 'faster or slower, 1x to 16x', short: 'speed' },
  { shown: 'v', does: 'what another seat saw, the Commission, or the truth', short: 'seat' },
  { shown: 'g', does: 'go to a minute', short: 'go' },
  { shown: 'b', does: 'branch: a new exercise from here', short: 'branch' },
  { shown: 'Esc', does: 'back', short: 'back' },
  { shown: 'Tab ↑↓', does: 'panels and lists, as in the exercise' },
  { shown: 'c', does: 'another chain' },
  { shown: 'd e l p', does: 'what the seat knew: its duties, the evidence, the line, politics' },
  { shown: 'w', does: 'why: the clause in words, and the facts' },
];

/** Wherever a text is typed. */
export const TYPING_KEYS: readonly Key[] = [
  { shown: 'Backspace', does: 'takes the last letter back' },
  { shown: 'Ctrl-w', does: 'takes the last word back' },
  { shown: 'Ctrl-u', does: 'takes the whole text back' },
];

/** The footer: as many short hints as fit. */
export function footer(keys: readonly Key[], width: number): string {
  let line = '';
  for (const { shown, short, hint = shown.split(' ')[0] } of keys) {
    if (!short) continue;
    const next = `${line}${line ? '  ' : ' '}${hint} ${short}`;
    if (next.length > width - 1) break;
    line = next;
  }
  return line;
}

/** The keys of whoever has the screen. */
export const keysOf = (chair: ChairName): readonly Key[] =>
  chair === 'commission' ? COMMISSION_KEYS : chair === 'excon' ? EXCON_KEYS : EXERCISE_KEYS;

/** What one key does at once, as the command palette runs it. */
export interface KeyCommand extends Key {
  press: Press;
}

const NAMED: Record<string, Press> = { Enter: 'enter', Tab: 'tab', Esc: 'escape', Space: { char: ' ' } };

/** The keys that are commands: not those that choose and scroll, and not the palette's own. */
export function commandsOf(keys: readonly Key[]): KeyCommand[] {
  return keys.flatMap((key) => {
    const press = NAMED[key.shown] ?? (key.shown.length === 1 && key.shown !== ':' ? { char: key.shown } : null);
    return press ? [{ ...key, press }] : [];
  });
}
