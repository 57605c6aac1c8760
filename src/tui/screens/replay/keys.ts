// What each key does while one goes through a record.
import { type Bindings, HELP, paletteOf, pressDesk } from '../../desk.ts';
import type { Key, KeyRow } from '../../keys.ts';
import { arrowOf, isSame, type Press } from '../../press.ts';
import { pageBy, SEAT_PAGES } from '../seat/pages.ts';
import type { ReplayDesk } from './desk.ts';

const STEPS: Partial<Record<string, number>> = { left: -1, right: 1, 'page-up': -10, 'page-down': 10 };

const ENTRIES: Key<ReplayDesk> = {
  shown: '←→',
  does: 'the entry before and after; PgUp and PgDn ten at once',
  short: 'entry',
  presses: ['left', 'right', 'page-up', 'page-down'],
  run: (desk, press) => desk.step(STEPS[String(press)] ?? 0),
};

export const REPLAY_KEYS: readonly KeyRow<ReplayDesk>[] = [
  ENTRIES,
  {
    shown: ', .',
    does: 'the event before and after',
    short: 'event',
    presses: [{ char: ',' }, { char: '.' }],
    run: (desk, press) => desk.event(isSame(press, { char: '.' }) ? 1 : -1),
  },
  HELP,
  { shown: 'n', does: 'the next ruling', short: 'ruling', run: (desk) => desk.ruling(1) },
  { shown: 'N', does: 'the ruling before', run: (desk) => desk.ruling(-1) },
  { shown: 'Space', does: 'play by itself, or stop', short: 'play', run: (desk) => desk.playOrStop() },
  {
    shown: '+ -',
    does: 'faster or slower, 1x to 16x',
    short: 'speed',
    presses: [{ char: '+' }, { char: '-' }],
    run: (desk, press) => desk.faster(isSame(press, { char: '+' }) ? 1 : -1),
  },
  {
    shown: 'v',
    does: 'what another seat saw, the Commission, or the truth',
    short: 'seat',
    run: (desk) => desk.nextChair(),
  },
  { shown: 'g', does: 'go to a minute', short: 'go', run: (desk) => desk.type('go') },
  { shown: 'b', does: 'branch: a new exercise from here', short: 'branch', run: (desk) => desk.branch() },
  {
    shown: 'W',
    does: 'wall: show this on the wall and to observers of a room, truth included, or no more',
    shut: (desk) => desk.showShut(),
    run: (desk) => desk.toggleShown(),
  },
  { shown: 'Esc', does: 'back', short: 'back', run: (desk) => desk.back() },
  {
    shown: 'Tab ↑↓',
    does: 'panels and lists, as in the exercise',
    presses: ['tab', 'back-tab', 'up', 'down'],
    run: (desk, press) => {
      const by = arrowOf(press, 1);
      if (by !== 0) desk.move(by);
      else desk.focus(press === 'tab' ? 1 : -1);
    },
  },
  { shown: 'c', does: 'another chain', run: (desk) => desk.nextChain() },
  {
    shown: 'd e l p r',
    does: 'what the seat knew: its duties, the evidence, the line, politics, its responses',
    presses: Object.keys(SEAT_PAGES).map((char) => ({ char })),
    run: (desk, press) => desk.openPage(pageBy(press)!),
  },
  { shown: 'w', does: 'why: the clause in words, and the facts', run: (desk) => desk.why() },
  paletteOf(() => REPLAY_KEYS),
];

const BINDINGS: Bindings<ReplayDesk, 'go'> = {
  keys: REPLAY_KEYS,
  lines: { go: { longest: 20, take: (desk, text) => desk.takeMinute(text) } },
};

export async function pressReplay(
  desk: ReplayDesk,
  press: Press,
  mostScroll: () => number = () => Number.POSITIVE_INFINITY,
): Promise<void> {
  if (desk.page === null) return pressDesk(desk, BINDINGS, press, mostScroll);
  // The record may go on under a page.
  if (press === 'left' || press === 'right') return void ENTRIES.run(desk, press);
  const other = pageBy(press);
  const by = arrowOf(press, 10);
  if (other) desk.openPage(other);
  else if (by !== 0) desk.scrollPage(by, mostScroll());
  else desk.closePage();
}
