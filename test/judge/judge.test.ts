// The judge finds nothing in what the engine plays, and finds what somebody has forged: each property of ladder.md 9 that a
// record can show is broken once, in a record that is sound otherwise.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event, EventOf } from '../../src/exercise/events.ts';
import { readJournal } from '../../src/journal/read.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Facts, Ruling } from '../../src/ladder/index.ts';
import { findingWords, isOfOurLaw } from '../../src/report/judgement.ts';
import { readSource } from '../../src/scenario/disk.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { root } from '../support/folder.ts';
import { literal, timeline } from '../support/timeline.ts';
import { drawnAt } from './drawn.ts';
import { judged, onPaper, type Played } from './played.ts';

const wordsOf = (played: Played) => judged(played).findings.map(findingWords);

describe('the judge finds nothing', () => {
  it.each([1, 2, 3, 4, 11].map((place) => [drawnAt(place).name, place] as const))('in an exercise: %s', (_, place) =>
    expect(wordsOf(drawnAt(place).play())).toEqual([]),
  );

  const cases = join(root, 'test', 'conformance');
  it('in any conformance case that is played as an exercise', () => {
    const names = readdirSync(cases).filter((name) => name.endsWith('.yaml'));
    const found = names.flatMap((name) => {
      const { doctrine, timeline } = readTimeline(readSource(join(cases, name)));
      return wordsOf(onPaper(doctrine, timeline)).map((words) => `${name}: ${words}`);
    });
    expect(names.length).toBeGreaterThan(40);
    expect(found).toEqual([]);
  });

  const stored = join(root, 'test', 'journal', 'stored');
  it.each(readdirSync(stored))('in a record of an older format: %s', (name) => {
    const { opening, entries } = readJournal(join(stored, name));
    const { findings, rulings } = judge(
      opening.scenario,
      entries.map(({ body }) => body),
    );
    expect(rulings).toBeGreaterThan(0);
    // What law 1 ruled otherwise would be no mistake of the record.
    if (isOfOurLaw(opening.law)) expect(findings.map(findingWords)).toEqual([]);
  });
});

// Fire in sector 3 from 0:00 on, known to all and confirmed.
const FIRE = [
  'at: "0:00", report: A1, sector: 3, severity: 3, side: russia',
  'at: "0:00", confirm: A1, likelihood: 0.9',
];
const CERTIFIED = 'at: "30:00", certify: A1';
const WARN = 'at: "0:30", seat: ukraine, order: warn, about: A1';
const PLANS = ['ukraine', 'coalition', 'us'].map((seat) => `at: "30:00", seat: ${seat}, order: joint-plan, about: A1`);
const coalition = (at: string) => `at: "${at}", seat: coalition, order: air-policing, about: A1`;
const joint = (at: string) => `at: "${at}", seat: us, order: joint-response, about: A1`;

type Forge = (events: Event[]) => void;

/** The rules that the judge finds broken where somebody has changed the events of that exercise. */
function brokenBy(facts: string[], orders: string[], forge: Forge, head?: string): string[] {
  const { scenario, lines } = onPaper(literal, timeline(facts, orders, head));
  expect(judge(scenario, lines).findings.map(findingWords)).toEqual([]);
  const events = structuredClone(lines[0]!.events) as Event[];
  forge(events);
  return judge(scenario, [{ events }]).findings.map(({ rule }) => rule);
}

const rulingsIn = (events: Event[]) => events.filter((event) => event.type === 'order-ruled');
const effectsIn = (events: Event[]) => events.filter((event) => event.type === 'effect-fell');
const numbered = (events: Event[], fileNumber: number) =>
  rulingsIn(events).find(({ given }) => given.fileNumber === fileNumber)!;

/** The order of that number is accepted, at that many minutes of lead. */
const accepting =
  (number: number, lead: number): Forge =>
  (events) => {
    const event = numbered(events, number);
    const { given } = event;
    const { order, at } = given;
    given.ruling = { verdict: 'accepted', clause: 'C3', effectAt: at + lead };
    given.n = rulingsIn(events).filter((each) => each.announced).length;
    const { about, sector, of, seat, response } = order;
    const common = { class: 'force-coalition', role: null, domain: null, outcome: 'pending' } as const;
    const effectAt = at + lead;
    const none = { outcomeAt: null, code: null, endsAt: null };
    event.announced = {
      ...common,
      ...none,
      order: given.n,
      seat,
      response,
      about,
      sector,
      of,
      at,
      effectAt,
      acts: ['A1'],
    };
  };

