// exconView(scenario, state): all that a facilitator sees, also the truth. Nothing of it may reach a seat's screen.
import {
  type Act,
  type ActId,
  actNamed,
  HOLDERS,
  type Holder,
  type Minute,
  phaseAt,
  pictureOf,
  SEATS,
  type Seat,
  warnedAt,
} from '../../ladder/index.ts';
import type { NewsItem } from '../events.ts';
import type { Author, Incident, Intent } from '../incident.ts';
import { testsHolding } from '../run/commission.ts';
import { readersFor } from '../run/letters.ts';
import { edgesOf } from '../run/news.ts';
import { isOpen, promptDue } from '../run/prompts.ts';
import { settingOf } from '../run/red.ts';
import { chainsNow, type Run } from '../run/run.ts';
import type { Scenario } from '../scenario.ts';
import { asRead } from '../shift.ts';
import type { Asked, Dated, GivenOrder, NumberedInject, SessionMark, State, Turn } from '../state.ts';
import { isInPlay, isWaiting, standsAs } from '../state.ts';
import type { CommissionHolder, Correspondent, Letter, Observation, PromptKind, SeatHolder } from '../words.ts';
import { nextCountAt } from '../world/daily-count.ts';
import { titleOf } from './view.ts';

export interface SeatStanding {
  seat: Seat;
  holder: SeatHolder;
  status: 'to-decide' | 'committed' | 'holding' | 'waiting' | 'not-in-play';
  drafts: number;
}

/** An open chain as one register holds it. */
export interface Window {
  holder: Holder;
  chain: ActId;
  t0: Minute | null;
  phase: 1 | 2 | 3;
  warnedAt: Minute | null;
  broaderAt: Minute | null;
  /** Those to come. */
  edges: readonly NewsItem[];
}

export interface Duty {
  seat: Seat;
  kind: PromptKind;
  about: ActId;
  due: Minute;
  /** It fell due inside a jump. */
  notAssessed: boolean;
}

export interface ComingInject extends NumberedInject {
  isHeld: boolean;
  /** The act with whose beginning or end it comes; null where it comes at its minute. */
  comesWith: ActId | null;
  /** Why it never comes: that act never came or is over, or without one the red cell dropped it; null where it still may. */
  dropped: { act: ActId | null } | null;
}

/** What an act is, beside what each register holds of it; null where it holds nothing. */
export interface ActTruth {
  id: ActId;
  /** null: reported, and no act of the scenario or the generator. */
  truth: {
    kind: string;
    author: Author;
    intent: Intent;
    sector: Incident['sector'];
    severity: Incident['severity'];
    start: Minute;
    /** When it ended; null while it goes on, as far as the truth is followed. */
    end: Minute | null;
    words: string;
  } | null;
  known: Record<Holder, Act | null>;
}

/** The red cell, whoever sits there. */
export type RedStanding = Pick<State['red'], 'holder' | 'isAtDesk' | 'isAwaited' | 'did'> &
  ReturnType<typeof settingOf>;

export interface ExconView {
  title: string;
  reading: string;
  minute: Minute;
  endex: Minute;
  begins: string;
  turn: Turn;
  turnMinutes: Minute;
  hasStarted: boolean;
  isPaused: boolean;
  isEnded: boolean;
  isClosed: boolean;
  seats: readonly SeatStanding[];
  commission: { holder: CommissionHolder; isAtDesk: boolean; tests: readonly string[]; suspectedSince: Minute | null };
  red: RedStanding;
  windows: readonly Window[];
  duties: readonly Duty[];
  /** In the order of their minute: also those that are held, that come with an act, and that never come. */
  injects: readonly ComingInject[];
  /** The newest first. */
  acts: readonly ActTruth[];
  questions: readonly (Asked & { place: number })[];
  /** All messages between people in the room. */
  letters: readonly Dated<Letter>[];
  /** Whom the facilitator may write to. */
  readers: readonly Correspondent[];
  /** What evaluators have seen. */
  observations: readonly Dated<Observation>[];
  /** The newest first; `place`: among all orders. */
  rulings: readonly (GivenOrder & { place: number; stands: ReturnType<typeof standsAs> })[];
  marks: readonly SessionMark[];
  /** The next minute at which something arrives, begins, takes effect or meets an edge; ENDEX where nothing does. */
  nextAt: Minute;
}

export function exconView(run: Run): ExconView {
  const { scenario, state } = run;
  const { excon, commission, red } = state;
  const windows = HOLDERS.flatMap((holder) => windowsOf(run, holder));
  return {
    title: titleOf(scenario),
    reading: scenario.doctrine.title,
    minute: state.minute,
    endex: scenario.endex,
    begins: scenario.begins,
    turn: state.turn,
    turnMinutes: scenario.turnMinutes,
    hasStarted: excon.hasStarted,
    isPaused: excon.isPaused,
    isEnded: state.isEnded,
    isClosed: state.isClosed,
    seats: SEATS.map((seat) => standingOf(state, seat)),
    commission: {
      holder: commission.holder,
      isAtDesk: commission.isAtDesk,
      tests: testsHolding(scenario, state),
      suspectedSince: commission.suspectedSince,
    },
    red: {
      holder: red.holder,
      isAtDesk: red.isAtDesk,
      isAwaited: red.isAwaited,
      did: red.did,
      ...settingOf(scenario, state),
    },
    windows,
    duties: state.prompts
      .filter(isOpen)
      .map((prompt) => ({
        seat: prompt.seat,
        kind: prompt.kind,
        about: prompt.about,
        due: promptDue(scenario, prompt),
        notAssessed: prompt.notAssessed,
      }))
      .sort((a, b) => a.due - b.due),
    injects: injectsOf(state),
    acts: actsOf(state),
    questions: state.questions.map((question, place) => ({ ...question, place })),
    letters: state.letters,
    readers: readersFor(state, 'excon'),
    observations: state.observations,
    rulings: state.orders.map((given, place) => ({ ...given, place, stands: standsAs(given) })).reverse(),
    marks: excon.marks,
    nextAt: nextAt(scenario, state, windows),
  };
}

