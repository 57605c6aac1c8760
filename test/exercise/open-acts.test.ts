// Written stories that stay open: what is fixed goes as written, what is open follows the measures, and whatever is said of
// an act goes with it (exercise.md 10).
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { setup } from '../../src/exercise/chance/setup.ts';
import type { Event } from '../../src/exercise/events.ts';
import { type Incident, namesOf } from '../../src/exercise/incident.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { Inject } from '../../src/exercise/words.ts';
import { actNamed, clock } from '../../src/ladder/index.ts';
import { readSource, shippedFolder } from '../../src/scenario/disk.ts';
import { allScenarios, findScenario, readScenario } from '../../src/scenario/scenario-file.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { composed } from '../support/orders.ts';
import { exconView, playOut, startOf } from '../support/play.ts';

const stories = allScenarios().filter(({ incidents }) => incidents.length > 0);
const quiet = (scenario: Scenario): Scenario => ({ ...scenario, background: null, jitterMinutes: 0 });

/** When each act began and ended in truth; Infinity where it did not end. */
function courses(events: readonly Event[], incidents: readonly Incident[]): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  let minute = 0;
  for (const event of events) {
    if (event.type === 'clock-moved') minute = event.to;
    if (event.type === 'act-began') found.set(incidents[event.n]!.id, [minute, Infinity]);
    if (event.type === 'act-grew') found.set(event.into.id, [minute, Infinity]);
    if (event.type === 'act-ended') found.get(event.act)![1] = minute;
  }
  return found;
}

/** What the file says of each open act. */
function written({ incidents }: Scenario): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>();
  const note = (act: Pick<Incident, 'id' | 'fate'>): void => {
    if (act.fate?.written) found.set(act.id, [act.fate.written.start, act.fate.written.end]);
    if (act.fate?.grown) note(act.fate.grown);
  };
  for (const incident of incidents) note(incident);
  return found;
}

describe('the bare script', () => {
  it.each(stories.map((scenario) => [scenario.id, scenario] as const))(
    'of %s has every act begin and end as written, whatever is done',
    (_, scenario) => {
      const before = written(scenario);
      for (const policy of ['passive', 'by-the-book', 'trigger-happy'] as const) {
        const { events, state } = playOut(scenario, startOf(policy, { isScriptOnly: true }));
        const ended = new Map([...courses(events, state.truth.incidents)].filter(([, [, end]]) => end < Infinity));
        expect(ended, policy).toEqual(new Map([...before].filter(([, [, end]]) => end < scenario.endex)));
        expect(state.excon.dropped, policy).toEqual([]);
        expect(events.filter(({ type }) => type === 'harm-eased')).toEqual([]);
      }
    },
  );
});

describe('every shipped story', () => {
  it.each(stories.map(({ id }) => id))('%s says of each act whether its course is fixed or open, and why', (id) => {
    const { acts, facilitator } = parseYaml(readSource(shippedFolder(`${id}.yaml`))).value as {
      acts: { id: string; course?: string; why?: string }[];
      facilitator: { measure?: unknown };
    };
    expect(acts.filter(({ course, why }) => course === undefined || why === undefined)).toEqual([]);
    expect(facilitator.measure).toBeDefined();
  });

  it.each(stories.map((scenario) => [scenario.id, scenario] as const))(
    '%s draws its open acts around what is written, the same for every team',
    (_, scenario) => {
      const { most } = scenario.numbers.hazards.written!;
      const drawn = ['1', '2', '3', '4', '5', '6'].map((seed) => setup(scenario, seed).incidents);
      expect(setup(scenario, '1').incidents).toEqual(drawn[0]);
      for (const incident of drawn.flat().filter(({ isScripted }) => isScripted)) {
        const { fate } = incident;
        if (!fate) continue;
        const length = fate.written!.end - fate.written!.start;
        const part = fate.thresholds.end / 100 / length;
        expect(part).toBeGreaterThanOrEqual(1 - most - 0.01);
        expect(part).toBeLessThanOrEqual(1 + most + 0.01);
        expect(fate.written!.start).toBe(incident.start);
      }
    },
  );

  it('holds its ladder open on every seed: joint force takes effect in big-push by the book', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { events } = playOut(findScenario('big-push'), startOf('by-the-book', { seed: String(seed) }));
      const joint = events.filter(
        (event) => event.type === 'order-ruled' && event.given.order.response === 'joint-response',
      );
      expect(joint.map((event) => event.type === 'order-ruled' && event.given.ruling.verdict)).toEqual(['accepted']);
    }
  });
});

