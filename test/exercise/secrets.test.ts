// No byte of truth, seed, future inject or another seat's facts in what a seat is shown.
import { describe, expect, it } from 'vitest';
import { exconView } from '../../src/exercise/chairs/excon-view.ts';
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { viewForWall } from '../../src/exercise/chairs/wall-view.ts';
import type { Command } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { plainInject } from '../../src/exercise/words.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { composed } from '../support/orders.ts';
import { playOut, responses, startOf, viewFor, viewForCommission } from '../support/play.ts';

const SEED = 'seed-that-nobody-may-see';

/** Keys of what is drawn and hidden: none of them may stand in anything that a seat is shown. */
const TRUTH_WORDS = [
  'isScripted',
  'intent',
  'author',
  'truth',
  'fate',
  'thresholds',
  'detection',
  'rates',
  'coming',
  'delay',
  'seed',
  'recorded',
];

/** Everything a seat may be shown at this minute: its view, and its menu for every chain it knows. */
function shownTo(scenario: Scenario, state: State, seat: Seat): string {
  const view = viewFor(scenario, state, seat);
  const menus = [undefined, ...view.chains.map(({ id }) => id)].map((about) =>
    responses(scenario, state, seat, about, state.minute),
  );
  return JSON.stringify({ view, menus });
}

