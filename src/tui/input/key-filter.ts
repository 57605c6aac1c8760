// Only keys are keys. Out of what a terminal sends this lets through what a person presses and pastes; it drops the
// terminal's answers (OSC, DCS, APC, PM and SOS strings, control sequences that no key sends) and the release of keys.
// What comes out does not depend on how the bytes were cut. It knows no clock: key-stream.ts says when to wait no longer.
import { CTRL_C, ESCAPE_KEY, isCtrlC, isEndOfCsi, isKey, PASTE_BEGINS, PASTE_ENDS } from './key-sequences.ts';
import { Utf8 } from './utf8.ts';

const ESC = '\u001b';
const BEL = '\u0007';
/** The single characters that begin a sequence as ESC and a letter do. */
const C1: Record<string, State> = {
  '\u008f': 'ss3',
  '\u0090': 'string',
  '\u0098': 'string',
  '\u009b': 'csi',
  '\u009d': 'string',
  '\u009e': 'string',
  '\u009f': 'string',
};
const STRING_ENDS = '\u009c';
const INTRODUCERS: Record<string, State> = {
  '[': 'csi',
  O: 'ss3',
  ']': 'string',
  P: 'string',
  X: 'string',
  '^': 'string',
  _: 'string',
};
/** A control sequence is never as long as that. */
const LONGEST_SEQUENCE = 100;
/** More than any field holds. */
const LONGEST_PASTE = 100_000;
/** After ESC [ M an old mouse says three characters. */
const MOUSE_SAYS = 3;

type State = 'text' | 'escape' | 'csi' | 'ss3' | 'string' | 'string-escape' | 'paste' | 'mouse';

const isControl = (char: string): boolean => char < ' ' || char === '\u007f';
const isC1 = (char: string): boolean => char >= '\u0080' && char <= '\u009f';

export class KeyFilter {
  readonly #utf8 = new Utf8();
  #state: State = 'text';
  /** Of a sequence that is not whole yet, what came; of a paste, its text. */
  #held = '';
  /** How much of a paste's end has come. */
  #ending = 0;
  #mouseOwes = 0;
  #out: string[] = [];
  #run = '';

  /** What a person pressed: a run of letters is one text, each other key and each paste is one of its own. */
  take(chunk: Uint8Array | string): string[] {
    for (const char of typeof chunk === 'string' ? chunk : this.#utf8.decode(chunk)) this.#next(char);
    return this.#taken();
  }

  /** What is being waited for: whether a lone ESC begins something, or the rest of what has begun. */
  get waits(): 'escape' | 'rest' | null {
    return this.#state === 'text' ? null : this.#state === 'escape' ? 'escape' : 'rest';
  }

  /** The rest does not come: a lone ESC was the key, a paste ends here, and what else has begun is dropped. */
  giveUp(): string[] {
    if (this.#state === 'escape' || this.#state === 'string-escape') this.#emit(ESCAPE_KEY);
    if (this.#state === 'paste') this.#endPaste();
    this.#begin('text');
    return this.#taken();
  }

  #taken(): string[] {
    this.#emit();
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #emit(key?: string): void {
    if (this.#run) this.#out.push(this.#run);
    this.#run = '';
    if (key) this.#out.push(key);
  }

  #begin(state: State, held = ''): void {
    this.#state = state;
    this.#held = held;
    this.#ending = 0;
  }

  #next(char: string): void {
    switch (this.#state) {
      case 'text':
        return this.#text(char);
      case 'escape':
        return this.#escaped(char);
      case 'csi':
      case 'ss3':
        return this.#sequence(char);
      case 'string':
        return this.#string(char);
      case 'string-escape':
        if (char === '\\') return this.#begin('text');
        // Not its end, so the string is broken off.
        return this.#escaped(char);
      case 'paste':
        return this.#paste(char);
      case 'mouse':
        if (char === CTRL_C || char === ESC) return this.#breakOff(char);
        this.#mouseOwes -= 1;
        if (this.#mouseOwes === 0) this.#begin('text');
    }
  }

  #text(char: string): void {
    if (char === ESC) this.#begin('escape');
    else if (Object.hasOwn(C1, char)) this.#begin(C1[char]!, C1[char] === 'csi' ? `${ESC}[` : `${ESC}O`);
    else if (isControl(char)) this.#emit(char);
    else if (!isC1(char) && char !== '\ufffd') this.#run += char;
  }

  #escaped(char: string): void {
    if (Object.hasOwn(INTRODUCERS, char)) return this.#begin(INTRODUCERS[char]!, ESC + char);
    this.#begin('text');
    const isAlone = char === ESC || char === CTRL_C || char === '\u001a' || isC1(char);
    if (isAlone) this.#emit(ESCAPE_KEY);
    if (isAlone) return this.#text(char);
    // A string's end where no string has begun is no key.
    if (char !== '\\') this.#emit(ESC + char);
  }

  // Something that cannot stand in the middle of a sequence: that one is dropped, and this is a key.
  #breakOff(char: string): void {
    this.#begin('text');
    this.#text(char);
  }

  #sequence(char: string): void {
    if (isControl(char) || char > '~') return this.#breakOff(char);
    const isEnd = this.#state === 'csi' ? isEndOfCsi(this.#held, char) : char >= '@';
    const sequence = this.#held + char;
    if (!isEnd) {
      if (sequence.length <= LONGEST_SEQUENCE) this.#held = sequence;
      return;
    }
    const isSs3 = this.#state === 'ss3';
    this.#begin('text');
    if (sequence === PASTE_BEGINS) return this.#begin('paste');
    if (sequence === `${ESC}[M`) {
      this.#mouseOwes = MOUSE_SAYS;
      return this.#begin('mouse');
    }
    if (isCtrlC(sequence)) this.#emit(CTRL_C);
    else if (isSs3 || isKey(sequence)) this.#emit(sequence);
  }

  #string(char: string): void {
    if (char === BEL || char === STRING_ENDS) this.#begin('text');
    else if (char === ESC) this.#begin('string-escape');
    else if (isControl(char)) this.#breakOff(char);
  }

  #paste(char: string): void {
    if (char === CTRL_C) return this.#breakOff(char);
    if (char === PASTE_ENDS[this.#ending]) {
      this.#ending += 1;
      if (this.#ending === PASTE_ENDS.length) this.#endPaste();
      return;
    }
    const isBegun = char === PASTE_ENDS[0];
    if (this.#held.length < LONGEST_PASTE) this.#held += PASTE_ENDS.slice(0, this.#ending) + (isBegun ? '' : char);
    this.#ending = isBegun ? 1 : 0;
  }

  #endPaste(): void {
    this.#emit(PASTE_BEGINS + this.#held + PASTE_ENDS);
    this.#begin('text');
  }
}
