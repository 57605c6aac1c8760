// Whether decisions matter: at six moments of each seat in each scenario one more accepted order is given, and what follows
// within a day is compared with what followed without it. The order's own events do not count.
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { preview } from '../../src/exercise/chairs/preview.ts';
import { startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Command, Event } from '../../src/exercise/events.ts';
import { isDenial } from '../../src/exercise/events.ts';
import { start } from '../../src/exercise/run/decide.ts';
import { playCommand, playFrom } from '../../src/exercise/run/play.ts';
import { chainsNow, type Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import { NOTHING_SAID } from '../../src/exercise/words.ts';
import { type Minute, type Order, SEATS, type Seat } from '../../src/ladder/index.ts';
import { clock } from '../../src/report/words.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';

const MOMENTS = 6;
const DAY = 1440;
const SEED = '1';
const ORDERS_APART = 3;

interface Branch {
  seat: Seat;
  at: Minute;
  /** The order that was given besides; null where none would be accepted. */
  response: string | null;
  /** What differs within a day, by kind; empty where nothing does. */
  differs: readonly string[];
}

/** An order that a seat gives besides at its n-th turn at the keyboard, chosen when that comes. */
interface Besides {
  seat: Seat;
  turn: number;
  order: Order;
}

interface Played {
  /** What happened, each with its minute, without the numbers that one order more moves. */
  traces: { at: Minute; kind: string; trace: string }[];
  /** When each seat had the keyboard. */
  turns: Record<Seat, Minute[]>;
}

function playBook(
  scenario: Scenario,
  besides: Besides | null,
  watch?: (run: Run, seat: Seat, turn: number) => void,
): Played {
  const turns: Record<Seat, Minute[]> = { ukraine: [], coalition: [], us: [] };
  const traces: Played['traces'] = [];
  let minute = 0;
  const take = (run: Run, events: readonly Event[]): void => {
    for (const event of events) {
      if (event.type === 'clock-moved') minute = event.to;
      const trace = traceOf(run, event);
      if (trace) traces.push({ at: minute, kind: event.type, trace });
    }
  };
  const { run, events } = playFrom(scenario, start(scenario, startOf('by-the-book', { seed: SEED })));
  take(run, events);
  for (let seat = waiting(run); seat; seat = waiting(run)) {
    const turn = turns[seat].push(run.state.minute) - 1;
    watch?.(run, seat, turn);
    const commands: Command[] = commandsOf(run, seat, 'by-the-book');
    if (besides && besides.seat === seat && besides.turn === turn) {
      const composition = { at: run.state.minute, order: besides.order, ...NOTHING_SAID };
      commands.unshift({ do: 'compose', seat, composition });
    }
    for (const command of commands) {
      const next = playCommand(run, command);
      if (!isDenial(next)) take(run, next);
    }
  }
  return { traces, turns };
}

const waiting = ({ state }: Run): Seat | undefined => SEATS.find((seat) => isWaiting(state.seats[seat]));

// What the world and the registers do. Orders, turns and numbers of orders are the order's own.
function traceOf({ state }: Run, event: Event): string | null {
  switch (event.type) {
    case 'act-ended':
    case 'act-grew':
    case 'act-seen':
    case 'finding-made':
    case 'pause-began':
    case 'pause-ended':
    case 'pause-broken':
      return event.act;
    case 'rates-changed':
      return `${event.act} ${JSON.stringify(event.rates)}`;
    case 'inject-arrived':
    case 'harm-eased': {
      const { text, to, answers } = state.received[event.n]!;
      // That nobody answers is no answer.
      if (answers?.manner === 'silence') return null;
      return `${to.join()} ${text.replace(/order \d+/, 'an order')}`;
    }
    case 'prompt-raised':
      return `${event.prompt.seat} ${event.prompt.kind} ${event.prompt.about}`;
    default:
      return null;
  }
}

/** Orders that would be accepted now, about the newest open chain, where the fire is. */
function candidates(run: Run, seat: Seat): Order[] {
  const { doctrine } = run.scenario;
  const chain = chainsNow(run, seat).open.at(-1);
  const usual = new Set(
    commandsOf(run, seat, 'by-the-book').flatMap((command) =>
      command.do === 'compose' ? [command.composition.order.response] : [],
    ),
  );
  return doctrine.responses
    .filter(({ id, seats, role }) => seats.includes(seat) && !usual.has(id) && role !== 'hold' && role !== 'stand-down')
    .map(({ id, takesSector, needsChain }) => ({
      seat,
      response: id,
      about: needsChain || chain ? (chain?.id ?? null) : null,
      sector: takesSector ? (chain?.acts.at(-1)?.sector ?? 4) : null,
      of: null,
    }))
    .filter((order) => preview(run, { at: run.state.minute, order }).ruling.verdict === 'accepted');
}

/** Six moments of a seat, spread over its turns. */
function momentsOf(turns: readonly Minute[]): number[] {
  const count = Math.min(MOMENTS, turns.length);
  return Array.from({ length: count }, (_, n) => Math.floor((n * turns.length) / count));
}

export function branchesOf(scenario: Scenario): Branch[] {
  const offers = new Map<string, Order[]>();
  const usual = playBook(scenario, null, (run, seat, turn) => offers.set(`${seat}/${turn}`, candidates(run, seat)));
  return SEATS.flatMap((seat) =>
    momentsOf(usual.turns[seat]).map((turn, n): Branch => {
      const at = usual.turns[seat][turn]!;
      let given: string | null = null;
      const orders = offers.get(`${seat}/${turn}`) ?? [];
      // Each moment begins with another order, so that the table shows many of them.
      const first = (n * ORDERS_APART) % Math.max(1, orders.length);
      for (const order of [...orders.slice(first), ...orders.slice(0, first)]) {
        given ??= order.response;
        const differs = differences(usual, playBook(scenario, { seat, turn, order }), at);
        if (differs.length > 0) return { seat, at, response: order.response, differs };
      }
      return { seat, at, response: given, differs: [] };
    }),
  );
}

function differences(one: Played, other: Played, from: Minute): string[] {
  const within = ({ traces }: Played) => traces.filter(({ at }) => at >= from && at <= from + DAY);
  const keyOf = ({ at, kind, trace }: Played['traces'][number]) => `${at} ${kind} ${trace}`;
  const [known, found] = [new Set(within(one).map(keyOf)), new Set(within(other).map(keyOf))];
  const apart = [
    ...within(one).filter((each) => !found.has(keyOf(each))),
    ...within(other).filter((each) => !known.has(keyOf(each))),
  ];
  return [...new Set(apart.map(({ kind }) => kind))].sort();
}

export function branchTable(scenarios: readonly Scenario[] = allScenarios()): string {
  const rows = scenarios.flatMap((scenario) => {
    const branches = branchesOf(scenario);
    const apart = branches.filter(({ differs }) => differs.length > 0).length;
    return [
      `${scenario.id}: ${apart} of ${branches.length} branches differ within a day`,
      ...branches.map(
        ({ seat, at, response, differs }) =>
          `  ${seat.padEnd(10)}${clock(at).padStart(7)}  ${(response ?? 'no other order is accepted').padEnd(18)}  ${differs.join(', ') || 'nothing differs'}`,
      ),
    ];
  });
  return `${rows.join('\n')}\n`;
}
