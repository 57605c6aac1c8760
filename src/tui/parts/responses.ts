// The seat's responses. Under coaching `before` each says ready or shut and why; otherwise the column stays empty.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { View } from '../../exercise/chairs/view.ts';
import { codeShort, needShort } from '../../report/ruling-words.ts';
import { orderNumber } from '../../report/transcript.ts';
import { clock } from '../../report/words.ts';
import { type Row, row, span } from '../text.ts';
import type { Glyphs } from '../theme.ts';

export function responseRow(view: View, offer: Offer, index: number, isChosen: boolean, glyphs: Glyphs): Row {
  const { response, order, ruling } = offer;
  const { lead } = offer;
  const own = order.of === null ? '' : ` of ${orderNumber(order.of)}`;
  const place = response.takesSector ? `${own} ${order.sector ?? 'sector?'}` : own;
  const isShut = view.coaching === 'before' && ruling.verdict === 'refused';
  const name = `${response.id}${place}`;
  return row(
    isChosen ? span(`${glyphs.pointer} `, 'strong') : '  ',
    span(String(index + 1).padStart(2), 'dim'),
    ' ',
    span(name.length < 20 ? name.padEnd(20) : `${name} `, isChosen ? 'strong' : isShut ? 'dim' : 'plain'),
    span((lead > 0 ? clock(lead) : 'at once').padStart(7), 'dim'),
    '  ',
    ...standingOf(view, offer),
    ...forceNamed(view, offer),
  );
}

// A stand-down or a redeployment names an order by its number; the menu says which that is.
function forceNamed(view: View, { order }: Offer): Row {
  const force = order.of !== null && view.announced.find((each) => each.order === order.of);
  return force ? row(span(`  (${force.response}${force.about ? ` on ${force.about}` : ''})`, 'dim')) : [];
}

function standingOf(view: View, { ruling }: Offer): Row {
  if (view.coaching !== 'before') return [];
  if (ruling.verdict === 'late') return row(span('ready, late', 'amber'));
  if (ruling.verdict !== 'refused') return row(span('ready', 'ok'));
  if (ruling.earliest !== null) return row(span(`shut until ${clock(ruling.earliest)}`, 'dim'));
  const missing = ruling.needs.includes('never') ? codeShort(ruling.code) : ruling.needs.map(needShort).join(', ');
  return row(span(`shut  ${missing}`, 'dim'));
}
