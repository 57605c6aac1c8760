// What the world does of itself, and what measures do to it: ends, growth, sensors, findings, the Commission's tests.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/exercise/incident.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { plainInject } from '../../src/exercise/words.ts';
import { coverage, surveillance } from '../../src/exercise/world/sensors.ts';
import { actNamed, chains, pictureOf, SEATS } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playOut, startOf, viewFor, viewForCommission } from '../support/play.ts';
import { act, type Given, lineWith, news, played } from '../support/world.ts';

const WARN: Given = [30, 'ukraine', 'warn', { about: 'B40' }];
const HALT: Given = [30, 'ukraine', 'halt', { about: 'B40', sector: 4 }];

const byTheBook = (scenario: Scenario): State =>
  playOut(scenario, startOf('by-the-book', { isScriptOnly: true })).state;

const commission = (state: State, id = 'B40') => actNamed(state.ledger.registers.commission, id);
const ratesAt = (minute: number, orders: Given[] = [], change: Parameters<typeof lineWith>[1] = {}, of = act()) =>
  [...played(lineWith([of], change), orders, minute).truth.live.values()][0]!.rates;

describe('an act with a fate', () => {
  it('ends where its sum meets the threshold: at the neutral rate after its drawn duration', () => {
    expect(commission(played(lineWith([act()])))?.end).toBe(610);
  });

  it('ends sooner once it is halted: what is left of the sum goes at the higher rate', () => {
    const state = played(lineWith([act()]), [WARN, HALT]);
    // To minute 30 at 100, to 60 at 110 (warned), then 110 + 90 for an army that is all there: 20 + 33 of 600 are done.
    expect(commission(state)?.end).toBe(60 + Math.ceil((60_000 - 2000 - 3300) / 200));
  });

  it('a halt stands as long as anything of its chain goes on in its sector, whichever act its order names', () => {
    const late = { thresholds: { end: 200_000, growth: null, finding: null } };
    const scenario = lineWith([act(), act({ id: 'C41', start: 20, sector: 5, fate: late })]);
    const elsewhere: Given = [500, 'ukraine', 'halt', { about: 'B40', sector: 5 }];
    const view = viewFor(scenario, played(scenario, [WARN, HALT, elsewhere], 700), 'ukraine');
    expect(view.acts.map(({ id, end }) => [id, end === null])).toEqual([
      ['B40', false],
      ['C41', true],
    ]);
    const halts = view.announced.filter(({ role }) => role === 'halt');
    expect(halts.map(({ about, sector, isOver }) => [about, sector, isOver])).toEqual([
      ['B40', 4, true],
      ['B40', 5, false],
    ]);
  });

  it('a threshold already drawn is not drawn again: orders change when, not what', () => {
    const scenario = lineWith([act()]);
    const [calm, halted] = [played(scenario), played(scenario, [WARN, HALT])];
    expect(halted.truth.incidents).toEqual(calm.truth.incidents);
    expect(commission(halted)!.end!).toBeLessThan(commission(calm)!.end!);
  });

  it('grows into the act drawn beforehand, later where it is warned and held down', () => {
    const { start: _, end: __, ...grown } = act({ id: 'C41', sector: 5, severity: 4, fate: { says: 'More shells.' } });
    const growing = act({ fate: { thresholds: { end: 120_000, growth: 20_000, finding: null }, grown } });
    const startOfC = (orders: Given[]) => commission(played(lineWith([growing]), orders), 'C41')?.start;
    expect(startOfC([])).toBe(10 + 200);
    expect(startOfC([WARN])).toBe(30 + (20_000 - 2000) / 75);
    // A halt leaves it no time to grow.
    expect(startOfC([WARN, HALT, [31, 'coalition', 'alert', { about: 'B40' }]])).toBeGreaterThan(startOfC([WARN])!);
    const never = act({ fate: { thresholds: { end: 15_000, growth: 20_000, finding: null }, grown } });
    expect(commission(played(lineWith([never])), 'C41')).toBeUndefined();
  });

  it('an opponent of high resolve is moved less, one of high tempo grows faster', () => {
    const opponent = { intent: 'x', resolve: 50, deception: 50, tempo: 100, breaksPauses: true, bounds: null };
    const warned = (change: Partial<typeof opponent>) => ratesAt(40, [WARN], { opponent: { ...opponent, ...change } });
    expect(warned({})).toMatchObject({ end: 110, growth: 75 });
    expect(warned({ resolve: 100 })).toMatchObject({ end: 105, growth: 88 });
    expect(warned({ resolve: 0 })).toMatchObject({ end: 115, growth: 63 });
    expect(warned({ tempo: 200 })).toMatchObject({ end: 110, growth: 175 });
    expect(ratesAt(40, [], { opponent: { ...opponent, deception: 100 } }).finding).toBe(75);
  });

  it('what it was meant for decides what moves it: a warning ends an accident, a sanction holds down a plan', () => {
    expect(ratesAt(40, [WARN], {}, act({ intent: 'accidental' })).end).toBe(190);
    const sanctioned: Given[] = [[11, 'us', 'sanction']];
    expect(
      ratesAt(600, sanctioned, {}, act({ fate: { thresholds: { end: 500_000, growth: null, finding: null } } })).growth,
    ).toBe(100);
    const long = act({ fate: { thresholds: { end: 500_000, growth: null, finding: null } } });
    expect(ratesAt(1500, sanctioned, {}, long).growth).toBe(85);
    expect(ratesAt(1500, sanctioned, {}, { ...long, intent: 'local-initiative' }).growth).toBe(100);
  });

  it('giving an order twice gains nothing', () => {
    const once = ratesAt(400, [[11, 'coalition', 'demarche']], {}, act({ intent: 'local-initiative' }));
    const twice = ratesAt(
      400,
      [
        [11, 'coalition', 'demarche'],
        [12, 'coalition', 'demarche'],
      ],
      {},
      act({ intent: 'local-initiative' }),
    );
    expect([once, twice.growth]).toEqual([{ ...once, growth: 85 }, 85]);
  });
});

