// The red cell (exercise.md 11): what was drawn goes out at its minute unless somebody sent, changed, delayed or dropped it.
import { describe, expect, it } from 'vitest';
import { truthOf } from '../../src/exercise/chairs/excon-view.ts';
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { type Command, isDenial, type Start } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun, type Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { RedDeed } from '../../src/exercise/words.ts';
import { ratesOn } from '../../src/exercise/world/rates.ts';
import { actAnswering, drawOf, type Told, WARN, warnedWith } from '../support/answering.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import type { Given } from '../support/world.ts';

const DENIES = { drawn: drawOf(0, 49, 0) };
const PAUSES = { drawn: drawOf(0, 0, warnedWith('pause')) };
const BOUNDS = { resolve: [30, 90], tempo: [60, 140] } as const;

/** Ukraine warns at 0:30, and whatever is drawn for it is the same. */
function called(
  told: Told = DENIES,
  more: Partial<Start> = {},
  change: Partial<Scenario> = {},
  orders: Given[] = [WARN],
): Run {
  const script = scriptOf(orders.map(([at, seat, response, about]) => composed(at, { seat, response, ...about })));
  const scenario = { ...actAnswering(told), ...change };
  return playStart(scenario, startOf('file', { script, red: 'person', ...more })).run;
}

const does = (run: Run, deed: RedDeed, by: null | 'excon' = null) => playCommand(run, { do: 'red', by, deed });
const denied = (run: Run, deed: RedDeed): string => {
  const answer = does(run, deed);
  return isDenial(answer) ? answer.denied : 'taken';
};
const onItsWay = ({ state }: Run) => state.coming.find(({ answers }) => answers !== null)!;
const adjourn = (run: Run) => playCommand(run, { do: 'red-adjourn' });
const outOf = ({ state }: Run) => state.received.filter(({ answers }) => answers !== null);

describe('the red cell is called', () => {
  it('when an answer has been chosen, before the next turn, and the clock waits where nobody else is in the room', () => {
    const run = called();
    expect([run.state.minute, run.state.red.isAtDesk, run.state.isEnded]).toEqual([30, true, false]);
    adjourn(run);
    expect(run.state.isEnded).toBe(true);
    expect(outOf(run).map(({ at }) => at)).toEqual([120]);
  });

  it('and not without a person there, nor for an answer that is no more on its way', () => {
    expect(called(DENIES, { red: 'engine' }).state.isEnded).toBe(true);
    const run = called();
    does(run, { act: 'send', no: onItsWay(run).no });
    adjourn(run);
    expect(run.state.isEnded).toBe(true);
  });

  it('while seats are at the keyboard the clock does not wait for it, unless EXCON says so', () => {
    const seats = { holders: { ukraine: 'person', coalition: 'hold', us: 'hold' } } as const;
    const warn: Command = {
      do: 'compose',
      seat: 'ukraine',
      composition: composed(20, { seat: 'ukraine', response: 'warn', about: 'B40' }),
    };
    const commit: Command = { do: 'commit', seat: 'ukraine' };
    const stamp = '2026-03-01T09:30:00Z';
    const play = (...before: Command[]) => {
      const run = called(DENIES, { ...seats, hasExcon: true, script: [] });
      for (const command of [{ do: 'mark', mark: 'startex', text: null, stamp } as const, ...before, warn, commit])
        expect(isDenial(playCommand(run, command)), JSON.stringify(command)).toBe(false);
      return run;
    };
    const free = play();
    expect([free.state.red.isAtDesk, free.state.seats.ukraine.isAtKeyboard]).toEqual([true, true]);
    expect(free.state.minute).toBeGreaterThan(20);
    const waits = play({ do: 'red-waits', is: true });
    expect([waits.state.red.isAtDesk, waits.state.minute]).toEqual([true, 20]);
    expect(playCommand(waits, { do: 'red-waits', is: true })).toEqual({
      denied: 'The clock waits for the red cell already.',
    });
    playCommand(waits, { do: 'step' });
    expect(waits.state.red.isAtDesk).toBe(false);
    expect(waits.state.minute).toBeGreaterThan(20);
  });
});

