// The exercise screen as rows: a pure drawing of one seat's view, at any size.
import type { Offer } from '../../../exercise/chairs/preview.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import { orderWords, overruleWords, PROMPT_WORDS } from '../../../report/transcript.ts';
import { clock, draftsStay, likelihoodWords, seatName } from '../../../report/words.ts';
import type { OtherReading } from '../../../session/other-readings.ts';
import type { Hint } from '../../hints.ts';
import { EXERCISE_KEYS, footer } from '../../keys.ts';
import { type Box, type Layout, layoutFor, type Size } from '../../layout.ts';
import { panel, windowOf } from '../../panel.ts';
import { inputRows, sentenceRows, withFoot } from '../../parts/foot.ts';
import { type ExconSign, headerRows } from '../../parts/header.ts';
import { ladderRows, ladderTitle } from '../../parts/ladder.ts';
import { lineRows } from '../../parts/line.ts';
import { politicsRows } from '../../parts/politics.ts';
import { filteredReports, newReports, reportRows } from '../../parts/reports.ts';
import { responseRow } from '../../parts/responses.ts';
import { rulingRows, rulingTitle } from '../../parts/ruling.ts';
import { beside, blank, type Row, row, sized, span, wrap } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';

export const PANELS = ['responses', 'reports', 'line', 'politics', 'ruling', 'orders'] as const;
export type PanelName = (typeof PANELS)[number];

/** What the person at the keyboard has open, chosen and typed. */
export interface Desk {
  focus: PanelName;
  chain: number;
  cursor: number;
  scroll: Readonly<Record<PanelName, number>>;
  /** null: now. */
  at: number | null;
  sector: number | 'rear' | 'sea' | null;
  because: string;
  /** What goes with the next order (exercise.md 5): how likely the assessed side is right, and whether it is named. */
  likelihood: number | null;
  isAttributing: boolean;
  isWhy: boolean;
  /** Only reports that say this are shown. */
  filter: string;
  notice: string;
  input: { kind: 'filter' | 'because' | 'likelihood' | 'time' | 'hold' | 'ask' | 'describe'; text: string } | null;
}

export const EMPTY_DESK: Desk = {
  focus: 'responses',
  chain: 0,
  cursor: 0,
  scroll: { responses: 0, reports: 0, line: 0, politics: 0, ruling: 0, orders: 0 },
  at: null,
  sector: null,
  because: '',
  likelihood: null,
  isAttributing: false,
  isWhy: false,
  filter: '',
  notice: '',
  input: null,
};

export interface ExerciseModel {
  view: View;
  doctrine: Doctrine;
  offers: readonly Offer[];
  desk: Desk;
  /** Whether it is the Commission that everybody waits for. */
  isCommissionSitting: boolean;
  /** Whether it is the record that is looked at: nothing can be ordered. */
  isRecord?: boolean;
  /** What the other readings would rule of the order under the cursor; null where no ruling may be seen yet. */
  others?: readonly OtherReading[] | null;
  /** The facilitator, where one runs the exercise. */
  excon?: ExconSign | null;
  /** What helps at this moment, null where nothing does; left out where no hints are wanted. */
  hint?: Hint | null;
}

export function drawExercise(model: ExerciseModel, size: Size, theme: Theme): Row[] {
  const above = model.desk.input?.kind === 'hold' ? holdRows(model.view, size.columns) : [];
  // What is asked stands where the hint was.
  const hint = model.hint === undefined ? [] : hintRows(above.length > 0 ? null : model.hint, size);
  const layout = layoutFor(size, hint.length);
  if (layout.kind === 'too-small') return tooSmall(size);
  const { view } = model;
  const { glyphs } = theme;
  const chain = view.chains[model.desk.chain];
  const ladder = panel(
    glyphs,
    { ...ladderHead(model, size.columns, layout.kind === 'tabs', glyphs), ...layout.ladder },
    ladderRows(view, chain, layout.ladder.width - 4, glyphs, layout.kind === 'tabs'),
  );
  const body = layout.kind === 'tabs' ? drawTabs(model, layout.tab, theme) : drawPanels(model, layout, theme);
  const screen = [...headerRows(view, size.columns, glyphs, model.excon), ...ladder, ...body, ...hint];
  return withFoot(screen, [...above, ...footRows(model, size.columns)], size.rows);
}

function ladderHead({ view, desk }: ExerciseModel, width: number, isShort: boolean, glyphs: Glyphs) {
  const { length } = view.chains;
  const count = isShort ? '' : length === 1 ? ' chain' : ' chains';
  const note = length > 0 ? `${desk.chain + 1} of ${length}${count}  ${glyphs.left} ${glyphs.right}` : '';
  // The corners, the blanks and the lines between take ten.
  return { title: ladderTitle(view, view.chains[desk.chain], width - note.length - 10, isShort), note };
}

