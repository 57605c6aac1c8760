// What each key does after ENDEX.
import { type Bindings, HELP, paletteOf, pressDesk } from '../../desk.ts';
import type { Key, KeyRow } from '../../keys.ts';
import { type Press, stepOf, UP_DOWN } from '../../press.ts';
import type { EndDesk } from './desk.ts';

export const END_KEYS: readonly KeyRow<EndDesk>[] = [
  {
    shown: '↑↓ j k',
    does: 'page through the score, the rulings and the reasons',
    short: 'pages',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, 1)),
  },
  {
    shown: 'l',
    does: 'lessons: the questionnaire, for the report',
    short: 'lessons',
    run: (desk) => desk.openLessons(),
  },
  {
    shown: 'h',
    does: 'HTML: write the report beside the journal',
    short: 'report',
    shut: (desk) => desk.unwritable(),
    run: (desk) => desk.write(),
  },
  {
    shown: 'r',
    does: 'replay: go through the exercise again',
    short: 'replay',
    shut: (desk) => desk.noReplay,
    run: (desk) => desk.replay(),
  },
  { shown: 'v', does: 'another seat, the facilitator or an observer', short: 'seat', run: (desk) => desk.next() },
  {
    shown: 'R',
    does: 'room: who is where, and the reports to release, where several screens show one exercise',
    shut: (desk) => desk.noRoom(),
    run: (desk) => desk.room(),
  },
  { shown: 'Esc', does: 'home', short: 'home', run: (desk) => desk.home() },
  { shown: 'q', does: 'quit', short: 'quit', run: (desk) => desk.quit() },
  HELP,
  paletteOf(() => END_KEYS),
];

/** While the screen shows nothing but whose turn it is. */
const HAND_OFF: readonly Key<EndDesk>[] = [
  { shown: 'Enter', does: 'shows the outcome', run: (desk) => desk.takeOver() },
  { shown: 'Esc', does: 'home', run: (desk) => desk.home() },
  { shown: 'v', does: 'another', run: (desk) => desk.next() },
];

const bindingsOf = ({ isHandOff }: EndDesk): Bindings<EndDesk, never> => ({
  keys: isHandOff ? HAND_OFF : END_KEYS,
  lines: {},
});

/** `pages`: how many there are at the size that is shown. */
export function pressEnd(desk: EndDesk, press: Press, pages: number, mostScroll?: () => number): Promise<void> {
  return desk.inOrder(() => {
    desk.pages = pages;
    if (desk.record.page) return desk.pressLost(press);
    if (desk.lessons) return desk.pressLessons(desk.lessons, press);
    return pressDesk(desk, bindingsOf(desk), press, mostScroll);
  });
}
