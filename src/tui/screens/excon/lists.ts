// What the panels of the facilitator's console list, and each line of it as rows. Every line of the truth side bears a
// mark, so that nobody projects it by accident.
import type { ActTruth, ComingInject, ExconView } from '../../../exercise/chairs/excon-view.ts';
import type { Holder, Side } from '../../../ladder/index.ts';
import { EDGE_WORDS } from '../../../report/edge-words.ts';
import { whenCell } from '../../../report/msel.ts';
import { PROMPT_WORDS } from '../../../report/prompt-words.ts';
import { deedWords } from '../../../report/red-words.ts';
import { correspondentName, seenWords } from '../../../report/room-words.ts';
import { codeShort } from '../../../report/ruling-words.ts';
import { orderWords } from '../../../report/transcript.ts';
import { behindIt, clock, injectNumber, kindName, seatName, sectorName } from '../../../report/words.ts';
import type { RecordedEntry } from '../../../session/recorded.ts';
import { entryWords, type OrderAt } from '../../entries.ts';
import { blank, type Row, row, type Span, span } from '../../text.ts';
import type { Glyphs } from '../../theme.ts';
import { heardList, isWritten, type Written } from './letters.ts';

export const EXCON_PANELS = ['injects', 'truth', 'seats', 'questions', 'rulings', 'notes'] as const;
export type ExconPanel = (typeof EXCON_PANELS)[number];

/** A window as several registers hold it alike. */
type SharedWindow = Omit<ExconView['windows'][number], 'holder'> & { holders: Holder[] };

interface Lists {
  seats: SharedWindow | ExconView['duties'][number];
  injects: ComingInject;
  truth: ActTruth;
  questions: ReturnType<typeof heardList>[number];
  rulings: ExconView['rulings'][number];
  notes: Note;
}

/** A mark or another action of the facilitator: at what minute, with the time of the day where one was read. */
export interface Note {
  at: number;
  stamp: string | null;
  /** Of a note its text. */
  words: string;
  isNote: boolean;
}

/** What the panels are made of. */
export interface ExconSide extends ExconView {
  notes: readonly Note[];
  lettersRead: number;
}

/** A view with what its facilitator has done, in its order. */
export const exconSide = (
  view: ExconView,
  facilitatorActions: readonly RecordedEntry[],
  orderAt: OrderAt,
  lettersRead = view.letters.length,
): ExconSide => ({
  ...view,
  lettersRead,
  notes: [...redNotes(view), ...evaluatorNotes(view), ...actionNotes(facilitatorActions, orderAt)].sort(
    (a, b) => a.at - b.at,
  ),
});

/** What the red cell did; what the facilitator did as red stands among the facilitator's actions. */
const redNotes = ({ red }: ExconView): Note[] =>
  red.did
    .filter(({ by }) => by === 'red')
    .map(({ at, deed, was }) => ({ at, stamp: null, words: `Red ${deedWords(deed, was)}`, isNote: false }));

/** What evaluators have seen, as it comes. */
const evaluatorNotes = ({ observations }: ExconView): Note[] =>
  observations.map((observation) => ({
    at: observation.at,
    stamp: null,
    words: `Evaluator on ${seenWords(observation)}`,
    isNote: true,
  }));

const actionNotes = (facilitatorActions: readonly RecordedEntry[], orderAt: OrderAt): Note[] =>
  facilitatorActions.flatMap((action): Note[] => {
    const { command, givenAt: at } = action;
    if (!command) return [];
    const stamp = 'stamp' in command ? command.stamp : null;
    const note = command.do === 'mark' && command.mark === 'note' ? command.text : null;
    // What was ruled on meanwhile stands among the rulings.
    const events = action.events.filter(({ type }) => type !== 'order-ruled');
    const words = note ?? entryWords(orderAt, { command, events }).replace(/^EXCON /, '');
    return [{ at, stamp, words, isNote: note !== null }];
  });

