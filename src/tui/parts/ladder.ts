// The ladder of one chain, the hero of the screen: T0 to 72 h with fire, warning, phases, now, and what is owed.
import type { AnnouncedView, ChainView, Owed, View } from '../../exercise/chairs/view.ts';
import type { Sector } from '../../ladder/index.ts';
import { dateInWords } from '../../report/day-words.ts';
import { EDGE_WORDS } from '../../report/edge-words.ts';
import { PROMPT_WORDS } from '../../report/prompt-words.ts';
import { clock, listed, seatName, sectorName } from '../../report/words.ts';
import { blank, Canvas, type Row, row, rowWidth, type Span, sized, span, spread, wrap } from '../text.ts';
import type { Glyphs } from '../theme.ts';

const DAY = 1440;
const INDENT = 4;

/** What the drawing of a ladder needs of a view and of a chain: a seat's, or the wall's. */
export interface LadderView {
  minute: number;
  announced: readonly Pick<
    AnnouncedView,
    'class' | 'outcome' | 'endsAt' | 'about' | 'effectAt' | 'role' | 'response'
  >[];
}
export type LadderChain = Pick<
  ChainView,
  't0' | 'acts' | 'windowOpens' | 'phase3At' | 'warnedAt' | 'phase2At' | 'broaderAt'
>;

/**
 * The title in at most so many letters. Where it is short the rows below have no room for the next edge: it stands here,
 * and the sectors give way to it.
 */
export function ladderTitle(view: View, chain: ChainView | undefined, room: number, isShort: boolean): string {
  if (!chain) return 'LADDER · no breach known to this seat';
  const sectors = sectorNames([...new Set(chain.acts.map(({ sector }) => sector))]);
  const time = chain.t0 === null ? 'clock not started' : `T+${clock(view.minute - chain.t0)}`;
  const clocks = `${time}${chain.isRecidivist ? ' · repeated breach' : ''}`;
  const name = `LADDER · chain ${chain.id}`;
  const [next] = isShort ? comingEdges(chain, view.minute) : [];
  const edge = next ? ` · ${EDGE_WORDS[next.news].ahead} in ${clock(next.at - view.minute)}` : '';
  const titles = [`${name} · ${sectors} · ${clocks}${edge}`, `${name} · ${clocks}${edge}`];
  return titles.find(({ length }) => length <= room) ?? `${name} · ${clocks}`;
}

export function sectorNames(sectors: readonly Sector[]): string {
  const numbered = sectors.filter((sector) => typeof sector === 'number');
  const others = sectors.filter((sector) => typeof sector !== 'number').map(sectorName);
  const together = numbered.length > 1 ? [`sectors ${numbered.join(', ')}`] : numbered.map(sectorName);
  return [...together, ...others].join(', ');
}

export function ladderRows(
  view: View,
  chain: ChainView | undefined,
  width: number,
  glyphs: Glyphs,
  isShort: boolean,
): Row[] {
  if (!chain)
    return [
      row(''),
      row(span('Quiet. A ladder begins with the first reported act of severity 2 or more.', 'quiet')),
      ...owedRows(view),
    ];
  const drawing = ladderDrawing(view, chain, width, glyphs);
  const state = phaseWords(view, chain, glyphs);
  if (isShort) {
    // The phase stands whole; what is owed takes the rest, and d tells all of it.
    const phase = shortened(state[0]!);
    const room = width - phase.text.length - 2;
    const owed = owedShort(view);
    const shown = rowWidth(owed) > room ? sized(owed, room, glyphs.ellipsis) : owed;
    return [...drawing, spread([phase], shown, width)];
  }
  const [owed = row('')] = owedRows(view);
  return [
    ...drawing,
    spread([state[0]!], state[1] ? [state[1]] : [], width),
    spread(owed, row(span(edgesLine(view, chain, width - rowWidth(owed) - 2), 'dim')), width),
  ];
}

