// The line of about 1,400 km as one seat knows it: fire, watch and force for each sector, the rear and the sea.
import type { AnnouncedView, View } from '../../exercise/chairs/view.ts';
import type { Seat } from '../../ladder/index.ts';
import { count, guaranteeName } from '../../report/words.ts';
import { type Row, row, span, type Tone } from '../text.ts';
import type { Glyphs } from '../theme.ts';
import { worldRow } from './politics.ts';

export type Place = number | 'rear' | 'sea';

export const placesOf = (view: View): Place[] => [...view.line.map((_, index) => index + 1), 'rear', 'sea'];

export function lineRows(view: View, width: number, glyphs: Glyphs): Row[] {
  const places = placesOf(view);
  // The last cell needs no room beyond its word.
  const cell = Math.max(4, Math.floor((width - 6 + 2) / places.length));
  const column = (label: string, of: (place: Place) => [string, Tone]): Row => [
    span(label.padEnd(6), 'dim'),
    ...places.map((place, index) => {
      const [text, tone] = of(place);
      const isLast = index === places.length - 1;
      return span(isLast ? text : text.slice(0, cell - 1).padEnd(cell), tone);
    }),
  ];
  return [
    column('', (place) => [String(place), 'strong']),
    column('fire', (place) => fireAt(view, place, glyphs)),
    column('watch', (place) => watchAt(view, place)),
    column('force', (place) => forceAt(view, place)),
    row(span(todayWords(view), 'dim')),
    row(span(standing(view), 'dim')),
    // Where the panel has a row to spare.
    worldRow(view),
  ];
}

function fireAt(view: View, place: Place, glyphs: Glyphs): [string, Tone] {
  const here = view.acts.filter((act) => act.sector === place && !act.isRetracted);
  const going = here.filter((act) => act.end === null || act.end > view.minute);
  const worst = Math.max(0, ...going.map(({ severity }) => severity));
  if (worst >= 4) return [`${glyphs.fire.repeat(3)}`, 'red'];
  if (worst === 3) return [`${glyphs.fire.repeat(2)}`, 'amber'];
  if (worst === 2) return [`${glyphs.minor.repeat(2)}`, 'amber'];
  if (worst === 1) return [glyphs.low, 'plain'];
  return [glyphs.none, 'dim'];
}

function watchAt(view: View, place: Place): [string, Tone] {
  if (watchersOf(view, place).length > 0) return ['eye', 'ok'];
  const sector = typeof place === 'number' ? view.line[place - 1] : undefined;
  if (!sector) return ['-', 'dim'];
  if (sector.jammed) return ['jam', 'amber'];
  return [sector.day >= 0.8 ? 'good' : 'part', 'plain'];
}

/** The seats that look closely there now. */
export function watchersOf({ around, announced }: View, place: Place): readonly Seat[] {
  if (typeof place === 'number') return around.sectors[place - 1]?.watchedBy ?? [];
  const here = announced.filter(
    ({ response, sector, outcome }) => response === 'surveil' && sector === place && outcome === 'in-effect',
  );
  return [...new Set(here.map(({ seat }) => seat))];
}

const FORCE: Record<string, string> = { ukraine: 'UA', coalition: 'CO', us: 'US' };

function forceAt(view: View, place: Place): [string, Tone] {
  const here = forceIn(view, place).filter(({ outcome }) => outcome === 'in-effect');
  const names = [...new Set(here.map(({ seat }) => FORCE[seat] ?? seat))];
  return names.length > 0 ? [names.join('+'), 'strong'] : ['-', 'dim'];
}

/** Force and presence that are in effect there or on their way, as far as the seat knows. */
export function forceIn(view: View, place: Place): AnnouncedView[] {
  return view.announced.filter((order) => {
    const isPresence = order.class === 'support' && order.domain !== null;
    if (!(order.class.startsWith('force-') || isPresence) || order.isOver) return false;
    if (order.outcome !== 'in-effect' && order.outcome !== 'pending') return false;
    const sector = order.standsIn ?? view.acts.find(({ id }) => id === order.about)?.sector;
    return sector === place;
  });
}

function todayWords(view: View): string {
  const from = view.minute - 1440;
  // What began before and goes on counts as much as what was heard of today.
  const today = view.acts.filter(
    ({ isRetracted, enteredAt, end }) => !isRetracted && (enteredAt > from || end === null || end > from),
  );
  const onChain = today.filter(({ severity }) => severity >= 2).length;
  return `last 24 h  ${count(today.length, 'incident')} known, ${onChain} above severity 1`;
}

function standing(view: View): string {
  const closed = view.closedDomains.length > 0 ? ` · closed: ${view.closedDomains.join(', ')}` : '';
  return `guarantee ${guaranteeName(view.guarantee)} · consent ${view.consent.join(' ') || 'nobody yet'}${closed}`;
}
