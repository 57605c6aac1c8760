// Keys as names. One reader stays for the whole life of the console and hands each key to the screen that is shown, so
// that none is lost while screens change. Several keys in one write arrive one by one; a paste arrives as one text. A key is
// handed on when what the key before it brought about is done.
import { useApp, useInput, usePaste, useWindowSize } from 'ink';
import { createContext, type PropsWithChildren, useContext, useLayoutEffect, useRef, useState } from 'react';
import { lettersOf } from '../report/fitting.ts';
import { entered } from '../report/words.ts';
import { InOrder } from './in-order.ts';
import { layoutFor } from './layout.ts';
import type { Press } from './press.ts';

/** What it returns is waited for before the next key. */
type Handler = (press: Press) => unknown;

const Reader = createContext<{ current: Handler }>({ current: () => {} });

/** What is pressed goes to the given handler while the screen that calls this is shown. */
export function useKeys(onPress: Handler): void {
  const reader = useContext(Reader);
  useLayoutEffect(() => {
    reader.current = onPress;
  });
}

export function KeyReader({ children }: PropsWithChildren) {
  const reader = useRef<Handler>(() => {});
  // On a terminal that is too small nothing can be seen, so nothing is done either.
  const isBlind = layoutFor(useWindowSize()).kind === 'too-small';
  const [keys] = useState(() => new InOrder());
  const { exit } = useApp();
  const press = (each: Press) => {
    if (!isBlind) keys.run(async () => void (await reader.current(each))).catch(exit);
  };
  useInput((input, key) => {
    for (const each of pressesOf(input, key)) press(each);
  });
  // A paste is one text: its line breaks are spaces and never Enter.
  usePaste((text) => press({ pasted: entered(text).replace(/\s+/g, ' ').trim() }));
  return <Reader value={reader}>{children}</Reader>;
}

type InkKey = Parameters<Parameters<typeof useInput>[0]>[1];

const SPECIAL: [keyof InkKey, Press][] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

// As at a shell.
const RUBS: Record<string, Press> = { w: 'rub-word', u: 'rub-line' };

function pressesOf(input: string, key: InkKey): Press[] {
  if (key.tab) return [key.shift ? 'back-tab' : 'tab'];
  const special = SPECIAL.find(([name]) => key[name]);
  if (special) return [special[1]];
  if (key.ctrl && Object.hasOwn(RUBS, input)) return [RUBS[input]!];
  if (key.ctrl || key.meta) return [];
  return lettersOf(input).flatMap((char): Press[] => {
    if (/^[\r\n]+$/.test(char)) return ['enter'];
    if (char === '\t') return ['tab'];
    return char >= ' ' && char !== '\u007f' ? [{ char }] : [];
  });
}