/** What a panel lists, as it is listed; notes and marks the newest first. */
export function listOf<P extends ExconPanel>(view: ExconSide, name: P): readonly Lists[P][] {
  const lists: { [K in ExconPanel]: readonly Lists[K][] } = {
    seats: [...sharedWindows(view), ...view.duties],
    injects: view.injects,
    truth: view.acts,
    questions: heardList(view),
    rulings: view.rulings,
    notes: [...view.notes].reverse(),
  };
  return lists[name];
}

/** What tells a line from the others of its list, however the list grows; undefined where it is known by its place alone. */
export function keyOf(item: Lists[ExconPanel] | undefined): string | undefined {
  if (item === undefined) return undefined;
  if ('no' in item) return `inject ${item.no}`;
  if ('place' in item) return `${'ruling' in item ? 'ruling' : 'question'} ${item.place}`;
  if ('text' in item && 'from' in item) return `message ${item.at} ${item.from} ${item.text}`;
  return 'id' in item ? `act ${item.id}` : undefined;
}

/** Where the chosen line stands now; the same place where it is gone, or was never chosen. */
export function placeIn(list: readonly Lists[ExconPanel][], at: number, key: string | undefined): number {
  const found = key === undefined ? -1 : list.findIndex((item) => keyOf(item) === key);
  return found >= 0 ? found : Math.max(0, Math.min(list.length - 1, at));
}

function sharedWindows({ windows }: ExconView): SharedWindow[] {
  const shared: SharedWindow[] = [];
  for (const { holder, ...window } of windows) {
    const alike = shared.find(({ holders: _, ...other }) => JSON.stringify(other) === JSON.stringify(window));
    if (alike) alike.holders.push(holder);
    else shared.push({ holders: [holder], ...window });
  }
  return shared.sort((a, b) => (a.t0 ?? 0) - (b.t0 ?? 0));
}

/** Each line of a panel as rows; the truth side bears its mark. */
export function itemsOf(view: ExconSide, name: ExconPanel, glyphs: Glyphs, chosen: number): Row[][] {
  const pointer = (index: number) => span(index === chosen ? `${glyphs.pointer} ` : '  ', 'strong');
  const truth = span(`T${glyphs.down}`, 'red');
  switch (name) {
    case 'injects':
      return listOf(view, 'injects').map((inject, at) => [row(pointer(at), truth, ...injectSpans(view, inject))]);
    case 'truth':
      return listOf(view, 'truth').map((act, at) => [
        row(pointer(at), truth, ...truthSpans(act)),
        row('  ', truth, '    ', ...knowledgeSpans(act)),
      ]);
    case 'seats': {
      const windows = sharedWindows(view);
      return [
        ...windows.map((each, at) => [row(pointer(at), ...windowSpans(view, each))]),
        ...view.duties.map((duty, at) => [
          row(
            pointer(windows.length + at),
            duty.notAssessed ? span('fell due in a jump', 'dim') : leftSpan(duty.due - view.minute),
            span(`  ${duty.about.padEnd(5)}`, 'title'),
            span(`${seatName(duty.seat)} owes ${PROMPT_WORDS[duty.kind]}`, 'strong'),
          ),
        ]),
      ];
    }
    case 'questions':
      return listOf(view, 'questions').map((heard, at) => [
        row(pointer(at), ...(isWritten(heard) ? letterSpans(view, heard, glyphs) : questionSpans(heard, glyphs))),
      ]);
    case 'rulings':
      return listOf(view, 'rulings').map((given, at) => [
        row(
          pointer(at),
          span(given.ruling.verdict.toUpperCase(), given.ruling.verdict === 'refused' ? 'red' : 'ok'),
          span(given.overruled ? `, now ${given.overruled.verdict}` : '', 'owed'),
          ` ${seatName(given.order.seat)} ${orderWords(given.order)}`,
          span(
            `  ${clock(given.at)}${given.ruling.verdict === 'refused' ? `  ${codeShort(given.ruling.code)}` : ''}`,
            'dim',
          ),
        ),
      ]);
    case 'notes':
      return listOf(view, 'notes').map(({ at, stamp, words, isNote }, index) => [
        row(
          pointer(index),
          span(`${stamp === null ? ' '.repeat(9) : `${stamp.slice(11, 19)}Z`} ${clock(at).padStart(6)}  `, 'dim'),
          isNote ? words : span(words, 'strong'),
        ),
      ]);
  }
}

