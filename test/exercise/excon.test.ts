// The facilitator: what each command brings about, and that whatever is done no inject is lost, doubled or moved unasked.

import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import { stream } from '../../src/exercise/chance/dice.ts';
import type { Command, Event, ExconCommand, Start } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting, type NumberedInject, type State } from '../../src/exercise/state.ts';
import type { Inject } from '../../src/exercise/words.ts';
import { isPolicy, plainInject, type SeatHolder } from '../../src/exercise/words.ts';
import { openMeasures } from '../../src/exercise/world/measures.ts';
import { type Fact, SEATS, type Seat } from '../../src/ladder/index.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { addedInject } from '../../src/session/added-act.ts';
import { composed } from '../support/orders.ts';
import { exconView, responses, startOf, viewFor } from '../support/play.ts';
import { act, lineWith } from '../support/world.ts';

const STAMP = '2026-03-01T09:30:00Z';
const mark = (kind: 'startex' | 'pause' | 'resume' | 'note', text = ''): Command => ({
  do: 'mark',
  mark: kind,
  text,
  stamp: STAMP,
});

const message = (at: number, text: string, fact: Fact | null = null, to: readonly Seat[] = SEATS): Inject =>
  plainInject({ at, to, fact, text, from: 'Test', medium: fact ? 'report' : 'message' });
const report = (at: number, name: string, to: readonly Seat[] = SEATS, start = at): Inject =>
  message(
    at,
    `Report of ${name}.`,
    { kind: 'report', at, to, act: name, start, end: null, sector: 4, severity: 3, side: 'russia' },
    to,
  );
const about = (at: number, kind: 'end' | 'share', name: string, to: readonly Seat[] = SEATS): Inject =>
  message(
    at,
    `${kind} of ${name}.`,
    kind === 'end' ? { kind, at, to, act: name, when: at - 10 } : { kind, at, to, act: name },
    to,
  );

/** A script without fates: one act told at 60, shared, claimed, ended; another at 3000; a message at 2000. */
const story = (): Scenario =>
  lineWith([], {
    injects: [
      report(60, 'A1', ['ukraine'], 50),
      about(90, 'share', 'A1', ['coalition', 'us']),
      message(2000, 'A message.'),
      report(3000, 'B2', ['ukraine'], 2990),
      about(3030, 'share', 'B2', ['coalition', 'us']),
      { ...message(3040, 'A claim about B2.'), about: 'B2', medium: 'claim' },
      about(3200, 'end', 'B2'),
    ],
    jitterMinutes: 0,
  });

function room(scenario: Scenario, holder: SeatHolder | Record<Seat, SeatHolder> = 'person', more: Partial<Start> = {}) {
  const start = startOf(holder, { hasExcon: true, isScriptOnly: true, ...more });
  const { run } = playStart(scenario, start);
  const { state } = run;
  const events: Event[] = [];
  const take = (command: Command): string => {
    const answer = playCommand(run, command);
    if ('denied' in answer) return answer.denied;
    events.push(...answer);
    return 'taken';
  };
  const send = (command: Command): string => {
    const answer = take(command);
    for (let seat = policyWaiting(state); seat; seat = policyWaiting(state)) {
      const { holder } = state.seats[seat];
      if (!isPolicy(holder)) throw new Error('no policy');
      for (const next of commandsOf(run, seat, holder)) expect(take(next)).toBe('taken');
    }
    return answer;
  };
  return { scenario, state, events, send, seed: start.seed };
}

const policyWaiting = (state: State) =>
  SEATS.find((seat) => isPolicy(state.seats[seat].holder) && isWaiting(state.seats[seat]));

function opened(scenario = story(), ...more: [holder?: SeatHolder | Record<Seat, SeatHolder>, start?: Partial<Start>]) {
  const table = room(scenario, ...more);
  table.send(mark('startex'));
  return table;
}

const numberOf = (state: State, text: string) =>
  [...state.coming, ...state.excon.held].find((inject) => inject.text === text)!.no;
const heard = (state: State) => state.received.map(({ at, text }) => `${at} ${text}`);
const until = (table: ReturnType<typeof room>, minute: number) => {
  expect(table.send({ do: 'jump', to: minute })).toBe('taken');
  return table.state;
};

