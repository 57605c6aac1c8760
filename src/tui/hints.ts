// Hints for a first exercise: what to do now and why, each when its moment comes and not again later. They read what the
// seat sees, and are never recorded.
import type { Offer } from '../exercise/chairs/preview.ts';
import type { View } from '../exercise/chairs/view.ts';
import type { PromptKind } from '../exercise/words.ts';
import { refusedNow } from './parts/refused.ts';

/** What a hint is told of: the seat's view, what it may choose, and where the cursor stands; in plain mode nowhere. */
export interface Moment {
  view: View;
  offers: readonly Offer[];
  cursor: number | null;
}

export interface Hint {
  /** What happens, and why. */
  says: string;
  /** How, in the console. */
  keys: string;
  /** How, in plain mode. */
  words: string;
}

interface Lesson extends Hint {
  name: string;
  when: (moment: Moment) => boolean;
}

const isOn = (view: View): boolean =>
  view.chains.some(
    ({ closedAt, acts }) => closedAt === null && acts.some(({ end, isRetracted }) => end === null && !isRetracted),
  );
const hasOpen = (view: View): boolean => view.chains.some(({ closedAt }) => closedAt === null);
const isDraftedFor = (view: View, by: readonly string[]): boolean =>
  view.drafts.some(({ order }) => by.includes(order.response));
const owes = (view: View, kind: PromptKind): boolean =>
  view.owed.some((each) => each.kind === kind && !isDraftedFor(view, each.by));
const owesMore = (view: View): boolean => view.owed.some(({ by }) => !isDraftedFor(view, by));
const isAt = ({ offers, cursor }: Moment, response: string): boolean =>
  cursor !== null && offers[cursor]?.response.id === response;
const hasNews = (view: View, kind: string): boolean =>
  view.messages.some((each) => each.kind === kind && each.at > view.readUntil);
// Only where rulings are told beforehand the card tells one.
const isCardFor = (moment: Moment, response: 'warn' | 'halt'): boolean =>
  moment.view.coaching === 'before' && owes(moment.view, response) && isAt(moment, response);
/** How far off an edge is near. */
const HINT_AHEAD_MINUTES = 360;

