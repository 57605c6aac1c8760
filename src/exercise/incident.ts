// What really happens: truth, drawn at STARTEX with its whole fate (exercise.md 2 and 3). Never shown to a seat.
import type { ActId, Minute, Seat, Sector, Severity, Side } from '../ladder/index.ts';

/** What a report may say of an act beside its severity; the Commission's tests of a broader attack read them. */
export const MARKS = ['long-range', 'air', 'combined-arms', 'territory', 'mass-casualties', 'infrastructure'] as const;
export type Mark = (typeof MARKS)[number];

export const AUTHORS = ['russia', 'ukraine', 'unknown', 'nobody', 'spoiler'] as const;
export type Author = (typeof AUTHORS)[number];

export const INTENTS = ['accidental', 'local-initiative', 'deliberate', 'spoiler', 'none'] as const;
export type Intent = (typeof INTENTS)[number];

export interface Incident {
  id: ActId;
  kind: string;
  start: Minute;
  /** As written, or at the neutral rate. */
  end: Minute;
  sector: Sector;
  severity: Severity;
  author: Author;
  intent: Intent;
  /** The truth in words, for the facilitator. */
  truth: string;
  isScripted: boolean;
  /** Explosions that the daily line counts for it. */
  recorded: number;
  /** null: it goes exactly as written, and every report of it stands in the script. */
  fate: Fate | null;
  /** What the world says back where it is the first act of a chain; null: nothing is drawn for it. */
  answers: ActAnswers | null;
}

/** The three sums that an act adds up, and what it is compared with: a hundred a minute at the neutral rate. */
export interface Hazard {
  end: number;
  growth: number;
  finding: number;
}

/** How it would go: drawn once, never again. What players decide changes rates, and nothing here. */
export interface Fate {
  /** What a written act says of its course; null: it was drawn. */
  written: WrittenCourse | null;
  /** 0–999: it is seen while the coverage of its place, in thousandths, is above this. */
  detection: number;
  /** From being seen to the first report, and from there to the other seats. */
  reportDelay: Minute;
  shareDelay: Minute;
  /** From its end until those who know of it are told. */
  endDelay: Minute;
  firstTo: Seat;
  /** Integer thresholds in hundredths of a minute; null: it never happens. */
  thresholds: { end: number; growth: number | null; finding: number | null };
  /** What the first report says; it may be wrong. */
  assessed: { severity: Severity; side: Side };
  marks: readonly Mark[];
  /** People whom it leaves without heat and water. */
  heat: number;
  /** What is reported, and what is reported at its end. Empty: it stands in the script, or in the daily line alone. */
  says: string;
  over: string;
  claims: readonly { after: Minute; text: string }[];
  finding: Finding;
  /** The act that growth releases, drawn beforehand with a fate of its own. */
  grown: Grown | null;
}

export interface WrittenCourse {
  /** When it begins and ends where nothing bears on it. */
  start: Minute;
  end: Minute;
  /** Whether what it grows into may also come when it is over. */
  leadsOn: boolean;
}

/** What the Commission finds in the end: whose it was and how likely, that it cannot be told, or that it never happened. */
export interface Finding {
  verdict: 'attributed' | 'unattributable' | 'nothing';
  side: Side;
  /** 0–1. */
  likelihood: number;
}

export type Grown = Omit<Incident, 'start' | 'end'>;

/**
 * What is drawn for an act that may be the first of a chain: `draws` holds `mostOnChain` integers for each kind, in the order
 * of the kinds. Each integer says who speaks (hundred thousands), how soon (thousands) and in which manner.
 */
export interface ActAnswers {
  draws: readonly number[];
  pause: DrawnPause;
}

export interface DrawnPause {
  wait: Minute;
  lasts: Minute;
  /** What breaks it; null: it is kept. */
  breach: Breach | null;
}

/** An act that breaks a pause, so long after that began: of the kind of its chain's first act, and in its place. */
export interface Breach {
  after: Minute;
  id: ActId;
  severity: 2 | 3;
  lasts: Minute;
  /** From its first report until there is a finding. */
  findsAfter: Minute;
}

/** An act's own code and those of the acts that it may grow into. */
export function namesOf({ id, fate }: Pick<Incident, 'id' | 'fate'>): ActId[] {
  return fate?.grown ? [id, ...namesOf(fate.grown)] : [id];
}

