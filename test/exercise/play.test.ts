// Whole exercises: gold lines, policies, prompts, turns; and the exercise rules exactly as the law adjudicates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Command, Event } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { timelineOf } from '../../src/exercise/score/timeline.ts';
import { adjudicate, clock, type Seat } from '../../src/ladder/index.ts';
import { findDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { compliantLine } from '../../src/study/compliance.ts';
import { goldDifferences } from '../../src/study/gold.ts';
import { composed } from '../support/orders.ts';
import { playJudged, playOut, preview, startOf } from '../support/play.ts';

const scenarios = allScenarios();

describe('every shipped scenario holds its gold line', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario.gold.text, scenario] as const))(
    '%s: %s',
    (_, __, scenario) => {
      expect(goldDifferences(scenario)).toEqual([]);
      if (scenario.incidents.length === 0) return;
      expect(scenario.gold.orders.length).toBeGreaterThan(0);
      expect(scenario.gold.chains.length).toBeGreaterThan(0);
    },
  );

  it.each(['calm', 'tense', 'degraded'] as const)(
    'open-drill, %s: its gold line is whoever goes by the book',
    (preset) => {
      for (const seed of ['1', '2']) {
        const { unmet, refused, tightest } = compliantLine({ ...findScenario('open-drill'), background: preset }, seed);
        expect([unmet, refused]).toEqual([[], []]);
        expect(tightest?.slackMinutes).toBeGreaterThan(0);
      }
    },
  );

  it('a gold line that promises otherwise is found', () => {
    const scenario = findScenario('first-shot');
    const broken = {
      ...scenario,
      gold: {
        ...scenario.gold,
        chains: [{ id: 'K47', phase2At: 1441 }],
        rulings: [{ order: 0, verdict: 'refused' as const, code: null, effectAt: null }],
      },
    };
    expect(goldDifferences(broken).map(({ message }) => message)).toEqual([
      'The gold line promises 24:01; it comes out as never.',
      'Order 0 comes out as accepted, in effect 0:45.',
    ]);
  });
});

describe('the exercise rules as the law adjudicates', () => {
  it.each(scenarios.map(({ id }) => id))('%s: rulings, expiries and effects agree, on five seeds', (id) => {
    for (const holder of ['by-the-book', 'passive'] as const) {
      for (let seed = 1; seed <= 5; seed++) {
        const scenario = findScenario(id);
        const { state } = playJudged(scenario, startOf(holder, { seed: String(seed) }));
        const result = adjudicate(scenario.doctrine, timelineOf(scenario, state));
        expect(result.rulings.map(({ ruling }) => ruling)).toEqual(state.orders.map(({ ruling }) => ruling));
        const until = <T extends { at: number | null }>(all: readonly T[]) =>
          all.filter(({ at }) => at !== null && at <= state.minute);
        expect(until(result.effects)).toEqual(
          until(
            state.ledger.announced.map(({ order, outcomeAt, outcome, code }) => ({
              order: state.orders.findIndex((given) => given.n === order),
              at: outcomeAt,
              outcome,
              code,
            })),
          ),
        );
        // The exercise runs to ENDEX, the timeline to the last thing it names: what expired by then is the same.
        const expired = state.ledger.expiries.filter(({ at }) => at < result.end);
        expect(expired.map(({ chain, at }) => [chain, at])).toEqual(
          result.expiries.map(({ chain, at }) => [chain, at]),
        );
      }
    }
  });
});

