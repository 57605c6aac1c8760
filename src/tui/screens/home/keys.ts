// What each key does at home.
import { handlingMark, LONGEST_MARK } from '../../../report/handling.ts';
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { KeyRow } from '../../keys.ts';
import { type Press, stepOf, UP_DOWN } from '../../press.ts';
import type { HomeDesk } from './desk.ts';
import type { HomeLine } from './model.ts';

const PAGE = 8;

export const HOME_KEYS: readonly KeyRow<HomeDesk>[] = [
  {
    shown: 'Enter',
    does: 'start the scenario, or resume the saved exercise',
    short: 'start',
    run: (desk) => desk.enter(),
  },
  {
    shown: 'Tab',
    does: 'scenarios or saved exercises',
    short: 'saved',
    presses: ['tab', 'back-tab'],
    run: (desk) => desk.switchList(),
  },
  {
    shown: 'l',
    does: 'library: every saved exercise, to rename, archive and export',
    short: 'library',
    run: (desk) => desk.library(),
  },
  {
    shown: 't',
    does: 'tutorial: ten minutes in one seat, one step at a time',
    short: 'tutorial',
    run: (desk) => desk.tutorial(),
  },
  {
    shown: 'f',
    does: 'facilitate: a console that runs the exercise',
    short: 'facilitate',
    run: (desk) => desk.toggle('hasExcon'),
  },
  HELP,
  { shown: 'q', does: 'quit', short: 'quit', run: (desk) => desk.quit() },
  {
    shown: 'h',
    does: 'host: a room of several screens, in browsers and by ssh (asks once)',
    short: 'host',
    run: (desk) => desk.host(),
  },
  {
    shown: '/',
    does: 'filter the scenarios as you type; Esc shows all again',
    short: 'filter',
    run: (desk) => desk.typeFilter(),
  },
  paletteOf(() => HOME_KEYS),
  {
    shown: '↑↓ j k',
    does: 'choose',
    short: 'choose',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, PAGE)),
  },
  { shown: 's', does: 'who holds the seats', short: 'seats', run: (desk) => desk.nextHolders() },
  {
    shown: 'd',
    does: 'the doctrine: another reading of the plan',
    short: 'reading',
    run: (desk) => desk.nextReading(),
  },
  { shown: 'c', does: 'coaching: when rulings are told', short: 'coaching', run: (desk) => desk.nextCoaching() },
  {
    shown: 'a',
    does: 'a variant of the scenario: another start, mandate or mood',
    short: 'variant',
    shut: (desk) => (desk.hasVariants() ? null : 'This scenario has no variants.'),
    run: (desk) => desk.nextVariant(),
  },
  { shown: 'r', does: 'another seed', short: 'seed', run: (desk) => desk.nextSeed() },
  {
    shown: 'e',
    does: 'enter the seed that every team was given: the same incidents for all',
    run: (desk) => desk.type('seed'),
  },
  {
    shown: 'm',
    does: 'the Commission: findings by the engine, or by a person here',
    short: 'findings',
    run: (desk) => desk.toggle('hasCommission'),
  },
  {
    shown: 'o',
    does: 'the other side: answers as they are drawn, or a person here who may change them (red cell)',
    short: 'red cell',
    run: (desk) => desk.toggle('hasRed'),
  },
  {
    shown: 'x',
    does: 'closed seats: a hand-off screen between seats',
    short: 'table',
    run: (desk) => desk.toggle('isClosed'),
  },
  {
    shown: 'y',
    does: 'turn timer: how long a turn has in real time, where a facilitator runs it',
    short: 'timer',
    run: (desk) => desk.typeTimer(),
  },
  {
    shown: 'w',
    does: 'watch a saved exercise again',
    shut: (desk) => (desk.saved() ? null : 'Tab goes to the saved exercises; w watches one.'),
    run: (desk) => desk.watch(),
  },
  {
    shown: 'M',
    does: 'handling mark: how what is shown may be handled, as OFFICIAL; on every screen, page and export',
    short: 'mark',
    run: (desk) => desk.type('mark', handlingMark()),
  },
  { shown: 'Esc', does: 'show all the scenarios again', run: (desk) => desk.back() },
];

const HOME_LINES: Lines<HomeDesk, HomeLine> = {
  filter: {
    longest: 60,
    take: () => undefined,
    follow: (desk, text) => desk.filter(text),
    drop: (desk) => desk.filter(''),
    move: (desk, by) => desk.move(by),
  },
  seed: { longest: 40, take: (desk, text) => desk.takeSeed(text) },
  timer: { longest: 20, take: (desk, text) => desk.takeTimer(text) },
  mark: { longest: LONGEST_MARK, take: (desk, text) => desk.takeMark(text) },
};

const BINDINGS: Bindings<HomeDesk, HomeLine> = { keys: HOME_KEYS, lines: HOME_LINES };

export const pressHome = (desk: HomeDesk, press: Press, mostScroll?: () => number): Promise<void> =>
  pressDesk(desk, BINDINGS, press, mostScroll);
