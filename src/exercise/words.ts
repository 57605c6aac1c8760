// The words of the game on one page, beside those of the law: who plays, what an inject may hold, what a seat owes, what
// stands around the line. Unions are derived from lists, so that a schema and a type cannot drift apart.
import type { ActId, Fact, Member, Minute, Order, Seat, Sector } from '../ladder/index.ts';
import type { AnswerMark, Manner } from './answers.ts';
import type { Mark } from './incident.ts';

export const POLICY_NAMES = ['by-the-book', 'slow', 'trigger-happy', 'passive', 'observe-only'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** Who gives a seat's orders: a person, a policy by its name, an orders file, or nobody. */
export type SeatHolder = 'person' | 'file' | 'hold' | PolicyName;

export function isPolicy(holder: SeatHolder): holder is PolicyName {
  return POLICY_NAMES.some((name) => name === holder);
}

/** Who may write to each other in a room: the seats, and the facilitator. */
export const CORRESPONDENTS = ['ukraine', 'coalition', 'us', 'excon'] as const;
export type Correspondent = (typeof CORRESPONDENTS)[number];

/** A message from one to some or all of the others; the facilitator reads every one. */
export interface Letter {
  from: Correspondent;
  to: readonly Correspondent[];
  text: string;
}

export const RATINGS = [1, 2, 3, 4, 5] as const;

/** What an evaluator saw, for the report: nobody but the facilitator reads it before ENDEX. */
export interface Observation {
  /** Of whom; null: of all. */
  seat: Seat | null;
  /** One of the scenario's objectives, in its words; null: of none. */
  objective: string | null;
  rating: (typeof RATINGS)[number] | null;
  text: string;
}

/** Who makes the Commission's findings. */
export type CommissionHolder = 'engine' | 'person';

/** Seats and places as they stand in the middle of a sentence. */
export const IN_A_SENTENCE: Readonly<Record<Seat, string>> = {
  ukraine: 'Ukraine',
  coalition: 'the coalition',
  us: 'the US',
};
/** The same with the name of the sector, as in the first report of an act. */
export const placeName = (line: readonly { name: string }[], sector: Sector): string =>
  typeof sector === 'number' ? `sector ${sector} (${line[sector - 1]?.name})` : placeWords(sector);
export const placeWords = (sector: Sector): string =>
  typeof sector === 'number' ? `sector ${sector}` : `the ${sector}`;

/** Who answers as the other side: what was drawn alone, or a person too, who may change it. */
export type RedHolder = 'engine' | 'person';

/** As whom the red cell speaks, and by what. */
export const RED_VOICES = ['ministry', 'commander', 'press'] as const;
export type RedVoice = (typeof RED_VOICES)[number];
export const RED_NAMES: Readonly<Record<RedVoice, string>> = {
  ministry: 'Ministry, side B',
  commander: 'Local commander, side B',
  press: 'Press, side B',
};
/** A claim is marked as one, whoever makes it. */
export function marked(text: string, medium: string): string {
  return medium === 'claim' && !text.startsWith(CLAIM) ? `${CLAIM}${text}` : text;
}
const CLAIM = 'Claim, side B: ';

export const RED_MEDIA = ['claim', 'message', 'press'] as const;
export type RedMedium = (typeof RED_MEDIA)[number];

/** What the red cell does. An answer on its way is named by the number of its inject. */
export type RedDeed =
  | { act: 'send' | 'drop'; no: number }
  /** `as`: who says it now; null: whoever said it. */
  | { act: 'change'; no: number; as: RedVoice | null; text: string }
  | { act: 'delay'; no: number; to: Minute }
  | { act: 'say'; as: RedVoice; medium: RedMedium; to: readonly Seat[]; text: string }
  /** What the other side is like from now on, within the bounds of the scenario; null: as it was. */
  | { act: 'set'; resolve: number | null; tempo: number | null };

export const COACHINGS = ['before', 'at-commit', 'at-debrief'] as const;
/** When a seat learns its ruling (exercise.md 4). */
export type Coaching = (typeof COACHINGS)[number];

/** What a seat composes. */
export interface Composition {
  at: Minute;
  order: Order;
  /** 0–1, that the assessed side is right; null: not stated. */
  likelihood: number | null;
  /** Whether its text names a culprit; null: not stated. */
  attributing: boolean | null;
  /** The seat's own reason, which never travels. */
  because: string | null;
  /** What it says to the others: announced with it once it is accepted. null: nothing, or it carries no text. */
  text: string | null;
}

/** An order for its minute. */
export type Timed = Pick<Composition, 'at' | 'order'>;

/** Of an order with which nothing else is said. */
export const NOTHING_SAID = { likelihood: null, attributing: null, because: null, text: null } as const;

export const PROMPT_KINDS = [
  'warn',
  'halt',
  'verify',
  'consult',
  'force',
  'plan',
  'joint',
  'notify',
  'self-report',
  'stand-down',
] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** What breaks a turn: a new chain, or an edge of one. */
export const NEWS = ['chain', 'broader', 'warning-due', 'phase-2', 'closed', 'hours-72'] as const;
export type News = (typeof NEWS)[number];

/** What may end a hold until news besides that, before the seat's own hours are over. */
export const HOLD_ENDS = ['finding', 'answer', 'question'] as const;
export type HoldEnd = (typeof HOLD_ENDS)[number];

/** A surprise in the story, as it reaches seats: a fact with its message, or a message alone. */
export interface Inject {
  at: Minute;
  to: readonly Seat[];
  fact: Fact | null;
  text: string;
  /** A text that is attached, which a seat may take over as the text of an order of its own. */
  draft: string | null;
  /** Who says it, and how it comes: the usual columns of a master scenario events list. */
  from: string;
  medium: string;
  /** The act that a message without a fact speaks of. */
  about: ActId | null;
  /** What it waits for beside its minute. */
  waits: Waits | null;
  /** The order that it answers. */
  answers: AnswerMark | null;
  /** What the report says of its act beside the severity; here and below null says that there is nothing. */
  marks: readonly Mark[] | null;
  /** What it changes in the world around the line; known to everybody. */
  world: WorldChange | null;
  /** What a facilitator expects, as orders that can be checked. */
  expects: readonly { seat: Seat; response: string }[] | null;
  expected: string | null;
  objective: string | null;
  controller: string | null;
  notes: string | null;
}

export interface Waits {
  /** The open act that it follows: it comes as much later or earlier as that act begins or, where it tells of its end, ends. */
  follows: ActId | null;
  /** It is dropped where that act is not going on at its minute. */
  while: ActId | null;
  /** It has no minute of its own and comes when this holds. */
  when: When | null;
}

/** What a contingency inject waits for, and how long after that it comes. */
export interface When {
  is: Condition;
  after: Minute;
}

/** Read from the Commission's register and from what is announced; null: of any chain, seat, response or manner. */
export type Condition =
  | { what: 'phase'; phase: 1 | 2 | 3; chain: ActId | null }
  | { what: 'ruling'; verdict: 'accepted' | 'refused'; seat: Seat | null; response: string | null }
  | { what: 'missed'; duty: PromptKind; seat: Seat | null }
  | { what: 'answer'; manner: Manner | null; seat: Seat | null }
  /** Only the facilitator calls it. */
  | { what: 'facilitator' };

/** Whether an inject comes only with the beginning or the end of its act, or when something holds. */
export function isConditional({ waits }: Pick<Inject, 'waits'>): boolean {
  return waits !== null && (waits.follows !== null || waits.when !== null);
}

type Told = Pick<Inject, 'at' | 'to' | 'fact' | 'text' | 'from' | 'medium'>;

/** An inject that only tells something. Each field by its name, as V8 reads one shape fastest. */
export function plainInject({ at, to, fact, text, from, medium }: Told): Inject {
  return {
    at,
    to,
    fact,
    text,
    draft: null,
    from,
    medium,
    about: null,
    waits: null,
    answers: null,
    marks: null,
    world: null,
    expects: null,
    expected: null,
    objective: null,
    controller: null,
    notes: null,
  };
}

/** The states of the world around the line that everybody knows and that hazards read. */
export const US_WILL = ['firm', 'wavering', 'withheld'] as const;
export const TALKS = ['none', 'in-session', 'adjourned', 'broken-off'] as const;
export const DISPUTE = ['none', 'open', 'settled'] as const;
export const PROSPERITY = ['none', 'announced', 'agreed'] as const;
export const HARM = ['none', 'strained', 'severe', 'critical'] as const;

/** The world around the line, as everybody knows it. */
export interface World {
  usWill: (typeof US_WILL)[number];
  talks: (typeof TALKS)[number];
  dispute: (typeof DISPUTE)[number];
  prosperity: (typeof PROSPERITY)[number];
  /** 0–100, of Ukraine's army. */
  readiness: number;
}

/** null: it stays as it is. */
export type WorldChange = { [Name in keyof World]: World[Name] | null } & {
  /** People who lose heat and water. */
  heat: number | null;
  /** Members that withdraw their consent. */
  withdraws: readonly Member[] | null;
  /** The army's presence in sectors, 0–100 each. */
  presence: readonly { sector: number; is: number }[] | null;
};

export const NO_CHANGE: WorldChange = {
  usWill: null,
  talks: null,
  dispute: null,
  prosperity: null,
  readiness: null,
  heat: null,
  withdraws: null,
  presence: null,
};

/** What a member answers when it is consulted, and after how long. */
export interface MemberFate {
  member: Member;
  says: 'yes' | 'no';
  delay: Minute;
  /** How often it bears that a culprit is named before there is a finding; null: as often as it comes. */
  bears: number | null;
}

/** The questions in their order; their words stand in src/report/lessons.ts. */
export const LESSON_QUESTIONS = ['meant', 'happened', 'well', 'change', 'unclear', 'confidence'] as const;
export type LessonQuestion = (typeof LESSON_QUESTIONS)[number];

/** An empty answer takes an earlier one back. */
export type LessonAnswers = Partial<Record<LessonQuestion, string>>;

/** Whose answers they are. Several observers are told apart by a number from 2 on: observer, observer-2. */
export type Respondent = Seat | 'commission' | 'facilitator' | 'observer' | `observer-${number}`;

export interface LessonSheet {
  by: Respondent;
  answers: LessonAnswers;
}

/** What the players of a scenario can move, apart from their score; `none`: nothing much, and the pack says why. */
export const PLAYER_MEASURES = ['hostilities', 'last-fifth', 'expansions', 'harm', 'none'] as const;
export type PlayerMeasure = (typeof PLAYER_MEASURES)[number];

export const PRESETS = ['calm', 'tense', 'degraded'] as const;
export type Preset = (typeof PRESETS)[number];