describe('sensors and patrols', () => {
  it('one seat hears first, the others later, and of its end whoever knows of it', () => {
    const state = played(lineWith([act()]));
    const entered = SEATS.map((seat) => actNamed(state.ledger.registers[seat], 'B40')?.enteredAt);
    expect(entered).toEqual([20, 40, 40]);
    const facts = state.received.filter(({ fact }) => fact);
    expect(facts.map(({ at, fact, to }) => [at, fact?.kind, to.length])).toEqual([
      [20, 'report', 1],
      [40, 'share', 2],
      [615, 'end', 3],
    ]);
  });

  it('see less by night and where they are jammed', () => {
    const scenario = lineWith([]);
    // STARTEX at 7:00; sector 6 is jammed.
    expect(coverage(scenario, 4, 60, false)).toBe(850);
    expect(coverage(scenario, 4, 12 * 60, false)).toBe(600);
    expect(coverage(scenario, 6, 60, false)).toBe(350);
  });

  it('what nobody sees is never reported; it comes to light at daybreak, or when somebody looks closely', () => {
    const hidden = act({ sector: 6, fate: { detection: 500 } });
    expect(commission(played(lineWith([hidden])))).toBeUndefined();
    const looked = played(lineWith([hidden]), [[30, 'us', 'surveil', { sector: 6 }]]);
    expect(commission(looked)?.enteredAt).toBe(90 + 10);
    // At night 600 of 1000 are seen in sector 4, by day 850: from 6:00, eleven hours before STARTEX comes round again.
    const night = act({
      start: 12 * 60,
      end: 40 * 60,
      fate: { detection: 700, thresholds: { end: 168_000, growth: null, finding: null } },
    });
    expect(commission(played(lineWith([night])))?.enteredAt).toBe(23 * 60 + 10);
  });

  it('a seat looks at two places at once; a third replaces the oldest', () => {
    const scenario = lineWith([]);
    const state = played(scenario, [
      [10, 'us', 'surveil', { sector: 1 }],
      [20, 'us', 'surveil', { sector: 2 }],
      [30, 'coalition', 'surveil', { sector: 1 }],
      [40, 'us', 'surveil', { sector: 3 }],
    ]);
    const watching = surveillance(scenario, state.ledger).map(({ seat, sector }) => `${seat} ${sector}`);
    expect(watching).toEqual(['coalition 1', 'us 2', 'us 3']);
  });

  it('what is minor beyond a few reports a turn stands in the daily line alone', () => {
    const quiet = act({ fate: { says: '', assessed: { severity: 1, side: 'unknown' } } });
    const { received } = played(lineWith([quiet]));
    expect(new Set(received.map(({ medium }) => medium))).toEqual(new Set(['daily line']));
    expect(received[0]?.text).toMatch(/Daily count: [1-9]/);
  });
});

