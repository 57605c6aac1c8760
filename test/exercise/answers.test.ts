// The world answers (exercise.md 10): everything is drawn at STARTEX; what is decided changes only which answer is due.
import { describe, expect, it } from 'vitest';
import { MANNERS } from '../../src/exercise/answers.ts';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { setup } from '../../src/exercise/chance/setup.ts';
import type { Event, EventOf } from '../../src/exercise/events.ts';
import { type Incident, namesOf } from '../../src/exercise/incident.ts';
import { hoursOf } from '../../src/exercise/numbers.ts';
import { POLICY_NAMES } from '../../src/exercise/words.ts';
import { mannerOf } from '../../src/exercise/world/manners.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { actAnswering, drawOf, type Told, WARN, warnedWith } from '../support/answering.ts';
import { composed } from '../support/orders.ts';
import { playOut, startOf } from '../support/play.ts';
import type { Given } from '../support/world.ts';

const stories = allScenarios();
const answersIn = (events: readonly Event[]) =>
  events.filter((event): event is EventOf<'order-answered'> => event.type === 'order-answered');

describe('what is drawn at STARTEX', () => {
  it('is the same for every team of one seed, whatever it orders', () => {
    for (const id of ['big-push', 'open-drill']) {
      const scenario = findScenario(id);
      const starts = POLICY_NAMES.flatMap((policy) =>
        SEATS.concat('ukraine').map((seat) => {
          const holders = { ukraine: 'hold', coalition: 'hold', us: 'hold', [seat]: policy } as const;
          const { events } = playOut({ ...scenario, endex: 24 * 60 }, startOf(holders, { seed: '7' }));
          const { holders: _, endex: __, ...drawn } = events[0] as EventOf<'exercise-started'>;
          return JSON.stringify(drawn);
        }),
      );
      expect(starts).toHaveLength(20);
      expect(new Set(starts).size).toBe(1);
    }
  });

  it('adds at most a quarter to line one', () => {
    for (const scenario of stories) {
      for (const background of [scenario.background, 'degraded'] as const) {
        const drawn = setup({ ...scenario, background }, '3');
        const { replies: _, ...older } = scenario;
        const { answers: table, ...numbers } = scenario.numbers;
        const whole = JSON.stringify([scenario, drawn]).length;
        const without = JSON.stringify([
          { ...older, numbers },
          { ...drawn, answers: null, incidents: drawn.incidents.map(withoutAnswers) },
        ]).length;
        expect(table).toBeDefined();
        expect(whole / without, `${scenario.id} ${background}`).toBeLessThan(1.25);
      }
    }
  });

  it('touches no other draw: acts, injects and members are as they were without it', () => {
    for (const scenario of stories) {
      const { answers: _, ...numbers } = scenario.numbers;
      const silent = setup({ ...scenario, numbers }, '5');
      const drawn = setup(scenario, '5');
      expect(drawn.incidents.map(withoutAnswers)).toEqual(silent.incidents.map(withoutAnswers));
      expect(drawn.injects).toEqual(silent.injects);
      expect(drawn.members.map(({ bears: _, ...rest }) => rest)).toEqual(
        silent.members.map(({ bears: _, ...rest }) => rest),
      );
    }
  });

  it('gives the bare script nothing to say', () => {
    for (const scenario of stories) {
      const { events } = playOut(scenario, startOf('by-the-book', { isScriptOnly: true }));
      expect(answersIn(events)).toEqual([]);
    }
  });
});

function withoutAnswers(incident: Incident): unknown {
  return JSON.parse(JSON.stringify(incident, (key, value) => (key === 'answers' ? undefined : value)));
}

