// An exercise as text, event by event: what a drill prints and what replay shows. The facilitator reads all of it, a seat
// only what reached it.
import { type Signature, signedDrafts } from '../exercise/chairs/signatures.ts';
import type { Event, EventOf } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { isToldTo } from '../exercise/score/own-record.ts';
import type { AnswerKind, Asked, GivenOrder, Granted, Overrule, SessionMark, State } from '../exercise/state.ts';
import type { Composition, Inject } from '../exercise/words.ts';
import { type ActId, type Doctrine, type Minute, type Order, responseNamed, type Seat } from '../ladder/index.ts';
import { EDGE_WORDS, holdEndWords } from './edge-words.ts';
import { provenance } from './handling.ts';
import { lessonsLine } from './lessons.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { awaitedWords, deedWords, RED_BY } from './red-words.ts';
import { handedWords, letterWords, observationWords, wentBackWords } from './room-words.ts';
import { codeShort, verdictLine } from './ruling-words.ts';
import {
  clock,
  injectNumber,
  kindName,
  likelihoodWords,
  listed,
  seatInSentence,
  seatName,
  sectorName,
} from './words.ts';

const MARK_WORDS: Record<SessionMark['mark'], string> = {
  startex: 'gives STARTEX',
  pause: 'pauses',
  resume: 'resumes',
  note: 'notes',
  endex: 'gives ENDEX',
};

export function heading(scenario: Scenario): string[] {
  return [
    provenance(),
    `${scenario.title} (${scenario.id}) · reading: ${scenario.doctrine.title}`,
    scenario.objective,
    '',
  ];
}

/** The number of an accepted order, counted from 1 as people do. */
export const orderNumber = (n: number): number => n + 1;

/** The number as an orders file counts, from 0: for numbers that somebody may write there. */
export const asInFile = (n: number): number => n;

/** One order as a phrase, as "halt about K47, sector 5". */
export function orderWords(order: Pick<Order, 'response' | 'about' | 'sector' | 'of'>, numberOf = orderNumber): string {
  const parts = [
    order.about && `about ${order.about}`,
    order.sector !== null && sectorName(order.sector),
    order.of !== null && (order.of < 0 ? 'of an order that was not accepted' : `of order ${numberOf(order.of)}`),
  ];
  return [order.response, parts.filter(Boolean).join(', ')].filter(Boolean).join(' ');
}

/** What a seat states with an order: how sure it is, whether its words name a culprit, why. */
export const statedWords = ({
  likelihood,
  attributing,
  because,
}: Pick<Composition, 'likelihood' | 'attributing' | 'because'>): string[] => [
  ...(likelihood === null ? [] : [likelihoodWords(likelihood)]),
  ...(attributing ? ['names a culprit'] : []),
  ...(because ? [`because ${because}`] : []),
];

/** What an order says to the others, behind its name; nothing where it says nothing. */
export const saysWords = (text: string | null): string => (text === null ? '' : `: "${text}"`);

/** An order as its seat announces it to the others. */
export const announcedWords = (order: Parameters<typeof orderWords>[0] & Pick<Order, 'seat'>, text: string | null) =>
  `${seatName(order.seat)} announces: ${orderWords(order)}${saysWords(text)}`;

/** Who has signed a draft, as "signed by the coalition (5:50) and the US (6:10)"; null where nobody has. */
export function signedWords(by: readonly Signature[]): string | null {
  const names = by.map(({ seat, at }) => `${seatInSentence(seat)} (${clock(at)})`);
  return names.length === 0 ? null : `signed by ${listed(names)}`;
}

/** What reached a seat, with the draft that is attached to it. */
export const toldWords = ({ text, draft }: Pick<Inject, 'text' | 'draft'>): string =>
  draft === null ? text : `${text} Draft: "${draft}"`;

export const overruleWords = ({ verdict, because }: Overrule): string =>
  `EXCON overruled: ${verdict}, because ${because}`;

const ANSWER_VERBS: Record<AnswerKind, string> = { accept: 'accepts', refuse: 'refuses', note: 'notes' };

/** The answer to a question; for an action off the menu it also says what the facilitator decided. */
export const answerWords = ({
  kind,
  how,
  answer,
  effect,
}: Pick<Asked, 'kind' | 'how' | 'answer' | 'effect'>): string =>
  kind === 'off-menu' && how
    ? `EXCON ${ANSWER_VERBS[how]}: ${answer}${effect ? ` (${grantedWords(effect)})` : ''}`
    : answer;

/** What an accepted action off the menu does. */
const grantedWords = ({ like, sector, until }: Granted): string =>
  `it works like ${like}${sector === null ? '' : `, ${sectorName(sector)}`}, ${until === null ? 'to ENDEX' : `until ${clock(until)}`}`;

export interface Reader {
  as: Seat | 'facilitator';
  /** After ENDEX a seat reads its rulings, whatever the coaching was. */
  isDebrief: boolean;
}

/** What the table below needs beside an event: `state` is the state after it. */
interface Context {
  doctrine: Doctrine;
  state: State;
  reader: Seat | 'facilitator';
  isDebrief: boolean;
}

