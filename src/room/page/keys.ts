// A row of large buttons with the keys that matter, for machines without a keyboard.
import { part } from './view.ts';

const KEYS: Record<string, string> = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  help: '?',
};

const WITHOUT_KEYBOARD = '(pointer: coarse), (max-width: 900px)';

/** The row; `press` gets what a key sends. */
export function openKeys(press: (keys: string) => void): { show: (isIn: boolean) => void } {
  const [row, toggle, field] = [
    part<HTMLFormElement>('keys'),
    part<HTMLButtonElement>('keys-toggle'),
    part<HTMLInputElement>('keys-text'),
  ];
  let isWanted = matchMedia(WITHOUT_KEYBOARD).matches;
  let isIn = false;
  const show = () => {
    row.hidden = !isWanted || !isIn;
    toggle.setAttribute('aria-expanded', String(!row.hidden));
  };
  toggle.addEventListener('click', () => {
    isWanted = !isWanted;
    show();
  });
  // A button that is pressed leaves the terminal where it was: what is typed next still goes there.
  for (const place of [row, toggle])
    place.addEventListener('mousedown', (event) => {
      if ((event.target as HTMLElement).closest('button')) event.preventDefault();
    });
  row.addEventListener('click', ({ target }) => {
    const key = (target as HTMLElement).dataset.key;
    if (key !== undefined) press(KEYS[key]!);
  });
  row.addEventListener('submit', (event) => {
    event.preventDefault();
    // Text alone, since a letter may be a command; Enter again on the empty field is Enter.
    press(field.value || KEYS.enter!);
    field.value = '';
  });
  return {
    show: (isInNow) => {
      isIn = isInNow;
      show();
    },
  };
}
