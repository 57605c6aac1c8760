// The facilitator's console as rows: seats and windows, injects, truth beside knowledge, questions, rulings, notes. A pure
// drawing. Every line of the truth side bears a mark, so that nobody projects it by accident.
import type { ExconView } from '../../../exercise/chairs/excon-view.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock, injectNumber, seatName } from '../../../report/words.ts';
import { footer } from '../../keys.ts';
import { type Box, layoutFor, type Size, tooSmall } from '../../layout.ts';
import { letterHint } from '../../letter-line.ts';
import { panel, windowed } from '../../panel.ts';
import { deskFoot, sentenceRows, withFoot } from '../../parts/foot.ts';
import { exconHeaderRows } from '../../parts/header.ts';
import { beside, type Row, row, rowWidth, sized, span, wrapRow } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';
import { formPanel } from './form-drawing.ts';
import { EXCON_KEYS } from './keys.ts';
import { heardList, isWritten, waitingWords } from './letters.ts';
import { EXCON_PANELS, type ExconPanel, type ExconSide, itemsOf, listOf, seatWords, standingRows } from './lists.ts';
import type { ExconAsking, ExconLine, ExconModel } from './model.ts';

export function drawExcon(model: ExconModel, size: Size, theme: Theme): Row[] {
  const layout = layoutFor(size);
  if (layout.kind === 'too-small') return tooSmall(size);
  const header = exconHeaderRows(model.view, model.timer, size.columns, waitingWords(model.view));
  const box = { width: size.columns, height: size.rows - header.length - 1 };
  const body = model.form
    ? formPanel(model.form, box, theme.glyphs)
    : layout.kind === 'tabs'
      ? drawTabs(model, box, theme.glyphs)
      : drawPanels(model, box, theme.glyphs);
  return withFoot([...header, ...body], footRows(model, size.columns), size.rows);
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
    questions: `Questions${newsMark(model.view)}`,
    rulings: 'Rulings',
    notes: 'Notes',
  };
  const tabs = EXCON_PANELS.map((name) => (name === model.panel ? `[${short[name]}]` : short[name])).join('  ');
  const seats = model.view.seats.map((seat) => seatWords(seat, glyphs));
  // Who holds them stands in the panel of the seats.
  const all = [seats, seats.map((words) => words.slice(0, 1))].map((each) => row(' ', ...each.flatMap(spaced)));
  return [
    sized(all.find((each) => rowWidth(each) <= width) ?? all.at(-1)!, width),
    ...drawPanel(model, model.panel, { width, height: height - 1 }, glyphs, tabs),
  ];
}

const spaced = (words: Row): Row => [...words, span('   ')];

/** How many questions and new messages wait there. */
function newsMark(view: ExconSide): string {
  const news = heardList(view).filter((heard) => (isWritten(heard) ? heard.isNew : heard.answeredAt === null)).length;
  return news > 0 ? ` (${news})` : '';
}

const waiting = ({ questions }: ExconView) => questions.filter(({ answeredAt }) => answeredAt === null).length;

function drawPanel(model: ExconModel, name: ExconPanel, box: Box, glyphs: Glyphs, title = titleOf(model, name)): Row[] {
  const { view, cursors } = model;
  const isFocused = model.panel === name;
  const inner = box.height - 2;
  const head = name === 'seats' ? standingRows(view, glyphs) : [];
  const one = itemsOf(view, name, glyphs, isFocused ? cursors[name] : -1);
  const items = unfolded(one, isFocused ? cursors[name] : -1, box.width - 4, inner - head.length);
  const rows = items.length > 0 ? windowed(items, cursors[name], inner - head.length) : [row(span(EMPTY[name], 'dim'))];
  const note =
    name === 'questions' && waiting(view) > 0
      ? `${waiting(view)} waiting`
      : name === 'truth' && items.length > 0
        ? `? unconfirmed  ${items.length}`
        : String(items.length);
  return panel(glyphs, { title, note, ...box, isFocused }, [...head, ...rows]);
}

