// The facilitator's console as rows: seats and windows, injects, truth beside knowledge, questions, rulings, notes. A pure
// drawing. Every line of the truth side bears a mark, so that nobody projects it by accident.

import type { NewsItem } from '../../exercise/events.ts';
import type { ActTruth, ComingInject, ExconView } from '../../exercise/excon-view.ts';
import type { AnswerKind } from '../../exercise/state.ts';
import type { Holder, Side } from '../../ladder/index.ts';
import { orderWords, PROMPT_WORDS } from '../../report/transcript.ts';
import { clock, seatName, sectorName, spoken } from '../../report/words.ts';
import { EXCON_KEYS, footer } from '../keys.ts';
import { layoutFor, type Size } from '../layout.ts';
import { panel } from '../panel.ts';
import { exconHeaderRows } from '../parts/header.ts';
import { beside, blank, type Row, row, sized, span } from '../text.ts';
import type { Glyphs, Theme } from '../theme.ts';
import { inputRow, tooSmall } from './exercise-drawing.ts';
import type { FormModel } from './form-desk.ts';

export const EXCON_PANELS = ['injects', 'truth', 'seats', 'questions', 'rulings', 'notes'] as const;
export type ExconPanel = (typeof EXCON_PANELS)[number];

/** What is being typed at the foot. */
export interface ExconInput {
  kind: 'note' | 'jump' | 'shift' | 'overrule' | 'answer' | 'likelihood';
  text: string;
  how?: AnswerKind;
  side?: Side;
}

/** What is asked for by one key. */
export interface ExconAsking {
  what: 'how' | 'finding' | 'side';
}

export interface ExconModel {
  view: ExconView;
  panel: ExconPanel;
  cursors: Readonly<Record<ExconPanel, number>>;
  notice: string;
  input: ExconInput | null;
  asking: ExconAsking | null;
  form: FormModel | null;
  hasDraft: boolean;
  timer: { words: string; isRunning: boolean } | null;
}

interface Lists {
  seats: ExconView['windows'][number] | ExconView['duties'][number];
  injects: ComingInject;
  truth: ActTruth;
  questions: ExconView['questions'][number];
  rulings: ExconView['rulings'][number];
  notes: ExconView['marks'][number];
}

/** What a panel lists, as it is listed: what waits for an answer first, notes and marks the newest first. */
export function listOf<P extends ExconPanel>(view: ExconView, name: P): readonly Lists[P][] {
  const lists: { [K in ExconPanel]: readonly Lists[K][] } = {
    seats: [...view.windows, ...view.duties],
    injects: view.injects,
    truth: view.acts,
    questions: [...view.questions].sort(
      (a, b) => Number(a.answeredAt !== undefined) - Number(b.answeredAt !== undefined) || b.at - a.at,
    ),
    rulings: view.rulings,
    notes: [...view.marks].reverse(),
  };
  return lists[name];
}

export function drawExcon(model: ExconModel, size: Size, theme: Theme): Row[] {
  const layout = layoutFor(size);
  if (layout.kind === 'too-small') return tooSmall(size);
  const header = exconHeaderRows(model.view, model.timer, size.columns);
  const foot = footRow(model, size.columns);
  const height = size.rows - header.length - 1;
  if (model.form) return [...header, ...formPanel(model.form, { width: size.columns, height }, theme.glyphs), foot];
  if (layout.kind === 'tabs')
    return [...header, ...drawTabs(model, { width: size.columns, height }, theme.glyphs), foot];
  return [...header, ...drawPanels(model, { width: size.columns, height }, theme.glyphs), foot];
}

interface Box {
  width: number;
  height: number;
}

const TITLES: Record<ExconPanel, string> = {
  injects: 'INJECTS',
  truth: 'TRUTH beside knowledge',
  seats: 'SEATS and windows',
  questions: 'QUESTIONS',
  rulings: 'RULINGS',
  notes: 'NOTES',
};

function drawPanels(model: ExconModel, { width, height }: Box, glyphs: Glyphs): Row[] {
  const left = Math.floor(width * 0.54);
  const right = width - left;
  const injects = Math.floor(height * 0.45);
  const seats = Math.floor(height * 0.42);
  const small = Math.floor((height - seats) / 3);
  const draw = (name: ExconPanel, box: Box) => drawPanel(model, name, box, glyphs);
  return beside(
    [...draw('injects', { width: left, height: injects }), ...draw('truth', { width: left, height: height - injects })],
    [
      ...draw('seats', { width: right, height: seats }),
      ...draw('questions', { width: right, height: small }),
      ...draw('rulings', { width: right, height: small }),
      ...draw('notes', { width: right, height: height - seats - 2 * small }),
    ],
    left,
  );
}

