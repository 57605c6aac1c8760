// Every command there is, drawn for the exercise as it stands: mostly what makes sense there, sometimes not. A new command does
// not compile without a generator of its own.
import fc from 'fast-check';
import type { Command, CommissionVerdict } from '../../src/exercise/events.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { ANSWER_KINDS, isWaiting, SESSION_MARKS, type State } from '../../src/exercise/state.ts';
import {
  CORRESPONDENTS,
  LESSON_QUESTIONS,
  NOTHING_SAID,
  POLICY_NAMES,
  plainInject,
  RATINGS,
  RED_MEDIA,
  RED_VOICES,
  type RedDeed,
} from '../../src/exercise/words.ts';
import { type Fact, GUARANTEES, SEATS, type Seat, type Sector, type Severity, SIDES } from '../../src/ladder/index.ts';

const STAMP = '2026-03-01T09:30:00Z';

/** An exercise at the moment in which a command is given. */
export interface Moment {
  scenario: Scenario;
  state: State;
}

type CommandOf<Do extends Command['do']> = Extract<Command, { do: Do }>;
type Giving<Do extends Command['do']> = (moment: Moment) => CommandOf<Do>;
interface Generator<Do extends Command['do']> {
  /** How often it comes beside the others. */
  weight: number;
  giving: fc.Arbitrary<Giving<Do>>;
}

const some = fc.constantFrom;
/** Which of a list, whatever its length turns out to be. */
const which = fc.nat(999);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { freq });
const text = fc.oneof(
  { weight: 6, arbitrary: some('As reported.', 'Fire in sector 3.', 'Ожидаем ответа.') },
  { weight: 1, arbitrary: some(' ', 'ni\u0000l', 'two\nlines') },
);
const seat = some(...SEATS);
const likelihood = some(0, 0.5, 0.55, 0.8, 1);
const later = some(0, 0, 0, 1, 30, 360, 1440);

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];

/** Mostly a seat that is waited for. */
function seatAsked({ state }: Moment, n: number): Seat {
  const waiting = SEATS.filter((each) => isWaiting(state.seats[each]));
  return pick(n % 5 === 0 ? SEATS : waiting, n) ?? SEATS[n % 3]!;
}

const actKnown = ({ state }: Moment, n: number): string =>
  (n % 7 === 0 ? null : pick(state.ledger.registers.commission.acts, n)?.id) ?? 'X1';

/** The number of an inject that is on its way, held back or waiting for something. */
const injectNo = ({ state: { coming, excon, waiting } }: Moment, n: number): number =>
  pick([...coming, ...excon.held, ...waiting], n)?.no ?? n;

/** The number of an answer that is on its way to a seat. */
const answerNo = ({ state: { coming } }: Moment, n: number): number =>
  pick(
    coming.filter(({ answers }) => answers !== null),
    n,
  )?.no ?? n;

const composing: fc.Arbitrary<Giving<'compose'>> = fc
  .record({
    n: which,
    response: which,
    about: which,
    sector: perhaps(some<Sector>(1, 3, 5, 'rear', 'sea')),
    of: perhaps(fc.nat(6)),
    later,
    said: fc.record({ likelihood: perhaps(likelihood), attributing: perhaps(fc.boolean()), because: perhaps(text) }),
    text: perhaps(text, 4),
  })
  .map(({ n, response, about, sector, of, later, said, text }) => (moment) => {
    const { state, scenario } = moment;
    const seat = seatAsked(moment, n);
    const own = scenario.doctrine.responses.filter(({ seats }) => n % 6 === 0 || seats.includes(seat));
    const { id, wording } = pick(own, response)!;
    const order = { seat, response: id, about: about % 4 === 0 ? null : actKnown(moment, about), sector, of };
    const at = state.minute + (n % 3 === 0 ? later : 0);
    return {
      do: 'compose',
      seat,
      composition: { at, order, ...NOTHING_SAID, ...said, text: wording === null ? null : text },
    };
  });

const verdict: fc.Arbitrary<CommissionVerdict> = fc.oneof(
  fc.record({ verdict: some('attributed' as const), side: some(...SIDES), likelihood }),
  fc.record({
    verdict: some('unattributable' as const, 'nothing' as const),
    side: some('unknown' as const),
    likelihood,
  }),
  fc.constant({ verdict: 'broader' as const }),
);

/** Facts of every kind that the table of ladder.md 3 knows, each about an act that is known, as a rule. */
const factDrawn = fc.record({
  kind: some<Fact['kind']>('report', 'report', 'share', 'amend', 'end', 'confirm', 'certify', 'retract').chain((kind) =>
    some<Fact['kind']>(kind, kind, kind, 'guarantee', 'consent'),
  ),
  act: which,
  ago: some(0, 1, 60, 400, 1500),
  sector: some<Sector>(1, 2, 3, 'rear', 'sea'),
  severity: some<Severity>(0, 2, 3, 4),
  side: some(...SIDES),
  lasts: perhaps(some(1, 60, 300)),
  likelihood,
  state: some(...GUARANTEES),
  members: fc.subarray(['UK', 'FR', 'PL', 'NO', 'SE', 'DE']),
});