const questionSpans = (asked: ExconView['questions'][number], glyphs: Glyphs): Row => [
  span(asked.answeredAt === null ? glyphs.new : ' ', 'new'),
  span(`${clock(asked.at).padStart(6)} `),
  span(`${seatName(asked.seat)}${asked.kind === 'off-menu' ? ' (off the menu)' : ''}: `, 'strong'),
  span(asked.text),
  span(asked.answeredAt === null ? '' : `  ${asked.how}: ${asked.answer}`, 'dim'),
];

const letterSpans = ({ readers }: ExconView, letter: Written, glyphs: Glyphs): Row => {
  const { at, from, to, text, isNew } = letter;
  const whom = to.length > 1 && to.length === readers.length ? 'all' : to.map(correspondentName).join(', ');
  return [
    span(isNew ? glyphs.new : ' ', 'new'),
    span(`${clock(at).padStart(6)} `),
    span(`${correspondentName(from)} → ${whom}: `, 'title'),
    span(text),
  ];
};

const KIND_NAMES: Record<string, string> = { amend: 'attribute', claim: 'claim' };

// What comes with an act comes at its written time only where nothing bears on that act.
function whenSpans({ minute }: ExconView, { at, isHeld, comesWith, dropped, waits }: ComingInject): Span[] {
  const beside = (text: string) => span(text.padEnd(11), 'dim');
  if (dropped !== null) return [span('DROPPED', 'dim'), beside(` ${clock(at)}`)];
  if (waits?.when) return [span('WHEN'.padStart(7), 'amber'), span(` ${whenCell(waits.when)}  `, 'dim')];
  if (comesWith !== null) return [span(`~${clock(at)}`.padStart(7), 'strong'), beside(` with ${comesWith}`)];
  if (isHeld) return [span('HELD'.padStart(7), 'amber'), beside(` ${clock(at)}`)];
  return [span(clock(at).padStart(7), 'strong'), beside(` in ${clock(at - minute)}`)];
}

function injectSpans(view: ExconView, inject: ComingInject): Row {
  const { no, to, text, from } = inject;
  const who = to.length === 3 ? 'all' : to.map((seat) => SHORT_HOLDERS[seat]).join(', ');
  return row(
    span(String(injectNumber(no)).padStart(3), 'dim'),
    ' ',
    ...whenSpans(view, inject),
    span(`${injectKind(inject)} → ${who}  `, 'title'),
    `${from}: ${text}`,
  );
}

/** What an inject is, as "certify Z33". */
export function injectKind({ fact, about, medium }: Pick<ComingInject, 'fact' | 'about' | 'medium'>): string {
  const kind = fact ? (KIND_NAMES[fact.kind] ?? fact.kind) : medium === 'claim' ? 'claim' : 'message';
  const act = fact && 'act' in fact ? fact.act : about;
  return [kind, act].filter(Boolean).join(' ');
}

function truthSpans({ id, truth, known }: ActTruth): Row {
  const name = span(`${id.padEnd(3)} `, 'title');
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
  return row(
    name,
    span(`${behindIt({ author, intent })}: `, 'owed'),
    `${kindName(kind)} ${typeof sector === 'number' ? `s${sector}` : sector} sev ${severity} `,
    `${clock(start)}–${end === null ? '' : clock(end)}`,
  );
}

const SHORT_HOLDERS: Record<Holder, string> = { ukraine: 'Ukr', coalition: 'Coal', us: 'US', commission: 'Com' };
const SHORT_SIDES: Record<Side, string> = { russia: 'Ru', ukraine: 'Ua', unknown: 'unknown' };

