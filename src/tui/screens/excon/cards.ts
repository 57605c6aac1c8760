// All there is to know of the chosen line of the facilitator's console, as a page.
import type { ActTruth, ComingInject } from '../../../exercise/chairs/excon-view.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import { whenCell } from '../../../report/msel.ts';
import { PROMPT_WORDS } from '../../../report/prompt-words.ts';
import { letterWords } from '../../../report/room-words.ts';
import { factsLine, rulingSentence } from '../../../report/ruling-words.ts';
import { orderWords } from '../../../report/transcript.ts';
import {
  attributionWords,
  behindIt,
  clock,
  injectNumber,
  kindName,
  seatName,
  sectorName,
  sideName,
  truthWords,
} from '../../../report/words.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import { isWritten } from './letters.ts';
import { listOf } from './lists.ts';
import type { ExconModel } from './model.ts';

export function cardOf(
  { view, panel, cursors }: ExconModel,
  doctrine: Doctrine,
  width: number,
): { title: string; rows: Row[] } {
  const at = cursors[panel];
  const nothing = { title: 'NOTHING', rows: [row('Nothing is chosen.')] };
  switch (panel) {
    case 'injects': {
      const inject = listOf(view, panel)[at];
      return inject
        ? { title: `INJECT ${injectNumber(inject.no)} · TRUTH SIDE`, rows: injectCard(inject, width) }
        : nothing;
    }
    case 'truth': {
      const act = listOf(view, panel)[at];
      return act ? { title: `ACT ${act.id} · TRUTH SIDE`, rows: actCard(act, width) } : nothing;
    }
    case 'rulings': {
      const given = listOf(view, panel)[at];
      if (!given) return nothing;
      const { order, ruling, facts, because, text, overruled } = given;
      const rows = [
        row(span(`${clock(given.at)}  ${seatName(order.seat)}  ${orderWords(order)}`, 'strong')),
        ...(because ? wrap(`because ${because}`, width) : []),
        ...(text ? wrap(`says to the others: "${text}"`, width) : []),
        blank,
        ...wrap(rulingSentence({ doctrine, order, ruling, facts }), width),
        ...(facts.chain ? wrap(factsLine(facts), width, 'dim') : []),
        ...(overruled
          ? [
              blank,
              ...wrap(
                `EXCON overruled it at ${clock(overruled.at)}: ${overruled.verdict}, because ${overruled.because}`,
                width,
                'owed',
              ),
            ]
          : []),
      ];
      return { title: `RULING · ${seatName(order.seat)}`, rows };
    }
    case 'questions': {
      const asked = listOf(view, panel)[at];
      if (!asked) return nothing;
      if (isWritten(asked)) return { title: `MESSAGE at ${clock(asked.at)}`, rows: wrap(letterWords(asked), width) };
      const rows = [...wrap(asked.text, width, 'strong'), blank, ...wrap(asked.answer, width)];
      return { title: `${seatName(asked.seat)} at ${clock(asked.at)}`, rows };
    }
    case 'notes': {
      const note = listOf(view, panel)[at];
      if (!note) return nothing;
      const title = [note.stamp, clock(note.at)].filter(Boolean).join(' · ');
      return { title, rows: wrap(note.words, width) };
    }
    case 'seats': {
      const rows = view.duties.map(({ seat, kind, about, due }) =>
        row(`${seatName(seat)} owes ${PROMPT_WORDS[kind]} on ${about} by ${clock(due)}`),
      );
      return { title: 'DUTIES', rows: rows.length > 0 ? rows : [row('Nothing is owed.')] };
    }
  }
}

function fields(pairs: readonly [label: string, text: string | null][], width: number): Row[] {
  return pairs.flatMap(([label, text]) => {
    if (!text) return [];
    const [first = blank, ...rest] = wrap(text, width - 14);
    return [row(span(label.padEnd(14), 'dim'), ...first), ...rest.map((each) => row(' '.repeat(14), ...each))];
  });
}

function whenWords({ at, fact, isHeld, comesWith, dropped, waits }: ComingInject): string {
  if (dropped) return `it does not come: ${dropped.act ? `${dropped.act} never came, or is over` : 'it was dropped'}`;
  if (waits?.when) return `when this holds: ${whenCell(waits.when)}`;
  if (comesWith === null) return `${clock(at)}${isHeld ? ', held' : ''}`;
  return `when ${comesWith} ${fact?.kind === 'end' ? 'ends' : 'begins'}; ${clock(at)} where nothing bears on it`;
}

function injectCard(inject: ComingInject, width: number): Row[] {
  const { to, from, medium, text, draft, fact, expected, objective, controller, notes } = inject;
  return fields(
    [
      ['Time', whenWords(inject)],
      ['To', to.map(seatName).join(', ')],
      ['From', from],
      ['Medium', medium],
      ['Event', fact ? [fact.kind, 'act' in fact ? fact.act : ''].join(' ') : medium],
      ['Description', text],
      ['Attached', draft],
      ['Expected', expected],
      ['Objective', objective],
      ['Controller', controller],
      ['Notes', notes],
    ],
    width,
  );
}

function actCard({ truth, known }: ActTruth, width: number): Row[] {
  const head: [string, string][] = truth
    ? [
        ['What it is', `${kindName(truth.kind)}, ${sectorName(truth.sector)}, severity ${truth.severity}`],
        ['When', `${clock(truth.start)} to ${truth.end === null ? 'now, going on' : clock(truth.end)}`],
        ['Behind it', behindIt(truth)],
        ['Truth', truthWords(truth.words, truth)],
      ]
    : [['What it is', 'It was reported and is not among the acts of the scenario.']];
  const holders = ['ukraine', 'coalition', 'us', 'commission'] as const;
  const knowledge = holders.map((holder): [string, string] => {
    const act = known[holder];
    const name = holder === 'commission' ? 'Commission' : seatName(holder);
    if (!act) return [name, 'does not know of it'];
    const found =
      act.likelihood === null ? `${sideName(act.side)}, unconfirmed` : attributionWords(act.side, act.likelihood);
    const end = act.end === null ? 'going on' : `ended ${clock(act.end)}`;
    return [
      name,
      `since ${clock(act.enteredAt)}: severity ${act.severity}, ${act.isRetracted ? 'withdrawn' : found}, ${end}`,
    ];
  });
  return [...fields(head, width), blank, row(span('WHO KNOWS WHAT', 'title')), ...fields(knowledge, width)];
}
