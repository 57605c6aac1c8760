// An exercise told as text, event by event: what a drill prints and what replay shows. For the facilitator all of it;
// for a seat only what reached it.
import type { Event, NewsItem } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { isToldTo } from '../exercise/score/own-record.ts';
import type { AnswerKind, Asked, Overrule, SessionMark, State } from '../exercise/state.ts';
import type { PromptKind } from '../exercise/words.ts';
import { type Doctrine, type Minute, responseNamed, type Seat } from '../ladder/index.ts';
import { lessonsLine } from './lessons.ts';
import { verdictLine } from './ruling-words.ts';
import { clock, PROVENANCE, seatName, sectorName } from './words.ts';

export const NEWS_WORDS: Record<NewsItem['news'], string> = {
  chain: 'a breach opens chain',
  broader: 'a broader attack is certified on chain',
  'warning-due': 'the time for a warning ends on chain',
  'phase-2': 'phase 2 opens on chain',
  closed: 'a day of quiet closes chain',
  'hours-72': 'the hour of joint force is reached on chain',
};

export const PROMPT_WORDS: Record<PromptKind, string> = {
  warn: 'a warning',
  halt: 'an answer to the fire',
  verify: 'a closer look',
  consult: 'a consultation',
  force: 'a decision on force',
  plan: 'a signature on the joint plan',
  joint: 'a decision on the joint response',
  notify: 'a notice to Congress',
  'self-report': 'a report of an own breach',
  'stand-down': 'a stand-down',
};

const MARK_WORDS: Record<SessionMark['mark'], string> = {
  startex: 'gives STARTEX',
  pause: 'pauses',
  resume: 'resumes',
  note: 'notes',
  endex: 'gives ENDEX',
};

const said = (text: string) => (text ? `: ${text}` : '');
const injectNames = (nos: readonly number[]) => `${nos.length === 1 ? 'inject' : 'injects'} ${nos.join(', ')}`;

export function heading(scenario: Scenario): string[] {
  return [
    PROVENANCE,
    `${scenario.title} (${scenario.id}) · reading: ${scenario.doctrine.title}`,
    scenario.objective,
    '',
  ];
}

/** The number of an accepted order as people count. */
export const orderNumber = (n: number): number => n + 1;

/** And as a file counts its orders, where the number is one to write there. */
export const asInFile = (n: number): number => n;

/** One order as a phrase, as "halt about K47, sector 5". */
export function orderWords(
  order: {
    response: string;
    about?: string;
    sector?: number | 'rear' | 'sea';
    of?: number;
  },
  numberOf = orderNumber,
): string {
  const parts = [
    order.about && `about ${order.about}`,
    order.sector !== undefined && sectorName(order.sector),
    order.of !== undefined && (order.of < 0 ? 'of no accepted order' : `of order ${numberOf(order.of)}`),
  ];
  return [order.response, parts.filter(Boolean).join(', ')].filter(Boolean).join(' ');
}

/** The facilitator's last word on a ruling. */
export const overruleWords = ({ verdict, because }: Overrule): string =>
  `EXCON overruled: ${verdict}, because ${because}`;

const ANSWER_VERBS: Record<AnswerKind, string> = { accept: 'accepts', refuse: 'refuses', note: 'notes' };

/** What came of a question; of an action off the menu with what the facilitator decided. */
export const answerWords = ({ kind, how, answer }: Pick<Asked, 'kind' | 'how' | 'answer'>): string =>
  kind === 'off-menu' && how ? `EXCON ${ANSWER_VERBS[how]}: ${answer}` : answer;

export interface Reader {
  as: Seat | 'facilitator';
  /** After ENDEX a seat reads its rulings, whatever the coaching was. */
  isDebrief: boolean;
}