// Where all know the same it is said once; the Commission's register holds whatever any seat does.
function knowledgeSpans({ truth, known }: ActTruth): Row {
  const holders = ['ukraine', 'coalition', 'us'] as const;
  if (!known.commission) return row(span('nobody knows', 'dim'));
  return holders.flatMap((holder) => {
    const act = known[holder];
    if (!act) return [span(`${SHORT_HOLDERS[holder]} –   `, 'dim')];
    const likelihood = act.likelihood === null ? '?' : ` ${act.likelihood.toFixed(2)}`;
    const severity = act.severity === truth?.severity ? '' : ` sev ${act.severity}`;
    const how = act.isRetracted ? 'withdrawn' : `${SHORT_SIDES[act.side]}${likelihood}${severity}`;
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

export function seatWords({ seat, status, drafts, holder }: ExconView['seats'][number], glyphs: Glyphs): Row {
  const isOwed = status === 'to-decide';
  const words = `${seatName(seat)} ${isOwed ? `${glyphs.pointer} ` : ''}${STATUS[status]}`;
  const more = [holder === 'person' ? '' : holder, drafts > 0 ? `${drafts} drafted` : ''].filter(Boolean).join(', ');
  return row(span(words, isOwed ? 'owed' : 'plain'), span(more ? ` (${more})` : '', 'dim'));
}

export function standingRows(view: ExconView, glyphs: Glyphs): Row[] {
  const { holder, isAtDesk, tests } = view.commission;
  const desk = holder === 'engine' ? 'engine' : isAtDesk ? `${glyphs.pointer} in session` : 'not in session';
  return [
    ...view.seats.map((seat) => seatWords(seat, glyphs)),
    row(
      span(`Commission ${desk}`, isAtDesk ? 'owed' : 'plain'),
      span(tests.length > 0 ? `  ${tests.length} of 4 tests of a broader attack hold` : '', 'dim'),
    ),
    ...redRows(view, glyphs),
    blank,
  ];
}

/** What the other side is like, and whether the clock waits for whoever answers in its place; where somebody does. */
function redRows({ red }: ExconView, glyphs: Glyphs): Row[] {
  const { holder, isAtDesk, isAwaited, did, resolve, tempo } = red;
  if (holder === 'engine' && !isAwaited && did.length === 0) return [];
  const standing = isAtDesk ? `${glyphs.pointer} is called` : holder === 'engine' ? 'engine' : 'not called';
  const waits = isAwaited ? ', the clock waits' : '';
  return [
    row(
      span(`Red ${standing}${waits}`, isAtDesk && isAwaited ? 'owed' : 'plain'),
      span(`  resolve ${resolve}, tempo ${tempo}`, 'dim'),
    ),
  ];
}

function leftSpan(left: number) {
  if (left < 0) return span(`${clock(-left)} late`, 'red');
  return span(`${clock(left)} left`, isNear(left) ? 'owed' : 'dim');
}

const isNear = (left: number): boolean => left <= 120;

function windowSpans(view: ExconView, window: SharedWindow): Row {
  const { holders, chain, phase, warnedAt, edges, broaderAt } = window;
  const [next] = edges;
  const warning = next?.news === 'warning-due' ? '' : warnedAt === null ? 'not warned' : `warned ${clock(warnedAt)}`;
  const who = holders.length === 4 ? '' : `(${holders.map((holder) => SHORT_HOLDERS[holder]).join(' ')})`;
  return row(
    span(`${chain.padEnd(5)}`, 'title'),
    span(`phase ${phase}  `, phase === 1 ? 'quiet' : phase === 2 ? 'amber' : 'red'),
    ...(next
      ? [
          span(`${EDGE_WORDS[next.news].short} ${clock(next.at)} `),
          span(`in ${clock(next.at - view.minute)}  `, isNear(next.at - view.minute) ? 'owed' : 'dim'),
        ]
      : []),
    span([broaderAt === null ? '' : 'broader', warning, who].filter(Boolean).join('  '), 'dim'),
  );
}
