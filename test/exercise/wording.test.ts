// What an order says to the others: the text that is offered from the facts, who takes it, and when it is announced.
import { describe, expect, it } from 'vitest';
import { startOf as anyStart, scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import { isDenial } from '../../src/exercise/events.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import { offeredText } from '../../src/exercise/run/wording.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { composed, orderOf } from '../support/orders.ts';
import { playOut, responses, startOf, viewFor } from '../support/play.ts';
import { reading } from '../support/timeline.ts';

const FILES = { ukraine: 'file', coalition: 'file', us: 'file' } as const;

/** What is offered at that hour of the bare script. */
function offered(id: string, hour: string, response: string, about: string | null, attributing: boolean | null = null) {
  const [hours, minutes] = hour.split(':').map(Number) as [number, number];
  const scenario = { ...findScenario(id), endex: hours * 60 + minutes };
  const { state } = playOut(scenario, startOf(FILES, { isScriptOnly: true }));
  const { seats } = scenario.doctrine.responses.find((each) => each.id === response)!;
  return offeredText(openRun(scenario, state), orderOf({ seat: seats[0]!, response, about }), attributing);
}

const KEEPS = 'we warn: the ceasefire has to be kept.';

describe('the text that is offered', () => {
  it('names nobody without a finding, also where the doctrine sets no bar for evidence', () => {
    const scenario = { ...findScenario('first-shot'), doctrine: reading({ 'evidence.coalition': 0 }), endex: 120 };
    const { state } = playOut(scenario, startOf(FILES, { isScriptOnly: true }));
    const warning = orderOf({ seat: 'ukraine', response: 'warn', about: 'K47' });
    expect(offeredText(openRun(scenario, state), warning, null)).toContain('No finding says yet who is responsible.');
  });

  it.each<[string, Parameters<typeof offered>, string | null]>([
    [
      'names nobody where nothing is found',
      ['whose-shell', '2:00', 'warn', 'S84'],
      `Because of the reported breach of the ceasefire in sector 4 at 0:00 (S84), ${KEEPS} No finding says yet who is responsible.`,
    ],
    [
      'names nobody where the side is left open',
      ['whose-shell', '21:00', 'demarche', 'S84', true],
      'We protest against the reported breach of the ceasefire in sector 4 at 0:00 (S84) and ask for an explanation. No finding says yet who is responsible.',
    ],
    ['has nobody take over what is assessed to the other side', ['first-shot', '2:00', 'self-report', 'K47'], null],
    [
      'says since when something goes on',
      ['first-shot', '2:00', 'hotline', 'K47'],
      'We call about the reported breach of the ceasefire in sector 5, going on since 0:00 (K47): tell us what you know, and have your commanders hold their fire. No finding says yet who is responsible.',
    ],
    [
      'says how long it went on, and what the Commission has found',
      ['first-shot', '12:00', 'warn', 'K47'],
      `Because of the confirmed breach of the ceasefire in sector 5 from 0:00 to 6:00 (K47), ${KEEPS} The Monitoring Commission has found the Russian side responsible, with a likelihood of 0.74.`,
    ],
    [
      'names whom the seat holds responsible where the order says that it names somebody',
      ['first-shot', '2:00', 'warn', 'K47', true],
      `Because of the reported breach of the ceasefire in sector 5, going on since 0:00 (K47), ${KEEPS} We hold the Russian side responsible.`,
    ],
    [
      'names nobody where the order says so, whatever is found',
      ['first-shot', '12:00', 'warn', 'K47', false],
      `Because of the confirmed breach of the ceasefire in sector 5 from 0:00 to 6:00 (K47), ${KEEPS}`,
    ],
    [
      'speaks of no act where the order is about none, or about one that the seat does not know',
      ['first-shot', '0:50', 'demarche', 'K47'],
      'We protest against breaches of the ceasefire and ask for an explanation.',
    ],
    [
      'speaks of nothing that has been withdrawn',
      ['whose-shell', '23:00', 'demarche', 'S84'],
      'We protest against breaches of the ceasefire and ask for an explanation.',
    ],
    ['is none where the response carries none', ['first-shot', '2:00', 'halt', 'K47'], null],
  ])('%s', (_, facts, text) => {
    expect(offered(...facts)).toBe(text);
  });

  it('lists the places of a broader attack once it is certified', () => {
    const text = offered('big-push', '60:00', 'joint-plan', findScenario('big-push').gold.chains[0]!.id ?? null);
    expect(text).toMatch(
      /^We sign the joint plan for the certified broader attack in sectors \d(, \d)* and \d( and in the rear)?, going on since [\d:]+ \(\w+\), and stand by it/,
    );
  });

  it('goes with every order of a policy that carries one, and names no side that no finding names', () => {
    for (const policy of ['by-the-book', 'trigger-happy', 'observe-only'] as const) {
      const scenario = findScenario('whose-shell');
      const { state } = playOut(scenario, startOf(policy));
      const carrying = state.orders.filter(
        ({ order }) => scenario.doctrine.responses.find(({ id }) => id === order.response)!.wording,
      );
      expect(carrying.length).toBeGreaterThan(1);
      for (const { order, text, at } of carrying) {
        expect(text).not.toBeNull();
        if (order.about === 'S84' || at < 600) expect(text).not.toMatch(/Russian|Ukrainian/);
      }
      expect(state.orders.filter(({ text }) => text !== null)).toEqual(carrying);
    }
  });
});

describe('an orders file', () => {
  it('gives a text of its own, or has the one that is offered at the minute of the order', () => {
    const order = { seat: 'ukraine', response: 'warn', about: 'K47' } as const;
    const script = scriptOf([
      composed(60, order, { text: 'Stop this.' }),
      composed(720, order),
      composed(721, { ...order, response: 'acknowledge' }),
    ]);
    const { state } = playOut(findScenario('first-shot'), startOf(FILES, { isScriptOnly: true, script }));
    expect(state.orders.map(({ text }) => text)).toEqual([
      'Stop this.',
      expect.stringContaining('confirmed breach of the ceasefire in sector 5 from 0:00 to 6:00 (K47)'),
      null,
    ]);
  });
});

describe('a text', () => {
  const scenario = findScenario('first-shot');
  const about = 'K47';

  function atTable() {
    const { run } = playStart(scenario, anyStart('person', { isScriptOnly: true, hasExcon: true }));
    playCommand(run, { do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
    const give = (seat: Seat, response: string, text: string | null, at = run.state.minute) => {
      const composition = composed(
        at,
        { seat, response, about, sector: response === 'halt' ? 5 : null },
        { text, because: 'OWN-REASON' },
      );
      return playCommand(run, { do: 'compose', seat, composition });
    };
    const commit = (seat: Seat) => expect(playCommand(run, { do: 'commit', seat })).not.toHaveProperty('denied');
    const shown = (seat: Seat) => {
      const view = viewFor(scenario, run.state, seat);
      return JSON.stringify([view, responses(scenario, run.state, seat, about, run.state.minute)]);
    };
    return { run, give, commit, shown, readers: () => SEATS.filter((seat) => shown(seat).includes('TEXT-OF-UKRAINE')) };
  }

  it('reaches nobody else before its order is announced, and all of them with it; the reason never travels', () => {
    const { run, give, commit, shown, readers } = atTable();
    // The others hear of the act before that minute, so that the order comes back as a draft.
    give('ukraine', 'warn', 'TEXT-OF-UKRAINE', run.state.minute + 60);
    expect(readers()).toEqual(['ukraine']);
    commit('ukraine');
    expect([run.state.orders, readers()]).toEqual([[], ['ukraine']]);
    give('ukraine', 'warn', 'TEXT-OF-UKRAINE');
    expect(readers()).toEqual(['ukraine']);
    for (const seat of SEATS) if (run.state.seats[seat].isAtKeyboard) commit(seat);
    expect(readers()).toEqual([...SEATS]);
    for (const seat of ['coalition', 'us'] as const) {
      const [announced] = viewFor(scenario, run.state, seat).announced;
      expect(announced).toMatchObject({ response: 'warn', text: 'TEXT-OF-UKRAINE' });
      expect(shown(seat)).not.toContain('OWN-REASON');
    }
  });

  it('of a refused order reaches nobody, until the facilitator accepts it', () => {
    const { run, give, commit, readers } = atTable();
    // A plan for a chain whose attack is no broader one.
    give('ukraine', 'joint-plan', 'TEXT-OF-UKRAINE');
    commit('ukraine');
    expect(run.state.orders[0]?.ruling.verdict).toBe('refused');
    expect(readers()).toEqual(['ukraine']);
    const ruled = playCommand(run, { do: 'overrule', order: 0, verdict: 'accepted', because: 'The room agreed.' });
    expect(isDenial(ruled)).toBe(false);
    expect(readers()).toEqual([...SEATS]);
  });

  it('goes with no order that carries none', () => {
    expect(atTable().give('ukraine', 'halt', 'Stop this.')).toEqual({ denied: 'halt carries no text to the others.' });
    expect(atTable().give('ukraine', 'halt', null)).not.toHaveProperty('denied');
  });
});
