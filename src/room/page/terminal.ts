// The exercise in a terminal that fills the page. Its colours and letters are those of page.css.
import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal } from '@xterm/xterm';
import { part, type View, type ViewEvents } from './view.ts';

/** The smallest screen of the console; where the page is smaller, it scrolls. */
const SMALLEST = { columns: 80, rows: 24 };
/** On small screens the letters shrink until the columns fit, and no further. */
const LETTERS = { usual: 16, smallest: 10 };
const SMALL_SCREEN = '(pointer: coarse), (max-width: 900px)';

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

export function openTerminal(events: ViewEvents): View {
  const place = part('terminal');
  place.hidden = false;
  const terminal = new Terminal({
    fontFamily: cssValue('mono'),
    fontSize: LETTERS.usual,
    scrollback: 0,
    theme: theme(),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(place);
  terminal.attachCustomKeyEventHandler((event) => !isBrowsers(event, terminal.hasSelection()));
  terminal.onData(events.keys);
  const refit = () => fitTerminal(terminal, fit);
  refit();
  terminal.onResize(events.resized);
  new ResizeObserver(() => requestAnimationFrame(refit)).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    terminal.options.theme = theme();
  });
  return {
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
    draw: (text, drawn) => terminal.write(text, drawn),
    // Written, so that it keeps its place behind what was written before.
    clear: () => terminal.write('\x1bc'),
    focus: () => terminal.focus(),
  };
}

function fitTerminal(terminal: Terminal, fit: FitAddon): void {
  const smallest = matchMedia(SMALL_SCREEN).matches ? LETTERS.smallest : LETTERS.usual;
  for (let letters = LETTERS.usual; letters >= smallest; letters--) {
    if (terminal.options.fontSize !== letters) terminal.options.fontSize = letters;
    if ((fit.proposeDimensions()?.cols ?? 0) >= SMALLEST.columns) break;
  }
  const { cols = 0, rows = 0 } = fit.proposeDimensions() ?? {};
  const within = (count: number, least: number, most: number) => Math.min(most, Math.max(least, count || least));
  terminal.resize(within(cols, SMALLEST.columns, 500), within(rows, SMALLEST.rows, 300));
}

/** Keys that a browser's user expects to work in every page. */
function isBrowsers(event: KeyboardEvent, hasSelection: boolean): boolean {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = event;
  if (metaKey || /^F\d/.test(key)) return true;
  if (altKey && !ctrlKey) return key === 'ArrowLeft' || key === 'ArrowRight';
  if (!ctrlKey || altKey) return false;
  // Ctrl+C copies what is selected, and else goes to the host.
  if (key.toLowerCase() === 'c') return hasSelection || shiftKey;
  return shiftKey || /^([-+=0-9flnprtvw]|Tab|PageUp|PageDown)$/.test(key);
}

const cssValue = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);

function theme(): ITheme {
  const [ground, text] = [cssValue('ground'), cssValue('text')];
  const colours = COLOURS.flatMap((name) => [
    [name, cssValue(name)],
    [`bright${name[0]!.toUpperCase()}${name.slice(1)}`, cssValue(`bright-${name}`)],
  ]);
  return {
    background: ground,
    foreground: text,
    cursor: text,
    cursorAccent: ground,
    selectionBackground: cssValue('selection'),
    ...Object.fromEntries(colours),
  };
}
