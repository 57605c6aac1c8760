// Nothing decorative: each piece of politics and people changes a ruling or a hazard in a scenario that ships.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Inject, WorldChange } from '../../src/exercise/words.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf } from '../support/play.ts';

/** Every rate that an act had when a seed is played by the book, and every ruling on the bare script. */
function course(scenario: Scenario): { rates: string[]; rulings: string[] } {
  const { events } = playOut(scenario, startOf('by-the-book', { isScriptOnly: true }));
  const open = playOut(scenario, startOf('by-the-book', { seed: '3' })).events;
  return {
    rates: open.flatMap((event) => (event.type === 'rates-changed' ? JSON.stringify([event.act, event.rates]) : [])),
    rulings: events.flatMap((event) => {
      if (event.type === 'order-ruled') return JSON.stringify([event.given.order, event.given.ruling]);
      return event.type === 'effect-fell' && event.outcome === 'lapsed' ? JSON.stringify(event) : [];
    }),
  };
}

const with_ = (scenario: Scenario, world: Partial<Scenario['world']>): Scenario => ({
  ...scenario,
  world: { ...scenario.world, ...world },
});

/** The scenario without one kind of change that its injects bring. */
function without(scenario: Scenario, key: keyof WorldChange): Scenario {
  const strip = (inject: Inject): Inject => {
    return { ...inject, world: inject.world && { ...inject.world, [key]: null } };
  };
  expect(
    scenario.injects.some(({ world }) => world && world[key] !== null),
    `${scenario.id} changes ${key}`,
  ).toBe(true);
  return { ...scenario, injects: scenario.injects.map(strip) };
}

const story = (id: string, variant?: string) => findScenario(id, variant === undefined ? {} : { variant });

describe('in a scenario that ships', () => {
  it.each<[string, Scenario, (scenario: Scenario) => Scenario]>([
    ['US will', story('minsk-baseline'), (minsk) => with_(minsk, { usWill: 'firm' })],
    ['talks in session', story('own-goal'), (own) => with_(own, { talks: 'adjourned' })],
    ['the one-sidedness dispute', story('three-fronts'), (fronts) => with_(fronts, { dispute: 'settled' })],
    ['the prosperity plan', story('three-fronts'), (fronts) => with_(fronts, { prosperity: 'agreed' })],
    ['the readiness of the army', story('three-fronts'), (fronts) => with_(fronts, { readiness: 40 })],
    ['the presence of the army in a sector', story('three-fronts'), (fronts) => without(fronts, 'presence')],
    ['people without heat', story('dark-heating'), (dark) => without(dark, 'heat')],
  ])('%s changes the hazard of an act', (_, scenario, change) => {
    expect(course(change(scenario)).rates).not.toEqual(course(scenario).rates);
  });

  it('what members bring to a domain changes the hazard of an act', () => {
    const scenario = story('quorum');
    const poor = { ...scenario, roster: scenario.roster.map((member) => ({ ...member, readiness: 5 })) };
    const inland = { ...scenario, roster: scenario.roster.map((member) => ({ ...member, domains: ['sea' as const] })) };
    expect(course(poor).rates).not.toEqual(course(scenario).rates);
    expect(course(inland).rates).not.toEqual(course(scenario).rates);
  });

  it.each<[string, Scenario, (scenario: Scenario) => Scenario]>([
    ['a lead that is slow', story('quorum'), (quorum) => slow(quorum, 'FR', 60 * 60)],
    ['a member that drops out', story('quorum'), (quorum) => without(slow(quorum, 'DE', 60 * 60), 'withdraws')],
    ['a guarantee that is suspended', story('washington-waits'), steady],
  ])('%s changes rulings', (_, scenario, change) => {
    const before = _ === 'a member that drops out' ? slow(scenario, 'DE', 60 * 60) : scenario;
    expect(course(change(scenario)).rulings).not.toEqual(course(before).rulings);
  });
});

function slow(scenario: Scenario, member: string, delay: number): Scenario {
  return { ...scenario, roster: scenario.roster.map((each) => (each.member === member ? { ...each, delay } : each)) };
}

function steady(scenario: Scenario): Scenario {
  return { ...scenario, injects: scenario.injects.filter(({ fact }) => fact?.kind !== 'guarantee') };
}