describe('every answer', () => {
  const played = stories.flatMap((scenario) =>
    ['1', '2'].map((seed) => ({ scenario, seed, ...playOut(scenario, startOf('by-the-book', { seed })) })),
  );

  it('names its draw, which stands in line one, and what it was drawn for', () => {
    for (const { scenario, events } of played) {
      const [started] = events as [EventOf<'exercise-started'>];
      const table = scenario.numbers.answers!;
      for (const { key, drawn } of answersIn(events)) {
        const [about, kind, n] = key.split('/') as [string, string, string];
        if (drawn === null) continue;
        const place = table.kinds.findIndex((each) => each.kind === kind);
        const ofSeat = SEATS.some((seat) => seat === about)
          ? started.answers.seats[about as 'us'][kind as 'warn']![Number(n) - 1]
          : drawnFor(started.incidents, about)!.draws[place * table.mostOnChain + Number(n) - 1];
        expect(drawn, key).toBe(ofSeat);
      }
    }
  });

  it('is the same for the same draw in the same classes', () => {
    const found = new Map<string, string>();
    for (const { scenario, events } of played) {
      const table = scenario.numbers.answers!;
      for (const { key, drawn, classes } of answersIn(events)) {
        if (drawn === null) continue;
        const kind = table.kinds.find((each) => each.kind === key.split('/')[1])!;
        const held = Object.fromEntries(classes.map((words) => words.split(' ')));
        const manner = mannerOf(table, kind, held as never, drawn % 1000);
        const same = `${key} ${drawn} ${classes.join()}`;
        expect(found.get(same) ?? manner).toBe(manner);
        found.set(same, manner);
      }
    }
    expect(found.size).toBeGreaterThan(100);
  });

  it('reaches the seat within the hours that its response promises, or the silence is marked', () => {
    for (const { scenario, events, state } of played) {
      const { answered } = hoursOf(scenario);
      for (const { response, order, effectAt, seat, outcome } of state.ledger.announced) {
        const within = answered[response];
        if (within === undefined || outcome !== 'in-effect' || effectAt + within >= scenario.endex) continue;
        const told = state.received.filter(({ answers, to }) => answers?.order === order && to.includes(seat));
        expect(told, `${scenario.id} ${response} ${order}`).toHaveLength(1);
        expect(told[0]!.at - effectAt).toBeLessThanOrEqual(within);
      }
      expect(answersIn(events).length).toBeGreaterThan(0);
    }
  });

  it('says no text twice in an exercise, and marks a claim as a claim', () => {
    for (const { state } of played) {
      const said = state.received.filter(({ answers }) => answers && answers.manner !== 'silence');
      const texts = said.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      for (const { answers, text, medium } of said) {
        const isClaim = answers!.manner === 'denial' || answers!.manner === 'counter-claim';
        expect([medium === 'claim', text.startsWith('Claim, side B: ')]).toEqual([isClaim, isClaim]);
        expect(text).not.toMatch(/[{}]/);
      }
    }
  });

  it('moves no act, no finding and no register: a message and nothing else', () => {
    for (const { events } of played)
      for (const { injects } of answersIn(events))
        for (const { fact, world } of injects) expect([fact, world]).toEqual([null, null]);
  });
});

function drawnFor(incidents: readonly Incident[], id: string) {
  for (const incident of incidents) {
    let next: Omit<Incident, 'start' | 'end'> | null | undefined = namesOf(incident).includes(id) ? incident : null;
    while (next && next.id !== id) next = next.fate?.grown;
    if (next) return next.answers;
  }
  return null;
}

describe('the manner of an answer', () => {
  const { table } = readAnswers();
  const held = {
    intent: 'deliberate',
    resolve: 'middle',
    deception: 'middle',
    phase: '1',
    force: 'none',
    talks: 'none',
    guarantee: 'ratified',
  } as const;
  const shares = (kind: string, classes: Partial<Record<keyof typeof held, string>> = {}) => {
    const row = table.kinds.find((each) => each.kind === kind)!;
    const times = Object.fromEntries(MANNERS.map((manner) => [manner, 0]));
    for (let n = 0; n < 1000; n++) times[mannerOf(table, row, { ...held, ...classes } as never, n)]! += 1;
    return times;
  };

  it('falls by the weights of the table', () => {
    expect(shares('warn')).toEqual(table.kinds.find(({ kind }) => kind === 'warn')!.manners);
  });

  it.each([
    ['intent', 'accidental', 'commander', 'more'],
    ['intent', 'accidental', 'denial', 'fewer'],
    ['resolve', 'high', 'pause', 'fewer'],
    ['resolve', 'low', 'pause', 'more'],
    ['deception', 'high', 'denial', 'more'],
    ['phase', '3', 'counter-claim', 'more'],
    ['force', 'standing', 'pause', 'more'],
    ['talks', 'broken-off', 'silence', 'more'],
    ['guarantee', 'suspended', 'pause', 'fewer'],
  ] as const)('where %s is %s there is %s, %s than otherwise', (name, is, manner, how) => {
    const [usual, shifted] = [shares('warn')[manner]!, shares('warn', { [name]: is })[manner]!];
    expect(how === 'more' ? shifted > usual : shifted < usual).toBe(true);
  });
});

/** Plays those orders about it. */
function answering(orders: Given[], told: Told = {}) {
  const { attributing = false } = told;
  const script = scriptOf(
    orders.map(([at, seat, response, more]) => ({ ...composed(at, { seat, response, ...more }), attributing })),
  );
  return playOut(actAnswering(told), startOf('file', { script }));
}

describe('an answer to words', () => {
  it('comes to the same order once: a repeat within six hours and a fifth time have none drawn', () => {
    const at = [30, 60, 500, 900, 1300, 1700];
    const { events } = answering(at.map((minute) => [minute, 'ukraine', 'warn', { about: 'B40' }]));
    expect(answersIn(events).map(({ key, drawn, manner }) => [key, drawn, manner === 'silence'])).toEqual([
      ['B40/warn/1', 0, false],
      ['B40/warn/2', null, true],
      ['B40/warn/2', 0, false],
      ['B40/warn/3', 0, false],
      ['B40/warn/4', 0, false],
      ['B40/warn/5', null, true],
    ]);
  });

  it('comes as late as it is drawn, early for most draws', () => {
    const delays = [0, 49, 99].map((delay) => {
      const { state } = answering([WARN], { drawn: drawOf(0, delay, 0) });
      return state.received.find(({ answers }) => answers)!.at - 30;
    });
    expect(delays).toEqual([5, 90, 360]);
  });

  it('breaks the turn of the seat that is spoken to where it demands something, and of no other', () => {
    const spokenTo = (drawn: number) => {
      const holders = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'hold' } as const;
      const { events, state } = playOut(actAnswering({ drawn }), startOf(holders));
      const { at } = state.received.find(({ answers, to }) => answers?.order === 0 && to.includes('ukraine'))!;
      return events.flatMap((event) => (event.type === 'turn-began' && event.turn.from === at ? [event.keyboard] : []));
    };
    expect(spokenTo(drawOf(0, 90, warnedWith('demand')))).toEqual([['ukraine']]);
    expect(spokenTo(drawOf(0, 90, warnedWith('denial')))).toEqual([]);
  });
});

