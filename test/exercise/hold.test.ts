// Hold until news: it ends in the minute of a finding, a certification, an answer or an answered question, and nothing
// else that waits for the next turn ends it before that. Each seat is told why it is asked.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import { type Inject, plainInject } from '../../src/exercise/words.ts';
import { type Fact, SEATS, type Seat } from '../../src/ladder/index.ts';
import { callSentence } from '../../src/report/edge-words.ts';
import { composed } from '../support/orders.ts';
import { startOf, viewFor } from '../support/play.ts';
import { lineWith } from '../support/world.ts';

type Told = Fact extends infer Each ? (Each extends { kind: string } ? Omit<Each, 'at' | 'to'> : never) : never;

const inject = (at: number, text: string, told: Told | null = null, to: readonly Seat[] = SEATS): Inject =>
  plainInject({
    at,
    to,
    fact: told && ({ ...told, at, to } as Fact),
    text,
    from: 'Test',
    medium: told ? 'report' : 'message',
  });

const breach = (severity: 1 | 3 = 3): Inject =>
  inject(60, 'Shells.', { kind: 'report', act: 'A1', start: 50, end: null, sector: 4, severity, side: 'russia' });
const confirm = (at: number, to?: readonly Seat[]): Inject =>
  inject(at, 'A finding.', { kind: 'confirm', act: 'A1', likelihood: 0.9 }, to);

/** A story without fates, at which Ukraine sits alone. */
const story = (...injects: Inject[]): Scenario => lineWith([], { injects, jitterMinutes: 0 });

function begun(scenario: Scenario, room: { hasExcon?: true; coalition?: 'person' } = {}) {
  const { hasExcon = false, coalition = 'hold' } = room;
  const start = startOf({ ukraine: 'person', coalition, us: 'hold' }, { hasExcon, isScriptOnly: true });
  const { run } = playStart(scenario, start);
  const give = (command: Command): void => {
    const done = playCommand(run, command);
    if ('denied' in done) throw new Error(done.denied);
  };
  if (hasExcon) give({ do: 'mark', mark: 'startex', text: '', stamp: '2026-03-01T09:30:00Z' });
  return { run, give, why: () => callSentence(viewFor(scenario, run.state, 'ukraine').calledBy) };
}

const SECOND: Told = {
  kind: 'report',
  act: 'B2',
  start: 65,
  end: null,
  sector: 1,
  severity: 3,
  side: 'russia',
};
const HOLD: Command = { do: 'hold', seat: 'ukraine', because: null };

/** At which minute a seat that holds at 1:00 is asked next, and why. */
function askedAgain(scenario: Scenario): [minute: number, why: string] {
  const { run, give, why } = begun(scenario);
  expect([run.state.minute, isWaiting(run.state.seats.ukraine)]).toEqual([60, true]);
  give(HOLD);
  return [run.state.minute, why()];
}

const FINDING = 'You are asked because a finding has come.';

