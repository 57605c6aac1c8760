// What is typed at the foot of a screen: how a key changes it, and what minute or likelihood it comes to.
import type { RedDeed } from '../exercise/words.ts';
import { cutWords, fitting, lettersOf } from '../report/fitting.ts';
import { entered } from '../report/words.ts';
import type { Press } from './press.ts';

/** A text after a key, and what is to be said of what did not fit into its field. */
export interface Typed {
  text: string;
  notice: string;
}

/** null where the key is none that types. */
export function typedOn(text: string, press: Press, longest: number): Typed | null {
  if (press === 'backspace') return { text: lettersOf(text).slice(0, -1).join(''), notice: '' };
  if (press === 'rub-word') return { text: text.replace(/\S*\s*$/, ''), notice: '' };
  if (press === 'rub-line') return { text: '', notice: '' };
  if (typeof press !== 'object') return null;
  const all = entered(text + ('char' in press ? press.char : press.pasted));
  const { text: fits, left } = fitting(all, longest);
  return { text: fits, notice: cutWords(longest, left) };
}

/** A minute of the turn, written as 25:30 or, from now, as +1:15; null where it is none. */
export function minuteOf(typed: string, from: number, until: number): number | null {
  const match = /^(\+?)(\d{1,4}):([0-5]\d)$/.exec(typed);
  if (!match) return null;
  const at = Number(match[2]) * 60 + Number(match[3]) + (match[1] ? from : 0);
  return at >= from && at < until ? at : null;
}

/** A likelihood from 0 to 1, written as 0.75 or .75, also with a comma; null where it is none. */
export function likelihoodOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  if (!/^([01]|[01]?\.\d{1,4})$/.test(text)) return null;
  const likelihood = Number(text);
  return likelihood <= 1 ? likelihood : null;
}

/** What the other side is set to be, from a whole number; null where it is none. */
export function settingFrom(what: 'resolve' | 'tempo', typed: string): Extract<RedDeed, { act: 'set' }> | null {
  if (!/^\d{1,3}$/.test(typed.trim())) return null;
  return { act: 'set', resolve: null, tempo: null, [what]: Number(typed) };
}

/** Digits that are typed one after the other to name a number of a list. */
export class Digits {
  #typed = '';

  /** The number that is meant, where the list has it: with the digits before, else the digit alone. */
  take(digit: string, has: (number: number) => boolean): number | null {
    const joined = this.#typed + digit;
    this.#typed = [joined, digit].find((text) => has(Number(text))) ?? (joined.length < 4 ? joined : digit);
    return has(Number(this.#typed)) ? Number(this.#typed) : null;
  }

  /** Another key was pressed. */
  clear(): void {
    this.#typed = '';
  }
}
