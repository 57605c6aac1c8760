// The pages that lie over a seat's screen, as rows: during the exercise, and going through its record.
import type { Offer } from '../../../exercise/chairs/preview.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import type { Lasts } from '../../../exercise/numbers.ts';
import { explanation } from '../../../report/explanation.ts';
import { seatName } from '../../../report/words.ts';
import { evidenceRows } from '../../parts/evidence.ts';
import { dutyRows } from '../../parts/ladder.ts';
import { textRows } from '../../parts/order-text.ts';
import { politicsPage } from '../../parts/politics.ts';
import { sectorRows } from '../../parts/sectors.ts';
import { charOf, type Press } from '../../press.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import type { SeatModel } from './model.ts';

export type SeatPage = 'duties' | 'evidence' | 'line' | 'politics' | 'responses';

export const SEAT_PAGES: Readonly<Record<string, SeatPage>> = {
  d: 'duties',
  e: 'evidence',
  l: 'line',
  p: 'politics',
  r: 'responses',
};

export const isSeatPage = (name: string): name is SeatPage => Object.values(SEAT_PAGES).some((page) => page === name);

export interface Page {
  title: string;
  rows: Row[];
  foot: string;
}

/** The page that a key opens from another page; undefined where it opens none. */
export const pageBy = (press: Press): SeatPage | undefined => SEAT_PAGES[charOf(press)];
const OTHERS = '↑↓ scroll · d e l p r pages · any other key goes back';

/** `width`: inside the frame of the page. */
export function seatPage(
  page: SeatPage,
  { view, offers, lasts, choices }: SeatModel,
  width: number,
  { glyphs }: Theme,
): Page {
  switch (page) {
    case 'duties':
      return { title: 'DUTIES', rows: dutyRows(view, width), foot: OTHERS };
    case 'evidence': {
      const chain = view.chains[choices.chain];
      const title = chain ? `EVIDENCE · chain ${chain.id}` : 'EVIDENCE';
      return { title, rows: evidenceRows(view, chain, width, glyphs.new), foot: OTHERS };
    }
    case 'line':
      return { title: 'LINE 1,400 km', rows: sectorRows(view, width), foot: OTHERS };
    case 'politics':
      return { title: 'POLITICS', rows: politicsPage(view, width, glyphs), foot: OTHERS };
    case 'responses':
      return {
        title: `RESPONSES · ${seatName(view.seat)}`,
        rows: explainedRows(view, offers, lasts, choices.text, width),
        foot: OTHERS,
      };
  }
}

/** What each response is, does and costs, and what its order would say to the others. */
function explainedRows(
  view: View,
  offers: readonly Offer[],
  lasts: Lasts,
  chosen: string | null,
  columns: number,
): Row[] {
  const width = Math.min(100, columns) - 4;
  return offers.flatMap((offer, at) => {
    const { response } = offer;
    const rows = [...wrap(explanation(response, view.seat, lasts), width), ...textRows(offer, chosen, width)];
    return [
      row(span(`${String(at + 1).padStart(3)} ${response.id}`, 'title'), span(`  ${response.label}`, 'dim')),
      ...rows.map((each) => row('    ', ...each)),
      blank,
    ];
  });
}