describe('the exercise rules as the law adjudicates, whatever is ordered', () => {
  const seats = ['ukraine', 'coalition', 'us'] as const;
  const responses = [
    'warn',
    'halt',
    'air-defence',
    'alert',
    'air-policing',
    'joint-plan',
    'joint-response',
    'stand-down',
    'consult',
  ];
  const order = fc.record({
    at: fc.integer({ min: 0, max: 95 * 60 }),
    seat: fc.constantFrom(...seats),
    response: fc.constantFrom(...responses),
    about: fc.constantFrom('F31', 'M58', 'X77', 'T24', 'H62'),
    sector: fc.constantFrom(3, 4, 6),
    of: fc.nat(12),
  });

  it('big-push with random orders files: the same rulings, expiries and effects', () => {
    const scenario = findScenario('big-push');
    fc.assert(
      fc.property(fc.array(order, { maxLength: 14 }), (drawn) => {
        const script = scriptOf(drawn.map(({ at, ...rest }) => composed(at, rest)));
        const { state } = playOut(scenario, startOf('file', { script, isScriptOnly: true }));
        const result = adjudicate(scenario.doctrine, timelineOf(scenario, state));
        expect(state.orders).toHaveLength(drawn.length);
        expect(result.rulings.map(({ ruling }) => ruling)).toEqual(state.orders.map(({ ruling }) => ruling));
        const outcomes = state.ledger.announced
          .filter(({ outcome }) => outcome !== 'pending')
          .map(({ outcome, outcomeAt }) => `${outcome} ${outcomeAt}`);
        const here = result.effects
          .filter(({ at }) => at <= scenario.endex)
          .map(({ outcome, at }) => `${outcome} ${at}`);
        expect(outcomes).toEqual(here);
      }),
      { numRuns: 60 },
    );
  });
});

describe('by-the-book is never refused', () => {
  it.each(scenarios.flatMap(({ id }) => shippedDoctrines().map((doctrine) => [id, doctrine] as const)))(
    '%s under %s',
    (id, doctrine) => {
      const scenario = { ...findScenario(id), doctrine: findDoctrine(doctrine) };
      for (let seed = 1; seed <= 4; seed++) {
        const { state } = playOut(scenario, startOf('by-the-book', { seed: String(seed) }));
        const refused = state.orders.filter(({ ruling }) => ruling.verdict === 'refused');
        expect(refused.map(({ n, order, ruling }) => ({ seed, n, order, ruling }))).toEqual([]);
      }
    },
  );

  it('meets every duty that a scenario raises under its own doctrine', () => {
    for (const scenario of scenarios) {
      const { state } = playOut(scenario, startOf('by-the-book'));
      const missed = state.prompts.filter(({ metAt, kind }) => metAt === null && kind !== 'stand-down');
      expect(missed.map(({ kind, seat, about }) => `${scenario.id}: ${kind} ${seat} ${about}`)).toEqual([]);
    }
  });
});

/** An exercise played by hand: commands in, the state and what happened out. */
function table(
  scenario: Scenario,
  holders: Parameters<typeof startOf>[0],
  coaching: 'before' | 'at-commit' | 'at-debrief' = 'at-commit',
) {
  const { run } = playStart(scenario, startOf(holders, { isScriptOnly: true, coaching }));
  const { state } = run;
  const happened: Event[] = [];
  const send = (command: Command): string => {
    const answer = playCommand(run, command);
    if ('denied' in answer) return answer.denied;
    happened.push(...answer);
    return 'taken';
  };
  const give = (
    seat: Seat,
    response: string,
    more: { about?: string; sector?: number; at?: number; because?: string; of?: number } = {},
  ) => {
    const { at = state.minute, because, ...order } = more;
    return send({
      do: 'compose',
      seat,
      composition: composed(at, { seat, response, ...order }, { because: because ?? null }),
    });
  };
  const keyboard = () =>
    (['ukraine', 'coalition', 'us'] as const).filter(
      (seat) => state.seats[seat].isAtKeyboard && !state.seats[seat].hasCommitted,
    );
  const commit = (seat: Seat) => send({ do: 'commit', seat });
  return { state, happened, send, give, commit, keyboard };
}

const PERSONS = 'person' as const;

