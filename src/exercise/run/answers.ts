// The world answers: every order that takes effect is looked at once, and pauses that were offered begin, are kept, broken or
// ended by new force. What was drawn at STARTEX is never drawn again; decisions only change which answer is due.
import {
  type Announced,
  type Chain,
  chainWith,
  clock,
  isForce,
  type Member,
  type Minute,
  responseNamed,
  SEATS,
  type Seat,
} from '../../ladder/index.ts';
import {
  type AnswerKind,
  type AnswerNumbers,
  type AnswerText,
  drawFrom,
  groupOf,
  type Manner,
  type Pause,
  type TextManner,
} from '../answers.ts';
import type { Event, EventOf } from '../events.ts';
import { type Breach, type Fate, type Grown, type Incident, released } from '../incident.ts';
import type { Scenario } from '../scenario.ts';
import { type State, standsAs } from '../state.ts';
import { IN_A_SENTENCE, type Inject, placeName, placeWords, plainInject } from '../words.ts';
import { classesOf, classWords, delayOf, kindOf, mannerOf } from '../world/manners.ts';
import type { Due } from './agenda.ts';
import { chainsNow, type Run } from './run.ts';

/** The next order to be looked at, or what becomes of a pause now; null where nothing does. */
export function answersStep(run: Run, due: Due): Event | Event[] | null {
  const { scenario, state } = run;
  const table = scenario.numbers.answers;
  if (!table || state.isScriptOnly) {
    due.look = due.stop = Infinity;
    return null;
  }
  for (const place of state.answers.open) {
    const answer = answerTo(run, table, place);
    if (answer) return answer;
  }
  let next = Infinity;
  for (const pause of state.answers.pauses) {
    const event = pauseEvent(run, pause);
    if (event) return event;
    next = Math.min(next, pauseMoves(pause));
  }
  due.look = due.stop = next;
  return null;
}

/** When something next becomes of a pause; Infinity where nothing does any more. */
function pauseMoves({ from, until, breaksAt, acts, endedAt }: Pause): Minute {
  if (endedAt !== null) return Infinity;
  return acts === null ? from : Math.min(until, breaksAt ?? Infinity);
}

function pauseEvent(run: Run, pause: Pause): Event | null {
  const { scenario, state } = run;
  const { act, breaksAt, acts } = pause;
  if (pauseMoves(pause) > state.minute) return null;
  if (acts === null) {
    const chain = chainWith(chainsNow(run, 'commission'), act);
    return { type: 'pause-began', act, acts: chain?.acts.map(({ id }) => id) ?? [act] };
  }
  const first = breaksAt !== null && breaksAt <= state.minute ? run.drawn.get(act) : undefined;
  const breach = first?.answers?.pause.breach;
  if (first && breach) return { type: 'pause-broken', act, into: breachOf(scenario, first, breach, state.minute) };
  return { type: 'pause-ended', act, because: 'over' };
}

/** The act that breaks a pause: of the same kind as the first of its chain, and in its place. */
function breachOf(
  { numbers, line }: Scenario,
  { kind: name, sector, intent }: Grown,
  { id, severity, lasts, findsAfter }: Breach,
  minute: Minute,
): Incident {
  const { kinds } = numbers.generator;
  const kind = kinds.find((each) => each.kind === name) ?? kinds[0]!;
  const fate: Fate = {
    written: null,
    detection: 0,
    reportDelay: 15,
    shareDelay: 30,
    endDelay: 10,
    firstTo: 'ukraine',
    thresholds: { end: lasts * 100, growth: null, finding: findsAfter * 100 },
    assessed: { severity, side: 'russia' },
    marks: kind.marks ?? [],
    heat: 0,
    says: kind.says.replace('{sector}', placeName(line, sector)),
    over: kind.over,
    claims: [],
    finding: { verdict: 'attributed', side: 'russia', likelihood: 0.8 },
    grown: null,
  };
  const truth = 'It breaks the pause that was offered.';
  const what = { id, kind: kind.kind, sector, severity, author: 'russia', intent, truth, isScripted: false } as const;
  return released({ ...what, recorded: severity * 10, fate, answers: null }, minute);
}