describe('a hold until news', () => {
  it.each<[string, Inject[], number, string]>([
    ['a finding', [breach(), confirm(100)], 100, FINDING],
    ['a retraction', [breach(), inject(110, 'Nothing.', { kind: 'retract', act: 'A1' })], 110, FINDING],
    [
      'a finding about the side',
      [
        breach(),
        inject(120, 'Not known.', {
          kind: 'amend',
          act: 'A1',
          start: null,
          sector: null,
          severity: null,
          side: 'unknown',
        }),
      ],
      120,
      FINDING,
    ],
  ])('ends in the minute of %s', (_, injects, minute, why) => {
    expect(askedAgain(story(...injects))).toEqual([minute, why]);
  });

  it.each<[string, Inject[]]>([
    ['a message', [breach(), inject(100, 'A message.')]],
    ['a finding that is not told to the seat', [breach(), confirm(100, ['us'])]],
    ['a finding about what is no breach', [breach(1), confirm(100)]],
    [
      'a report of another sector',
      [
        breach(),
        inject(100, 'A place.', { kind: 'amend', act: 'A1', start: null, sector: 5, severity: null, side: null }),
      ],
    ],
  ])('does not end before its hours at %s', (_, injects) => {
    expect(askedAgain(story(...injects))[0]).toBeGreaterThanOrEqual(420);
  });

  it('ends at a certification, which breaks every turn', () => {
    const [minute, why] = askedAgain(
      story(breach(), confirm(60), inject(130, 'Certified.', { kind: 'certify', act: 'A1' })),
    );
    expect([minute, why]).toEqual([
      130,
      'You are asked because a broader attack is certified on chain A1 and you owe a signature on the joint plan on A1.',
    ]);
  });

  it('ends when EXCON answers, even in the minute in which it began', () => {
    const { run, give, why } = begun(story(breach()), { hasExcon: true, coalition: 'person' });
    give({ do: 'ask', seat: 'ukraine', text: 'Whose shells?' });
    give(HOLD);
    give({ do: 'answer', question: 0, answer: 'Theirs.', how: 'note', effect: null });
    give({ do: 'commit', seat: 'coalition' });
    expect([run.state.minute, isWaiting(run.state.seats.ukraine), why()]).toEqual([
      60,
      true,
      'You are asked because your question is answered.',
    ]);
  });

  it('ends at an answer to the own words, whoever else hears it', () => {
    const answer = (to: readonly Seat[]): Inject => ({
      ...inject(100, 'We deny it.', null, to),
      answers: { order: 0, manner: 'denial' },
    });
    const at = (to: readonly Seat[]) => {
      const { run, give, why } = begun(story(breach(), answer(to)));
      give({
        do: 'compose',
        seat: 'ukraine',
        composition: composed(60, { seat: 'ukraine', response: 'warn', about: 'A1' }),
      });
      give(HOLD);
      return [run.state.minute, why()];
    };
    expect(at(SEATS)).toEqual([
      100,
      'You are asked because an answer to your words has come, or the time for one is over.',
    ]);
    expect(at(['us'])[0]).toBeGreaterThanOrEqual(420);
  });

  it('waits for the next turn in a record of a version that knew no such end', () => {
    const scenario = story(breach(), confirm(100));
    const { holdEndsAt: _, ...numbers } = scenario.numbers;
    expect(askedAgain({ ...scenario, numbers })[0]).toBeGreaterThanOrEqual(420);
  });

  it('comes out the same when the run is opened anew from its state', () => {
    const { run, give } = begun(story(breach(), confirm(100), inject(200, 'A message.')));
    give(HOLD);
    const again = openRun(run.scenario, structuredClone(run.state) as State);
    for (const each of [run, again]) playCommand(each, HOLD);
    expect(again.state).toEqual(run.state);
  });
});

describe('why a seat is asked', () => {
  it('says that drafts for later minutes have come back beside what brought them back', () => {
    const { run, give, why } = begun(story(breach(), inject(70, 'More.', SECOND)));
    const composition = composed(90, { seat: 'ukraine', response: 'air-defence' });
    give({ do: 'compose', seat: 'ukraine', composition });
    give({ do: 'commit', seat: 'ukraine' });
    expect(run.state.minute).toBe(70);
    expect(why()).toMatch(
      /^You are asked because a breach opens chain B2, .* your orders for later minutes are drafts/,
    );
  });
});

describe('a finding about an act that nobody has reported', () => {
  it('changes nothing, and the exercise goes on', () => {
    const { run, give } = begun(story(confirm(30), inject(40, 'Shells.', { ...SECOND, start: 35 }), breach()));
    give(HOLD);
    expect(run.state.minute).toBe(60);
    const { acts } = run.state.ledger.registers.commission;
    expect(acts.map(({ id, likelihood }) => [id, likelihood])).toEqual([
      ['B2', null],
      ['A1', null],
    ]);
  });
});
