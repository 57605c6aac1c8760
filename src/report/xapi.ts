// Learning records: xAPI 1.0.3 statements for a learning record store, one for each decision, each objective and each answer of
// the questionnaire. Everything in them follows from the journal, ids included: what is exported again after the end is the same
// statements, and those that have come since.
import { createHash } from 'node:crypto';
import type { Respondent } from '../exercise/words.ts';
import { clock, type Minute, type Seat } from '../ladder/index.ts';
import type { ObjectiveStory } from '../review/stories.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { type LessonReport, QUESTIONS, respondentName } from './lessons.ts';
import { earlyWords } from './score-words.ts';
import { printable, seatName } from './words.ts';

const SPACE = 'tag:rung,2026';
/** Whose accounts these are: seats of an exercise, which have no address. */
const HOME = 'https://rung.invalid/exercises';
const ADL = 'http://adlnet.gov/expapi';

interface Statement {
  id: string;
  version: '1.0.3';
  timestamp: string;
  actor: { objectType: 'Agent' | 'Group'; name: string; account: { homePage: string; name: string } };
  verb: { id: string; display: Record<string, string> };
  object: {
    objectType: 'Activity';
    id: string;
    definition: { type: string; name: Record<string, string>; description?: Record<string, string> };
  };
  result: {
    success?: boolean;
    completion?: boolean;
    response?: string;
    score?: { scaled: number; raw: number; min: number; max: number };
    extensions?: Record<string, unknown>;
  };
  context: {
    registration: string;
    platform: string;
    contextActivities: { parent: { objectType: 'Activity'; id: string }[] };
    extensions: Record<string, unknown>;
  };
}

/** A UUID of version 5's shape from a name: the same name gives the same id. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What the ids are made from: the line with which the exercise ended, or the journal's head while it goes on; for a seat its own
 * report, so that an id reveals nothing of the others. What is answered in the questionnaire changes none of them.
 */
function nameOf(report: AfterAction): string | null {
  const { reader, overview } = report;
  if (reader === 'facilitator') return overview.ended ?? overview.head;
  const played = { ...overview, head: null, ended: null, entries: null };
  const own = JSON.stringify({ ...report, overview: played, lessons: null, answered: null });
  return createHash('sha256').update(own).digest('hex');
}

const slug = (text: string) => encodeURIComponent(printable(text).toLowerCase().replace(/\s+/g, '-'));

const extension = (name: string): string => `${SPACE}:extension/${name}`;

/** The parts that all statements of a report share, and how each part is made. */
function partsOf(report: AfterAction) {
  const { overview, exercise, reader } = report;
  const name = nameOf(report);
  const scenario = `${SPACE}:scenario/${slug(overview.scenario)}`;
  // One registration a learner: each completes its own once.
  const registration = (who: string) => uuid(`exercise/${name}/${who}`);
  const shared = {
    [extension('notice')]: exercise,
    [extension('reading')]: overview.doctrine,
    ...(reader === 'facilitator' && overview.ended !== null && { [extension('journal-end')]: overview.ended }),
  };
  return {
    scenario,
    head: (id: string, at: Minute) => ({
      id: uuid(`${name}/${reader}/${id}`),
      version: '1.0.3' as const,
      timestamp: timestampOf(report, at),
    }),
    context: (who: string, extensions: Record<string, unknown>): Statement['context'] => ({
      registration: registration(who),
      platform: `Rung ${overview.engine}`,
      contextActivities: { parent: [{ objectType: 'Activity', id: scenario }] },
      extensions: { ...shared, [extension('timestamps')]: mappingOf(report), ...extensions },
    }),
    seat: (seat: Seat) => agent('Agent', seatName(seat), `${registration(seat)}/${seat}`),
    other: (by: Respondent) => agent('Agent', respondentName(by), `${registration(by)}/${by}`),
    team: agent('Group', 'Team', `${registration('team')}/team`),
  };
}

type Parts = ReturnType<typeof partsOf>;

