// What each key does at the facilitator's console.
import { LONGEST } from '../../../report/fitting.ts';
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { Key, KeyRow } from '../../keys.ts';
import { NO_READERS } from '../../letter-line.ts';
import { charOf, DIGITS, type Press, stepOf, UP_DOWN } from '../../press.ts';
import { UNATTRIBUTABLE } from '../commission/model.ts';
import { ROOM } from '../table/rows.ts';
import type { ExconDesk } from './desk.ts';
import type { ExconAsking, ExconLine } from './model.ts';

const PAGE = 8;
const EXTENDS_MINUTES = 5;

type Shut = (desk: ExconDesk) => string | null;
const noInject: Shut = (desk) => (desk.chosen('injects') ? null : 'No inject is to come.');
const noAct: Shut = (desk) => (desk.chosen('truth') ? null : 'Nothing has happened.');
const noRuling: Shut = (desk) => (desk.chosen('rulings') ? null : 'No order has been ruled on.');
const notStarted: Shut = (desk) => (desk.view().hasStarted ? null : 'STARTEX has not been given.');
const noAnswer: Shut = (desk) => desk.red.unanswered();
const noBounds: Shut = (desk) =>
  desk.view().red.bounds ? null : 'This scenario sets no bounds for resolve and tempo, so they stay as they are.';
const noTimer: Shut = (desk) => (desk.timer?.options ? null : 'A turn has no time; T sets one.');

export const EXCON_KEYS: readonly KeyRow<ExconDesk>[] = [
  {
    shown: 's',
    does: 'STARTEX; then step: the turn is closed for all, drafts are ruled as they stand',
    short: 'step',
    run: (desk) => desk.startOrStep(),
  },
  {
    shown: 'p',
    does: 'pause or resume; while it is paused seats compose, and nobody commits',
    short: 'pause',
    run: (desk) => desk.pauseOrResume(),
  },
  HELP,
  {
    shown: 'g',
    does: 'go to the next event; drafts are ruled as they stand',
    short: 'next',
    shut: notStarted,
    run: (desk) => desk.jumpToNext(),
  },
  {
    shown: 'G',
    does: 'go to a minute that you type; drafts are ruled as they stand',
    shut: notStarted,
    run: (desk) => desk.type('jump'),
  },
  {
    shown: 'n',
    does: 'note, with the time of the day; no seat ever sees it',
    short: 'note',
    run: (desk) => desk.type('note'),
  },
  {
    shown: 'h',
    does: 'hold or release the chosen inject',
    short: 'hold',
    shut: noInject,
    run: (desk) => desk.holdOrRelease(),
  },
  {
    shown: 'f',
    does: 'fire the chosen inject now (asks once)',
    short: 'fire',
    shut: noInject,
    run: (desk) => desk.fire(),
  },
  {
    shown: 'm',
    does: 'move the chosen inject to another minute',
    short: 'move',
    shut: noInject,
    run: (desk) => desk.shift(),
  },
  {
    shown: 'a',
    does: 'add an inject off-script; the draft of the form is kept whatever happens',
    short: 'add',
    run: (desk) => desk.openForm(),
  },
  {
    shown: 'r',
    does: 'reply to a question or a message, or rule on an action off the menu',
    short: 'reply',
    shut: (desk) => desk.unanswerable(),
    run: (desk) => desk.answer(),
  },
  {
    shown: 'M',
    does: 'message: to one or more seats, or to all, which the wall shows too',
    shut: (desk) => (desk.view().readers.length > 0 ? null : NO_READERS),
    run: (desk) => desk.type('message'),
  },
  {
    shown: 'o',
    does: 'overrule the chosen ruling, with a reason (asks once)',
    short: 'overrule',
    shut: noRuling,
    run: (desk) => desk.overrule(),
  },
  {
    shown: 'v',
    does: 'view the seats',
    short: 'seats',
    shut: (desk) => desk.otherShut(),
    run: (desk) => desk.otherChair(),
  },
  {
    shown: 'c',
    does: 'find on the chosen act, as the Commission',
    short: 'find',
    shut: noAct,
    run: (desk) => desk.ask('finding'),
  },
  {
    shown: 'w',
    does: 'the red cell: change or drop the chosen answer, whether the clock waits for it, resolve and tempo',
    shut: notStarted,
    run: (desk) => desk.ask('red'),
  },
  {
    shown: 'x',
    does: 'ENDEX now (asks once)',
    short: 'ENDEX',
    shut: (desk) => (desk.view().isEnded ? 'The exercise has ended.' : null),
    run: (desk) => desk.end(),
  },
  paletteOf(() => EXCON_KEYS),
  ROOM,
  {
    shown: 'b',
    does: 'branch: a new exercise from any entry of this one',
    short: 'branch',
    run: (desk) => desk.open('branch'),
  },
  {
    shown: 't',
    does: 'turn timer: start or stop',
    short: 'timer',
    shut: noTimer,
    run: (desk) => {
      desk.timer?.toggle();
      desk.sayTimer();
    },
  },
  {
    shown: 'T',
    does: 'turn timer: how long a turn has, as 10m, 90s or 10m closes; empty: as long as it takes',
    shut: (desk) => (desk.timer ? null : 'There is no turn timer here.'),
    run: (desk) => desk.typeTimer(),
  },
  {
    shown: '+',
    does: 'turn timer: five minutes more',
    shut: noTimer,
    run: async (desk) => {
      desk.timer?.extend(EXTENDS_MINUTES);
      await desk.takeNote('The turn has five minutes more.');
      desk.sayTimer();
    },
  },
  {
    shown: '↑↓ j k',
    does: 'choose in the panel in focus',
    presses: UP_DOWN,
    run: (desk, press) => desk.move(stepOf(press, PAGE)),
  },
  {
    shown: 'Tab',
    does: 'next panel',
    presses: ['tab', 'right', 'back-tab', 'left'],
    run: (desk, press) => desk.panel(press === 'tab' || press === 'right' ? 1 : -1),
  },
  {
    shown: 'Enter',
    does: 'all there is to know of the chosen line; a question is answered',
    run: (desk) => desk.enter(),
  },
  {
    shown: '1–999',
    does: 'jump to an inject by its number',
    presses: DIGITS,
    run: (desk, press) => desk.jumpToInject(charOf(press)),
  },
  {
    shown: 'Esc',
    does: 'back; from the console: leave the exercise, saved as it is',
    run: (desk) => desk.open('leave'),
  },
];

