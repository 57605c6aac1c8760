// Builds the after-action report from the review of a journal.
import { signedDrafts } from '../exercise/chairs/signatures.ts';
import type { PlayedOrder } from '../exercise/score/played.ts';
import { earlyEnd } from '../exercise/score/score.ts';
import type { Prompt, State } from '../exercise/state.ts';
import { provenanceOf, rubricStanding } from '../journal/provenance.ts';
import { type ActId, type Announced, clock, type Minute, responseNamed, SEATS, type Seat } from '../ladder/index.ts';
import type { Baseline } from '../review/baselines.ts';
import type { ReaderReview } from '../review/reader-review.ts';
import type { Review } from '../review/review.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { handLines } from './facilitator-hand.ts';
import { questionsFor, strengthsAndAreas } from './findings.ts';
import { provenance } from './handling.ts';
import { answeredBy, lessonsFor } from './lessons.ts';
import { packLater, storyOffset } from './pack.ts';
import { provenanceWords, rubricWords } from './provenance.ts';
import { deedWords, RED_BY } from './red-words.ts';
import { handedLimit, handedTimes, type RoomReport, roomReport } from './room-report.ts';
import { rulingSentence } from './ruling-words.ts';
import { boundsWords, type ScoreReport, type SeatScoreReport, scoreReport } from './score.ts';
import { answerWords } from './transcript.ts';
import { UNDER_DOCTRINE } from './words.ts';

export function afterAction(of: ReaderReview, baselines: readonly Baseline[]): AfterAction {
  const { reader, review, truth } = of;
  const score = scoreReport(review.score, handedTimes(review.exercise.state));
  const { state } = review.exercise;
  const room = roomReport(state, reader, review.opening.scenario.pack.objectives);
  const data: Omit<AfterAction, 'strengths' | 'areas' | 'questions'> = {
    exercise: provenance(),
    understood: UNDER_DOCTRINE,
    reader,
    overview: overviewOf(of),
    score: truth ? score : { team: null, seats: onlyOf(score, of.seats) },
    overruledScore: truth && review.overruled ? scoreReport(review.overruled, handedTimes(state)) : null,
    chains: of.chains,
    sectors: of.sectors,
    decisions: of.orders.map((order, n) => toDecision(review, order, n)),
    force: forceTaken(state),
    drafts: signedDrafts(state).filter(({ draft, by }) => by.length > 0 || truth || knowsDraft(of, draft)),
    expiries: state.ledger.expiries
      .filter(({ seat }) => of.seats.includes(seat))
      .map(({ seat, chain, at }) => ({ seat, chain, at, owedLate: owedLate(state.prompts, seat, chain, at) })),
    told: of.messages,
    hidden: truth?.hidden ?? null,
    prevented: truth?.prevented ?? null,
    baselines: truth
      ? baselines.map(({ policy, team, orders, refused }) => ({
          policy,
          team: team.total,
          band: team.band,
          orders,
          refused,
        }))
      : null,
    lessons: lessonsFor(state, reader),
    answered: answeredBy(state),
    asked: state.questions
      .filter(({ seat }) => of.seats.includes(seat))
      .map((asked) => ({ ...asked, words: answerWords(asked) })),
    marks: truth && state.excon.marks,
    coverage: truth?.coverage ?? null,
    objectives: truth?.objectives ?? null,
    pack: truth && packLater(review.opening.scenario.pack, storyOffset(review)),
    hand: truth && handLines(review.opening, review.history),
    red: truth && redLines(state),
    ...room,
    limits: limitsOf(of, room),
  };
  return { ...data, ...strengthsAndAreas(data), questions: questionsFor(data) };
}

const knowsDraft = ({ messages }: ReaderReview, known: string): boolean =>
  Object.values(messages).some((told) => told.some(({ draft }) => draft === known));

