// What the wall is drawn from: the view of the room, and what stands beside the exercise.
import type { WallView } from '../../../exercise/chairs/wall-view.ts';

/** What stands beside the exercise; null: nothing. */
export interface WallPlan {
  /** What the plan of the day says now. */
  day: { words: string; isBreak: boolean } | null;
}

export interface WallModel extends WallPlan {
  /** WALL, or OBSERVER. */
  title: string;
  view: WallView;
  /** The time in the room, as 14:05. */
  realTime: string;
}
