// Stands in for string-width in the bundle, for Ink's use and ours: letters, signs and frames of one cell each are
// measured at once. The package, with its tables of every script, is loaded when a text first needs it.
import type stringWidth from 'string-width';

declare const require: (name: 'string-width') => { default: typeof stringWidth };

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escapes, and take no cell
const COLOURS = /\u001b\[[0-9;]*m/g;
const NARROW =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u04ff\u2010-\u2027\u2039\u203a\u2190-\u2193\u2500-\u25fa\u2691\u2713\u271a]*$/;

/** The cells of a text in which every character takes one; null where that has to be looked up. */
export function narrowWidth(text: string): number | null {
  const bare = text.includes('\u001b') ? text.replace(COLOURS, '') : text;
  return NARROW.test(bare) ? bare.length : null;
}

export default function quickWidth(...[text, options]: Parameters<typeof stringWidth>): number {
  return (options === undefined ? narrowWidth(text) : null) ?? require('string-width').default(text, options);
}