/** One text, which stands at the minute of the state, or lines as they are printed. */
type Words = string | readonly string[];

type Teller<T extends Event['type']> = (event: Extract<Event, { type: T }>, context: Context) => Words;

/** One event as lines; none where it says nothing to that reader. `state` is the state after it. */
export function eventLines(
  doctrine: Doctrine,
  state: State,
  event: Event,
  { as: reader, isDebrief }: Reader,
): readonly string[] {
  if (reader !== 'facilitator' && !isToldTo(state, event, reader)) return [];
  const words = (TELLERS[event.type] as Teller<Event['type']>)(event, { doctrine, state, reader, isDebrief });
  return typeof words === 'string' ? [lineAt(state.minute, words)] : words;
}

// A line break in a text could pass for another entry.
const lineAt = (minute: Minute, text: string): string =>
  `${clock(minute).padStart(7)}  ${text.replace(/\s*\n\s*/g, ' ')}`;

const isFor = (seat: Seat, { reader }: Context): boolean => reader === 'facilitator' || reader === seat;

const nothing = (): Words => [];

const viewFormed = ({ act }: { act: ActId }): Words => `The Commission's analysts have come to a view of ${act}`;

function answeredWords({ order, key, drawn, manner, injects }: EventOf<'order-answered'>, { state }: Context): Words {
  const { response, order: number } = state.ledger.announced[order]!;
  const when = injects[0] ? `, comes at ${clock(injects[0].at)}` : '';
  const draw = drawn === null ? 'nothing is drawn for it' : `drawn ${drawn} for ${key}`;
  return `World: ${manner} answers ${response} (order ${orderNumber(number)}${when}; ${draw})`;
}

function arrivalWords({ n }: { n: number }, { state, reader }: Context): Words {
  const { at, to, fact, from, text, draft } = state.received[n]!;
  const addressees = to.length === 3 ? 'all' : to.map(seatName).join(', ');
  const act = fact && 'act' in fact ? ` [${fact.kind} ${fact.act}]` : '';
  return [
    lineAt(at, `${from}${reader === 'facilitator' ? ` → ${addressees}` : ''}${act}: ${toldWords({ text, draft })}`),
  ];
}

