// The line in detail, sector by sector, with the rear and the sea: ground, coverage, who looks closely, the army, the
// acts under way and the force there.
import type { ActView, View } from '../../exercise/chairs/view.ts';
import { attributionWords, clock, count, seatName, sideName, strengthWords } from '../../report/words.ts';
import { beside, blank, type Row, row, span, type Tone, wrap } from '../text.ts';
import { forceIn, type Place, placesOf, watchersOf } from './line.ts';

const LABEL = 8;
const WIDE = 106;

export function sectorRows(view: View, width: number): Row[] {
  const isWide = width >= WIDE;
  const room = isWide ? Math.floor((width - 2) / 2) : width;
  const blocks = placesOf(view).map((place) => [...blockOf(view, place, room), ...(place === 'sea' ? [] : [blank])]);
  if (!isWide) return blocks.flat();
  // The left column takes blocks until half of the rows stand there.
  const half = blocks.flat().length / 2;
  const left: Row[] = [];
  while (blocks.length > 0 && left.length + blocks[0]!.length / 2 < half) left.push(...blocks.shift()!);
  left.pop();
  return beside(left, blocks.flat(), room + 2);
}

function blockOf(view: View, place: Place, width: number): Row[] {
  const under = (label: string, text: string, tone: Tone = 'plain') => {
    const [first = blank, ...rest] = wrap(text, width - LABEL - 2, tone);
    return [
      row('  ', span(label.padEnd(LABEL), 'dim'), ...first),
      ...rest.map((each) => row(' '.repeat(LABEL + 2), ...each)),
    ];
  };
  const here = view.acts.filter((act) => act.sector === place && !act.isRetracted);
  const going = here.filter(({ end }) => end === null || end > view.minute);
  const past = here.length - going.length;
  const [watch, watchTone] = watchWords(view, place);
  const army = typeof place === 'number' ? view.around.sectors[place - 1] : undefined;
  return [
    headRow(view, place),
    ...under('watch', watch, watchTone),
    ...(army ? under('army', `presence ${army.presence} of 100; can act: ${strengthWords(army.strength)}`) : []),
    ...(going.length > 0
      ? going.flatMap((act, index) =>
          under(index === 0 ? 'fire' : '', actWords(act), act.severity >= 4 ? 'red' : 'amber'),
        )
      : under('fire', past > 0 ? `none now; ${count(past, 'act')} ended` : 'none', 'dim')),
    ...forceRows(view, place, under),
  ];
}

function headRow(view: View, place: Place): Row {
  if (typeof place !== 'number') {
    const words = place === 'rear' ? 'deep behind the line; no sector adjoins it' : 'no sector adjoins it';
    const isClosed = place === 'sea' && view.closedDomains.includes('sea');
    return row(
      span(place, 'title'),
      span(`  ${words}`, 'dim'),
      isClosed ? span('; closed to the coalition', 'amber') : '',
    );
  }
  const sector = view.line[place - 1]!;
  return row(
    span(`${place} ${sector.name}`, 'title'),
    span(`  km ${sector.fromKm}–${sector.toKm}, ${sector.toKm - sector.fromKm} km · ${sector.terrain}`, 'dim'),
  );
}

const percent = (part: number) => `${Math.round(part * 100)} %`;

function watchWords(view: View, place: Place): [string, Tone] {
  const watchers = watchersOf(view, place).map(seatName);
  const closely =
    watchers.length > 0 ? `${watchers.join(' and ')} ${watchers.length > 1 ? 'look' : 'looks'} closely` : '';
  const sector = typeof place === 'number' ? view.line[place - 1] : undefined;
  const seen = !sector
    ? ''
    : sector.jammed
      ? 'jammed: little is seen by day or night'
      : `${percent(sector.day)} seen by day, ${percent(sector.night)} by night`;
  const words = [seen, closely].filter(Boolean).join('; ') || 'nobody looks closely';
  return [words, closely ? 'ok' : sector?.jammed ? 'amber' : 'plain'];
}

function actWords(act: ActView): string {
  const said =
    act.likelihood === null ? `${sideName(act.side)}, unconfirmed` : attributionWords(act.side, act.likelihood);
  return `${act.id} severity ${act.severity} since ${clock(act.start)}; ${said}`;
}

function forceRows(view: View, place: Place, under: (label: string, text: string, tone?: Tone) => Row[]): Row[] {
  const force = forceIn(view, place);
  if (force.length === 0) return under('force', 'none', 'dim');
  return force.flatMap((order, index) => {
    const when =
      order.outcome === 'pending'
        ? `from ${clock(order.effectAt)}`
        : `since ${clock(order.outcomeAt ?? order.effectAt)}`;
    return under(index === 0 ? 'force' : '', `${seatName(order.seat)}: ${order.response} ${when}`, 'strong');
  });
}
