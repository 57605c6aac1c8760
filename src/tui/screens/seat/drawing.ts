// The exercise screen as rows: a pure drawing of one seat's view, at any size.
import type { View } from '../../../exercise/chairs/view.ts';
import { draftsStay, seatName } from '../../../report/words.ts';
import type { Hint } from '../../hints.ts';
import { type Box, type Layout, layoutFor, type Size, tooSmall } from '../../layout.ts';
import { letterHint } from '../../letter-line.ts';
import { panel } from '../../panel.ts';
import { deskFoot, sentenceRows, withFoot } from '../../parts/foot.ts';
import { headerRows } from '../../parts/header.ts';
import { holdWords } from '../../parts/hold.ts';
import { ladderRows, ladderTitle } from '../../parts/ladder.ts';
import { textRow } from '../../parts/order-text.ts';
import { filteredReports, newReports } from '../../parts/reports.ts';
import { rulingRows } from '../../parts/ruling.ts';
import { beside, blank, type Row, row, sized, span, wrap } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';
import { SEAT_KEYS } from './keys.ts';
import { PANELS, type PanelName, type SeatLine, type SeatModel } from './model.ts';
import { fillPanel, nextOrderRow } from './panels.ts';

export function drawSeat(model: SeatModel, size: Size, theme: Theme): Row[] {
  const above = model.input?.kind === 'hold' ? holdRows(model.view, size.columns) : [];
  // What is asked stands where the hint was.
  const foot = [...above, ...footRows(model, size.columns)];
  const hint = model.hint === undefined ? [] : hintRows(above.length > 0 ? null : model.hint, size, foot.length - 1);
  const layout = layoutFor(size, hint.length);
  if (layout.kind === 'too-small') return tooSmall(size);
  const { view } = model;
  const { glyphs } = theme;
  const chain = view.chains[model.choices.chain];
  const ladder = panel(
    glyphs,
    { ...ladderHead(model, size.columns, layout.kind === 'tabs', glyphs), ...layout.ladder },
    ladderRows(view, chain, layout.ladder.width - 4, glyphs, layout.kind === 'tabs'),
  );
  const body = layout.kind === 'tabs' ? drawTabs(model, layout.tab, theme) : drawPanels(model, layout, theme);
  const screen = [...headerRows(view, size.columns, glyphs, model.excon, model.waits), ...ladder, ...body, ...hint];
  return withFoot(screen, foot, size.rows);
}

function ladderHead({ view, choices }: SeatModel, width: number, isShort: boolean, glyphs: Glyphs) {
  const { length } = view.chains;
  const count = isShort ? '' : length === 1 ? ' chain' : ' chains';
  const note = length > 0 ? `${choices.chain + 1} of ${length}${count}  ${glyphs.left} ${glyphs.right}` : '';
  // The corners, the blanks and the lines between take ten.
  return { title: ladderTitle(view, view.chains[choices.chain], width - note.length - 10, isShort), note };
}

/**
 * A hint takes the same rows whatever it says, so that the panels stay where they are. Where the foot covers some of them and
 * not all of it would be read, it waits.
 */
function hintRows(hint: Hint | null, { columns }: Size, covered: number): Row[] {
  const height = columns < 100 ? 3 : 2;
  const all = hint ? wrap(`${hint.says} ${hint.keys}`, columns - 8) : [];
  const words = all.length <= height - covered ? all : [];
  return Array.from({ length: height }, (_, index) =>
    sized(row(span(index === 0 && words.length > 0 ? ' HINT  ' : '       ', 'new'), ...(words[index] ?? [])), columns),
  );
}

