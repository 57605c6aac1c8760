// The ruling card. Under coaching `before` it explains the response in focus; under `at-commit` it tells the rulings
// of the orders just given; under `at-debrief` it stays empty.
import type { Offer } from '../../exercise/preview.ts';
import type { OwnOrder, View } from '../../exercise/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { orderWords } from '../../report/transcript.ts';
import { clauseWords, clock, factsLine, rulingSentence } from '../../report/words.ts';
import { type Row, row, span, type Tone, wrap } from '../text.ts';

export function rulingTitle(view: View, offer: Offer | undefined): string {
  if (view.coaching === 'before' && offer) return `RULING · ${orderWords(offer.order)}`;
  return view.coaching === 'at-commit' ? 'RULINGS so far' : 'RULINGS come at the debrief';
}

export function rulingRows(
  view: View,
  doctrine: Doctrine,
  offer: Offer | undefined,
  width: number,
  isWhy: boolean,
): Row[] {
  if (view.coaching === 'before' && offer) return offerRows(doctrine, offer, width, isWhy);
  if (view.coaching === 'at-debrief')
    return wrap('Orders are recorded; the rulings and their reasons come at ENDEX.', width, 'dim');
  const told = view.orders.filter((order) => order.ruling !== undefined);
  // The newest first; among those of one minute the refusals, which have something to teach.
  const rank = ({ ruling }: OwnOrder) => (ruling?.verdict === 'refused' ? 0 : 1);
  const last = told
    .slice(-8)
    .reverse()
    .sort((a, b) => b.at - a.at || rank(a) - rank(b));
  if (last.length === 0) return wrap('No order has been ruled on yet. The ruling comes with the commit.', width, 'dim');
  return last.flatMap((order) => givenRows(doctrine, order, width, isWhy));
}

const TONES: Record<string, Tone> = { accepted: 'ok', late: 'amber', refused: 'red' };

function offerRows(doctrine: Doctrine, offer: Offer, width: number, isWhy: boolean): Row[] {
  const { order, ruling, facts } = offer;
  const sentence = rulingSentence({ doctrine, order, ruling, facts });
  const would =
    ruling.verdict === 'refused'
      ? `Would be refused. ${sentence}`
      : sentence.replace(/^Accepted/, ruling.verdict === 'late' ? 'Would be late' : 'Would be accepted');
  const [first = row(''), ...rest] = wrap(would, width);
  return [
    row(...first.map(({ text }) => span(text, TONES[ruling.verdict]))),
    ...rest,
    ...(facts.chain ? wrap(factsLine(facts), width, 'dim') : []),
    ...(isWhy ? clauseRows(ruling.clause, width) : []),
  ];
}

function givenRows(doctrine: Doctrine, given: OwnOrder, width: number, isWhy: boolean): Row[] {
  const { order, ruling, facts, at } = given;
  if (!ruling || !facts) return [];
  const head = row(
    span(clock(at).padStart(6), 'dim'),
    ' ',
    span(ruling.verdict.toUpperCase(), TONES[ruling.verdict]),
    ` ${orderWords(order)}`,
  );
  const sentence = rulingSentence({ doctrine, order, ruling, facts });
  const body =
    ruling.verdict === 'accepted' ? [] : wrap(sentence, width - 7).map((each) => row(' '.repeat(7), ...each));
  const why = isWhy ? [...wrap(factsLine(facts), width, 'dim'), ...clauseRows(ruling.clause, width)] : [];
  return [head, ...body, ...why];
}

function clauseRows(clause: string, width: number): Row[] {
  return wrap(`${clause}: ${clauseWords(clause)}.`, width, 'dim');
}
