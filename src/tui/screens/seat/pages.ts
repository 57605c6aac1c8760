// The pages that lie over a seat's screen, as rows: during the exercise, and going through its record.
import { seatName } from '../../../report/words.ts';
import { evidenceRows } from '../../parts/evidence.ts';
import { dutyRows } from '../../parts/ladder.ts';
import { aboutRows } from '../../parts/order-text.ts';
import { politicsPage } from '../../parts/politics.ts';
import { sectorRows } from '../../parts/sectors.ts';
import { charOf, type Press } from '../../press.ts';
import { blank, type Row, row, span } from '../../text.ts';
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
const OTHERS = '↑↓ scroll · d e l p r i pages · any other key goes back';

/** `width`: inside the frame of the page. */
export function seatPage(page: SeatPage, model: SeatModel, width: number, { glyphs }: Theme): Page {
  const { view, choices } = model;
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
        rows: explainedRows(model, width),
        foot: OTHERS,
      };
  }
}

/** What each response is, does and costs, and what its order would say to the others. */
function explainedRows(model: SeatModel, width: number): Row[] {
  return model.offers.flatMap((offer, at) => [
    row(span(`${String(at + 1).padStart(3)} ${offer.response.id}`, 'title'), span(`  ${offer.response.label}`, 'dim')),
    ...aboutRows(offer, model, Math.min(100, width) - 4).map((each) => row('    ', ...each)),
    blank,
  ]);
}