/** A hint takes the same rows whatever it says, so that the panels stay where they are. */
function hintRows(hint: Hint | null, { columns }: Size): Row[] {
  const height = columns < 100 ? 3 : 2;
  const words = hint ? wrap(`${hint.says} ${hint.keys}`, columns - 8) : [];
  return Array.from({ length: height }, (_, index) =>
    sized(row(span(index === 0 && hint ? ' HINT  ' : '       ', 'new'), ...(words[index] ?? [])), columns),
  );
}

export function tooSmall({ columns, rows }: Size): Row[] {
  const text = [
    `This terminal has ${columns} by ${rows} characters.`,
    'Rung needs 80 by 24. Please enlarge it;',
    'nothing is lost meanwhile.',
  ];
  return Array.from({ length: rows }, (_, index) => sized(row(text[index] ?? ''), columns));
}

function footRows({ desk, view, isCommissionSitting, excon }: ExerciseModel, width: number): Row[] {
  if (desk.input) return inputRows(desk.notice || INPUTS[desk.input.kind], desk.input.text, width);
  if (desk.notice) return sentenceRows(desk.notice, width);
  if (!view.isAtKeyboard || view.hasCommitted) {
    const next = view.seats.find(({ status }) => status === 'to-decide');
    if (excon && !excon.hasStarted)
      return sentenceRows('Waiting for STARTEX; f opens EXCON, which gives it.  ? keys  Esc leave', width, 'dim');
    const who = next
      ? `${seatName(next.seat)} has the keyboard (v goes there)`
      : isCommissionSitting
        ? 'The Commission is in session (v goes there)'
        : 'Nobody has to decide';
    // The seat's own standing is in the header too; it gives way where there is no room for both.
    const standing = `${seatName(view.seat)} does not have the keyboard now. `;
    const words = `${who}.  ? keys  Esc leave`;
    return sentenceRows(standing.length + words.length < width ? standing + words : words, width, 'dim');
  }
  return [sized(row(span(footer(EXERCISE_KEYS, width), 'dim')), width)];
}

const INPUTS: Record<NonNullable<Desk['input']>['kind'], string> = {
  filter: 'Reports with (Enter keeps, Esc shows all):',
  because: 'Because (Enter keeps, Esc drops):',
  likelihood: 'How likely the assessed side is right, 0.00 to 1.00 (empty: not stated):',
  time: 'Minute of this turn, as 25:30 or +1:15 (empty: now):',
  hold: 'Hold until news. Because (may be empty):',
  ask: 'A question to EXCON (Enter sends):',
  describe: 'Describe the action (Enter sends):',
};

/** What holding means for the seat's next duty, above the question for a reason. */
function holdRows(view: View, width: number): Row[] {
  const [next, ...others] = [...view.owed].sort((a, b) => a.due - b.due);
  const drafts = view.drafts.length > 0 ? ` ${draftsStay(view.seat, view.drafts.length)}` : '';
  if (!next) return sentenceRows(`Nothing is owed by this seat now.${drafts}`, width);
  const backAt = view.turn.from + view.turnMinutes;
  const more = others.length > 0 ? ` (and ${others.length} more later)` : '';
  const consequence = next.orHold
    ? 'Holding meets it only with a reason.'
    : next.due < backAt
      ? 'Holding does not meet it, and may let that minute pass.'
      : `Holding does not meet it; the keyboard is back by ${clock(backAt)}.`;
  const words = `${seatName(view.seat)} owes ${PROMPT_WORDS[next.kind]} on ${next.about} by ${clock(next.due)}${more}. ${consequence}${drafts}`;
  return sentenceRows(words, width);
}

/** Fills one panel; scrolled lists say where they are. */
function fill(
  model: ExerciseModel,
  name: PanelName,
  box: Box,
  theme: Theme,
): { title: string; note: string; rows: Row[] } {
  const { view, desk, offers } = model;
  const inner = { width: box.width - 4, height: box.height - 2 };
  const scrolled = (all: Row[]) => {
    const from = Math.max(0, Math.min(desk.scroll[name], all.length - inner.height));
    const more =
      all.length > inner.height ? `${from + 1}–${Math.min(all.length, from + inner.height)} of ${all.length}` : '';
    return { rows: all.slice(from, from + inner.height), more };
  };
  switch (name) {
    case 'responses': {
      const [from, to] = windowOf(offers.length, desk.cursor, inner.height);
      const rows = offers
        .slice(from, to)
        .map((offer, index) => responseRow(view, offer, from + index, from + index === desk.cursor, theme.glyphs));
      return {
        title: `RESPONSES · ${seatName(view.seat)}`,
        note: offers.length > inner.height ? `${from + 1}–${to} of ${offers.length}` : `coaching: ${view.coaching}`,
        rows,
      };
    }
    case 'reports': {
      const { shown, hidden } = filteredReports(view, desk.filter);
      const { rows, more } = scrolled(reportRows(view, shown, inner.width, theme.glyphs));
      const note = [more, hidden > 0 && `${hidden} hidden`, `${newReports(view)} new`].filter(Boolean).join('  ');
      return { title: desk.filter ? `REPORTS · ${desk.filter}` : 'REPORTS', note, rows };
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
      return { title: rulingTitle(view, offers[desk.cursor]), note: more || 'w why  e evidence', rows };
    }
    case 'orders':
      return {
        title: `ORDERS of this turn · ${seatName(view.seat)} · ${view.drafts.length}`,
        note: model.isRecord ? '' : 'c commit  u take back  t time',
        rows: orderRows(model, inner.height),
      };
  }
}