/** The bar with its hours, the fire below it and what has been done, in four rows. */
export function ladderDrawing(view: LadderView, chain: LadderChain, width: number, glyphs: Glyphs): Row[] {
  const scale = new Scale(chain, view.minute, width);
  return [
    scale.hours(),
    scale.line(view.minute, glyphs),
    scale.fire(chain, view.minute, glyphs),
    scale.marks(view, chain, glyphs),
  ];
}

class Scale {
  readonly #from: number;
  readonly #hours: number;
  readonly #width: number;
  readonly #phase2: number | null;
  readonly #phase3: number;

  constructor(chain: LadderChain, minute: number, width: number) {
    this.#from = chain.t0 ?? chain.acts[0]!.start;
    const needed = Math.max(
      72,
      Math.ceil((minute - this.#from) / DAY) * 24,
      chain.phase3At === null ? 0 : (chain.phase3At - this.#from) / 60,
    );
    this.#hours = needed;
    this.#width = width - INDENT - 4;
    this.#phase2 = chain.windowOpens;
    this.#phase3 = chain.phase3At ?? this.#from + needed * 60;
  }

  #x(minute: number): number {
    const part = (minute - this.#from) / (this.#hours * 60);
    return INDENT + Math.max(0, Math.min(this.#width, Math.round(part * this.#width)));
  }

  #canvas(): Canvas {
    return new Canvas(this.#width + INDENT + 4);
  }

  hours(): Row {
    const canvas = this.#canvas();
    const step = this.#width < 90 ? 12 : 6 * Math.ceil(this.#hours / 72) * (this.#width < 140 ? 2 : 1);
    for (let hour = 0; hour <= this.#hours; hour += step)
      canvas.put(this.#x(this.#from + hour * 60), `${hour}${hour === 0 || hour === this.#hours ? 'h' : ''}`, 'dim');
    return canvas.row();
  }

  line(minute: number, glyphs: Glyphs): Row {
    const canvas = this.#canvas();
    const end = this.#x(this.#from + this.#hours * 60);
    canvas.put(INDENT, glyphs.start + glyphs.line.repeat(end - INDENT - 1) + glyphs.end, 'quiet');
    if (this.#phase2 !== null) {
      const at = this.#x(this.#phase2 - 1);
      canvas.put(at, glyphs.line.repeat(Math.max(0, end - at)), 'amber');
      canvas.put(at, glyphs.edge, 'amber');
    }
    // Where the doctrine lets joint force take effect: 72 h in the default reading.
    canvas.put(this.#x(this.#phase3), glyphs.end, 'red');
    canvas.put(this.#x(minute), glyphs.now, 'strong');
    return canvas.row();
  }

  fire(chain: LadderChain, minute: number, glyphs: Glyphs): Row {
    const canvas = this.#canvas();
    canvas.put(0, 'fire', 'dim');
    for (const act of chain.acts) {
      const from = this.#x(act.start);
      const to = Math.max(from + 1, this.#x(Math.min(act.end ?? minute, minute)));
      const glyph = act.severity >= 3 ? glyphs.fire : glyphs.minor;
      canvas.put(from, glyph.repeat(to - from), act.severity >= 4 ? 'red' : 'amber');
    }
    return canvas.row();
  }

  marks(view: LadderView, chain: LadderChain, glyphs: Glyphs): Row {
    const canvas = this.#canvas();
    const marks: [number, Span][] = [];
    if (chain.warnedAt !== null) marks.push([chain.warnedAt, span(`${glyphs.warned}warned`, 'ok')]);
    if (chain.phase2At !== null) marks.push([chain.phase2At, span(`${glyphs.phase}phase 2`, 'amber')]);
    if (chain.broaderAt !== null) marks.push([chain.broaderAt, span(`${glyphs.broader}broader`, 'red')]);
    for (const order of forceOn(view, chain))
      marks.push([
        order.effectAt,
        span(`${order.role === 'halt' ? glyphs.halt : glyphs.effect}${order.response}`, 'strong'),
      ]);
    let free = 0;
    for (const [minute, { text, tone }] of marks.sort((a, b) => a[0] - b[0])) {
      const at = Math.min(Math.max(this.#x(minute), free), this.#width + INDENT + 4 - text.length);
      if (at < free) continue;
      canvas.put(at, text, tone);
      free = at + text.length + 1;
    }
    return canvas.row();
  }
}

function forceOn(view: LadderView, chain: LadderChain): LadderView['announced'] {
  return view.announced.filter(
    (order) =>
      order.class.startsWith('force-') &&
      order.outcome !== 'lapsed' &&
      order.outcome !== 'stood-down' &&
      (order.endsAt === null || order.endsAt > view.minute) &&
      chain.acts.some(({ id }) => id === order.about),
  );
}

/** How far its ladder is open: the phase that runs, and what the third waits for. */
export function phaseWords(view: View, chain: ChainView, glyphs: Glyphs): Span[] {
  if (chain.closedAt !== null) return [span(`CLOSED since ${clock(chain.closedAt)}`, 'quiet')];
  if (chain.side === 'ukraine') return [span("UKRAINE'S OWN SIDE: no phases; report it and investigate (C9)", 'amber')];
  const third = !view.mandate.includes('force-joint')
    ? span('PHASE 3 shut: no mandate (C7)', 'dim')
    : chain.broaderAt === null
      ? span('PHASE 3 shut: no broader attack certified (C4)', 'dim')
      : span(
          `PHASE 3 ${chain.phase3At !== null && view.minute >= chain.phase3At ? 'its hour has come' : `from ${clock(chain.phase3At ?? 0)}`}: broader attack certified (C4)`,
          'red',
        );
  if (chain.phase2At !== null && !view.mandate.includes('force-coalition')) {
    return [span(`PHASE 2 reached at ${clock(chain.phase2At)}, but no mandate for force (C7)`, 'dim'), third];
  }
  if (chain.phase2At !== null)
    return [
      span(`PHASE 2 ${glyphs.phase} OPEN since ${clock(chain.phase2At)}  hostilities persist (C3)`, 'amber'),
      third,
    ];
  const opens = chain.windowOpens;
  if (opens === null) return [span('PHASE 1  the clock has not started', 'quiet'), third];
  if (view.minute < opens)
    return [
      span(
        `PHASE 1  warn, then halt (C2); the window ends at ${clock(opens - 1)}, in ${clock(opens - 1 - view.minute)}`,
        'quiet',
      ),
      third,
    ];
  return [span('PHASE 2 shut: hostilities did not go on (C3)', 'quiet'), third];
}

// In the narrow layout the clause and the reason give way to what is owed.
function shortened({ text, tone }: Span): Span {
  return span(
    text
      .replace(/ \(C\d\)/, '')
      .replace(/warn, then halt; the window ends at ([\d:]+).*/, 'window ends $1')
      .replace(/UKRAINE'S OWN SIDE: no phases;/, 'OWN SIDE:')
      .replace(/ {2}hostilities persist$/, ''),
    tone,
  );
}

const comingEdges = ({ edges }: ChainView, minute: number) =>
  edges.filter(({ at }) => at > minute).sort((a, b) => a.at - b.at);

function edgesToCome(view: View, chain: ChainView): string[] {
  return comingEdges(chain, view.minute).map(
    ({ news, at }) => `${EDGE_WORDS[news].ahead} at ${clock(at)}, in ${clock(at - view.minute)}`,
  );
}

/** The deadlines ahead with the time left to each, as many as fit; d tells all. */
function edgesLine(view: View, chain: ChainView, room: number): string {
  const edges = edgesToCome(view, chain);
  let shown = edges[0] ?? '';
  for (const edge of edges.slice(1)) {
    if (shown.length + 3 + edge.length > room) break;
    shown = `${shown} · ${edge}`;
  }
  return shown;
}

// What the ladder waits for stands before what prepares it.
const WEIGHT: Record<Owed['kind'], number> = {
  'self-report': 0,
  warn: 1,
  halt: 2,
  joint: 3,
  force: 4,
  plan: 5,
  'stand-down': 6,
  notify: 7,
  consult: 8,
  verify: 9,
};

/** Everything the seat owes, and the edges of every chain with the time left, for the page of duties. */
export function dutyRows(view: View, width: number): Row[] {
  const all = inOrder(view);
  const owed =
    all.length === 0 ? [row('This seat owes nothing now.')] : all.flatMap((each) => dutyOf(view, each, width));
  const edges = view.chains.flatMap((chain) =>
    edgesToCome(view, chain).map((edge) => row(span(`${chain.id}  `, 'strong'), edge)),
  );
  return [
    ...wrap(`It is ${dateInWords(view)}.`, width, 'dim'),
    blank,
    ...owed,
    blank,
    row(span('DEADLINES AHEAD', 'title')),
    ...(edges.length > 0 ? edges : [row('There are none.')]),
  ];
}

function dutyOf(view: View, owed: Owed, width: number): Row[] {
  const act = owed.kind === 'verify' ? view.acts.find(({ id }) => id === owed.about) : undefined;
  const where = act ? ` in ${sectorName(act.sector)}` : '';
  const by = `It is met by ${listed(owed.by, 'or')}${where}${owed.orHold ? ', or by holding with a reason' : ''}. It arose at ${clock(owed.raisedAt)}.`;
  return [
    row(
      span(`${PROMPT_WORDS[owed.kind]} on ${owed.about}`, 'strong'),
      span(`  due at ${clock(owed.due)}, ${leftWords(view, owed)}`, 'owed'),
    ),
    ...wrap(by, width - 4, 'dim').map((each) => row('    ', ...each)),
  ];
}

// What can still be done in time comes first, what falls due within a turn before the rest; then by weight and minute.
function inOrder(view: View): Owed[] {
  const isOverdue = ({ due }: Owed) => Number(due < view.minute);
  const isDistant = ({ due }: Owed) => Number(due > view.minute + view.turnMinutes);
  return [...view.owed].sort(
    (a, b) =>
      isOverdue(a) - isOverdue(b) || isDistant(a) - isDistant(b) || WEIGHT[a.kind] - WEIGHT[b.kind] || a.due - b.due,
  );
}

function leftWords(view: View, { due }: Owed): string {
  return due >= view.minute ? `${clock(due - view.minute)} left` : `overdue since ${clock(due)}`;
}

function owedRows(view: View): Row[] {
  const [first, ...more] = inOrder(view);
  if (!first) return [row(span('owed  ', 'dim'), span(`${seatName(view.seat)}: nothing`, 'dim'))];
  const overdue = more.filter(({ due }) => due < view.minute).length;
  const others = more.length > 0 ? `  ${more.length} more${overdue > 0 ? ` (${overdue} overdue)` : ''}: press d ` : ' ';
  return [
    row(
      span('owed  ', 'dim'),
      span(`${seatName(view.seat)}: ${PROMPT_WORDS[first.kind]} on ${first.about}, ${leftWords(view, first)}`, 'owed'),
      span(others, 'dim'),
    ),
  ];
}

function owedShort(view: View): Row {
  const [first, ...more] = inOrder(view);
  if (!first) return row(span('nothing owed', 'dim'));
  const left = first.due >= view.minute ? ` in ${clock(first.due - view.minute)}` : ', overdue';
  const others = more.length > 0 ? `; ${more.length} more` : '';
  return row(span(`owed on ${first.about}${left}: ${PROMPT_WORDS[first.kind]}${others}`, 'owed'));
}
