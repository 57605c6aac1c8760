// The words of the law on one page: seats, sides, sectors, facts, orders, codes.
// Unions are derived from lists, so that a schema and a type cannot drift apart.

/** Integer minutes since STARTEX (ladder.md 2). */
export type Minute = number;

/** A minute as hours:minutes since STARTEX, as 24:01. */
export function clock(minute: Minute): string {
  const whole = Math.abs(minute);
  return `${minute < 0 ? '-' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const SEATS = ['ukraine', 'coalition', 'us'] as const;
export type Seat = (typeof SEATS)[number];

/** Whose register it is: a seat's, or the Commission's, which holds all facts. */
export type Holder = Seat | 'commission';
export const HOLDERS = [...SEATS, 'commission'] as const;

export const SIDES = ['russia', 'ukraine', 'unknown'] as const;
export type Side = (typeof SIDES)[number];

export const DOMAINS = ['air', 'land', 'sea'] as const;
export type Domain = (typeof DOMAINS)[number];

export const GUARANTEES = ['unsigned', 'signed', 'ratified', 'suspended', 'void'] as const;
export type Guarantee = (typeof GUARANTEES)[number];

/** The number of the law: which edition of ladder.md these functions are. A change of any ruling raises it. */
export const LAW = 2;

/** A numbered sector of the line; `rear` (deep strikes) and `sea` adjoin nothing. */
export type Sector = number | 'rear' | 'sea';

export type ActId = string;

/** 0 nothing happened … 5 broader attack (ladder.md 3). */
export type Severity = 0 | 1 | 2 | 3 | 4 | 5;

/** Members of the coalition, by their usual short codes (UK, FR, PL …). */
export type Member = string;

interface Addressed {
  at: Minute;
  /** The seats that learn it; the Commission always does. */
  to: readonly Seat[];
}

/** What may enter a register (the table of ladder.md 3). */
export type Fact = Addressed &
  (
    | { kind: 'report'; act: ActId; start: Minute; end: Minute | null; sector: Sector; severity: Severity; side: Side }
    | { kind: 'share'; act: ActId }
    | {
        kind: 'amend';
        act: ActId;
        start: Minute | null;
        sector: Sector | null;
        severity: Severity | null;
        side: Side | null;
      }
    | { kind: 'end'; act: ActId; when: Minute }
    | { kind: 'confirm'; act: ActId; likelihood: number }
    | { kind: 'certify'; act: ActId }
    | { kind: 'retract'; act: ActId }
    | { kind: 'guarantee'; state: Guarantee }
    | { kind: 'consent'; members: readonly Member[] }
  );

/** What a seat gives. `response` names an entry of the doctrine's catalogue; `of` numbers an earlier order; null: not named. */
export interface Order {
  seat: Seat;
  response: string;
  about: ActId | null;
  sector: Sector | null;
  of: number | null;
}

export const CODES = [
  'seat/not-yours',
  'mandate/none',
  'chain/none',
  'chain/void',
  'chain/closed',
  'side/own',
  'scope/target',
  'warning/first',
  'halt/nothing-under-way',
  'evidence/too-weak',
  'window/too-early',
  'hostilities/ceased',
  'quorum/unmet',
  'domain/closed',
  'attack/not-broader',
  'phase/not-reached',
  'plan/unsigned',
  'guarantee/not-in-force',
  'force/none',
] as const;
export type Code = (typeof CODES)[number];

export const CLAUSES = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'] as const;
export type Clause = (typeof CLAUSES)[number];

/** What is missing: a word of the table in ladder.md 5, a seat, a member, or "+2" further members. */
export type Need = string;

/**
 * The answer to one order; `earliest` and `needs` as in the table of ladder.md 5. `notBefore` stands where the clock is
 * among what the order waits for: the first minute at which the clock allows it, whatever else is missing.
 */
export type Ruling =
  | { verdict: 'accepted' | 'late'; clause: Clause; effectAt: Minute }
  | {
      verdict: 'refused';
      code: Code;
      clause: Clause;
      earliest: Minute | null;
      needs: readonly Need[];
      notBefore: Minute | null;
    };
