// The journal of an exercise of a batch, line by line as a session would have written it.
import type { Taken } from '../exercise/chairs/rehearsal.ts';
import type { Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { encodeEntry, NO_DIGEST, openingOf } from '../journal/entry.ts';

export function recordOf(scenario: Scenario, start: Start, engine: string): { taken: Taken; text: () => string } {
  const lines: string[] = [];
  let head = NO_DIGEST;
  const taken: Taken = (command, events) => {
    const body = command ? { command, events } : { opening: openingOf(scenario, start, engine), events };
    const { line, digest } = encodeEntry(lines.length, head, body);
    lines.push(line);
    head = digest;
  };
  return { taken, text: () => `${lines.join('\n')}\n` };
}
