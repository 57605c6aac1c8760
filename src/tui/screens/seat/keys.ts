// What each key does at a seat.
import { LONGEST } from '../../../report/fitting.ts';
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { KeyRow } from '../../keys.ts';
import { NO_READERS } from '../../letter-line.ts';
import { charOf, DIGITS, isSame, type Press, stepOf, UP_DOWN } from '../../press.ts';
import { PEN, ROOM, TO_EXCON } from '../table/rows.ts';
import type { SeatDesk } from './desk.ts';
import type { SeatLine } from './model.ts';

const PAGE = 8;
// The shifted comma and point too, as the screen shows them.
const BEFORE: readonly Press[] = ['left', { char: ',' }, { char: '<' }];
const AFTER: readonly Press[] = ['right', { char: '.' }, { char: '>' }];

const noSector = (desk: SeatDesk): string | null => desk.noSector();

export const SEAT_KEYS: readonly KeyRow<SeatDesk>[] = [
  {
    shown: 'Enter',
    does: 'add the chosen response to the orders of this turn',
    short: 'add',
    run: (desk) => desk.enter(),
  },
  { shown: 'c', does: 'commit this seat for the turn', short: 'commit', run: (desk) => desk.commit() },
  {
    shown: 'h',
    does: 'hold until news, with a reason if you give one',
    short: 'hold',
    shut: (desk) => (desk.isMine() ? null : 'This seat does not have the keyboard now.'),
    run: (desk) => desk.typeReason('hold'),
  },
  {
    shown: 'u',
    does: 'take the last order back, until the seat commits',
    short: 'back',
    shut: (desk) => (desk.view().drafts.length > 0 ? null : 'There is no order to take back.'),
    run: (desk) => desk.takeBack(),
  },
  {
    shown: 'Tab',
    does: 'next panel',
    short: 'panel',
    presses: ['tab', 'back-tab'],
    run: (desk, press) => desk.focus(press === 'tab' ? 1 : -1),
  },
  {
    shown: 'd e l p r',
    hint: 'd e l p r i',
    does: 'pages over the screen, one key each; Enter or Esc goes back',
    short: 'pages',
  },
  HELP,
  {
    shown: 'd',
    does: 'duties: all that this seat owes, and every edge to come with the time left',
    run: (desk) => desk.open('duties'),
  },
  {
    shown: 'e',
    does: 'evidence: how far each act of the chain has come, and who said what',
    run: (desk) => desk.open('evidence'),
  },
  { shown: 'l', does: 'line: every sector in detail, the rear and the sea', run: (desk) => desk.open('line') },
  {
    shown: 'p',
    does: 'politics: guarantee, roster, talks, people, the army, orders announced',
    run: (desk) => desk.open('politics'),
  },
  { shown: 'i', does: 'the brief of this seat', run: (desk) => desk.open('brief') },
  { shown: 'q', does: 'a question to EXCON', short: 'ask', run: (desk) => desk.type('ask') },
  paletteOf(() => SEAT_KEYS),
  {
    shown: '/',
    does: 'filter the reports as you type; Esc shows all again',
    short: 'filter',
    run: (desk) => desk.typeFilter(),
  },
  {
    shown: 'o',
    does: 'other: an action that no response covers',
    short: 'other',
    run: (desk) => desk.type('describe'),
  },
  {
    shown: 'M',
    does: 'message: to other seats and EXCON, at any time; EXCON reads every one, the wall shows those to all',
    shut: (desk) => (desk.view().readers.length > 0 ? null : NO_READERS),
    run: (desk) => desk.type('message'),
  },
  {
    shown: 'r',
    does: 'responses: what each is, what it does and for how long, what it costs',
    run: (desk) => desk.open('responses'),
  },
  {
    shown: 'Esc',
    does: 'back; from the exercise: leave it, saved as it is',
    short: 'leave',
    run: (desk) => desk.back(),
  },
  {
    shown: '↑↓ j k',
    does: 'choose or scroll in the panel in focus',
    short: 'choose',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, PAGE)),
  },
  {
    shown: '←→ , .',
    does: 'the chain before and after',
    short: 'chain',
    presses: [...BEFORE, ...AFTER],
    run: (desk, press) => desk.chain(BEFORE.some((each) => isSame(each, press)) ? -1 : 1),
  },
  {
    shown: 't',
    does: 'time: give the next order at a later minute of the turn',
    short: 'time',
    run: (desk) => desk.typeTime(),
  },
  {
    shown: 's',
    does: 'sector: the next sector for the next order',
    short: 'sector',
    shut: noSector,
    run: (desk) => desk.sector(1),
  },
  { shown: 'S', does: 'sector: the one before', shut: noSector, run: (desk) => desk.sector(-1) },
  {
    shown: 'b',
    does: 'because: the reason that goes with the next order; the others are never told it',
    short: 'because',
    run: (desk) => desk.typeReason('because'),
  },
  {
    shown: 'T',
    does: 'text: what the next order says to the others, announced with it once it is accepted; one is offered',
    short: 'text',
    shut: (desk) => desk.noText(),
    run: (desk) => desk.typeText(),
  },
  {
    shown: 'D',
    does: 'draft: sign a text that came with a report, or that another seat has signed, as the text of the next order; D again: the one before',
    short: 'draft',
    shut: (desk) => desk.noDraft(),
    run: (desk) => desk.typeDraft(),
  },
  {
    shown: '%',
    does: 'likelihood, 0.00 to 1.00: how sure you are whose act it is, with the next order',
    short: 'likely',
    run: (desk) => desk.typeLikelihood(),
  },
  {
    shown: 'A',
    does: 'attribute: the text of the next order names a culprit; A again: it does not',
    short: 'names',
    run: (desk) => desk.attribute(),
  },
  { shown: 'w', does: 'why: the clause in words, and the facts', short: 'why', run: (desk) => desk.why() },
  {
    shown: 'v',
    does: 'view another seat that a person holds, or the Commission (open table)',
    short: 'seat',
    shut: (desk) => desk.otherShut(),
    run: (desk) => desk.otherChair(),
  },
  TO_EXCON,
  ROOM,
  PEN,
  { shown: 'H', does: 'hints for a first exercise, shown or not', run: (desk) => desk.hints() },
  {
    shown: '1–14',
    does: 'jump to a response by its number',
    presses: DIGITS,
    run: (desk, press) => desk.jump(charOf(press)),
  },
];

