// What a terminal sends, and which of it are keys: the filter alone, with bytes cut at every place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyFilter } from '../../../src/tui/input/key-filter.ts';

const shown = (text: string): string => text.replaceAll('\u001b', '␛');
const bytes = (text: string): Buffer => Buffer.from(text.replaceAll('␛', '\u001b'));

/** All that comes out in the end. */
function keysOf(pieces: readonly Uint8Array[]): string {
  const filter = new KeyFilter();
  return shown([...pieces.flatMap((piece) => filter.take(piece)), ...filter.giveUp()].join(''));
}

// What the terminal sends (␛ is ESC), and the keys of it.
const SENT: [string, string, string][] = [
  ['a colour, ended by BEL', '␛]11;rgb:1e1e/1e1e/2e2e\u0007', ''],
  ['a colour, ended by ST', '␛]11;rgb:1e1e/1e1e/2e2e␛\\', ''],
  ['a colour, ended by ST of one character', '␛]11;rgb:1e1e/1e1e/2e2e\u009c', ''],
  ['a title with a letter whose last byte is that of ST', '␛]lМосква␛\\j', 'j'],
  ['a string begun by one character', '\u009d4;1;rgb:ffff/0000/0000\u009cj', 'j'],
  ['the clipboard', '␛]52;c;aGVsbG8=\u0007', ''],
  ['a status string', '␛P1$r0m␛\\', ''],
  ['the name of the terminal', '␛P>|xterm(379)␛\\', ''],
  ['an answer to a picture', '␛_Gi=31;OK␛\\', ''],
  ['a private message and a start of string', '␛^c␛\\␛Xc␛\\', ''],
  ['where the cursor is', '␛[24;80R␛[1;1R␛[1;5R␛[R', ''],
  ['what the terminal is', '␛[?62;22c␛[>41;354;0c␛[=1c', ''],
  ['which modes are set', '␛[?2026;2$y␛[4;1$y', ''],
  ['how large the window is', '␛[8;24;80t␛[4;480;640t␛[1t', ''],
  ['that all is well', '␛[0n␛[?997;1n', ''],
  ['the focus comes and goes', '␛[I␛[Oj', 'j'],
  ['what the keyboard can', '␛[?1u', ''],
  ['a mouse, new and old', '␛[<0;10;10M␛[<0;10;10m␛[M !!␛[32;5;5Mj', 'j'],
  ['a key is let go', '␛[106;1:3u␛[1;1:3A␛[3;1:3~␛[106;1:1u', '␛[106;1:1u'],
  ['a key is held', '␛[106;1:2u␛[1;1:2A', '␛[106;1:2u␛[1;1:2A'],
  ['arrows and pages', '␛[A␛[B␛OA␛[5~␛[6~␛[H␛[F␛[1;5C␛[Z', '␛[A␛[B␛OA␛[5~␛[6~␛[H␛[F␛[1;5C␛[Z'],
  ['function keys', '␛OP␛[15~␛[[A␛[24;2~', '␛OP␛[15~␛[[A␛[24;2~'],
  ['letters of every kind', 'jЖ😀é', 'jЖ😀é'],
  ['Enter, Tab and rubbing out', '\r\t\u007f\u0008\u0017', '\r\t\u007f\u0008\u0017'],
  ['a letter with Alt', '␛q␛\r', '␛q␛\r'],
  ['Esc', '␛', '␛[27u'],
  ['Esc twice', '␛␛[A␛␛', '␛[27u␛[A␛[27u␛[27u'],
  ['a paste', '␛[200~commit\r␛[201~j', '␛[200~commit\r␛[201~j'],
  ['a paste that holds what looks like its end', '␛[200~a␛[201 ␛[␛[201~', '␛[200~a␛[201 ␛[␛[201~'],
  ['a paste without an end', '␛[200~halt', '␛[200~halt␛[201~'],
  ['the end of a paste that has ended', '␛[201~', ''],
  ['Ctrl-C in a paste', '␛[200~halt\u0003', '\u0003'],
  ['Ctrl-C in a string', '␛]11;\u0003', '\u0003'],
  ['Ctrl-C in a sequence', '␛[12\u0003␛O\u0003␛\u0003␛[M\u0003', '\u0003\u0003␛[27u\u0003\u0003'],
  ['Ctrl-C in another protocol', '␛[99;5u␛[1089::99;5u␛[27;5;99~', '\u0003\u0003\u0003'],
  ['Enter ends a string that nobody ends', '␛]11;\rj', '\rj'],
  ['a key ends a string that nobody ends', '␛]11;␛[Aj', '␛[Aj'],
  ['a sequence that is broken off', '␛[12Жj', 'Жj'],
  ['the end of a string alone', '␛\\', ''],
];

describe('only keys are keys', () => {
  it.each(SENT)('%s', (_, sent, keys) => {
    expect(keysOf([bytes(sent)])).toBe(keys);
  });

  it.each(SENT)('%s, cut at every place, and byte by byte', (_, sent, keys) => {
    const whole = bytes(sent);
    for (let at = 0; at <= whole.length; at++)
      expect(keysOf([whole.subarray(0, at), whole.subarray(at)]), `cut at ${at}`).toBe(keys);
    expect(keysOf([...whole].map((byte) => Uint8Array.of(byte)))).toBe(keys);
  });

  it('whatever comes, the keys do not depend on how it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SENT.map(([, sent]) => bytes(sent))),
      fc.constantFrom(...'␛ ␛[ ␛] ␛O ␛P ␛[200~ ␛[201~ [ ] \\ 1 ; \r j'.split(' ')).map(bytes),
      fc.uint8Array({ maxLength: 6 }).map((some) => Buffer.from(some)),
    );
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), cuts, (pieces, places) => {
        const whole = Buffer.concat(pieces);
        const at = places.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b);
        const cut = [0, ...at].map((from, n) => whole.subarray(from, at[n] ?? whole.length));
        expect(keysOf(cut)).toBe(keysOf([whole]));
      }),
      { seed: 20, numRuns: 5000 },
    );
  });

  it('after whatever came, Ctrl-C comes through at once, and a key does when nothing more is waited for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...SENT), (some, [, sent]) => {
        const filter = new KeyFilter();
        // A character that is begun is over with the next byte.
        filter.take(Buffer.concat([some, bytes(sent).subarray(0, -1)]));
        expect(filter.take(Buffer.from('\u0003')).at(-1)).toBe('\u0003');
        filter.take(Buffer.concat([some, bytes(sent).subarray(0, -1)]));
        filter.giveUp();
        expect(filter.take(Buffer.from('j')).join('')).toBe('j');
      }),
      { seed: 20, numRuns: 5000 },
    );
  });

  it('megabytes of a string, of a paste and of a sequence are not kept', () => {
    const filter = new KeyFilter();
    const much = 'x'.repeat(1_000_000);
    for (const begins of ['\u001b]52;c;', '\u001b[200~', '\u001b[1']) {
      filter.take(begins);
      for (let n = 0; n < 5; n++) expect(filter.take(begins.endsWith('1') ? '1'.repeat(1_000_000) : much)).toEqual([]);
      expect(filter.giveUp().join('').length).toBeLessThan(200_000);
    }
  });
});