/** The ruling on the order of that number has something changed. */
const ruling =
  (number: number, change: object): Forge =>
  (events) => {
    const { given } = numbered(events, number);
    given.ruling = { ...given.ruling, ...change } as Ruling;
  };

/** The order of that number is refused with that code, as one that nobody hears of. */
const refusing =
  (number: number, code: string): Forge =>
  (events) => {
    const event = numbered(events, number);
    event.announced = null;
    event.given.ruling = {
      verdict: 'refused',
      code,
      clause: 'C3',
      earliest: 9999,
      needs: [],
      notBefore: null,
    } as Ruling;
  };

const chainFacts =
  (number: number, change: Partial<NonNullable<Facts['chain']>>): Forge =>
  (events) => {
    const { facts } = numbered(events, number).given;
    Object.assign(facts.chain!, change);
  };

const effect =
  (change: Partial<EventOf<'effect-fell'>>): Forge =>
  (events) =>
    void Object.assign(effectsIn(events).at(-1)!, change);

const without =
  (isGone: (event: Event) => boolean): Forge =>
  (events) =>
    void events.splice(events.findIndex(isGone), 1);

const HALT = 'at: "0:40", seat: ukraine, order: halt, about: A1, sector: 3';
const UNGUARANTEED = 'format: 1\nguarantee: signed\nconsent: [UK, FR, PL, NO, SE]\n';
const ALONE = 'format: 1\nguarantee: ratified\nconsent: [UK, PL, NO, SE]\n';

