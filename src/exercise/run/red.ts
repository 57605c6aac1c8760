// The red cell: EXCON, or a person in its chair, answers as the other side. What was drawn goes out at its minute unless it
// was sent, changed, delayed or dropped before; nothing that was drawn moves otherwise (exercise.md 11).
import { clock, SEATS } from '../../ladder/index.ts';
import { pauseOffered } from '../answers.ts';
import type { Command, Denial, Event } from '../events.ts';
import { isDenial } from '../events.ts';
import type { Scenario } from '../scenario.ts';
import type { NumberedInject, State } from '../state.ts';
import { type Inject, marked, plainInject, RED_MEDIA, RED_NAMES, type RedDeed } from '../words.ts';
import { silenceFor } from './answers.ts';
import { arrivalOf } from './arrivals.ts';
import { isOneLine, KEEPS_ITS_HOUR, moveInject, NO_EXCON, NOT_STARTED, PAUSED } from './excon.ts';
import type { Run } from './run.ts';

type Deed<A extends RedDeed['act']> = Extract<RedDeed, { act: A }>;

/** Whether somebody is asked who answers as the other side: an answer has been chosen that nobody there has looked at. */
export function isRedCalled({ red, excon, coming }: State): boolean {
  const isHeld = red.holder === 'person' || (excon.isPresent && red.isAwaited);
  if (!isHeld || red.isAtDesk || excon.jump !== null) return false;
  return red.unread.some((no) => [...coming, ...excon.held].some((inject) => inject.no === no));
}

export function adjournRed({ red, excon }: State): Event[] | Denial {
  if (!red.isAtDesk) return { denied: 'The red cell has not been called.' };
  return excon.isPaused ? PAUSED : [{ type: 'red-adjourned' }];
}

/** It may act at any time, also while seats are at the keyboard. */
export function decideRed(run: Run, { by, deed }: Extract<Command, { do: 'red' }>): Event[] | Denial {
  const { state } = run;
  const { excon, red } = state;
  if (by === 'excon' && !excon.isPresent) return NO_EXCON;
  if (by === null && red.holder !== 'person') return { denied: 'Nobody sits in the red cell.' };
  if (!excon.hasStarted) return NOT_STARTED;
  if (by === null && excon.isPaused) return PAUSED;
  const follows = whatFollows(run, by, deed);
  if (isDenial(follows)) return follows;
  const said = deed.act === 'say' ? [spoken(state, deed)] : [];
  const silence = deed.act === 'drop' ? silenceAfter(run, deed.no) : [];
  const acted: Event = { type: 'red-acted', by: by ?? 'red', deed, injects: [...said, ...silence] };
  return [acted, ...follows, ...said.map((inject) => arrivalOf(run, inject))];
}

function whatFollows(run: Run, by: 'excon' | null, deed: RedDeed): readonly Event[] | Denial {
  if (deed.act === 'say') return unfitWords(deed.text) ?? unfitAddress(deed) ?? [];
  if (deed.act === 'set') return unfitSetting(run, deed) ?? [];
  const { coming, excon } = run.state;
  const held = excon.held.find(({ no }) => no === deed.no);
  const inject = held ?? coming.find(({ no }) => no === deed.no);
  if (!inject || inject.answers === null) return { denied: `No answer ${deed.no} is on its way.` };
  if (held && by === null) return { denied: `EXCON holds answer ${deed.no} back.` };
  return cannotBe(run.state, inject, deed) ?? moved(run, inject, deed);
}

/** Where a seat was promised an answer or none, it is told that none has come. */
function silenceAfter(run: Run, no: number): readonly Inject[] {
  const { coming, excon } = run.state;
  const answers = [...coming, ...excon.held].find((each) => each.no === no)?.answers;
  const silence = answers && silenceFor(run, answers.order);
  return silence ? [silence] : [];
}