function drawTabs(model: ExconModel, { width, height }: Box, glyphs: Glyphs): Row[] {
  const short: Record<ExconPanel, string> = {
    injects: 'Injects',
    truth: 'Truth',
    seats: 'Seats',
    questions: `Questions${waiting(model.view) > 0 ? ` (${waiting(model.view)})` : ''}`,
    rulings: 'Rulings',
    notes: 'Notes',
  };
  const tabs = EXCON_PANELS.map((name) => (name === model.panel ? `[${short[name]}]` : short[name])).join('  ');
  const who = model.view.seats.flatMap((seat) => [...seatWords(seat, glyphs), span('   ')]);
  return [
    sized(row(' ', ...who), width),
    ...drawPanel(model, model.panel, { width, height: height - 1 }, glyphs, tabs),
  ];
}

const waiting = ({ questions }: ExconView) => questions.filter(({ answeredAt }) => answeredAt === undefined).length;

function drawPanel(model: ExconModel, name: ExconPanel, box: Box, glyphs: Glyphs, title = TITLES[name]): Row[] {
  const { view, cursors } = model;
  const isFocused = model.panel === name;
  const inner = box.height - 2;
  const head = name === 'seats' ? standingRows(view, glyphs) : [];
  const items = itemsOf(view, name, glyphs, isFocused ? cursors[name] : -1);
  const rows = items.length > 0 ? windowed(items, cursors[name], inner - head.length) : [row(span(EMPTY[name], 'dim'))];
  const note = name === 'questions' && waiting(view) > 0 ? `${waiting(view)} waiting` : String(items.length);
  return panel(glyphs, { title, note, ...box, isFocused }, [...head, ...rows]);
}

const EMPTY: Record<ExconPanel, string> = {
  injects: 'No inject is to come.',
  truth: 'Nothing of weight has happened.',
  seats: 'No chain is open, nothing is owed.',
  questions: 'Nobody has asked anything.',
  rulings: 'No order has been ruled on.',
  notes: 'None yet; n takes one.',
};

/** As many rows of a list as fit, so that the chosen item is among them. */
export function windowed(items: readonly (readonly Row[])[], chosen: number, height: number): Row[] {
  let from = 0;
  const heightOf = (first: number) => items.slice(first, chosen + 1).reduce((sum, rows) => sum + rows.length, 0);
  while (from < chosen && heightOf(from) > height) from++;
  return items.slice(from).flat().slice(0, Math.max(0, height));
}

function itemsOf(view: ExconView, name: ExconPanel, glyphs: Glyphs, chosen: number): Row[][] {
  const pointer = (index: number) => span(index === chosen ? `${glyphs.pointer} ` : '  ', 'strong');
  const truth = span(`T${glyphs.down}`, 'red');
  switch (name) {
    case 'injects':
      return listOf(view, 'injects').map((inject, at) => [row(pointer(at), truth, ...injectSpans(view, inject))]);
    case 'truth':
      return listOf(view, 'truth').map((act, at) => [
        row(pointer(at), truth, ...truthSpans(act)),
        row('  ', truth, '     ', ...knowledgeSpans(act)),
      ]);
    case 'seats':
      return [
        ...view.windows.map((each, at) => [row(pointer(at), ...windowSpans(view, each))]),
        ...view.duties.map((duty, at) => [
          row(
            pointer(view.windows.length + at),
            span(`${seatName(duty.seat)} owes ${PROMPT_WORDS[duty.kind]} on ${duty.about}  `, 'strong'),
            leftSpan(duty.due - view.minute),
          ),
        ]),
      ];
    case 'questions':
      return listOf(view, 'questions').map((asked, at) => [
        row(
          pointer(at),
          span(asked.answeredAt === undefined ? glyphs.new : ' ', 'new'),
          `${clock(asked.at).padStart(6)} `,
          span(`${seatName(asked.seat)}${asked.kind === 'off-menu' ? ' (off the menu)' : ''}: `, 'strong'),
          asked.text,
          span(asked.answeredAt === undefined ? '' : `  ${asked.how}: ${asked.answer}`, 'dim'),
        ),
      ]);
    case 'rulings':
      return listOf(view, 'rulings').map((given, at) => [
        row(
          pointer(at),
          `${clock(given.at).padStart(6)} ${seatName(given.order.seat)} ${orderWords(given.order)}  `,
          given.ruling.verdict === 'refused'
            ? span(`refused ${given.ruling.code}`, 'red')
            : span(given.ruling.verdict, 'ok'),
          span(given.overruled ? `  overruled: ${given.overruled.verdict}` : '', 'owed'),
        ),
      ]);
    case 'notes':
      return listOf(view, 'notes').map(({ mark, at, text, stamp }, index) => [
        row(
          pointer(index),
          span(`${stamp.slice(11, 19)}Z ${clock(at).padStart(6)}  `, 'dim'),
          mark === 'note' ? text : span(MARK_NAMES[mark], 'strong'),
        ),
      ]);
  }
}

