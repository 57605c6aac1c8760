// The after-action report (exercise.md 8) as data: what the review of a journal says to its reader, with every sentence
// that the pages need. A seat's report holds what its own register held; the facilitator's holds the truth beside it.
import type { SignedDraft } from '../exercise/chairs/signatures.ts';
import type { EarlyEnd } from '../exercise/score/score.ts';
import type { Asked, SessionMark } from '../exercise/state.ts';
import type { Respondent } from '../exercise/words.ts';
import type { ActId, Announced, Minute, ResponseClass, Ruling, Seat, Sector } from '../ladder/index.ts';
import type { Coverage } from '../review/coverage.ts';
import type {
  ChainStory,
  HiddenAct,
  Message,
  ObjectiveStory,
  PreventedAct,
  Reader,
  SectorStory,
} from '../review/stories.ts';
import type { LessonReport } from './lessons.ts';
import type { RoomReport } from './room-report.ts';
import type { ScoreReport, SeatScoreReport } from './score.ts';

export interface Decision {
  /** Its number among the orders in this report. */
  n: number;
  /** The journal line; for a seat its own number. */
  line: number;
  at: Minute;
  seat: Seat;
  response: string;
  /** The class of the response, as force-coalition; null where the doctrine has none of that name. */
  class: ResponseClass | null;
  about: ActId | null;
  sector: Sector | null;
  verdict: Ruling['verdict'];
  code: string | null;
  clause: string;
  effectAt: Minute | null;
  /** The ruling in words, with its facts and when it would be allowed. */
  because: string;
  /** The seat's own, which nobody else was told. */
  reason: string | null;
  /** What it said to the others, who were told of it if it was accepted. */
  text: string | null;
  likelihood: number | null;
  outcome: Announced['outcome'] | null;
  outcomeAt: Minute | null;
  overruled: { verdict: string; because: string; at: Minute } | null;
}

export interface AfterAction extends RoomReport {
  exercise: string;
  understood: string;
  reader: Reader;
  /** Who sat where, in words; there only where names are wanted. */
  attendance?: string;
  overview: {
    title: string;
    scenario: string;
    variant: string | null;
    objective: string;
    begins: string;
    minutes: Minute;
    /** The scenario's own last minute. */
    endex: Minute;
    /** Where ENDEX was given before that minute. */
    endedEarly: EarlyEnd | null;
    turns: number;
    isEnded: boolean;
    seed: string | null;
    doctrine: string;
    reading: string;
    coaching: string;
    engine: string;
    law: number;
    format: number;
    /** Whose rules these were, a sentence each. */
    rules: readonly string[];
    rubric: string;
    /** null for a seat until ENDEX: it could reveal that something happened unannounced. */
    head: string | null;
    /** The digest of the line with which the exercise ended; null while it goes on, and for a seat. */
    ended: string | null;
    /** How many lines the journal has; for a seat its own. */
    entries: number;
    seats: { seat: Seat; holder: string }[];
    /** Whether a person answered in the world's place; null for a seat until ENDEX. */
    isAnsweredByPerson: boolean | null;
  };
  score: ScoreReport | { team: null; seats: Partial<Record<Seat, SeatScoreReport>> };
  /** The score under the facilitator's overrules; null where there are none, or for a seat. */
  overruledScore: ScoreReport | null;
  chains: readonly ChainStory[];
  sectors: readonly SectorStory[];
  decisions: readonly Decision[];
  /** Force of the coalition and the US that took effect, which every seat was told. */
  force: readonly { seat: Seat; response: string; at: Minute }[];
  /** Drafts of common statements that arrived, and who signed each; in a seat's report those that it knew. */
  drafts: readonly SignedDraft[];
  /** `owedLate`: when the duty arose, where that was after `at` because a finding came late. */
  expiries: readonly { seat: Seat; chain: ActId; at: Minute; owedLate: Minute | null }[];
  told: Partial<Record<Seat, readonly Message[]>>;
  hidden: readonly HiddenAct[] | null;
  /** Acts of the story that did not come, because of what was done. */
  prevented: readonly PreventedAct[] | null;
  baselines:
    | readonly { policy: string; team: number | null; band: string | null; orders: number; refused: number }[]
    | null;
  strengths: readonly string[];
  areas: readonly string[];
  questions: readonly string[];
  /** What was answered after ENDEX: for the facilitator all of it, for a seat its own. */
  lessons: readonly LessonReport[];
  /** Who has answered; the same for every reader. */
  answered: readonly Respondent[];
  asked: readonly (Pick<Asked, 'at' | 'seat' | 'kind' | 'text' | 'answer' | 'how'> & { words: string })[];
  marks: readonly SessionMark[] | null;
  coverage: Coverage | null;
  /** All that EXCON and the red cell did to the exercise, in order; null in a seat's report. */
  hand: readonly string[] | null;
  /** What a person did in the world's place; null in a seat's report. */
  red: readonly string[] | null;
  /** What the injects that arrived were meant to bring about, and whether it came; null in a seat's report. */
  objectives: readonly ObjectiveStory[] | null;
  pack: { truth: string; objectives: readonly string[]; hints: readonly string[] } | null;
  limits: readonly string[];
}
