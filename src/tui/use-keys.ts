// Keys as names: one handler for special keys and characters. Several keys in one write arrive one by one.
import { useInput } from 'ink';

export type Press =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'enter'
  | 'tab'
  | 'back-tab'
  | 'escape'
  | 'backspace'
  | 'page-up'
  | 'page-down'
  | { char: string };

export function useKeys(onPress: (press: Press) => void): void {
  useInput((input, key) => {
    if (key.upArrow) return onPress('up');
    if (key.downArrow) return onPress('down');
    if (key.leftArrow) return onPress('left');
    if (key.rightArrow) return onPress('right');
    if (key.pageUp) return onPress('page-up');
    if (key.pageDown) return onPress('page-down');
    if (key.return) return onPress('enter');
    if (key.tab) return onPress(key.shift ? 'back-tab' : 'tab');
    if (key.escape) return onPress('escape');
    if (key.backspace || key.delete) return onPress('backspace');
    if (key.ctrl || key.meta) return;
    for (const char of input) {
      if (char === '\r' || char === '\n') onPress('enter');
      else if (char === '\t') onPress('tab');
      else if (char >= ' ' && char !== '\u007f') onPress({ char });
    }
  });
}
