// What the home screen shows: the scenarios and saved exercises, which is chosen, and how the next exercise is set up.
import type { Coaching, SeatHolder } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import type { SavedLine } from '../../saved-lines.ts';
import type { TimerOptions } from '../../turn-timer.ts';

export interface ScenarioLine {
  id: string;
  title: string;
  objective: string;
  difficulty: number;
  playMinutes: number;
  doctrine: string;
  coaching: Coaching;
  variants: readonly { name: string; what: string }[];
}

/** How the next exercise is set up. */
export interface Setup {
  seed: string;
  doctrine: string | null;
  /** The variant of the scenario, by its name. */
  variant: string | null;
  coaching: Coaching | null;
  holders: Readonly<Record<Seat, SeatHolder>>;
  /** Whether a person makes the Commission's findings. */
  hasCommission: boolean;
  /** Whether a person answers as the other side. */
  hasRed: boolean;
  isClosed: boolean;
  /** Whether a facilitator runs it from a console of its own. */
  hasExcon: boolean;
  hasHints: boolean;
  /** How long a turn has in real time, where a facilitator runs it; null: as long as it takes. */
  timer: TimerOptions | null;
}

/** What can be typed at home. */
export type HomeLine = 'filter' | 'seed' | 'mark' | 'timer';

export interface HomeModel extends Setup {
  scenarios: readonly ScenarioLine[];
  saved: readonly SavedLine[];
  /** Whether the saved ones are still being read. */
  isReading: boolean;
  list: 'scenarios' | 'saved';
  /** Among the scenarios, and among the saved ones. */
  chosen: number;
  savedAt: number;
  /** Only scenarios that say this are listed; how many do not. */
  filter: string;
  hidden: number;
  input: { kind: HomeLine; text: string } | null;
  notice: string;
}