describe('STARTEX and pauses', () => {
  it('the clock stands at 0:00 until the facilitator gives STARTEX', () => {
    const { state, send } = room(story());
    expect([state.minute, SEATS.some((seat) => state.seats[seat].isAtKeyboard)]).toEqual([0, false]);
    expect(send({ do: 'step' })).toBe('STARTEX has not been given.');
    expect(send(mark('startex'))).toBe('taken');
    expect(state.minute).toBe(60);
    expect(send(mark('startex'))).toBe('STARTEX has been given.');
  });

  it('while it is paused people compose and take back, and nobody commits, holds or finds', () => {
    const desk = opened(story(), 'person', { commission: 'person' });
    desk.send(mark('pause'));
    expect(desk.send({ do: 'adjourn' })).toBe('The facilitator has paused the exercise.');
    const { state, send } = opened();
    expect(send(mark('pause'))).toBe('taken');
    const composition = composed(60, { seat: 'ukraine', response: 'warn', about: 'A1' });
    expect(send({ do: 'compose', seat: 'ukraine', composition })).toBe('taken');
    expect(send({ do: 'take-back', seat: 'ukraine', draft: 0 })).toBe('taken');
    const paused = 'The facilitator has paused the exercise.';
    expect(send({ do: 'commit', seat: 'ukraine' })).toBe(paused);
    expect(send({ do: 'hold', seat: 'ukraine', because: null })).toBe(paused);
    expect(state.minute).toBe(60);
    expect(send(mark('resume'))).toBe('taken');
    expect(send({ do: 'commit', seat: 'ukraine' })).toBe('taken');
  });

  it('a pause neither shifts nor eats an inject', () => {
    const plain = opened();
    const paused = opened();
    paused.send(mark('pause'));
    paused.send(mark('resume'));
    for (const { send, state } of [plain, paused]) for (let n = 0; !state.isEnded && n < 200; n++) send({ do: 'step' });
    expect(heard(paused.state)).toEqual(heard(plain.state));
    expect(paused.state.isEnded).toBe(true);
  });

  it('without a facilitator none of it is to be had', () => {
    const { send } = room(story(), 'person', { hasExcon: false });
    expect(send(mark('pause'))).toBe('There is no facilitator in this exercise.');
    expect(send({ do: 'find', about: 'A1', verdict: { verdict: 'broader' }, by: 'excon' })).toBe(
      'There is no facilitator in this exercise.',
    );
  });

  it('a mark carries a time of the day, a note a text; notes are taken after ENDEX too', () => {
    const { state, send } = opened();
    expect(send({ do: 'mark', mark: 'note', text: 'x', stamp: 'now' })).toContain('A mark carries the time of the day');
    expect(send(mark('note', ' '))).toBe('There is no text.');
    expect(send({ do: 'end', stamp: STAMP })).toBe('taken');
    expect([state.isEnded, state.minute]).toEqual([true, 60]);
    expect(send(mark('note', 'They never read the claim.'))).toBe('taken');
    expect(send(mark('pause'))).toBe('The exercise has ended.');
    expect(state.excon.marks.map(({ mark, at }) => [mark, at])).toEqual([
      ['startex', 0],
      ['endex', 60],
      ['note', 60],
    ]);
  });
});

