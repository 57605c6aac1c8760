// The pages that lie over a seat's screen, as rows: during the exercise, and going through its record.
import { evidenceRows } from '../../parts/evidence.ts';
import { dutyRows } from '../../parts/ladder.ts';
import { politicsPage } from '../../parts/politics.ts';
import { sectorRows } from '../../parts/sectors.ts';
import { charOf, type Press } from '../../press.ts';
import type { Row } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import type { SeatModel } from './model.ts';

export type SeatPage = 'duties' | 'evidence' | 'line' | 'politics';

export const SEAT_PAGES: Readonly<Record<string, SeatPage>> = { d: 'duties', e: 'evidence', l: 'line', p: 'politics' };

export const isSeatPage = (name: string): name is SeatPage => Object.values(SEAT_PAGES).some((page) => page === name);

export interface Page {
  title: string;
  rows: Row[];
  foot: string;
}

/** The page that a key opens from another page; undefined where it opens none. */
export const pageBy = (press: Press): SeatPage | undefined => SEAT_PAGES[charOf(press)];
const OTHERS = '↑↓ scroll · d e l p pages · any other key goes back';

/** `width`: inside the frame of the page. */
export function seatPage(page: SeatPage, { view, choices }: SeatModel, width: number, { glyphs }: Theme): Page {
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
  }
}