function orderRows(model: ExerciseModel, height: number): Row[] {
  const { view, desk } = model;
  const rows = view.drafts.map((draft) =>
    row(
      span(clock(draft.at).padStart(6), draft.at > view.minute ? 'amber' : 'plain'),
      `  ${orderWords(draft.order)}`,
      span(said(draft) ? `  ${said(draft)}` : '', 'dim'),
    ),
  );
  const next = nextOrderRow(desk);
  if (next) rows.push(next);
  // The newest stay in sight; the title says how many there are.
  if (rows.length > 0) return rows.slice(-height);
  const last = lastRulings(view).slice(0, height);
  return last.length < height || !view.isAtKeyboard
    ? [row(span(standing(model), 'dim')), ...last.slice(0, height - 1)]
    : last;
}

/** What goes with an order: how likely, whether it names a culprit, and why. */
function said(of: { likelihood?: number | null; attributing?: boolean; because?: string }): string {
  const { likelihood, attributing, because } = of;
  return [
    typeof likelihood === 'number' && likelihoodWords(likelihood),
    attributing && 'names a culprit',
    because && `because ${because}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What has been set for the order that is added next; null where nothing has. */
function nextOrderRow(desk: Desk): Row | null {
  const next = [
    desk.at !== null && `at ${clock(desk.at)}`,
    desk.sector !== null && `sector ${desk.sector}`,
    said({ ...desk, attributing: desk.isAttributing }),
  ].filter(Boolean);
  return next.length > 0 ? row(span(`next order: ${next.join(', ')}`, 'new')) : null;
}

function standing({ view, isRecord = false }: ExerciseModel): string {
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
            span(`refused (${ruling.code})`, 'red'),
            `  ${orderWords(order)}`,
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

function drawPanels(model: ExerciseModel, layout: Extract<Layout, { kind: 'panels' }>, theme: Theme): Row[] {
  const draw = (name: PanelName) => {
    const box = layout[name === 'politics' ? 'line' : name];
    const { title, note, rows } = fill(model, name, box, theme);
    return panel(theme.glyphs, { title, note, ...box, isFocused: model.desk.focus === name }, rows);
  };
  // Politics have no panel of their own here: in focus they stand in the line's place.
  const place = model.desk.focus === 'politics' ? 'politics' : 'line';
  return [
    ...beside(draw(place), draw('ruling'), layout.line.width),
    ...beside(draw('reports'), draw('responses'), layout.reports.width),
    ...draw('orders'),
  ];
}

const TABS: Record<PanelName, string> = {
  responses: 'Responses',
  reports: 'Reports',
  line: 'Line',
  politics: 'Politics',
  ruling: 'Rulings',
  orders: 'Orders',
};

// One panel and tabs; under the responses stands what the ruling card has to say, as far as there is room.
function drawTabs(model: ExerciseModel, box: Box, theme: Theme): Row[] {
  const { desk, view } = model;
  const count: Partial<Record<PanelName, string>> = {
    reports: newReports(view) > 0 ? ` ${theme.glyphs.new}${newReports(view)}` : '',
    orders: view.drafts.length > 0 ? ` (${view.drafts.length})` : '',
  };
  const tabs = PANELS.map((name) => {
    const text = `${TABS[name]}${count[name] ?? ''}`;
    return name === desk.focus ? `[${text}]` : text;
  }).join('  ');
  if (desk.focus !== 'responses') {
    // The tabs leave no room for a note; what a filter hides is said all the same.
    const isFiltered = desk.focus === 'reports' && desk.filter !== '';
    const head = isFiltered
      ? [row(span(`${filteredReports(view, desk.filter).hidden} hidden: they do not say "${desk.filter}".`, 'owed'))]
      : [];
    const { rows, note } = fill(model, desk.focus, { ...box, height: box.height - head.length }, theme);
    return panel(theme.glyphs, { title: tabs, note, ...box, isFocused: true }, [...head, ...rows]);
  }
  const next = nextOrderRow(desk);
  const card = rulingRows(model, box.width - 4, true);
  const more = model.others && model.others.length > 0 ? 1 : 0;
  const below = [...(next ? [next] : []), ...card.slice(0, more + (desk.isWhy ? 7 : next ? 3 : 4))];
  const upper = { ...box, height: box.height - below.length - 1 };
  const { rows, note } = fill(model, 'responses', upper, theme);
  const content = [...pad(rows, upper.height - 2), blank, ...below];
  return panel(
    theme.glyphs,
    { title: tabs, note: note.includes('of') ? note : seatName(view.seat), ...box, isFocused: true },
    content,
  );
}

function pad(rows: readonly Row[], height: number): Row[] {
  return Array.from({ length: Math.max(height, rows.length) }, (_, index) => rows[index] ?? blank);
}
