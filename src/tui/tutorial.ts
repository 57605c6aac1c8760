// The tutorial: one step at a time, each done by the trainee before the next one comes. Its story is the scenario
// first-steps; a step names a minute of it. Where a trainee does something else, the steps that this passes over are left out.
import type { View } from '../exercise/chairs/view.ts';
import { type Hint, Hints, type Moment, numbered } from './hints.ts';

/** What a trainee has opened to read, which is no part of the exercise. */
export type Looked = 'duties' | 'evidence' | 'why' | 'reports';

interface Step extends Hint {
  /** From this minute of the story on, and past at that one. */
  from: number;
  until: number;
  isDone: (view: View, looked: ReadonlySet<Looked>) => boolean;
}

const STORY = 'first-steps';

const at = (hours: number, minutes = 0): number => hours * 60 + minutes;
const given = ({ orders, drafts }: View, response: string, isMeant: (order: Given) => boolean = () => true): boolean =>
  [...orders.filter(({ ruling }) => ruling?.verdict !== 'refused'), ...drafts].some(
    (each) => each.order.response === response && isMeant(each),
  );
type Given = Pick<View['drafts'][number], 'at' | 'order' | 'because'>;
const isWarned = ({ chains }: View, act: string): boolean =>
  chains.some(({ warnedAt, acts }) => warnedAt !== null && acts.some(({ id }) => id === act));
const isRefused = ({ orders }: View): boolean => orders.some(({ ruling }) => ruling?.verdict === 'refused');
const never = (): boolean => false;
/** Its halt in sector 6 at 1:30, as a draft. */
const isDrafted = ({ drafts }: View): boolean =>
  drafts.some(({ at: minute, order }) => order.response === 'halt' && order.sector === 6 && minute >= at(1, 30));

