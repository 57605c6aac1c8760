// What the red cell sees, decided here and nowhere else: the truth of what has begun, what seats have announced, the findings
// that everybody has been told, and the world's answers with their draws (exercise.md 11). Never a register, a draft, a reason
// or anything to come that nobody has decided yet.
import { type ActId, clock, type Minute, SEATS, type Seat } from '../../ladder/index.ts';
import { type Manner, pauseOffered } from '../answers.ts';
import { settingOf } from '../run/red.ts';
import type { Run } from '../run/run.ts';
import type { NumberedInject, RedDone, State } from '../state.ts';
import type { Inject } from '../words.ts';
import { type ActTruth, begunActs, truthOf } from './excon-view.ts';
import { type Message, titleOf, toMessage } from './view.ts';

/** An order as everybody knows it, with the words that it carries. */
export interface AnnouncedToRed {
  order: number;
  seat: Seat;
  response: string;
  about: ActId | null;
  at: Minute;
  text: string | null;
}

/** An answer of the world. */
export interface RedAnswer {
  /** The number of its inject; null once it has gone out or was dropped. */
  no: number | null;
  at: Minute;
  to: readonly Seat[];
  from: string;
  medium: string;
  text: string;
  manner: Manner;
  /** What was drawn for it; null: nothing, since words have worn out. */
  drawn: number | null;
  answers: AnnouncedToRed | null;
  /** The hour at which the pause that it offers begins, as its text names it; null where it offers none. */
  pauseAt: string | null;
  status: 'coming' | 'held' | 'out' | 'dropped';
  isNew: boolean;
}

export interface RedView {
  title: string;
  minute: Minute;
  endex: Minute;
  begins: string;
  hasStarted: boolean;
  isPaused: boolean;
  isEnded: boolean;
  isAtDesk: boolean;
  /** Whether the clock waits for it. */
  isAwaited: boolean;
  readUntil: Minute;
  /** What is on its way, the next first; then what went out or was dropped, the newest first. */
  answers: readonly RedAnswer[];
  /** What has begun, the newest first. */
  acts: readonly { id: ActId; truth: NonNullable<ActTruth['truth']> }[];
  announced: readonly AnnouncedToRed[];
  findings: readonly Message[];
  /** What the other side is like now, and how far that may be set. */
  setting: ReturnType<typeof settingOf>;
  did: readonly RedDone[];
}

export function viewForRed(run: Run): RedView {
  const { scenario, state } = run;
  const { red, excon } = state;
  return {
    title: titleOf(scenario),
    minute: state.minute,
    endex: scenario.endex,
    begins: scenario.begins,
    hasStarted: excon.hasStarted,
    isPaused: excon.isPaused,
    isEnded: state.isEnded,
    isAtDesk: red.isAtDesk,
    isAwaited: red.isAwaited,
    readUntil: red.readUntil,
    answers: answersOf(state),
    acts: begunActs(state)
      .map((incident) => ({ id: incident.id, truth: truthOf(state, incident) }))
      .sort((a, b) => b.truth.start - a.truth.start),
    announced: announcedOf(state),
    findings: state.received.filter(isPublished).map(toMessage),
    setting: settingOf(scenario, state),
    did: red.did,
  };
}

const isPublished = ({ medium, fact, to }: Inject): boolean =>
  medium === 'finding' && fact !== null && fact.kind !== 'share' && to.length === SEATS.length;

function announcedOf({ ledger, orders }: State): AnnouncedToRed[] {
  const texts = new Map(orders.map(({ n, text }) => [n, text]));
  return ledger.announced
    .filter(({ role }) => role !== 'hold')
    .map(({ order, seat, response, about, at }) => ({
      order,
      seat,
      response,
      about,
      at,
      text: texts.get(order) ?? null,
    }));
}

function answersOf(state: State): RedAnswer[] {
  const { coming, excon, received } = state;
  const announced = new Map(announcedOf(state).map((order) => [order.order, order]));
  const shown = (inject: Inject, status: RedAnswer['status'], no: number | null): RedAnswer[] => {
    const { answers: mark, at, to, from, medium, text } = inject;
    if (!mark) return [];
    const { manner, order } = mark;
    const drawn = state.answers.given.find((given) => given.order === order)?.drawn ?? null;
    const pause = pauseOffered(state.answers, inject);
    return [
      {
        no,
        at,
        to,
        from,
        medium,
        text,
        manner,
        drawn,
        answers: announced.get(order) ?? null,
        pauseAt: pause ? clock(pause.from) : null,
        status,
        isNew: no !== null && state.red.unread.includes(no),
      },
    ];
  };
  const onItsWay = (status: 'coming' | 'held') => (inject: NumberedInject) => shown(inject, status, inject.no);
  const next = [...coming.flatMap(onItsWay('coming')), ...excon.held.flatMap(onItsWay('held'))];
  const past = [
    ...received.flatMap((inject) => shown(inject, 'out', null)),
    ...excon.dropped.flatMap(({ inject }) => shown(inject, 'dropped', null)),
  ];
  return [...next.sort((a, b) => a.at - b.at), ...past.sort((a, b) => b.at - a.at)];
}