export function xapiStatements(report: AfterAction): Statement[] {
  const { overview, decisions, objectives, score, reader } = report;
  const parts = partsOf(report);
  const whole = activity(parts.scenario, 'simulation', overview.title, overview.objective);
  const { isEnded, endedEarly } = overview;
  const completed = (id: string, who: string, actor: Statement['actor'], total: number | null): Statement => ({
    ...parts.head(id, overview.minutes),
    actor,
    verb: verb('completed'),
    object: whole,
    result: {
      completion: isEnded && endedEarly === null,
      ...(total !== null && { score: { scaled: total / 100, raw: total, min: 0, max: 100 } }),
      ...(endedEarly && { extensions: { [extension('ended-early')]: earlyWords(endedEarly) } }),
    },
    context: parts.context(who, {}),
  });
  return [
    ...decisions.map((each) => decisionStatement(parts, each, reader)),
    ...(objectives ?? []).map((each, n) => objectiveStatement(parts, each, n)),
    ...Object.entries(score.seats).map(([name, own]) =>
      completed(`seat/${name}`, name, parts.seat(name as Seat), own?.total ?? null),
    ),
    ...(score.team ? [completed('team', 'team', parts.team, score.team.total)] : []),
    ...report.lessons.flatMap((sheet) => answerStatements(parts, sheet, overview.minutes)),
  ];
}

function decisionStatement(
  { head, seat, context }: Parts,
  decision: Decision,
  reader: AfterAction['reader'],
): Statement {
  const { n, response, verdict, because, clause, code, at, line, about } = decision;
  return {
    ...head(`decision/${n}`, at),
    actor: seat(decision.seat),
    verb: verb('responded'),
    object: activity(`${SPACE}:response/${slug(response)}`, 'interaction', response),
    result: {
      success: verdict !== 'refused',
      response: because,
      extensions: {
        [extension('verdict')]: verdict,
        [extension('clause')]: clause,
        ...(code !== null && { [extension('code')]: code }),
      },
    },
    context: context(decision.seat, {
      [extension('exercise-time')]: clock(at),
      [extension(reader === 'facilitator' ? 'journal-line' : 'line')]: line,
      ...(about !== null && { [extension('about')]: about }),
    }),
  };
}

function objectiveStatement({ scenario, head, team, context }: Parts, story: ObjectiveStory, n: number): Statement {
  const { at, objective, expected, expects } = story;
  return {
    ...head(`objective/${n}`, at),
    actor: team,
    verb: verb('attempted'),
    object: activity(`${scenario}/objective/${slug(objective)}`, 'objective', objective, expected),
    result: { ...(expects.length > 0 && { success: expects.every(({ line }) => line !== null) }), completion: true },
    context: context('team', { [extension('exercise-time')]: clock(at) }),
  };
}

/** A statement for each question that a respondent has answered; an answer that was changed is another statement. */
function answerStatements({ scenario, head, other, context }: Parts, sheet: LessonReport, at: Minute): Statement[] {
  return QUESTIONS.flatMap(({ id, asks }): Statement[] => {
    const answer = sheet.answers[id];
    if (answer === undefined || answer === null) return [];
    const response = String(answer);
    return [
      {
        ...head(`answer/${sheet.by}/${id}/${response}`, at),
        actor: other(sheet.by),
        verb: verb('responded'),
        object: activity(`${scenario}/question/${id}`, 'question', asks),
        result: { response, completion: true },
        context: context(sheet.by, {}),
      },
    ];
  });
}

/** When something of that minute was, as far as the facilitator has marked it; else STARTEX and so much exercise time. */
function timestampOf({ marks, overview }: AfterAction, at: Minute): string {
  const stamp = marks?.findLast((mark) => mark.at <= at)?.stamp;
  return new Date(stamp ? Date.parse(stamp) : Date.parse(overview.begins) + at * 60_000).toISOString();
}

const mappingOf = ({ marks }: AfterAction): string =>
  marks && marks.length > 0
    ? "the facilitator's last mark before it, by the wall clock"
    : 'STARTEX of the scenario and exercise time since then';

const verb = (name: 'responded' | 'completed' | 'attempted'): Statement['verb'] => ({
  id: `${ADL}/verbs/${name}`,
  display: { 'en-GB': name },
});

function agent(objectType: 'Agent' | 'Group', name: string, account: string): Statement['actor'] {
  return { objectType, name, account: { homePage: HOME, name: account } };
}

function activity(id: string, type: string, name: string, description?: string): Statement['object'] {
  const definition = {
    type: `${ADL}/activities/${type}`,
    name: { 'en-GB': name },
    ...(description && { description: { 'en-GB': description } }),
  };
  return { objectType: 'Activity', id, definition };
}
