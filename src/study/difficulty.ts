// How hard a seed is: the points that the policies of all arms fell short of 100 there, on the mean. 0: nobody lost a
// point; 100: everybody lost all. Easy, medium and hard are thirds of the seeds that were played.
import { quantileSorted } from 'simple-statistics';

export const GRADES = ['easy', 'medium', 'hard'] as const;
export type Grade = (typeof GRADES)[number];

/** The highest difficulty that is still easy (null: none is), and that is still medium; null where no seed was scored. */
export type Thirds = readonly [easy: number | null, medium: number] | null;

export function thirdsOf(shortfall: Float64Array): Thirds {
  const scored = shortfall.filter((points) => !Number.isNaN(points)).sort();
  if (scored.length === 0) return null;
  const [easy, medium] = [quantileSorted([...scored], 1 / 3), quantileSorted([...scored], 2 / 3)];
  if (easy < medium) return [easy, medium];
  // More than a third of the seeds are equal: they are easy where all others are harder, else medium.
  const [least, most] = [scored[0]!, scored.at(-1)!];
  if (least === medium && medium < most) return [medium, medium];
  return [scored.findLast((points) => points < medium) ?? null, medium];
}

/** null where nobody was scored on that seed. Where all seeds are alike, they are medium. */
export function gradeOf(thirds: Thirds, points: number): Grade | null {
  if (thirds === null || Number.isNaN(points)) return null;
  const [easy, medium] = thirds;
  if (points > medium) return 'hard';
  return easy !== null && points <= easy ? 'easy' : 'medium';
}

/** The places of the hardest or of the easiest seeds, in that order; ties by the order of the seeds. */
export function extremes(shortfall: Float64Array, most: number, isHardest: boolean): number[] {
  const places = [...shortfall.keys()].filter((index) => !Number.isNaN(shortfall[index]));
  const by = isHardest ? -1 : 1;
  return places.sort((a, b) => by * (shortfall[a]! - shortfall[b]!) || a - b).slice(0, most);
}
