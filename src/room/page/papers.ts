// The papers of a chair: a list of buttons, and the one that is read in a frame of its own. The frame may run nothing, and
// its text comes under a path that works once (src/room/one-time.ts says why).
import type { FromHost, FromPage, PaperSign } from '../protocol.ts';
import { part } from './view.ts';

export interface PapersPart {
  show: (list: readonly PaperSign[]) => void;
  read: (paper: Extract<FromHost, { t: 'paper' }>) => void;
  /** Whoever sat here does not any more. */
  shut: () => void;
}

/** `closed`: somebody has read enough. */
export function openPapers(ask: (message: FromPage) => void, closed: () => void): PapersPart {
  const [dialog, list, words, place] = [
    part<HTMLDialogElement>('papers'),
    part('papers-list'),
    part('papers-words'),
    part('paper'),
  ];
  const say = (text: string) => {
    words.textContent = text;
  };
  const askFor = (name: string) => {
    place.replaceChildren();
    say('The host makes this paper …');
    for (const each of list.querySelectorAll('button'))
      each.setAttribute('aria-pressed', String(each.dataset.paper === name));
    ask({ t: 'paper', name });
  };
  part('papers-open').addEventListener('click', () => {
    list.replaceChildren();
    say('Asking the host …');
    dialog.showModal();
    ask({ t: 'papers' });
  });
  part('papers-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    place.replaceChildren();
    closed();
  });
  return {
    show: (signs) => {
      say('');
      list.replaceChildren(...signs.map((sign) => buttonFor(sign, () => askFor(sign.name))));
      list.querySelector('button')?.focus();
    },
    read: ({ title, path }) => {
      if (!dialog.open) return;
      say(path === null ? title : '');
      place.replaceChildren(...(path === null ? [] : [frameFor(title, path)]));
    },
    shut: () => dialog.close(),
  };
}

function buttonFor({ name, title }: PaperSign, press: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.paper = name;
  button.textContent = title;
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', press);
  return button;
}

function frameFor(title: string, path: string): HTMLElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  // Without a word of what it may do, it may do nothing.
  frame.setAttribute('sandbox', '');
  frame.src = path;
  return frame;
}
