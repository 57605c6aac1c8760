// Learning records: xAPI 1.0.3 statements for a learning record store, one for each decision and each objective.
// Everything in them follows from the journal, ids included; exercise time stands in an extension, never as a timestamp.
import { createHash } from 'node:crypto';
import { clock, type Seat } from '../ladder/index.ts';
import type { ObjectiveStory } from '../review/stories.ts';
import type { AfterAction, Decision } from './after-action.ts';
import { earlyWords } from './score-words.ts';
import { printable, seatName } from './words.ts';

const SPACE = 'tag:rung,2026';
const ADL = 'http://adlnet.gov/expapi';

interface Statement {
  id: string;
  version: '1.0.3';
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

/** What the ids are made from: the journal's head; for a seat its own report, so that an id reveals nothing of the others. */
function nameOf(report: AfterAction): string | null {
  const { reader, overview } = report;
  if (reader === 'facilitator') return overview.head;
  const own = JSON.stringify({ ...report, overview: { ...overview, head: null } });
  return createHash('sha256').update(own).digest('hex');
}

const slug = (text: string) => encodeURIComponent(printable(text).toLowerCase().replace(/\s+/g, '-'));

const extension = (name: string): string => `${SPACE}:extension/${name}`;

/** The parts that all statements of a report share, and how each part is made. */
function partsOf(report: AfterAction) {
  const { overview, exercise, reader } = report;
  const name = nameOf(report);
  const scenario = `${SPACE}:scenario/${slug(overview.scenario)}`;
  const registration = uuid(`exercise/${name}`);
  const shared = {
    [extension('notice')]: exercise,
    [extension('reading')]: overview.doctrine,
    ...(overview.head !== null && { [extension('journal-head')]: overview.head }),
  };
  return {
    scenario,
    head: (id: string) => ({ id: uuid(`${name}/${reader}/${id}`), version: '1.0.3' as const }),
    context: (extensions: Record<string, unknown>): Statement['context'] => ({
      registration,
      platform: `Rung ${overview.engine}`,
      contextActivities: { parent: [{ objectType: 'Activity', id: scenario }] },
      extensions: { ...shared, ...extensions },
    }),
    seat: (seat: Seat) => agent('Agent', seatName(seat), `${registration}/${seat}`),
    team: agent('Group', 'Team', `${registration}/team`),
  };
}

type Parts = ReturnType<typeof partsOf>;

export function xapiStatements(report: AfterAction): Statement[] {
  const { overview, decisions, objectives, score, reader } = report;
  const parts = partsOf(report);
  const whole = activity(parts.scenario, 'simulation', overview.title, overview.objective);
  const { isEnded, endedEarly } = overview;
  const completed = (id: string, actor: Statement['actor'], total: number | null): Statement => ({
    ...parts.head(id),
    actor,
    verb: verb('completed'),
    object: whole,
    result: {
      completion: isEnded && endedEarly === null,
      ...(total !== null && { score: { scaled: total / 100, raw: total, min: 0, max: 100 } }),
      ...(endedEarly && { extensions: { [extension('ended-early')]: earlyWords(endedEarly) } }),
    },
    context: parts.context({}),
  });
  return [
    ...decisions.map((each) => decisionStatement(parts, each, reader)),
    ...(objectives ?? []).map((each, n) => objectiveStatement(parts, each, n)),
    ...Object.entries(score.seats).map(([name, own]) =>
      completed(`seat/${name}`, parts.seat(name as Seat), own?.total ?? null),
    ),
    ...(score.team ? [completed('team', parts.team, score.team.total)] : []),
  ];
}

function decisionStatement(
  { head, seat, context }: Parts,
  decision: Decision,
  reader: AfterAction['reader'],
): Statement {
  const { n, response, verdict, because, clause, code, at, line, about } = decision;
  return {
    ...head(`decision/${n}`),
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
    context: context({
      [extension('exercise-time')]: clock(at),
      [extension(reader === 'facilitator' ? 'journal-line' : 'line')]: line,
      ...(about !== null && { [extension('about')]: about }),
    }),
  };
}

function objectiveStatement({ scenario, head, team, context }: Parts, story: ObjectiveStory, n: number): Statement {
  const { at, objective, expected, expects } = story;
  return {
    ...head(`objective/${n}`),
    actor: team,
    verb: verb('attempted'),
    object: activity(`${scenario}/objective/${slug(objective)}`, 'objective', objective, expected),
    result: { ...(expects.length > 0 && { success: expects.every(({ line }) => line !== null) }), completion: true },
    context: context({ [extension('exercise-time')]: clock(at) }),
  };
}

const verb = (name: 'responded' | 'completed' | 'attempted'): Statement['verb'] => ({
  id: `${ADL}/verbs/${name}`,
  display: { 'en-GB': name },
});

function agent(objectType: 'Agent' | 'Group', name: string, account: string): Statement['actor'] {
  return { objectType, name, account: { homePage: `${SPACE}:rung`, name: account } };
}

function activity(id: string, type: string, name: string, description?: string): Statement['object'] {
  const definition = {
    type: `${ADL}/activities/${type}`,
    name: { 'en-GB': name },
    ...(description && { description: { 'en-GB': description } }),
  };
  return { objectType: 'Activity', id, definition };
}
