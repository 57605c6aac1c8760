// The pages of the end screen: the score first, then the rulings in tables, then why what was refused was refused; and
// what lies over them. Pure, like every drawing; screen.tsx puts the tables on the screen.
import type { View } from '../../../exercise/chairs/view.ts';
import type { GivenOrder, Prompt } from '../../../exercise/state.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import { fitting } from '../../../report/fitting.ts';
import { inSentence, respondentName } from '../../../report/lessons.ts';
import { dutyWords, metLate } from '../../../report/outcome.ts';
import { codeShort, factsLine, rulingSentence } from '../../../report/ruling-words.ts';
import { isLeftOut, notAssessed, OPEN_WORDS, openDuties } from '../../../report/score.ts';
import { orderNumber, orderWords, overruleWords } from '../../../report/transcript.ts';
import { shortHead } from '../../../report/verification.ts';
import { clock, seatName } from '../../../report/words.ts';
import type { RecordKeeping, Seating } from '../../../session/seating.ts';
import { markSpans } from '../../banner.ts';
import { drawOver } from '../../desk-drawing.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { drawPage, handOffRows } from '../../pages.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { aboutItsScore } from '../../tutorial.ts';
import type { EndDesk } from './desk.ts';
import { END_KEYS } from './keys.ts';
import { drawLessons } from './lessons-drawing.ts';
import { scoreRows } from './score.ts';

const when = (minute: number | null) => (minute === null ? '-' : clock(minute));

/** The chains that these seats knew, as rows of a table. */
export function chainTable(views: readonly View[]) {
  // Seats may know a chain differently; the first that knows it tells.
  const known = views.flatMap((view) => view.chains);
  const first = known.filter((chain, index) => known.findIndex(({ id }) => id === chain.id) === index);
  return first.map((chain) => ({
    chain: chain.id,
    T0: when(chain.t0),
    warned: when(chain.warnedAt),
    'phase 2': when(chain.phase2At),
    broader: when(chain.broaderAt),
    closed: when(chain.closedAt),
  }));
}

const shorten = (text: string, length: number) => (text.length <= length ? text : `${fitting(text, length - 1).text}…`);

/** All orders with their rulings, at most that wide: at ENDEX coaching no longer hides them. */
export function rulingTable(orders: readonly GivenOrder[], width: number) {
  const rows = orders.map(({ n, at, order, ruling, overruled }) => ({
    n: n === null || n === undefined ? '-' : orderNumber(n),
    at: clock(at),
    seat: seatName(order.seat),
    order: orderWords(order),
    ruling: `${ruling.verdict === 'refused' ? `refused: ${codeShort(ruling.code)}` : ruling.verdict}${overruled ? `, overruled: ${overruled.verdict}` : ''}`,
    effect: ruling.verdict === 'refused' ? '' : clock(ruling.effectAt),
  }));
  // ink-table puts a rule and two blanks around every cell.
  const widest = (key: 'n' | 'at' | 'seat' | 'ruling' | 'effect') =>
    Math.max(key.length, ...rows.map((each) => String(each[key]).length));
  const others = (['n', 'at', 'seat', 'ruling', 'effect'] as const).reduce((sum, key) => sum + widest(key) + 3, 0);
  const room = Math.max(8, width - others - 3 - 1);
  return rows.map((each) => ({ ...each, order: shorten(each.order, room) }));
}

/** The duties that nobody met. */
function missedRows(missed: readonly Prompt[], late: number): Row[] {
  if (missed.length === 0)
    return [row(late === 0 ? 'Every duty that was due was met in time.' : 'None; what was met too late stands below.')];
  return missed.map((prompt) => row(dutyWords(prompt)));
}

/** The duties that were met when their time was over; nothing where there are none. */
function lateRows(late: readonly Prompt[]): Row[] {
  if (late.length === 0) return [];
  const rows = late.map((prompt) => row(`${dutyWords(prompt)}, met ${clock(prompt.metAt!)}`));
  return [blank, row(span('DUTIES MET AFTER THEIR TIME', 'title')), ...rows];
}

/** Every refusal and lateness as a sentence with its facts. */
export function reasonRows(doctrine: Doctrine, orders: readonly GivenOrder[], width: number): Row[] {
  const told = orders.filter(({ ruling, overruled }) => ruling.verdict !== 'accepted' || overruled);
  if (told.length === 0) return [row('Every order was accepted.')];
  return told.flatMap(({ at, order, ruling, facts, overruled }) => [
    row(span(`${clock(at)}  ${seatName(order.seat)}  ${orderWords(order)}`, 'strong')),
    ...wrap(rulingSentence({ doctrine, order, ruling, facts }), width),
    ...(overruled ? wrap(overruleWords(overruled), width, 'owed') : []),
    ...(facts.chain ? wrap(factsLine(facts), width, 'dim') : []),
    blank,
  ]);
}

/** Rows above every page. */
export const HEAD = 3;

/** The chains stand above the rulings and the reasons. */
export interface EndPages {
  head: Row[];
  score: Row[];
  chains: ReturnType<typeof chainTable>;
  rulings: ReturnType<typeof rulingTable>;
  reasons: Row[];
}

