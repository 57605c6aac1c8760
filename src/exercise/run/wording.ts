// The text that is offered with an order that speaks to the others: the wording of its response, with the facts that its
// seat knows. It names a culprit where a finding does, or where the order says that it names one; else nobody.
import {
  type Act,
  actNamed,
  type Chain,
  chainWith,
  clock,
  isUnderWay,
  type Minute,
  type Order,
  responseNamed,
  type Side,
} from '../../ladder/index.ts';
import { chainsNow, type Run } from './run.ts';

/**
 * null where none is offered, as for reporting as one's own what is assessed to the other side. `attributing`: whether the
 * order names a culprit; false says that it names nobody.
 */
export function offeredText(run: Run, order: Order, attributing: boolean | null): string | null {
  const { doctrine, numbers } = run.scenario;
  const wording = responseNamed(doctrine, order.response)?.wording;
  if (!wording) return null;
  const about = aboutOf(run, order);
  if (about.side === 'russia' && numbers.prompts['self-report'].responses.includes(order.response)) return null;
  const found = findingWords(about.acts, doctrine.reads['evidence.coalition'], attributing);
  return wording
    .replaceAll('{breach}', () => breachWords(about, run.state.minute))
    .replaceAll('{finding}', () => found)
    .trim();
}

type About = Pick<Chain, 'acts' | 'broaderAt' | 'side'>;

// What the seat's register holds of it; nothing of what has been withdrawn.
function aboutOf(run: Run, { seat, about }: Order): About {
  if (about === null) return { acts: [], broaderAt: null, side: 'unknown' };
  const act = actNamed(run.state.ledger.registers[seat], about);
  const chain = chainWith(chainsNow(run, seat), about);
  const { acts, broaderAt, side } = chain ?? { acts: act ? [act] : [], broaderAt: null, side: act?.side ?? 'unknown' };
  return { acts: acts.filter(({ isRetracted }) => !isRetracted), broaderAt, side };
}

/** As "the reported breach of the ceasefire in sector 4, going on since 24:20 (P38)". */
function breachWords({ acts, broaderAt }: About, minute: Minute): string {
  const [first] = acts;
  if (!first) return 'breaches of the ceasefire';
  const standing = acts.some(({ likelihood }) => likelihood !== null) ? 'confirmed' : 'reported';
  const breach = `${standing} ${acts.length === 1 ? 'breach' : 'breaches'} of the ceasefire`;
  const what = broaderAt === null ? breach : 'certified broader attack';
  return `the ${what} ${placeWords(acts)}${timeWords(acts, minute)} (${first.id})`;
}

/** As "in sectors 3, 4 and 5 and in the rear". */
function placeWords(acts: readonly Act[]): string {
  const places = new Set(acts.map(({ sector }) => sector));
  const sectors = [...places].filter((place) => typeof place === 'number').sort((a, b) => a - b);
  const last = sectors.pop();
  const numbered = sectors.length > 0 ? `in sectors ${sectors.join(', ')} and ${last}` : `in sector ${last}`;
  return [last !== undefined && numbered, places.has('rear') && 'in the rear', places.has('sea') && 'at sea']
    .filter(Boolean)
    .join(' and ');
}

function timeWords(acts: readonly Act[], minute: Minute): string {
  const going = acts.filter((act) => isUnderWay(act, minute));
  const since = Math.min(...(going.length > 0 ? going : acts).map(({ start }) => start));
  if (going.length > 0) return `, going on since ${clock(since)}`;
  const until = Math.max(...acts.map(({ end }) => end ?? minute));
  return until - since <= 1 ? ` at ${clock(since)}` : ` from ${clock(since)} to ${clock(until)}`;
}

/** `likely`: from which likelihood a finding names a side. */
function findingWords(acts: readonly Act[], likely: number, attributing: boolean | null): string {
  if (acts.length === 0 || attributing === false) return '';
  // Where no bar is set an act that is not confirmed is still no finding.
  const found = acts.findLast(({ side, likelihood }) => side !== 'unknown' && (likelihood ?? -1) >= likely);
  if (found) {
    const named = acts.length === 1 ? '' : ` for ${found.id}`;
    return `The Monitoring Commission has found ${SIDES[found.side]} responsible${named}, with a likelihood of ${found.likelihood!.toFixed(2)}.`;
  }
  const assessed = acts.findLast(({ side }) => side !== 'unknown');
  if (attributing && assessed) return `We hold ${SIDES[assessed.side]} responsible.`;
  return 'No finding says yet who is responsible.';
}

const SIDES: Record<Side, string> = { russia: 'the Russian side', ukraine: 'the Ukrainian side', unknown: 'nobody' };
