// What the incident generator produces over many days and seeds, for comparison with published figures. The incidents are
// those of an exercise with that preset; chains are those of the Commission's register while nobody acts.
import { mean, quantile, variance } from 'simple-statistics';
import { rehearse, startOf } from '../exercise/chairs/rehearsal.ts';
import type { Author, Incident } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Preset } from '../exercise/words.ts';
import { type Chain, chains, pictureOf } from '../ladder/index.ts';
import { minutesIn } from './spans.ts';

export interface Spread {
  mean: number;
  median: number;
  p95: number;
}

export interface Sample {
  preset: Preset;
  days: number;
  seeds: number;
  incidents: number;
  perDay: Spread;
  /** Recorded explosions a day, as the daily line counts them. */
  dailyCount: Spread & { dispersion: number; k: number };
  hotSectors: number[];
  hotShare: number;
  zeroDays: number;
  severeShare: number;
  kinds: Record<string, number>;
  durationMinutes: Spread;
  authors: Record<Author, number>;
  chainsPerWeek: number;
  chainLifeHours: Spread;
  phase2Share: number;
}

const DAY = 1440;

export function sample(scenario: Scenario, preset: Preset, days: number, seeds: Iterable<string>): Sample {
  const played = { ...scenario, background: preset, endex: days * DAY };
  const incidents: Incident[] = [];
  const perDay: number[] = [];
  const counts: number[] = [];
  const all: Chain[] = [];
  let phase2 = 0;
  let exercises = 0;
  for (const seed of seeds) {
    exercises++;
    const { state } = rehearse(played, startOf('hold', { seed }));
    const drawn = state.truth.incidents;
    incidents.push(...drawn);
    for (let day = 0; day < days; day++) {
      const here = drawn.filter(({ start }) => Math.floor(start / DAY) === day);
      perDay.push(here.length);
      counts.push(here.reduce((sum, { recorded }) => sum + recorded, 0));
    }
    const known = chains(played.doctrine, pictureOf(state.ledger, 'commission'), state.minute);
    all.push(...known);
    phase2 += minutesInPhase2(known, played.endex);
  }
  const hot = hottest(played);
  const isHot = ({ sector }: Incident) => typeof sector === 'number' && hot.includes(sector);
  return {
    preset,
    days,
    seeds: exercises,
    incidents: incidents.length,
    perDay: spread(perDay),
    dailyCount: { ...spread(counts), ...dispersion(counts) },
    hotSectors: hot,
    // Deep strikes and the sea lie in no sector of the line.
    hotShare: part(
      incidents.filter(({ sector }) => typeof sector === 'number'),
      isHot,
    ),
    zeroDays: part(perDay, (count) => count === 0),
    severeShare: part(incidents, ({ fate }) => (fate?.assessed.severity ?? 0) >= 2),
    kinds: shares(incidents, ({ kind }) => kind),
    durationMinutes: spread(incidents.map(({ start, end }) => end - start)),
    authors: shares(incidents, ({ author }) => author) as Record<Author, number>,
    chainsPerWeek: (all.length / (days * exercises)) * 7,
    chainLifeHours: spread(all.map((chain) => lifeOf(chain, played.endex) / 60)),
    phase2Share: phase2 / (played.endex * exercises),
  };
}

function hottest({ line }: Scenario): number[] {
  const inOrder = line.map(({ hot }, index) => ({ hot, sector: index + 1 })).sort((a, b) => b.hot - a.hot);
  return inOrder.slice(0, 3).map(({ sector }) => sector);
}

const part = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(is).length / items.length;

function shares<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counted = new Map<string, number>();
  for (const item of items) counted.set(nameOf(item), (counted.get(nameOf(item)) ?? 0) + 1);
  const inOrder = [...counted].sort((a, b) => b[1] - a[1]);
  return Object.fromEntries(inOrder.map(([name, count]) => [name, count / items.length]));
}

function spread(values: readonly number[]): Spread {
  const list = values.length === 0 ? [0] : [...values];
  return { mean: mean(list), median: quantile(list, 0.5), p95: quantile(list, 0.95) };
}

// A negative-binomial count has variance m + m²/k: k by the method of moments.
function dispersion(counts: number[]): { dispersion: number; k: number } {
  const average = mean(counts);
  const spreadOut = variance(counts);
  return { dispersion: spreadOut / average, k: (average * average) / (spreadOut - average) };
}

const lifeOf = (chain: Chain, endex: number): number => (chain.closedAt ?? endex) - chain.acts[0]!.start;

// Time during which at least one chain has its phase 2 open.
function minutesInPhase2(known: readonly Chain[], endex: number): number {
  return minutesIn(
    known.flatMap(({ phase2At, closedAt }) => (phase2At === null ? [] : [[phase2At, closedAt ?? endex] as const])),
  );
}
