// What stands on the screens of a room: each person's console, the facilitator's at the host itself, and what is shown on the
// wall after ENDEX.
import { type ChairName, evaluatorChair, wallChair } from '../session/chair.ts';
import { seatingOf } from '../session/seating.ts';
import type { Guest, Opened } from '../tui/guest.tsx';
import type { ReplayDesk, Show } from '../tui/screens/replay/desk.ts';
import type { RoomMeans } from '../tui/screens/room/means.ts';
import { isSeated, TITLES } from './chairs.ts';
import type { RoomChair } from './door.ts';
import { seatingFor } from './elsewhere.ts';
import type { HostedExercise } from './hosted.ts';
import type { Notices } from './notices.ts';
import type { Pens } from './pens.ts';
import type { Person } from './person.ts';

/** What a console needs besides its chair, from the program around the room. */
export type GuestMeans = Pick<Guest, 'excon' | 'readings' | 'hints' | 'endOf' | 'playback'>;

interface ScreensOf {
  exercise: HostedExercise;
  pens: Pens;
  notices: Notices;
  means: (chair: RoomChair) => GuestMeans;
  /** The room as somebody sees it; null: the facilitator at the host itself. */
  room: (person: Person | null) => RoomMeans;
  name: (person: Person, name: string) => void;
}

export class Screens {
  readonly #of: ScreensOf;
  /** The replay that stands on the wall. */
  #shown: ReplayDesk | null = null;

  constructor(of: ScreensOf) {
    this.#of = of;
  }

  /** What the console of a person shows. */
  opens(person: Person): Opened {
    const { chair } = person.kept;
    const { title, objective } = this.#of.exercise.session.scenario;
    const name = (given: string) => this.#of.name(person, given);
    const asks = person.hasNamed ? null : { title: TITLES[chair], exercise: { title, objective }, name };
    if (isSeated(chair)) return { sits: this.#guestOf(person, chair), asks };
    if (chair === 'evaluator')
      return { evaluates: evaluatorChair(this.#of.exercise.session, this.#of.exercise.evaluated), asks };
    const wall = wallChair(this.#of.exercise.session);
    // The plan of the day may change while the exercise does not; a change of the exercise is heard by the room too.
    const chairOfWall = { ...wall, subscribe: this.#of.notices.subscribe };
    const plan = () => ({ day: this.#of.exercise.day.now() });
    const looks = { title: TITLES[chair].toUpperCase(), chair: chairOfWall, plan, replay: () => this.#shown };
    return { looks, asks: chair === 'wall' ? null : asks };
  }

  #guestOf(person: Person, chair: ChairName): Guest {
    const { kept } = person;
    const means = this.#of.means(chair);
    const seating = this.#of.pens.penned(person, seatingFor(this.#of.exercise.session, chair));
    return {
      title: TITLES[kept.chair],
      notice: person.notice,
      seating,
      room: this.#of.room(person),
      // Whoever sits down for the first time reads the brief first.
      opens: person.hasNamed || chair === 'excon' ? null : 'brief',
      show: chair === 'excon' ? this.#show : null,
      ...means,
      // The whole record is the facilitator's.
      playback: chair === 'excon' ? means.playback : null,
    };
  }

  /** The facilitator's console at the host itself, which has the file of the record too. */
  host(notice: string): Guest {
    return {
      title: TITLES.excon,
      notice,
      seating: seatingOf(this.#of.exercise.session, ['excon']),
      room: this.#of.room(null),
      opens: this.#of.exercise.session.state().excon.hasStarted ? null : 'room',
      show: this.#show,
      ...this.#of.means('excon'),
    };
  }

  // Never truth on a shared screen before ENDEX.
  #show: Show = (desk) => {
    this.#shown = this.#of.exercise.session.state().isEnded ? desk : null;
    this.#of.notices.changed();
  };
}