describe('a pause that is offered', () => {
  const offered = drawOf(0, 0, warnedWith('pause'));
  const pauses = (events: readonly Event[]) => {
    let minute = 0;
    return events.flatMap((event): [number, string][] => {
      if (event.type === 'clock-moved') minute = event.to;
      return event.type.startsWith('pause-') ? [[minute, event.type]] : [];
    });
  };

  it('begins at the quarter of an hour that it names and is a measure while it is kept', () => {
    const { events, state } = answering([WARN], { drawn: offered });
    expect(pauses(events)).toEqual([
      [105, 'pause-began'],
      [705, 'pause-ended'],
    ]);
    expect(state.received.find(({ answers }) => answers)!.text).toContain('1:45');
    const because = events.filter((event) => event.type === 'rates-changed').map(({ because }) => because.join('; '));
    expect(because.filter((words) => words.includes('pause end+100 growth-60'))).not.toEqual([]);
    const { end: paused } = state.ledger.registers.commission.acts[0]!;
    const { end: unpaused } = answering([WARN]).state.ledger.registers.commission.acts[0]!;
    expect(paused! < unpaused!).toBe(true);
  });

  it('that is broken releases the act that was drawn with it', () => {
    const { events, state } = answering([WARN], {
      drawn: offered,
      pause: { breach: { after: 120, id: 'K17', severity: 2, lasts: 90, findsAfter: 500 } },
    });
    expect(pauses(events)).toEqual([
      [105, 'pause-began'],
      [225, 'pause-broken'],
    ]);
    expect(state.ledger.registers.ukraine.acts.map(({ id, start }) => [id, start])).toEqual([
      ['B40', 10],
      ['K17', 225],
    ]);
  });

  it('ends when new force takes effect on its chain', () => {
    const { events } = answering([WARN, [200, 'ukraine', 'halt', { about: 'B40', sector: 4 }]], { drawn: offered });
    expect(pauses(events)).toEqual([
      [105, 'pause-began'],
      [230, 'pause-ended'],
    ]);
  });

  it('comes once on a chain; after that something is asked for', () => {
    const { events } = answering([WARN, [600, 'ukraine', 'warn', { about: 'B40' }]], { drawn: offered });
    expect(answersIn(events).map(({ manner }) => manner)).toEqual(['pause', 'demand']);
  });
});

describe('naming a culprit before there is a finding', () => {
  it('is answered as such, and what it does to the act depends on whether the name is right', () => {
    const { events } = answering([WARN], { attributing: true });
    expect(answersIn(events).map(({ key }) => key)).toEqual(['B40/name/1']);
    const [named] = events.filter((event) => event.type === 'culprit-named');
    expect(named).toMatchObject({ acts: ['B40'], isRight: true, leaving: [] });
    const because = events.flatMap((event) => (event.type === 'rates-changed' ? event.because : []));
    expect(because).toContain('named growth-15');
  });

  it('is nothing of the kind once a finding has named the side', () => {
    const { events } = answering([[1500, 'ukraine', 'warn', { about: 'B40' }]], { attributing: true });
    expect(events.filter(({ type }) => type === 'culprit-named')).toEqual([]);
    expect(answersIn(events).map(({ key }) => key)).toEqual(['B40/warn/1']);
  });

  it('costs the members that bear it no more, by what was drawn for each', () => {
    const scenario = findScenario('big-push');
    const seeds = Array.from({ length: 40 }, (_, n) => String(n + 1));
    const bears = seeds.flatMap((seed) => setup(scenario, seed).members.map((member) => member.bears));
    const share = (times: number | null) => bears.filter((each) => each === times).length / bears.length;
    const { naming } = scenario.numbers.answers!;
    for (const times of [1, 2, 3]) expect(share(times)).toBeCloseTo(naming.bears[times]! / 1000, 1);
    const seed = seeds.find((each) =>
      setup(scenario, each).members.some(({ member, bears }) => member === 'UK' && bears === 1),
    )!;
    const script = scriptOf([
      { ...composed(150, { seat: 'ukraine', response: 'warn', about: 'F31' }), attributing: true },
    ]);
    const { state, events } = playOut(scenario, startOf('file', { seed, script }));
    expect(events.find((event) => event.type === 'culprit-named')).toMatchObject({
      leaving: expect.arrayContaining(['UK']),
    });
    expect(state.ledger.registers.commission.consent).not.toContain('UK');
    expect(state.received.map(({ text }) => text)).toContain('United Kingdom withdraws its consent.');
  });
});