describe('a seat is shown its own picture and nothing else', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    let looks = 0;
    const watch = (state: State) => {
      for (const seat of SEATS) {
        looks++;
        const shown = shownTo(scenario, state, seat);
        const heard = state.received.filter((inject) => inject.to.includes(seat));
        const told = [
          ...state.ledger.registers[seat].acts.map(({ id }) => id),
          ...state.ledger.announced.flatMap(({ about }) => about ?? []),
          ...heard.flatMap(({ about }) => about ?? []),
        ];
        const tell = (secret: string) =>
          expect(shown.includes(secret), `${seat} at ${state.minute} is shown "${secret}"`).toBe(false);
        tell(SEED);
        for (const incident of [
          ...state.truth.incidents,
          ...[...state.truth.live.values()].map((act) => act.incident),
        ]) {
          if (incident.isScripted) tell(incident.truth);
          // What growth may still release is in the future; what it has released is known once it is reported.
          for (let grown = incident.fate?.grown; grown; grown = grown.fate?.grown) {
            if (!told.includes(grown.id)) tell(`"${grown.id}"`);
          }
        }
        for (const word of TRUTH_WORDS) tell(`"${word}"`);
        for (const inject of [...state.received, ...state.coming]) {
          const isTold = state.received.includes(inject) && inject.to.includes(seat);
          if (!isTold && !heard.some(({ text }) => text.includes(inject.text))) tell(inject.text);
          if (!isTold && inject.draft) tell(inject.draft);
          for (const aside of [inject.expected, inject.notes]) if (aside) tell(aside);
        }
        tell(scenario.pack.truth);
        for (const hint of scenario.pack.hints) tell(hint);
        // An act's id is known once it was reported to the seat, or named in an announced order, a claim or its own drafts.
        for (const { id } of state.truth.incidents) if (!told.includes(id)) tell(`"${id}"`);
        for (const other of SEATS)
          if (other !== seat && scenario.briefs[other] !== scenario.briefs[seat]) tell(scenario.briefs[other]);
      }
    };
    playOut(scenario, startOf('by-the-book', { seed: SEED }), watch);
    expect(looks).toBeGreaterThan(10);
  });

  it('a fact that reaches others changes nothing that a seat is shown', () => {
    const [scenario] = allScenarios();
    // After the share, which rightly carries what the Commission knows by then.
    const secret = plainInject({
      at: 700,
      to: ['us'],
      fact: { kind: 'confirm', at: 700, to: ['us'], act: 'K47', likelihood: 0.93 },
      text: 'for the US only',
      from: 'Sensor',
      medium: 'report',
    });
    const views = [
      scenario!,
      { ...scenario!, injects: [...scenario!.injects, secret].sort((a, b) => a.at - b.at) },
    ].map((each) => {
      const seen: string[] = [];
      const holders = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'hold' } as const;
      playOut(each, startOf(holders, { seed: '1' }), (state) =>
        seen.push(shownTo(each, state, 'ukraine'), shownTo(each, state, 'coalition')),
      );
      return seen;
    });
    expect(views[1]).toEqual(views[0]);
  });

  it('under at-debrief nothing in the view tells an accepted order from a refused one', () => {
    const scenario = findScenario('first-shot');
    const script = scriptOf([
      composed(60, { seat: 'ukraine', response: 'halt', about: 'K47', sector: 5 }),
      composed(61, { seat: 'ukraine', response: 'acknowledge' }),
    ]);
    const holders = { ukraine: 'file', coalition: 'hold', us: 'hold' } as const;
    const { state } = playOut(scenario, startOf(holders, { script, coaching: 'at-debrief', isScriptOnly: true }));
    const { orders } = viewFor(scenario, state, 'ukraine');
    expect(state.orders.map(({ ruling }) => ruling.verdict)).toEqual(['refused', 'accepted']);
    const keys = ['at', 'attributing', 'because', 'likelihood', 'order', 'overruled', 'text'];
    expect(orders.map((order) => Object.keys(order).sort())).toEqual([keys, keys]);
  });

  it('no note of the facilitator, no inject held or added for later, stands in what a seat is shown', () => {
    const scenario = findScenario('first-shot');
    const start = startOf('person', { hasExcon: true, isScriptOnly: true, seed: SEED });
    const { run } = playStart(scenario, start);
    const { state } = run;
    const stamp = '2026-03-01T09:30:00Z';
    const inject = plainInject({ at: 500, to: SEATS, fact: null, text: 'SECRET-INJECT', from: 'X', medium: 'message' });
    const commands: Command[] = [
      { do: 'mark', mark: 'note', text: 'SECRET-NOTE', stamp },
      { do: 'mark', mark: 'startex', text: null, stamp },
      { do: 'mark', mark: 'pause', text: 'SECRET-REASON', stamp },
      { do: 'add-inject', inject: { ...inject, notes: 'SECRET-REMARK' }, incident: null },
      { do: 'inject', act: 'hold', no: state.nextInject },
      { do: 'ask', seat: 'us', text: 'Whose?' },
      { do: 'answer', question: 0, answer: 'For the US alone.', how: 'note', effect: null },
    ];
    for (const command of commands) expect(playCommand(run, command)).not.toHaveProperty('denied');
    expect(state.excon.held.map(({ text }) => text)).toEqual(['SECRET-INJECT']);
    for (const seat of SEATS) {
      expect(shownTo(scenario, state, seat)).not.toMatch(/SECRET|2026-03-01T09:30|"held"|"stamp"|seed-that/);
      expect(shownTo(scenario, state, seat).includes('For the US alone.')).toBe(seat === 'us');
    }
    expect(JSON.stringify(viewForCommission(scenario, state))).not.toContain('SECRET');
  });

  it('a message between two stands in no third view, one to all on the wall too; what evaluators note stands in none', () => {
    const scenario = findScenario('first-shot');
    const { run } = playStart(scenario, startOf('person', { hasExcon: true, isScriptOnly: true, red: 'person' }));
    const commands: Command[] = [
      { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' },
      { do: 'tell', from: 'ukraine', to: ['us'], text: 'PAIR-OF-SEATS' },
      { do: 'tell', from: 'excon', to: ['ukraine'], text: 'PAIR-WITH-EXCON' },
      { do: 'tell', from: 'us', to: ['ukraine', 'coalition', 'excon'], text: 'SAID-TO-ALL' },
      { do: 'observe', seat: 'ukraine', objective: null, rating: 2, text: 'SECRET-NOTE' },
    ];
    for (const command of commands) expect(playCommand(run, command)).not.toHaveProperty('denied');
    const shown = SEATS.map((seat) => shownTo(scenario, run.state, seat));
    const inViews = (text: string) => shown.map((each) => each.includes(text));
    expect(inViews('PAIR-OF-SEATS')).toEqual([true, false, true]);
    expect(inViews('PAIR-WITH-EXCON')).toEqual([true, false, false]);
    expect(inViews('SAID-TO-ALL')).toEqual([true, true, true]);
    expect(inViews('SECRET-NOTE')).toEqual([false, false, false]);
    for (const others of [viewForCommission(scenario, run.state), viewForRed(run)])
      expect(JSON.stringify(others)).not.toMatch(/PAIR|SAID-TO-ALL|SECRET-NOTE|"letters"|"observations"/);
    // What all three seats read everybody in the room reads.
    expect(JSON.stringify(viewForWall(run))).toMatch(/SAID-TO-ALL/);
    expect(JSON.stringify(viewForWall(run))).not.toMatch(/PAIR|SECRET-NOTE|"letters"|"observations"/);
    expect(JSON.stringify(exconView(run))).toMatch(/PAIR-OF-SEATS.*PAIR-WITH-EXCON.*SAID-TO-ALL.*SECRET-NOTE/);
  });

  it('an expiry is told to the seat whose duty it was, and to no other', () => {
    const scenario = findScenario('first-shot', { doctrine: 'mirrored' });
    const own = scenario.injects.map((inject) =>
      inject.fact?.kind === 'report'
        ? {
            ...inject,
            to: ['coalition' as const],
            fact: { ...inject.fact, side: 'ukraine' as const, to: ['coalition' as const] },
          }
        : inject,
    );
    const injects = own.filter(({ fact }) => fact?.kind !== 'share');
    const { state } = playOut({ ...scenario, injects }, startOf('file', { isScriptOnly: true }));
    expect(state.ledger.expiries.map(({ seat, chain }) => [seat, chain])).toEqual([['coalition', 'K47']]);
    expect(SEATS.map((seat) => viewFor(scenario, state, seat).expiries.length)).toEqual([0, 1, 0]);
  });
});

