// The chairs of a room as everybody in it sees them: who sits where, since when, and who has to decide.
import type { ChairSign, PersonSign } from '../tui/screens/room/means.ts';
import { TITLES } from './chairs.ts';
import type { RoomChair } from './door.ts';
import type { HostedExercise } from './hosted.ts';
import { WITH_PEN } from './pens.ts';
import type { Person } from './person.ts';

interface SignsOf {
  exercise: HostedExercise;
  hasPen: (person: Person) => boolean;
  /** Who looks; null: the facilitator at the host itself. */
  you: Person | null;
  /** Whether who looks may know when that chair has to decide: seats that are closed to each other may not. */
  knowsWhen: (chair: RoomChair) => boolean;
  /** Since when the facilitator has had a console at the host itself; null: there is none. */
  hostSince: number | null;
  now: number;
}

export function chairSigns(
  chairs: readonly RoomChair[],
  people: readonly Person[],
  { exercise, hasPen, you, knowsWhen, hostSince, now }: SignsOf,
): ChairSign[] {
  const seconds = (since: number) => Math.floor((now - since) / 1000);
  return chairs.map((chair) => ({
    chair,
    title: TITLES[chair],
    hasPens: WITH_PEN.includes(chair),
    policy: exercise.policyOf(chair),
    decidesSeconds: knowsWhen(chair) ? exercise.decidesSeconds(chair) : null,
    people: [
      ...(chair === 'excon' && hostSince !== null ? [atHost(seconds(hostSince), you === null)] : []),
      ...people
        .filter(({ kept }) => kept.chair === chair)
        .map((person) => ({
          name: person.kept.name,
          door: person.kept.caller.door,
          isThere: person.isThere,
          sinceSeconds: seconds(person.changedAt),
          hasPen: hasPen(person),
          isYou: person === you,
        })),
    ],
  }));
}

const atHost = (sinceSeconds: number, isYou: boolean): PersonSign => ({
  name: 'The console',
  door: 'host',
  isThere: true,
  sinceSeconds,
  hasPen: false,
  isYou,
});
