// The red cell in plain mode: what each typed word does with the world's answers.
import type { RedAnswer, RedView } from '../../exercise/chairs/red-view.ts';
import type { RedDeed, RedMedium, RedVoice } from '../../exercise/words.ts';
import type { Seat } from '../../ladder/index.ts';
import {
  deedWords,
  drawnWords,
  hourWords,
  orderSaid,
  RED_BY,
  settingWords,
  waitWords,
  whenOut,
} from '../../report/red-words.ts';
import { behindIt, clock, injectNumber, kindName, sectorName, truthWords } from '../../report/words.ts';
import type { RedChair } from '../../session/chair.ts';
import { knownTo } from '../screens/red/model.ts';
import { minuteOf, settingFrom } from '../typing.ts';
import type { PlainRoom } from './room.ts';
import { helpLines, meant, type Word } from './words.ts';

/** What stands on its desk, and what the other side is like. */
export const redHeading = (view: RedView): string[] => [
  '',
  `The red cell is called. Time ${clock(view.minute)}; ${waitWords(view.isAwaited)}.`,
  ...answers(view, ({ no }) => no !== null),
  `The other side: ${settingWords(view.setting)}.`,
];

function answers(view: RedView, isTold: (answer: RedAnswer) => boolean): string[] {
  const told = view.answers.filter(isTold);
  if (told.length === 0) return ['No answer is on its way.'];
  return ['Answers', ...told.flatMap((answer) => answerLines(answer).map((line) => `  ${line}`))];
}

function answerLines(answer: RedAnswer): string[] {
  const { no, isNew, from, text, pauseAt } = answer;
  return [
    `${no === null ? '-' : injectNumber(no)}${isNew ? ' (new)' : ''} ${drawnWords(answer)}, ${whenOut(answer)}. ${from}: ${text}`,
    ...(pauseAt ? [hourWords(pauseAt)] : []),
    ...(answer.answers ? [`It answers: ${clock(answer.answers.at)} ${orderSaid(answer.answers)}`] : []),
  ];
}

const SEATS: readonly Seat[] = ['ukraine', 'coalition', 'us'];
const VOICES: readonly RedVoice[] = ['ministry', 'commander', 'press'];
const MEDIA: readonly RedMedium[] = ['claim', 'message', 'press'];

/** The word of a list that was typed. */
const among = <T extends string>(all: readonly T[], typed: string): T | undefined => all.find((each) => each === typed);

export class PlainRed {
  readonly #chair: RedChair;
  readonly #room: PlainRoom;

  constructor(chair: RedChair, room: PlainRoom) {
    this.#chair = chair;
    this.#room = room;
  }

  async take(word: string, rest: string): Promise<void> {
    const row = meant(word, RED_WORDS);
    if (typeof row === 'string') this.#room.say(row);
    else await row.run(this, rest);
  }