describe('the judge finds what is forged', () => {
  it.each<[rule: string, what: string, Parameters<typeof brokenBy>]>([
    ['S1', 'coalition force before the window ends', [FIRE, [coalition('24:00')], accepting(0, 360)]],
    [
      'S2',
      'coalition force after the window without hostilities',
      [[...FIRE, 'at: "24:00", end: A1, when: "23:50"'], [coalition('24:30')], accepting(0, 360)],
    ],
    [
      'S3',
      'joint force accepted for a minute before its hour',
      [[...FIRE, CERTIFIED], [WARN, ...PLANS, joint('30:01')], ruling(4, { effectAt: 40 * 60 })],
    ],
    ['S4', 'a joint plan before certification', [FIRE, [PLANS[0]!], accepting(0, 0)]],
    ['S5', 'a halt on a chain that is not warned', [FIRE, [HALT], accepting(0, 30)]],
    ['S6', 'force on evidence that is too weak', [[FIRE[0]!], [coalition('25:00')], accepting(0, 360)]],
    [
      'S7',
      'an order of the wrong seat',
      [FIRE, ['at: "1:00", seat: us, order: halt, about: A1, sector: 3'], accepting(0, 30)],
    ],
    [
      'S8',
      'gated force without the guarantee',
      [[...FIRE, CERTIFIED], [WARN, ...PLANS, joint('30:01')], accepting(4, 120), UNGUARANTEED],
    ],
    ['S8', 'coalition force without quorum', [FIRE, [coalition('25:00')], accepting(0, 360), ALONE]],
    ['S9', 'force on a closed chain', [[...FIRE, 'at: "2:00", end: A1'], [coalition('27:00')], accepting(0, 360)]],
    [
      'S9',
      'force on what was withdrawn',
      [[...FIRE, 'at: "2:00", retract: A1'], [coalition('25:00')], accepting(0, 360)],
    ],
    ['S10', 'an effect before its lead is over', [FIRE, [WARN, HALT], ruling(1, { effectAt: 50 })]],
    ['S11', 'another T0', [FIRE, [WARN], chainFacts(0, { t0: 5 })]],
    [
      'S12 and S15',
      'a chain that is not open',
      [
        FIRE,
        [WARN],
        (events) => {
          numbered(events, 0).given.facts.openChains = [];
        },
      ],
    ],
    ['S15', 'a chain that closes too soon', [FIRE, [WARN], chainFacts(0, { closedAt: 20 })]],
    ['S13', 'joint force that nobody has signed for', [[...FIRE, CERTIFIED], [joint('30:01')], accepting(0, 120)]],
    [
      'S14',
      'a halt outside the sectors of its chain',
      [FIRE, [WARN, HALT.replace('sector: 3', 'sector: 5')], accepting(1, 30)],
    ],
    [
      'S16',
      'a demarche refused for its phase',
      [FIRE, ['at: "1:00", seat: coalition, order: demarche'], refusing(0, 'window/too-early')],
    ],
    [
      'S17',
      'a ruling on what the seat was not told',
      [
        [FIRE[0]!, 'at: "0:00", confirm: A1, likelihood: 0.9, to: [us]'],
        [coalition('25:00')],
        (events) => {
          numbered(events, 0).given.ruling = { verdict: 'accepted', clause: 'C3', effectAt: 31 * 60 };
        },
      ],
    ],
    ['S18', 'a refusal that names a later minute', [FIRE, [coalition('24:00')], ruling(0, { earliest: 24 * 60 + 2 })]],
    ['S18', 'a refusal that names something else as missing', [FIRE, [HALT], ruling(0, { needs: ['confirm'] })]],
    [
      'ladder.md 5, warning/first',
      'another reason than the first',
      [FIRE, [HALT], ruling(0, { code: 'scope/target' })],
    ],
    ['ladder.md 5, Clauses cited', 'another clause', [FIRE, [WARN], ruling(0, { clause: 'C8' })]],
    [
      'ladder.md 5, Phase 1 and 3: late after the deadline',
      'a warning in time as late',
      [FIRE, [WARN], ruling(0, { verdict: 'late' })],
    ],
    ['L1', 'a halt refused that passes', [FIRE, [WARN, HALT], refusing(1, 'warning/first')]],
    ['L2', 'coalition force refused that passes', [FIRE, [coalition('24:01')], refusing(0, 'window/too-early')]],
    [
      'L5',
      'a stand-down of the seat itself refused',
      [FIRE, [coalition('25:00'), 'at: "26:00", seat: coalition, order: stand-down, of: 0'], refusing(1, 'force/none')],
    ],
    ['L6', 'no expiry where a deadline passes', [FIRE, [], without(({ type }) => type === 'duty-expired')]],
    [
      'L6',
      'an expiry of a duty that was done',
      [
        FIRE,
        [WARN],
        (events) =>
          void events.splice(-1, 0, {
            type: 'duty-expired',
            seat: 'ukraine',
            chain: 'A1',
            duty: 'warn',
            at: 1440,
            acts: ['A1'],
          }),
      ],
    ],
    [
      'ladder.md 5, effects',
      'an order of which nothing comes',
      [FIRE, [WARN, HALT], without(({ type }) => type === 'effect-fell')],
    ],
    [
      'ladder.md 5, Go/no-go',
      'force that lapses without a reason',
      [FIRE, [coalition('25:00')], effect({ outcome: 'lapsed', code: 'chain/void' })],
    ],
    [
      'S9',
      'force that takes effect although its act was withdrawn',
      [[...FIRE, 'at: "26:00", retract: A1'], [coalition('25:00')], effect({ outcome: 'in-effect', code: null })],
    ],
    [
      'S10',
      'an order that is announced for an earlier minute than it was accepted for',
      [
        FIRE,
        [coalition('25:00')],
        (events) => {
          numbered(events, 0).announced!.effectAt = 26 * 60;
        },
      ],
    ],
    ['S10', 'an effect that falls too soon', [FIRE, [coalition('25:00')], effect({ at: 26 * 60 })]],
    [
      'ladder.md 2, orders',
      'orders of one minute out of turn',
      [
        FIRE,
        [WARN, 'at: "0:30", seat: us, order: acknowledge'],
        (events) => {
          const [first, second] = rulingsIn(events).map((event) => events.indexOf(event)) as [number, number];
          const moved = events.splice(second, 1)[0]!;
          const number = (event: Event, n: number) => {
            if (event.type !== 'order-ruled' || !event.announced) return;
            event.given.n = n;
            event.announced.order = n;
          };
          number(moved, 0);
          number(events[first]!, 1);
          events.splice(first, 0, moved);
        },
      ],
    ],
    [
      'ladder.md 4',
      'an order that counts for an act which its chain did not hold',
      [
        FIRE,
        [WARN],
        (events) => {
          numbered(events, 0).announced!.acts = ['A1', 'A2'];
        },
      ],
    ],
    [
      'ladder.md 8',
      'force in a place where nothing is',
      [
        FIRE,
        [coalition('25:00')],
        (events) => {
          numbered(events, 0).announced!.sector = 7;
        },
      ],
    ],
    [
      'ladder.md 3',
      'an accepted order that is known to nobody',
      [
        FIRE,
        [WARN],
        (events) => {
          numbered(events, 0).announced = null;
        },
      ],
    ],
    [
      'ladder.md 2',
      'a clock that goes back',
      [FIRE, [], (events) => void events.splice(-1, 0, { type: 'clock-moved', to: 5 })],
    ],
  ])('%s: %s', (rule, _, forged) => expect(brokenBy(...forged)).toContain(rule));
});
