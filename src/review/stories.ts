// What happened, as its reader may know it: the acts and chains of a register, the messages to each seat, what was hidden,
// and what the injects were meant to bring about.
import type { Incident } from '../exercise/incident.ts';
import { actOf } from '../exercise/run/coming.ts';
import type { PlayedOrder } from '../exercise/score/played.ts';
import {
  type Act,
  type ActId,
  actNamed,
  type Chain,
  chains,
  type Minute,
  phase3At,
  pictureOf,
  SEATS,
  type Seat,
  type Sector,
  windowOpens,
} from '../ladder/index.ts';
import { pick } from '../scenario/defined.ts';
import type { Review } from './review.ts';

/** Who reads a report: a seat reads only what it could know. */
export type Reader = Seat | 'facilitator';

const ACT_FACTS = ['id', 'start', 'end', 'sector', 'severity', 'side', 'likelihood', 'isRetracted'] as const;

export interface ActStory extends Pick<Act, (typeof ACT_FACTS)[number]> {
  /** When each seat first held it; of a seat's report only its own. */
  knownAt: Partial<Record<Seat, Minute>>;
}

export interface ChainStory
  extends Pick<Chain, 'id' | 'side' | 'sector' | 't0' | 'phase2At' | 'broaderAt' | 'closedAt'> {
  /** The first minute after the 24-hour window, and the 72-hour line, as the doctrine counts them. */
  windowOpens: Minute | null;
  hours72: Minute | null;
  acts: readonly ActStory[];
  decisions: readonly number[];
}

export interface Message {
  line: number;
  at: Minute;
  from: string;
  text: string;
  draft: string | null;
}

const TRUE_FACTS = ['sector', 'severity', 'truth', 'author', 'intent', 'isScripted'] as const;

export interface HiddenAct extends Pick<Incident, 'id' | 'kind' | 'start' | (typeof TRUE_FACTS)[number]> {
  end: Minute | null;
  knownAt: Partial<Record<Seat, Minute>>;
}

export type PreventedAct = Pick<Incident, 'id' | 'kind' | 'sector' | 'truth'>;

export interface ObjectiveStory {
  at: Minute;
  objective: string;
  expected: string;
  expects: readonly { seat: Seat; response: string; line: number | null; at: Minute | null }[];
}

export interface SectorStory {
  sector: Sector;
  acts: number;
  highest: number;
}

/** The act that an order was about, named or found. */
export const aboutOf = ({ given: { order, facts } }: PlayedOrder): ActId | null =>
  order.about ?? facts.chain?.id ?? null;

export function learntAt({ exercise }: Review): Map<ActId, Partial<Record<Seat, Minute>>> {
  const learnt = new Map<ActId, Partial<Record<Seat, Minute>>>();
  for (const seat of SEATS) {
    for (const { id, enteredAt } of pictureOf(exercise.state.ledger, seat).register.acts) {
      learnt.set(id, { ...learnt.get(id), [seat]: enteredAt });
    }
  }
  return learnt;
}

type Learnt = ReturnType<typeof learntAt>;

export function chainStories(
  review: Review,
  reader: Reader,
  learnt: Learnt,
  orders: readonly PlayedOrder[],
): ChainStory[] {
  const { scenario } = review.opening;
  const { state } = review.exercise;
  const { doctrine } = scenario;
  const picture = pictureOf(state.ledger, reader === 'facilitator' ? 'commission' : reader);
  return chains(doctrine, picture, state.minute).map((chain: Chain): ChainStory => {
    const ids = chain.acts.map(({ id }) => id);
    return {
      ...pick(chain, 'id', 'side', 'sector', 't0'),
      windowOpens: windowOpens(doctrine.reads, chain),
      hours72: phase3At(doctrine.reads, chain),
      ...pick(chain, 'phase2At', 'broaderAt', 'closedAt'),
      acts: chain.acts.map((act) => ({
        ...pick(act, ...ACT_FACTS),
        knownAt: knownTo(learnt, act.id, reader),
      })),
      decisions: orders.flatMap((order, n) => (ids.includes(aboutOf(order) ?? '') ? [n] : [])),
    };
  });
}

