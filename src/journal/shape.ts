// A journal is a stranger's file: every line passes the shape of its format before anything is done with it. The shapes of
// older formats are frozen files that stand before their migrations.
import type * as z from 'zod';
import { clashes } from '../ladder/index.ts';
import type { Body, Opening } from './entry.ts';
import { format1 } from './formats/format-1.ts';
import { format2 } from './formats/format-2.ts';
import { format3 } from './formats/format-3.ts';
import { format4 } from './formats/format-4.ts';

interface Format {
  opening: z.ZodType;
  command: z.ZodType;
  event: z.ZodType;
}

/** FORMATS[n - 1] is the shape of format n. */
const FORMATS: readonly Format[] = [format1, format2, format3, format4];

/** What in a line is not as the format has it, as a place and a reason; null where everything is. */
export function misfit(format: number, { events, ...given }: Body): string | null {
  const odd = misfitOfGiven(format, given);
  if (odd !== null) return odd;
  const { event } = FORMATS[format - 1]!;
  for (const [n, each] of events.entries()) {
    const found = oddness(event, each, `events.${n}`);
    if (found !== null) return found;
  }
  return null;
}

/** The same of what stands before the events: line one's opening, or a line's command. */
export function misfitOfGiven(format: number, given: { opening: unknown } | { command: unknown }): string | null {
  const { opening, command } = FORMATS[format - 1]!;
  if ('command' in given) return oddness(command, given.command, 'command');
  return (
    oddness(opening, given.opening, 'opening') ?? (format === FORMATS.length ? clash(given.opening as Opening) : null)
  );
}

// A doctrine that contradicts itself is refused before anything is played under it. Versions of before refused fewer.
function clash({ scenario }: Opening): string | null {
  const [first] = clashes(scenario.doctrine.reads);
  return first ? `opening.scenario.doctrine.reads.${first.switches[0]}: ${first.says}` : null;
}

function oddness(shape: z.ZodType, value: unknown, place: string): string | null {
  const { success, error } = shape.safeParse(value);
  if (success) return null;
  const [first] = error.issues;
  return `${[place, ...first!.path].join('.')}: ${first!.message}`;
}
