// Numbered migrations: MIGRATIONS[n - 1] brings an entry of format n to format n + 1. Old journals are never refused.
import type { Event } from '../exercise/events.ts';
import type { Numbers } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { OpenWorld } from '../exercise/state.ts';
import type { Body, Entry, Opening } from './entry.ts';
import { nothingLeftOut } from './nothing-left-out.ts';
import { withTexts } from './order-texts.ts';
import { withAnswers } from './world-answers.ts';

export type Migration = (entry: Entry) => Entry;

// Format 1 knew neither fates nor the world around the line. Its acts went as written and its background was drawn with
// all its reports, so nothing is added that could still happen: no fates, no members to answer, no tests that could hold.
const fatesAndWorld: Migration = (entry) => ({ ...entry, body: { ...entry.body, ...migrated(entry.body) } as Body });

function migrated(body: Body): Partial<Body> {
  if (!('opening' in body)) return {};
  const opening: Opening = { ...body.opening, scenario: withWorld(body.opening.scenario) };
  return { opening, events: body.events.map(withoutFates) };
}

type Started = Extract<Event, { type: 'exercise-started' }>;
type Incident1 = Started['incidents'][number] & { text?: string };

function withoutFates(event: Event): Event {
  if (event.type !== 'exercise-started') return event;
  const incidents = event.incidents.map(({ text, ...incident }: Incident1) => ({
    ...incident,
    truth: text ?? '',
    recorded: 1,
    fate: null,
  }));
  return { ...event, incidents, members: [], world: QUIET_WORLD, commission: 'engine' };
}

const QUIET_WORLD: OpenWorld = {
  usWill: 'firm',
  talks: 'none',
  dispute: 'none',
  prosperity: 'none',
  readiness: 100,
  presence: [],
  heat: { out: 0, since: 0, isRepairing: false, perHour: { without: 0, ordered: 0 } },
};

function withWorld(scenario: Scenario): Scenario {
  const { presence: _, heat: __, ...world } = QUIET_WORLD;
  return {
    ...scenario,
    doctrine: withoutStandDown(scenario.doctrine),
    seats: ['ukraine', 'coalition', 'us'],
    background: null,
    opponent: { intent: 'unspecified', resolve: 50, deception: 50, tempo: 100, breaksPauses: true, bounds: null },
    world,
    roster: [],
    calendar: [],
    pack: { truth: '', objectives: [], hints: [], measure: null, courses: [] },
    contingent: [],
    replies: {},
    variant: null,
    variants: [],
    numbers: { ...scenario.numbers, ...QUIET_NUMBERS },
  };
}

// A switch of the first days; the lead of the stand-down says it since.
function withoutStandDown(doctrine: Scenario['doctrine']): Scenario['doctrine'] {
  const without = <T extends object>(all: T): T =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'standDown.takes')) as T;
  return { ...doctrine, reads: without(doctrine.reads), rationale: without(doctrine.rationale) };
}

// Only what is read where nothing has a fate: sensors for the line panel, and tests of which none can hold.
const QUIET_NUMBERS = {
  generator: { surveilAtOnce: 2 },
  hazards: { responses: [], conditions: [] },
  politics: {
    population: 4_000_000,
    harm: { strained: Infinity, severe: Infinity, critical: Infinity },
    army: { planned: 800_000, readiness: 100, logisticsAdds: 0 },
    guaranteeYearsAsked: 50,
    tests: { within: 1440, certifyAfter: 120, needed: Infinity },
  },
} as unknown as Omit<Numbers, 'prompts'>;

// Format 2 knew no facilitator; nothing else has changed.
const withoutExcon: Migration = (entry) => entry;

// Format 3 was written under the first edition of the law, whose doctrines knew neither sustained hostilities nor a roster
// of who may consent. Nothing read them then; a record is shown under the readings that the second edition has for them.
const firstEdition: Migration = (entry) => {
  if (!('opening' in entry.body)) return entry;
  const { opening } = entry.body;
  const { doctrine } = opening.scenario;
  const second = {
    ...doctrine,
    reads: { ...doctrine.reads, ...READ_SINCE },
    rationale: { ...doctrine.rationale, ...WHY_SINCE },
  };
  const { format, engine, scenario, start, digests } = opening;
  const migrated: Opening = { format, law: 1, engine, scenario: { ...scenario, doctrine: second }, start, digests };
  return { ...entry, body: { ...entry.body, opening: migrated } };
};

const READ_SINCE = {
  'phase2.sustainedFor': 120,
  'phase2.sustainedWithin': 720,
  'quorum.roster':
    'AT BE BG CA CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK TR UK'.split(' '),
};

const why = 'The first edition of the law did not read it.';
const WHY_SINCE = {
  'phase2.sustainedFor': { clause: 'C3', why },
  'phase2.sustainedWithin': { clause: 'C3', why },
  'quorum.roster': { clause: 'C3', why },
} as const;

// Format 4 left out what was not said.
const filled: Migration = (entry) => ({ ...entry, body: nothingLeftOut(entry.body) });

// Format 5 drew the counts of all days with STARTEX, and its numbers say so; no response explained itself.
const withDailyLines: Migration = (entry) => {
  const { body } = entry;
  if (!('opening' in body)) return entry;
  const { opening } = body;
  const { doctrine } = opening.scenario;
  const responses = doctrine.responses.map((response) => ({ ...response, explains: '' }));
  const scenario = { ...opening.scenario, doctrine: { ...doctrine, responses } };
  const events = body.events.map((event) => sayingWhether(event, opening.start.isScriptOnly));
  return { ...entry, body: { opening: { ...opening, scenario }, events } };
};

function sayingWhether(event: Event, isScriptOnly: boolean): Event {
  if (event.type !== 'exercise-started') return event;
  return { ...event, isScriptOnly };
}

// In format 6 the world did not answer, and no text went with an order.
const answersAndTexts: Migration = (entry) => ({ ...entry, body: withTexts(withAnswers(entry.body)) });

// Format 7 knew no rooms of several screens: no messages, no observations, no seat that changes hands; nothing else has changed.
const withoutRooms: Migration = (entry) => entry;

// In format 8 a hold waited for the next turn, and no duty was lifted because nobody could meet it: its numbers say nothing of
// either, so that is how it goes on.
const holdsToTheTurn: Migration = (entry) => entry;

export const MIGRATIONS: readonly Migration[] = [
  fatesAndWorld,
  withoutExcon,
  firstEdition,
  filled,
  withDailyLines,
  answersAndTexts,
  withoutRooms,
  holdsToTheTurn,
];
