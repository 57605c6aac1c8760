// Commands and events on one page. A command asks; an event is a recorded fact, in the past tense.
import type { ActId, Announced, Effect, Expiry, Member, Minute, Opening, Seat } from '../ladder/index.ts';
import type { AnswerDraws, Manner, Pause } from './answers.ts';
import type { Contingent, Finding, Hazard, Incident } from './incident.ts';
import type { Draft } from './seat-state.ts';
import type {
  AnswerKind,
  GivenOrder,
  Granted,
  OpenWorld,
  Overrule,
  RaisedPrompt,
  ScriptedOrder,
  SessionMark,
  Turn,
  WantedEffect,
} from './state.ts';
import type {
  Coaching,
  CommissionHolder,
  Composition,
  HoldEnd,
  Inject,
  LessonSheet,
  Letter,
  MemberFate,
  News,
  Observation,
  PolicyName,
  PromptKind,
  RedDeed,
  RedHolder,
  SeatHolder,
} from './words.ts';

export type Command =
  | { do: 'compose'; seat: Seat; composition: Composition }
  | { do: 'take-back'; seat: Seat; draft: number }
  | { do: 'commit'; seat: Seat }
  | { do: 'hold'; seat: Seat; because: string | null }
  | { do: 'ask'; seat: Seat; text: string }
  | { do: 'describe'; seat: Seat; text: string }
  | { do: 'find'; about: ActId; verdict: CommissionVerdict; by: null }
  | { do: 'adjourn' }
  /** `by`: the red cell itself, or the facilitator in its place. */
  | { do: 'red'; by: null | 'excon'; deed: RedDeed }
  | { do: 'red-adjourn' }
  | ({ do: 'tell' } & Letter)
  | ({ do: 'observe' } & Observation)
  /** The facilitator has gone back, and this record goes on from there: `from` and `head` say where the other line stands. */
  | { do: 'go-back'; from: Minute; entries: number; head: string }
  /** After ENDEX: answers to the questionnaire, in part or whole. */
  | ({ do: 'reflect' } & LessonSheet)
  | ExconCommand;

/** What only a facilitator does. */
export type ExconCommand =
  | { do: 'mark'; mark: Exclude<SessionMark['mark'], 'endex'>; text: string | null; stamp: string }
  /** Closes the turn for all who are waited for; their drafts are ruled as they stand. */
  | { do: 'step' }
  | { do: 'jump'; to: Minute }
  | { do: 'inject'; act: 'hold' | 'release' | 'fire'; no: number }
  | { do: 'inject'; act: 'shift'; no: number; to: Minute }
  /** With an incident its report is of a new act, which goes as that incident's fate says. */
  | { do: 'add-inject'; inject: Inject; incident: Incident | null }
  /** `order`: its place among all orders given. */
  | { do: 'overrule'; order: number; verdict: Overrule['verdict']; because: string }
  /** `effect`: of an action off the menu that is accepted, what it works like. */
  | { do: 'answer'; question: number; answer: string; how: AnswerKind; effect: WantedEffect | null }
  /** Whether the clock waits for the red cell. */
  | { do: 'red-waits'; is: boolean }
  /** A policy takes over the seat of people, or gives it back. */
  | { do: 'hand'; seat: Seat; to: 'person' | PolicyName }
  /** In the Commission's place, whoever holds it. */
  | { do: 'find'; about: ActId; verdict: CommissionVerdict; by: 'excon' }
  | { do: 'end'; stamp: string };

/** What a person in the Commission's seat decides about an act. */
export type CommissionVerdict = Finding | { verdict: 'broader' };

/** What is decided before STARTEX; with the scenario and the seed it fixes everything that chance decides. */
export interface Start {
  seed: string;
  holders: Record<Seat, SeatHolder>;
  /** Who makes the findings. */
  commission: CommissionHolder;
  /** Who answers as the other side. */
  red: RedHolder;
  coaching: Coaching;
  isScriptOnly: boolean;
  /** Whether the seats are closed to each other at the table: a hand-off screen between them. */
  isClosed: boolean;
  /** Whether a facilitator runs the exercise: then it waits for STARTEX, and questions wait for an answer. */
  hasExcon: boolean;
  script: ScriptedOrder[];
}

