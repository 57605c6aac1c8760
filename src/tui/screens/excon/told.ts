// What came of something that the facilitator did, in words for the foot of the console.
import type { ComingInject, ExconView } from '../../../exercise/chairs/excon-view.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import { clock, count, injectNumber, listed, seatName } from '../../../report/words.ts';
import type { Answer } from '../../../session/chair.ts';
import { type TurnTimer, timerSentence, timerText, timerTyped } from '../../turn-timer.ts';
import { minuteOf } from '../../typing.ts';
import { injectKind } from './lists.ts';

/** Whether the turn is closed for all: a seat whose order was refused may have the keyboard back in the same minute. */
export function closedWords(answer: Answer, { seats }: ExconView): string {
  const returned =
    'denied' in answer ? [] : answer.flatMap((event) => (event.type === 'keyboard-returned' ? event.seats : []));
  const back = seats.filter(({ seat, status }) => status === 'to-decide' && returned.includes(seat));
  if (back.length === 0) return 'The turn was closed for all.';
  return `${back.map(({ seat }) => `${seatName(seat)}'s order was refused and it may order again`).join('; ')}.`;
}

/** That the script has a finding on that act to come; nothing where it has none. */
export function findingToCome({ injects }: ExconView, about: string): string {
  const next = injects.find(
    ({ fact, medium, dropped }) =>
      dropped === null && medium === 'finding' && fact && 'act' in fact && fact.act === about,
  );
  if (!next) return '';
  return ` The script has a finding on ${about} at ${clock(next.at)} to come${next.isHeld ? ' (held)' : ''}.`;
}

/** As "Inject 11 has arrived." */
export const injectIs = (no: number, what: string): string => `Inject ${injectNumber(no)} ${what}.`;

export const fireQuestion = (inject: ComingInject): string =>
  `Fire inject ${injectNumber(inject.no)} of ${clock(inject.at)} (${injectKind(inject)}) now? Press f once more.`;

/** What is held with an inject, since it is about the same act. */
export function withOthers(answer: Answer): string {
  const held = 'denied' in answer ? undefined : answer.find(({ type }) => type === 'injects-held');
  const others = held?.type === 'injects-held' ? held.nos.slice(1) : [];
  return others.length > 0 ? `, with ${others.map(injectNumber).join(', ')}, which are about the same act` : '';
}

/** The time of a turn as it would be typed. */
export const typedOf = (timer: TurnTimer | null): string => (timer?.options ? timerText(timer.options) : '');

/** Gives turns the time that was typed; what to say of it, or why it was not taken. */
export function giveTime(timer: TurnTimer | null, text: string): { says: string } | { trouble: string } {
  const typed = timerTyped(text);
  if ('trouble' in typed) return typed;
  timer?.give(typed.options);
  timer?.keep();
  return { says: timerSentence(typed.options) };
}

export const timerWords = (timer: TurnTimer): string =>
  timer.isRunning ? `The turn has ${timer.words()} left.` : `The turn timer stands at ${timer.words()}.`;

/** What was typed as a minute from now to ENDEX; or, as a sentence, why it is none. */
export const laterMinute = (typed: string, { minute, endex }: ExconView): number | string =>
  minuteOf(typed, minute, endex + 1) ?? `Expected a time from ${clock(minute)} to ${clock(endex)}, as 25:30 or +1:15.`;

export const awaitsWords = (is: boolean): string =>
  is ? 'The clock waits for the red cell now; s closes its turn too.' : 'The clock does not wait for the red cell.';

/**
 * What a step or a jump would take from people who are still at work, as a question that is asked once; nothing where
 * everybody has committed. `what`: what is about to be done, as a sentence without its stop.
 */
export function cutOffWords({ seats, commission, red }: ExconView, what: string): string {
  const atWork = [
    ...seats
      .filter(({ status, holder }) => status === 'to-decide' && holder === 'person')
      .map(({ seat, drafts }) => `${seatName(seat)} (${drafts === 0 ? 'no draft' : count(drafts, 'draft')})`),
    ...(commission.isAtDesk && commission.holder === 'person' ? ['The Commission'] : []),
    ...(red.isAtDesk && red.isAwaited ? ['The red cell'] : []),
  ];
  if (atWork.length === 0) return '';
  const have = atWork.length === 1 ? 'has' : 'have';
  return `${listed(atWork)} ${have} not committed. ${what}; drafts are ruled on as they stand.`;
}

/** What an overrule comes to: force that is accepted so is checked once more at the minute of its effect. */
export function overruledWords(verdict: string, { responses }: Doctrine, response: string): string {
  const isForce = responses.some((each) => each.id === response && each.class.startsWith('force-'));
  const again =
    verdict === 'accepted' && isForce ? ' It is checked once more when it takes effect, and may lapse then.' : '';
  return `Overruled: ${verdict}.${again}`;
}