const STORY = `
acts:
  - id: B41
    course: open
    kind: energy-strike
    start: "0:00"
    end: "10:00"
    sector: rear
    severity: 4
    author: russia
    intent: deliberate
    truth: A first strike.
    growsInto: C52
  - id: C52
    course: open
    kind: energy-strike
    start: "4:00"
    end: "8:00"
    sector: rear
    severity: 4
    author: russia
    intent: deliberate
    truth: A next one.
injects:
  - { at: "0:10", report: B41, start: "0:00", sector: rear, severity: 4, side: russia, from: Watch, text: "Strike since {0:00}." }
  - { at: "2:00", news: "About {heat} people are cold.", about: B41, world: { heat: 200000 }, from: Town, medium: bulletin }
  - { at: "4:10", report: C52, start: "4:00", sector: rear, severity: 4, side: russia, from: Watch, text: "Another since {4:00}." }
  - { at: "5:00", news: "The strike goes on.", while: B41, from: Press }
  - { at: "6:00", news: "Of the next one, at {6:00}.", about: C52, from: Press }
  - { at: "6:30", news: "A word on the next one.", follows: C52, from: Press }
  - { at: "8:15", end: C52, when: "8:00", from: Watch, text: "The next one is over since {8:00}." }
  - { at: "10:20", end: B41, when: "10:00", from: Watch, text: "It is over since {10:00}." }
`;
const template = readSource(shippedFolder('templates', 'scenario.yaml')).text;
/** The template with another story. */
const scenarioFrom = (story: string): Scenario => {
  const head = template.slice(0, template.indexOf('# What really happens'));
  return readScenario({ file: 'story.yaml', text: head.replace('id: NAME', 'id: story') + story });
};
const story = (): Scenario => {
  const scenario = quiet(scenarioFrom(STORY));
  const { written: _, ...hazards } = scenario.numbers.hazards;
  return { ...scenario, numbers: { ...scenario.numbers, hazards } };
};
type Given = [at: number, response: string];
const play = (given: Given[], scenario = story()) => {
  const orders = given.map(([at, response]) => composed(at, { seat: 'ukraine', response, about: 'B41' }));
  return playOut(scenario, startOf('file', { script: scriptOf(orders) }));
};
const textsAt = (received: readonly Inject[]) =>
  received
    .filter(({ medium, text }) => medium !== 'daily line' && !text.startsWith('It goes on'))
    .map(({ at, text }) => `${clock(at)} ${text}`);

