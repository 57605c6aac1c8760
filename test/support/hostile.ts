// Texts that want to be more than texts, and what must never get out of the program; counted here without its own rule.

import { writeFileSync } from 'node:fs';
import { admitted } from '../../src/exercise/chairs/admission.ts';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { type Command, isDenial } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import { isPolicy, plainInject } from '../../src/exercise/words.ts';
import { ENGINE } from '../../src/journal/engine.ts';
import { type Body, encodeEntry, NO_DIGEST, openingOf } from '../../src/journal/entry.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from './orders.ts';
import { responses, startOf } from './play.ts';

/** Marks in a heap on one letter. */
export const ZALGO = `Z${'\u0301\u0320\u0489\u033f'.repeat(20)}algo`;

/** Everything bad at once, with a word by which its place is found again. */
export const hostile = (word: string): string =>
  `=${word}\u001b[2J\u001b]0;t\u0007\u009b1m\u0008\u202e${word}\u2066\u200b\u00ad\u061c\ufeff\u{e0041}${ZALGO}<script>x</script>|\`[a](http://x)|"\ud83d`;

const RANGES = `0-9 b-1f 7f-9f ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200c 200e-200f 2028-202e 2060-206f 3164
  d800-dfff fe00-fe0d feff ffa0 fff0-fffb e0000-e0fff`;
const number = (digits: string): string => `\\u{${digits}}`;
const forbidden = RANGES.split(/\s+/).map((range) => range.split('-').map(number).join('-'));

export const FORBIDDEN = new RegExp(`[${forbidden.join('')}]|[\\u{300}-\\u{36f}\\u{483}-\\u{489}]{4}`, 'u');

/** What an older edition let into an inject and into an answer. */
const SOFT = `=soft\u00ad\u200b\u061c\u{e0041}${ZALGO}|<b>`;

/** The same scenario, every text of it hostile. */
function hostileScenario(scenario: Scenario): Scenario {
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes(' ') ? `${hostile('text')} ${value}` : value;
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoil(each)]));
  };
  return { ...(spoil(scenario) as Scenario), title: hostile('title') };
}

const STAMP = '2026-03-01T09:30:00Z';

/** A record, every text of it hostile; it says nothing that is not so. */
export function writeHostileRecord(file: string): void {
  const scenario = hostileScenario(findScenario('big-push'));
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
  const starting = startOf(holders, { hasExcon: true });
  const played = playStart(scenario, starting);
  const { run } = played;
  const { state } = run;
  const lines: string[] = [];
  let head = NO_DIGEST;
  const write = (body: Body): void => {
    const entry = encodeEntry(lines.length, head, body);
    lines.push(entry.line);
    head = entry.digest;
  };
  const give = (...commands: Command[]): void => {
    for (const command of commands.map(admitted)) {
      const next = playCommand(run, command);
      if (isDenial(next)) throw new TypeError(`${command.do}: ${next.denied}`);
      write({ command, events: next });
    }
  };
  write({ opening: openingOf(scenario, starting, ENGINE), events: played.events });
  give(
    { do: 'mark', mark: 'startex', text: null, stamp: STAMP },
    { do: 'mark', mark: 'note', text: hostile('note'), stamp: STAMP },
  );
  const told = plainInject({ at: 3000, to: SEATS, fact: null, text: SOFT, from: SOFT, medium: SOFT });
  const inject = { ...told, draft: SOFT, notes: SOFT, expected: SOFT };
  give({ do: 'add-inject', inject, incident: null });
  for (let turn = 0; !state.isEnded; turn++) {
    const seat = SEATS.find((each) => isWaiting(state.seats[each]))!;
    const { holder } = state.seats[seat];
    if (isPolicy(holder)) {
      give(...commandsOf(run, seat, holder));
      continue;
    }
    const offers = responses(scenario, state, seat, undefined, state.minute);
    const { order } = offers[turn % offers.length]!;
    const speaking = offers.find(({ response }) => response.wording !== null)!;
    if (turn < 5) {
      const said = { because: hostile('because') };
      give({ do: 'compose', seat, composition: composed(state.minute, order, said) });
      const text = hostile('words');
      give({ do: 'compose', seat, composition: composed(state.minute, speaking.order, { ...said, text }) });
      give(
        { do: 'ask', seat, text: `${hostile('question')}${' long'.repeat(1000)}` },
        { do: 'describe', seat, text: hostile('action') },
      );
      give({
        do: 'answer',
        question: state.questions.length - 2,
        answer: hostile('answer'),
        how: 'note',
        effect: null,
      });
    }
    give(turn % 2 ? { do: 'commit', seat } : { do: 'hold', seat, because: hostile('hold') });
    const last = state.orders.length - 1;
    const verdict = state.orders[last]?.ruling.verdict === 'refused' ? 'accepted' : 'refused';
    const command: Command = { do: 'overrule', order: last, verdict, because: hostile('overrule') };
    const ruled = turn < 5 && last >= 0 ? playCommand(openRun(scenario, structuredClone(state)), command) : null;
    if (ruled && !isDenial(ruled)) give(command);
  }
  give({ do: 'reflect', by: 'facilitator', answers: { well: SOFT, change: SOFT } });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
