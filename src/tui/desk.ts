// What all desks do: say something at the foot, take a line that is typed there, ask twice before what cannot be taken
// back, show their keys and the palette of their commands. What a key means at a desk stands in the desk's rows.
import { commandsOf, type Key, type KeyRow, keyOf } from './keys.ts';
import { Palette } from './palette.ts';
import { arrowOf, charOf, type Press } from './press.ts';
import { Digits, typedOn } from './typing.ts';

/** A line that is typed at the foot of a desk. */
export interface Line<D> {
  /** How many characters it takes. */
  longest: number;
  /** Takes the text at Enter; returns why it cannot be taken, as a sentence, and the line stays then. */
  take: (desk: D, text: string) => string | undefined | Promise<string | undefined>;
  /** Called with every letter. */
  follow?: (desk: D, text: string) => void;
  /** Called at Esc. */
  drop?: (desk: D) => void;
  /** Where a list is narrowed as one types: the arrows go on choosing in it. */
  move?: (desk: D, by: number) => void;
}

export type Lines<D, Kind extends string> = Readonly<Record<Kind, Line<D>>>;

/** What keys and lines mean at a desk. */
export interface Bindings<D, Kind extends string> {
  keys: readonly KeyRow<D>[];
  lines: Lines<D, Kind>;
  /** Said of a key that has no row. */
  otherwise?: string;
}

export abstract class Desk<Kind extends string = never> {
  notice = '';
  /** What is being typed. */
  input: { readonly kind: Kind; readonly text: string } | null = null;
  /** What lies over the desk: its keys, or the palette of its commands. */
  over: 'help' | Palette | null = null;
  /** Of what lies over it. */
  scroll = 0;
  readonly #digits = new Digits();
  #asked: string | null = null;
  #askedBefore: string | null = null;

  say(notice: string): void {
    this.notice = notice;
  }

  /** Opens a line at the foot. */
  type(kind: Kind, text = ''): void {
    this.input = { kind, text };
  }

  help(): void {
    this.over = 'help';
    this.scroll = 0;
  }

  /** Whether the press before asked the same, so that it is meant; else it is asked now. */
  isSure(question: string): boolean {
    if (this.#askedBefore === question) return true;
    this.#asked = question;
    this.say(question);
    return false;
  }

  /** The number that the digits pressed so far come to, where the list has it. */
  number(digit: string, has: (number: number) => boolean): number | null {
    return this.#digits.take(digit, has);
  }

  /** A key is pressed: what was said before goes. Whether it drops what was asked. */
  begin(press: Press): boolean {
    this.notice = '';
    this.#askedBefore = this.#asked;
    this.#asked = null;
    if (!/\d/.test(charOf(press))) this.#digits.clear();
    if (press !== 'escape' || this.#askedBefore === null || this.input) return false;
    this.drop();
    this.say('Dropped; nothing was done.');
    return true;
  }

  /** What is being asked for by one key is asked for no more. */
  drop(): void {}
}

/** The rows that every desk has. */
export const HELP: Key<Desk<string>> = {
  shown: '?',
  does: 'this help',
  short: 'keys',
  run: (desk) => desk.help(),
};

export const paletteOf = <D extends Desk<string>>(rows: () => readonly KeyRow<D>[]): Key<D> => ({
  shown: ':',
  does: 'command: type a few letters of what you want',
  short: 'command',
  run: (desk) => {
    desk.over = new Palette(
      commandsOf(rows()).map(({ key, press }) => ({ ...key, press, shut: key.shut?.(desk) ?? null })),
    );
  },
});

/** Does what a key means at a desk. `mostScroll`: how far what lies over the desk can be scrolled. */
export async function pressDesk<Kind extends string, D extends Desk<Kind>>(
  desk: D,
  { keys, lines, otherwise }: Bindings<D, Kind>,
  press: Press,
  mostScroll: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> {
  if (desk.begin(press)) return;
  if (desk.over === 'help') return pressHelp(desk, press, mostScroll);
  if (desk.over) {
    const { isLeft, run } = desk.over.press(press);
    if (!isLeft) return;
    desk.over = null;
    if (!run) return;
    press = run;
  }
  if (desk.input) return pressLine(desk, desk.input, lines[desk.input.kind], press);
  const key = keyOf(keys, press);
  const why = key ? (key.shut?.(desk) ?? null) : (otherwise ?? null);
  if (why !== null) desk.say(why);
  else await key?.run(desk, press);
}

function pressHelp(desk: Desk<string>, press: Press, mostScroll: () => number): void {
  const by = arrowOf(press, 10);
  if (by === 0) desk.over = null;
  else desk.scroll = Math.max(0, Math.min(mostScroll(), desk.scroll + by));
}

async function pressLine<Kind extends string, D extends Desk<Kind>>(
  desk: D,
  input: NonNullable<Desk<Kind>['input']>,
  line: Line<D>,
  press: Press,
): Promise<void> {
  if (press === 'escape') {
    desk.input = null;
    return line.drop?.(desk);
  }
  if (press === 'enter') {
    desk.input = null;
    const why = await line.take(desk, input.text.trim());
    if (why === undefined) return;
    desk.input = input;
    return desk.say(why);
  }
  const by = line.move ? arrowOf(press, 8) : 0;
  if (by !== 0) return line.move?.(desk, by);
  const typed = typedOn(input.text, press, line.longest);
  if (!typed) return;
  desk.input = { ...input, text: typed.text };
  desk.say(typed.notice);
  line.follow?.(desk, typed.text);
}
