// What became of a table of events from the field: how it was read, what could not be placed, and day by day how each reading of
// the plan would have stood, as a drawing of letters.
import {
  adjudicate,
  type Chain,
  clock,
  type Doctrine,
  type Minute,
  type Sector,
  type Severity,
  type Side,
  type Timeline,
} from '../ladder/index.ts';
import { provenance } from './handling.ts';
import { textTable } from './text-table.ts';
import { count, printable, sectorName } from './words.ts';

/** The table as it was read. */
interface Table {
  kind: string;
  events: readonly unknown[];
  unread: readonly string[];
}

/** What became of it on the ladder. */
interface Made {
  timeline: Timeline;
  /** The instant of STARTEX, in milliseconds. */
  startex: number;
  placed: readonly { at: Minute; sector: Sector; severity: Severity; side: Side; by: 'name' | 'distance' }[];
  left: readonly { row: number; why: string }[];
  notes: readonly string[];
}

/** Of the choices those that bear on every event. */
interface Choices {
  withinKm: number;
  lasts: Minute;
  timeOfDay: Minute;
  likelihood: number | null;
  guarantee: string;
}

const DAY = 1440;
/** So many rows of a reason are named. */
const MOST_ROWS = 8;

/** How it was read: for whoever made the table. */
export function readLines(table: Table, made: Made, choices: Choices): string[] {
  const { placed, left, startex, notes } = made;
  const by = (how: 'name' | 'distance') => placed.filter((each) => each.by === how).length;
  const reasons = new Map<string, number[]>();
  for (const { row, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), row]);
  const unknown = placed.filter(({ side }) => side === 'unknown').length;
  return [
    provenance(),
    `Read as ${table.kind}: ${count(table.events.length, 'row')}. STARTEX is ${new Date(startex).toISOString().slice(0, 16)}Z.`,
    `${count(placed.length, 'event')} on the ladder, ${by('name')} by the name of the place and ${by('distance')} by the distance along the line; ${unknown} of a side that nobody knows.`,
    ...(left.length > 0 ? [`${count(left.length, 'row')} left out:`] : []),
    ...[...reasons].map(([why, rows]) => {
      const more = rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : '';
      return `  row ${rows.slice(0, MOST_ROWS).join(', ')}${more}: ${why}`;
    }),
    ...notes,
    ...(table.unread.length > 0
      ? [`Columns that were not read: ${table.unread.map((name) => printable(name)).join(', ')}.`]
      : []),
    choicesLine(choices),
  ];
}

const choicesLine = ({ withinKm, lasts, timeOfDay, likelihood, guarantee }: Choices): string =>
  `By these choices: up to ${withinKm} km from the line; each event lasts ${clock(lasts)}, and begins at ${clock(timeOfDay)} where its row has no time; ${likelihood === null ? 'nothing is confirmed' : `everything is confirmed with a likelihood of ${likelihood}`}; the guarantee is ${guarantee}. All of them stand in scenarios/maps/field-data.yaml, and --choices changes them.`;

/** Day by day: the gravest event of each sector, and how far the ladder was open under each reading. */
export function dayLines(made: Made, readings: readonly Doctrine[]): string[] {
  const { placed, startex, timeline } = made;
  if (placed.length === 0) return [];
  const last = Math.max(...placed.map(({ at }) => Math.floor(at / DAY)));
  const days = Array.from({ length: Math.min(last + 2, MOST_DAYS) }, (_, day) => day);
  const places = [...Array.from({ length: timeline.sectors }, (_, n) => n + 1), 'rear', 'sea'] as const;
  const used = places.filter((place) => placed.some(({ sector }) => sector === place));
  const dayName = (day: number) => new Date(startex + day * DAY * 60_000).toISOString().slice(0, 10);
  const gravest = (day: number, place: (typeof places)[number]) => {
    const here = placed.filter(({ at, sector }) => sector === place && Math.floor(at / DAY) === day);
    return here.length === 0
      ? '.'
      : `${Math.max(...here.map(({ severity }) => severity))}${here.length > 1 ? `x${here.length}` : ''}`;
  };
  const ruled = readings.map((doctrine) => ({ doctrine, chains: adjudicate(doctrine, timeline).chains }));
  const head = [
    '',
    '',
    ...used.map((place) => (typeof place === 'number' ? String(place) : sectorName(place))),
    '',
    ...readings.map(({ id }) => id),
  ];
  const rows = days.map((day) => [
    `D+${day}`,
    dayName(day),
    ...used.map((place) => gravest(day, place)),
    '',
    ...ruled.map(({ chains }) => standingOn(chains, day)),
  ]);
  return [
    '',
    'Day by day: in each sector the severity of the gravest event (x: how many), and how far the ladder was open by the end of the day',
    'under each reading: . nothing, 1 the first phase, 2 the second. Nobody warns, halts or certifies here; add orders to the timeline',
    'and rung adjudicate rules on them.',
    '',
    ...textTable([head, ...rows]),
    ...(last + 2 > MOST_DAYS ? [`${last + 2 - MOST_DAYS} more days are not drawn.`] : []),
  ];
}

const MOST_DAYS = 120;

type Stood = Pick<Chain, 't0' | 'phase2At' | 'closedAt'> & { acts: readonly unknown[] };

/** The furthest phase that was open at any time of that day. */
function standingOn(chains: readonly Stood[], day: number): string {
  const [from, to]: [Minute, Minute] = [day * DAY, (day + 1) * DAY];
  const open = chains.filter(({ t0, closedAt }) => t0 !== null && t0 < to && (closedAt === null || closedAt > from));
  if (open.some(({ phase2At }) => phase2At !== null && phase2At < to)) return '2';
  return open.length > 0 ? '1' : '.';
}
