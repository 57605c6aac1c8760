// Strengths, areas to improve and questions for the hot wash, made from what happened: every sentence names its minute.
import { DIMENSIONS } from '../exercise/rubric.ts';
import { clock, SEATS, type Seat } from '../ladder/index.ts';
import type { AfterAction, Decision } from './after-action.ts';
import type { SeatScoreReport } from './score.ts';
import { percent } from './score.ts';
import { dimensionName } from './score-words.ts';
import { seatName } from './words.ts';

type Data = Omit<AfterAction, 'strengths' | 'areas' | 'questions'>;

/** At or above it a dimension is a strength; below `AREA` it is one to improve. */
const STRENGTH = 0.95;
const AREA = 0.85;

export function strengthsAndAreas(data: Data): Pick<AfterAction, 'strengths' | 'areas'> {
  const strengths: Ranked[] = [];
  const areas: Ranked[] = [];
  for (const seat of peopleOf(data)) {
    const own = data.score.seats[seat];
    if (!own) continue;
    for (const { words } of own.caps) areas.push({ rank: -1, words: `${seatName(seat)}: ${lower(words)}.` });
    for (const name of DIMENSIONS) {
      const { value, items } = own.dimensions[name];
      if (value === null) continue;
      const title = `${seatName(seat)}, ${dimensionName(name).toLowerCase()} ${percent(value)}`;
      if (value >= STRENGTH) {
        const done = items.filter((item) => !isRefused(item, data.decisions));
        if (name !== 'authority' && done.length === 0) continue;
        strengths.push({ rank: -value - items.length / 1000, words: `${title}: ${strengthOf(name, done)}.` });
      } else if (value < AREA) {
        const worst = [...items].sort((a, b) => (name === 'authority' ? b.value - a.value : a.value - b.value))[0];
        const example = worst ? `${worst.words} (${worst.clause}, line ${worst.lines.join(', ')})` : 'see below';
        areas.push({ rank: value, words: `${title}: ${example}.` });
      }
    }
  }
  return { strengths: inRank(strengths), areas: inRank(areas) };
}

/** The lowest rank first. */
interface Ranked {
  rank: number;
  words: string;
}

const inRank = (all: readonly Ranked[]): string[] => [...all].sort((a, b) => a.rank - b.rank).map(({ words }) => words);

/** The seats that people held: what a policy does well is nobody's strength. Where nobody sat anywhere, all of them. */
function peopleOf({ overview }: Data): Seat[] {
  const people = overview.seats.filter(({ holder }) => holder === 'person').map(({ seat }) => seat);
  return SEATS.filter((seat) => people.length === 0 || people.includes(seat));
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether an item of the score speaks of orders, and every one of them was refused: what was not carried out is no strength. */
function isRefused({ lines }: { lines: readonly number[] }, decisions: Data['decisions']): boolean {
  const meant = decisions.filter(({ line }) => lines.includes(line));
  return meant.length > 0 && meant.every(({ verdict }) => verdict === 'refused');
}

function strengthOf(
  name: (typeof DIMENSIONS)[number],
  items: SeatScoreReport['dimensions'][typeof name]['items'],
): string {
  if (name === 'authority') return items.length === 0 ? 'no order was refused' : 'hardly an order was refused';
  const kept = items.filter(({ value }) => value === 1);
  const example = kept.at(0)?.words ?? items.at(0)?.words ?? '';
  return kept.length > 1 ? `${example}, and ${kept.length - 1} more` : example;
}

const MOST_QUESTIONS = 12;

/** Open questions, each about something that happened; the pack's own hints come last. */
export function questionsFor(data: Data): string[] {
  return [
    ...data.expiries.map(({ seat, chain, at, owedLate }) =>
      owedLate !== null
        ? `${chain} became a breach by itself only at ${clock(owedLate)}, when its time for a warning had run out at ${clock(at)}. What is a warning worth that a finding calls for too late?`
        : `The time for a warning about ${chain} ran out at ${clock(at)}. What did ${seatName(seat)} know by then, and what was it waiting for?`,
    ),
    ...lateDuties(data),
    ...firstOfEach(
      data.decisions.filter(({ verdict }) => verdict === 'refused'),
      ({ seat, code }) => `${seat}/${code}`,
    ).map(
      ({ at, seat, response, clause }) =>
        `At ${clock(at)} ${seatName(seat)} ordered ${response} and it was refused under ${clause}. What did the seat believe the rule to be?`,
    ),
    ...data.decisions
      .filter(({ overruled }) => overruled)
      .map(
        ({ at, response }) =>
          `The facilitator overruled the ruling on ${response} of ${clock(at)}. Should the doctrine read so?`,
      ),
    ...lapsed(data),
    ...data.chains
      .filter(({ phase2At }) => phase2At !== null)
      .map(
        ({ id, phase2At }) =>
          `Phase 2 opened on ${id} at ${clock(phase2At!)}. Which step in the first 24 hours could have kept it shut?`,
      ),
    ...unknownForLong(data),
    ...(data.pack?.hints ?? []).filter((hint) => isReached(hint, data.overview.minutes)),
  ].slice(0, MOST_QUESTIONS);
}

/** Whether every hour that a hint names was played: nobody is asked about what did not come. */
const isReached = (hint: string, minutes: number): boolean =>
  [...hint.matchAll(/\b(\d{1,3}):(\d\d)\b/g)].every(([, hours, rest]) => Number(hours) * 60 + Number(rest) <= minutes);

function firstOfEach<T>(all: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

function lateDuties({ score }: Data): string[] {
  return SEATS.flatMap((seat) => {
    const items = score.seats[seat]?.dimensions.timeliness.items ?? [];
    const missed = items.filter(({ value, what }) => value === 0 && what !== 'warn');
    return firstOfEach(missed, ({ what }) => what).map(
      ({ words }) => `${seatName(seat)}: ${words}. What would the seat have needed to do it in time?`,
    );
  });
}

function lapsed({ decisions }: Data): string[] {
  return decisions
    .filter((decision): decision is Decision & { outcomeAt: number } => decision.outcome === 'lapsed')
    .map(
      ({ response, at, outcomeAt }) =>
        `${response}, ordered at ${clock(at)}, lapsed at ${clock(outcomeAt)}. What had changed in between, and who knew?`,
    );
}

const LONG = 12 * 60;

function unknownForLong({ hidden }: Data): string[] {
  if (!hidden) return [];
  return hidden.flatMap(({ id, start, severity, knownAt }) => {
    const first = Math.min(...Object.values(knownAt));
    if (severity < 3 || first === Infinity || first - start < LONG) return [];
    return [
      `${id} began at ${clock(start)} and nobody heard of it before ${clock(first)}. Who should have looked there?`,
    ];
  });
}
