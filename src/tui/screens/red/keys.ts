// What each key does at the red cell's desk.
import { LONGEST } from '../../../report/fitting.ts';
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { Key, KeyRow } from '../../keys.ts';
import { type Press, stepOf, UP_DOWN } from '../../press.ts';
import { calledKeys } from '../table/called-desk.ts';
import type { RedDesk } from './desk.ts';
import type { RedAsking, RedLine } from './model.ts';

const shut = (desk: RedDesk): string | null => desk.shut();
const unset = (desk: RedDesk): string | null => desk.unset();

export const RED_KEYS: readonly KeyRow<RedDesk>[] = [
  {
    shown: '↑↓ j k',
    does: 'choose in the list in focus',
    short: 'choose',
    presses: UP_DOWN.filter((press) => press !== 'page-up' && press !== 'page-down'),
    run: (desk, press) => desk.move(stepOf(press, 1)),
  },
  {
    shown: 'Tab',
    does: 'next list: answers, truth, what was announced and found, what you did',
    short: 'lists',
    presses: ['tab', 'back-tab'],
    run: (desk, press) => desk.list(press === 'tab' ? 1 : -1),
  },
  {
    shown: 'e',
    does: 'change the words of the chosen answer',
    short: 'words',
    shut,
    run: (desk) => desk.change(),
  },
  {
    shown: 's',
    does: 'send the chosen answer out now (asks once)',
    short: 'send',
    shut,
    run: (desk) => desk.sendNow(),
  },
  { shown: 'd', does: 'delay the chosen answer to a later minute', short: 'delay', shut, run: (desk) => desk.delay() },
  {
    shown: 'x',
    does: 'drop the chosen answer: it never comes (asks once)',
    short: 'drop',
    shut,
    run: (desk) => desk.dropIt(),
  },
  {
    shown: 'n',
    does: 'say something of your own: a claim, a message or a press report',
    short: 'say',
    run: (desk) => desk.speak(),
  },
  {
    shown: 'c',
    does: 'adjourn: what is on its way goes out at its minute, until the world answers again',
    short: 'adjourn',
    run: (desk) => desk.adjourn(),
  },
  HELP,
  {
    shown: 'w',
    does: 'who says the chosen answer, and in which words',
    short: 'who',
    shut,
    run: (desk) => desk.changeVoice(),
  },
  {
    shown: 'r',
    does: "set the other side's resolve: how little measures move it",
    short: 'resolve',
    shut: unset,
    run: (desk) => desk.type('resolve'),
  },
  {
    shown: 't',
    does: "set the other side's tempo: how fast its acts grow",
    short: 'tempo',
    shut: unset,
    run: (desk) => desk.type('tempo'),
  },
  paletteOf(() => RED_KEYS),
  ...calledKeys('the card'),
];

const DROPS: Key<RedDesk> = { shown: 'Esc', does: 'drops it', run: (desk) => desk.drop() };

/** While one key is asked for. */
const ASKED: Record<RedAsking, readonly Key<RedDesk>[]> = {
  voice: [
    { shown: 'm', does: 'the ministry', run: (desk) => desk.voice('ministry') },
    { shown: 'l', does: 'a local commander', run: (desk) => desk.voice('commander') },
    { shown: 'p', does: 'the press', run: (desk) => desk.voice('press') },
    DROPS,
  ],
  medium: [
    { shown: 'c', does: 'a claim', run: (desk) => desk.medium('claim') },
    { shown: 'm', does: 'a message', run: (desk) => desk.medium('message') },
    { shown: 'p', does: 'a press report', run: (desk) => desk.medium('press') },
    DROPS,
  ],
  seats: [
    { shown: 'u', does: 'Ukraine', run: (desk) => desk.address('ukraine') },
    { shown: 'c', does: 'the coalition', run: (desk) => desk.address('coalition') },
    { shown: 's', does: 'the US', run: (desk) => desk.address('us') },
    { shown: 'a', does: 'all', run: (desk) => desk.address('ukraine', 'coalition', 'us') },
    { shown: 'Enter', does: 'goes on', run: (desk) => desk.addressed() },
    DROPS,
  ],
};

const lines: Lines<RedDesk, RedLine> = {
  words: { longest: LONGEST.text, take: (desk, text) => desk.takeWords(text) },
  say: { longest: LONGEST.text, take: (desk, text) => desk.takeSay(text), drop: (desk) => desk.drop() },
  delay: { longest: 40, take: (desk, text) => desk.takeDelay(text) },
  resolve: { longest: 40, take: (desk, text) => desk.takeSetting('resolve', text) },
  tempo: { longest: 40, take: (desk, text) => desk.takeSetting('tempo', text) },
};

const bindingsOf = ({ asking }: RedDesk): Bindings<RedDesk, RedLine> =>
  asking === null
    ? { keys: RED_KEYS, lines }
    : { keys: ASKED[asking], lines, otherwise: 'That is none of these; Esc drops it.' };

export const pressRed = (desk: RedDesk, press: Press, mostScroll?: () => number): Promise<void> =>
  pressDesk(desk, bindingsOf(desk), press, mostScroll);