const MARK_NAMES = { startex: 'STARTEX', pause: 'paused', resume: 'resumed', note: 'note', endex: 'ENDEX' };

const KIND_NAMES: Record<string, string> = { amend: 'attribute', claim: 'claim' };

function injectSpans(view: ExconView, { no, at, to, fact, about, text, from, medium, isHeld }: ComingInject): Row {
  const kind = fact ? (KIND_NAMES[fact.kind] ?? fact.kind) : medium === 'claim' ? 'claim' : 'message';
  const act = fact && 'act' in fact ? fact.act : about;
  const who = to.length === 3 ? 'all' : to.map((seat) => SHORT_HOLDERS[seat]).join(', ');
  return row(
    span(String(no).padStart(3), 'dim'),
    ' ',
    isHeld ? span('HELD'.padStart(7), 'amber') : span(clock(at).padStart(7), 'strong'),
    isHeld ? span(` ${clock(at)}`.padEnd(11), 'dim') : span(` in ${clock(at - view.minute)}`.padEnd(11), 'dim'),
    span(`${[kind, act].filter(Boolean).join(' ')} → ${who}  `, 'title'),
    `${from}: ${text}`,
  );
}

function truthSpans({ id, truth, known }: ActTruth): Row {
  const name = span(id.padEnd(5), 'title');
  if (!truth) {
    const act = known.commission;
    return row(
      name,
      'reported',
      act ? `, ${sectorName(act.sector)}, severity ${act.severity}` : '',
      span('  not among the acts of the scenario', 'dim'),
    );
  }
  const { kind, author, intent, sector, severity, start, end } = truth;
  const when = end === null ? `since ${clock(start)}` : `${clock(start)}–${clock(end)}`;
  return row(
    name,
    `${spoken(kind)}, ${sectorName(sector)}, sev ${severity}  `,
    span(`${author}${intent === 'none' ? '' : `, ${spoken(intent)}`}  `, 'owed'),
    when,
  );
}

const HOLDER_NAMES: Record<Holder, string> = {
  ukraine: 'Ukraine',
  coalition: 'Coalition',
  us: 'US',
  commission: 'Commission',
};
const SHORT_HOLDERS = { ukraine: 'Ukr', coalition: 'Coal', us: 'US' };
const SHORT_SIDES: Record<Side, string> = { russia: 'Ru', ukraine: 'Ua', unknown: '?' };

// Where all know the same it is said once; the Commission's register holds whatever any seat does.
function knowledgeSpans({ known }: ActTruth): Row {
  const holders = ['ukraine', 'coalition', 'us'] as const;
  if (!known.commission) return row(span('nobody knows', 'dim'));
  return holders.flatMap((holder) => {
    const act = known[holder];
    if (!act) return [span(`${SHORT_HOLDERS[holder]} –   `, 'dim')];
    const how = act.isRetracted
      ? 'withdrawn'
      : `sev ${act.severity} ${SHORT_SIDES[act.side]} ${act.likelihood === null ? 'unconf.' : act.likelihood.toFixed(2)}`;
    return [
      span(`${SHORT_HOLDERS[holder]} ${clock(act.enteredAt)} `),
      span(`${how}   `, act.isRetracted ? 'dim' : 'plain'),
    ];
  });
}

const STATUS: Record<ExconView['seats'][number]['status'], string> = {
  'to-decide': 'to decide',
  committed: 'ready',
  holding: 'holds',
  waiting: 'waits',
  'not-in-play': 'not in play',
};

function seatWords({ seat, status, drafts, holder }: ExconView['seats'][number], glyphs: Glyphs): Row {
  const isOwed = status === 'to-decide';
  const words = `${seatName(seat)} ${isOwed ? `${glyphs.pointer} ` : ''}${STATUS[status]}`;
  const more = [holder === 'person' ? '' : holder, drafts > 0 ? `${drafts} drafted` : ''].filter(Boolean).join(', ');
  return row(span(words, isOwed ? 'owed' : 'plain'), span(more ? ` (${more})` : '', 'dim'));
}

function standingRows(view: ExconView, glyphs: Glyphs): Row[] {
  const { holder, isAtDesk, tests } = view.commission;
  const desk = holder === 'engine' ? 'engine' : isAtDesk ? `${glyphs.pointer} in session` : 'not in session';
  return [
    ...view.seats.map((seat) => seatWords(seat, glyphs)),
    row(
      span(`Commission ${desk}`, isAtDesk ? 'owed' : 'plain'),
      span(tests.length > 0 ? `  ${tests.length} of 4 tests of a broader attack hold` : '', 'dim'),
    ),
    blank,
  ];
}