/** The answer to an order in effect, and what else it brings about; null where nothing answers its kind. */
function answerTo(run: Run, table: AnswerNumbers, place: number): Event[] | null {
  const { state } = run;
  const order = state.ledger.announced[place]!;
  const chain = order.about === null ? undefined : chainWith(chainsNow(run, 'commission'), order.about);
  const isNaming = namesCulprit(state, order, chain);
  const kind = kindOf(table, order, isNaming);
  if (!kind) return null;
  const named = isNaming && chain ? [culpritNamed(run, place, chain)] : [];
  const ended = chain && isForce(order) ? endedByForce(state, chain) : [];
  return [answer(run, table, kind, place, order, chain), ...named, ...ended];
}

function answer(
  run: Run,
  table: AnswerNumbers,
  kind: AnswerKind,
  place: number,
  order: Announced,
  chain: Chain | undefined,
): EventOf<'order-answered'> {
  const { scenario, state } = run;
  const first = chain && run.drawn.get(chain.id);
  const stem = first?.answers ? `${chain!.id}/${kind.kind}` : `${order.seat}/${kind.kind}`;
  const { times = 0, last = -Infinity } = state.answers.worn.get(stem) ?? {};
  const isRepeat = state.minute - last < table.quietFor;
  const most = first?.answers ? table.mostOnChain : table.mostWithout;
  const key = `${stem}/${times + 1}`;
  const drawn = isRepeat || times >= most ? null : drawnInteger(state, table, kind, order.seat, first, times);
  const classesNow = classesOf(scenario, state, chain, first);
  const classes = classWords(run.classesRead, classesNow);
  const type = 'order-answered';
  const { who, delay, manner: integer } = drawFrom(drawn ?? 0);
  const manner =
    drawn === null ? 'silence' : mannerNow(run, kind, mannerOf(table, kind, classesNow, integer), chain, first);
  const group = groupOf(kind.to, textMannerOf(manner, who));
  const text = manner === 'silence' ? null : nextText(run, group);
  if (!text) {
    const injects = kind.isMarked ? [markSilence(run, kind, order)] : [];
    return { type, order: place, key, classes, drawn, manner: 'silence', text: null, pause: null, injects };
  }
  const at = state.minute + delayOf(kind, delay);
  const pause = manner === 'pause' && first?.answers ? pauseFrom(first, at) : null;
  const injects = [spoken(run, order, chain, manner, text, at, pause)];
  return { type, order: place, key, classes, drawn, manner, text: group, injects, pause };
}

function drawnInteger(
  { answers }: State,
  table: AnswerNumbers,
  { kind }: AnswerKind,
  seat: Seat,
  first: Grown | undefined,
  times: number,
): number | null {
  const place = table.kinds.findIndex((each) => each.kind === kind);
  if (first?.answers) return first.answers.draws[place * table.mostOnChain + times] ?? null;
  return answers.drawn.seats[seat][kind]?.[times] ?? null;
}

/** One pause on a chain, and none where nothing is left to pause; then something is asked for. */
function mannerNow(
  { state }: Run,
  { manners }: AnswerKind,
  manner: Manner,
  chain: Chain | undefined,
  first: Grown | undefined,
): Manner {
  const otherwise: Manner = manners.demand === undefined ? 'silence' : 'demand';
  if (manner !== 'pause') return manner;
  if (!chain || !first?.answers || state.answers.pauses.some(({ act }) => act === chain.id)) return otherwise;
  return manner;
}

function textMannerOf(manner: Manner, who: number): TextManner {
  if (manner === 'press') return who < 5 ? 'press-abroad' : 'press-home';
  return manner === 'silence' ? 'denial' : manner;
}

/** The next text of a group in the order that was drawn; undefined where they are used up. */
function nextText({ scenario, state }: Run, group: string): AnswerText | undefined {
  const { drawn, used } = state.answers;
  const next = drawn.texts[group]?.[used[group] ?? 0];
  return next === undefined ? undefined : scenario.replies[group]?.[next];
}

const QUARTER = 15;

