// What the screen of a seat shows: its view, its offers, and what the person at the keyboard has open, chosen and typed.
import type { Offer } from '../../../exercise/chairs/preview.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { ResponseHours } from '../../../exercise/numbers.ts';
import type { Doctrine } from '../../../ladder/index.ts';
import type { OtherReading } from '../../../session/other-readings.ts';
import type { Hint } from '../../hints.ts';
import type { ExconSign } from '../../parts/header.ts';

export const PANELS = ['responses', 'reports', 'line', 'politics', 'ruling', 'orders'] as const;
export type PanelName = (typeof PANELS)[number];

/** What the person at the keyboard has open and chosen. */
export interface SeatChoices {
  focus: PanelName;
  chain: number;
  cursor: number;
  scroll: Readonly<Record<PanelName, number>>;
  /** null: now. */
  at: number | null;
  sector: number | 'rear' | 'sea' | null;
  because: string;
  /** What the next order says to the others; null: what is offered with it. */
  text: string | null;
  /** What goes with the next order (exercise.md 5): how likely the assessed side is right, and whether it is named. */
  likelihood: number | null;
  isAttributing: boolean;
  isWhy: boolean;
  /** Only reports that say this are shown. */
  filter: string;
}

export const NO_CHOICES: SeatChoices = {
  focus: 'responses',
  chain: 0,
  cursor: 0,
  scroll: { responses: 0, reports: 0, line: 0, politics: 0, ruling: 0, orders: 0 },
  at: null,
  sector: null,
  because: '',
  text: null,
  likelihood: null,
  isAttributing: false,
  isWhy: false,
  filter: '',
};

/** What can be typed at a seat. */
export type SeatLine = 'filter' | 'because' | 'text' | 'likelihood' | 'time' | 'hold' | 'ask' | 'describe' | 'message';

export interface SeatModel {
  view: View;
  doctrine: Doctrine;
  offers: readonly Offer[];
  /** How long each response works. */
  hours: ResponseHours;
  choices: SeatChoices;
  notice: string;
  input: { kind: SeatLine; text: string } | null;
  /** Whether it is the Commission that everybody waits for. */
  isCommissionSitting: boolean;
  /** Whether it is the record that is looked at: nothing can be ordered. */
  isRecord?: boolean;
  /** What the other readings would rule of the order under the cursor; null where no ruling may be seen yet. */
  others?: readonly OtherReading[] | null;
  /** The facilitator, where one runs the exercise. */
  excon?: ExconSign | null;
  /** For how long each seat that is to decide has been waited for, as 4:10. */
  waits?: Readonly<Record<string, string>>;
  /** Whether the others sit at screens of their own. */
  isElsewhere?: boolean;
  /** What helps at this moment, null where nothing does; left out where no hints are wanted. */
  hint?: Hint | null;
}

export const nextPanel = (now: PanelName, by: 1 | -1): PanelName =>
  PANELS[(PANELS.indexOf(now) + by + PANELS.length) % PANELS.length]!;
