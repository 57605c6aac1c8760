// What stands in each panel of an evaluator's screen: what is expected and noted, and a summary of the seat that is shown.
import type { Expected } from '../../../exercise/chairs/evaluator-view.ts';
import type { View } from '../../../exercise/chairs/view.ts';
import { orderWords } from '../../../report/transcript.ts';
import { clock, seatName } from '../../../report/words.ts';
import type { Box } from '../../layout.ts';
import { windowed } from '../../panel.ts';
import { dutyRows, ladderRows } from '../../parts/ladder.ts';
import { filteredReports, newReports, reportRows } from '../../parts/reports.ts';
import { givenRows } from '../../parts/ruling.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Glyphs } from '../../theme.ts';
import type { EvaluatorModel, EvaluatorPanel } from './model.ts';

interface Filled {
  note: string;
  rows: Row[];
}

const INDENT = ' '.repeat(8);

/** Fills one panel; scrolled lists say where they are. */
export function fillPanel(model: EvaluatorModel, name: EvaluatorPanel, box: Box, glyphs: Glyphs): Filled {
  const inner = { width: box.width - 4, height: box.height - 2 };
  if (name === 'objectives') return objectives(model, inner, glyphs);
  const all = scrolledRows(model, name, inner.width, glyphs);
  const from = Math.max(0, Math.min(model.scroll[name], all.length - inner.height));
  const to = Math.min(all.length, from + inner.height);
  const where = all.length > inner.height ? `${from + 1}–${to} of ${all.length}` : '';
  const news = name === 'reports' ? `${newReports(model.seat)} new` : '';
  return { note: [where, news].filter(Boolean).join('  '), rows: all.slice(from, to) };
}

function scrolledRows(
  model: EvaluatorModel,
  name: Exclude<EvaluatorPanel, 'objectives'>,
  width: number,
  glyphs: Glyphs,
): Row[] {
  const { view, seat, doctrine } = model;
  switch (name) {
    case 'expected':
      return orSaid(
        view.expected.toReversed().flatMap((each) => expectedRows(each, width, glyphs)),
        'Of what has arrived nothing is expected that could be checked.',
        width,
      );
    case 'noted':
      return orSaid(
        view.observations.toReversed().flatMap((each) => notedRows(each, width)),
        'Nothing has been noted yet; o notes something.',
        width,
      );
    case 'ladder':
      return ladders(seat, width, glyphs);
    case 'reports':
      return reportRows(seat, filteredReports(seat, '').shown, width, glyphs);
    case 'orders':
      return orSaid(
        seat.orders.toReversed().flatMap((given) => {
          const ruled = givenRows(doctrine, seat, given, width, false);
          return ruled.length > 0
            ? ruled
            : [row(span(clock(given.at).padStart(6), 'dim'), ` ${orderWords(given.order)}`)];
        }),
        `${seatName(seat.seat)} has given no order.`,
        width,
      );
  }
}

const orSaid = (rows: Row[], words: string, width: number): Row[] =>
  rows.length > 0 ? rows : wrap(words, width, 'dim');

/** All of them, each with what it was rated; none first. */
function objectives({ view, seat, objective, isOfAll }: EvaluatorModel, inner: Box, glyphs: Glyphs): Filled {
  const items = [null, ...view.objectives].map((words, at) => {
    const isChosen = at === objective + 1;
    const pointer = span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong');
    const rated = view.observations.flatMap((each) => (each.objective === words && each.rating ? [each.rating] : []));
    const mean = rated.reduce<number>((sum, each) => sum + each, 0) / rated.length;
    const [first = blank, ...rest] = wrap(words ?? 'no objective', inner.width - 2, isChosen ? 'strong' : 'plain');
    return [
      row(pointer, ...first),
      ...rest.map((each) => row('  ', ...each)),
      ...(rated.length > 0
        ? [row('  ', span(`rated ${rated.join(', ')}; mean ${mean.toFixed(1)}, n = ${rated.length}`, 'ok'))]
        : []),
    ];
  });
  const about = isOfAll ? 'all seats' : seatName(seat.seat);
  const note = `${about}  ${objective < 0 ? 'none' : objective + 1} of ${view.objectives.length}`;
  return { note, rows: windowed(items, objective + 1, inner.height) };
}

function expectedRows({ at, to, from, text, expected, expects }: Expected, width: number, glyphs: Glyphs): Row[] {
  const room = width - INDENT.length;
  const whom = to.length === 3 ? 'all' : to.map(seatName).join(', ');
  const orders = expects.map(({ seat, response, at: given }) =>
    row(
      INDENT,
      span(given === null ? '- ' : `${glyphs.done} `, given === null ? 'owed' : 'ok'),
      `${seatName(seat)} ${response}`,
      span(given === null ? '  not yet' : `  ${clock(given)}`, 'dim'),
    ),
  );
  const [head = blank, ...rest] = wrap(`${from} to ${whom}: ${text}`, room, 'dim');
  return [
    row(span(clock(at).padStart(6)), '  ', ...head),
    ...rest.map((each) => row(INDENT, ...each)),
    ...(expected ? wrap(`Expected: ${expected}`, room, 'strong').map((each) => row(INDENT, ...each)) : []),
    ...orders,
  ];
}

function notedRows(
  { at, seat, objective, rating, text }: EvaluatorModel['view']['observations'][number],
  width: number,
) {
  const room = width - INDENT.length;
  const rated = rating === null ? '' : ` ${rating} of 5`;
  const about = `${seat === null ? 'all' : seatName(seat)}${rated}`;
  const lines = [...(text ? wrap(text, room) : []), ...(objective ? wrap(objective, room, 'dim') : [])];
  return [row(span(clock(at).padStart(6)), '  ', span(about, 'title')), ...lines.map((each) => row(INDENT, ...each))];
}

/** The ladders of the seat's chains, one below the other, those that are open first; then what it owes. */
function ladders(seat: View, width: number, glyphs: Glyphs): Row[] {
  const chains = [...seat.chains].sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null));
  const owed = [row(span('OWED and to come', 'title')), ...dutyRows(seat, width)];
  if (chains.length === 0) return [...ladderRows(seat, undefined, width, glyphs, true), blank, ...owed];
  const drawn = chains.flatMap((chain) => [
    row(span(`Chain ${chain.id}${chain.closedAt === null ? '' : ', closed'}`, 'title')),
    ...ladderRows(seat, chain, width, glyphs, true),
    blank,
  ]);
  return [...drawn, ...owed];
}
