// What every door asks of the texts in a command before the session decides on it: nothing that is not shown, one line,
// and no more than their field holds. Not a part of decide(), since old records are decided again as they were recorded.
import type { Command, Denial } from '../events.ts';
import { answersGiven, LONGEST_ANSWER } from '../run/lessons.ts';
import { isPrintable } from '../text.ts';
import { CORRESPONDENTS } from '../words.ts';

/** How many characters each text may have. */
export const LONGEST = { reason: 1000, text: 2000, answer: LONGEST_ANSWER, name: 40 } as const;

/** What is called so in a sentence, its text, and how long that may be. */
type Field = readonly [name: string, text: string | null, longest: number];

/**
 * The command in the one form in which it is recorded: texts without blanks at their ends, and nothing left to be
 * understood. So a record tells of a command what was decided on, and a changed one shows.
 */
export function admitted(command: Command): Command {
  switch (command.do) {
    case 'compose': {
      const { text, ...rest } = command.composition;
      return { ...command, composition: { ...rest, text: text?.trim() || null } };
    }
    case 'ask':
    case 'describe':
    case 'observe':
      return { ...command, text: command.text.trim() };
    case 'tell':
      return { ...command, to: CORRESPONDENTS.filter((each) => command.to.includes(each)), text: command.text.trim() };
    case 'overrule':
      return { ...command, because: command.because.trim() };
    case 'answer':
      return { ...command, answer: command.answer.trim() };
    case 'red': {
      const { deed } = command;
      return 'text' in deed ? { ...command, deed: { ...deed, text: deed.text.trim() } } : command;
    }
    case 'mark':
      return { ...command, text: command.text?.trim() || null };
    case 'reflect':
      return { ...command, answers: answersGiven(command.answers) };
    default:
      return command;
  }
}

/** Why a command's texts cannot be taken; or null. */
export function unfitText(command: Command): Denial | null {
  for (const [name, text, longest] of fieldsOf(command)) {
    const why = text === null ? null : unfit(name, text, longest);
    if (why) return { denied: why };
  }
  return null;
}

function unfit(name: string, text: string, longest: number): string | null {
  if (text.length > longest) return `${name} has at most ${longest} characters; this has ${text.length}.`;
  if (text.includes('\n')) return `${name} is one line; this holds a line break.`;
  return isPrintable(text) ? null : `${name} holds characters that a screen cannot show.`;
}

function fieldsOf(command: Command): Field[] {
  switch (command.do) {
    case 'compose': {
      const { because, text, order } = command.composition;
      return [
        reason(because),
        ['The text of an order', text, LONGEST.text],
        ['The name of an act', order.about, LONGEST.name],
      ];
    }
    case 'hold':
    case 'overrule':
      return [reason(command.because)];
    case 'ask':
      return [['A question', command.text, LONGEST.text]];
    case 'tell':
      return [['A message', command.text, LONGEST.text]];
    case 'observe':
      return [
        ['An observation', command.text, LONGEST.text],
        ['An objective', command.objective, LONGEST.text],
      ];
    case 'describe':
      return [['An action', command.text, LONGEST.text]];
    case 'mark':
      return [['A note', command.text, LONGEST.text]];
    case 'answer':
      return [['An answer', command.answer, LONGEST.text]];
    case 'red':
      return 'text' in command.deed ? [['A text', command.deed.text, LONGEST.text]] : [];
    case 'add-inject': {
      const { text, draft, from, medium, expected, objective, controller, notes } = command.inject;
      return [text, draft, from, medium, expected, objective, controller, notes].map((each) => [
        'A field of an inject',
        each,
        LONGEST.text,
      ]);
    }
    case 'reflect':
      // Its lines are joined when it is taken.
      return Object.values(answersGiven(command.answers)).map((each) => ['An answer', each, LONGEST.answer]);
    default:
      return [];
  }
}

const reason = (because: string | null): Field => ['A reason', because, LONGEST.reason];
