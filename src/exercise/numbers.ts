// The numbers of the game: fictional training defaults, kept in data files with a sentence of rationale each.
import type { Doctrine, Domain, Member, Minute, Seat, Severity } from '../ladder/index.ts';
import type { AnswerNumbers } from './answers.ts';
import type { Author, Intent, Mark } from './incident.ts';
import type { HoldEnd, Preset, PromptKind } from './words.ts';

/** What ends a duty that nobody can meet any more: its chain has closed, or no force stands. */
export const LIFTED_WITH = ['chain', 'force'] as const;

export interface PromptRule {
  /** Relative to the minute at which the seat had the keyboard. */
  within?: Minute;
  /** Counted from T0; the later of the two counts. */
  byT0?: Minute;
  /** Raised when the chain has been open this long. */
  after?: Minute;
  responses: readonly string[];
  orHold?: boolean;
  needsBecause?: readonly string[];
  /** Left out where it can always be met, and in records of formats 1 to 8. */
  liftedWith?: (typeof LIFTED_WITH)[number];
}

export interface PresetNumbers {
  /** Incidents a day that nothing before has set off, at a tempo of one. */
  basePerDay: number;
  /** How many further incidents each sets off, on average. */
  children: number;
  /** Explosions beyond the first that are recorded for an incident, on average. */
  recordedMean: number;
  /** Thousandths of its kind's severe cases that are severe under this preset. */
  severe: number;
  /** How many times longer than others its severe incidents last, in hundredths. */
  severeLasts: number;
}

export interface IncidentKind {
  kind: string;
  weight: number;
  /** Parts: how many of a hundred incidents of that kind have each severity. */
  severity: Readonly<Record<string, number>>;
  /** Where it falls whatever sector was drawn. */
  place?: 'rear' | 'sea';
  marks?: readonly Mark[];
  /** People left without heat by one of severity 2 or more, on average. */
  heat?: number;
  /** The kinds that it may grow into. */
  grows?: string;
  says: string;
  over: string;
}

export interface Generator {
  tempo: { sigma: number; rho: number };
  presets: Readonly<Record<Preset, PresetNumbers>>;
  children: { delayMean: Minute; same: number; adjacent: number };
  recordedK: number;
  duration: { median: Minute; sigma: number; longest: Minute };
  /** Coverage in thousandths where the line does not say. */
  detection: { day: number; night: number; jammed: number; rear: number; sea: number };
  /** Thousandths of what was missed that `surveil` adds. */
  surveilRaises: number;
  /** How many `surveil` a seat keeps in effect at once; one more replaces the oldest. */
  surveilAtOnce: number;
  daylight: { from: Minute; to: Minute };
  report: { delayMedian: Minute; shareMedian: Minute; endMedian: Minute; sigma: number };
  firstTo: Readonly<Record<Seat, number>>;
  /** Who reports along the line, and who of what happens in the rear or at sea. */
  sources: Readonly<Record<Seat, { from: string; rear: string; sea: string; medium: string }>>;
  /** Reports that reach players in one turn's hours; what is minor beyond that stands in the daily line alone. */
  reportsPerTurn: number;
  authors: Readonly<Record<Author, number>>;
  intents: Readonly<Record<Exclude<Intent, 'none' | 'spoiler'>, number>>;
  /** Thousandths of first reports that name the right side, nobody, or (the rest) the wrong one. */
  firstSide: { right: number; unknown: number };
  finding: {
    median: Minute;
    sigma: number;
    /** Thousandths of findings that name the right side; of a spoiler's acts, that are taken in by them. */
    attributed: number;
    fooled: number;
    likelihood: { from: number; to: number };
    from: string;
    texts: { attributed: string; unattributable: string; nothing: string; certified: string };
  };
  growth: { meanMinutes: Minute; intents: Readonly<Record<Intent, number>> };
  claims: { median: Minute; sigma: number; texts: readonly string[] };
  /** When the count of a day is published, and by whom; left out in records of formats 1 to 5. */
  dailyCount?: DailyCount;
  /** In those alone: the counts of all days were drawn with STARTEX. */
  dailyLine?: DailyLine;
  /** How often those who know of a serious act hear that it goes on; left out in records of formats 1 to 6. */
  updates?: { every: Minute; severity: Severity; text: string; quiet: string };
  kinds: readonly IncidentKind[];
}

export interface DailyLine {
  /** Of the day. */
  at: Minute;
  from: string;
  text: string;
}