describe('step and jump', () => {
  it('a step closes the turn for all; drafts are ruled as they stand', () => {
    const { state, send } = opened();
    const composition = composed(60, { seat: 'ukraine', response: 'warn', about: 'A1' });
    send({ do: 'compose', seat: 'ukraine', composition });
    expect(send({ do: 'step' })).toBe('taken');
    expect(state.orders.map(({ order, ruling }) => [order.response, ruling.verdict])).toEqual([['warn', 'accepted']]);
    expect(state.minute).toBeGreaterThan(60);
  });

  it('a jump delivers everything due in its order and lands at its minute with the keyboard', () => {
    const table = opened();
    const state = until(table, 3100);
    expect(state.minute).toBe(3100);
    expect(SEATS.every((seat) => state.seats[seat].isAtKeyboard)).toBe(true);
    expect(heard(state)).toEqual([
      '60 Report of A1.',
      '90 share of A1.',
      '2000 A message.',
      '3000 Report of B2.',
      '3030 share of B2.',
      '3040 A claim about B2.',
    ]);
    expect(state.excon.jump).toBeNull();
  });

  it('goes neither backwards nor beyond ENDEX', () => {
    const { send, state } = opened();
    expect(send({ do: 'jump', to: 60 })).toBe('A jump goes forward, beyond 1:00.');
    expect(send({ do: 'jump', to: 96 * 60 + 1 })).toBe('A jump goes no further than ENDEX at 96:00.');
    expect(send({ do: 'jump', to: 96 * 60 })).toBe('taken');
    expect(state.isEnded).toBe(true);
  });

  it('policies play on during a jump; what fell due for people is not assessed, for policies it is', () => {
    const holders = { ukraine: 'person', coalition: 'passive', us: 'hold' } as const;
    const state = until(opened(story(), holders), 2900);
    const missed = state.prompts.filter(({ metAt, notAssessed }) => metAt === null && notAssessed);
    expect(missed.map(({ seat, kind }) => `${seat} ${kind}`)).toEqual(['ukraine warn', 'ukraine halt']);
    const { turns } = state.seats.coalition;
    expect(turns).toBeGreaterThan(2);
    expect(state.prompts.filter(({ seat, notAssessed }) => seat === 'coalition' && notAssessed)).toEqual([]);
  });

  it('a duty that can still be met when the jump lands is owed as ever, and so is one that was missed before', () => {
    const table = opened(story(), { ukraine: 'person', coalition: 'hold', us: 'hold' });
    const { state } = table;
    const noted = () => state.prompts.filter(({ notAssessed }) => notAssessed).map(({ kind }) => kind);
    until(table, 100);
    expect(noted()).toEqual([]);
    for (let n = 0; state.minute < 2500 && n < 20; n++) table.send({ do: 'step' });
    until(table, 2900);
    expect(noted()).toEqual([]);
  });

  it('what a seat has drafted for later is still there after a jump, or was ruled at its minute', () => {
    const { state, send } = opened(story(), { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' });
    for (const at of [60, 200]) {
      const composition = composed(at, { seat: 'ukraine', response: 'warn', about: 'A1' });
      expect(send({ do: 'compose', seat: 'ukraine', composition })).toBe('taken');
    }
    send({ do: 'jump', to: 1000 });
    expect(
      state.orders.filter(({ order }) => order.seat === 'ukraine').length + state.seats.ukraine.drafts.length,
    ).toBe(2);
  });
});

describe('injects under the facilitator', () => {
  it('a held report takes along all about its act; released late, it arrives at once with its minute', () => {
    const table = opened();
    const { state, send } = table;
    const no = numberOf(state, 'Report of B2.');
    expect(send({ do: 'inject', act: 'hold', no })).toBe('taken');
    expect(state.excon.held.map(({ text }) => text)).toEqual([
      'Report of B2.',
      'share of B2.',
      'A claim about B2.',
      'end of B2.',
    ]);
    until(table, 3300);
    expect(heard(state).some((line) => line.includes('B2'))).toBe(false);
    expect(send({ do: 'inject', act: 'release', no: no + 1 })).toContain('is held; release that first');
    expect(send({ do: 'inject', act: 'release', no })).toBe('taken');
    expect(heard(state).filter((line) => line.includes('B2'))).toEqual([
      '3300 Report of B2.',
      '3300 share of B2.',
      '3300 A claim about B2.',
      '3300 end of B2.',
    ]);
    const [, b2] = state.ledger.registers.us.acts;
    expect([b2?.id, b2?.start, b2?.enteredAt, b2?.end]).toEqual(['B2', 2990, 3300, 3190]);
    expect(state.excon.held).toEqual([]);
  });

  it('one released in time comes at its own minute', () => {
    const table = opened();
    const no = numberOf(table.state, 'A message.');
    table.send({ do: 'inject', act: 'hold', no });
    table.send({ do: 'inject', act: 'release', no });
    expect(heard(until(table, 2100))).toContain('2000 A message.');
  });

  it('a shifted report is never overtaken by what is about its act', () => {
    const table = opened();
    const { state, send } = table;
    const no = numberOf(state, 'Report of B2.');
    expect(send({ do: 'inject', act: 'shift', no, to: 3100 })).toBe('taken');
    until(table, 3300);
    expect(heard(state).filter((line) => line.includes('B2'))).toEqual([
      '3100 Report of B2.',
      '3100 share of B2.',
      '3100 A claim about B2.',
      '3200 end of B2.',
    ]);
  });

  it('cannot come before what it tells of, before its report, in the past or at ENDEX', () => {
    const { state, send } = opened();
    const shift = (text: string, to: number) => send({ do: 'inject', act: 'shift', no: numberOf(state, text), to });
    expect(shift('Report of B2.', 2000)).toBe('What it tells of happens at 49:50; it cannot come before.');
    expect(shift('share of B2.', 2999)).toMatch(/The report of B2, no. 3, comes at 50:00/);
    expect(shift('A message.', 59)).toBe('An inject arrives from 1:00 on and before ENDEX at 96:00.');
    expect(shift('A message.', 96 * 60)).toContain('before ENDEX');
    expect(send({ do: 'inject', act: 'fire', no: 99 })).toBe('No inject 100 is on its way.');
    expect(state.coming.length).toBe(6);
  });

  it('fired, it arrives now, while the seats are at the keyboard, and never again', () => {
    const table = opened();
    const { state, send } = table;
    expect(send({ do: 'inject', act: 'fire', no: numberOf(state, 'A message.') })).toBe('taken');
    expect(heard(state)).toEqual(['60 Report of A1.', '60 A message.']);
    expect(viewFor(table.scenario, state, 'us').messages.map(({ text }) => text)).toEqual(['A message.']);
    expect(heard(until(table, 2500)).filter((line) => line.includes('A message.'))).toHaveLength(1);
  });

  it('an act that ended while its report was held is reported with its end', () => {
    const b40 = act({ start: 100, fate: { thresholds: { end: 6000, growth: null, finding: null } } });
    const scenario = lineWith([b40], { injects: [message(20, 'Begin.'), report(30, 'A1')], jitterMinutes: 0 });
    const table = opened(scenario);
    const { state, send } = table;
    until(table, 105);
    const no = numberOf(state, 'Shells in sector 4.');
    send({ do: 'inject', act: 'hold', no });
    until(table, 400);
    send({ do: 'inject', act: 'release', no });
    const known = state.ledger.registers.ukraine.acts.find(({ id }) => id === 'B40');
    expect([known?.enteredAt, known?.end]).toEqual([400, 160]);
  });
});

describe('an inject added off-script', () => {
  it('arrives now or at its minute, and is checked as a scenario is', () => {
    const table = opened();
    const { state, send } = table;
    const add = (inject: Inject) => send({ do: 'add-inject', inject, incident: null });
    expect(add(message(60, 'Now.'))).toBe('taken');
    expect(add({ ...message(500, 'Later.'), expected: 'a call', notes: 'mine' })).toBe('taken');
    expect(heard(state)).toEqual(['60 Report of A1.', '60 Now.']);
    expect(heard(until(table, 600))).toContain('500 Later.');
    const denied: [Inject, string][] = [
      [message(700, ' '), 'An inject says something'],
      [message(700, 'two\nlines'), 'Each field is one line'],
      [message(700, 'x', null, []), 'addressed to one seat or more'],
      [message(599, 'x'), 'An inject arrives from 10:00 on'],
      [report(700, 'A1'), 'There is an act A1 already.'],
      [report(700, 'B2'), 'There is an act B2 already.'],
      [report(700, 'x y'), 'short code'],
      [report(700, 'C3', SEATS, 701), 'it cannot come before'],
      [about(700, 'share', 'Z9'), 'No act Z9 has been reported.'],
      [about(700, 'share', 'B2'), 'nothing about it can come before'],
      [message(700, 'x', { kind: 'confirm', at: 700, to: SEATS, act: 'A1', likelihood: 2 }), 'A likelihood lies'],
      [message(700, 'x', { kind: 'retract', at: 701, to: SEATS, act: 'A1' }), 'addressed as its message'],
    ];
    for (const [inject, why] of denied) expect(add(inject)).toContain(why);
  });

  it('a new act carries a fate of its own, drawn from a stream that moves no other draw', () => {
    const table = opened(lineWith([act()], { jitterMinutes: 0 }), 'person', { isScriptOnly: false });
    const { scenario, state, send, seed } = table;
    const truth = { kind: 'artillery', author: 'russia', isDrawn: true } as const;
    const wanted = report(state.minute, '', SEATS);
    const command = addedInject(scenario, seed, state, wanted, truth);
    expect(addedInject(scenario, seed, state, wanted, truth)).toEqual(command);
    expect(addedInject(scenario, 'other', state, wanted, truth)).not.toEqual(command);
    expect(send(command)).toBe('taken');
    const id = command.incident!.id;
    expect(state.ledger.registers.us.acts.map((each) => each.id)).toContain(id);
    until(table, scenario.endex - 1);
    const reports = state.received.filter(({ fact }) => fact?.kind === 'report' && fact.act === id);
    expect(reports).toHaveLength(1);
    const ends = state.received.filter(({ fact }) => fact?.kind === 'end' && fact.act === id);
    expect(ends).toHaveLength(1);
    // The other act goes as it would have gone.
    const alone = until(
      opened(lineWith([act()], { jitterMinutes: 0 }), 'person', { isScriptOnly: false }),
      scenario.endex - 1,
    );
    const endOf = (each: State) => each.received.find(({ fact }) => fact?.kind === 'end' && fact.act === 'B40')?.fact;
    expect(endOf(state)).toMatchObject({ kind: 'end', when: (endOf(alone) as { when: number }).when });
  });

  it('an act that begins later begins at its start, also before acts that stand behind it', () => {
    const late = act({ id: 'C51', start: 2000 });
    const table = opened(lineWith([act(), late], { jitterMinutes: 0 }), 'person', { isScriptOnly: false });
    const { scenario, state, send, seed } = table;
    const truth = { kind: 'artillery', author: 'nobody', isDrawn: true } as const;
    const command = addedInject(scenario, seed, state, report(1000, '', SEATS, 900), truth);
    expect(send(command)).toBe('taken');
    until(table, 950);
    expect([...state.truth.live.keys()]).toContain(command.incident!.id);
    until(table, 2100);
    expect([...state.truth.live.keys()]).toContain('C51');
  });

  it('as written it goes as further injects say', () => {
    const table = opened();
    const { scenario, state, send, seed } = table;
    const truth = { kind: 'artillery', author: 'ukraine', isDrawn: false } as const;
    const command = addedInject(scenario, seed, state, report(60, 'C3'), truth);
    expect(command.incident).toMatchObject({ id: 'C3', author: 'ukraine', fate: null });
    expect(send(command)).toBe('taken');
    expect(exconView(scenario, state).acts.find(({ id }) => id === 'C3')).toMatchObject({
      truth: { author: 'ukraine', severity: 3 },
      known: { us: { id: 'C3' } },
    });
  });
});

describe('an overrule', () => {
  const order = (table: ReturnType<typeof room>, response: string, more: object = {}) => {
    const { state } = table;
    const composition = composed(state.minute, { seat: 'ukraine', response, about: 'A1', ...more });
    expect(table.send({ do: 'compose', seat: 'ukraine', composition })).toBe('taken');
    expect(table.send({ do: 'commit', seat: 'ukraine' })).toBe('taken');
  };
  const overrule = (
    table: ReturnType<typeof room>,
    place: number,
    verdict: 'accepted' | 'refused',
    because = 'fair play',
  ) => table.send({ do: 'overrule', order: place, verdict, because });
  const alone = { ukraine: 'person', coalition: 'hold', us: 'hold' } as const;

  it('announces a refused order now, keeps the ruling, and tells the seat with the reason', () => {
    const table = opened(story(), alone);
    const { state, scenario } = table;
    order(table, 'halt', { sector: 4 });
    expect(state.orders[0]?.ruling.verdict).toBe('refused');
    expect(overrule(table, 0, 'accepted', ' ')).toBe('An overrule needs a reason.');
    expect(overrule(table, 0, 'refused')).toBe('The order stands as refused already.');
    expect(overrule(table, 0, 'accepted')).toBe('taken');
    const [given] = viewFor(scenario, state, 'ukraine').orders;
    expect(given).toMatchObject({
      n: 0,
      ruling: { verdict: 'refused' },
      overruled: { verdict: 'accepted', because: 'fair play', at: 60 },
    });
    expect(state.ledger.announced[0]).toMatchObject({ response: 'halt', at: 60 });
    expect(state.prompts.find(({ kind }) => kind === 'halt')?.metAt).toBe(60);
    table.send({ do: 'jump', to: 600 });
    expect(state.ledger.announced[0]?.outcome).not.toBe('pending');
  });

  it('voids an accepted order: it warns of nothing any more, and the duty is owed again', () => {
    const table = opened(story(), alone);
    const { state } = table;
    order(table, 'warn');
    const warn = () => state.prompts.find(({ kind }) => kind === 'warn');
    expect(warn()?.metAt).toBe(60);
    expect(overrule(table, 0, 'refused')).toBe('taken');
    expect(state.ledger.announced[0]).toMatchObject({ outcome: 'stood-down', outcomeAt: state.minute });
    expect(warn()?.metAt).toBeNull();
    expect(exconView(table.scenario, state).windows.find(({ holder }) => holder === 'ukraine')?.warnedAt).toBeNull();
    expect(overrule(table, 0, 'refused')).toBe('The order stands as refused already.');
    // And back again: it is announced anew.
    expect(overrule(table, 0, 'accepted')).toBe('taken');
    expect(state.ledger.announced).toHaveLength(2);
    expect(warn()?.metAt).toBe(state.minute);
  });

  it('a warning voided after its time has warned nobody: the duty has expired', () => {
    const table = opened(story(), alone);
    const { state } = table;
    order(table, 'warn');
    table.send({ do: 'jump', to: 1500 });
    expect(state.ledger.expiries).toEqual([]);
    expect(overrule(table, 0, 'refused')).toBe('taken');
    table.send({ do: 'jump', to: 1501 });
    // T0 is the act's start, 0:50; the warning was due 24 hours later.
    expect(state.ledger.expiries.map(({ seat, at }) => ({ seat, at }))).toEqual([{ seat: 'ukraine', at: 1490 }]);
  });

  it('names an order that there is, and one that still stands', () => {
    const table = opened(story(), alone);
    expect(overrule(table, 3, 'accepted')).toBe('There is no order 3.');
  });
});

describe('questions, findings, the view', () => {
  it('a question waits for the answer of the facilitator', () => {
    const { state, scenario, send } = opened();
    send({ do: 'ask', seat: 'us', text: 'Whose?' });
    expect(viewFor(scenario, state, 'us').questions[0]?.answer).toBe('waits for an answer');
    expect(send({ do: 'answer', question: 0, answer: ' ', how: 'note', effect: null })).toBe('There is no text.');
    expect(send({ do: 'answer', question: 0, answer: 'Not known yet.', how: 'note', effect: null })).toBe('taken');
    expect(viewFor(scenario, state, 'us').questions[0]).toMatchObject({ answer: 'Not known yet.', answeredAt: 60 });
    expect(send({ do: 'answer', question: 0, answer: 'Again.', how: 'note', effect: null })).toBe(
      'That has been answered.',
    );
    expect(send({ do: 'answer', question: 1, answer: 'x', how: 'note', effect: null })).toBe('There is no question 1.');
  });

  it('the facilitator finds in place of the Commission, whoever holds it', () => {
    const { state, send } = opened();
    const verdict = { verdict: 'attributed', side: 'russia', likelihood: 0.8 } as const;
    expect(send({ do: 'find', about: 'A1', verdict, by: null })).toBe('The Commission is not in session now.');
    expect(send({ do: 'find', about: 'A1', verdict, by: 'excon' })).toBe('taken');
    expect(state.ledger.registers.us.acts[0]).toMatchObject({ id: 'A1', likelihood: 0.8 });
  });

  it('shows clock, seats, windows, duties, injects, truth beside knowledge, rulings and marks', () => {
    const table = opened(story(), { ukraine: 'person', coalition: 'by-the-book', us: 'hold' });
    table.send(mark('note', 'A slow start.'));
    const view = exconView(table.scenario, table.state);
    expect(view).toMatchObject({
      minute: 60,
      hasStarted: true,
      seats: [
        { seat: 'ukraine', status: 'to-decide', drafts: 0 },
        { seat: 'coalition', holder: 'by-the-book', status: 'waiting' },
        { seat: 'us', status: 'not-in-play' },
      ],
      nextAt: 90,
    });
    expect(view.injects[0]).toMatchObject({ text: 'share of A1.', isHeld: false });
    expect(view.duties.map(({ seat, kind }) => `${seat} ${kind}`)).toContain('ukraine warn');
    expect(view.windows.map(({ holder, chain }) => `${holder} ${chain}`)).toEqual(['ukraine A1', 'commission A1']);
    expect(view.acts).toMatchObject([{ id: 'A1', truth: null, known: { ukraine: { id: 'A1' }, us: null } }]);
    expect(view.marks.at(-1)).toMatchObject({ mark: 'note', text: 'A slow start.', stamp: STAMP });
  });
});

// Random facilitator and random seats, with what must hold after every command. A failure names the seed.
describe('whatever the facilitator does', () => {
  type Dice = ReturnType<typeof stream>;

  function anything(scenario: Scenario, state: State, dice: Dice, seed: string): Command {
    const all = [...state.coming, ...state.excon.held];
    const one = all[dice.below(Math.max(1, all.length))];
    const roll = dice.next();
    if (!state.excon.hasStarted && roll < 0.5) return mark('startex');
    if (roll < 0.08) return mark(state.excon.isPaused ? 'resume' : 'pause');
    if (roll < 0.12) return mark('note', 'seen');
    if (roll < 0.24) return { do: 'step' };
    if (roll < 0.28) return { do: 'jump', to: state.minute + dice.below(600) };
    if (roll < 0.5 && one) {
      const kind = (['hold', 'release', 'fire', 'shift'] as const)[dice.below(4)]!;
      if (kind === 'shift') return { do: 'inject', act: kind, no: one.no, to: state.minute + dice.below(2000) };
      return { do: 'inject', act: kind, no: one.no };
    }
    if (roll < 0.56) {
      const at = state.minute + dice.below(500);
      const inject = report(at, '', [SEATS[dice.below(3)]!], Math.max(0, at - dice.below(60)));
      return addedInject(scenario, seed, state, inject, {
        kind: 'artillery',
        author: 'russia',
        isDrawn: dice.next() < 0.7,
      });
    }
    if (roll < 0.62 && state.orders.length > 0)
      return {
        do: 'overrule',
        order: dice.below(state.orders.length),
        verdict: dice.next() < 0.5 ? 'accepted' : 'refused',
        because: 'because',
      };
    if (roll < 0.65) return { do: 'answer', question: dice.below(3), answer: 'No.', how: 'note', effect: null };
    if (roll < 0.68) {
      const acts = state.ledger.registers.commission.acts;
      const about = acts[dice.below(Math.max(1, acts.length))]?.id ?? 'none';
      return { do: 'find', about, verdict: { verdict: 'attributed', side: 'russia', likelihood: 0.7 }, by: 'excon' };
    }
    if (roll > 0.999) return { do: 'end', stamp: STAMP };
    const seat = SEATS.find((name) => isWaiting(state.seats[name])) ?? SEATS[dice.below(3)]!;
    if (roll < 0.72) return { do: 'ask', seat, text: 'Whose?' };
    if (roll < 0.82) return { do: 'commit', seat };
    if (roll < 0.85) return { do: 'hold', seat, because: null };
    const { chains } = viewFor(scenario, state, seat);
    const offers = responses(scenario, state, seat, chains[dice.below(chains.length + 1)]?.id, state.minute);
    return { do: 'compose', seat, composition: composed(state.minute, offers[dice.below(offers.length)]!.order) };
  }

  const places = ({ coming, excon, received }: State) => ({ waiting: [...coming, ...excon.held], received });
  /** What comes only with an act, or never. */
  const apart = ({ waiting, excon }: State) => [...waiting, ...excon.dropped.map(({ inject }) => inject)];

  function check(before: Map<number, number>, state: State, events: readonly Event[], where: string) {
    const { waiting, received } = places(state);
    const numbers = [...waiting, ...(received as NumberedInject[]), ...apart(state)].map(({ no }) => no);
    const proposed = events.filter(({ type }) => type === 'finding-proposed').length;
    expect(proposed, where).toBe(0);
    // None is lost, none doubled.
    expect(new Set(numbers).size, where).toBe(numbers.length);
    expect(numbers.length, where).toBe(state.nextInject);
    // None has moved that was not named.
    const named = new Map(
      events.flatMap((event) =>
        event.type === 'injects-moved' ? event.moves.map(({ no, at }) => [no, at] as const) : [],
      ),
    );
    for (const { no, at } of [...waiting, ...(received as NumberedInject[])]) {
      const was = named.get(no) ?? before.get(no);
      if (was !== undefined) expect([no, at], where).toEqual([no, was]);
      before.set(no, at);
    }
    // Arrived in the order of their minutes, a report before all else of its act.
    expect(
      received.map(({ at }) => at),
      where,
    ).toEqual(received.map(({ at }) => at).sort((a, b) => a - b));
    const reported = new Set<string>();
    for (const { fact } of received) {
      if (fact?.kind === 'report') reported.add(fact.act);
      else if (fact && 'act' in fact) expect(reported.has(fact.act), `${where}: ${fact.kind} ${fact.act}`).toBe(true);
      if (fact?.kind === 'report') expect(fact.start, where).toBeLessThanOrEqual(fact.at);
    }
  }

  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))(
    '%s: no inject is lost, doubled or moved unasked, and it ends at ENDEX or when it is ended',
    (_, scenario) => {
      for (let n = 1; n <= 3; n++) {
        const seed = `x${n}`;
        const dice = stream(seed, 'facilitator');
        const holders = { ukraine: 'person', coalition: n === 2 ? 'by-the-book' : 'person', us: 'person' } as const;
        const table = room(scenario, holders, { seed, isScriptOnly: false });
        const { state, events, send } = table;
        const before = new Map<number, number>();
        let hasEnded = false;
        for (let commands = 0; !state.isEnded; commands++) {
          const from = events.length;
          const command: Command =
            commands > 600 ? { do: 'jump', to: scenario.endex } : anything(scenario, state, dice, seed);
          const minute = state.minute;
          const answer = send(commands === 601 && !state.excon.hasStarted ? mark('startex') : command);
          const where = `${scenario.id} seed ${seed}, command ${commands} at ${minute}: ${JSON.stringify(command)} ${answer}`;
          check(before, state, events.slice(from), where);
          expect(state.minute, where).toBeGreaterThanOrEqual(minute);
          hasEnded = (command as ExconCommand).do === 'end';
          expect(commands, where).toBeLessThan(700);
          exconView(scenario, state);
        }
        if (!hasEnded) expect(state.minute).toBe(scenario.endex);
      }
    },
    120_000,
  );
});

