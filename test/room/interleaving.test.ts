// In a room the seats type at the same time: in whatever order their commands of a turn come, the rulings, the registers and
// the score are the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, type Event, isDenial } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { scoredHistory } from '../../src/exercise/score/scored-history.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';

const { rubric } = findRubric('default');
const TURNS = 8;

/** What a seat does in a turn: so many of its responses drafted, some taken back, then committed or held. */
interface TurnOf {
  picks: number[];
  takesBack: boolean;
  holds: boolean;
}
const turnOf: fc.Arbitrary<TurnOf> = fc.record({
  picks: fc.array(fc.nat(40), { maxLength: 3 }),
  takesBack: fc.boolean(),
  holds: fc.boolean(),
});
const planned = fc.array(fc.record({ ukraine: turnOf, coalition: turnOf, us: turnOf }), {
  minLength: TURNS,
  maxLength: TURNS,
});

/** Plays the plan; `order` says whose command of those that are left in a turn comes next. */
function played(id: string, seed: string, plan: readonly Record<Seat, TurnOf>[], next: () => number) {
  const scenario = findScenario(id);
  const { run, events: first } = playStart(scenario, startOf('person', { seed }));
  const history: Event[] = [...first];
  for (const turn of plan) {
    if (run.state.isEnded) break;
    const called = SEATS.filter((seat) => isWaiting(run.state.seats[seat]));
    const { minute } = run.state;
    const left = called.map((seat) => ({ seat, commands: commandsFor(seat, turn[seat]) }));
    while (left.some(({ commands }) => commands.length > 0) && run.state.minute === minute) {
      const open = left.filter(({ commands }) => commands.length > 0);
      const { seat, commands } = open[next() % open.length]!;
      const command = commands.shift()!;
      if (command.do !== 'compose' && !isWaiting(run.state.seats[seat])) continue;
      const drafts = run.state.seats[seat].drafts;
      const given = command.do === 'take-back' ? { ...command, draft: drafts.at(-1)?.id ?? -1 } : command;
      const happened = playCommand(run, given);
      if (!isDenial(happened)) history.push(...happened);
    }
    function commandsFor(seat: Seat, { picks, takesBack, holds }: TurnOf): Command[] {
      const menu = scenario.doctrine.responses.filter(({ seats, role }) => seats.includes(seat) && role !== 'hold');
      const chain = run.state.ledger.registers[seat].acts[0]?.id ?? null;
      const drafted = picks.map((pick): Command => {
        const { id: response, needsChain } = menu[pick % menu.length]!;
        const order = { seat, response, about: needsChain ? chain : null };
        return { do: 'compose', seat, composition: composed(minute, order) };
      });
      const back: Command[] = takesBack && drafted.length > 0 ? [{ do: 'take-back', seat, draft: -1 }] : [];
      return [...drafted, ...back, holds ? { do: 'hold', seat, because: null } : { do: 'commit', seat }];
    }
  }
  const { orders, ledger, minute, prompts } = run.state;
  const { score } = scoredHistory(
    scenario,
    rubric,
    history.map((event, line) => ({ line, event })),
  );
  return {
    minute,
    rulings: orders.map(({ order, at, ruling, n }) => ({ order, at, ruling, n })),
    registers: ledger.registers,
    announced: ledger.announced,
    prompts,
    score,
  };
}

/** Whoever is next in that list; round and round. */
const byList = (list: readonly number[]) => {
  let at = 0;
  return () => list[at++ % list.length] ?? 0;
};

describe('the commands of several seats between two breaks', () => {
  it.each(['big-push', 'whose-shell', 'three-fronts'])('in any order come to the same in %s', (id) => {
    const order = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 });
    const differs = { rulings: 0 };
    fc.assert(
      fc.property(planned, order, order, fc.nat(50), (plan, a, b, seed) => {
        const [one, other] = [played(id, String(seed), plan, byList(a)), played(id, String(seed), plan, byList(b))];
        expect(other).toEqual(one);
        differs.rulings += one.rulings.length;
      }),
      { numRuns: 40 },
    );
    // Something was ruled on at all.
    expect(differs.rulings).toBeGreaterThan(100);
  });
});
