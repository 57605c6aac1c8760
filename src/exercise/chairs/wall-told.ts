// What all three seats have been told, newest first: messages to all, or whose parts have reached all; what seats and EXCON
// write to all; breaches that the last seat has heard of; orders as they were announced, and what came of force. What one seat
// alone was told is not in it.

import {
  type ActId,
  type Announced,
  type Minute,
  responseNamed,
  SEATS,
  type Seat,
  type Side,
} from '../../ladder/index.ts';
import { PASSED_ON } from '../run/acts.ts';
import type { Run } from '../run/run.ts';
import type { Inject, Letter } from '../words.ts';
import { type ActView, type Message, toMessage } from './view.ts';

/** Somebody's words. */
export interface ToldWords extends Pick<Message, 'at' | 'from' | 'text' | 'likelihood'> {
  kind: 'message' | 'claim' | 'finding';
  /** What a finding says. */
  side: Side | null;
}

/** A breach that all know of now, and for which no message to all stands. */
export interface ToldBreach {
  kind: 'breach';
  at: Minute;
  act: ActView;
}

/** An order that was announced, or what came of it. */
export interface ToldOrder extends Pick<Announced, 'at' | 'seat' | 'sector'> {
  kind: 'order';
  came: 'announced' | 'in-effect' | 'lapsed' | 'stood-down';
  label: string;
  /** The act it is about, where all seats know of it. */
  about: ActId | null;
  text: string | null;
}

/** What a seat or EXCON wrote so that all three read it. */
export interface ToldLetter extends Pick<Letter, 'from' | 'text'> {
  kind: 'letter';
  at: Minute;
}

export type Told = ToldWords | ToldBreach | ToldOrder | ToldLetter;

/** `acts`: those that all seats know. */
export function toldToAll(run: Run, acts: readonly ActView[]): readonly Told[] {
  const { received, letters } = run.state;
  const words = messagesToAll(received);
  const isSaid = (act: ActView) => words.some(({ of, told }) => of === act.id && told.at === act.enteredAt);
  const breaches = acts
    .filter((act) => act.severity > 0 && !isSaid(act))
    .map((act): ToldBreach => ({ kind: 'breach', at: act.enteredAt, act }));
  const written = letters
    .filter(({ from, to }) => SEATS.every((seat) => seat === from || to.includes(seat)))
    .map(({ at, from, text }): ToldLetter => ({ kind: 'letter', at, from, text }));
  const all: Told[] = [...breaches, ...words.map(({ told }) => told), ...ordersToAll(run, acts), ...written];
  return all.sort((a, b) => a.at - b.at).reverse();
}

interface Said {
  of: ActId | null;
  told: ToldWords;
}

function messagesToAll(received: readonly Inject[]): Said[] {
  /** Who has heard words that have not reached all. */
  const heard = new Map<string, Set<Seat>>();
  const said: Said[] = [];
  for (const inject of received) {
    const message = toMessage(inject);
    const key = JSON.stringify([message.act, bare(message.text)]);
    const by = heard.get(key) ?? new Set();
    for (const seat of inject.to) by.add(seat);
    heard.set(key, by);
    if (by.size < SEATS.length) continue;
    heard.delete(key);
    const told = toldWords(message, inject.medium);
    const last = said.at(-1);
    // A finding may be several facts with one text.
    if (last?.of === message.act && last.told.at === told.at && last.told.text === told.text) {
      last.told.side ??= told.side;
      last.told.likelihood ??= told.likelihood;
    } else said.push({ of: message.act, told });
  }
  return said;
}

function toldWords({ at, from, text, kind, side, likelihood }: Message, medium: string): ToldWords {
  const isFinding = medium === 'finding' || kind === 'confirm' || kind === 'certify' || kind === 'retract';
  return {
    kind: kind === 'claim' ? 'claim' : isFinding ? 'finding' : 'message',
    at,
    from,
    text: bare(text),
    side,
    likelihood,
  };
}

const bare = (text: string): string => (text.startsWith(PASSED_ON) ? text.slice(PASSED_ON.length) : text);

function ordersToAll({ scenario, state }: Run, acts: readonly ActView[]): ToldOrder[] {
  const texts = new Map(state.orders.map(({ n, text }) => [n, text]));
  return state.ledger.announced.flatMap((order): ToldOrder[] => {
    // That a seat holds is no news.
    if (order.role === 'hold') return [];
    const { seat, sector, response, at, outcome, outcomeAt, endsAt } = order;
    const label = responseNamed(scenario.doctrine, response)?.label ?? response;
    const about = acts.some(({ id }) => id === order.about) ? order.about : null;
    const told = { kind: 'order', seat, sector, label, about } as const;
    const given: ToldOrder = { ...told, at, came: 'announced', text: texts.get(order.order) ?? null };
    if (!order.class.startsWith('force-') || outcomeAt === null || outcome === 'pending') return [given];
    const after = (came: ToldOrder['came'], when: Minute): ToldOrder => ({ ...told, at: when, came, text: null });
    const hasEnded = endsAt !== null && endsAt <= state.minute;
    return [
      given,
      ...(outcomeAt === at && outcome === 'in-effect' ? [] : [after(outcome, outcomeAt)]),
      ...(hasEnded ? [after('stood-down', endsAt)] : []),
    ];
  });
}
