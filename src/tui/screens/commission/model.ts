// What the Commission's desk shows.
import type { CommissionView, DocketItem } from '../../../exercise/chairs/commission-view.ts';
import type { CommissionVerdict } from '../../../exercise/events.ts';
import type { Side } from '../../../ladder/index.ts';

/** What can be typed at the desk. */
export type CommissionLine = 'likelihood';

export interface CommissionModel {
  view: CommissionView;
  /** As it is listed. */
  docket: readonly DocketItem[];
  chosen: string | null;
  /** Of the card. */
  scroll: number;
  notice: string;
  /** Whether the side of an attribution is asked for; then its likelihood is typed. */
  isAsking: boolean;
  side: Side | null;
  input: { kind: CommissionLine; text: string } | null;
  /** Whether nobody else sits at this keyboard. */
  isAlone: boolean;
}

export const NOTHING: CommissionVerdict = { verdict: 'nothing', side: 'unknown', likelihood: 0 };
export const UNATTRIBUTABLE: CommissionVerdict = { verdict: 'unattributable', side: 'unknown', likelihood: 0 };

/** What there is to find on stands first, then the rest, the newest of each first. */
export function inDocketOrder(view: CommissionView): DocketItem[] {
  const weight = (item: DocketItem) => (item.isRetracted ? 0 : item.analysis !== null ? 2 : 1);
  return [...view.docket].reverse().sort((a, b) => weight(b) - weight(a) || b.enteredAt - a.enteredAt);
}