describe('findings', () => {
  const sought = (finding: Partial<Finding> = {}) =>
    act({
      fate: {
        thresholds: { end: 60_000, growth: null, finding: 60_000 },
        finding: { verdict: 'attributed', side: 'russia', likelihood: 0.8, ...finding },
      },
    });

  it('come when their sum meets the threshold, counted from the first report; looking closely doubles the pace', () => {
    const foundAt = (orders: Given[]) =>
      played(lineWith([sought()]), orders).received.find(({ fact }) => fact?.kind === 'confirm')?.at;
    expect(foundAt([])).toBe(20 + 600);
    // In effect from minute 90 on.
    expect(foundAt([[30, 'us', 'surveil', { sector: 4 }]])).toBe(90 + Math.ceil((60_000 - 7000) / 200));
    expect(foundAt([[30, 'us', 'surveil', { sector: 7 }]])).toBe(620);
  });

  it('a false alarm is retracted and leaves every chain; force on it is asked to stand down', () => {
    const state = played(lineWith([sought({ verdict: 'nothing' })]));
    expect(commission(state)?.isRetracted).toBe(true);
    expect(chains(lineWith([]).doctrine, pictureOf(state.ledger, 'ukraine'), state.minute)).toEqual([]);
  });

  it('what cannot be told is left to nobody: the side becomes unknown', () => {
    const state = played(lineWith([sought({ verdict: 'unattributable' })]));
    expect(commission(state)).toMatchObject({ side: 'unknown', likelihood: null });
  });

  it('an own-side breach first taken for the other side turns round, and its report is owed', () => {
    const own = sought({ side: 'ukraine', likelihood: 0.9 });
    const state = played(lineWith([{ ...own, author: 'ukraine' }]));
    expect(commission(state)).toMatchObject({ side: 'ukraine', likelihood: 0.9 });
    const owed = byTheBook(lineWith([{ ...own, author: 'ukraine' }]));
    const prompt = owed.prompts.find(({ kind }) => kind === 'self-report');
    expect([prompt?.seat, prompt?.metAt]).toEqual(['ukraine', prompt?.raisedAt]);
    expect(owed.orders.filter(({ order }) => order.response === 'acknowledge').map(({ order }) => order.seat)).toEqual([
      'coalition',
      'us',
    ]);
  });

  it('reach a seat that had not heard of the act together with the act', () => {
    const late = sought();
    const state = played(lineWith([{ ...late, fate: { ...late.fate!, shareDelay: 3000 } }]));
    expect(actNamed(state.ledger.registers.us, 'B40')).toMatchObject({ enteredAt: 620, likelihood: 0.8 });
  });
});

describe('the Commission certifies a broader attack', () => {
  const marked = (
    id: string,
    sector: number,
    marks: NonNullable<ReturnType<typeof act>['fate']>['marks'],
    finding: number | null,
  ) => act({ id, sector, fate: { marks, thresholds: { end: 300_000, growth: null, finding } } });

  it('two hours after two of the four tests hold, on the latest confirmed act', () => {
    const state = played(
      lineWith([marked('B40', 2, [], 10_000), { ...marked('C41', 5, ['combined-arms'], 20_000), start: 12 }]),
    );
    // Confirmed at 120 (B40): two sectors apart and combined arms hold since 20, but only now is there an act to certify.
    expect(state.received.find(({ fact }) => fact?.kind === 'certify')).toMatchObject({
      at: 240,
      fact: { act: 'C41' },
    });
    expect(chains(lineWith([]).doctrine, pictureOf(state.ledger, 'us'), state.minute)[0]?.broaderAt).toBe(240);
  });

  it('not on one test, and not without a confirmed act', () => {
    const certified = (incidents: ReturnType<typeof act>[]) =>
      played(lineWith(incidents)).received.some(({ fact }) => fact?.kind === 'certify');
    expect(certified([marked('B40', 2, ['combined-arms'], 10_000)])).toBe(false);
    expect(certified([marked('B40', 2, ['combined-arms'], null), marked('C41', 5, [], null)])).toBe(false);
    expect(certified([marked('B40', 2, ['combined-arms', 'territory'], 10_000)])).toBe(true);
  });

  it('leaves it to the script where the script certifies', () => {
    const fact = { kind: 'certify', at: 5000, to: SEATS, act: 'B40' } as const;
    const scripted = plainInject({ at: 5000, to: SEATS, fact, text: 'x', from: 'x', medium: 'finding' });
    const state = played(lineWith([marked('B40', 2, ['combined-arms', 'territory'], 10_000)], { injects: [scripted] }));
    expect(state.received.filter(({ fact }) => fact?.kind === 'certify').map(({ at }) => at)).toEqual([5000]);
  });
});

