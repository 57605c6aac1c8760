// setup(scenario, seed): everything that chance decides, drawn once at STARTEX (exercise.md 2).
// The script gets one offset for its whole story; what has nothing to do with it comes from the generator.
import type { Minute, Sector } from '../../ladder/index.ts';
import type { AnswerDraws } from '../answers.ts';
import { countMessage, nextCount } from '../count-message.ts';
import { type Contingent, type Fate, type Grown, type Incident, namesOf } from '../incident.ts';
import type { WrittenSpread } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import { certain, shifted } from '../shift.ts';
import { type Inject, isConditional, type MemberFate } from '../words.ts';
import { drawAnswers, drawTolerance, giveAnswers, NO_DRAWS } from './answer-draws.ts';
import { stream } from './dice.ts';
import { generate } from './generator.ts';

export interface Drawn {
  /** In the order of their start. */
  incidents: Incident[];
  /** Acts that begin when the inject that reports them comes. */
  contingent: Contingent[];
  /** In the order of their minute; the script before what else is known beforehand. */
  injects: Inject[];
  members: MemberFate[];
  /** What the world may say back to orders without a chain, and in which order its texts are used. */
  answers: AnswerDraws;
}

export interface SetupOptions {
  /** The bare script, on which gold lines are tested. */
  isScriptOnly?: boolean;
}

export function setup(scenario: Scenario, seed: string, { isScriptOnly = false }: SetupOptions = {}): Drawn {
  const offset = isScriptOnly ? 0 : stream(seed, 'world/jitter').below(scenario.jitterMinutes + 1);
  const background = isScriptOnly ? [] : drawBackground(scenario, seed);
  const drawn = [...drawStory(scenario, isScriptOnly ? null : seed, offset), ...background];
  const injects = [
    ...scenario.injects.map((inject) => told(inject, offset)),
    ...(background.length > 0 ? dailyLines(scenario, background) : []),
  ];
  const contingent = drawContingent(scenario, isScriptOnly ? null : seed);
  const taken = new Set([...drawn, ...contingent].flatMap(namesOf));
  if (!isScriptOnly) giveAnswers(scenario, seed, [...drawn, ...contingent], taken);
  return {
    contingent,
    incidents: drawn.sort((a, b) => a.start - b.start),
    injects: injects
      .filter((inject) => inject.at < scenario.endex || isConditional(inject))
      .sort((a, b) => a.at - b.at),
    members: drawMembers(scenario, isScriptOnly ? null : seed),
    answers: isScriptOnly ? NO_DRAWS : drawAnswers(scenario, seed),
  };
}

// What waits for an act keeps its times in braces until that act has begun or ended.
function told(inject: Inject, offset: Minute): Inject {
  const moved = shifted(inject, offset);
  return isConditional(inject) ? moved : certain(moved);
}

/** The same of acts that begin when something holds: their fates are drawn all the same. */
function drawContingent({ contingent, numbers }: Scenario, seed: string | null): Contingent[] {
  const { written } = numbers.hazards;
  return contingent.map((act) => ({
    ...act,
    ...(seed === null || !written ? asWritten(act) : spread(act, written, seed)),
  }));
}

/** Draws how long the open acts of the story last and when they grow, around what is written; the bare script draws nothing. */
function drawStory({ incidents, numbers }: Scenario, seed: string | null, offset: Minute): Incident[] {
  const { written } = numbers.hazards;
  return incidents.map(({ start, end, ...act }) => {
    const drawn = seed === null || !written ? asWritten(act) : spread(act, written, seed);
    const { fate } = withFate(drawn, (each) => later(each, offset));
    const length = fate === null ? end - start : Math.ceil(fate.thresholds.end / 100);
    return { ...drawn, fate, start: start + offset, end: start + offset + length };
  });
}

/** A copy, to which what is drawn for it can be given. */
const asWritten = (act: Grown): Grown => withFate(act, (fate) => fate);

/** The act and all that it may grow into, with their fates changed. */
function withFate(act: Grown, change: (fate: Fate, id: string) => Fate): Grown {
  const { fate } = act;
  if (!fate) return act;
  const grown = fate.grown && withFate(fate.grown, change);
  return { ...act, fate: { ...change(fate, act.id), grown } };
}