describe('with an answer on its way it may', () => {
  it('send it now', () => {
    const run = called();
    does(run, { act: 'send', no: onItsWay(run).no });
    expect(outOf(run).map(({ at }) => at)).toEqual([30]);
  });

  it('change its words and who says them; a claim stays marked as one, and what was drawn stands beside it', () => {
    const run = called();
    const { no, text, medium } = onItsWay(run);
    does(run, { act: 'change', no, as: 'commander', text: 'We were not there.' });
    adjourn(run);
    expect(outOf(run)).toMatchObject([
      { at: 120, from: 'Local commander, side B', text: 'Claim, side B: We were not there.', medium },
    ]);
    expect(run.state.red.did).toMatchObject([{ at: 30, by: 'red', was: { text } }]);
  });

  it('delay it, to a later minute by which the seat was promised an answer', () => {
    const run = called();
    const { no, at } = onItsWay(run);
    expect(denied(run, { act: 'delay', no, to: at })).toBe('It goes out at 2:00; a delay is to a later minute.');
    expect(denied(run, { act: 'delay', no, to: 391 })).toBe(
      'The seat is answered by 6:30 or not at all; delay it until then, or drop it.',
    );
    does(run, { act: 'delay', no, to: 390 });
    adjourn(run);
    expect(outOf(run).map((inject) => inject.at)).toEqual([390]);
  });

  it('drop it: the seat is told that none has come when its time is over, and EXCON at once', () => {
    const run = called();
    does(run, { act: 'drop', no: onItsWay(run).no });
    adjourn(run);
    expect(outOf(run)).toMatchObject([{ at: 390, answers: { manner: 'silence' }, to: ['ukraine'] }]);
    expect(run.state.excon.dropped).toMatchObject([{ at: 30, act: null }]);
  });

  it('not touch what is no answer, an empty text, or more than a line of 2,000 characters', () => {
    const run = called();
    const { no } = onItsWay(run);
    expect(denied(run, { act: 'drop', no: 999 })).toBe('No answer 999 is on its way.');
    expect(denied(run, { act: 'change', no, as: null, text: ' ' })).toBe('There is no text.');
    for (const text of ['a\nb', 'x'.repeat(2001)])
      expect(denied(run, { act: 'change', no, as: null, text })).toBe('A text is one line of at most 2000 characters.');
  });

  it('not touch a marked silence', () => {
    const run = called({ drawn: drawOf(0, 0, 999) });
    const { no, answers } = onItsWay(run);
    expect(answers!.manner).toBe('silence');
    for (const deed of [
      { act: 'change', no, as: null, text: 'Well.' },
      { act: 'drop', no },
      { act: 'send', no },
    ] as const)
      expect(denied(run, deed)).toContain('that stands');
    adjourn(run);
    expect(outOf(run)).toMatchObject([{ text: 'Diplomatic warning of 0:30: no answer has come.' }]);
  });
});

describe('a pause that was drawn', () => {
  it('keeps its minute and its hour: only its words change, and the hour stays in them', () => {
    const run = called(PAUSES);
    const { no, at } = onItsWay(run);
    expect(denied(run, { act: 'send', no })).toContain('A pause keeps the minute and the hour');
    expect(denied(run, { act: 'delay', no, to: at + 60 })).toContain('A pause keeps the minute and the hour');
    expect(denied(run, { act: 'change', no, as: null, text: 'We shall stop soon.' })).toContain(
      '1:45 stays in the text',
    );
    does(run, { act: 'change', no, as: null, text: 'We shall stop at 1:45.' });
    adjourn(run);
    expect(outOf(run)).toMatchObject([{ text: 'We shall stop at 1:45.' }]);
    expect(run.state.answers.pauses).toMatchObject([{ from: 105, endedAt: 705 }]);
  });

  it('ends the act sooner, which the truth says from then on', () => {
    const run = called(PAUSES);
    adjourn(run);
    const incident = run.state.truth.incidents.find(({ id }) => id === 'B40')!;
    const end = run.state.ledger.registers.commission.acts[0]!.end!;
    expect(end).toBeLessThan(incident.end);
    expect(truthOf(run.state, incident).end).toBe(end);
  });

  it('does not come without its offer', () => {
    const run = called(PAUSES);
    does(run, { act: 'drop', no: onItsWay(run).no });
    adjourn(run);
    expect(run.state.answers.pauses).toEqual([]);
    const rates = run.state.ledger.registers.commission.acts[0]!.end;
    const offered = called(PAUSES);
    adjourn(offered);
    expect(offered.state.ledger.registers.commission.acts[0]!.end! < rates!).toBe(true);
  });
});

