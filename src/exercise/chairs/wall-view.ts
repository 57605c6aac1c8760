// viewForWall(run): what a screen shows that the whole room reads. It holds what all three seats have been told and what
// everybody may know of who decides; nothing of the truth, of one seat's register, of drafts, refusals or coming injects.
import {
  type Announced,
  type Chain,
  chains,
  type Guarantee,
  isUnderWay,
  type Member,
  type Minute,
  type Picture,
  phase3At,
  phaseAt,
  SEATS,
  type Seat,
  warnedAt,
  windowOpens,
} from '../../ladder/index.ts';
import { edgesOf } from '../run/news.ts';
import type { Run } from '../run/run.ts';
import { type ActView, type SeatStatus, statusOf, titleOf, toActView } from './view.ts';
import { wallPicture } from './wall-register.ts';
import { type Told, toldToAll } from './wall-told.ts';

/** What is next for a chain; the warning's deadline is a seat's own and not among them. */
export interface NextEdge {
  edge: 'window-ends' | 'phase-2' | 'hours-72' | 'closed';
  at: Minute;
  /** How long until then. */
  left: Minute;
}

export interface WallChain extends Omit<Chain, 'acts'> {
  acts: readonly ActView[];
  phase: 1 | 2 | 3;
  isUnderWay: boolean;
  windowOpens: Minute | null;
  warnedAt: Minute | null;
  /** T0 + 72 h, as the doctrine counts it. */
  phase3At: Minute | null;
  next: NextEdge | null;
}

/** An accepted order, without an act that some seat does not know. */
export type WallOrder = Pick<
  Announced,
  'seat' | 'response' | 'class' | 'role' | 'about' | 'sector' | 'at' | 'effectAt' | 'outcome' | 'outcomeAt' | 'endsAt'
>;

export interface WallView {
  title: string;
  reading: string;
  begins: string;
  minute: Minute;
  endex: Minute;
  isEnded: boolean;
  isClosed: boolean;
  /** How a facilitator has the exercise stand; null where there is none. */
  excon: { hasStarted: boolean; isPaused: boolean } | null;
  isCommissionSitting: boolean;
  /** At a closed table only whether each is in play. */
  seats: readonly { seat: Seat; status: SeatStatus }[];
  guarantee: Guarantee;
  consent: readonly Member[];
  /** The classes of force that the doctrine gives a mandate. */
  mandate: readonly string[];
  /** Those that all seats know, each from the minute at which the last of them did. */
  acts: readonly ActView[];
  /** As all seats know them: the most urgent first, closed ones last. */
  chains: readonly WallChain[];
  announced: readonly WallOrder[];
  /** The newest first. */
  told: readonly Told[];
}

export function viewForWall(run: Run): WallView {
  const { scenario, state } = run;
  const { minute, excon } = state;
  const picture = wallPicture(run);
  const { guarantee, consent } = picture.register;
  const acts = picture.register.acts.map(toActView);
  return {
    title: titleOf(scenario),
    reading: scenario.doctrine.title,
    begins: scenario.begins,
    minute,
    endex: scenario.endex,
    isEnded: state.isEnded,
    isClosed: state.isClosed,
    excon: excon.isPresent ? { hasStarted: excon.hasStarted, isPaused: excon.isPaused } : null,
    isCommissionSitting: state.commission.isAtDesk,
    seats: SEATS.map((seat) => ({ seat, status: statusOf(state, seat, null) })),
    guarantee,
    consent,
    mandate: scenario.doctrine.reads.mandate,
    acts,
    chains: chains(scenario.doctrine, picture, minute)
      .map((chain) => toWallChain(run, picture, chain))
      .sort((a, b) => rankOf(a) - rankOf(b) || (a.next?.at ?? Infinity) - (b.next?.at ?? Infinity)),
    announced: state.ledger.announced.map((order) => toWallOrder(order, acts)),
    told: toldToAll(run, acts),
  };
}

function toWallChain({ scenario: { doctrine }, state: { minute } }: Run, picture: Picture, chain: Chain): WallChain {
  const { reads } = doctrine;
  return {
    ...chain,
    acts: chain.acts.map(toActView),
    phase: phaseAt(reads, chain, minute),
    isUnderWay: chain.acts.some((act) => isUnderWay(act, minute)),
    windowOpens: windowOpens(reads, chain),
    warnedAt: warnedAt(picture, chain),
    phase3At: phase3At(reads, chain),
    next: nextEdge(
      minute,
      edgesOf(doctrine, picture, chain).flatMap(({ news, at }) => (isShown(news) ? [{ edge: news, at }] : [])),
      windowOpens(reads, chain),
      chain,
    ),
  };
}

type Edge = Omit<NextEdge, 'left'>;

const SHOWN = ['phase-2', 'hours-72', 'closed'] as const;
const isShown = (news: string): news is (typeof SHOWN)[number] => SHOWN.some((each) => each === news);

function nextEdge(minute: Minute, edges: readonly Edge[], opens: Minute | null, { closesAt }: Chain): NextEdge | null {
  // The window's last minute comes before the first at which coalition force may pass.
  const ends = opens === null || (closesAt !== null && opens > closesAt) ? null : opens - 1;
  const window: Edge[] = ends === null ? [] : [{ edge: 'window-ends', at: ends }];
  const [next] = [...window, ...edges].filter(({ at }) => at > minute).sort((a, b) => a.at - b.at);
  return next ? { ...next, left: next.at - minute } : null;
}

function toWallOrder(order: Announced, acts: readonly ActView[]): WallOrder {
  const { seat, response, class: of, role, sector, at, effectAt, outcome, outcomeAt, endsAt } = order;
  const about = acts.some(({ id }) => id === order.about) ? order.about : null;
  return { seat, response, class: of, role, about, sector, at, effectAt, outcome, outcomeAt, endsAt };
}

// Broader attacks first, then phase 2, then what has a clock before what only waits for quiet.
function rankOf({ closedAt, broaderAt, phase2At, next }: WallChain): number {
  if (closedAt !== null) return 4;
  if (broaderAt !== null) return 0;
  if (phase2At !== null) return 1;
  return next !== null && next.edge !== 'closed' ? 2 : 3;
}