function leftSpan(left: number) {
  if (left < 0) return span(`${clock(-left)} late`, 'red');
  return span(`${clock(left)} left`, left <= 120 ? 'owed' : 'dim');
}

function windowSpans(view: ExconView, window: ExconView['windows'][number]): Row {
  const { holder, chain, phase, warnedAt, edges, broaderAt } = window;
  const [next] = edges;
  const state = [warnedAt === null ? 'not warned' : `warned ${clock(warnedAt)}`, broaderAt === null ? '' : 'broader'];
  return row(
    span(`${chain.padEnd(5)}${HOLDER_NAMES[holder].padEnd(11)}`, holder === 'commission' ? 'title' : 'plain'),
    span(`phase ${phase}  `, phase === 1 ? 'quiet' : phase === 2 ? 'amber' : 'red'),
    ...(next
      ? [
          `${EDGE_NAMES[next.news]} ${clock(next.at)} `,
          span('(', 'dim'),
          leftSpan(next.at - view.minute),
          span(')  ', 'dim'),
        ]
      : []),
    span(state.filter(Boolean).join(', '), 'dim'),
  );
}

const EDGE_NAMES: Record<NewsItem['news'], string> = {
  chain: 'opens',
  broader: 'broader',
  'warning-due': 'warning by',
  'phase-2': 'phase 2',
  'hours-72': '72 h',
  closed: 'closes',
};

function formPanel({ form, fields }: FormModel, { width, height }: Box, glyphs: Glyphs): Row[] {
  const items = fields.map(({ name, label, hint, choices }, at): Row[] => {
    const isHere = at === form.at;
    const value = form.values[name];
    const shown = choices
      ? `${glyphs.left} ${value} ${glyphs.right}`
      : `${tail(value, width - 30)}${isHere ? '_' : ''}`;
    const line = row(
      span(isHere ? `${glyphs.pointer} ` : '  ', 'strong'),
      span(label.padEnd(13), isHere ? 'strong' : 'plain'),
      span(shown, isHere ? 'strong' : 'plain'),
      span(isHere || value === '' ? `   ${hint}` : '', 'dim'),
    );
    return form.problem?.field === name ? [line, row(' '.repeat(15), span(form.problem.message, 'red'))] : [line];
  });
  const isLast = form.at === fields.length;
  const add = [
    row(span(isLast ? `${glyphs.pointer} ` : '  ', 'strong'), span('ADD THIS INJECT', isLast ? 'chosen' : 'strong')),
  ];
  const rows = windowed([...items, add], form.at, height - 2);
  return panel(
    glyphs,
    { title: 'AN INJECT OFF-SCRIPT', note: 'the draft is kept', width, height, isFocused: true },
    rows,
  );
}

const tail = (text: string, room: number) => (text.length > room ? `…${text.slice(1 - room)}` : text);

const LABELS: Record<ExconInput['kind'], string> = {
  note: 'Note, for you alone (Enter keeps, Esc drops):',
  jump: 'Jump to, as 25:30 or +1:15:',
  shift: 'Arrives at, as 25:30 or +1:15:',
  overrule: 'Overrule, because:',
  answer: 'Answer (Enter sends):',
  likelihood: 'How likely, 0.00 to 1.00:',
};

const ASKED: Record<ExconAsking['what'], string> = {
  how: 'This action: a accept  r refuse  n note  Esc drops',
  finding: 'Find as the Commission: a attribute  n unattributable  x nothing happened  b broader attack  Esc drops',
  side: 'Whose act was it? r Russia-side  u Ukraine-side  Esc drops',
};

function footRow({ input, asking, notice, form, view, hasDraft }: ExconModel, width: number): Row {
  if (form)
    return sized(
      row(
        span(
          ` ${notice || 'Tab or Enter next  Shift-Tab back  ← → choose  Esc leaves, the draft is kept'}`,
          notice ? 'owed' : 'dim',
        ),
      ),
      width,
    );
  if (input && notice) return inputRow(notice, input.text, width);
  if (input) return inputRow(LABELS[input.kind], input.text, width);
  if (notice || asking) return sized(row(span(` ${notice || ASKED[asking!.what]}`, 'owed')), width);
  const first = view.hasStarted ? '' : ' s gives STARTEX ';
  const keys = footer(EXCON_KEYS, width - first.length - (hasDraft ? 12 : 0));
  return sized(row(span(first, 'owed'), span(keys, 'dim'), span(hasDraft ? '  a: a draft' : '', 'new')), width);
}