const TELLERS: { readonly [T in Event['type']]: Teller<T> } = {
  'exercise-started': () => [lineAt(0, 'STARTEX')],
  'inject-arrived': arrivalWords,
  'harm-eased': arrivalWords,
  'inject-called': ({ no, at }) => `EXCON: the condition of inject ${injectNumber(no)} holds; it comes at ${clock(at)}`,
  'order-answered': answeredWords,
  'pause-began': ({ act }) => `Truth: the pause about ${act} begins`,
  'pause-broken': ({ act, into }) => `Truth: the pause about ${act} is broken by ${into.id}`,
  'pause-ended': ({ act, because }) =>
    `Truth: the pause about ${act} ends${because === 'force' ? ', since force was used' : ''}`,
  'culprit-named': ({ isRight, leaving }) =>
    `Truth: a culprit was named before there was a finding, ${isRight ? 'and rightly' : 'and wrongly'}${leaving.length > 0 ? `; ${leaving.join(', ')} will leave` : ''}`,
  'injects-dropped': ({ nos, act }) =>
    `EXCON: ${nos.length === 1 ? `inject ${injectNumber(nos[0]!)} does` : `injects ${nos.map(injectNumber).join(', ')} do`} not come; ${act} never came or is over`,
  'effect-fell': effectWords,
  'duty-expired': ({ chain, at }) => `Expired: the warning on ${chain} was due by ${clock(at)}`,
  'news-came': ({ seat, items }, { state: { minute } }) =>
    items.map(({ news, chain, at }) => {
      // What a seat learns late stands at the minute when it learns it.
      const since = at < minute ? `, since ${clock(at)}` : '';
      return lineAt(minute, `${seatName(seat)} learns: ${EDGE_WORDS[news].happens} ${chain}${since}`);
    }),
  'hold-ended': ({ seat, because }) =>
    `${seatName(seat)} holds no longer: ${listed(because.map((why) => holdEndWords(why, 'its')))}`,
  'prompt-raised': ({ prompt: { seat, kind, about, raisedAt } }) => [
    lineAt(raisedAt, `${seatName(seat)} owes ${PROMPT_WORDS[kind]} on ${about}`),
  ],
  'prompt-lifted': ({ seat, prompt }, { state }) => {
    const { kind, about } = state.prompts[prompt]!;
    return `${seatName(seat)} no longer owes ${PROMPT_WORDS[kind]} on ${about}`;
  },
  'turn-began': ({ turn: { number, from }, keyboard }, { reader }) => {
    if (reader !== 'facilitator') return ['', `Turn from ${clock(from)}`];
    const seats = keyboard.map(seatName).join(', ');
    return ['', `Turn ${number} from ${clock(from)}${seats ? `; at the keyboard: ${seats}` : ''}`];
  },
  'keyboard-returned': ({ seats }, context) =>
    seats
      .filter((seat) => isFor(seat, context))
      .map((seat) => lineAt(context.state.minute, `${seatName(seat)} may order again`)),
  'order-ruled': rulingLines,
  'seat-asked': ({ seat, kind, text, answer }) =>
    `${seatName(seat)} ${kind === 'question' ? 'asks EXCON' : 'describes an action'}: ${text} — ${answer}`,
  'exercise-ended': (_, { state }) => ['', lineAt(state.minute, 'ENDEX')],
  'lessons-answered': lessonsLine,
  'session-marked': ({ mark, stamp, text }) => `EXCON ${MARK_WORDS[mark]} (${stamp})${text ? `: ${text}` : ''}`,
  'jump-began': ({ to }) => `EXCON jumps to ${clock(to)}`,
  'injects-held': ({ nos }) =>
    `EXCON holds ${nos.length === 1 ? 'inject' : 'injects'} ${nos.map(injectNumber).join(', ')}`,
  'injects-moved': ({ moves }, { state }) =>
    moves.map(({ no, at }) => lineAt(state.minute, `EXCON has inject ${injectNumber(no)} arrive at ${clock(at)}`)),
  'inject-added': ({ inject: { at, text } }) => `EXCON adds an inject for ${clock(at)}: ${text}`,
  'ruling-overruled': ({ order: n, verdict, because }, context) => {
    const { order, text } = context.state.orders[n]!;
    return isFor(order.seat, context)
      ? `${seatName(order.seat)}: EXCON overrules the ruling on ${orderWords(order)}: ${verdict}, because ${because}`
      : announcedWords(order, text);
  },
  'question-answered': ({ question, how, answer, effect }, { state }) => {
    const { seat, text, kind } = state.questions[question]!;
    return `EXCON answers ${seatName(seat)} (${text}): ${answerWords({ how, answer, kind, effect })}`;
  },
  'seat-handed': ({ seat, to }) => handedWords(seat, to),
  'message-sent': letterWords,
  observed: (observation) => `An evaluator notes: ${observationWords(observation)}`,
  'went-back': ({ from }) => wentBackWords(from),
  'act-grew': ({ act, into }) => `Truth: ${act} grows into ${into.id} (${kindName(into.kind)})`,
  'act-ended': ({ act }) => `Truth: ${act} ends`,
  'finding-proposed': viewFormed,
  'evidence-ripened': viewFormed,
  'commission-called': () => 'The Commission is in session',
  'red-called': () => 'The red cell is called',
  'red-acted': ({ by, deed }, { state }) => `${RED_BY[by]} ${deedWords(deed, state.red.did.at(-1)?.was ?? null)}`,
  'red-awaited': ({ is }) => `EXCON: ${awaitedWords(is)}`,
  'act-began': nothing,
  'act-seen': nothing,
  'rates-changed': nothing,
  'finding-made': nothing,
  'attack-suspected': nothing,
  'attack-certified': nothing,
  'member-answered': nothing,
  'count-published': nothing,
  'act-goes-on': nothing,
  'commission-adjourned': nothing,
  'red-adjourned': nothing,
  'clock-moved': nothing,
  'order-composed': nothing,
  'order-taken-back': nothing,
  'seat-committed': nothing,
  'jump-ended': nothing,
};

/** Behind an accepted order that says the words of a draft: who has signed it by then. */
function signatureWords(state: State, { text }: GivenOrder): string {
  const by = text === null ? undefined : signedDrafts(state).find(({ draft }) => draft === text)?.by;
  const signed = by && signedWords(by);
  return signed ? ` (a draft, ${signed})` : '';
}

function effectWords(
  { order: n, at, outcome, code }: Extract<Event, { type: 'effect-fell' }>,
  { doctrine, state, reader }: Context,
): Words {
  const order = state.ledger.announced.find((each) => each.order === n);
  if (!order || (at === order.at && outcome === 'in-effect')) return [];
  const label = responseNamed(doctrine, order.response)?.label ?? order.response;
  const why = code && reader === 'facilitator' ? `: ${codeShort(code)}` : '';
  const came = outcome === 'lapsed' ? `lapses when it should take effect${why}` : 'is in effect';
  return [lineAt(at, `${seatName(order.seat)}: ${label} ${came} (order ${orderNumber(n)})`)];
}

function rulingLines({ given }: Extract<Event, { type: 'order-ruled' }>, context: Context): Words {
  const { order, ruling, facts, n, at, because, text } = given;
  const { doctrine, state, reader, isDebrief } = context;
  const signs = signatureWords(state, given);
  if (!isFor(order.seat, context)) return [lineAt(at, announcedWords(order, text) + signs)];
  const why = because ? ` because ${because}` : '';
  const words = `${seatName(order.seat)} orders: ${orderWords(order)}${why}${saysWords(text)}${signs}`;
  if (reader !== 'facilitator' && state.coaching === 'at-debrief' && !isDebrief) return [lineAt(at, words)];
  const number = n === null ? '' : ` (order ${orderNumber(n)})`;
  return [lineAt(at, `${words}${number}`), `${' '.repeat(9)}${verdictLine({ doctrine, order, ruling, facts })}`];
}