  async #do(deed: RedDeed, done: string): Promise<void> {
    this.#room.answer(await this.#chair.send({ do: 'red', deed }), [done]);
  }

  /** What was typed as the number of an answer, and the rest; null, and said so, where it is none. */
  #numbered(typed: string, as: string): { no: number; rest: string } | null {
    const [, no, rest = ''] = /^(\d{1,6})(?:\s+(.*))?$/.exec(typed) ?? [];
    if (no !== undefined) return { no: Number(no) - 1, rest };
    this.#room.say(`As: ${as}`);
    return null;
  }

  async act(act: 'send' | 'drop', typed: string): Promise<void> {
    const given = this.#numbered(typed, `${act} 61`);
    if (!given) return;
    const { no } = given;
    await this.#do(
      { act, no },
      act === 'send' ? `Answer ${injectNumber(no)} has gone out.` : `Answer ${injectNumber(no)} does not come.`,
    );
  }

  async delay(typed: string): Promise<void> {
    const given = this.#numbered(typed, 'delay 61 25:30');
    if (!given) return;
    const { minute, endex } = this.#chair.view();
    const to = minuteOf(given.rest, minute, endex);
    if (to === null) return this.#room.say(`Expected a time from ${clock(minute)}, before ENDEX, as 25:30 or +1:15.`);
    await this.#do({ act: 'delay', no: given.no, to }, `Answer ${injectNumber(given.no)} goes out at ${clock(to)}.`);
  }

  async change(typed: string): Promise<void> {
    const given = this.#numbered(typed, 'words 61 We were not there.');
    if (given) await this.#do({ act: 'change', no: given.no, as: null, text: given.rest }, saysNow(given.no));
  }

  async changeVoice(typed: string): Promise<void> {
    const given = this.#numbered(typed, WHO);
    if (!given) return;
    const [voice = '', ...words] = given.rest.split(' ');
    const as = among(VOICES, voice);
    if (!as) return this.#room.say(`As: ${WHO}`);
    await this.#do({ act: 'change', no: given.no, as, text: words.join(' ') }, saysNow(given.no));
  }

  async speak(typed: string): Promise<void> {
    const [voice = '', by = '', seats = '', ...words] = typed.split(' ');
    const [as, medium] = [among(VOICES, voice), among(MEDIA, by)];
    const to = seats === 'all' ? SEATS : seats.split(',').map((seat) => among(SEATS, seat));
    if (!as || !medium || !to.every((seat) => seat !== undefined)) return this.#room.say(`As: ${SAY}`);
    await this.#do({ act: 'say', as, medium, to, text: words.join(' ') }, 'It has been said.');
  }

  async set(typed: string): Promise<void> {
    const [what, value = ''] = typed.split(' ');
    const set = what === 'resolve' || what === 'tempo' ? settingFrom(what, value) : null;
    if (set === null) return this.#room.say('As: set resolve 70, or set tempo 120');
    await this.#do(set, `${what === 'resolve' ? 'Resolve' : 'Tempo'} is ${value} from now on.`);
  }

  async adjourn(): Promise<void> {
    this.#room.goOn(await this.#chair.send({ do: 'red-adjourn' }), []);
  }

  answers = (): void => this.#room.lines(answers(this.#chair.view(), () => true));

  truth(): void {
    const { acts } = this.#chair.view();
    const lines = acts.map(({ id, truth: { kind, author, intent, sector, severity, start, end, words } }) => {
      const when = `${clock(start)}–${end === null ? 'goes on' : clock(end)}`;
      return `  ${id} ${when}, ${kindName(kind)}, ${sectorName(sector)}, severity ${severity}, ${behindIt({ author, intent })}: ${truthWords(words, { kind, author, intent })}`;
    });
    this.#room.lines(lines.length > 0 ? ['Truth', ...lines] : ['Nothing has begun.']);
  }

  known(): void {
    const lines = knownTo(this.#chair.view()).map((known) =>
      known.what === 'order' ? orderSaid(known.order) : `${known.finding.from}: ${known.finding.text}`,
    );
    this.#room.lines(
      lines.length > 0 ? ['Known to all', ...lines.map((line) => `  ${line}`)] : ['Nothing was announced.'],
    );
  }

  done(): void {
    const { did } = this.#chair.view();
    const lines = did.map(({ at, by, deed, was }) => `  ${clock(at)} ${RED_BY[by]} ${deedWords(deed, was)}`);
    this.#room.lines(lines.length > 0 ? ['Done', ...lines] : ['Nothing so far.']);
  }

  save = (file: string): Promise<void> => this.#room.save(file);
  leave = (): void => this.#room.leave();
  help = (): void => this.#room.lines(helpLines(RED_WORDS, SAY.length));
}

const saysNow = (no: number): string => `Answer ${injectNumber(no)} says that now.`;

const WHO = 'who 61 ministry|commander|press TEXT';
const SAY = 'say ministry|commander|press claim|message|press ukraine,us|all TEXT';

export const RED_WORDS: readonly Word<PlainRed>[] = [
  { word: 'answers', typed: 'answers', does: 'all that the world answers', run: (desk) => desk.answers() },
  { word: 'truth', typed: 'truth', does: 'what has begun', run: (desk) => desk.truth() },
  { word: 'known', typed: 'known', does: 'what was announced and found', run: (desk) => desk.known() },
  { word: 'done', typed: 'done', does: 'what you did', run: (desk) => desk.done() },
  { word: 'send', typed: 'send NUMBER', does: 'an answer goes out now', run: (desk, rest) => desk.act('send', rest) },
  { word: 'words', typed: 'words NUMBER TEXT', does: 'it says something else', run: (desk, rest) => desk.change(rest) },
  {
    word: 'who',
    typed: 'who NUMBER ministry|commander|press TEXT',
    does: 'somebody else says it, in other words',
    run: (desk, rest) => desk.changeVoice(rest),
  },
  { word: 'delay', typed: 'delay NUMBER TIME', does: 'to a later minute', run: (desk, rest) => desk.delay(rest) },
  { word: 'drop', typed: 'drop NUMBER', does: 'it never comes', run: (desk, rest) => desk.act('drop', rest) },
  {
    word: 'say',
    typed: SAY,
    does: 'something of your own',
    run: (desk, rest) => desk.speak(rest),
  },
  {
    word: 'set',
    typed: 'set resolve|tempo NUMBER',
    does: 'what the other side is like, within the bounds',
    run: (desk, rest) => desk.set(rest),
  },
  { word: 'adjourn', typed: 'adjourn', does: 'until the world answers again', run: (desk) => desk.adjourn() },
  { word: 'leave', typed: 'leave', does: 'leave; the exercise is saved as it is', run: (desk) => desk.leave() },
  { word: 'help', run: (desk) => desk.help() },
  {
    word: 'save',
    typed: 'save [FILE]',
    does: 'the whole record to a new file, where its own was moved or changed',
    run: (desk, rest) => desk.save(rest),
  },
];