describe('a person in the Commission’s seat', () => {
  const scenario = lineWith([
    act({
      fate: { thresholds: { end: 300_000, growth: null, finding: 10_000 }, marks: ['combined-arms', 'territory'] },
    }),
  ]);
  const sit = () => {
    const { run } = playStart(scenario, startOf('hold', { commission: 'person', isScriptOnly: true }));
    const { state } = run;
    const send = (command: Parameters<typeof playCommand>[1]) => {
      const answer = playCommand(run, command);
      return 'denied' in answer ? answer.denied : 'taken';
    };
    return { state, send };
  };
  const attributed = { verdict: 'attributed', side: 'russia', likelihood: 0.7 } as const;

  it('is called when something serious is reported and when evidence is ripe, and decides; nothing is found without it', () => {
    const { state, send } = sit();
    expect([state.minute, state.commission.isAtDesk]).toEqual([20, true]);
    expect(viewForCommission(scenario, state).docket[0]).toMatchObject({ id: 'B40', analysis: null });
    send({ do: 'adjourn' });
    expect([state.minute, commission(state)?.likelihood]).toEqual([120, null]);
    expect(viewForCommission(scenario, state).docket[0]?.analysis?.finding.likelihood).toBe(0.8);
    expect(send({ do: 'find', about: 'B40', verdict: attributed, by: null })).toBe('taken');
    send({ do: 'find', about: 'B40', verdict: { verdict: 'broader' }, by: null });
    send({ do: 'adjourn' });
    expect(commission(state)).toMatchObject({ side: 'russia', likelihood: 0.7 });
    expect(state.received.some(({ fact }) => fact?.kind === 'certify')).toBe(true);
  });

  it('cannot find on what was never reported, nor certify what is not confirmed, nor act between its sessions', () => {
    const { state, send } = sit();
    expect(send({ do: 'find', about: 'Z99', verdict: attributed, by: null })).toBe('No act Z99 has been reported.');
    expect(send({ do: 'find', about: 'B40', verdict: { verdict: 'broader' }, by: null })).toBe(
      'Confirm B40 before it is certified.',
    );
    for (let n = 0; state.commission.isAtDesk && n < 20; n++) send({ do: 'adjourn' });
    expect(send({ do: 'find', about: 'B40', verdict: attributed, by: null })).toBe('The exercise has ended.');
  });

  it('is not overtaken by the script: its findings and its certification are laid on the desk', () => {
    const story = findScenario('big-push');
    const { run } = playStart(story, startOf('hold', { commission: 'person', isScriptOnly: true }));
    const { state } = run;
    for (let n = 0; state.commission.isAtDesk && n < 40; n++) playCommand(run, { do: 'adjourn' });
    expect(state.isEnded).toBe(true);
    const kinds = state.received.map(({ fact }) => fact?.kind);
    expect(kinds).not.toContain('confirm');
    expect(kinds).not.toContain('certify');
    expect(state.commission.evidence.map(({ act }) => act)).toContain('F31');
    expect(state.commission.suspectedSince).toBe(40 * 60);
  });

  it('sees all reports and evidence and nothing of any fate', () => {
    const { state } = sit();
    const shown = JSON.stringify(viewForCommission(scenario, state));
    for (const word of ['fate', 'thresholds', 'author', 'intent', 'detection', 'A test.'])
      expect(shown).not.toContain(word);
  });
});

