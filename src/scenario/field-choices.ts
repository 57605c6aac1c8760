// What events from the field mean on the ladder, by choices that are declared in a file: their sectors by names of places or by
// distance along a line, their severity by type and deaths, their side by actor. Nothing of it is guessed in silence.
import * as z from 'zod';
import { printable } from '../exercise/text.ts';
import {
  clock,
  type Fact,
  type Minute,
  SEATS,
  type Sector,
  type Severity,
  type Side,
  type Timeline,
} from '../ladder/index.ts';
import { readSource, type Source, shippedFolder } from './disk.ts';
import type { FieldEvent } from './field-data.ts';
import { MistakesFound, mistakeIn } from './mistake.ts';
import { tryShape } from './shape-check.ts';
import { guarantee, members, SEVERAL, time, words } from './shapes.ts';
import { ListTimes } from './written-time.ts';
import { parseYaml } from './yaml.ts';

const MINUTE = 60_000;
const DAY = 1440;

const severity = z.int().min(0).max(5).nullable();
const sector = z.union([z.int().min(1).max(99), z.literal('rear'), z.literal('sea')]);
const degrees = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const some = z.array(words(80)).min(1).max(200);

const choicesShape = z.strictObject({
  format: z.literal(1),
  sectors: z.int().min(1).max(99),
  line: z.array(degrees).min(2).max(500),
  withinKm: z.number().min(0).max(2000),
  beyond: z.enum(['leave', 'rear']),
  places: z.record(words(120), sector),
  types: z.array(z.strictObject({ words: some, severity })).max(200),
  otherwise: severity,
  deaths: z.record(z.string().regex(/^\d{1,6}$/), z.int().min(0).max(5)),
  actors: z.array(z.strictObject({ words: some, side: z.enum(['russia', 'ukraine', 'unknown']) })).max(200),
  timeOfDay: time,
  lasts: time,
  likelihood: z.number().min(0).max(1).nullable(),
  guarantee,
  consent: members,
});
export type FieldChoices = z.output<typeof choicesShape>;

const SHIPPED = () => shippedFolder('maps', 'field-data.yaml');

/** The choices that ship, or those with what a file changes of them. Throws MistakesFound. */
export function fieldChoices(file?: string): FieldChoices {
  const shipped = shaped(readSource(SHIPPED()), choicesShape);
  if (file === undefined) return shipped;
  const own = shaped(readSource(file), choicesShape.partial()) as Partial<FieldChoices>;
  return { ...shipped, ...own, places: { ...shipped.places, ...own.places } };
}

function shaped<T>(source: Source, shape: z.ZodType<T>): T {
  const { data, mistakes } = tryShape(parseYaml(source), shape);
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return data as T;
}

/** An event on the ladder, and how its sector was found. */
export interface Placed {
  row: number;
  act: string;
  at: Minute;
  sector: Sector;
  severity: Severity;
  side: Side;
  by: 'name' | 'distance';
}

export interface FieldTimeline {
  timeline: Timeline;
  /** The instant of STARTEX, in milliseconds. */
  startex: number;
  placed: Placed[];
  /** Why each of the others was left out. */
  left: { row: number; why: string }[];
  notes: string[];
}

/** `said`: STARTEX and zone where somebody has said them. Throws MistakesFound, or a RangeError with the name of an option. */
export function timelineFrom(
  file: string,
  events: readonly FieldEvent[],
  choices: FieldChoices,
  said: { startex?: string | undefined; zone?: string | undefined },
): FieldTimeline {
  const times = new ListTimes('2000-01-01T00:00Z', { zone: said.zone });
  const start = said.startex === undefined ? null : new ListTimes('2000-01-01T00:00Z', said).start;
  const year = start === null ? null : new Date(start).getUTCFullYear();
  times.learn(
    events.map(({ text }) => text.date),
    [],
  );
  const left: FieldTimeline['left'] = [];
  const dated = events.flatMap((event) => {
    const at = instantOf(event, times, choices, year);
    const yearless = at === null && YEARLESS.test(event.text.date) ? '; it has no year, which --startex says' : '';
    if (at === null)
      left.push({ row: event.row, why: `no date can be read of "${printable(event.text.date)}"${yearless}` });
    return at === null ? [] : [{ event, at }];
  });
  const first = Math.min(...dated.map(({ at }) => at));
  const startex = start ?? Math.floor(first / (DAY * MINUTE)) * DAY * MINUTE;
  const placed = dated
    .sort((a, b) => a.at - b.at)
    .flatMap(({ event, at }): Omit<Placed, 'act'>[] => {
      const found = onLadder(event, choices);
      const minute = Math.round((at - startex) / MINUTE);
      const why = 'why' in found ? found.why : minute < 0 ? 'it is before STARTEX' : null;
      if (why !== null) left.push({ row: event.row, why });
      return why !== null || 'why' in found ? [] : [{ row: event.row, at: minute, ...found }];
    })
    .map((each, n) => ({ ...each, act: `E${n + 1}` }));
  if (placed.length > SEVERAL)
    throw mistakeIn(
      file,
      `It has ${placed.length} events on the line; a timeline holds ${SEVERAL}.`,
      'share it out by months',
    );
  const { sectors, consent, likelihood, lasts } = choices;
  const facts = placed.flatMap(({ act, at, sector: where, severity: grave, side }): Fact[] => {
    const to = [...SEATS];
    const report: Fact = {
      kind: 'report',
      at,
      to,
      act,
      start: at,
      end: at + lasts,
      sector: where,
      severity: grave,
      side,
    };
    return likelihood === null ? [report] : [report, { kind: 'confirm', at, to, act, likelihood }];
  });
  const timeline = { sectors, guarantee: choices.guarantee, consent, closedDomains: [], facts, orders: [] };
  return { timeline, startex, placed, left: left.sort((a, b) => a.row - b.row), notes: times.notes };
}