function footRows(model: SeatModel, width: number): Row[] {
  const { input, notice, view, isCommissionSitting, excon } = model;
  const isWaiting = !view.isAtKeyboard || view.hasCommitted;
  const isLong = input?.kind === 'text' || input?.kind === 'message';
  const label = input?.kind === 'message' ? letterHint(view.readers) : LABELS[input?.kind ?? 'filter'];
  if (input || notice || !isWaiting) return deskFoot(model, label, SEAT_KEYS, width, isLong);
  const next = view.seats.find(({ status }) => status === 'to-decide');
  if (excon && !excon.hasStarted)
    return sentenceRows(
      `Waiting for STARTEX${excon.isHere ? '; f opens EXCON, which gives it' : ', which EXCON gives'}.  ? keys  Esc leave`,
      width,
      'dim',
    );
  const way = model.isElsewhere ? '' : ' (v goes there)';
  const who = next
    ? `${seatName(next.seat)} has the keyboard${way}`
    : isCommissionSitting
      ? `The Commission is in session${way}`
      : 'Nobody has to decide';
  // The seat's own standing is in the header too; it gives way where there is no room for both.
  const standing = `${seatName(view.seat)} does not have the keyboard now. `;
  const words = `${who}.  ? keys  Esc leave`;
  return sentenceRows(standing.length + words.length < width ? standing + words : words, width, 'dim');
}

const LABELS: Record<Exclude<SeatLine, 'message'>, string> = {
  filter: 'Reports with (Enter keeps, Esc shows all):',
  because: 'Because (Enter keeps, Esc drops):',
  text: 'Says to the others (Enter keeps, Esc drops; empty: nothing):',
  likelihood: 'How likely the assessed side is right, 0.00 to 1.00 (empty: not stated):',
  time: 'Minute of this turn, as 25:30 or +1:15 (empty: now):',
  hold: 'Hold until news. Because (may be empty):',
  ask: 'A question to EXCON (Enter sends):',
  describe: 'Describe the action (Enter sends):',
};

/** What holding means for the seat's next duty, above the question for a reason. */
function holdRows(view: View, width: number): Row[] {
  const drafts = view.drafts.length > 0 ? ` ${draftsStay(view.seat, view.drafts.length)}` : '';
  return sentenceRows(`${holdWords(view) ?? 'Nothing is owed by this seat now.'}${drafts}`, width);
}

function drawPanels(model: SeatModel, layout: Extract<Layout, { kind: 'panels' }>, theme: Theme): Row[] {
  const draw = (name: PanelName) => {
    const box = layout[name === 'politics' ? 'line' : name];
    const { title, note, rows } = fillPanel(model, name, box, theme);
    return panel(theme.glyphs, { title, note, ...box, isFocused: model.choices.focus === name }, rows);
  };
  // Politics have no panel of their own here: in focus they stand in the line's place.
  const place = model.choices.focus === 'politics' ? 'politics' : 'line';
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
function drawTabs(model: SeatModel, box: Box, theme: Theme): Row[] {
  const { choices, view } = model;
  const count: Partial<Record<PanelName, string>> = {
    reports: newReports(view) > 0 ? ` ${theme.glyphs.new}${newReports(view)}` : '',
    orders: view.drafts.length > 0 ? ` (${view.drafts.length})` : '',
  };
  const tabs = PANELS.map((name) => {
    const text = `${TABS[name]}${count[name] ?? ''}`;
    return name === choices.focus ? `[${text}]` : text;
  }).join('  ');
  if (choices.focus !== 'responses') {
    // The tabs leave no room for a note; what a filter hides is said all the same.
    const isFiltered = choices.focus === 'reports' && choices.filter !== '';
    const head = isFiltered
      ? [
          row(
            span(
              `${filteredReports(view, choices.filter).hidden} hidden: they do not say "${choices.filter}".`,
              'owed',
            ),
          ),
        ]
      : [];
    const { rows, note } = fillPanel(model, choices.focus, { ...box, height: box.height - head.length }, theme);
    return panel(theme.glyphs, { title: tabs, note, ...box, isFocused: true }, [...head, ...rows]);
  }
  const next = nextOrderRow(choices) ?? textRow(model);
  const card = rulingRows(model, box.width - 4, true);
  const more = model.others && model.others.length > 0 ? 1 : 0;
  const below = [...(next ? [next] : []), ...card.slice(0, more + (choices.isWhy ? 7 : next ? 3 : 4))];
  const upper = { ...box, height: box.height - below.length - 1 };
  const { rows, note } = fillPanel(model, 'responses', upper, theme);
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
