// What each event touches: which concerns are to be looked at again, and what of the run has to be told of it. One row for
// each event, so that a new one does not compile before somebody has asked this of it. To touch too much costs a look;
// to touch too little loses an event.
import {
  type ActId,
  type Announced,
  actNamed,
  type Fact,
  isForce,
  noteFact,
  noteOrder,
  orderNumbered,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import { noteAct, noteEnd, noteInEffect, recheckRows } from '../world/measures.ts';
import { REPAIR } from '../world/people.ts';
import { type Concern, lookAgain, PLACE } from './agenda.ts';
import { LEAST_BREACH } from './call.ts';
import { noteDrawn, openRun, type Run } from './run.ts';

/** Takes an event into a run. */
export function happen(run: Run, event: Event): void {
  run.look?.(run, event);
  run.state = run.apply(run.state, event);
  TOUCHES[event.type](run, event as never);
}

type Touch<Type extends Event['type']> = (run: Run, event: Extract<Event, { type: Type }>) => void;

const nothing = () => {};
const again =
  (...concerns: Concern[]) =>
  (run: Run) =>
    lookAgain(run.agenda, concerns);

const TOUCHES: { readonly [Type in Event['type']]: Touch<Type> } = {
  'exercise-started': nothing,
  'clock-moved': nothing,
  'inject-arrived': touchByInject,
  'harm-eased': touchByInject,
  'injects-dropped': nothing,
  'act-began': (run, { n }) => {
    lookAgain(run.agenda, ['begins']);
    touchAct(run, run.state.truth.incidents[n]!.id);
  },
  'rates-changed': (run, { act }) => {
    // It may still be seen with these rates.
    if (!run.measures.unseen.has(act)) run.measures.stale.delete(act);
    touchNext(run, act);
  },
  'act-seen': (run, { act }) => touchAct(run, act),
  'act-grew': (run, { act, into }) => {
    touchAct(run, act);
    touchAct(run, into.id);
  },
  'act-ended': (run, { act }) => {
    touchAct(run, act);
    lookAgain(run.agenda, ['updates']);
  },
  'finding-made': (run, { act }) => touchAct(run, act),
  'evidence-ripened': (run, { act }) => touchAct(run, act),
  'finding-proposed': again('certification'),
  'attack-suspected': again('certification'),
  'attack-certified': again('certification'),
  'member-answered': again('members'),
  'count-published': again('count'),
  'act-goes-on': again('updates'),
  'inject-called': (run, { incident }) => {
    if (incident) noteDrawn(run.drawn, incident);
    lookAgain(run.agenda, ['conditions', 'begins']);
  },
  'order-answered': again('answers'),
  'pause-began': touchByPause,
  'pause-broken': (run, { into }) => {
    touchByPause(run);
    touchAct(run, into.id);
  },
  'pause-ended': touchByPause,
  'culprit-named': (run) => {
    touchByPause(run);
    lookAgain(run.agenda, ['members']);
  },
  'commission-called': nothing,
  'commission-adjourned': nothing,
  'red-called': nothing,
  'red-adjourned': nothing,
  'red-acted': (run, { deed }) => {
    // What the other side is like bears on everything that is in effect; without its offer there is no pause.
    if (deed.act === 'set') rebuild(run);
    if (deed.act === 'drop') lookAgain(run.agenda, ['answers']);
  },
  'red-awaited': nothing,
  'effect-fell': (run, { order }) => touchByEffect(run, order),
  'duty-expired': again('expiries'),
  'news-came': (run, { seat }) => lookAgain(run.agenda, [seat]),
  'hold-ended': (run, { seat }) => lookAgain(run.agenda, [seat]),
  'prompt-raised': (run, { prompt }) => lookAgain(run.agenda, [prompt.seat]),
  'prompt-lifted': (run, { seat }) => lookAgain(run.agenda, [seat]),
  'turn-began': nothing,
  'keyboard-returned': nothing,
  'order-composed': nothing,
  'order-taken-back': nothing,
  'seat-committed': nothing,
  'order-ruled': (run, { announced }) => announced && touchByOrder(run, announced),
  'seat-asked': nothing,
  'session-marked': nothing,
  'jump-began': nothing,
  'jump-ended': nothing,
  'injects-held': nothing,
  'injects-moved': nothing,
  'inject-added': (run, { incident }) => {
    if (incident) noteDrawn(run.drawn, incident);
    lookAgain(run.agenda, ['begins']);
  },
  'ruling-overruled': (run, { announced }) => (announced ? touchByOrder(run, announced) : rebuild(run)),
  'question-answered': (run, { question, effect }) => {
    lookAgain(run.agenda, [run.state.questions[question]!.seat]);
    // A ruling that is corrected may take an effect back.
    if (effect !== null && effect.until !== null) noteEnd(run.measures, run.state, effect.until);
    run.measures.areAllStale = true;
    lookAgain(run.agenda, ['rates']);
  },
  'seat-handed': nothing,
  'message-sent': nothing,
  observed: nothing,
  'went-back': nothing,
  'exercise-ended': nothing,
  'lessons-answered': nothing,
};

function touchAct(run: Run, id: ActId): void {
  noteAct(run.measures, run.state, id);
  lookAgain(run.agenda, ['rates']);
  touchNext(run, id);
}

/** Something becomes of an act at another minute. All are gone through only where it was to be the next. */
function touchNext(run: Run, id: ActId): void {
  const { agenda, state } = run;
  const due = agenda.due[PLACE.acts]!;
  const act = state.truth.live.get(id);
  if (due.look === null || (act && act.nextAt >= due.look && id !== run.nextAct)) return;
  if (!act || id === run.nextAct) return lookAgain(agenda, ['acts']);
  run.nextAct = id;
  due.look = due.stop = act.nextAt;
  agenda.nextLook = Math.min(agenda.nextLook, act.nextAt);
  agenda.nextStop = null;
}

// It bears on all acts of a chain, whatever they are by now.
function touchByPause({ measures, agenda }: Run): void {
  measures.areAllStale = true;
  lookAgain(agenda, ['answers', 'rates']);
}

function touchByInject(run: Run): void {
  const { state, measures, chains } = run;
  const { fact, marks, world, to } = state.received.at(-1)!;
  for (const seat of to) if (state.seats[seat].heard.length > 0) lookAgain(run.agenda, [seat]);
  if (world) {
    measures.areConditionsStale = true;
    lookAgain(run.agenda, ['rates', 'members']);
  }
  if (marks) lookAgain(run.agenda, ['certification']);
  if (!fact) return;
  noteFact(chains, state.ledger.registers, fact);
  // A fact about an act that nobody has reported changes nothing.
  if ('act' in fact && state.ledger.registers.commission.places.has(fact.act)) {
    run.tested.add(fact.act);
    run.reported.add(fact.act);
  }
  if (fact.kind === 'guarantee' || fact.kind === 'consent') {
    measures.areConditionsStale = true;
    lookAgain(run.agenda, ['rates', 'members']);
    return readAgain(run, fact.to);
  }
  if (fact.kind === 'report') touchAct(run, fact.act);
  if (mayGoOn(fact)) lookAgain(run.agenda, ['updates']);
  if (fact.kind === 'amend' && fact.sector !== null) {
    recheckRows(measures);
    lookAgain(run.agenda, ['rates']);
  }
  if (!mayBeBreach(run, fact)) return;
  lookAgain(run.agenda, LAW);
  lookAgain(run.agenda, fact.to);
}

/** What may begin or end the reports that an act goes on. */
const mayGoOn = ({ kind }: Fact): boolean =>
  kind === 'report' || kind === 'end' || kind === 'amend' || kind === 'retract';

/** What is too minor for any chain brings no news and no duties, unless it was graver before. */
function mayBeBreach({ state }: Run, { kind, act: id }: Extract<Fact, { act: string }>): boolean {
  if (kind !== 'report' && kind !== 'end' && kind !== 'confirm') return true;
  const act = actNamed(state.ledger.registers.commission, id);
  return act !== undefined && act.severity >= LEAST_BREACH;
}

/** What of the law follows from the registers by itself. */
const LAW: readonly Concern[] = ['certification', 'expiries'];

/** Who may get news or duties by an order: a warning, a plan and joint force count for all. */
function bearsOn({ role, class: is, seat }: Announced): readonly Seat[] {
  if (role === 'warning' || role === 'plan' || is === 'force-joint') return SEATS;
  return isForce({ class: is }) ? [seat] : [];
}

/** Something else than facts about its acts bears on what a seat is told and owes: it reads its chains again. */
function readAgain({ agenda, seats }: Run, those: readonly Seat[]): void {
  lookAgain(agenda, those);
  for (const seat of those) seats[seat].told.clear();
}

function touchByOrder(run: Run, order: Announced): void {
  const { ledger } = run.state;
  noteOrder(run.chains, order);
  lookAgain(run.agenda, ['effects']);
  readAgain(run, bearsOn(order));
  if (order.role === 'warning') lookAgain(run.agenda, ['expiries']);
  // Congress is to be told of joint force on a chain that has closed, too.
  if (order.class === 'force-joint') for (const seat of SEATS) run.seats[seat].readClosed = 0;
  if (order.role !== 'stand-down') return;
  const force = orderNumbered(ledger, order.of);
  if (force && force.endsAt !== null) {
    noteEnd(run.measures, run.state, force.endsAt);
    recheckRows(run.measures);
  }
  lookAgain(run.agenda, ['rates']);
}

function touchByEffect(run: Run, number: number): void {
  const { scenario, state, measures } = run;
  const order = state.ledger.announced[number]!;
  if (order.response === REPAIR) measures.areConditionsStale = true;
  if (order.outcome === 'in-effect') noteInEffect(measures, scenario, state, order, number);
  lookAgain(run.agenda, ['effects', 'answers', 'rates', 'members']);
  if (isForce(order)) readAgain(run, bearsOn(order));
}

// What rested on something that is so no more, as an order that is void, is worked out from the start.
function rebuild(run: Run): void {
  Object.assign(run, openRun(run.scenario, run.state, run.apply, run.look));
}