describe('a turn', () => {
  it('begins with the first report, for the seat that hears it; nobody has the keyboard before', () => {
    const { state, keyboard } = table(findScenario('first-shot'), PERSONS);
    expect([clock(state.minute), state.turn.number, keyboard()]).toEqual(['0:40', 1, ['ukraine']]);
  });

  it('breaks when another seat hears of the breach', () => {
    const { state, give, commit, keyboard } = table(findScenario('first-shot'), PERSONS);
    give('ukraine', 'warn', { about: 'K47' });
    commit('ukraine');
    expect([clock(state.minute), keyboard()]).toEqual(['1:10', ['coalition', 'us']]);
  });

  it('rules the orders as composed, and gives a refused seat the keyboard back in the same minute', () => {
    const { state, give, commit, keyboard } = table(findScenario('first-shot'), PERSONS);
    give('ukraine', 'halt', { about: 'K47', sector: 5 });
    give('ukraine', 'warn', { about: 'K47' });
    commit('ukraine');
    expect(state.orders.map(({ ruling }) => ruling.verdict)).toEqual(['refused', 'accepted']);
    expect([clock(state.minute), keyboard()]).toEqual(['0:40', ['ukraine']]);
  });

  it('under at-debrief a refusal is not told, and time goes on', () => {
    const { state, give, commit } = table(findScenario('first-shot'), PERSONS, 'at-debrief');
    give('ukraine', 'halt', { about: 'K47', sector: 5 });
    commit('ukraine');
    expect([state.orders.length, clock(state.minute)]).toEqual([1, '1:10']);
  });

  it('rules an order for later at its minute, and returns it as a draft where the turn breaks first', () => {
    const { state, give, commit, keyboard } = table(findScenario('first-shot'), PERSONS);
    give('ukraine', 'warn', { about: 'K47', at: 60 });
    give('ukraine', 'air-defence', { at: 90 });
    commit('ukraine');
    expect(state.orders.map(({ at, order }) => [at, order.response])).toEqual([[60, 'warn']]);
    expect([clock(state.minute), keyboard()]).toEqual(['1:10', ['ukraine', 'coalition', 'us']]);
    expect(state.seats.ukraine.drafts.map(({ at, order }) => [at, order.response])).toEqual([[90, 'air-defence']]);
  });

  it('ends six hours after a seat last had the keyboard; one that holds waits for something to read, or a finding', () => {
    const scenario = findScenario('first-shot');
    const { state, send, commit, keyboard } = table(scenario, { ukraine: 'person', coalition: 'person', us: 'hold' });
    const next = () => [clock(state.minute), ...keyboard()];
    send({ do: 'hold', seat: 'ukraine', because: null });
    expect(next()).toEqual(['1:10', 'coalition']);
    commit('coalition');
    // The consultation falls due for the coalition; then Ukraine's six hours are over, and there is a report to read.
    expect(next()).toEqual(['6:00', 'coalition']);
    commit('coalition');
    expect(next()).toEqual(['6:40', 'ukraine', 'coalition']);
    send({ do: 'hold', seat: 'ukraine', because: null });
    commit('coalition');
    // A finding ends the hold in its minute.
    expect(next()).toEqual(['11:30', 'ukraine']);
    send({ do: 'hold', seat: 'ukraine', because: null });
    expect(next()).toEqual(['12:40', 'coalition']);
    commit('coalition');
    // There was nothing new for Ukraine until the last minute of its unmet warning.
    expect(next()).toEqual(['18:40', 'coalition']);
    commit('coalition');
    expect(next()).toEqual(['24:00', 'ukraine', 'coalition']);
  });

  it('takes back until the seat commits, and refuses what makes no sense without recording it', () => {
    const { state, give, send, commit } = table(findScenario('first-shot'), PERSONS);
    give('ukraine', 'warn', { about: 'K47' });
    const [draft] = state.seats.ukraine.drafts;
    expect(send({ do: 'take-back', seat: 'ukraine', draft: draft!.id })).toBe('taken');
    expect(send({ do: 'take-back', seat: 'ukraine', draft: draft!.id })).toBe('There is no such order to take back.');
    expect(give('ukraine', 'nuke')).toBe('There is no response nuke.');
    expect(give('ukraine', 'warn', { at: state.turn.until })).toBe('That minute is not in this turn.');
    expect(give('ukraine', 'surveil', { sector: 9 })).toBe('There is no sector 9.');
    expect(commit('us')).toBe('This seat does not have the keyboard now.');
  });

  it('a hold satisfies a prompt only with a reason', () => {
    for (const because of [null, 'C2: the fire is dying down']) {
      const { state, send } = table(findScenario('first-shot'), { ukraine: 'person', coalition: 'hold', us: 'hold' });
      send({ do: 'hold', seat: 'ukraine', because });
      expect(state.prompts.find(({ kind }) => kind === 'halt')?.metAt === null).toBe(because === null);
    }
  });

  it('a question is recorded and answered "not adjudicated" where there is no facilitator', () => {
    const { state, send } = table(findScenario('first-shot'), PERSONS);
    expect(send({ do: 'ask', seat: 'us', text: 'Whose mortar is it?' })).toBe('taken');
    expect(state.questions).toEqual([
      {
        at: 40,
        seat: 'us',
        kind: 'question',
        text: 'Whose mortar is it?',
        answer: 'not adjudicated',
        how: null,
        answeredAt: null,
        effect: null,
      },
    ]);
  });
});

