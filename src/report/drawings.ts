// The drawings of the after-action page, as SVG that scales, prints and follows light and dark. Each says in its title
// and description what the table beside it says in figures.
import { scaleLinear } from 'd3-scale';
import { DIMENSIONS } from '../exercise/rubric.ts';
import { clock, type Minute, SEATS, type Sector } from '../ladder/index.ts';
import type { ActStory, ChainStory } from '../review/stories.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { escapeHtml } from './page.ts';
import { percent, totalWords } from './score.ts';
import { dimensionName } from './score-words.ts';
import { count, seatName, sectorName, sideName, spoken } from './words.ts';

export const WIDTH = 960;
const LEFT = 130;
const RIGHT = 24;
const ROW = 24;

export const figure = (caption: string, drawing: string): string =>
  `<figure><figcaption>${escapeHtml(caption)}</figcaption>${drawing}</figure>`;

export function svg(height: number, title: string, description: string, parts: readonly string[]): string {
  return [
    '<div class="scroll" role="region" tabindex="0" aria-label="drawing">',
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" xmlns="http://www.w3.org/2000/svg">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    ...parts,
    '</svg></div>',
  ].join('');
}

export const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${Math.round(x)}" y="${Math.round(y)}"${more}>${escapeHtml(words)}</text>`;

/** Numbers in drawings have one decimal where they come from a scale. */
export const tenth = (n: number): string => n.toFixed(1);

export const rect = (
  kind: string,
  [x, y, width, height]: readonly (string | number)[],
  title: string | null = null,
): string => {
  const end = title === null ? '/>' : `><title>${escapeHtml(title)}</title></rect>`;
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}"${end}`;
};

export const ruler = (kind: string, x: readonly [number, number], [y1, y2]: readonly number[]): string =>
  `<line class="${kind}" x1="${tenth(x[0])}" x2="${tenth(x[1])}" y1="${y1}" y2="${y2}"/>`;

/** At most this many chains are drawn; the table names them all. */
const MOST_CHAINS = 24;

export function ladderDrawings({ chains, decisions, overview }: AfterAction): string {
  const weight = ({ decisions: own, phase2At, acts }: ChainStory) =>
    own.length + (phase2At === null ? 0 : 100) + Math.max(...acts.map(({ severity }) => severity)) * 5;
  const drawn = [...chains].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_CHAINS);
  const left = chains.length - drawn.length;
  const figures = chains
    .filter((chain) => drawn.includes(chain))
    .map((chain) => `<figure>${ladderDrawing(chain, decisions, overview.minutes)}</figure>`);
  const rest = left > 0 ? `<p>${count(left, 'chain')} with less to show stand in the table alone.</p>` : '';
  return chains.length === 0 ? '' : LEGEND + figures.join('') + rest;
}

const LEGEND =
  '<p class="legend">Bars are acts: outlined while nobody here knew of them, filled from the first report on. ● order accepted, ▲ late, ✕ refused, ◆ in effect, ◇ lapsed or stood down.</p>';

function ladderDrawing(chain: ChainStory, all: readonly Decision[], end: Minute): string {
  const own = all.filter(({ n }) => chain.decisions.includes(n));
  const from = Math.min(chain.t0 ?? Infinity, ...chain.acts.map(({ start }) => start));
  const ends = [
    ...chain.acts.map((act) => act.end ?? end),
    ...own.flatMap(({ at, outcomeAt }) => [at, outcomeAt ?? at]),
  ];
  const until = Math.min(end, Math.max(chain.closedAt ?? 0, (chain.windowOpens ?? from) + 120, ...ends));
  const x = scaleLinear([from, Math.max(until, from + 60)], [LEFT, WIDTH - RIGHT]);
  const inside = (minute: Minute | null): minute is Minute => minute !== null && minute >= from && minute <= until;
  const seats = SEATS.filter((seat) => own.some((order) => order.seat === seat));
  const acts = chain.acts.slice(0, 12);
  const height = 44 + (acts.length + seats.length) * ROW + 26;
  const bottom = height - 26;
  const edges: [string, Minute | null, string][] = [
    ['T0', chain.t0, 'edge'],
    ['24 h', chain.windowOpens, 'edge'],
    ['phase 2', chain.phase2At, 'phase'],
    ['broader attack', chain.broaderAt, 'phase'],
    ['72 h', chain.hours72, 'edge'],
    ['closed', chain.closedAt, 'edge'],
  ];
  let lastLabel = Number.NEGATIVE_INFINITY;
  const marks = edges
    .filter((edge): edge is [string, Minute, string] => inside(edge[1]))
    .sort((a, b) => a[1] - b[1])
    .flatMap(([name, at, kind]) => {
      const left = Math.max(x(at) + 3, lastLabel);
      lastLabel = left + name.length * 6.6 + 8;
      return [
        ruler(kind, [x(at), x(at)], [24, bottom]),
        text(Math.min(left, WIDTH - name.length * 6.6), 18, name, ' class="small"'),
      ];
    });
  const bars = acts.flatMap((act, row) => actBar(act, 34 + row * ROW, x, end));
  const orders = seats.flatMap((seat, row) => {
    const y = 34 + (acts.length + row) * ROW + 12;
    return [
      text(4, y + 4, seatName(seat)),
      ...glyphs(
        own.filter((order) => order.seat === seat),
        y,
        x,
      ),
    ];
  });
  const axis = hourTicks(from, until).map((at) =>
    text(x(at), height - 8, clock(at), ' class="small" text-anchor="middle"'),
  );
  const words = `${chain.id}, ${sideName(chain.side)}, ${count(chain.acts.length, 'act')}, ${count(own.length, 'order')}`;
  const description = [
    ...edges.filter((edge) => edge[1] !== null).map(([name, at]) => `${name} ${clock(at!)}`),
    ...seats.map((seat) => `${seatName(seat)} ${count(own.filter((order) => order.seat === seat).length, 'order')}`),
  ].join('; ');
  return `<figcaption>${escapeHtml(words)}</figcaption>${svg(height, `Ladder of chain ${words}`, description, [
    ...marks,
    ...bars,
    ...orders,
    ...axis,
  ])}`;
}

