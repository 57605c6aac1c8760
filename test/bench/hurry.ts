// Loaded before the program where an hour of its turn timer is to pass in minutes: the clock and the tick of a second are
// hurried alike. When it has ticked as often as is asked, it says how much memory was held on the way, and ends the program.
import { writeFileSync } from 'node:fs';

/** How long a second takes here. */
export const HURRIED_MS = 10;

/** Five minutes of ticks at four a second, in which everything has been drawn and compiled once; in a short run half of it. */
export const earlyOf = (ticks: number): number => Math.min(1200, ticks / 2);

/** Resident memory in MiB: after those ticks, at its most since, and at the end. */
export interface Hour {
  early: number;
  most: number;
  late: number;
}

const { RUNG_BENCH_TICKS: wanted, RUNG_BENCH_TOLD: told } = process.env;
if (wanted && told) hurry(Number(wanted), told);

function hurry(ticks: number, file: string): void {
  const resident = () => process.memoryUsage.rss() / 1024 / 1024;
  const { now } = Date;
  const began = now();
  Date.now = () => began + Math.floor((now() - began) * (1000 / HURRIED_MS));
  const hour: Hour = { early: 0, most: 0, late: 0 };
  let ticked = 0;
  const every = globalThis.setInterval;
  globalThis.setInterval = ((act: () => void, ms: number) => {
    if (ms !== 1000) return every(act, ms);
    return every(() => {
      act();
      if (++ticked < earlyOf(ticks)) return;
      hour.late = resident();
      hour.early ||= hour.late;
      hour.most = Math.max(hour.most, hour.late);
      if (ticked < ticks) return;
      writeFileSync(file, JSON.stringify(hour));
      process.exit(0);
    }, HURRIED_MS);
  }) as typeof setInterval;
}
