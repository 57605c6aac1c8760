// The state at STARTEX: what the first event of an exercise opens.
import { openLedger } from '../../ladder/index.ts';
import { openAnswers } from '../answers.ts';
import type { EventOf } from '../events.ts';
import type { SeatState } from '../seat-state.ts';
import type { RedState, State, Truth } from '../state.ts';
import { isConditional, type SeatHolder } from '../words.ts';
import { numbered } from './coming.ts';

/** The state that an `exercise-started` event opens. */
export function openState(event: EventOf<'exercise-started'>): State {
  const { holders } = event;
  const injects = event.injects.map(numbered);
  return {
    minute: 0,
    isEnded: false,
    stage: 'arriving',
    turn: { number: 0, from: 0, until: event.endex },
    coaching: event.coaching,
    isScriptOnly: event.isScriptOnly,
    isClosed: event.isClosed,
    ledger: openLedger(event.opening),
    seats: { ukraine: openSeat(holders.ukraine), coalition: openSeat(holders.coalition), us: openSeat(holders.us) },
    orders: [],
    prompts: [],
    questions: [],
    news: [],
    returning: [],
    hasFirstReport: false,
    nextDraft: 0,
    filed: 0,
    script: event.script,
    received: [],
    coming: injects.filter((inject) => !isConditional(inject)),
    nextInject: injects.length,
    waiting: injects.filter(isConditional),
    marks: new Map(),
    world: event.world,
    commission: {
      holder: event.commission,
      isAtDesk: false,
      readUntil: -1,
      heardAt: -1,
      suspectedSince: null,
      evidence: [],
    },
    red: openRed(event),
    excon: {
      isPresent: event.hasExcon,
      hasStarted: !event.hasExcon,
      isPaused: false,
      jump: null,
      held: [],
      dropped: [],
      added: 0,
      marks: [],
    },
    ...nothingWritten(),
    answers: openAnswers(event.answers),
    truth: openTruth(event),
  };
}

/** What people in the room have written, noted and answered, and what was done to the exercise under them. */
const nothingWritten = (): Pick<State, 'letters' | 'observations' | 'wentBack' | 'handed' | 'lessons'> => ({
  letters: [],
  observations: [],
  wentBack: [],
  handed: [],
  lessons: [],
});

const openRed = (event: EventOf<'exercise-started'>): RedState => ({
  holder: event.red,
  isAtDesk: false,
  isAwaited: event.red === 'person' && isRedAlone(event),
  readUntil: -1,
  unread: [],
  resolve: null,
  tempo: null,
  did: [],
});

/** With nobody else in the room to decide anything, the clock waits for the red cell; else the facilitator says so. */
function isRedAlone({ holders, commission, hasExcon }: EventOf<'exercise-started'>): boolean {
  return !hasExcon && commission !== 'person' && !Object.values(holders).includes('person');
}

const openTruth = ({ incidents, contingent, members }: EventOf<'exercise-started'>): Truth => ({
  incidents,
  contingent,
  begun: 0,
  live: new Map(),
  ended: new Map(),
  watched: 0,
  updated: new Map(),
  daily: { at: -1, looked: 0, acts: [], ended: new Map() },
  unreported: [],
  members,
  answered: [],
  withdrawn: [],
});

function openSeat(holder: SeatHolder): SeatState {
  return {
    holder,
    isOfPeople: holder === 'person',
    isAtKeyboard: false,
    hasCommitted: false,
    isHolding: false,
    heard: [],
    calls: [],
    calledBy: [],
    drafts: [],
    drafted: [],
    turns: 0,
    turnFrom: 0,
    readUntil: -1,
    lettersRead: 0,
    heardAt: -1,
    seen: new Map(),
    prompts: { all: [], open: [], unknown: [], about: new Map() },
  };
}