export function endPages(seating: Seating, desk: EndDesk, size: Size): EndPages {
  const seats = desk.seats();
  const outcome = seating.outcome(seats);
  const { doctrine, title, orders, views } = outcome;
  const width = Math.min(100, size.columns - 2);
  // None until the score is worked out.
  const scored = typeof desk.score === 'string' ? null : desk.score;
  const leftOut = scored ? notAssessed(scored, seats) : [];
  const open = scored ? openDuties(scored, seats) : [];
  const prompts = outcome.prompts.filter((each) => each.liftedAt === null && !(scored && isLeftOut(scored, each)));
  const refused = orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  const met = prompts.filter(({ metAt }) => metAt !== null).length;
  const late = metLate(outcome, prompts);
  const overruled = orders.filter((given) => given.overruled).length;
  const counted = `${orders.length} orders, ${refused} refused${overruled > 0 ? `, ${overruled} overruled` : ''} · ${met - late.length} of ${prompts.length} duties met in time${late.length > 0 ? `, ${late.length} late` : ''}`;
  const score =
    typeof desk.score === 'string'
      ? wrap(desk.score, width)
      : [
          ...scoreRows(desk.score, seats, desk.isAll(), width),
          ...wrap(aboutItsScore(seating.words.scenario), width, 'owed'),
        ];
  return {
    head: [
      row(
        span(' EXERCISE ', 'banner'),
        ...markSpans(),
        ' ENDEX · press-reported, unverified, simplified plan; training model',
      ),
      row(span(` ${title} · reading: ${doctrine.title}${seats.length > 0 ? ` · ${counted}` : ''}`, 'strong')),
      row(span(` ${tailOf(`${respondentName(desk.by)} · journal `, seating.record.journal, size.columns - 2)}`, 'dim')),
    ],
    score: together([...score, blank], nextRows(seating.record, desk, width), size.rows - HEAD - 1),
    chains: chainTable(views),
    rulings: rulingTable(orders, size.columns),
    reasons:
      seats.length === 0
        ? []
        : [
            row(span('REFUSED OR LATE, AND WHY', 'title')),
            ...reasonRows(doctrine, orders, width),
            blank,
            row(span('DUTIES NOT MET', 'title')),
            ...missedRows(
              prompts.filter(({ metAt }) => metAt === null),
              late.length,
            ),
            ...lateRows(late),
            ...(leftOut.length > 0 ? [blank, row(span('DUTIES NOT ASSESSED', 'title'))] : []),
            ...leftOut.flatMap(({ seat, words }) => wrap(`${seatName(seat)}: ${words}`, width)),
            ...(open.length > 0 ? [blank, row(span(OPEN_WORDS.toUpperCase(), 'title'))] : []),
            ...open.flatMap(({ seat, words }) => wrap(`${seatName(seat)}: ${words}`, width)),
          ],
  };
}

/** The end of a path says more than its beginning. */
const tailOf = (label: string, path: string, width: number): string => {
  const room = width - label.length;
  return `${label}${path.length > room ? `…${path.slice(1 - room)}` : path}`;
};

/** What is to be read as one goes to a page of its own where the one before it has no room for all of it. */
function together(rows: readonly Row[], block: readonly Row[], page: number): Row[] {
  const left = page - (rows.length % page);
  const gap = block.length > left ? left : 0;
  return [...rows, ...Array.from({ length: gap }, () => blank), ...block];
}

/** Where the report is made, or read. */
function reportRows({ journal }: RecordKeeping, desk: EndDesk, width: number): Row[] {
  const under = ' '.repeat(9);
  if (desk.reportsAt !== null)
    return wrap(desk.reportsAt, width - under.length).map((each, at) =>
      row(at === 0 ? span('REPORT   ', 'title') : under, ...each),
    );
  if (desk.seats().length === 0) return [];
  const reader = desk.isAll() ? '' : ` --for ${desk.by}`;
  return [
    row(span('REPORT', 'title'), '   h writes it beside the journal; or, with more formats:'),
    ...wrap(`rung report ${journal}${reader} --out report.html`, width - under.length, 'dim').map((each) =>
      row(under, ...each),
    ),
  ];
}

/** Where the report is made, and that the questionnaire waits. */
function nextRows(record: RecordKeeping, desk: EndDesk, width: number): Row[] {
  return [
    ...reportRows(record, desk, width),
    row(
      span('HEAD', 'title'),
      `     ${shortHead(record.head())}   `,
      span('note it down; rung verify --head compares', 'dim'),
    ),
    row(span('LESSONS', 'title'), `  l opens the questionnaire for ${inSentence(desk.by)}; v another`),
  ];
}

/** How the pages lie at a size. */
export function placesOf({ score, chains, rulings, reasons }: EndPages, { rows }: Size) {
  const body = rows - HEAD - 1;
  const chainHeight = chains.length > 0 ? chains.length * 2 + 3 : 1;
  const room = Math.max(1, body - chainHeight);
  const perTable = Math.max(1, Math.floor((room - 3) / 2));
  const scores = Math.ceil(score.length / body);
  const tables = Math.ceil(rulings.length / perTable);
  return {
    body,
    chainHeight,
    room,
    perTable,
    scores,
    tables,
    pages: scores + tables + Math.ceil(reasons.length / room),
  };
}

/** What lies over the pages: the questionnaire, the keys, or nothing but whose turn it is. */
export function drawOverPages(desk: EndDesk, size: Size, theme: Theme): Row[] | null {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  if (desk.record.page) return desk.record.page.draw(size, theme);
  const over = drawOver(desk, END_KEYS, size, theme);
  if (over) return over;
  if (desk.lessons) return drawLessons(desk.lessons.model(), size, theme);
  if (!desk.isHandOff) return null;
  const foot = `Enter: I am ${inSentence(desk.by)} · v another · Esc home`;
  return drawPage('HAND-OFF', handOffRows(respondentName(desk.by), OVER), foot, size, theme);
}

const OVER = 'ENDEX. The exercise is over; each reads its own score.';