/** A pause begins at a quarter of an hour, some time after it was offered. */
function pauseFrom(first: Grown, offeredAt: Minute): Pause {
  const { wait, lasts, breach } = first.answers!.pause;
  const from = Math.ceil((offeredAt + wait) / QUARTER) * QUARTER;
  const until = from + lasts;
  const breaksAt = breach ? Math.min(until, from + breach.after) : null;
  return { act: first.id, from, until, breaksAt, acts: null, endedAt: null };
}

/** Whom the world speaks to: what is said in public reaches all. */
const isPublic = (manner: Manner): boolean => manner !== 'demand' && manner !== 'commander' && manner !== 'silence';

function spoken(
  { scenario }: Run,
  { order, seat, about, sector }: Announced,
  chain: Chain | undefined,
  manner: Manner,
  { from, medium, text }: AnswerText,
  at: Minute,
  pause: Pause | null,
): Inject {
  const place = sector ?? chain?.sector ?? null;
  const where = place === null ? 'that sector' : placeWords(place);
  const said = text
    .replaceAll('{sector}', where)
    .replaceAll('{seat}', IN_A_SENTENCE[seat])
    .replaceAll('{hour}', pause ? clock(pause.from) : '')
    .replace(/(^|[.] )the (coalition|US)\b/g, (_, before: string, name: string) => `${before}The ${name}`);
  const to = isPublic(manner) ? SEATS : [seat];
  const inject = plainInject({ at: Math.min(at, scenario.endex), to, fact: null, text: said, from, medium });
  inject.about = about;
  inject.answers = { order, manner };
  return inject;
}

/** That there is no answer, marked when the time for one has passed. */
function markSilence(
  { scenario }: Run,
  { within }: AnswerKind,
  { order, seat, at, effectAt, about, response }: Announced,
): Inject {
  const said = responseNamed(scenario.doctrine, response)?.label ?? response;
  const text = `${said} of ${clock(at)}: no answer has come.`;
  const when = Math.min(effectAt + within, scenario.endex);
  const inject = plainInject({ at: when, to: [seat], fact: null, text, from: 'Duty officer', medium: 'message' });
  inject.about = about;
  inject.answers = { order, manner: 'silence' };
  return inject;
}

/** What says, when the time for it has passed, that an answered order was not answered; null where nothing was promised. */
export function silenceFor(run: Run, number: number): Inject | null {
  const { ledger, answers } = run.state;
  const order = ledger.announced.find((each) => each.order === number);
  const [, is] = answers.given.find((each) => each.order === number)?.key.split('/') ?? [];
  const kind = run.scenario.numbers.answers?.kinds.find((each) => each.kind === is);
  return order && kind?.isMarked ? markSilence(run, kind, order) : null;
}

// An order that says that its text names a culprit, while no finding does that its seat knew of.
function namesCulprit({ orders }: State, { order }: Announced, chain: Chain | undefined): boolean {
  const given = orders.findLast(({ n }) => n === order);
  if (given?.attributing !== true || !chain || standsAs(given) === 'refused') return false;
  return given.facts.chain?.likelihood === null;
}

/** What it costs to name a culprit before there is a finding, and whether the name is the right one. */
function culpritNamed({ state, drawn }: Run, place: number, chain: Chain): EventOf<'culprit-named'> {
  const { truth, answers, ledger } = state;
  const times = answers.accusations + 1;
  const { consent } = ledger.registers.commission;
  const leaving: Member[] = truth.members
    .filter(({ member, bears }) => bears === times && consent.includes(member) && !truth.withdrawn.includes(member))
    .map(({ member }) => member);
  const author = drawn.get(chain.id)?.author;
  return {
    type: 'culprit-named',
    order: place,
    acts: chain.acts.map(({ id }) => id),
    isRight: author === chain.side,
    leaving,
  };
}

/** New force on a chain ends its pause. */
function endedByForce({ answers }: State, { acts }: Chain): Event[] {
  return answers.pauses
    .filter(
      ({ act, acts: paused, endedAt }) => paused !== null && endedAt === null && acts.some(({ id }) => id === act),
    )
    .map(({ act }) => ({ type: 'pause-ended', act, because: 'force' }));
}
