// The first row of every screen: EXERCISE, the handling mark of the organisation, where the plan comes from, and what is
// shown. EXERCISE, the mark and the signs at the end are never cut; the provenance gives way first, then the name.
import { handlingMark } from '../report/handling.ts';
import { type Row, row, rowWidth, sized, span, spread } from './text.ts';

/** The provenance in a wide screen, and the shortest that a screen shows without a mark and beside one. */
const WIDE = ' press-reported, unverified plan; training model';
const USUAL = ' unverified plan; training model';
const SHORT = ' unverified plan';

/** The mark as it stands behind a banner; nothing where there is none. */
export function markSpans(): Row {
  const mark = handlingMark();
  return mark === '' ? [] : row(' ', span(` ${mark} `, 'chosen'));
}

/** `name`: what is shown, which gives way where there is little room; `signs`: what has to stand at the end. */
export function bannerWith(name: string, signs: Row, width: number, ellipsis = '…'): Row {
  const mark = markSpans();
  const head = row(span(' EXERCISE ', 'banner'), ...mark);
  const room = width - rowWidth(head) - rowWidth(signs);
  const named = row(name);
  const usual = width >= 110 ? WIDE : USUAL;
  const provenance = mark.length > 0 && usual.length + rowWidth(named) > room - 2 ? SHORT : usual;
  const left = Math.max(0, room - provenance.length - 2);
  const shown = rowWidth(named) > left ? sized(named, left, ellipsis) : named;
  return spread([...head, ...row(provenance)], [...shown, ...signs], width);
}