/** An act that begins when the inject that reports it comes; `writtenAt`: the minute for which what is about it is written. */
export type Contingent = Grown & { writtenAt: Minute; lasts: Minute };

/** The act as it begins at that minute, of itself or released by growth. Each field by its name, as V8 reads one shape fastest. */
export function released(grown: Grown, at: Minute): Incident {
  return {
    id: grown.id,
    kind: grown.kind,
    sector: grown.sector,
    severity: grown.severity,
    author: grown.author,
    intent: grown.intent,
    truth: grown.truth,
    isScripted: grown.isScripted,
    recorded: grown.recorded,
    fate: grown.fate,
    answers: grown.answers,
    start: at,
    end: at + Math.ceil((grown.fate?.thresholds.end ?? 100) / 100),
  };
}

/** An act with a fate, from its start until nothing more can come of it. */
export interface LiveAct {
  incident: Incident;
  /** Its number among all that have begun. */
  no: number;
  /** What each sum grows by in a minute, since that minute. */
  rates: Hazard;
  since: Minute;
  sums: Hazard;
  endedAt: Minute | null;
  /** When a sensor or patrol first saw it. */
  seenAt: Minute | null;
  /** When its first report reached a seat, from the script or from the engine. */
  reportedAt: Minute | null;
  hasGrown: boolean;
  isFound: boolean;
  /** When it next grows, ends or is found on if nothing changes its rates; Infinity where it never does. */
  nextAt: Minute;
}

export function liveAct(incident: Incident, no: number, minute: Minute): LiveAct {
  return {
    incident,
    no,
    rates: { end: 0, growth: 0, finding: 0 },
    since: minute,
    sums: { end: 0, growth: 0, finding: 0 },
    endedAt: null,
    seenAt: null,
    reportedAt: null,
    hasGrown: false,
    isFound: false,
    nextAt: Infinity,
  };
}

/** What the script reports itself, and what stands in the daily line alone, is not seen a second time. */
export function mayBeSeen({ incident, seenAt, endedAt, reportedAt }: LiveAct): boolean {
  return seenAt === null && endedAt === null && reportedAt === null && incident.fate!.says !== '';
}

/** Works out anew when something next becomes of it. To be called whenever it has changed. */
export function foresee(act: LiveAct): void {
  act.nextAt = Math.min(growsAt(act), endsAt(act), foundAt(act));
}

/** What the sums have come to at that minute. */
export function sumsAt({ sums, rates, since }: LiveAct, minute: Minute): Hazard {
  const gone = minute - since;
  return {
    end: sums.end + rates.end * gone,
    growth: sums.growth + rates.growth * gone,
    finding: sums.finding + rates.finding * gone,
  };
}

// The first minute at which a sum reaches its threshold if the rate stays; Infinity where it never does.
function crossesAt(threshold: number | null, sum: number, rate: number, since: Minute): Minute {
  if (threshold === null) return Infinity;
  const left = threshold - sum;
  if (left <= 0) return since;
  return rate > 0 ? since + Math.ceil(left / rate) : Infinity;
}

/** When it ends, grows and is found on if nothing changes its rates; Infinity where it never does, or has. */
export function endsAt({ incident, sums, rates, since, endedAt }: LiveAct): Minute {
  return endedAt === null ? crossesAt(incident.fate!.thresholds.end, sums.end, rates.end, since) : Infinity;
}

export function growsAt({ incident, sums, rates, since, endedAt, hasGrown }: LiveAct): Minute {
  const { grown, thresholds } = incident.fate!;
  if (hasGrown || !grown || (endedAt !== null && !leadsOn(incident))) return Infinity;
  return crossesAt(thresholds.growth, sums.growth, rates.growth, since);
}

/** Whether an act may still grow when it is over. */
export const leadsOn = ({ fate }: Pick<Incident, 'fate'>): boolean => fate?.written?.leadsOn === true;

/** Whether something may still come of it by itself, when it is over. */
export function mayFollow({ incident, endedAt, hasGrown }: LiveAct): boolean {
  return endedAt !== null && !hasGrown && leadsOn(incident) && incident.fate!.grown !== null;
}

export function foundAt({ incident, sums, rates, since, reportedAt, isFound }: LiveAct): Minute {
  if (reportedAt === null || isFound) return Infinity;
  return crossesAt(incident.fate!.thresholds.finding, sums.finding, rates.finding, since);
}