export const STEPS: readonly Step[] = [
  {
    from: at(0),
    until: at(0, 21),
    says: 'Something was reported: this is all that your seat knows.',
    keys: 'Press Tab until the reports are in sight.',
    words: 'Type reports.',
    isDone: (view, looked) =>
      looked.has('reports') || looked.has('duties') || view.drafts.length + view.orders.length > 0,
  },
  {
    from: at(0),
    until: at(0, 21),
    says: 'Mortar fire in sector 5. Your seat now owes two things, a warning and an answer to the fire, each by its time.',
    keys: 'Press d for the duties; Esc goes back.',
    words: 'Type duties.',
    isDone: (view, looked) => looked.has('duties') || view.drafts.length + view.orders.length > 0,
  },
  {
    from: at(0),
    until: at(0, 21),
    says: 'First the wrong way round, to see a refusal: order the halt before anybody has warned.',
    keys: 'Press {halt} for halt, Enter to add it, c to commit.',
    words: 'Type {halt}, then commit.',
    isDone: (view) => isRefused(view) || isWarned(view, 'M21') || given(view, 'warn'),
  },
  {
    from: at(0),
    until: at(0, 21),
    says: 'Refused: the warning comes first.',
    keys: 'Press w for the clause in words and the facts; Tab to the panel and ↓ read on. w again closes it.',
    words: 'Type why.',
    isDone: (view, looked) => looked.has('why') || isWarned(view, 'M21') || given(view, 'warn'),
  },
  {
    from: at(0),
    until: at(0, 21),
    says: 'Now in order: the warning, then the halt. They are ruled in the order in which you give them.',
    keys: 'Press {warn} Enter, then {halt} Enter, then c.',
    words: 'Type {warn}, then {halt}, then commit.',
    isDone: (view) => isWarned(view, 'M21') && given(view, 'halt'),
  },
  {
    from: at(0, 50),
    until: at(0, 51),
    says: 'It waits for 1:30 as a draft.',
    keys: 'Press c to commit.',
    words: 'Type commit.',
    isDone: (view) => !isDrafted(view),
  },
  {
    from: at(0, 51),
    until: at(1, 30),
    says: 'The turn broke before 1:30, so your order is a draft again. That happens where news comes first.',
    keys: 'Press c to commit it once more.',
    words: 'Type commit, to give it once more.',
    isDone: (view) => !isDrafted(view),
  },
  {
    from: at(0, 50),
    until: at(2),
    says: 'Both duties are met. The mortar in sector 6 matters more than the rifles in 4; your engineers are out until 1:20.',
    keys: 'Press {halt}, s until it says 6, t 1:30 Enter, Enter, c.',
    words: 'Halt there at 1:30: type sector 6, then at 1:30, then {halt}, then commit.',
    isDone: ({ orders }) =>
      orders.some(
        ({ at: minute, order, ruling }) =>
          order.response === 'halt' && order.sector === 6 && minute >= at(1, 30) && ruling?.verdict !== 'refused',
      ),
  },
  {
    from: at(1, 30),
    until: at(7),
    says: 'Nothing is owed now. Hold until news: the clock runs to what concerns you, and a finding is such news.',
    keys: 'Press h, then Enter. If the clock stops before the finding comes, do it again.',
    words: 'Type hold. If the clock stops before the finding comes, do it again.',
    isDone: ({ minute }) => minute >= at(4),
  },
  {
    from: at(4),
    until: at(7),
    says: 'A claim moves nothing; a finding does. This one says whose mortar it was, and how likely.',
    keys: 'Press e for the evidence, Esc to go back.',
    words: 'Type evidence.',
    isDone: (_, looked) => looked.has('evidence'),
  },
  {
    from: at(4),
    until: at(7),
    says: 'Nothing is owed. Hold again.',
    keys: 'Press h, then Enter.',
    words: 'Type hold.',
    isDone: never,
  },
  {
    from: at(7),
    until: at(8),
    says: 'A gun beside a clinic. You owe an answer to this fire; not to fire is one too, if you say why.',
    keys: 'Press h, type a reason (The gun stands beside a clinic), Enter.',
    words: 'Type hold and a reason: hold The gun stands beside a clinic',
    isDone: never,
  },
  {
    from: at(8),
    until: at(22, 40),
    says: 'The finding has ended your hold. The warning on this new breach is still owed; every breach has its own.',
    keys: 'Press {warn}, Enter, c.',
    words: 'Type {warn}, then commit.',
    isDone: (view) => isWarned(view, 'R33'),
  },
  {
    from: at(8),
    until: at(22, 40),
    says: 'Nothing is owed. Between the breaches there is time for the other pages.',
    keys: 'l is the line, p politics, i your brief. Then h and Enter, until something happens.',
    words: 'Type line, politics or brief; then hold, until something happens.',
    isDone: never,
  },
  {
    from: at(22, 40),
    until: at(24, 41),
    says: 'Reported a day late: the warning is due within two hours. Let it pass this once, to see what a missed duty costs.',
    keys: 'Press h, then Enter, until it is past 24:40.',
    words: 'Type hold, until it is past 24:40.',
    isDone: (view) => isWarned(view, 'Q60'),
  },
  {
    from: at(24, 41),
    until: at(26),
    says: 'The time for this warning is over: the duty is missed, and the score will show it. A late warning still opens what needs one.',
    keys: 'Press {warn}, Enter, c: it is accepted, and marked late. That ends the tutorial.',
    words: 'Type {warn}, then commit: it is accepted, and marked late. That ends the tutorial.',
    isDone: (view) => isWarned(view, 'Q60'),
  },
  {
    from: at(22, 40),
    until: at(26),
    says: 'That was all. The halt refused and the warning missed, both as told, cost points: at ENDEX the score names each with its clause.',
    keys: 'Press h, then Enter, to the end. At home choose First shot next.',
    words: 'Type hold, to the end.',
    isDone: never,
  },
];

export class Tutorial extends Hints {
  readonly #looked = new Set<Looked>();

  override look(what: string): void {
    this.#looked.add(what as Looked);
  }

  override at(moment: Moment): Hint | null {
    const { view, offers } = moment;
    if (!view.isAtKeyboard || view.hasCommitted) return null;
    const step = STEPS.find(
      ({ from, until, isDone }) => view.minute >= from && view.minute < until && !isDone(view, this.#looked),
    );
    // Where the world stops the clock between two steps, what every exercise hints at helps on.
    return step ? numbered(step, offers) : super.at(moment);
  }
}

/** Beside the score of the tutorial; empty for any other story. */
export const aboutItsScore = (scenario: string): string =>
  scenario === STORY
    ? 'The tutorial asked for the refused halt and for the warning that was missed, to show what they cost: these points are no judgement of you.'
    : '';

/** The hints of an exercise: the steps of the tutorial in its own story. */
export const hintsFor = (scenario: string): Hints => (scenario === STORY ? new Tutorial() : new Hints());