export interface DailyCount extends DailyLine {
  /** Explosions an hour of a written act, by its severity. */
  perHour: Readonly<Record<string, number>>;
  /** Kinds of written act that count as one explosion a day. */
  quiet: readonly string[];
}

export interface Delta {
  end?: number;
  growth?: number;
  finding?: number;
  /** In hundredths of the people whom an act leaves without heat and water. */
  harm?: number;
}

/** What a response in effect adds to the rates of an act, in hundredths of the neutral rate. */
export interface ResponseEffect extends Delta {
  response: string;
  /**
   * `act`: the act it is about and those of its chain; `sector`: acts in the sector it names; `around`: acts where it stands
   * and next door; `line`: every act.
   */
  reach: 'act' | 'sector' | 'around' | 'line';
  lasts?: Minute;
  intents?: readonly Intent[];
  kinds?: readonly string[];
  authors?: readonly Author[];
  /** Of these seats alone; left out: of any. */
  seats?: readonly Seat[];
  /** Multiplied by the army's readiness and presence there, or by what consenting members bring to the domain. */
  scaledBy?: 'army' | 'members';
  why: string;
}

export interface ConditionEffect extends Delta {
  when: Readonly<Partial<Record<'usWill' | 'talks' | 'dispute' | 'prosperity' | 'harm' | 'guarantee', string>>>;
  why: string;
}

/** How far the open acts of a story are drawn around what is written: spreads of the logarithm, and the most either way. */
export interface WrittenSpread {
  endSigma: number;
  growthSigma: number;
  /** A part of what is written, as 0.4. */
  most: number;
}

export interface Hazards {
  neutral: number;
  floor: { end: number; growth: number; finding: number; harm?: number };
  /** Left out in records of formats 1 to 6. */
  written?: WrittenSpread;
  /** At this resolve of the opponent, of 0 to 100, measures count in full. */
  resolveNeutral: number;
  responses: readonly ResponseEffect[];
  conditions: readonly ConditionEffect[];
}

export interface RosterMember {
  member: Member;
  name: string;
  /** 0–100: how much of what it promised is ready. */
  readiness: number;
  domains: readonly Domain[];
  /** What it answers when it is consulted, and how long that takes on the median. */
  says: 'yes' | 'no';
  delay: Minute;
}

export interface Politics {
  roster: readonly RosterMember[];
  answerSigma: number;
  /** Readiness points in a domain at which coalition force counts in full. */
  fullStrength: number;
  /** People out of heat from which each band begins. */
  harm: { strained: number; severe: number; critical: number };
  /** Ten-thousandths of the remainder that come back in an hour, without and with repair ordered. */
  repair: { without: number; ordered: number };
  population: number;
  army: { planned: number; readiness: number; logisticsAdds: number; reinforceAdds?: number; reinforceTakes?: number };
  guaranteeYearsAsked: number;
  tests: { within: Minute; certifyAfter: Minute; needed: number };
  texts: Readonly<Record<'consents' | 'declines' | 'withdraws' | 'heat', { from: string; text: string }>>;
}

export interface Numbers {
  prompts: Readonly<Record<PromptKind, PromptRule>>;
  generator: Generator;
  hazards: Hazards;
  politics: Politics;
  /** Left out in records of formats 1 to 6: nothing answers. */
  answers?: AnswerNumbers;
  /** What ends a hold until news in its minute; left out in records of formats 1 to 8, where it waits for the next turn. */
  holdEndsAt?: readonly HoldEnd[];
}

/** What the catalogue says of the hours of each response, by its id. */
export interface ResponseHours {
  /** How long it works; one that is not named works until something ends it. */
  works: Readonly<Record<string, Minute>>;
  /** Within how long there is an answer, or it is marked that there is none; of one that is not named nobody waits for one. */
  answered: Readonly<Record<string, Minute>>;
  /** How long after the last act of a chain ended there is still something to halt. */
  haltWindow: Minute;
}

export function hoursOf({ numbers, doctrine }: { numbers: Numbers; doctrine: Doctrine }): ResponseHours {
  const { hazards, answers } = numbers;
  const works = hazards.responses.flatMap(({ response, lasts }) => (lasts === undefined ? [] : [[response, lasts]]));
  const awaited = answers?.kinds.filter(({ isMarked }) => isMarked) ?? [];
  const answered = awaited.flatMap(({ responses, within }) => responses.map((id) => [id, within]));
  const haltWindow = doctrine.reads['phase1.haltWindow'];
  return { works: Object.fromEntries(works), answered: Object.fromEntries(answered), haltWindow };
}