const DROPS: Key<ExconDesk> = { shown: 'Esc', does: 'drops it', run: (desk) => desk.ask(null) };

/** While one key is asked for. */
const ASKED: Record<ExconAsking, readonly Key<ExconDesk>[]> = {
  how: [
    { shown: 'a', does: 'accept', run: (desk) => desk.answerAs('accept') },
    { shown: 'r', does: 'refuse', run: (desk) => desk.answerAs('refuse') },
    { shown: 'n', does: 'note', run: (desk) => desk.answerAs('note') },
    DROPS,
  ],
  finding: [
    { shown: 'a', does: 'attribute', run: (desk) => desk.ask('side') },
    { shown: 'n', does: 'unattributable', run: (desk) => desk.find(UNATTRIBUTABLE) },
    { shown: 'x', does: 'nothing happened', run: (desk) => desk.retract() },
    { shown: 'b', does: 'broader', run: (desk) => desk.certify() },
    DROPS,
  ],
  side: [
    { shown: 'r', does: 'Russia-side', run: (desk) => desk.side('russia') },
    { shown: 'u', does: 'Ukraine-side', run: (desk) => desk.side('ukraine') },
    DROPS,
  ],
  red: [
    { shown: 'e', does: 'change its words', shut: noAnswer, run: (desk) => desk.red.changeAnswer() },
    { shown: 'x', does: 'drop it', shut: noAnswer, run: (desk) => desk.red.dropAnswer() },
    { shown: 'w', does: 'the clock waits, or not', run: (desk) => desk.red.waitForRed() },
    { shown: 'r', does: 'resolve', shut: noBounds, run: (desk) => desk.red.setting('resolve') },
    { shown: 't', does: 'tempo', shut: noBounds, run: (desk) => desk.red.setting('tempo') },
    DROPS,
  ],
};

const lines: Lines<ExconDesk, ExconLine> = {
  note: { longest: LONGEST.text, take: (desk, text) => desk.takeNote(text) },
  jump: { longest: LONGEST.text, take: (desk, text) => desk.takeJump(text) },
  shift: { longest: LONGEST.text, take: (desk, text) => desk.takeShift(text) },
  overrule: { longest: LONGEST.reason, take: (desk, text) => desk.takeOverrule(text) },
  effect: { longest: LONGEST.text, take: (desk, text) => desk.takeEffect(text) },
  message: { longest: LONGEST.text, take: (desk, text) => desk.write(text) },
  timer: { longest: 20, take: (desk, text) => desk.takeTimer(text) },
  answer: { longest: LONGEST.text, take: (desk, text) => desk.takeAnswer(text) },
  likelihood: { longest: LONGEST.text, take: (desk, text) => desk.takeLikelihood(text) },
  words: { longest: LONGEST.text, take: (desk, text) => desk.red.takeWords(text) },
  resolve: { longest: LONGEST.text, take: (desk, text) => desk.red.takeSetting('resolve', text) },
  tempo: { longest: LONGEST.text, take: (desk, text) => desk.red.takeSetting('tempo', text) },
};

const bindingsOf = ({ asking }: ExconDesk): Bindings<ExconDesk, ExconLine> => ({
  keys: asking === null ? EXCON_KEYS : ASKED[asking],
  lines,
});

export async function pressExcon(desk: ExconDesk, press: Press, mostScroll?: () => number): Promise<void> {
  if (desk.isForm) await desk.pressForm(press);
  else await pressDesk(desk, bindingsOf(desk), press, mostScroll);
}
