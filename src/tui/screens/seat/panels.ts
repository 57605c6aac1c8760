// What stands in each panel of a seat's screen.
import type { View } from '../../../exercise/chairs/view.ts';
import type { Composition } from '../../../exercise/words.ts';
import { callSentence } from '../../../report/edge-words.ts';
import { codeShort } from '../../../report/ruling-words.ts';
import { orderWords, overruleWords, statedWords } from '../../../report/transcript.ts';
import { COACHING_WORDS, clock, seatName } from '../../../report/words.ts';
import type { Box } from '../../layout.ts';
import { windowOf } from '../../panel.ts';
import { lineRows } from '../../parts/line.ts';
import { politicsRows } from '../../parts/politics.ts';
import { filteredReports, newReports, reportRows } from '../../parts/reports.ts';
import { responseRow } from '../../parts/responses.ts';
import { rulingRows, rulingTitle } from '../../parts/ruling.ts';
import { type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import type { PanelName, SeatChoices, SeatModel } from './model.ts';

/** Fills one panel; scrolled lists say where they are. */
export function fillPanel(
  model: SeatModel,
  name: PanelName,
  box: Box,
  theme: Theme,
): { title: string; note: string; rows: Row[] } {
  const { view, choices, offers } = model;
  const inner = { width: box.width - 4, height: box.height - 2 };
  const scrolled = (all: Row[]) => {
    const from = Math.max(0, Math.min(choices.scroll[name], all.length - inner.height));
    const more =
      all.length > inner.height ? `${from + 1}–${Math.min(all.length, from + inner.height)} of ${all.length}` : '';
    return { rows: all.slice(from, from + inner.height), more };
  };
  switch (name) {
    case 'responses': {
      const [from, to] = windowOf(offers.length, choices.cursor, inner.height);
      const rows = offers
        .slice(from, to)
        .map((offer, index) =>
          responseRow(view, offer, from + index, from + index === choices.cursor, inner.width, theme.glyphs),
        );
      return {
        title: `RESPONSES · ${seatName(view.seat)}`,
        note: offers.length > inner.height ? `${from + 1}–${to} of ${offers.length}` : COACHING_WORDS[view.coaching],
        rows,
      };
    }
    case 'reports': {
      const { shown, hidden } = filteredReports(view, choices.filter);
      const called = choices.filter ? [] : calledRows(view, inner.width);
      const { rows, more } = scrolled([...called, ...reportRows(view, shown, inner.width, theme.glyphs)]);
      const note = [more, hidden > 0 && `${hidden} hidden`, `${newReports(view)} new`].filter(Boolean).join('  ');
      return { title: choices.filter ? `REPORTS · ${choices.filter}` : 'REPORTS', note, rows };
    }
    case 'line':
      return {
        title: 'LINE 1,400 km',
        note: `${view.line.length} sectors  l line`,
        rows: lineRows(view, inner.width, theme.glyphs),
      };
    case 'politics':
      return { title: 'POLITICS', note: 'p politics', rows: politicsRows(view) };
    case 'ruling': {
      const { rows, more } = scrolled(rulingRows(model, inner.width));
      return { title: rulingTitle(view, offers[choices.cursor]), note: more || 'w why  e evidence', rows };
    }
    case 'orders':
      return {
        title: `ORDERS of this turn · ${seatName(view.seat)} · ${view.drafts.length}`,
        note: model.isRecord ? '' : 'c commit  u take back  t time',
        rows: orderRows(model, inner.height),
      };
  }
}

function orderRows(model: SeatModel, height: number): Row[] {
  const { view, choices } = model;
  const rows = view.drafts.map((draft) =>
    row(
      span(clock(draft.at).padStart(6), draft.at > view.minute ? 'amber' : 'plain'),
      `  ${orderWords(draft.order)}`,
      span(said(draft) ? `  ${said(draft)}` : '', 'dim'),
    ),
  );
  const next = nextOrderRow(choices);
  if (next) rows.push(next);
  // The newest stay in sight; the title says how many there are.
  if (rows.length > 0) return rows.slice(-height);
  const last = lastRulings(view).slice(0, height);
  return last.length < height || !view.isAtKeyboard
    ? [row(span(standing(model), 'dim')), ...last.slice(0, height - 1)]
    : last;
}

/** Why the seat decides now, above its reports; not that its hours are over, which is the rule. */
function calledRows(view: View, width: number): Row[] {
  const isDue = view.isAtKeyboard && !view.hasCommitted;
  const calls = view.calledBy.filter(({ why }) => why !== 'hours');
  return isDue && calls.length > 0 ? wrap(callSentence(calls), width, 'title').map((each) => row(...each)) : [];
}

/** What goes with an order: how likely, whether it names a culprit, why, and what it says to the others. */
function said(stated: Omit<Composition, 'at' | 'order'>): string {
  return [...statedWords(stated), ...(stated.text ? [`says "${stated.text}"`] : [])].join(', ');
}

/** What has been set for the order that is added next; null where nothing has. */
export function nextOrderRow(choices: SeatChoices): Row | null {
  const next = [
    choices.at !== null && `at ${clock(choices.at)}`,
    choices.sector !== null && `sector ${choices.sector}`,
    said({ ...choices, attributing: choices.isAttributing }),
    choices.text === '' && 'says nothing to the others',
  ].filter(Boolean);
  return next.length > 0 ? row(span(`next order: ${next.join(', ')}`, 'new')) : null;
}

function standing({ view, isRecord = false }: SeatModel): string {
  if (!view.isAtKeyboard) return 'This seat does not have the keyboard now.';
  if (view.hasCommitted) return 'Committed. Waiting for the other seats.';
  if (isRecord) return 'None yet.';
  return 'None yet. Enter adds the chosen response; c commits.';
}

// What came of the last commit, where rulings are told during play: each refusal, and the rest in one row.
function lastRulings(view: View): Row[] {
  const last = view.orders.filter(({ at, ruling }) => ruling !== undefined && at >= view.readUntil);
  const refused = last.flatMap(({ at, order, ruling, overruled }) =>
    ruling?.verdict === 'refused'
      ? [
          row(
            span(clock(at).padStart(6), 'dim'),
            '  ',
            span('refused', 'red'),
            `  ${orderWords(order)}: ${codeShort(ruling.code)}`,
            span(overruled ? `  ${overruleWords(overruled)}` : '', 'owed'),
          ),
        ]
      : [],
  );
  const passed = last.filter(({ ruling }) => ruling?.verdict !== 'refused');
  if (passed.length === 0) return refused;
  const words = passed.map(({ order, ruling, overruled }) => {
    const late = ruling?.verdict === 'late' ? ' (late)' : '';
    return `${orderWords(order)}${late}${overruled ? ` (${overruleWords(overruled)})` : ''}`;
  });
  const at = clock(passed[0]!.at).padStart(6);
  return [row(span(at, 'dim'), '  ', span('accepted', 'ok'), `  ${words.join(' · ')}`), ...refused];
}
