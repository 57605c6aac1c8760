// The card of the chosen response: what it is, does and costs, whatever the coaching. Under `before` also the ruling that it
// would get; under `at-commit` the rulings of the orders given so far, a refusal of this minute first.
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { OwnOrder, View } from '../../exercise/chairs/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { elsewhere, factsLine, rulingSentence } from '../../report/ruling-words.ts';
import { orderWords, overruleWords } from '../../report/transcript.ts';
import { clauseWords, clock } from '../../report/words.ts';
import type { OtherReading } from '../../session/other-readings.ts';
import type { SeatModel } from '../screens/seat/model.ts';
import { blank, type Row, row, rowText, span, type Tone, wrap } from '../text.ts';
import { aboutRows, notOwnRows } from './order-text.ts';
import { refusedNow } from './refused.ts';

export function rulingTitle(view: View, offer: Offer | undefined): string {
  if (view.coaching === 'before' && offer) return `RULING · ${orderWords(offer.order)}`;
  if (!offer || (view.coaching === 'at-commit' && refusedNow(view))) return 'RULINGS so far';
  return `RESPONSE · ${orderWords(offer.order)}`;
}

/**
 * `isShort`: where there is little room the clause in words, what the response does and what was ruled on before wait for
 * `w`, or for a page of their own.
 */
export function rulingRows(model: SeatModel, width: number, isShort = false): Row[] {
  const { view, doctrine, offers, choices, others = null } = model;
  const { isWhy, cursor } = choices;
  const offer = offers[cursor];
  const newestFirst = [...view.orders].reverse();
  // Beside rulings it says whose it is: without a name it reads as a reason of the ruling above it.
  const isNamed = isShort || (view.coaching !== 'before' && view.orders.length > 0);
  const explains = offer ? aboutRows(offer, model, width, isNamed) : [];
  const explained = explains.length > 0 ? [...explains, blank] : [];
  if (view.coaching === 'at-debrief') {
    const words = 'Orders are recorded; the rulings and their reasons come at ENDEX.';
    return [
      ...explained,
      ...wrap(words, width, 'dim'),
      ...newestFirst.map(({ at, order }) => row(span(clock(at).padStart(6), 'dim'), ` ${orderWords(order)}`)),
    ];
  }
  const refused = view.coaching === 'at-commit' ? refusedNow(view) : undefined;
  const first = refused ? [refused, ...newestFirst.filter((order) => order !== refused)] : newestFirst;
  const given = first.flatMap((order) => [
    ...givenRows(doctrine, view, order, width, isWhy),
    ...(order === refused ? otherRows(others ?? [], width) : []),
  ]);
  if (view.coaching === 'before' && offer) {
    const isBrief = isShort && !isWhy;
    const past = given.length > 0 && !isBrief ? [blank, row(span('RULED ON SO FAR', 'title')), ...given] : [];
    const clause = isBrief ? [] : clauseRows(offer.ruling.clause, width);
    const after = [...notOwnRows(view, offer.order, width), ...clause];
    const ruling = offerRows(doctrine, offer, others ?? [], width, isWhy, after);
    return [...ruling, ...(explains.length > 0 && !isBrief ? [blank, ...explains] : []), ...past];
  }
  if (refused) return [...given, blank, ...explains];
  const nothing = wrap('No order has been ruled on yet. The ruling comes with the commit.', width, 'dim');
  return [...explained, ...(given.length > 0 ? given : nothing)];
}

const TONES: Record<string, Tone> = { accepted: 'ok', late: 'amber', refused: 'red' };

function offerRows(
  doctrine: Doctrine,
  offer: Offer,
  others: readonly OtherReading[],
  width: number,
  isWhy: boolean,
  clause: readonly Row[],
): Row[] {
  const { order, ruling, facts } = offer;
  const sentence = rulingSentence({ doctrine, order, ruling, facts });
  const would =
    ruling.verdict === 'refused'
      ? `Would be refused. ${sentence}`
      : sentence.replace(/^Accepted/, ruling.verdict === 'late' ? 'Would be late' : 'Would be accepted');
  const [first = row(''), ...rest] = wrap(would, width);
  const verdict = /^Would be \w+/.exec(would)?.[0] ?? '';
  return [
    row(span(verdict, TONES[ruling.verdict]), rowText(first).slice(verdict.length)),
    ...rest,
    ...(facts.chain ? wrap(factsLine(facts), width, 'dim') : []),
    ...otherRows(others, width),
    ...clause,
    ...(isWhy ? others.flatMap((other) => whyRows(offer, other, width)) : []),
  ];
}

const VERDICTS = ['accepted', 'late', 'refused'] as const;

/** The other readings by what they would say of the same order. */
function otherRows(others: readonly OtherReading[], width: number): Row[] {
  if (others.length === 0) return [];
  const parts = VERDICTS.flatMap((verdict) => {
    const names = others.filter(({ ruling }) => ruling?.verdict === verdict).map(({ doctrine }) => doctrine.id);
    const all = names.length === others.length && names.length > 2 ? [`all ${names.length} others`] : names;
    return names.length > 0 ? [`${verdict}: ${all.join(', ')}`] : [];
  });
  const unknown = others.filter(({ ruling }) => ruling === null).map(({ doctrine }) => doctrine.id);
  if (unknown.length > 0) parts.push(`not in its list: ${unknown.join(', ')}`);
  const indent = 'other readings  ';
  return wrap(parts.join('; '), width - indent.length).map((each, at) =>
    row(span(at === 0 ? indent : ' '.repeat(indent.length), 'title'), ...each),
  );
}

// Those that say otherwise, each with its reason.
function whyRows({ order, ruling }: Offer, { doctrine, ruling: other, facts }: OtherReading, width: number): Row[] {
  if (!other || !facts || other.verdict === ruling.verdict) return [];
  const sentence = rulingSentence({ doctrine, order, ruling: other, facts });
  return wrap(`${doctrine.id}: ${sentence}`, width, 'dim');
}

/** What came of an order, as its seat may read it. */
export function givenRows(
  doctrine: Doctrine,
  view: Pick<View, 'chains'>,
  given: OwnOrder,
  width: number,
  isWhy: boolean,
): Row[] {
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
  // What was accepted needs no reason; what it does not do is said.
  const accepted = () => [
    ...wrap(elsewhere({ doctrine, order, ruling, facts }).trim(), width - 7, 'amber'),
    ...notOwnRows(view, order, width - 7),
  ];
  const said = ruling.verdict === 'accepted' ? accepted() : wrap(sentence, width - 7);
  const body = said.map((each) => row(' '.repeat(7), ...each));
  const why = isWhy ? [...wrap(factsLine(facts), width, 'dim'), ...clauseRows(ruling.clause, width)] : [];
  const last = overruled
    ? wrap(overruleWords(overruled), width - 7, 'owed').map((each) => row(' '.repeat(7), ...each))
    : [];
  return [head, ...body, ...last, ...why];
}

function clauseRows(clause: string, width: number): Row[] {
  return wrap(`${clause}: ${clauseWords(clause)}.`, width, 'dim');
}
