// What all have been told, as the newest rows that fit under a rule with the number of the others.
import type { WallView } from '../../../exercise/chairs/wall-view.ts';
import { clock } from '../../../report/words.ts';
import { blank, type Row, row, span } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { toldRow } from './words.ts';
import { cutOff, wrapRow } from './wrapped.ts';

/** The column of the minutes. */
const TIME = 8;

/** The newest that fit; of a long one the beginning. */
export function toldRows(all: WallView['told'], width: number, room: number, { glyphs }: Theme): Row[] {
  if (room < 2) return [];
  const most = room < 10 ? 2 : 3;
  const indent = ' '.repeat(TIME);
  const items: Row[] = [];
  let shown = 0;
  for (const told of all) {
    const left = room - 1 - items.length;
    if (left < 1) break;
    const rows = wrapRow(toldRow(told), width - TIME);
    const [first = blank, ...more] = cutOff(rows, Math.min(most, left), width - TIME);
    items.push(row(span(clock(told.at).padStart(TIME - 2), 'strong'), '  ', ...first));
    items.push(...more.map((each) => row(indent, ...each)));
    shown++;
  }
  if (shown === 0) items.push(row('Nothing yet.'));
  const note = shown < all.length ? ` the newest ${shown} of ${all.length} ` : '';
  const title = ' TOLD TO ALL ';
  const line = glyphs.across.repeat(Math.max(0, width - title.length - note.length - 2));
  const rule = row(
    span(glyphs.across, 'dim'),
    span(title, 'title'),
    span(line, 'dim'),
    note,
    span(glyphs.across, 'dim'),
  );
  return [rule, ...items].slice(0, room);
}