describe('an action off the menu that is accepted', () => {
  const asked = () => {
    const line = lineWith([act({ fate: { thresholds: { end: 300_000, growth: null, finding: null } } })]);
    const table = room(line, 'person', { isScriptOnly: false });
    table.send(mark('startex'));
    table.send({ do: 'describe', seat: 'ukraine', text: 'We put nets over the road.' });
    return table;
  };
  const accept = (like: string, sector: number | null, how: 'accept' | 'note' = 'accept'): Command => ({
    do: 'answer',
    question: 0,
    answer: 'Do it.',
    how,
    effect: { like, sector },
  });

  it('works like a response of the table, in its place and for its time', () => {
    const { send, state, events } = asked();
    expect(send(accept('counter-fire', 4))).toBe('taken');
    expect(state.questions[0]!.effect).toEqual({ like: 'counter-fire', sector: 4, until: null });
    send({ do: 'jump', to: 60 });
    const because = events.flatMap((event) => (event.type === 'rates-changed' ? event.because : []));
    expect(because).toContain('as counter-fire end+150 growth+30');
    const lasting = asked();
    lasting.send(accept('hotline', null));
    const until = lasting.state.minute + 720;
    expect(lasting.state.questions[0]!.effect).toEqual({ like: 'hotline', sector: null, until });
    // Also where an exercise goes on from its record, the clock stops when that is over.
    const again = openMeasures(lineWith([]), structuredClone(lasting.state));
    expect(again.ends).toContain(until);
  });

  it('works no longer once the ruling is corrected', () => {
    const { send, state, events } = asked();
    send(accept('counter-fire', 4));
    send({ do: 'jump', to: 60 });
    const refused: Command = { do: 'answer', question: 0, answer: 'There are no nets.', how: 'refuse', effect: null };
    expect(send(refused)).toBe('taken');
    expect(state.questions[0]).toMatchObject({ answer: 'There are no nets.', how: 'refuse', effect: null });
    send({ do: 'jump', to: 120 });
    const changed = events.findLast((event) => event.type === 'rates-changed');
    expect(changed).toMatchObject({ type: 'rates-changed', because: [] });
  });

  it.each([
    ['no response of the table', accept('joint-plan', null), /does anything on the line/],
    ['one that needs a sector', accept('counter-fire', null), /names a sector/],
    ['a sector that is not there', accept('counter-fire', 14), /no sector 14/],
    ['what is not accepted', accept('counter-fire', 4, 'note'), /that is accepted/],
  ])('does not work like %s', (_, command, words) => {
    expect(asked().send(command)).toMatch(words);
  });
});
