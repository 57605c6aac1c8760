// Whatever people could do at a table, wise or not: seats, a facilitator, a person at the Commission's desk. Drawn from the
// state alone, so that the same seed gives the same commands to any engine that keeps the rules.

import { responses } from '../../src/exercise/chairs/preview.ts';
import { viewFor } from '../../src/exercise/chairs/view.ts';
import type { Stream } from '../../src/exercise/chance/dice.ts';
import type { Command, CommissionVerdict } from '../../src/exercise/events.ts';
import type { Incident } from '../../src/exercise/incident.ts';
import type { Run } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import { NO_CHANGE, plainInject } from '../../src/exercise/words.ts';
import { type Fact, SEATS, type Seat, type Severity, SIDES } from '../../src/ladder/index.ts';

const STAMP = '2026-03-01T09:30:00Z';

function oneOf<T>(items: readonly T[], dice: Stream): T | undefined {
  const at = dice.below(Math.max(1, items.length));
  return items[at];
}

/** Something that a person at this seat could do now: mostly lawful, sometimes not, often for later, rarely wise. */
export function anythingAt(run: Run, seat: Seat, dice: Stream): Command {
  const { state } = run;
  const { drafts } = state.seats[seat];
  const roll = dice.next();
  if (roll < 0.25 || drafts.length > 4) return { do: 'commit', seat };
  if (roll < 0.35) return { do: 'hold', seat, because: dice.next() < 0.5 ? 'C2' : null };
  if (roll < 0.42 && drafts.length > 0) return { do: 'take-back', seat, draft: oneOf(drafts, dice)!.id };
  if (roll < 0.44) return { do: 'ask', seat, text: 'Whose?' };
  if (roll < 0.46) return { do: 'describe', seat, text: 'We send engineers.' };
  const { chains } = viewFor(run, seat);
  const about = chains[dice.below(chains.length + 1)]?.id;
  const offers = responses(run, seat, about, state.minute);
  const lawful = offers.filter(({ ruling }) => ruling.verdict !== 'refused');
  const { order } = oneOf(dice.next() < 0.6 && lawful.length > 0 ? lawful : offers, dice)!;
  const span = Math.max(1, state.turn.until - state.minute);
  const at = state.minute + (dice.next() < 0.6 ? 0 : dice.below(span));
  const likelihood = dice.next() < 0.3 ? dice.below(11) / 10 : null;
  const attributing = dice.next() < 0.1 ? true : null;
  const because = dice.next() < 0.3 ? 'C2' : null;
  return { do: 'compose', seat, composition: { at, order, likelihood, attributing, because, text: null } };
}

function verdict(dice: Stream): CommissionVerdict {
  const roll = dice.next();
  if (roll < 0.2) return { verdict: 'broader' };
  const side = oneOf(SIDES, dice)!;
  const likelihood = dice.below(11) / 10;
  if (roll < 0.3) return { verdict: 'nothing', side: 'unknown', likelihood };
  if (roll < 0.45) return { verdict: 'unattributable', side: 'unknown', likelihood };
  return { verdict: 'attributed', side, likelihood };
}

function actKnown({ ledger }: State, dice: Stream): string {
  return oneOf(ledger.registers.commission.acts, dice)?.id ?? 'X1';
}

function anythingFound(state: State, dice: Stream): Command {
  if (dice.next() < 0.5) return { do: 'adjourn' };
  return { do: 'find', about: actKnown(state, dice), verdict: verdict(dice), by: null };
}

function anyFact(state: State, at: number, to: readonly Seat[], dice: Stream): Fact | null {
  const act = actKnown(state, dice);
  const roll = dice.next();
  if (roll < 0.1) return null;
  if (roll < 0.35) {
    const sector = 1 + dice.below(5);
    const severity = dice.below(6) as Severity;
    const start = Math.max(0, at - dice.below(600));
    const end = dice.next() < 0.4 ? Math.min(at, start + 1 + dice.below(300)) : null;
    const id = `M${dice.below(900)}`;
    return { kind: 'report', at, to, act: id, start, end, sector, severity, side: oneOf(SIDES, dice)! };
  }
  if (roll < 0.45) return { kind: 'share', at, to, act };
  const amended: Fact = { kind: 'amend', at, to, act, start: null, sector: null, severity: null, side: null };
  if (roll < 0.5) return { ...amended, side: oneOf(SIDES, dice)! };
  if (roll < 0.55) return { ...amended, severity: dice.below(6) as Severity };
  if (roll < 0.6) return { ...amended, sector: 1 + dice.below(5) };
  if (roll < 0.65) return { ...amended, start: Math.max(0, at - dice.below(900)) };
  if (roll < 0.7) return { kind: 'end', at, to, act, when: Math.max(0, at - dice.below(120)) };
  if (roll < 0.76) return { kind: 'confirm', at, to, act, likelihood: dice.below(11) / 10 };
  if (roll < 0.81) return { kind: 'certify', at, to, act };
  if (roll < 0.85) return { kind: 'retract', at, to, act };
  if (roll < 0.9)
    return { kind: 'guarantee', at, to, state: oneOf(['signed', 'ratified', 'suspended', 'void'] as const, dice)! };
  return { kind: 'consent', at, to, members: ['UK', 'FR', 'PL', 'DE', 'NL', 'RO'].filter(() => dice.next() < 0.7) };
}

