// What the red cell did, in words: for the transcript, the report and both consoles.
import type { RedAnswer, RedView } from '../exercise/chairs/red-view.ts';
import type { RedDone } from '../exercise/state.ts';
import { RED_NAMES, type RedDeed } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { clock, injectNumber, seatName } from './words.ts';

/** As "changes answer 61 (Ministry: "…") to: "…"". */
export function deedWords(deed: RedDeed, was: RedDone['was']): string {
  switch (deed.act) {
    case 'send':
      return `sends answer ${injectNumber(deed.no)} out now${was ? `, which was due at ${clock(was.at)}` : ''}`;
    case 'delay':
      return `delays answer ${injectNumber(deed.no)} to ${clock(deed.to)}${was ? `, from ${clock(was.at)}` : ''}`;
    case 'drop':
      return `drops answer ${injectNumber(deed.no)}${was ? ` (${was.from}: "${was.text}")` : ''}`;
    case 'change': {
      const from = deed.as === null ? (was?.from ?? '') : RED_NAMES[deed.as];
      return `changes answer ${injectNumber(deed.no)}${was ? ` (${was.from}: "${was.text}")` : ''} to ${from}: "${deed.text}"`;
    }
    case 'say': {
      return `says as ${RED_NAMES[deed.as]}, ${MEDIUM_WORDS[deed.medium]} to ${addressees(deed.to)}: "${deed.text}"`;
    }
    case 'set': {
      const set = [
        deed.resolve !== null && `resolve to ${deed.resolve}`,
        deed.tempo !== null && `tempo to ${deed.tempo}`,
      ];
      return `sets ${set.filter(Boolean).join(' and ')}`;
    }
  }
}

const MEDIUM_WORDS = { claim: 'in a claim', message: 'in a message', press: 'in the press' } as const;

export const RED_BY = { red: 'Red', excon: 'EXCON as red' } as const;

export const awaitedWords = (is: boolean): string =>
  `the clock ${is ? 'waits' : 'does not wait'} for the red cell from now on`;

/** Whether the clock waits, as the red cell reads it. */
export const waitWords = (isAwaited: boolean): string => `the clock ${isAwaited ? 'waits for you' : 'does not wait'}`;

/** An order as its seat announced it. */
export function orderSaid({ seat, response, about, text }: RedView['announced'][number]): string {
  const what = [response, about && `about ${about}`].filter(Boolean).join(' ');
  return `${seatName(seat)} announces: ${what}${text === null ? '' : `: "${text}"`}`;
}

const WHEN: Record<RedAnswer['status'], string> = {
  coming: 'goes out at',
  held: 'held by EXCON, for',
  out: 'went out at',
  dropped: 'dropped; it was for',
};

/** When an answer goes out, and to whom. */
export const whenOut = ({ status, at, to }: RedAnswer): string => `${WHEN[status]} ${clock(at)}, to ${addressees(to)}`;

export const drawnWords = ({ manner, drawn }: RedAnswer): string =>
  `${manner} (${drawn === null ? 'nothing was drawn for it' : `drawn ${drawn}`})`;

export const hourWords = (pauseAt: string): string => `The pause begins at ${pauseAt}: that hour stays in the words.`;

/** As "resolve 80 (60–95)  tempo 120 (80–160)". */
export function settingWords({ resolve, tempo, bounds }: RedView['setting']): string {
  const within = (range: readonly [number, number] | undefined) => (range ? ` (${range[0]}–${range[1]})` : '');
  const words = `resolve ${resolve}${within(bounds?.resolve)}  tempo ${tempo}${within(bounds?.tempo)}`;
  return bounds ? words : `${words}  no bounds in this scenario`;
}

const addressees = (to: readonly Seat[]): string => (to.length === 3 ? 'all' : to.map(seatName).join(', '));
