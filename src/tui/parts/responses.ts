// The seat's responses. Under coaching `before` each says ready or shut and why; otherwise the column stays empty.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { View } from '../../exercise/chairs/view.ts';
import { missingShort } from '../../report/ruling-words.ts';
import { orderNumber } from '../../report/transcript.ts';
import { clock } from '../../report/words.ts';
import { type Row, row, rowWidth, span } from '../text.ts';
import type { Glyphs } from '../theme.ts';

export function responseRow(
  view: View,
  offer: Offer,
  index: number,
  isChosen: boolean,
  width: number,
  glyphs: Glyphs,
): Row {
  const { response, order, ruling } = offer;
  const { lead } = offer;
  const own = order.of === null ? '' : ` of ${orderNumber(order.of)}`;
  const place = response.takesSector ? `${own} ${order.sector ?? 'which sector?'}` : own;
  const isShut = view.coaching === 'before' && ruling.verdict === 'refused';
  const name = `${response.id}${place}`;
  const head = row(
    isChosen ? span(`${glyphs.pointer} `, 'strong') : '  ',
    span(String(index + 1).padStart(2), 'dim'),
    ' ',
    span(name.length < 20 ? name.padEnd(20) : `${name} `, isChosen ? 'strong' : isShut ? 'dim' : 'plain'),
    span((lead > 0 ? clock(lead) : 'at once').padStart(7), 'dim'),
    '  ',
  );
  return [...head, ...standingOf(view, offer, width - rowWidth(head)), ...forceNamed(view, offer)];
}

// A stand-down or a redeployment names an order by its number; the menu says which that is.
function forceNamed(view: View, { order }: Offer): Row {
  const force = order.of !== null && view.announced.find((each) => each.order === order.of);
  return force ? row(span(`  (${force.response}${force.about ? ` on ${force.about}` : ''})`, 'dim')) : [];
}

function standingOf(view: View, { ruling }: Offer, room: number): Row {
  if (view.coaching !== 'before') return [];
  if (ruling.verdict === 'late') return row(span('ready, but late', 'amber'));
  if (ruling.verdict !== 'refused') return row(span('ready', 'ok'));
  const shut = 'shut: ';
  return row(span(`${shut}${missingShort(ruling, room - shut.length)}`, 'dim'));
}
