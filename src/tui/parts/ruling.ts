// The ruling card. Under coaching `before` it explains the response in focus; under `at-commit` it tells the rulings
// of the orders just given; under `at-debrief` it stays empty.
import type { Offer } from '../../exercise/preview.ts';
import type { OwnOrder, View } from '../../exercise/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { orderWords, overruleWords } from '../../report/transcript.ts';
import { clauseWords, clock, factsLine, rulingSentence } from '../../report/words.ts';
import { blank, type Row, row, span, type Tone, wrap } from '../text.ts';

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
  const newestFirst = [...view.orders].reverse();
  if (view.coaching === 'at-debrief') {
    const words = 'Orders are recorded; the rulings and their reasons come at ENDEX.';
    return [
      ...wrap(words, width, 'dim'),
      ...newestFirst.map(({ at, order }) => row(span(clock(at).padStart(6), 'dim'), ` ${orderWords(order)}`)),
    ];
  }
  const given = newestFirst.flatMap((order) => givenRows(doctrine, order, width, isWhy));
  if (view.coaching === 'before' && offer) {
    const past = given.length > 0 ? [blank, row(span('RULED ON SO FAR', 'title')), ...given] : [];
    return [...offerRows(doctrine, offer, width, isWhy), ...past];
  }
  return given.length > 0
    ? given
    : wrap('No order has been ruled on yet. The ruling comes with the commit.', width, 'dim');
}

/** What of the seat's orders was refused in this minute, for which it has the keyboard back; empty where nothing was. */
export function refusalNow(doctrine: Doctrine, { minute, orders }: View): string {
  const refused = orders.find(
    ({ at, ruling, overruled }) => at === minute && ruling?.verdict === 'refused' && !overruled,
  );
  if (!refused?.ruling || !refused.facts) return '';
  const { order, ruling, facts } = refused;
  return `Refused: ${rulingSentence({ doctrine, order, ruling, facts })}`;
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
  const { order, ruling, facts, at, overruled } = given;
  if (!ruling || !facts) return [];
  const head = row(
    span(clock(at).padStart(6), 'dim'),
    ' ',
    span(ruling.verdict.toUpperCase(), TONES[ruling.verdict]),
    span(overruled ? `  EXCON overruled: ${overruled.verdict} ` : '', 'owed'),
    ` ${orderWords(order)}`,
  );
  const sentence = rulingSentence({ doctrine, order, ruling, facts });
  const body =
    ruling.verdict === 'accepted' ? [] : wrap(sentence, width - 7).map((each) => row(' '.repeat(7), ...each));
  const why = isWhy ? [...wrap(factsLine(facts), width, 'dim'), ...clauseRows(ruling.clause, width)] : [];
  const last = overruled
    ? wrap(overruleWords(overruled), width - 7, 'owed').map((each) => row(' '.repeat(7), ...each))
    : [];
  return [head, ...body, ...last, ...why];
}

function clauseRows(clause: string, width: number): Row[] {
  return wrap(`${clause}: ${clauseWords(clause)}.`, width, 'dim');
}