type FactDrawn = typeof factDrawn extends fc.Arbitrary<infer T> ? T : never;

function factOf(moment: Moment, drawn: FactDrawn, at: number, to: readonly Seat[]): Fact {
  const { kind, ago, sector, severity, side, lasts, likelihood, state, members } = drawn;
  const start = Math.max(0, at - ago);
  const about = { at, to, act: actKnown(moment, drawn.act) };
  switch (kind) {
    case 'report': {
      const end = lasts === null ? null : Math.min(at, start + lasts);
      return {
        kind,
        at,
        to,
        act: `M${drawn.act}`,
        start,
        end: end === null || end <= start ? null : end,
        sector,
        severity,
        side,
      };
    }
    case 'amend':
      return { kind, ...about, start: ago === 0 ? null : start, sector, severity, side: lasts === null ? null : side };
    case 'end':
      return { kind, ...about, when: start };
    case 'confirm':
      return { kind, ...about, likelihood };
    case 'guarantee':
      return { kind, at, to, state };
    case 'consent':
      return { kind, at, to, members };
    default:
      return { kind, ...about };
  }
}

const adding: fc.Arbitrary<Giving<'add-inject'>> = fc
  .record({ later, to: fc.subarray([...SEATS]), fact: perhaps(factDrawn, 6), text, from: some('EXCON', '') })
  .map(({ later, to, fact, text, from }) => (moment) => {
    const at = moment.state.minute + later;
    const told = fact && factOf(moment, fact, at, to);
    return {
      do: 'add-inject',
      inject: plainInject({ at, to, fact: told, text, from, medium: 'message' }),
      incident: null,
    };
  });

const deed: fc.Arbitrary<(moment: Moment) => RedDeed> = fc.oneof(
  fc.record({ act: some('send' as const, 'drop' as const), n: which }).map(
    ({ act, n }) =>
      (moment: Moment): RedDeed => ({ act, no: answerNo(moment, n) }),
  ),
  fc.record({ n: which, as: perhaps(some(...RED_VOICES)), text }).map(
    ({ n, as, text }) =>
      (moment: Moment): RedDeed => ({ act: 'change', no: answerNo(moment, n), as, text }),
  ),
  fc.record({ n: which, later }).map(
    ({ n, later }) =>
      (moment: Moment): RedDeed => ({ act: 'delay', no: answerNo(moment, n), to: moment.state.minute + later }),
  ),
  fc
    .record({ as: some(...RED_VOICES), medium: some(...RED_MEDIA), to: fc.subarray([...SEATS]), text })
    .map((said) => (): RedDeed => ({ act: 'say', ...said })),
  fc
    .record({ resolve: perhaps(some(0, 50, 100)), tempo: perhaps(some(50, 100, 200)) })
    .map((set) => (): RedDeed => ({ act: 'set', ...set })),
);

const injecting: fc.Arbitrary<Giving<'inject'>> = fc
  .record({ act: some('hold', 'release', 'fire', 'shift'), n: which, later })
  .map(({ act, n, later }) => (moment) => {
    const no = injectNo(moment, n);
    if (act === 'shift') return { do: 'inject', act, no, to: moment.state.minute + later };
    return { do: 'inject', act: act as 'hold' | 'release' | 'fire', no };
  });

/** Before STARTEX mostly that, and in a pause mostly its end. */
const marking: fc.Arbitrary<Giving<'mark'>> = fc
  .record({ mark: some(...SESSION_MARKS.filter((mark) => mark !== 'endex')), isAny: fc.nat(3), text: perhaps(text) })
  .map(({ mark, isAny, text }) => ({ state: { excon } }) => {
    const next = excon.hasStarted ? (excon.isPaused ? 'resume' : mark) : 'startex';
    return { do: 'mark', mark: isAny === 0 ? (mark as 'note') : (next as 'note'), text, stamp: STAMP };
  });

const bySeat = <Do extends 'commit' | 'hold' | 'ask' | 'describe'>(of: (seat: Seat, text: string) => CommandOf<Do>) =>
  fc.record({ n: which, text }).map(
    ({ n, text }): Giving<Do> =>
      (moment) =>
        of(seatAsked(moment, n), text),
  );