/** One event as lines; none where it says nothing to that reader. `state` is the state after it. */
export function eventLines(
  doctrine: Doctrine,
  state: State,
  event: Event,
  { as: reader, isDebrief }: Reader,
): string[] {
  if (reader !== 'facilitator' && !isToldTo(state, event, reader)) return [];
  const isFor = (seat: Seat) => reader === 'facilitator' || reader === seat;
  // A line break in a text could pass for another entry.
  const at = (minute: Minute, text: string) => [`${clock(minute).padStart(7)}  ${text.replace(/\s*\n\s*/g, ' ')}`];
  switch (event.type) {
    case 'exercise-started':
      return at(0, 'STARTEX');
    case 'inject-arrived': {
      const inject = state.received[event.n]!;
      const to = inject.to.length === 3 ? 'all' : inject.to.map(seatName).join(', ');
      const act = inject.fact && 'act' in inject.fact ? ` [${inject.fact.kind} ${inject.fact.act}]` : '';
      return at(inject.at, `${inject.from}${reader === 'facilitator' ? ` → ${to}` : ''}${act}: ${inject.text}`);
    }
    case 'effect-fell': {
      const order = state.ledger.announced.find((each) => each.order === event.order);
      if (!order || (event.at === order.at && event.outcome === 'in-effect')) return [];
      const label = responseNamed(doctrine, order.response)?.label ?? order.response;
      const why =
        event.code && reader === 'facilitator' ? ` at go/no-go (${event.code})` : event.code ? ' at go/no-go' : '';
      return at(
        event.at,
        `${seatName(order.seat)}: ${label} ${event.outcome === 'lapsed' ? `lapses${why}` : 'is in effect'} (order ${orderNumber(event.order)})`,
      );
    }
    case 'duty-expired':
      return at(state.minute, `Expired: the warning on ${event.chain} was due by ${clock(event.at)}`);
    case 'news-came':
      return event.items.flatMap((item) =>
        // What is learned later than it was stands where it was learned.
        at(
          state.minute,
          `${seatName(event.seat)} learns: ${NEWS_WORDS[item.news]} ${item.chain}${item.at < state.minute ? `, since ${clock(item.at)}` : ''}`,
        ),
      );
    case 'prompt-raised':
      return at(
        event.prompt.raisedAt,
        `${seatName(event.prompt.seat)} owes ${PROMPT_WORDS[event.prompt.kind]} on ${event.prompt.about}`,
      );
    case 'prompt-lifted': {
      const { kind, about } = state.prompts[event.prompt]!;
      return at(state.minute, `${seatName(event.seat)} no longer owes ${PROMPT_WORDS[kind]} on ${about}`);
    }
    case 'turn-began': {
      if (reader !== 'facilitator') return ['', `Turn from ${clock(event.turn.from)}`];
      const keyboard = event.keyboard.map(seatName).join(', ');
      return [
        '',
        `Turn ${event.turn.number} from ${clock(event.turn.from)}${keyboard ? `; at the keyboard: ${keyboard}` : ''}`,
      ];
    }
    case 'keyboard-returned':
      return event.seats.filter(isFor).flatMap((seat) => at(state.minute, `${seatName(seat)} may order again`));
    case 'order-ruled': {
      const { given } = event;
      if (!isFor(given.order.seat))
        return at(given.at, `${seatName(given.order.seat)} announces: ${orderWords(given.order)}`);
      const because = given.because ? ` because ${given.because}` : '';
      const number = given.n === null ? '' : ` (order ${orderNumber(given.n)})`;
      const isHidden = reader !== 'facilitator' && state.coaching === 'at-debrief' && !isDebrief;
      const ruled = verdictLine({ doctrine, order: given.order, ruling: given.ruling, facts: given.facts });
      const words = `${seatName(given.order.seat)} orders: ${orderWords(given.order)}${because}`;
      return isHidden ? at(given.at, words) : [...at(given.at, `${words}${number}`), `${' '.repeat(9)}${ruled}`];
    }
    case 'seat-asked':
      return at(
        state.minute,
        `${seatName(event.seat)} ${event.kind === 'question' ? 'asks EXCON' : 'describes an action'}: ${event.text} — ${event.answer}`,
      );
    case 'exercise-ended':
      return ['', ...at(state.minute, 'ENDEX')];
    case 'lessons-answered':
      return at(state.minute, lessonsLine(event));
    case 'session-marked':
      return at(state.minute, `EXCON ${MARK_WORDS[event.mark]} (${event.stamp})${said(event.text)}`);
    case 'jump-began':
      return at(state.minute, `EXCON jumps to ${clock(event.to)}`);
    case 'injects-held':
      return at(state.minute, `EXCON holds ${injectNames(event.nos)}`);
    case 'injects-moved':
      return event.moves.flatMap((move) => at(state.minute, `EXCON has inject ${move.no} arrive at ${clock(move.at)}`));
    case 'inject-added':
      return at(state.minute, `EXCON adds an inject for ${clock(event.inject.at)}: ${event.inject.text}`);
    case 'ruling-overruled': {
      const { order } = state.orders[event.order]!;
      const words = `${seatName(order.seat)}: EXCON overrules the ruling on ${orderWords(order)}: ${event.verdict}, because ${event.because}`;
      return at(state.minute, isFor(order.seat) ? words : `${seatName(order.seat)} announces: ${orderWords(order)}`);
    }
    case 'question-answered': {
      const { seat, text, kind } = state.questions[event.question]!;
      return at(state.minute, `EXCON answers ${seatName(seat)} (${text}): ${answerWords({ ...event, kind })}`);
    }
    case 'act-grew':
      return at(state.minute, `Truth: ${event.act} grows into ${event.into.id} (${event.into.kind})`);
    case 'act-ended':
      return at(state.minute, `Truth: ${event.act} ends`);
    case 'finding-proposed':
    case 'evidence-ripened':
      return at(state.minute, `The Commission's analysts have come to a view of ${event.act}`);
    case 'commission-called':
      return at(state.minute, 'The Commission is in session');
    case 'act-began':
    case 'act-seen':
    case 'rates-changed':
    case 'finding-made':
    case 'attack-suspected':
    case 'attack-certified':
    case 'member-answered':
    case 'commission-adjourned':
    case 'clock-moved':
    case 'order-composed':
    case 'order-taken-back':
    case 'seat-committed':
    case 'jump-ended':
      return [];
  }
}