/** Why that cannot be done with what was drawn; null where it can. */
function cannotBe({ answers, minute }: State, inject: NumberedInject, deed: RedDeed): Denial | null {
  const { no } = inject;
  const isSilence = inject.answers?.manner === 'silence';
  if (isSilence) return { denied: `${no} says to a seat that no answer has come; that stands. Say something besides.` };
  const words = deed.act === 'change' ? unfitWords(deed.text) : null;
  const pause = pauseOffered(answers, inject);
  if (words || !pause) return words;
  if (deed.act === 'send' || deed.act === 'delay') return { denied: KEEPS_ITS_HOUR };
  if (deed.act === 'drop' && pause.from <= minute)
    return { denied: `The pause has begun at ${clock(pause.from)}; its offer cannot be dropped any more.` };
  if (deed.act === 'change' && !names(deed.text, clock(pause.from)))
    return { denied: `The offer names the hour at which the pause begins: ${clock(pause.from)} stays in the text.` };
  return null;
}

/** Whether a text names that hour: 3:00, and not 13:00. */
const names = (text: string, hour: string): boolean =>
  text.split(/[^\d:]+/).some((word) => word.replace(/:$/, '') === hour);

function moved(run: Run, { at, answers }: NumberedInject, deed: RedDeed): readonly Event[] | Denial {
  if (deed.act === 'send') return moveInject(run, { do: 'inject', act: 'fire', no: deed.no });
  if (deed.act !== 'delay') return [];
  if (deed.to <= at) return { denied: `It goes out at ${clock(at)}; a delay is to a later minute.` };
  const silence = silenceFor(run, answers!.order);
  if (silence && deed.to > silence.at)
    return { denied: `The seat is answered by ${clock(silence.at)} or not at all; delay it until then, or drop it.` };
  return moveInject(run, { do: 'inject', act: 'shift', no: deed.no, to: deed.to });
}

function unfitWords(text: string): Denial | null {
  if (text.trim() === '') return { denied: 'There is no text.' };
  return isOneLine(text) ? null : { denied: 'A text is one line of at most 2000 characters.' };
}

function unfitAddress({ as, medium, to }: Deed<'say'>): Denial | null {
  if (!Object.hasOwn(RED_NAMES, as) || !RED_MEDIA.includes(medium)) return { denied: 'Nobody speaks so.' };
  const areSeats = to.length > 0 && new Set(to).size === to.length && to.every((seat) => SEATS.includes(seat));
  return areSeats ? null : { denied: 'A text goes to one seat or more.' };
}

function unfitSetting({ scenario, state }: Run, { resolve, tempo }: Deed<'set'>): Denial | null {
  const { bounds } = scenario.opponent;
  if (state.isScriptOnly) return { denied: 'In the bare script nothing moves the other side.' };
  if (!bounds) return { denied: 'This scenario sets no bounds for resolve and tempo, so they stay as they are.' };
  const now = settingOf(scenario, state);
  if ((resolve ?? now.resolve) === now.resolve && (tempo ?? now.tempo) === now.tempo)
    return { denied: 'The other side is like that already.' };
  return outside('Resolve', resolve, bounds.resolve) ?? outside('Tempo', tempo, bounds.tempo);
}

function outside(name: string, value: number | null, [from, to]: readonly [number, number]): Denial | null {
  if (value === null || (Number.isInteger(value) && value >= from && value <= to)) return null;
  return { denied: `${name} may be set from ${from} to ${to} in this scenario.` };
}

function spoken({ minute }: State, { as, medium, to, text }: Deed<'say'>) {
  const seats = SEATS.filter((seat) => to.includes(seat));
  return plainInject({ at: minute, to: seats, fact: null, text: marked(text, medium), from: RED_NAMES[as], medium });
}

/** What the other side is like now, and within which bounds that may be set. */
export function settingOf({ opponent }: Scenario, { red }: State) {
  const { intent, bounds } = opponent;
  return { intent, bounds, resolve: red.resolve ?? opponent.resolve, tempo: red.tempo ?? opponent.tempo };
}