/** When it began, in milliseconds; null where its date cannot be read. */
function instantOf({ text }: FieldEvent, times: ListTimes, choices: FieldChoices, year: number | null): number | null {
  const noon = clock(choices.timeOfDay);
  const compact = text.date.replace(/^(20\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
  const [, day = compact, hour = ''] = /^(.*?)(?:,\s*|\s+|T)(\d{1,2}[:h]\d\d.*)$/.exec(compact) ?? [];
  const yearless = YEARLESS.test(day.trim()) && !/\d\s*$/.test(day);
  if (yearless && year === null) return null;
  const date = yearless ? `${day.trim()} ${year}` : day.trim();
  const minutes = times.minutes(text.time || hour || noon, date);
  return minutes === null ? null : times.start + minutes * MINUTE;
}

/** As 16-Mar. */
const YEARLESS = /^\d{1,2}[-.\s][A-Za-z]{3,9}\.?(?![-.\s]*\d{4})/;

function onLadder({ text }: FieldEvent, choices: FieldChoices): Omit<Placed, 'row' | 'act' | 'at'> | { why: string } {
  const grave = severityOf(text, choices);
  if (grave === null) return { why: `"${printable(text.type)}" is no act of the ladder, by these choices` };
  const place = sectorOf(text, choices);
  if ('why' in place) return place;
  const actor = text.actor.toLowerCase();
  const named = choices.actors.find((each) => each.words.some((word) => hasWord(actor, word)));
  return { severity: grave, side: named?.side ?? 'unknown', ...place };
}

function severityOf(text: FieldEvent['text'], { types, otherwise, deaths }: FieldChoices): Severity | null {
  const written = /^[0-5]$/.test(text.severity) ? (Number(text.severity) as Severity) : null;
  const type = text.type.toLowerCase();
  const named = types.find((each) => each.words.some((word) => hasWord(type, word)));
  const base = written ?? (named === undefined ? otherwise : named.severity);
  if (base === null) return null;
  const dead = Number(/^\d+/.exec(text.deaths)?.[0] ?? 0);
  const least = Object.entries(deaths).flatMap(([from, is]) => (dead >= Number(from) ? [is] : []));
  return Math.max(base, ...least) as Severity;
}

/** Whether a text holds a word from its beginning on, as "shell" in "Shelling"; classes of figures by their first ones. */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word.toLowerCase());
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ');
}

function sectorOf(
  text: FieldEvent['text'],
  choices: FieldChoices,
): { sector: Sector; by: Placed['by'] } | { why: string } {
  const name = text.place.toLowerCase();
  const known = Object.entries(choices.places).find(([place]) => hasWord(name, place));
  if (known) return { sector: known[1], by: 'name' };
  const [latitude, longitude] = [text.latitude, text.longitude].map((each) => Number(each.replace(',', '.')));
  const isPlaced =
    text.latitude !== '' && text.longitude !== '' && Number.isFinite(latitude) && Number.isFinite(longitude);
  if (!isPlaced)
    return {
      why: `there is no sector for "${printable(text.place)}"; a choice says it, as --place "${printable(text.place)}=3"`,
    };
  const { km, share } = nearestOn(choices.line, latitude!, longitude!);
  if (km <= choices.withinKm)
    return { sector: Math.min(choices.sectors, Math.floor(share * choices.sectors) + 1), by: 'distance' };
  if (choices.beyond === 'rear') return { sector: 'rear', by: 'distance' };
  return { why: `it lies ${Math.round(km)} km from the line (at most ${choices.withinKm})` };
}

const KM_A_DEGREE = 111.2;

/** How far a point is from the line, in km, and at which share of its length, 0 to 1. On a plane, which is near enough here. */
function nearestOn(line: FieldChoices['line'], latitude: number, longitude: number): { km: number; share: number } {
  const scale = Math.cos((latitude * Math.PI) / 180);
  const flat = line.map(
    ([lat, lon]) => [(lon - longitude) * scale * KM_A_DEGREE, (lat - latitude) * KM_A_DEGREE] as const,
  );
  let [length, best, at] = [0, Infinity, 0];
  for (let n = 1; n < flat.length; n++) {
    const [[x, y], [toX, toY]] = [flat[n - 1]!, flat[n]!];
    const [dx, dy] = [toX - x, toY - y];
    const whole = Math.hypot(dx, dy);
    const part = whole === 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / whole ** 2));
    const km = Math.hypot(x + part * dx, y + part * dy);
    if (km < best) [best, at] = [km, length + part * whole];
    length += whole;
  }
  return { km: best, share: length === 0 ? 0 : Math.min(at / length, 1 - Number.EPSILON) };
}