describe('the wall is shown what all have been told, and nothing else', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    let looks = 0;
    playOut(scenario, startOf('by-the-book', { seed: SEED }), (state) => {
      looks++;
      const view = viewForWall(openRun(scenario, state));
      const shown = JSON.stringify(view);
      const tell = (secret: string) =>
        expect(shown.includes(secret), `the wall at ${state.minute} shows "${secret}"`).toBe(false);
      for (const word of [...TRUTH_WORDS, 'drafts', 'because', 'ruling', 'code', 'questions', 'brief', 'owed'])
        tell(`"${word}"`);
      tell(SEED);
      for (const { truth, isScripted } of state.truth.incidents) if (isScripted) tell(truth);
      // What was told to some alone, and was not said to all in the same words.
      const heardBy = (seat: Seat) => state.received.filter(({ to }) => to.includes(seat)).map(({ text }) => text);
      const all = SEATS.map((seat) => heardBy(seat).join('\n'));
      for (const { text, draft, expected, notes } of [...state.received, ...state.coming, ...state.waiting]) {
        if (!all.every((heard) => heard.includes(text))) tell(JSON.stringify(text).slice(1, -1));
        for (const aside of [draft, expected, notes])
          if (aside && !state.orders.some((order) => order.text === aside)) tell(aside);
      }
      for (const { id } of state.truth.incidents) if (view.acts.every((act) => act.id !== id)) tell(`"${id}"`);
      for (const brief of Object.values(scenario.briefs)) if (brief) tell(brief);
      tell(scenario.pack.truth);
      for (const hint of scenario.pack.hints) tell(hint);
    });
    expect(looks).toBeGreaterThan(10);
  });
});

