// What the proof finds: a property that does not hold, and the timeline that shows it.
import type { Readings, Timeline } from '../ladder/index.ts';

/** What does not hold on a timeline: the property's id in ladder.md 9, or `law` where the engine reads the page otherwise. */
export interface Finding {
  property: string;
  says: string;
}

export interface Violation extends Finding {
  part: string;
  family: string;
  timeline: Timeline;
  /** What the doctrine reads otherwise for it. */
  change: Partial<Readings> | null;
}