function anyInject(scenario: Scenario, state: State, dice: Stream): Command {
  const at = Math.min(scenario.endex - 1, state.minute + (dice.next() < 0.4 ? 0 : dice.below(900)));
  const to = dice.next() < 0.6 ? SEATS : SEATS.filter(() => dice.next() < 0.6);
  const fact = anyFact(state, at, to, dice);
  const inject = plainInject({ at, to, fact, text: 'Added.', from: 'EXCON', medium: 'message' });
  if (dice.next() < 0.2) {
    const readiness = dice.below(101);
    inject.world = { ...NO_CHANGE, readiness, heat: dice.below(400_000), usWill: 'wavering' };
    return { do: 'add-inject', inject, incident: null };
  }
  if (fact?.kind !== 'report' || dice.next() < 0.3) return { do: 'add-inject', inject, incident: null };
  return { do: 'add-inject', inject, incident: incidentOf(fact, dice) };
}

function incidentOf(fact: Extract<Fact, { kind: 'report' }>, dice: Stream): Incident {
  const { act: id, start, sector, severity, side } = fact;
  const lasts = 30 + dice.below(900);
  const common = {
    sector,
    severity,
    author: 'russia',
    intent: 'deliberate',
    truth: 'Added.',
    isScripted: false,
    answers: null,
  } as const;
  const fate: Incident['fate'] =
    dice.next() < 0.3
      ? null
      : {
          written: null,
          detection: dice.below(1000),
          reportDelay: 20,
          shareDelay: 30,
          endDelay: 40,
          firstTo: 'ukraine',
          thresholds: { end: lasts * 100, growth: dice.below(60_000), finding: 100 * (60 + dice.below(900)) },
          assessed: { severity, side },
          marks: dice.next() < 0.5 ? ['air', 'mass-casualties'] : [],
          heat: dice.below(300_000),
          says: '',
          over: 'It is over.',
          claims: [],
          finding: { verdict: 'attributed', side: 'russia', likelihood: 0.8 },
          grown: null,
        };
  return { id, kind: 'shelling', start, end: start + lasts, recorded: 1, ...common, fate };
}

/** Something that a facilitator could do now. */
function anythingFacilitated(scenario: Scenario, state: State, dice: Stream): Command {
  const { excon, coming, minute, orders, questions } = state;
  const roll = dice.next();
  const waiting = [...coming, ...excon.held];
  const no = oneOf(waiting, dice)?.no ?? 0;
  if (roll < 0.08)
    return { do: 'mark', mark: oneOf(['pause', 'resume', 'note'] as const, dice)!, text: 'n', stamp: STAMP };
  if (roll < 0.25) return { do: 'step' };
  if (roll < 0.32) return { do: 'jump', to: minute + 1 + dice.below(1500) };
  if (roll < 0.4) return { do: 'inject', act: 'hold', no };
  if (roll < 0.46) return { do: 'inject', act: 'release', no: oneOf(excon.held, dice)?.no ?? no };
  if (roll < 0.52) return { do: 'inject', act: 'fire', no };
  if (roll < 0.58) return { do: 'inject', act: 'shift', no, to: minute + dice.below(1200) };
  if (roll < 0.74) return anyInject(scenario, state, dice);
  if (roll < 0.86) {
    const order = dice.next() < 0.7 ? orders.length - 1 : dice.below(orders.length + 1);
    return { do: 'overrule', order, verdict: dice.next() < 0.5 ? 'accepted' : 'refused', because: 'The room.' };
  }
  if (roll < 0.9) return { do: 'answer', question: questions.length - 1, answer: 'No.', how: 'refuse', effect: null };
  if (roll < 0.995) return { do: 'find', about: actKnown(state, dice), verdict: verdict(dice), by: 'excon' };
  return { do: 'end', stamp: STAMP };
}

/** Something that somebody in the room could do now. */
export function anything(run: Run, dice: Stream): Command {
  const { scenario, state } = run;
  const { excon, commission, seats } = state;
  if (excon.isPresent && !excon.hasStarted && dice.next() < 0.6)
    return { do: 'mark', mark: 'startex', text: null, stamp: STAMP };
  if (excon.isPaused && dice.next() < 0.7) return { do: 'mark', mark: 'resume', text: null, stamp: STAMP };
  if (excon.isPresent && dice.next() < 0.25) return anythingFacilitated(scenario, state, dice);
  if (commission.isAtDesk && dice.next() < 0.7) return anythingFound(state, dice);
  const seat = oneOf(
    SEATS.filter((each) => isWaiting(seats[each])),
    dice,
  );
  if (seat) return anythingAt(run, seat, dice);
  return commission.isAtDesk ? anythingFound(state, dice) : { do: 'step' };
}