function overviewOf({ reader, review, truth }: ReaderReview): AfterAction['overview'] {
  const { opening, exercise } = review;
  const { scenario, start } = opening;
  const { state } = exercise;
  return {
    title: scenario.title,
    scenario: scenario.id,
    variant: scenario.variant,
    objective: scenario.objective,
    begins: scenario.begins,
    minutes: state.minute,
    endex: scenario.endex,
    endedEarly: earlyEnd(scenario, state),
    turns: reader === 'facilitator' ? state.turn.number : state.seats[reader].turns,
    isEnded: state.isEnded,
    seed: truth ? start.seed : null,
    doctrine: scenario.doctrine.id,
    reading: scenario.doctrine.title,
    coaching: start.coaching,
    engine: opening.engine,
    law: opening.law,
    rules: [
      ...provenanceWords(provenanceOf(opening), scenario),
      rubricWords(review.rubric.id, rubricStanding(review.rubric.id, review.rubric.digest)),
    ],
    format: opening.format,
    rubric: `${review.rubric.id} (${review.rubric.digest.slice(0, 12)}): ${boundsWords(review.rubric)}`,
    head: truth || state.isEnded ? review.head : null,
    ended: truth ? review.ended : null,
    entries: review.entries,
    seats: SEATS.map((seat) => ({ seat, holder: start.holders[seat] })),
    isAnsweredByPerson: truth || state.isEnded ? state.red.did.length > 0 : null,
  };
}

const LIMITS = [
  'The plan is press-reported, unverified and simplified; several of its sentences can be read in more than one way, and this report holds under the reading named above.',
  'The score measures the discipline of responses: whether what was due was done, in time, in order and with authority. It does not measure who would have won, nor whether a response was wise.',
  'Durations, likelihoods and intensities are fictional training figures.',
  'Acts, places and people are invented; nothing here is a forecast.',
];

const ANSWERED_BY_PERSON =
  'A person answered in the place of the world, or set what the other side is like: what came of the orders here is not to be compared with another team as if the world had answered both alike.';

const limitsOf = (of: ReaderReview, { handed, wentBack }: RoomReport): readonly string[] => [
  ...LIMITS,
  ...(overviewOf(of).isAnsweredByPerson ? [ANSWERED_BY_PERSON] : []),
  ...handed.map(handedLimit),
  ...wentBack.map((words) => `${words}; whoever played them again knew what came.`),
];

function forceTaken({ ledger }: State): AfterAction['force'] {
  const isTaken = ({ outcome }: Announced) => outcome === 'in-effect' || outcome === 'stood-down';
  return ledger.announced
    .filter((order) => /^force-(coalition|joint)$/.test(order.class) && isTaken(order))
    .map(({ seat, response, effectAt }) => ({ seat, response, at: effectAt }));
}

const redLines = ({ red }: State): string[] =>
  red.did.map(({ at, by, deed, was }) => `${clock(at)} ${RED_BY[by]} ${deedWords(deed, was)}`);

function onlyOf(score: ScoreReport, readers: readonly Seat[]): Partial<Record<Seat, SeatScoreReport>> {
  return Object.fromEntries(
    readers.flatMap((seat) => {
      const own = score.seats[seat];
      return own ? [[seat, own]] : [];
    }),
  );
}

function toDecision({ opening, exercise }: Review, { line, given }: PlayedOrder, n: number): Decision {
  const { order, ruling, facts, at, because, text, likelihood, overruled } = given;
  const announced = exercise.state.ledger.announced.find((each) => given.n !== null && each.order === given.n);
  return {
    n,
    line,
    at,
    seat: order.seat,
    response: order.response,
    class: responseNamed(opening.scenario.doctrine, order.response)?.class ?? null,
    about: order.about ?? facts.chain?.id ?? null,
    sector: order.sector ?? null,
    verdict: ruling.verdict,
    code: ruling.verdict === 'refused' ? ruling.code : null,
    clause: ruling.clause,
    effectAt: ruling.verdict === 'refused' ? null : ruling.effectAt,
    because: rulingSentence({ doctrine: opening.scenario.doctrine, order, ruling, facts }),
    reason: because ?? null,
    text,
    likelihood: likelihood ?? null,
    outcome: announced?.outcome ?? null,
    outcomeAt: announced?.outcomeAt ?? null,
    overruled: overruled ?? null,
  };
}

function owedLate(prompts: readonly Prompt[], seat: Seat, chain: ActId, at: Minute): Minute | null {
  const owed = prompts.find(({ kind, about, seat: of }) => kind === 'warn' && of === seat && about === chain);
  return owed && owed.raisedAt > at ? owed.raisedAt : null;
}