describe('of its own accord it', () => {
  it('says something to the seats that it names, as one of three voices, and a claim is marked', () => {
    const run = called();
    does(run, { act: 'say', as: 'ministry', medium: 'claim', to: ['us', 'ukraine'], text: 'They fired first.' });
    expect(run.state.received.at(-1)).toMatchObject({
      at: 30,
      to: ['ukraine', 'us'],
      fact: null,
      from: 'Ministry, side B',
      text: 'Claim, side B: They fired first.',
    });
    expect(denied(run, { act: 'say', as: 'press', medium: 'press', to: [], text: 'x' })).toBe(
      'A text goes to one seat or more.',
    );
  });

  it('sets resolve and tempo within the bounds of the scenario, and the rates read them from then on', () => {
    const opponent = { intent: 'x', resolve: 50, deception: 50, tempo: 100, breaksPauses: true, bounds: BOUNDS };
    const run = called(DENIES, {}, { opponent });
    const rates = ({ scenario, state, measures }: Run) =>
      ratesOn(scenario, state, state.truth.live.get('B40')!, measures);
    const before = rates(run);
    expect(denied(run, { act: 'set', resolve: 95, tempo: null })).toBe(
      'Resolve may be set from 30 to 90 in this scenario.',
    );
    expect(denied(run, { act: 'set', resolve: null, tempo: 10 })).toBe(
      'Tempo may be set from 60 to 140 in this scenario.',
    );
    expect(denied(run, { act: 'set', resolve: 50, tempo: null })).toBe('The other side is like that already.');
    does(run, { act: 'set', resolve: 90, tempo: 140 });
    const now = rates(openRun(run.scenario, run.state));
    expect(now.growth).toBeGreaterThan(before.growth);
    expect(now.end).toBeLessThan(before.end);
    const none = called(DENIES, {}, { opponent: { ...opponent, bounds: null } });
    expect(denied(none, { act: 'set', resolve: 60, tempo: null })).toContain('sets no bounds');
  });

  it('moves a written act by the difference of tempo alone, and nothing in the bare script', () => {
    const opponent = { intent: 'x', resolve: 50, deception: 50, tempo: 80, breaksPauses: true, bounds: BOUNDS };
    const story = actAnswering(DENIES);
    const incidents = story.incidents.map((each) => ({
      ...each,
      fate: each.fate && { ...each.fate, written: { start: 10, end: 3010, leadsOn: false } },
    }));
    const run = called(DENIES, {}, { opponent, incidents });
    const growth = () => ratesOn(run.scenario, run.state, run.state.truth.live.get('B40')!, run.measures).growth;
    const before = growth();
    does(run, { act: 'set', resolve: null, tempo: 110 });
    expect(growth() - before).toBe(30);
    const bare = called(
      DENIES,
      { isScriptOnly: true, holders: { ukraine: 'person', coalition: 'hold', us: 'hold' } },
      { opponent },
    );
    expect(denied(bare, { act: 'set', resolve: null, tempo: 110 })).toContain('bare script');
  });

  it('draws the answers that come after in the classes of what it has set', () => {
    const opponent = { intent: 'x', resolve: 50, deception: 50, tempo: 100, breaksPauses: true, bounds: BOUNDS };
    const shifted = { ...actAnswering(DENIES).numbers, answers: { ...actAnswering(DENIES).numbers.answers! } };
    const shifts = [{ when: { resolve: 'high' as const }, manners: { denial: -1000, demand: 900 } }];
    const numbers = { ...shifted, answers: { ...shifted.answers, shifts } };
    const again: Given = [600, 'ukraine', 'warn', { about: 'B40' }];
    const manners = (resolve: number | null) => {
      const run = called(DENIES, {}, { opponent, numbers }, [WARN, again]);
      if (resolve !== null) does(run, { act: 'set', resolve, tempo: null });
      while (!run.state.isEnded) adjourn(run);
      return run.state.answers.given.map(({ manner }) => manner);
    };
    const [usual, set] = [manners(null), manners(90)];
    expect(usual[0]).toBe(set[0]);
    expect(usual[1]).not.toBe(set[1]);
  });
});

describe('who may', () => {
  it('is whoever sits there, and EXCON in any exercise that it runs', () => {
    const stamp = '2026-03-01T09:30:00Z';
    const run = called(DENIES, {
      red: 'engine',
      hasExcon: true,
      holders: { ukraine: 'person', coalition: 'hold', us: 'hold' },
      script: [],
    });
    const words: RedDeed = { act: 'say', as: 'press', medium: 'press', to: ['us'], text: 'Quiet.' };
    expect(does(run, words)).toEqual({ denied: 'Nobody sits in the red cell.' });
    expect(does(run, words, 'excon')).toEqual({ denied: 'STARTEX has not been given.' });
    playCommand(run, { do: 'mark', mark: 'startex', text: null, stamp });
    expect(does(run, words, 'excon')).toMatchObject([{ type: 'red-acted', by: 'excon' }, { type: 'inject-arrived' }]);
    expect(does(called(), words, 'excon')).toEqual({ denied: 'There is no facilitator in this exercise.' });
  });
});

describe('its view', () => {
  it('has the truth that has begun, what was announced, and the answers with draw and manner', () => {
    const run = called(PAUSES);
    const view = viewForRed(run);
    expect(view.acts).toMatchObject([{ id: 'B40', truth: { author: 'russia', intent: 'deliberate' } }]);
    expect(view.announced).toMatchObject([{ response: 'warn', about: 'B40' }]);
    expect(view.answers).toMatchObject([
      { manner: 'pause', drawn: PAUSES.drawn, pauseAt: '1:45', status: 'coming', isNew: true },
    ]);
    does(run, { act: 'drop', no: view.answers[0]!.no! });
    expect(viewForRed(run).answers).toMatchObject([{ manner: 'silence' }, { status: 'dropped', no: null }]);
  });
});

describe('EXCON, too', () => {
  it('leaves the offer of a pause at its minute', () => {
    const run = called(PAUSES);
    run.state.excon.isPresent = true;
    const { no, at } = onItsWay(run);
    for (const command of [
      { do: 'inject', act: 'hold', no },
      { do: 'inject', act: 'fire', no },
      { do: 'inject', act: 'shift', no, to: at + 60 },
    ] as const)
      expect(playCommand(run, command)).toMatchObject({ denied: expect.stringContaining('A pause keeps the minute') });
  });
});
