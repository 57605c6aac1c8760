// Bytes to characters, one at a time and however they are cut. A byte that is no UTF-8 stays what it is to a terminal of
// eight bits where that is a control character; else it is nothing.

export class Utf8 {
  /** The bytes of a character that is not whole yet, and how many there will be. */
  #begun: number[] = [];
  #length = 0;

  decode(chunk: Uint8Array): string {
    let text = '';
    for (const byte of chunk) text += this.#take(byte);
    return text;
  }

  #take(byte: number): string {
    if (this.#begun.length > 0) {
      if ((byte & 0xc0) === 0x80) {
        this.#begun.push(byte);
        return this.#begun.length === this.#length ? this.#whole() : '';
      }
      const broken = this.#begun.map(alone).join('');
      this.#begun = [];
      return broken + this.#take(byte);
    }
    if (byte < 0x80) return String.fromCharCode(byte);
    this.#length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte < 0xc2 || byte > 0xf4) return alone(byte);
    this.#begun = [byte];
    return '';
  }

  #whole(): string {
    const text = new TextDecoder().decode(Uint8Array.from(this.#begun));
    this.#begun = [];
    return text;
  }
}

const alone = (byte: number): string => (byte >= 0x80 && byte <= 0x9f ? String.fromCharCode(byte) : '');
