// A journal may come from anywhere, so every line is checked against the shape of its format before it is used. The shapes
// of older formats are frozen; migrations run after them.
import type * as z from 'zod';
import { clashes } from '../ladder/index.ts';
import type { Body, Opening } from './entry.ts';
import { format1 } from './formats/format-1.ts';
import { format2 } from './formats/format-2.ts';
import { format3 } from './formats/format-3.ts';
import { format4 } from './formats/format-4.ts';
import { format5 } from './formats/format-5.ts';
import { format6 } from './formats/format-6.ts';
import { format7 } from './formats/format-7.ts';
import { format8 } from './formats/format-8.ts';
import { format9 } from './formats/format-9.ts';

interface Format {
  opening: z.ZodType;
  command: z.ZodType;
  event: z.ZodType;
}

/** FORMATS[n - 1] is the shape of format n. */
const FORMATS: readonly Format[] = [format1, format2, format3, format4, format5, format6, format7, format8, format9];

/** Where and why a line does not have the shape of the format; null where it does. */
export function mismatch(format: number, { events, ...given }: Body): string | null {
  const odd = mismatchOfGiven(format, given);
  if (odd !== null) return odd;
  const { event } = FORMATS[format - 1]!;
  for (const [n, each] of events.entries()) {
    const found = mismatchIn(event, each, `events.${n}`);
    if (found !== null) return found;
  }
  return null;
}

/** The next format after that one whose shape a line has; null where it has none. */
export function newerFormatOf(format: number, body: Body): number | null {
  for (let newer = format + 1; newer <= FORMATS.length; newer++) if (mismatch(newer, body) === null) return newer;
  return null;
}

/** The same for the part before the events: line one's opening, or a line's command. */
export function mismatchOfGiven(format: number, given: { opening: unknown } | { command: unknown }): string | null {
  const { opening, command } = FORMATS[format - 1]!;
  if ('command' in given) return mismatchIn(command, given.command, 'command');
  return (
    mismatchIn(opening, given.opening, 'opening') ?? (format >= CLASHES_SINCE ? clash(given.opening as Opening) : null)
  );
}

/** Since this format a doctrine that contradicts itself is refused before it is used; older versions refused fewer. */
const CLASHES_SINCE = 4;
function clash({ scenario }: Opening): string | null {
  const [first] = clashes(scenario.doctrine.reads);
  return first ? `opening.scenario.doctrine.reads.${first.switches[0]}: ${first.says}` : null;
}

function mismatchIn(shape: z.ZodType, value: unknown, place: string): string | null {
  const { success, error } = shape.safeParse(value);
  if (success) return null;
  const [first] = error.issues;
  return `${[place, ...first!.path].join('.')}: ${first!.message}`;
}