const GENERATORS: { readonly [Do in Command['do']]: Generator<Do> } = {
  compose: { weight: 12, giving: composing },
  'take-back': {
    weight: 2,
    giving: fc.record({ n: which, draft: which }).map(({ n, draft }) => (moment) => {
      const seat = seatAsked(moment, n);
      // A session is told the seat's own number for the draft.
      return { do: 'take-back', seat, draft: draft % Math.max(1, moment.state.seats[seat].drafted.length) };
    }),
  },
  commit: { weight: 10, giving: bySeat((seat) => ({ do: 'commit', seat })) },
  hold: { weight: 3, giving: bySeat((seat, text) => ({ do: 'hold', seat, because: text })) },
  ask: { weight: 2, giving: bySeat((seat, text) => ({ do: 'ask', seat, text })) },
  describe: { weight: 2, giving: bySeat((seat, text) => ({ do: 'describe', seat, text })) },
  find: {
    weight: 4,
    giving: fc.record({ n: which, verdict, by: some(null, 'excon' as const) }).map(
      ({ n, verdict, by }) =>
        (moment) =>
          ({ do: 'find', about: actKnown(moment, n), verdict, by }) as CommandOf<'find'>,
    ),
  },
  adjourn: { weight: 3, giving: fc.constant(() => ({ do: 'adjourn' })) },
  red: {
    weight: 3,
    giving: fc.record({ by: some(null, 'excon' as const), deed }).map(({ by, deed }) => (moment) => ({
      do: 'red',
      by,
      deed: deed(moment),
    })),
  },
  'red-adjourn': { weight: 2, giving: fc.constant(() => ({ do: 'red-adjourn' })) },
  'red-waits': { weight: 1, giving: fc.boolean().map((is) => () => ({ do: 'red-waits', is })) },
  tell: {
    weight: 1,
    giving: fc
      .record({ from: some(...CORRESPONDENTS), to: fc.subarray([...CORRESPONDENTS]), text })
      .map((letter) => () => ({ do: 'tell', ...letter })),
  },
  observe: {
    weight: 1,
    giving: fc
      .record({ seat: perhaps(seat), n: which, rating: perhaps(some(...RATINGS)), text })
      .map(({ seat, n, rating, text }) => ({ scenario: { pack } }) => {
        return { do: 'observe', seat, objective: pick(pack.objectives, n) ?? null, rating, text };
      }),
  },
  'go-back': {
    weight: 1,
    giving: fc.record({ from: fc.nat(2000), entries: fc.nat(50) }).map(({ from, entries }) => () => ({
      do: 'go-back',
      from,
      entries,
      head: '0'.repeat(64),
    })),
  },
  reflect: {
    weight: 1,
    giving: fc
      .record({
        by: some(...SEATS, 'commission', 'facilitator', 'observer', 'observer-2'),
        question: some(...LESSON_QUESTIONS),
        text,
      })
      .map(({ by, question, text }) => () => ({ do: 'reflect', by: by as Seat, answers: { [question]: text } })),
  },
  mark: { weight: 4, giving: marking },
  step: { weight: 6, giving: fc.constant(() => ({ do: 'step' })) },
  jump: {
    weight: 2,
    giving: some(-1, 0, 1, 200, 1500).map((by) => ({ state }) => ({ do: 'jump', to: state.minute + by })),
  },
  inject: { weight: 4, giving: injecting },
  'add-inject': { weight: 4, giving: adding },
  overrule: {
    weight: 5,
    giving: fc
      .record({ n: which, verdict: some('accepted' as const, 'refused' as const), because: text })
      .map(({ n, verdict, because }) => ({ state }) => ({
        do: 'overrule',
        order: n % (state.orders.length + 1),
        verdict,
        because,
      })),
  },
  answer: {
    weight: 4,
    giving: fc
      .record({
        n: which,
        answer: text,
        how: some(...ANSWER_KINDS),
        like: which,
        isLike: fc.boolean(),
        sector: perhaps(some(1, 3)),
      })
      .map(({ n, answer, how, like, isLike, sector }) => ({ scenario, state }) => {
        const { response } = pick(scenario.numbers.hazards.responses, like)!;
        const effect = isLike ? { like: response, sector } : null;
        return { do: 'answer', question: n % (state.questions.length + 1), answer, how, effect };
      }),
  },
  hand: {
    weight: 1,
    giving: fc
      .record({ seat, to: some('person' as const, ...POLICY_NAMES) })
      .map((handed) => () => ({ do: 'hand', ...handed })),
  },
  end: { weight: 1, giving: some(STAMP, 'now').map((stamp) => () => ({ do: 'end', stamp })) },
};

/** Some command, each as often as its weight says. */
export const anyCommand: fc.Arbitrary<(moment: Moment) => Command> = fc.oneof(
  ...Object.values(GENERATORS).map(({ weight, giving }) => ({
    weight,
    arbitrary: giving as fc.Arbitrary<(moment: Moment) => Command>,
  })),
);

export const EVERY_COMMAND = Object.keys(GENERATORS) as Command['do'][];