describe('duties are met by what was meant', () => {
  const script = (...orders: [number, Seat, string, Record<string, unknown>?][]) =>
    scriptOf(orders.map(([at, seat, response, more]) => composed(at, { seat, response, ...more })));

  it('a stand-down meets its duty only when no other force of the seat is left on the chain', () => {
    const scenario = findScenario('2359');
    const filed = script(
      [30, 'ukraine', 'warn', { about: 'R36' }],
      [1480, 'coalition', 'air-policing', { about: 'R36' }],
      [1481, 'coalition', 'air-policing', { about: 'R36' }],
      [3430, 'coalition', 'stand-down', { of: 1 }],
    );
    // The second shoot ends at 29:00 here, so that its chain closes before ENDEX with force in effect.
    const injects = scenario.injects.map((inject) =>
      inject.fact?.kind === 'end' && inject.fact.act === 'W81'
        ? { ...inject, at: 1990, fact: { ...inject.fact, at: 1990, when: 1980 } }
        : inject,
    );
    const longer = { ...scenario, endex: 3600, injects };
    const duty = (orders: typeof filed) =>
      playOut(longer, startOf('file', { script: orders, isScriptOnly: true })).state.prompts.find(
        ({ kind }) => kind === 'stand-down',
      );
    expect(duty(filed)).toMatchObject({ seat: 'coalition', metAt: null });
    expect(
      duty([
        ...filed,
        ...script([3440, 'coalition', 'stand-down', { of: 2 }]).map((each) => ({ ...each, fileNumber: 4 })),
      ]),
    ).toMatchObject({ metAt: 3440 });
  });

  it('two drafts cannot stand down one force', () => {
    const scenario = findScenario('2359');
    const filed = script(
      [30, 'ukraine', 'warn', { about: 'R36' }],
      [30, 'ukraine', 'halt', { about: 'R36', sector: 4 }],
    );
    const holders = { ukraine: 'file', coalition: 'hold', us: 'hold' } as const;
    const { state } = playStart(scenario, startOf(holders, { script: filed, isScriptOnly: true })).run;
    const down = composed(state.minute, { seat: 'ukraine', response: 'stand-down', of: 1 });
    expect(preview(scenario, state, down, []).ruling.verdict).toBe('accepted');
    expect(preview(scenario, state, down, [down]).ruling.verdict).toBe('refused');
  });

  it('by-the-book plays under a doctrine that lacks some of the usual responses', () => {
    const scenario = findScenario('big-push');
    const lacking = ['hold', 'surveil', 'consult', 'halt'];
    const doctrine = {
      ...scenario.doctrine,
      responses: scenario.doctrine.responses.filter(({ id }) => !lacking.includes(id)),
    };
    for (const holder of ['by-the-book', 'passive'] as const) {
      const { state } = playOut({ ...scenario, doctrine }, startOf(holder));
      expect(state.isEnded).toBe(true);
      expect(state.orders.filter(({ ruling }) => ruling.verdict === 'refused')).toEqual([]);
    }
  });

  it('the hold of the menu holds, as the key does', () => {
    const { state, give, commit } = table(findScenario('first-shot'), PERSONS);
    give('ukraine', 'hold');
    commit('ukraine');
    expect(state.seats.ukraine.isHolding).toBe(true);
  });
});