/** Lines that are too long on rows of their own, as far as there is room: all of them, or the chosen one alone. */
function unfolded(items: Row[][], chosen: number, width: number, height: number): Row[][] {
  const whole = items.map((rows) => rows.flatMap((each) => wrapRow(each, width, INDENT)));
  if (whole.flat().length <= height) return whole;
  return items.map((rows, at) => (at === chosen && whole[at]!.length <= height ? whole[at]! : rows));
}
const INDENT = 8;

const titleOf = ({ view }: ExconModel, name: ExconPanel): string =>
  name === 'questions' && view.letters.length > 0 ? 'QUESTIONS and messages' : TITLES[name];

const EMPTY: Record<ExconPanel, string> = {
  injects: 'No inject is to come.',
  truth: 'Nothing of weight has happened.',
  seats: 'No chain is open, nothing is owed.',
  questions: 'Nobody has asked anything.',
  rulings: 'No order has been ruled on.',
  notes: 'None yet; n takes one.',
};
const LABELS: Record<Exclude<ExconLine, 'message'>, string> = {
  note: 'Note, for you alone (Enter keeps, Esc drops):',
  jump: 'Jump to, as 25:30 or +1:15 (Esc drops):',
  shift: 'Arrives at, as 25:30 or +1:15 (Esc drops):',
  overrule: 'Overrule, because (Esc drops):',
  effect: 'Like which response does it work, as surveil 4? (Enter alone: it has no effect; Esc drops):',
  answer: 'Answer (Enter sends, Esc drops):',
  likelihood: 'How likely, 0.00 to 1.00:',
  words: 'The answer says (Enter keeps, Esc drops):',
  resolve: 'Resolve of the other side (Enter sets, Esc drops):',
  tempo: 'Tempo of the other side, where 100 is neutral (Enter sets, Esc drops):',
  timer: 'How long a turn has, as 10m, 90s or 10m closes (empty: as long as it takes; Esc drops):',
};

const FORM_KEYS = 'Tab or Enter next  Shift-Tab back  ← → choose  Esc leaves, the draft is kept';

const ASKED: Record<ExconAsking, string> = {
  how: 'This action: a accept  r refuse  n note  Esc drops',
  finding: 'Find: a attribute  n unattributable  x nothing happened  b broader  Esc drops',
  red: 'Red cell: e change the words  x drop the answer  w clock waits or not  r resolve  t tempo  Esc drops',
  side: 'Whose act was it? r Russia-side  u Ukraine-side  Esc drops',
};

/** What is typed, with the line that it is about. */
function labelOf({ view, cursors }: ExconModel, kind: ExconLine): string {
  const ruled = listOf(view, 'rulings')[cursors.rulings];
  const asked = listOf(view, 'questions')[cursors.questions];
  const inject = listOf(view, 'injects')[cursors.injects];
  if (kind === 'message') return letterHint(view.readers);
  if (kind === 'shift' && inject)
    return `Move inject ${injectNumber(inject.no)} of ${clock(inject.at)} (${inject.from}) to a time as 25:30, or from now as +1:15 (Esc drops):`;
  if (kind === 'overrule' && ruled)
    return `Overrule ${seatName(ruled.order.seat)}: ${orderWords(ruled.order)}, because (Esc drops):`;
  if (kind === 'answer' && asked && !isWritten(asked))
    return `Answer to ${seatName(asked.seat)}: ${asked.text} (Enter sends, Esc drops):`;
  return LABELS[kind];
}

function footRows(model: ExconModel, width: number): Row[] {
  const { input, asking, notice, form, view, hasDraft } = model;
  if (form) return sentenceRows(notice || FORM_KEYS, width, notice ? 'owed' : 'dim');
  if (input)
    return deskFoot(
      model,
      labelOf(model, input.kind),
      EXCON_KEYS,
      width,
      input.kind === 'words' || input.kind === 'message',
    );
  if (notice || asking) return sentenceRows(notice || ASKED[asking!], width);
  const first = view.hasStarted ? '' : ' s gives STARTEX ';
  const keys = footer(EXCON_KEYS, width - first.length - (hasDraft ? 12 : 0));
  return [sized(row(span(first, 'owed'), span(keys, 'dim'), span(hasDraft ? '  a: a draft' : '', 'new')), width)];
}
