// The exercise as lines of text, for screen readers: new lines join a log, and a line that is typed goes to the host.
import { part, type View, type ViewEvents } from './view.ts';

const MOST_LINES = 2000;
/** A host that means a terminal would colour its words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that it looks for.
const ESCAPES = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]|[\x00-\x08\x0b-\x1f\x7f]/g;

export function openLines(events: ViewEvents): View {
  const [log, form, field] = [part('log'), part<HTMLFormElement>('line'), part<HTMLInputElement>('line-text')];
  part('plain').hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    events.keys(`${field.value}\n`);
    field.value = '';
  });
  let last: HTMLElement | null = null;
  const append = (text: string) => {
    const [rest, ...lines] = text.replace(ESCAPES, '').split('\n');
    if (last && rest) last.append(rest);
    else if (rest) last = newLine(log, rest);
    // A line is there once it has text: a reader says nothing of those that are filled later.
    for (const line of lines) last = line ? newLine(log, line) : null;
    while (log.childElementCount > MOST_LINES) log.firstElementChild?.remove();
    log.scrollTop = log.scrollHeight;
  };
  return {
    size: () => ({ columns: 80, rows: 24 }),
    draw: (text, drawn) => {
      append(text);
      drawn();
    },
    // Whoever comes back keeps what was said; what is said anew begins a line.
    clear: () => {
      last = null;
    },
    focus: () => field.focus(),
  };
}

function newLine(log: HTMLElement, text: string): HTMLElement {
  const line = document.createElement('div');
  line.textContent = text;
  log.append(line);
  return line;
}