function later(fate: Fate, by: Minute): Fate {
  const { written } = fate;
  return { ...fate, written: written && { ...written, start: written.start + by, end: written.end + by } };
}

// Each act from a stream of its own name, so that one more in a story moves no other draw.
function spread(act: Grown, { endSigma, growthSigma, most }: WrittenSpread, seed: string): Grown {
  return withFate(act, (fate, id) => {
    if (fate.written === null) return fate;
    const red = stream(seed, `red/story/${id}`);
    const around = (threshold: number, sigma: number) => {
      const factor = Math.min(1 + most, Math.max(1 - most, red.logNormal(1, sigma)));
      return Math.max(1, Math.round(threshold * factor));
    };
    const { end, growth, finding } = fate.thresholds;
    const drawn = { end: around(end, endSigma), growth: growth && around(growth, growthSigma), finding };
    return { ...fate, thresholds: drawn };
  });
}

function drawBackground(scenario: Scenario, seed: string): Incident[] {
  const { background, line, opponent, endex, numbers } = scenario;
  if (background === null) return [];
  const taken = scenario.incidents.flatMap(namesOf);
  const place = { numbers: numbers.generator, line, preset: background, opponent, endex, taken };
  const drawn = generate(place, seed);
  // A certification merges all open chains of a side, so that with a story the whole line is within linking distance:
  // nothing else opens a chain there.
  if (scenario.incidents.length > 0) for (const incident of drawn) tame(incident);
  keepToBudget(scenario, drawn);
  return drawn;
}

// The draws stay as they are; only what they come to is held below severity 2.
function tame(incident: Incident): void {
  const { fate } = incident;
  if (!fate || fate.assessed.severity < 2) return;
  incident.severity = incident.severity === 0 ? 0 : 1;
  fate.thresholds.growth = fate.thresholds.finding = null;
  fate.assessed.severity = 1;
  Object.assign(fate, { marks: [], heat: 0, claims: [], grown: null });
}

// A table can weigh a few reports in a turn; what is minor beyond that stands in the daily line alone.
function keepToBudget({ turnMinutes, numbers }: Scenario, incidents: readonly Incident[]): void {
  const told = new Map<number, number>();
  const count = (turn: number) => told.get(turn) ?? 0;
  const turnOf = ({ start }: Incident) => Math.floor(start / turnMinutes);
  const isSerious = ({ fate }: Incident) => fate !== null && fate.assessed.severity >= 2;
  for (const incident of incidents) if (isSerious(incident)) told.set(turnOf(incident), count(turnOf(incident)) + 1);
  for (const incident of incidents) {
    if (isSerious(incident) || !incident.fate) continue;
    const turn = turnOf(incident);
    if (count(turn) < numbers.generator.reportsPerTurn) told.set(turn, count(turn) + 1);
    else incident.fate.says = incident.fate.over = '';
  }
}

// In records of older formats the counts of all days were drawn with STARTEX, from what began in each; their numbers say so.
function dailyLines({ line, beginsMinuteOfDay, endex, numbers }: Scenario, incidents: readonly Incident[]): Inject[] {
  const { dailyLine } = numbers.generator;
  if (!dailyLine) return [];
  const lines: Inject[] = [];
  let next = 0;
  for (let at = nextCount(dailyLine, beginsMinuteOfDay, 0); at < endex; at += 1440) {
    const bySector = new Map<Sector, number>();
    // They stand in the order of their start.
    for (; next < incidents.length && incidents[next]!.start < at; next++) {
      const { sector, recorded } = incidents[next]!;
      bySector.set(sector, (bySector.get(sector) ?? 0) + recorded);
    }
    lines.push(countMessage(dailyLine, at, line.length, bySector));
  }
  return lines;
}

// One draw a member in the order of the roster; the bare script takes the medians.
function drawMembers({ roster, numbers }: Scenario, seed: string | null): MemberFate[] {
  const politics = seed === null ? null : stream(seed, 'politics');
  const { answerSigma } = numbers.politics;
  const bears = seed === null ? null : stream(seed, 'answers/members');
  return roster.map(({ member, says, delay }) => ({
    member,
    says,
    delay: politics ? Math.max(1, Math.round(politics.logNormal(delay, answerSigma))) : delay,
    bears: bears && drawTolerance(numbers, bears),
  }));
}
