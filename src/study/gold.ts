// Gold lines: the orders that a scenario holds up as exemplary, played against its bare script.
import { rehearse, scriptOf, startOf } from '../exercise/chairs/rehearsal.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { timelineOf } from '../exercise/score/timeline.ts';
import type { State } from '../exercise/state.ts';
import { type Adjudication, adjudicate, clock } from '../ladder/index.ts';

/** The bare script played with the gold orders, and how the law adjudicates the result. */
function playGold(scenario: Scenario): { state: State; result: Adjudication } {
  const script = scriptOf(scenario.gold.orders);
  const { state } = rehearse(scenario, startOf('file', { script, isScriptOnly: true }));
  return { state, result: adjudicate(scenario.doctrine, timelineOf(scenario, state)) };
}

/** Where the gold line does not come out as promised: a path below `gold` and a sentence. */
export function goldDifferences(scenario: Scenario): { path: (string | number)[]; message: string }[] {
  const { state, result } = playGold(scenario);
  return [...chainDifferences(scenario, result), ...rulingDifferences(scenario, state, result)];
}

const time = (value: number | null | undefined) =>
  value === null ? 'never' : value === undefined ? 'unknown' : clock(value);

function chainDifferences({ gold, endex }: Scenario, result: Adjudication) {
  return gold.chains.flatMap((promised, index) => {
    const chain = result.chains.find(({ id }) => id === promised.id);
    if (!chain) return [{ path: ['chains', index], message: `No chain ${promised.id} comes out.` }];
    // The run of a timeline ends with its last fact; a chain that closes before ENDEX closes all the same.
    const closes = chain.closesAt !== null && chain.closesAt <= endex ? chain.closesAt : null;
    const found = { t0: chain.t0, phase2At: chain.phase2At, broaderAt: chain.broaderAt, closedAt: closes };
    return (['t0', 'phase2At', 'broaderAt', 'closedAt'] as const)
      .filter((key) => promised[key] !== undefined && promised[key] !== found[key])
      .map((key) => ({
        path: ['chains', index, key],
        message: `The gold line promises ${time(promised[key])}; it comes out as ${time(found[key])}.`,
      }));
  });
}

// A gold line counts its orders as its file lists them; within a minute they are ruled by seat.
function rulingDifferences({ gold }: Scenario, { orders }: State, result: Adjudication) {
  return gold.rulings.flatMap((promised, index) => {
    const place = orders.findIndex(({ fileNumber }) => fileNumber === promised.order);
    const ruling = result.rulings.find(({ order }) => order === place)?.ruling;
    const path = ['rulings', index];
    if (!ruling) return [{ path, message: `There is no gold order ${promised.order}.` }];
    const code = ruling.verdict === 'refused' ? ruling.code : null;
    const effectAt = ruling.verdict === 'refused' ? null : ruling.effectAt;
    const isSame =
      ruling.verdict === promised.verdict &&
      (promised.code === null || promised.code === code) &&
      (promised.effectAt === null || promised.effectAt === effectAt);
    const words = [ruling.verdict, code, effectAt !== null && `in effect ${clock(effectAt)}`]
      .filter(Boolean)
      .join(', ');
    return isSame ? [] : [{ path, message: `Order ${promised.order} comes out as ${words}.` }];
  });
}