export type Event =
  | {
      type: 'exercise-started';
      opening: Opening;
      endex: Minute;
      holders: Record<Seat, SeatHolder>;
      coaching: Coaching;
      isClosed: boolean;
      hasExcon: boolean;
      incidents: Incident[];
      /** Acts that begin when the inject that reports them comes. */
      contingent: Contingent[];
      injects: Inject[];
      members: MemberFate[];
      world: OpenWorld;
      commission: CommissionHolder;
      red: RedHolder;
      script: ScriptedOrder[];
      /** Whether nothing happens but the script, as it is written. */
      isScriptOnly: boolean;
      answers: AnswerDraws;
    }
  | { type: 'clock-moved'; to: Minute }
  | { type: 'inject-arrived'; n: number }
  /** An inject arrives that costs fewer people heat and water than written, because of what is in effect. */
  | { type: 'harm-eased'; n: number; heat: number; because: string[] }
  /** Injects, by their numbers, that never come: that act never comes, or is over. */
  | { type: 'injects-dropped'; nos: number[]; act: ActId }
  // Truth side: what the acts do of themselves. Whatever seats hear of it comes as injects.
  | { type: 'act-began'; n: number }
  | { type: 'rates-changed'; act: ActId; rates: Hazard; because: string[] }
  | { type: 'act-seen'; act: ActId; injects: Inject[] }
  | { type: 'act-grew'; act: ActId; into: Incident }
  | { type: 'act-ended'; act: ActId; injects: Inject[] }
  | { type: 'finding-made'; act: ActId; injects: Inject[] }
  | { type: 'evidence-ripened'; act: ActId; finding: Finding }
  // What the script would have found, laid before the person who decides; null: that the attack is a broader one.
  | { type: 'finding-proposed'; act: ActId; finding: Finding | null }
  | { type: 'attack-suspected'; since: Minute | null }
  | { type: 'attack-certified'; act: ActId; injects: Inject[] }
  | { type: 'member-answered'; member: Member; injects: Inject[] }
  | { type: 'count-published'; injects: Inject[] }
  /** Those who know of an act hear that it goes on. */
  | { type: 'act-goes-on'; act: ActId; injects: Inject[] }
  /** A contingency inject comes at that minute; `incident`: the act that it reports. */
  | { type: 'inject-called'; no: number; at: Minute; incident: Incident | null }
  /** The world's answer to an order in effect, by its place among all announced. */
  | {
      type: 'order-answered';
      order: number;
      /** What it was drawn for, and what was drawn; null: words have worn out, and nothing was. */
      key: string;
      drawn: number | null;
      classes: string[];
      manner: Manner;
      /** The group whose next text it takes; null for silence. */
      text: string | null;
      injects: Inject[];
      pause: Pause | null;
    }
  | { type: 'pause-began'; act: ActId; acts: ActId[] }
  | { type: 'pause-broken'; act: ActId; into: Incident }
  | { type: 'pause-ended'; act: ActId; because: 'over' | 'force' }
  | { type: 'culprit-named'; order: number; acts: ActId[]; isRight: boolean; leaving: Member[] }
  | { type: 'commission-called' }
  | { type: 'commission-adjourned' }
  | { type: 'red-called' }
  | { type: 'red-adjourned' }
  /** `injects`: what it says of its own accord, or that no answer has come where it drops one. */
  | { type: 'red-acted'; by: 'red' | 'excon'; deed: RedDeed; injects: Inject[] }
  /** Whether the clock waits for the red cell from now on. */
  | { type: 'red-awaited'; is: boolean }
  | ({ type: 'effect-fell' } & Effect)
  | ({ type: 'duty-expired' } & Expiry)
  | { type: 'news-came'; seat: Seat; items: NewsItem[] }
  | { type: 'hold-ended'; seat: Seat; because: HoldEnd[] }
  | { type: 'prompt-raised'; prompt: RaisedPrompt }
  | { type: 'prompt-lifted'; prompt: number; seat: Seat }
  | { type: 'turn-began'; turn: Turn; keyboard: Seat[] }
  | { type: 'keyboard-returned'; seats: Seat[] }
  | { type: 'order-composed'; seat: Seat; draft: Draft }
  | { type: 'order-taken-back'; seat: Seat; draft: number }
  | { type: 'seat-committed'; seat: Seat; isHolding: boolean }
  | {
      type: 'order-ruled';
      given: GivenOrder;
      draft: number | null;
      announced: Announced | null;
      meets: { prompt: number; kind: PromptKind }[];
    }
  | { type: 'seat-asked'; seat: Seat; kind: 'question' | 'off-menu'; text: string; answer: string }
  | ExconEvent
  | ({ type: 'message-sent' } & Letter)
  | ({ type: 'observed' } & Observation)
  | { type: 'went-back'; from: Minute; entries: number; head: string }
  | { type: 'exercise-ended' }
  | ({ type: 'lessons-answered' } & LessonSheet);

export type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>;

export type ExconEvent =
  | { type: 'seat-handed'; seat: Seat; to: 'person' | PolicyName }
  | { type: 'session-marked'; mark: SessionMark['mark']; text: string; stamp: string }
  | { type: 'jump-began'; to: Minute }
  | { type: 'jump-ended'; notAssessed: number[] }
  | { type: 'injects-held'; nos: number[] }
  | { type: 'injects-moved'; moves: InjectMove[] }
  | { type: 'inject-added'; inject: Inject; incident: Incident | null }
  | {
      type: 'ruling-overruled';
      order: number;
      verdict: Overrule['verdict'];
      because: string;
      announced: Announced | null;
      meets: { prompt: number; kind: PromptKind }[];
    }
  | { type: 'question-answered'; question: number; answer: string; how: AnswerKind; effect: Granted | null };

/** When an inject arrives now; of a report that comes after its act has ended, also that end. */
export interface InjectMove {
  no: number;
  at: Minute;
  end: Minute | null;
}

export interface NewsItem {
  news: News;
  chain: ActId;
  at: Minute;
}

/** A command that makes no sense now; nothing is recorded. */
export interface Denial {
  denied: string;
}

export function isDenial(answer: object): answer is Denial {
  return 'denied' in answer;
}