describe('politics and people move facts, hazards and rulings', () => {
  const neutral = ratesAt(50);
  it.each([
    ['US will', { usWill: 'withheld' }, 30],
    ['US will, wavering', { usWill: 'wavering' }, 15],
    ['talks', { talks: 'in-session' }, -15],
    ['talks broken off', { talks: 'broken-off' }, 20],
    ['the one-sidedness dispute', { dispute: 'open' }, 15],
    ['the prosperity plan', { prosperity: 'agreed' }, -15],
    ['people without heat', { heat: 900_000 }, 10],
    ['many people without heat', { heat: 2_000_000 }, 20],
  ] as const)('%s changes how fast an act grows', (_, world, growth) => {
    expect(ratesAt(50, [], { injects: [news(30, world)] }).growth - neutral.growth).toBe(growth);
  });

  it('the guarantee in force deters, a suspended one invites a test', () => {
    const guarantee = (state: 'ratified' | 'suspended') => {
      const fact = { kind: 'guarantee' as const, at: 30, to: SEATS, state };
      return ratesAt(50, [], { injects: [{ ...news(30, {}), fact }] }).growth;
    };
    expect([guarantee('ratified'), guarantee('suspended')]).toEqual([85, 115]);
  });

  it('the army’s readiness and presence, and US logistics, decide what a halt is worth', () => {
    const halted = (change: Parameters<typeof lineWith>[1], orders: Given[] = [], minute = 70) =>
      ratesAt(minute, [WARN, HALT, ...orders], change).end;
    const world = { ...lineWith([]).world, readiness: 50 };
    expect(halted({})).toBe(110 + 90);
    expect(halted({ world })).toBe(110 + 45);
    expect(halted({ injects: [news(20, { presence: [{ sector: 4, is: 20 }] })] })).toBe(110 + 18);
    const long = act({ fate: { thresholds: { end: 500_000, growth: null, finding: null } } });
    expect(ratesAt(500, [WARN, HALT, [11, 'us', 'logistics']], { world }, long).end).toBe(110 + 54);
  });

  it('what consenting members bring to a domain decides what coalition force is worth', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: 10_000 } } });
    const opening = { ...lineWith([]).opening, consent: ['UK', 'FR', 'PL', 'NO', 'SE'] };
    const forced = (roster: ReturnType<typeof lineWith>['roster']) =>
      ratesAt(2000, [[1460, 'coalition', 'air-policing', { about: 'B40' }]], { opening, roster }, long).growth;
    const { roster } = lineWith([]);
    // UK 80, FR 75, PL 70, NO 60, SE 55 of 300 needed: in full.
    expect(forced(roster)).toBe(50);
    expect(
      forced(roster.map((member) => ({ ...member, readiness: Math.trunc(member.readiness / 4) }))),
    ).toBeGreaterThan(80);
    expect(forced(roster.map((member) => ({ ...member, domains: ['sea'] as const })))).toBe(100);
  });

  it('force and presence help where they stand and next door, and nowhere else; what is moved helps where it has gone', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: 10_000 } } });
    const opening = { ...lineWith([]).opening, consent: ['UK', 'FR', 'PL', 'NO', 'SE'] };
    const growth = (orders: Given[], minute = 3500) => ratesAt(minute, orders, { opening }, long).growth;
    const force = (sector: number): Given => [1460, 'coalition', 'air-policing', { about: 'B40', sector }];
    expect([3, 4, 5].map((sector) => growth([force(sector)]))).toEqual([50, 50, 50]);
    expect([2, 6].map((sector) => growth([force(sector)]))).toEqual([100, 100]);
    // Left out, it is where the act of the chain was last under way.
    expect(growth([[1460, 'coalition', 'air-policing', { about: 'B40' }]])).toBe(50);
    const away: Given = [2000, 'coalition', 'redeploy', { of: 0, sector: 8 }];
    const back: Given = [3000, 'coalition', 'redeploy', { of: 0, sector: 5 }];
    // It is on its way for half the six hours that it took to come.
    expect([2179, 2180].map((at) => growth([force(4), away], at))).toEqual([50, 100]);
    expect(growth([force(4), away, back])).toBe(50);
    const scenario = lineWith([long], { opening });
    const stands = (orders: Given[]) =>
      viewFor(scenario, played(scenario, orders, 3500), 'us').announced.find(
        ({ response }) => response === 'air-policing',
      )?.standsIn;
    expect([stands([force(4)]), stands([force(4), away]), stands([force(4), away, back])]).toEqual([4, 8, 5]);
  });

  it('force is moved by the response with that role, whatever a doctrine calls it', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: 10_000 } } });
    const base = lineWith([long], { opening: { ...lineWith([]).opening, consent: ['UK', 'FR', 'PL', 'NO', 'SE'] } });
    const responses = base.doctrine.responses.map((each) =>
      each.role === 'redeploy' ? { ...each, id: 'move-over' } : each,
    );
    const scenario = { ...base, doctrine: { ...base.doctrine, responses } };
    const orders: Given[] = [
      [1460, 'coalition', 'air-policing', { about: 'B40', sector: 4 }],
      [2000, 'coalition', 'move-over', { of: 0, sector: 8 }],
    ];
    const { announced } = viewFor(scenario, played(scenario, orders, 3500), 'us');
    expect(announced.find(({ response }) => response === 'air-policing')?.standsIn).toBe(8);
  });

  it('presence makes growth less likely before any phase, by what consenting members bring', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: null } } });
    const opening = { ...lineWith([]).opening, consent: ['UK', 'FR', 'PL', 'NO', 'SE'] };
    const growth = (response: string, sector: number) =>
      ratesAt(2500, [[20, 'coalition', response, { sector }]], { opening }, long).growth;
    expect(growth('reassure-air', 4)).toBe(80);
    expect(growth('reassure-air', 7)).toBe(100);
    expect(growth('reassure-land', 5)).toBeLessThan(90);
    // What is not at sea is none of its business.
    expect(growth('reassure-sea', 4)).toBe(100);
  });

  it('consulted members answer each in its own time, and their consent opens the quorum', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: 10_000 } } });
    const opening = { ...lineWith([]).opening, consent: ['UK'] };
    const force: Given = [1500, 'coalition', 'air-policing', { about: 'B40' }];
    const ruling = (orders: Given[], change: Parameters<typeof lineWith>[1] = {}) =>
      played(lineWith([long], { opening, ...change }), [...orders, force]).orders.at(-1)!.ruling;
    const consult: Given = [60, 'coalition', 'consult'];
    expect(ruling([])).toMatchObject({ code: 'quorum/unmet' });
    expect(ruling([consult])).toMatchObject({ verdict: 'accepted' });
    const withdraws = { injects: [news(1490, { withdraws: ['FR'] })] };
    expect(ruling([consult], withdraws)).toMatchObject({ code: 'quorum/unmet', needs: ['FR'] });
    const slow = lineWith([]).roster.map((member) => (member.member === 'FR' ? { ...member, delay: 9000 } : member));
    expect(ruling([consult], { roster: slow })).toMatchObject({ code: 'quorum/unmet', needs: ['FR'] });
    const scenario = lineWith([long], { opening });
    const state = played(scenario, [consult]);
    const consents = state.received.filter(({ fact }) => fact?.kind === 'consent').map(({ at }) => at);
    expect(consents[0]).toBeGreaterThan(180);
    expect(new Set(consents).size).toBeGreaterThan(3);
    const stands = viewFor(scenario, state, 'us').around.politics.roster.map(
      ({ member, stands }) => `${member} ${stands}`,
    );
    expect(stands).toContain('FR consents');
    expect(stands).toContain('TR declined');
  });

  it('heat comes back by about a tenth a day by itself, by about thirty parts in a hundred where repair is ordered', () => {
    const scenario = lineWith([], { injects: [news(60, { heat: 1_000_000 })] });
    const out = (orders: Given[]) => viewFor(scenario, played(scenario, orders, 60 + 1440), 'us').around.civilians.out;
    expect(out([]) / 1_000_000).toBeCloseTo(0.9, 1);
    const repaired = viewFor(scenario, played(scenario, [[61, 'ukraine', 'repair']], 421 + 1440), 'us').around
      .civilians;
    const before = viewFor(scenario, played(scenario, [], 421), 'us').around.civilians.out;
    expect(repaired.isRepairing).toBe(true);
    expect(repaired.out / before).toBeCloseTo(0.7, 1);
  });

  it('the deterrence force stands idle, on alert, on its way, or there, for each domain', () => {
    const long = act({ fate: { thresholds: { end: 900_000, growth: null, finding: 10_000 } } });
    const opening = { ...lineWith([]).opening, consent: ['UK', 'FR', 'PL', 'NO', 'SE'] };
    const scenario = lineWith([long], { opening });
    const orders: Given[] = [
      [60, 'coalition', 'alert', { about: 'B40' }],
      [1500, 'coalition', 'land-deployment', { about: 'B40' }],
    ];
    const stages = [30, 400, 1600, 2300].map(
      (at) => viewFor(scenario, played(scenario, orders, at), 'us').around.deterrence.land,
    );
    expect(stages).toEqual(['idle', 'alert', 'deployed', 'enforcing']);
  });
});