describe('what is said of an open act', () => {
  it('comes as written where nothing bears on it', () => {
    const { state } = play([]);
    expect(textsAt(state.received)).toEqual([
      '0:10 Strike since 0:00.',
      '2:00 About 200,000 people are cold.',
      '4:10 Another since 4:00.',
      '5:00 The strike goes on.',
      '6:00 Of the next one, at 6:00.',
      '6:30 A word on the next one.',
      '8:15 The next one is over since 8:00.',
      '10:20 It is over since 10:00.',
    ]);
  });

  it('comes with its act: the end earlier with its times, harm lessened, what never comes dropped', () => {
    const { state, events } = play([
      [11, 'warn'],
      [11, 'air-defence'],
    ]);
    const act = actNamed(state.ledger.registers.commission, 'B41')!;
    const end = act.end!;
    expect(end).toBeLessThan(600);
    // 35 of a hundred fewer, by the table.
    const eased = events.find((event) => event.type === 'harm-eased');
    const { harm } = story().numbers.hazards.responses.find((row) => row.response === 'air-defence')!;
    expect(eased).toMatchObject({ heat: 2000 * (100 + harm!), because: [`air-defence harm${harm}`] });
    expect(textsAt(state.received)).toContain(`2:00 About ${2 * (100 + harm!)},000 people are cold.`);
    expect(textsAt(state.received)).toContain(`${clock(end + 20)} It is over since ${clock(end)}.`);
  });

  it('is dropped where its act never comes or is over, and the facilitator is told', () => {
    const scenario = story();
    // At the highest rates the act is over before it has grown.
    const calm: Scenario = {
      ...scenario,
      numbers: {
        ...scenario.numbers,
        hazards: {
          ...scenario.numbers.hazards,
          responses: [{ response: 'warn', reach: 'act', end: 400, growth: -100, why: 'A test.' }],
        },
      },
    };
    const { state, events } = play([[11, 'warn']], calm);
    expect(state.excon.dropped.map(({ inject, act }) => [inject.text.slice(0, 12), act])).toEqual([
      ['Another sinc', 'C52'],
      ['Of the next ', 'C52'],
      ['A word on th', 'C52'],
      ['The next one', 'C52'],
      ['The strike g', 'B41'],
    ]);
    expect(state.waiting).toEqual([]);
    expect(events.filter(({ type }) => type === 'injects-dropped')).toHaveLength(2);
    expect(state.received.map(({ text }) => text)).not.toContain('The strike goes on.');
  });

  it('comes as much later as its act begins, with its times', () => {
    const scenario = story();
    const slow: Scenario = {
      ...scenario,
      numbers: {
        ...scenario.numbers,
        hazards: {
          ...scenario.numbers.hazards,
          responses: [{ response: 'warn', reach: 'act', growth: -50, why: 'A test.' }],
        },
      },
    };
    const { state } = play([[60, 'warn']], slow);
    // 60 minutes at 100, then 180 more at 50 a minute: it begins three hours later.
    const texts = textsAt(state.received);
    expect(texts).toContain('7:10 Another since 7:00.');
    expect(texts).toContain('9:00 Of the next one, at 9:00.');
    expect(texts).toContain('9:30 A word on the next one.');
    expect(texts).toContain('11:15 The next one is over since 11:00.');
  });

  it('cannot be held, moved or fired by the facilitator before its act comes', () => {
    const { run } = playStart(story(), startOf('person', { hasExcon: true }));
    const waiting = exconView(run.scenario, run.state).injects.filter(({ comesWith }) => comesWith !== null);
    expect(waiting.map(({ comesWith }) => comesWith)).toEqual(['C52', 'C52', 'C52', 'C52', 'B41']);
    playCommand(run, { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
    const { no } = waiting[0]!;
    for (const act of ['hold', 'fire'] as const)
      expect(playCommand(run, { do: 'inject', act, no })).toEqual({
        denied: `Inject ${no + 1} comes when C52 begins; it cannot be moved or held before.`,
      });
  });
});

describe('an act that leads to another', () => {
  it('still does when it is over, unless it is held down', () => {
    const leading = STORY.replace('growsInto: C52', 'leadsTo: C52').replace(
      'start: "4:00"\n    end: "8:00"',
      'start: "12:00"\n    end: "13:00"',
    );
    const alone = leading
      .slice(0, leading.indexOf('injects:'))
      .replace('truth: A next one.', 'truth: A next one.\n    says: A next one.');
    const scenario = (): Scenario => {
      const made = quiet(
        scenarioFrom(
          `${alone}injects:\n  - { at: "0:10", report: B41, start: "0:00", sector: rear, severity: 4, side: russia, from: Watch, text: Strike. }\n`,
        ),
      );
      const { written: _, ...hazards } = made.numbers.hazards;
      return { ...made, numbers: { ...made.numbers, hazards } };
    };
    const startOfNext = (given: Given[]) =>
      courses(play(given, scenario()).events, scenario().incidents).get('C52')?.[0];
    expect(startOfNext([])).toBe(720);
    expect(startOfNext([[20, 'warn']])).toBeGreaterThan(720);
    expect(scenario().incidents.flatMap(namesOf)).toEqual(['B41', 'C52']);
  });
});