describe('the red cell is shown the truth and what is announced, and nothing that a side holds for itself', () => {
  it.each(allScenarios().map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    let looks = 0;
    playOut(scenario, startOf('by-the-book', { seed: SEED }), (state) => {
      looks++;
      const shown = JSON.stringify(viewForRed(openRun(scenario, state)));
      const tell = (secret: string) =>
        expect(shown.includes(secret), `red at ${state.minute} is shown "${secret}"`).toBe(false);
      const announced = state.orders.flatMap(({ n, text }) => (n === null ? [] : (text ?? '')));
      const published = state.received.filter(({ medium, to }) => medium === 'finding' && to.length === SEATS.length);
      const known = [...announced, ...published.map(({ text }) => text)].join('\n');
      // No word of a report, of a finding on its way, of a message between the sides, nor of what is still to come.
      for (const inject of [...state.received, ...state.coming, ...state.waiting])
        if (!inject.answers && !known.includes(inject.text)) tell(JSON.stringify(inject.text));
      for (const { because } of state.orders) if (because) tell(JSON.stringify(because));
      for (const { id, start } of state.truth.incidents)
        if (start > state.minute && !shown.includes(`"about":"${id}"`)) tell(`"id":"${id}"`);
      for (const word of [
        'drafts',
        'because',
        'ruling',
        'facts',
        'known',
        'registers',
        'enteredAt',
        'thresholds',
        'fate',
        'rates',
        'breaksAt',
        'seed',
        'coming',
        'expected',
      ])
        tell(`"${word}":`);
      tell(SEED);
      for (const seat of SEATS) tell(JSON.stringify(scenario.briefs[seat]));
    });
    expect(looks).toBeGreaterThan(10);
  });

  it('not a draft, nor an order that was refused, nor the reason of one that was announced', () => {
    const scenario = findScenario('first-shot');
    const { run } = playStart(scenario, startOf('person', { isScriptOnly: true, seed: SEED, red: 'person' }));
    const said = { because: 'SECRET-REASON' };
    const at = run.state.minute;
    const order = { seat: 'ukraine', response: 'warn', about: 'K47' } as const;
    playCommand(run, {
      do: 'compose',
      seat: 'ukraine',
      composition: composed(at, order, { text: 'Stop it.', ...said }),
    });
    expect(JSON.stringify(viewForRed(run))).not.toMatch(/SECRET|Stop it/);
    const refused = { seat: 'ukraine', response: 'halt', about: 'K47', sector: 2 } as const;
    playCommand(run, { do: 'compose', seat: 'ukraine', composition: composed(at, refused, said) });
    for (const seat of SEATS) playCommand(run, { do: 'commit', seat });
    const view = viewForRed(run);
    expect(view.announced).toMatchObject([{ response: 'warn', text: 'Stop it.' }]);
    expect(JSON.stringify(view)).not.toMatch(/SECRET|"halt"/);
  });

  it('and a seat is shown nothing of what the red cell does but what reaches it', () => {
    const scenario = findScenario('big-push');
    const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
    const { run } = playStart(scenario, startOf(holders, { seed: SEED, red: 'person' }));
    const say = { act: 'say', as: 'press', medium: 'press', to: ['us'], text: 'SECRET-WORDS' } as const;
    const set = { act: 'set', resolve: 61, tempo: 159 } as const;
    for (const deed of [say, set] as const)
      expect(playCommand(run, { do: 'red', by: null, deed })).not.toHaveProperty('denied');
    for (const seat of SEATS) {
      const shown = shownTo(scenario, run.state, seat);
      expect(shown.includes('SECRET-WORDS')).toBe(seat === 'us');
      expect(shown).not.toMatch(/"red"|"did"|"tempo"|"resolve"/);
    }
    expect(JSON.stringify(viewForCommission(scenario, run.state))).not.toMatch(/"did"|"tempo"/);
  });
});