function injectsOf({ coming, waiting, excon }: State): ComingInject[] {
  const standing = { isHeld: false, comesWith: null, dropped: null };
  const asked = ({ waits }: NumberedInject) => waits?.follows ?? null;
  const all = [
    ...coming.map((inject) => ({ ...inject, ...standing })),
    ...excon.held.map((inject) => ({ ...inject, ...standing, isHeld: true })),
    ...waiting.map((inject) => ({ ...inject, ...standing, comesWith: asked(inject) })),
    ...excon.dropped.map(({ inject, act }) => ({ ...inject, ...standing, dropped: { act } })),
  ];
  // What has no minute stands behind all that has one.
  const order = ({ at, waits, dropped }: ComingInject) => (waits?.when && dropped === null ? Infinity : at);
  return all.map((inject) => ({ ...inject, ...asRead(inject) })).sort((a, b) => order(a) - order(b) || a.no - b.no);
}

function standingOf(state: State, name: Seat): SeatStanding {
  const seat = state.seats[name];
  const status = !isInPlay(seat)
    ? 'not-in-play'
    : isWaiting(seat)
      ? 'to-decide'
      : seat.isHolding
        ? 'holding'
        : seat.hasCommitted
          ? 'committed'
          : 'waiting';
  return { seat: name, holder: seat.holder, status, drafts: seat.drafts.length };
}

function windowsOf(run: Run, holder: Holder): Window[] {
  const { state } = run;
  const { doctrine } = run.scenario;
  const picture = pictureOf(state.ledger, holder);
  return chainsNow(run, holder).open.map((chain) => ({
    holder,
    chain: chain.id,
    t0: chain.t0,
    phase: phaseAt(doctrine.reads, chain, state.minute),
    warnedAt: warnedAt(picture, chain),
    broaderAt: chain.broaderAt,
    edges: edgesOf(doctrine, picture, chain)
      .filter(({ at }) => at > state.minute)
      .sort((a, b) => a.at - b.at),
  }));
}

/** The acts that have begun, also those that others have grown into. */
export function begunActs({ truth, minute }: State): Incident[] {
  const grown = [...truth.live.values()]
    .map(({ incident }) => incident)
    .filter(({ id }) => !truth.incidents.some((each) => each.id === id));
  return [...truth.incidents, ...grown].filter(({ start }) => start <= minute);
}

// What has happened or been reported; what is still to come stands among the injects.
function actsOf(state: State): ActTruth[] {
  const { ledger } = state;
  const begun = begunActs(state);
  const reported = ledger.registers.commission.acts;
  const told = begun.filter(
    ({ id, severity, fate }) =>
      severity >= 2 || (fate?.assessed.severity ?? 0) >= 2 || actNamed(ledger.registers.commission, id),
  );
  const known = (id: ActId) =>
    Object.fromEntries(
      HOLDERS.map((holder) => [holder, actNamed(ledger.registers[holder], id) ?? null]),
    ) as ActTruth['known'];
  const strange = reported.filter(({ id }) => !begun.some((incident) => incident.id === id));
  return [
    ...told.map((incident) => ({ id: incident.id, truth: truthOf(state, incident), known: known(incident.id) })),
    ...strange.map(({ id }) => ({ id, truth: null, known: known(id) })),
  ].sort((a, b) => startOf(b) - startOf(a));
}

const startOf = ({ truth, known }: ActTruth): Minute => truth?.start ?? known.commission?.start ?? 0;

/** What an act that has begun is. */
export function truthOf({ truth, minute }: State, incident: Incident): NonNullable<ActTruth['truth']> {
  const { kind, author, intent, sector, severity, start, truth: words } = incident;
  // What goes as written ends as written.
  const end = incident.fate ? (truth.ended.get(incident.id) ?? null) : incident.end <= minute ? incident.end : null;
  return { kind, author, intent, sector, severity, start, end, words };
}

function nextAt(scenario: Scenario, state: State, windows: readonly Window[]): Minute {
  const { coming, ledger, truth, minute, isScriptOnly } = state;
  const times = [
    ...coming.slice(0, 1).map(({ at }) => at),
    ...ledger.announced.filter(({ outcome }) => outcome === 'pending').map(({ effectAt }) => effectAt),
    ...windows.flatMap(({ edges }) => edges.map(({ at }) => at)),
    ...truth.incidents.slice(truth.begun).map(({ start }) => start),
    ...(isScriptOnly ? [] : [nextCountAt(scenario, minute)]),
  ];
  return Math.min(scenario.endex, ...times.filter((at) => at > minute));
}