/** Ticks at whole steps of hours or days, so that about ten fit at most. */
function hourTicks(from: Minute, until: Minute): Minute[] {
  const step = [60, 180, 360, 720, 1440, 2880, 7200].find((each) => (until - from) / each <= 10) ?? 14400;
  const ticks: Minute[] = [];
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) ticks.push(at);
  return ticks;
}

type Scale = (minute: Minute) => number;

function actBar(act: ActStory, y: number, x: Scale, endex: Minute): string[] {
  const end = act.end ?? endex;
  const known = Math.min(...Object.values(act.knownAt), Infinity);
  const width = Math.max(3, x(end) - x(act.start));
  const filledFrom = Math.min(Math.max(known, act.start), end);
  const filled = known > end ? 0 : Math.max(3, x(end) - x(filledFrom));
  const label = `${act.id} severity ${act.severity}`;
  return [
    text(4, y + 13, `${act.id} (${act.severity})`),
    rect('hollow', [tenth(x(act.start)), y + 2, tenth(width), 14], label),
    ...(filled > 0 ? [rect(`act s${act.severity}`, [tenth(x(filledFrom)), y + 2, tenth(filled), 14])] : []),
  ];
}

const VERDICT_SIGNS = { accepted: '●', late: '▲', refused: '✕' } as const;

/** The orders of a seat as signs. Orders with the same minute and sign share one, and its title names them all. */
function glyphs(orders: readonly Decision[], y: number, x: Scale): string[] {
  const signs = new Map<string, { at: Minute; glyph: string; kind: string; responses: Set<string>; what: string }>();
  const add = (at: Minute, glyph: string, kind: string, response: string, what: string) => {
    const key = `${at}${glyph}${what}`;
    const sign = signs.get(key) ?? { at, glyph, kind, responses: new Set(), what };
    sign.responses.add(response);
    signs.set(key, sign);
  };
  for (const { at, verdict, response, outcome, outcomeAt } of orders) {
    add(at, VERDICT_SIGNS[verdict], verdict, response, verdict);
    if (outcomeAt === null || outcomeAt === at) continue;
    add(outcomeAt, outcome === 'in-effect' ? '◆' : '◇', 'effect', response, spoken(outcome!));
  }
  const groups = new Map<string, string[]>();
  for (const { at, glyph, kind, responses, what } of signs.values()) {
    const title = escapeHtml(`${clock(at)} ${[...responses].join(', ')} ${what}`);
    // A refused order is drawn a little higher, so that it does not hide one accepted in the same minute.
    const sign = `<text x="${x(at).toFixed()}" y="${kind === 'refused' ? y - 1 : y + 8}">${glyph}<title>${title}</title></text>`;
    groups.set(kind, [...(groups.get(kind) ?? []), sign]);
  }
  return [...groups].map(([kind, each]) => `<g class="${kind}">${each.join('')}</g>`);
}

export function stripDrawing({ sectors }: AfterAction): string {
  if (sectors.length === 0) return '';
  const wide = (WIDTH - 8) / sectors.length;
  const name = (sector: Sector) => (typeof sector === 'number' ? String(sector) : sector);
  const cells = sectors.flatMap(({ sector, acts, highest }, n) => [
    rect(`act s${highest}`, [tenth(4 + n * wide), 20, tenth(wide - 4), 26]),
    text(4 + n * wide + wide / 2 - 2, 14, name(sector), ' class="small" text-anchor="middle"'),
    text(4 + n * wide + wide / 2 - 2, 62, String(acts), ' class="small" text-anchor="middle"'),
  ]);
  const words = sectors.map(
    ({ sector, acts, highest }) => `${sectorName(sector)} ${count(acts, 'act')}, severity ${highest}`,
  );
  const caption = 'Acts reported from each part of the line; the darker, the graver';
  return figure(caption, svg(70, 'The line', words.join('; '), cells));
}

export function scoreDrawing({ score }: AfterAction): string {
  const seats = SEATS.flatMap((seat) => (score.seats[seat] ? [{ seat, own: score.seats[seat] }] : []));
  if (seats.length === 0) return '';
  const x = scaleLinear([0, 1], [LEFT + 20, WIDTH - 90]);
  let y = 0;
  const parts: string[] = [];
  for (const { seat, own } of seats) {
    parts.push(text(4, y + 18, `${seatName(seat)}: ${totalWords(own)}`, ' class="strong"'));
    y += 26;
    for (const name of DIMENSIONS) {
      const { value, weight } = own.dimensions[name];
      parts.push(
        text(4, y + 13, dimensionName(name)),
        rect('hollow', [x(0), y + 2, x(1) - x(0), 14]),
        value === null ? '' : rect('bar', [x(0), y + 2, tenth(Math.max(0, x(value) - x(0))), 14]),
        text(x(1) + 6, y + 13, value === null ? 'n/a' : `${percent(value)} × ${weight.toFixed(0)}`, ' class="small"'),
      );
      y += 20;
    }
    y += 12;
  }
  const words = seats.map(({ seat, own }) => `${seatName(seat)} ${totalWords(own)}`).join('; ');
  return figure('Value of each dimension, times its weight', svg(y, 'Scores', words, parts));
}