function knownTo(learnt: Learnt, id: ActId, reader: Reader): Partial<Record<Seat, Minute>> {
  const known = learnt.get(id) ?? {};
  if (reader === 'facilitator') return known;
  const own = known[reader];
  return own === undefined ? {} : { [reader]: own };
}

export function sectorsOf(stories: readonly ChainStory[]): SectorStory[] {
  const sectors = new Map<Sector, { acts: number; highest: number }>();
  for (const { sector, severity } of stories.flatMap(({ acts }) => acts)) {
    const before = sectors.get(sector) ?? { acts: 0, highest: 0 };
    sectors.set(sector, { acts: before.acts + 1, highest: Math.max(before.highest, severity) });
  }
  const rank = (sector: Sector) => (typeof sector === 'number' ? sector : sector === 'rear' ? 98 : 99);
  return [...sectors].map(([sector, seen]) => ({ sector, ...seen })).sort((a, b) => rank(a.sector) - rank(b.sector));
}

/** The messages to a seat in their order, each with its journal line. */
export function messagesFor({ history, exercise }: Review, seat: Seat): Message[] {
  return history.flatMap(({ line, event }): Message[] => {
    if (event.type !== 'inject-arrived' && event.type !== 'harm-eased') return [];
    const { to, at, from, text, draft } = exercise.state.received[event.n]!;
    return to.includes(seat) ? [{ line, at, from, text, draft }] : [];
  });
}

/** What really happened; the end of an act is the one that play brought about. */
export function hiddenActs({ history, exercise }: Review, learnt: Learnt): HiddenAct[] {
  const ended = new Map<ActId, Minute>();
  const grown: Incident[] = [];
  let minute = 0;
  for (const { event } of history) {
    if (event.type === 'clock-moved') minute = event.to;
    if (event.type === 'act-ended') ended.set(event.act, minute);
    if (event.type === 'act-grew' || event.type === 'pause-broken') grown.push(event.into);
  }
  return [...exercise.state.truth.incidents, ...grown]
    .filter(({ start }) => start <= minute)
    .sort((a, b) => a.start - b.start)
    .map((act) => ({
      ...pick(act, 'id', 'kind', 'start'),
      end: act.fate !== null ? (ended.get(act.id) ?? null) : act.end <= minute ? act.end : null,
      ...pick(act, ...TRUE_FACTS),
      knownAt: learnt.get(act.id) ?? {},
    }));
}

/** The acts of the story that would have come of others, and had not come by the end. */
export function preventedActs({ history, exercise }: Review): PreventedAct[] {
  const came = new Set(history.flatMap(({ event }) => (event.type === 'act-grew' ? [event.into.id] : [])));
  const grownOf = ({ fate }: Pick<Incident, 'fate'>): PreventedAct[] =>
    fate?.grown ? [pick(fate.grown, 'id', 'kind', 'sector', 'truth'), ...grownOf(fate.grown)] : [];
  return exercise.state.truth.incidents
    .filter(({ isScripted }) => isScripted)
    .flatMap(grownOf)
    .filter(({ id }) => !came.has(id));
}

/**
 * Each inject with an objective, and of each kind of order that it was meant to bring about the first that was accepted
 * after it, or else the last before it. Where the inject is of an act, only orders about its chain count, or in its sector.
 */
export function objectivesOf({ exercise }: Review): ObjectiveStory[] {
  const { received, ledger } = exercise.state;
  return received.flatMap((inject): ObjectiveStory[] => {
    const { at, objective, expected, expects } = inject;
    if (objective === null) return [];
    const act = actOf(inject);
    const sector = act === null ? null : (actNamed(ledger.registers.commission, act)?.sector ?? null);
    const done = (expects ?? []).map(({ seat, response }) => {
      const such = exercise.orders.filter(({ given: { order }, refusal, chain }) => {
        const isAbout = order.about === act || chain?.acts.some(({ id }) => id === act);
        const isPlaced = order.sector !== null && order.sector !== undefined;
        const isThere = act === null || isAbout || (isPlaced ? order.sector === sector : order.about === null);
        return refusal === null && order.seat === seat && order.response === response && isThere;
      });
      const order = such.find(({ given }) => given.at >= at) ?? such.at(-1);
      return { seat, response, line: order?.line ?? null, at: order?.given.at ?? null };
    });
    return [{ at, objective, expected: expected ?? '', expects: done }];
  });
}
