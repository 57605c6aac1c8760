// Learning records: xAPI 1.0.3 statements for a learning record store, one for each decision and each objective.
// Everything in them follows from the journal, ids included; exercise time stands in an extension, never as a timestamp.
import { createHash } from 'node:crypto';
import { clock, type Seat } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { printable, seatName } from './words.ts';

const SPACE = 'tag:rung,2026';
const VERBS = {
  responded: 'http://adlnet.gov/expapi/verbs/responded',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  attempted: 'http://adlnet.gov/expapi/verbs/attempted',
} as const;

export interface Statement {
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

/**
 * What the ids are made of: the head of the journal; in a seat's papers what they say themselves, so that they tell nothing
 * of the others.
 */
function nameOf(report: AfterAction): string | null {
  const { reader, overview } = report;
  if (reader === 'facilitator') return overview.head;
  const own = JSON.stringify({ ...report, overview: { ...overview, head: null } });
  return createHash('sha256').update(own).digest('hex');
}

const slug = (text: string) => encodeURIComponent(printable(text).toLowerCase().replace(/\s+/g, '-'));

export function xapiStatements(report: AfterAction): Statement[] {
  const { overview, decisions, objectives, score, exercise, reader } = report;
  const scenario = `${SPACE}:scenario/${slug(overview.scenario)}`;
  const named = nameOf(report);
  const registration = uuid(`exercise/${named}`);
  const base = (id: string) => ({
    id: uuid(`${named}/${reader}/${id}`),
    version: '1.0.3' as const,
  });
  const context = (extensions: Record<string, unknown>) => ({
    registration,
    platform: `Rung ${overview.engine}`,
    contextActivities: { parent: [{ objectType: 'Activity' as const, id: scenario }] },
    extensions: {
      [`${SPACE}:extension/notice`]: exercise,
      [`${SPACE}:extension/reading`]: overview.doctrine,
      ...(overview.head !== null && { [`${SPACE}:extension/journal-head`]: overview.head }),
      ...extensions,
    },
  });
  const seat = (name: Seat) => agent('Agent', seatName(name), `${registration}/${name}`);
  const team = agent('Group', 'Team', `${registration}/team`);
  const decided = decisions.map(
    (each): Statement => ({
      ...base(`decision/${each.n}`),
      actor: seat(each.seat),
      verb: { id: VERBS.responded, display: { 'en-GB': 'responded' } },
      object: activity(
        `${SPACE}:response/${slug(each.response)}`,
        'http://adlnet.gov/expapi/activities/interaction',
        each.response,
      ),
      result: {
        success: each.verdict !== 'refused',
        response: each.because,
        extensions: {
          [`${SPACE}:extension/verdict`]: each.verdict,
          [`${SPACE}:extension/clause`]: each.clause,
          ...(each.code !== null && { [`${SPACE}:extension/code`]: each.code }),
        },
      },
      context: context({
        [`${SPACE}:extension/exercise-time`]: clock(each.at),
        [`${SPACE}:extension/${reader === 'facilitator' ? 'journal-line' : 'line'}`]: each.line,
        ...(each.about !== null && { [`${SPACE}:extension/about`]: each.about }),
      }),
    }),
  );
  const met = (objectives ?? []).map(
    (each, n): Statement => ({
      ...base(`objective/${n}`),
      actor: team,
      verb: { id: VERBS.attempted, display: { 'en-GB': 'attempted' } },
      object: activity(
        `${scenario}/objective/${slug(each.objective)}`,
        'http://adlnet.gov/expapi/activities/objective',
        each.objective,
        each.expected,
      ),
      result: {
        ...(each.expects.length > 0 && { success: each.expects.every(({ line }) => line !== null) }),
        completion: true,
      },
      context: context({ [`${SPACE}:extension/exercise-time`]: clock(each.at) }),
    }),
  );
  const whole = activity(
    scenario,
    'http://adlnet.gov/expapi/activities/simulation',
    overview.title,
    overview.objective,
  );
  const completed = (id: string, actor: Statement['actor'], total: number | null): Statement => ({
    ...base(id),
    actor,
    verb: { id: VERBS.completed, display: { 'en-GB': 'completed' } },
    object: whole,
    result: {
      completion: overview.isEnded,
      ...(total !== null && { score: { scaled: total / 100, raw: total, min: 0, max: 100 } }),
    },
    context: context({}),
  });
  const seats = Object.entries(score.seats).map(([name, own]) =>
    completed(`seat/${name}`, seat(name as Seat), own?.total ?? null),
  );
  return [...decided, ...met, ...seats, ...(score.team ? [completed('team', team, score.team.total)] : [])];
}

function agent(objectType: 'Agent' | 'Group', name: string, account: string): Statement['actor'] {
  return { objectType, name, account: { homePage: `${SPACE}:rung`, name: account } };
}

function activity(id: string, type: string, name: string, description?: string): Statement['object'] {
  const definition = {
    type,
    name: { 'en-GB': name },
    ...(description && { description: { 'en-GB': description } }),
  };
  return { objectType: 'Activity', id, definition };
}