const LONGEST_SHORT = 60;

const SEAT_LINES: Lines<SeatDesk, SeatLine> = {
  filter: {
    longest: LONGEST_SHORT,
    take: () => undefined,
    follow: (desk, text) => desk.filter(text),
    drop: (desk) => desk.filter(''),
    move: (desk, by) => desk.move(by),
  },
  because: { longest: LONGEST.reason, take: (desk, text) => desk.takeReason(text) },
  text: { longest: LONGEST.text, take: (desk, text) => desk.takeText(text) },
  likelihood: { longest: LONGEST_SHORT, take: (desk, text) => desk.takeLikelihood(text) },
  time: { longest: LONGEST_SHORT, take: (desk, text) => desk.takeTime(text) },
  hold: { longest: LONGEST.reason, take: (desk, text) => desk.hold(text) },
  ask: { longest: LONGEST.text, take: (desk, text) => desk.tell('ask', text) },
  describe: { longest: LONGEST.text, take: (desk, text) => desk.tell('describe', text) },
  message: { longest: LONGEST.text, take: (desk, text) => desk.write(text) },
};

const BINDINGS: Bindings<SeatDesk, SeatLine> = { keys: SEAT_KEYS, lines: SEAT_LINES };

export const pressSeat = (desk: SeatDesk, press: Press, mostScroll?: () => number): Promise<void> =>
  pressDesk(desk, BINDINGS, press, mostScroll);
