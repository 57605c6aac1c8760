// The foot of the wall: who is to decide in large letters where there is room, who is waited for and who is ready.
import type { WallView } from '../../../exercise/chairs/wall-view.ts';
import { listed, seatName } from '../../../report/words.ts';
import { beside, type Row, row, rowWidth, sized, span, spread, type Tone } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { lettered, widthIn } from './letters.ts';

const LETTERS = { scale: 1, isAscii: false };
const KEYS = row(span('q leaves', 'dim'));

/** One row, or three of large letters. */
export function decidingRows(view: WallView, width: number, isLarge: boolean, { glyphs, isAscii }: Theme): Row[] {
  const { isEnded, isCommissionSitting } = view;
  const all = [...(isCommissionSitting ? ['Commission'] : []), ...named(view, 'to-decide')];
  const label = `To decide ${glyphs.pointer} `;
  const names = all.join(' + ');
  const others = othersRow(view);
  const isRoomy = label.length + widthIn(names, LETTERS) + 3 + Math.max(rowWidth(others), 8) <= width;
  if (isLarge && isRoomy && !isAscii && !isEnded && all.length > 0) {
    const letters = beside([row(label)], lettered(names, 'owed', LETTERS), label.length);
    const ends = [others, row(''), KEYS];
    return letters.map((each, at) => spread(each, ends[at]!, width));
  }
  const decide = isEnded || all.length === 0 ? [] : row(label, span(listed(all), 'owed'), '   ');
  return [spread(sizedTo([...decide, ...others], width - rowWidth(KEYS) - 2, glyphs.ellipsis), KEYS, width)];
}

const sizedTo = (spans: Row, width: number, ellipsis: string): Row =>
  rowWidth(spans) > width ? sized(spans, width, ellipsis) : spans;

function othersRow(view: WallView): Row {
  if (view.isEnded) return [];
  const parts: Row[] = [];
  const part = (label: string, names: readonly string[], tone: Tone) => {
    if (names.length > 0) parts.push(row(`${label} `, span(listed(names), tone)));
  };
  if (view.excon?.isPaused) parts.push(row(span('EXCON PAUSED', 'amber')));
  part('Ready', named(view, 'committed'), 'strong');
  part('Holds', named(view, 'holding'), 'strong');
  part('Waits', named(view, 'waiting'), 'strong');
  // At a closed table nobody may know who has committed.
  part('Behind closed doors', named(view, 'in-play'), 'strong');
  return parts.flatMap((each, at) => (at === 0 ? each : [span('   '), ...each]));
}

const named = ({ seats }: WallView, status: WallView['seats'][number]['status']): string[] =>
  seats.filter((each) => each.status === status).map(({ seat }) => seatName(seat));
