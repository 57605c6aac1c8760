// The wall shows what all three seats know, from the minute at which the last of them did, and nothing else.
import { describe, expect, it } from 'vitest';
import { viewForWall, type WallView } from '../../src/exercise/chairs/wall-view.ts';
import type { Start } from '../../src/exercise/events.ts';
import { playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { type Inject, plainInject } from '../../src/exercise/words.ts';
import { actNamed, type Chain, type Fact, SEATS, type Seat } from '../../src/ladder/index.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf, viewFor } from '../support/play.ts';

const look = (scenario: Scenario, state: State): WallView => viewForWall(openRun(scenario, state));

/** The wall at every decision of an exercise. */
function watch(scenario: Scenario, start: Start, see: (view: WallView, state: State) => void): void {
  playOut(scenario, start, (state) => see(look(scenario, state), state));
}

const POLICIES = ['by-the-book', 'slow', 'trigger-happy'] as const;
const RUNS = ['big-push', 'whose-shell', 'open-drill', 'salami', 'first-shot', 'three-fronts', 'blind-sector'].flatMap(
  (id) => POLICIES.map((policy, n) => [id, policy, `${n + 1}`] as const),
);

describe('every act on the wall', () => {
  it.each(RUNS)('of %s by %s, seed %s, stands in all registers since the last seat had it', (id, policy, seed) => {
    const scenario = findScenario(id);
    let looks = 0;
    watch(scenario, startOf(policy, { seed }), (view, state) => {
      const { registers } = state.ledger;
      const where = `seed ${seed} at ${state.minute}`;
      const known = registers.commission.acts.filter((act) => SEATS.every((seat) => actNamed(registers[seat], act.id)));
      expect(view.acts.map((act) => act.id).sort(), where).toEqual(known.map((act) => act.id).sort());
      for (const act of view.acts) {
        looks++;
        const entered = SEATS.map((seat) => actNamed(registers[seat], act.id)!.enteredAt);
        expect(act.enteredAt, where).toBe(Math.max(...entered));
      }
      const shown = JSON.stringify(view);
      const ids = [...registers.commission.places.keys(), ...state.truth.incidents.map((incident) => incident.id)];
      for (const secret of ids)
        if (known.every((act) => act.id !== secret)) expect(shown.includes(`"${secret}"`), where).toBe(false);
    });
    expect(looks).toBeGreaterThan(5);
  });

  it.each(RUNS.slice(0, 9))('of %s by %s, seed %s, reads as the seats read it where they agree', (id, policy, seed) => {
    const scenario = findScenario(id);
    let agreed = 0;
    watch(scenario, startOf(policy, { seed }), (view, state) => {
      const views = SEATS.map((seat) => viewFor(scenario, state, seat));
      const acts = (each: Pick<WallView, 'acts'>) =>
        JSON.stringify(each.acts.map(({ enteredAt: _, ...act }) => act).sort((a, b) => (a.id < b.id ? -1 : 1)));
      if (new Set(views.map(acts)).size > 1) return;
      agreed++;
      const byName = (each: { chains: readonly Omit<Chain, 'acts'>[] }) =>
        each.chains
          .map(({ id, t0, phase2At, broaderAt, closedAt }) => ({ id, t0, phase2At, broaderAt, closedAt }))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(acts(view), `seed ${seed} at ${state.minute}`).toBe(acts(views[0]!));
      expect(byName(view), `seed ${seed} at ${state.minute}`).toEqual(byName(views[0]!));
      expect([view.guarantee, view.consent]).toEqual([views[0]!.guarantee, views[0]!.consent]);
    });
    expect(agreed).toBeGreaterThan(3);
  });
});

/** A line on which nothing happens but these facts, in their order, up to a minute. */
function told(
  facts: readonly Fact[],
  until: number,
  more: readonly Inject[] = [],
  start: Partial<Start> = {},
): WallView {
  const scenario = findScenario('first-shot');
  const said = facts.map((fact) =>
    plainInject({ at: fact.at, to: fact.to, fact, text: `${fact.kind} of it`, from: 'X', medium: 'message' }),
  );
  const injects = [...said, ...more].sort((a, b) => a.at - b.at);
  const bare = { ...scenario, injects, incidents: [], background: null, endex: until };
  const { state } = playOut(bare, startOf('file', { isScriptOnly: true, ...start }));
  return look(bare, { ...state, isEnded: false });
}

const ALL = SEATS;
const ONE: readonly Seat[] = ['ukraine'];
const REST: readonly Seat[] = ['coalition', 'us'];
const report = (at: number, to: readonly Seat[], act = 'A1', severity: 2 | 3 = 3): Fact => {
  return { kind: 'report', at, to, act, start: at - 10, end: null, sector: 3, severity, side: 'russia' };
};
const amend = { kind: 'amend', act: 'A1', start: null, sector: null, severity: null } as const;

describe('a fact counts on the wall once all seats hold it', () => {
  it('an act, from the minute of the last seat; its clock runs from the act itself', () => {
    const facts: Fact[] = [report(60, ONE), { kind: 'share', at: 100, to: ['us'], act: 'A1' }];
    const last: Fact = { kind: 'share', at: 130, to: ['coalition'], act: 'A1' };
    expect(told(facts, 200).acts).toEqual([]);
    expect(told([...facts, last], 129).chains).toEqual([]);
    const view = told([...facts, last], 131);
    expect(view.acts).toMatchObject([{ id: 'A1', enteredAt: 130 }]);
    expect(view.chains).toMatchObject([{ id: 'A1', t0: 50, phase: 1, next: { edge: 'window-ends', at: 1490 } }]);
    expect(view.told).toMatchObject([{ kind: 'breach', at: 130, act: { id: 'A1' } }]);
  });

  it('an end, a finding, an amendment, a certification and a withdrawal that one seat alone was told do not', () => {
    const facts: Fact[] = [
      report(60, ALL),
      { kind: 'confirm', at: 70, to: ALL, act: 'A1', likelihood: 0.7 },
      { kind: 'confirm', at: 80, to: ONE, act: 'A1', likelihood: 0.9 },
      { ...amend, at: 90, to: ['us'], side: 'ukraine' },
      { kind: 'certify', at: 95, to: ONE, act: 'A1' },
      { kind: 'end', at: 100, to: ONE, act: 'A1', when: 99 },
      { kind: 'retract', at: 110, to: REST, act: 'A1' },
    ];
    const before = told(facts, 200);
    expect(before.acts).toMatchObject([
      { id: 'A1', likelihood: 0.7, side: 'russia', end: null, isRetracted: false, enteredAt: 60 },
    ]);
    expect(before.chains).toMatchObject([{ broaderAt: null, isUnderWay: true }]);
    const shares: Fact[] = [
      { kind: 'share', at: 120, to: ONE, act: 'A1' },
      { kind: 'share', at: 121, to: ['coalition'], act: 'A1' },
      { kind: 'share', at: 122, to: ['us'], act: 'A1' },
    ];
    // The US has not heard of the end; the amendment and the withdrawal have now reached those who lacked them.
    expect(told([...facts, ...shares.slice(0, 2)], 200).acts).toMatchObject([
      { side: 'ukraine', likelihood: null, end: null, isRetracted: true, enteredAt: 60 },
    ]);
    expect(told([...facts, ...shares], 200).acts).toMatchObject([{ end: 99, isRetracted: true, enteredAt: 60 }]);
  });

  it('what comes with a share counts like what was said to all, a certification at its own minute', () => {
    const facts: Fact[] = [
      report(60, ONE),
      { kind: 'confirm', at: 70, to: ALL, act: 'A1', likelihood: 0.9 },
      { kind: 'certify', at: 80, to: ONE, act: 'A1' },
    ];
    const share: Fact = { kind: 'share', at: 130, to: REST, act: 'A1' };
    const view = told([...facts, share], 200);
    expect(view.acts).toMatchObject([{ likelihood: 0.9, enteredAt: 130 }]);
    expect(view.chains).toMatchObject([{ broaderAt: 80, likelihood: 0.9, knownSince: 130 }]);
  });

  it('what came to a seat before it had the act, and was never shared, does not', () => {
    const facts: Fact[] = [
      report(60, ONE),
      { kind: 'confirm', at: 70, to: ALL, act: 'A1', likelihood: 0.9 },
      report(80, REST),
    ];
    expect(told(facts, 200).acts).toMatchObject([{ id: 'A1', likelihood: null, enteredAt: 80 }]);
  });

  it('the guarantee and the consents stand as all know them', () => {
    const opening = findScenario('first-shot').opening;
    const to = (at: number, seats: readonly Seat[]): Fact[] => [
      { kind: 'guarantee', at, to: seats, state: 'void' },
      { kind: 'consent', at, to: seats, members: ['UK'] },
    ];
    const some = told([...to(60, ONE), ...to(70, ['us'])], 100);
    expect([some.guarantee, some.consent]).toEqual([opening.guarantee, opening.consent]);
    const all = told([...to(60, ONE), ...to(70, ['us']), ...to(80, ['coalition'])], 100);
    expect([all.guarantee, all.consent]).toEqual(['void', ['UK']]);
  });

  it.each([
    ['a confirmation', { kind: 'confirm', at: 300, to: ['us'], act: 'K47', likelihood: 0.93 }],
    ['a new act', report(300, ['coalition'], 'Z9')],
    ['a withdrawal', { kind: 'retract', at: 300, to: ['ukraine'], act: 'K47' }],
    ['an end', { kind: 'end', at: 300, to: ['ukraine'], act: 'K47', when: 290 }],
    ['the guarantee', { kind: 'guarantee', at: 300, to: ['us'], state: 'void' }],
  ] as [string, Fact][])('%s that reaches one seat alone changes nothing', (_, fact) => {
    const scenario = findScenario('first-shot');
    const secret = plainInject({ at: 300, to: fact.to, fact, text: 'SECRET-WORDS', from: 'X', medium: 'message' });
    // After the share, which rightly carries what the Commission knows by then.
    const injects = [...scenario.injects, secret].sort((a, b) => a.at - b.at);
    const [without, withIt] = [scenario, { ...scenario, injects }].map((each) => {
      const { state } = playOut({ ...each, endex: 360 }, startOf('hold', { isScriptOnly: true }));
      expect(state.received.some(({ text }) => text === 'SECRET-WORDS')).toBe(each !== scenario);
      return look(each, state);
    });
    expect(withIt).toEqual(without);
  });
});

describe('what all have been told', () => {
  const say = (at: number, to: readonly Seat[], text: string, medium = 'message') =>
    plainInject({ at, to, fact: null, text, from: 'Press', medium });

  it('is what was said to all, or whose parts have reached all, the newest first, claims marked', () => {
    const view = told([], 300, [
      say(60, ALL, 'To all.'),
      say(70, ONE, 'In parts.'),
      say(80, REST, 'Passed on: In parts.'),
      say(90, ['us'], 'SECRET-WORDS'),
      say(95, REST, 'SECRET-WORDS'),
      say(99, ALL, 'Not us.', 'claim'),
      say(110, ALL, 'To all.'),
    ]);
    expect(view.told).toMatchObject([
      { at: 110, kind: 'message', text: 'To all.' },
      { at: 99, kind: 'claim', text: 'Not us.' },
      { at: 80, kind: 'message', text: 'In parts.' },
      { at: 60, kind: 'message', text: 'To all.' },
    ]);
  });

  it('holds what is written to all three seats, and no letter that one of them does not read', () => {
    const scenario = findScenario('first-shot');
    const { state } = playStart(scenario, startOf('person', { hasExcon: true })).run;
    const at = state.minute;
    const letters: State['letters'] = [
      { at, from: 'ukraine', to: ['coalition', 'us', 'excon'], text: 'To all.' },
      { at, from: 'excon', to: ['ukraine', 'coalition', 'us'], text: 'From EXCON.' },
      { at, from: 'ukraine', to: ['us', 'excon'], text: 'SECRET-WORDS' },
      { at, from: 'excon', to: ['us'], text: 'SECRET-WORDS' },
    ];
    const { told } = look(scenario, { ...state, letters });
    expect(told.filter(({ kind }) => kind === 'letter')).toMatchObject([
      { from: 'excon', text: 'From EXCON.' },
      { from: 'ukraine', text: 'To all.' },
    ]);
    expect(JSON.stringify(told)).not.toContain('SECRET-WORDS');
  });

  it('holds a finding once, though it is several facts', () => {
    const text = 'The Commission finds so.';
    const finding = (fact: Fact) => plainInject({ at: 90, to: fact.to, fact, text, from: 'C', medium: 'finding' });
    const view = told([report(60, ALL)], 100, [
      finding({ ...amend, at: 90, to: ALL, side: 'ukraine' }),
      finding({ kind: 'confirm', at: 90, to: ALL, act: 'A1', likelihood: 0.8 }),
    ]);
    expect(view.told.filter(({ kind }) => kind === 'finding')).toMatchObject([{ side: 'ukraine', likelihood: 0.8 }]);
  });

  it('holds announced orders with their text, and neither holds nor refused orders', () => {
    const orders: string[] = [];
    for (const scenario of allScenarios().slice(0, 6))
      watch(scenario, startOf('trigger-happy', { seed: '3' }), (view, state) => {
        const announced = state.ledger.announced.filter(({ role }) => role !== 'hold');
        const given = view.told.filter((each) => each.kind === 'order' && each.came === 'announced');
        expect(given).toHaveLength(announced.length);
        for (const each of given) if (each.kind === 'order' && each.text) orders.push(each.text);
        const refused = state.orders.filter(({ n, because }) => n === null && because);
        const shown = JSON.stringify(view);
        for (const { because } of refused) expect(shown).not.toContain(because);
        expect(shown).not.toMatch(/"code"|"ruling"|"because"|"drafts"|[a-z]+\/[a-z]+-[a-z-]+"/);
      });
    expect(orders.length).toBeGreaterThan(0);
  });
});

describe('who decides', () => {
  const seatsAt = (isClosed: boolean) => {
    const scenario = findScenario('first-shot');
    const { run } = playStart(scenario, startOf('person', { isScriptOnly: true, isClosed }));
    return viewForWall(run).seats.map(({ status }) => status);
  };
  it('is told at an open table, and at a closed one only who is in play', () => {
    expect(seatsAt(false)).toContain('to-decide');
    expect(seatsAt(true)).toEqual(['in-play', 'in-play', 'in-play']);
  });
});
