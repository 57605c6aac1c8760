// The papers of a room: which of them each chair may read, and when. A seat's report is there after ENDEX once the facilitator
// has released the reports; nobody reads another chair's paper.
import type { Session } from '../session/session.ts';
import { isSeat } from './chairs.ts';
import type { Paper, RoomChair } from './door.ts';
import type { PaperName, PaperSign } from './protocol.ts';

/** Makes a paper of a chair as a whole HTML page. */
export type PaperMeans = (name: PaperName, chair: RoomChair) => Promise<string>;

const BRIEFS: Partial<Record<RoomChair, string>> = {
  excon: "The facilitator's pack",
  observer: 'The brief for all',
  wall: 'The brief for all',
};

export class Papers {
  readonly #session: () => Session;
  readonly #means: PaperMeans;
  /** By chair and name; a report also by the head of the record, which questionnaires move on. */
  readonly #made = new Map<string, Promise<string>>();
  /** Whether seats may read their reports. */
  isReleased = false;

  constructor(session: () => Session, means: PaperMeans) {
    this.#session = session;
    this.#means = means;
  }

  get reports(): 'not-yet' | 'kept' | 'released' {
    if (!this.#session().state().isEnded) return 'not-yet';
    return this.isReleased ? 'released' : 'kept';
  }

  /** What that chair may read now. */
  list(chair: RoomChair): PaperSign[] {
    const isOfSeat = isSeat(chair);
    const hasReport = chair === 'excon' ? this.reports !== 'not-yet' : isOfSeat && this.reports === 'released';
    const brief: PaperSign = { name: 'brief', title: BRIEFS[chair] ?? 'Your brief' };
    return [
      brief,
      ...(isOfSeat ? [{ name: 'card', title: 'Your reference card' } as const] : []),
      ...(hasReport
        ? [{ name: 'report', title: chair === 'excon' ? "The facilitator's report" : 'Your report' } as const]
        : []),
    ];
  }

  /** null where that chair has no such paper now. Throws what making it throws. */
  async read(chair: RoomChair, name: string): Promise<Paper | null> {
    const sign = this.list(chair).find((each) => each.name === name);
    return sign ? { title: sign.title, html: await this.#html(sign.name, chair) } : null;
  }

  #html(name: PaperName, chair: RoomChair): Promise<string> {
    const key = `${name} ${chair}`;
    const full = name === 'report' ? `${key} ${this.#session().head()}` : key;
    const made = this.#made.get(full) ?? this.#means(name, chair);
    // An older report of the same chair is asked for no more.
    for (const other of this.#made.keys()) if (other.startsWith(key)) this.#made.delete(other);
    this.#made.set(full, made);
    made.catch(() => this.#made.delete(full));
    return made;
  }
}