export const LESSONS: readonly Lesson[] = [
  {
    name: 'refused',
    when: ({ view }) => view.drafts.length === 0 && refusedNow(view) !== undefined,
    says: 'Refused: the card tells what is missing.',
    keys: 'Press w for the clause in words; choose another order, or press c to go on.',
    words: 'Type why for the clause in words; choose another order, or type commit to go on.',
  },
  {
    name: 'add',
    when: (moment) =>
      moment.view.coaching !== 'before' &&
      (['warn', 'halt'] as const).some((each) => owes(moment.view, each) && isAt(moment, each)),
    says: 'This response meets what the seat owes. An order is a draft until you commit; it is ruled on then.',
    keys: 'Press Enter to add it to the orders of this turn.',
    words: '',
  },
  {
    name: 'warn-card',
    when: (moment) => isCardFor(moment, 'warn'),
    says: 'The ruling card tells what this order would get, by which clause and from which facts.',
    keys: 'Press Enter to add it to the orders of this turn; nothing is sent before you commit.',
    words: '',
  },
  {
    name: 'warn',
    when: ({ view }) => owes(view, 'warn'),
    says: 'A report has opened a ladder. In its first 24 hours this seat owes a warning, and an answer while the fire goes on.',
    keys: 'Tab goes to the report, should it not be in sight. Press {warn} for warn.',
    words: 'Type {warn} to draft the warning; nothing is sent before you commit.',
  },
  {
    name: 'halt-card',
    when: (moment) => isCardFor(moment, 'halt'),
    says: 'Force takes effect after its lead time, in the sector of the breach, and no stronger than the breach calls for.',
    keys: 'Press Enter to add it; {strike-territory} shows on its card why a strike is open in no phase.',
    words: '',
  },
  {
    name: 'halt',
    when: ({ view }) => owes(view, 'halt'),
    says: 'The warning comes first. Now the fire itself: whatever halts it, there and no further.',
    keys: 'Press {halt} for halt.',
    words: 'Type {halt} to draft the halt.',
  },
  {
    name: 'commit',
    when: ({ view }) => view.drafts.length > 0 && !owesMore(view),
    says: 'Orders are drafts until you commit; then each is ruled on, and the clock runs to the next news.',
    keys: 'Press c to commit, or u to take the last one back.',
    words: 'Type commit, or undo to take the last one back.',
  },
  {
    name: 'owed',
    when: ({ view }) => owesMore(view),
    says: 'This seat owes something else. The duties tell what, by when, and which responses meet it.',
    keys: 'Press d for the duties.',
    words: 'Type duties.',
  },
  {
    name: 'claims',
    when: ({ view }) => hasNews(view, 'claim'),
    says: 'Claims of the press or of a side move nothing; only reports and findings count.',
    keys: 'Press Tab to go to the reports, / to narrow them, e for the evidence on each act.',
    words: 'Type reports for all of them, evidence for how far each act has come.',
  },
  {
    name: 'finding',
    when: ({ view }) => hasNews(view, 'confirm') || hasNews(view, 'attribute'),
    says: 'A finding tells whose act it was, and how likely. It opens nothing by itself: what opens when stands on the ladder.',
    keys: 'Press e for the evidence, p for politics, l for the line.',
    words: 'Type evidence, politics or line for more.',
  },
  {
    name: 'hold',
    when: ({ view }) => hasOpen(view) && isOn(view),
    says: 'Nothing is owed now. An order runs its lead time while the clock goes to the next news.',
    keys: 'Press h to hold until then, a reason if you have one, and Enter.',
    words: 'Type hold to wait until then, with a reason if you have one.',
  },
  {
    name: 'near',
    when: ({ view }) =>
      view.chains.some(({ edges }) =>
        edges.some(({ at }) => at > view.minute && at <= view.minute + HINT_AHEAD_MINUTES),
      ),
    says: 'An edge of the ladder is near: what was open may shut then, and what was shut may open.',
    keys: 'Press d for every edge to come; t gives an order for a later minute of this turn.',
    words: 'Type duties for every edge to come; at and a minute, as at 25:30, gives the next order for then.',
  },
  {
    name: 'quiet',
    when: ({ view }) => hasOpen(view),
    says: 'The fire has stopped. The chain stays open while its quiet hours run; a new act may still join it.',
    keys: 'Press h to hold until news.',
    words: 'Type hold to wait for news.',
  },
  {
    name: 'closed',
    when: ({ view }) => view.chains.length > 0,
    says: 'The chain is closed. The exercise goes on to ENDEX, where the score tells what each decision was worth.',
    keys: 'Press h to hold until then. ? shows every key, : finds a command by its name, H ends the hints.',
    words: 'Type hold to wait until then, help for every word, hints off to end the hints.',
  },
  {
    name: 'nothing-yet',
    when: ({ view }) => view.chains.length === 0,
    says: 'No breach is known to this seat. A ladder begins with the first reported act of severity 2 or more.',
    keys: 'Press h to hold until news.',
    words: 'Type hold to wait for news.',
  },
];

/** The hints of one exercise: each stays while its moment lasts and does not come back at a later one. */
export class Hints {
  readonly #toldAt = new Map<string, string>();

  /** The hint of this moment; null where there is nothing new to say. */
  at(moment: Moment): Hint | null {
    const { view, offers, cursor } = moment;
    if (!view.isAtKeyboard || view.hasCommitted) return null;
    const now = `${view.seat} ${view.minute}`;
    const lesson = LESSONS.find(
      (each) =>
        (this.#toldAt.get(each.name) ?? now) === now && (cursor !== null || each.words !== '') && each.when(moment),
    );
    if (!lesson) return null;
    this.#toldAt.set(lesson.name, now);
    return numbered(lesson, offers);
  }

  /** Notes that a page was opened, or the clause of a ruling. */
  look(_what: string): void {}
}

/** A hint with the numbers that responses have on the menu, in the place of their names in braces. */
export function numbered({ says, keys, words }: Hint, offers: readonly Offer[]): Hint {
  const number = (text: string) =>
    text.replace(/\{([a-z-]+)\}/g, (_, id: string) =>
      String(1 + offers.findIndex(({ response }) => response.id === id)),
    );
  return { says, keys: number(keys), words: number(words) };
}
