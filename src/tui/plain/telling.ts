// Plain mode: what a screen shows, told as lines of text, oldest first, for pipes, logs, braille and speech.
import type { CommissionView } from '../../exercise/chairs/commission-view.ts';
import type { Offer } from '../../exercise/chairs/preview.ts';
import type { ChainView, View } from '../../exercise/chairs/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { callSentence } from '../../report/edge-words.ts';
import { ownLetterWords } from '../../report/room-words.ts';
import { factsLine, rulingSentence, verdictLine } from '../../report/ruling-words.ts';
import { announcedWords, orderWords, saysWords, statedWords, toldWords } from '../../report/transcript.ts';
import { attributionWords, clauseWords, clock, listed, seatName, sectorName, sideName } from '../../report/words.ts';
import { evidenceRows } from '../parts/evidence.ts';
import { dutyRows, phaseWords } from '../parts/ladder.ts';
import { politicsPage } from '../parts/politics.ts';
import { answeredOrder, assessedWords, signaturesOn } from '../parts/reports.ts';
import { sectorRows } from '../parts/sectors.ts';
import { type Row, rowText } from '../text.ts';
import { themeFor } from '../theme.ts';

/** Nothing is cut and nothing is drawn: a line is as long as its sentence. */
const WIDTH = 1000;
/** Of what stands in columns on a wide screen: one below the other. */
const NARROW = 76;

export function heading(view: View): string[] {
  return [
    '',
    `${seatName(view.seat)} has the keyboard. Time ${clock(view.minute)}, turn ${view.turn.number}, until ${clock(view.turn.until)}.`,
    callSentence(view.calledBy),
  ].filter((line, n) => n === 0 || line !== '');
}

/** What came since the seat last committed; all of it where `isAll`. */
export function reports(view: View, isAll = false): string[] {
  const told = view.messages.filter(({ at }) => isAll || at > view.readUntil);
  const announced = view.announced.filter(
    ({ at, seat, role }) => (isAll || at > view.readUntil) && seat !== view.seat && role !== 'hold',
  );
  const letters = view.letters.filter(({ isNew }) => isAll || isNew);
  const lines = [
    ...told.map((message) => {
      const { at, from, act } = message;
      const beside = [answeredOrder(view, message), signaturesOn(view, message.draft)].filter(Boolean);
      return {
        at,
        line: `${clock(at)} ${[`${from}${act ? ` [${act}]` : ''}`, ...beside].join(', ')}: ${toldWords(message)}${bracketed(answeredOrder(view, message) ? undefined : assessedWords(view, message))}`,
      };
    }),
    ...announced.map((order) => ({
      at: order.at,
      line: `${clock(order.at)} ${announcedWords(order, order.text)}${signatureBehind(view, order.text)}`,
    })),
    ...letters.map((letter) => ({ at: letter.at, line: letterLine(view, letter) })),
  ].sort((a, b) => a.at - b.at);
  return lines.length === 0 ? ['No new reports.'] : ['Reports', ...lines.map(({ line }) => `  ${line}`)];
}

const bracketed = (words: string | undefined): string => (words ? ` (${words})` : '');

export const letterLine = ({ seat, readers }: View, letter: View['letters'][number]): string =>
  `${clock(letter.at)} ${ownLetterWords(seat, letter, readers.length)}`;

const signatureBehind = (view: View, text: string | null): string =>
  view.signed.some(({ draft }) => draft === text) ? ` (${signaturesOn(view, text)})` : '';

/** The open chains with their phase and edges, and what the seat owes. */
export function situation(view: View, chain: ChainView | undefined): string[] {
  const open = view.chains.filter(({ closedAt }) => closedAt === null);
  return [
    open.length === 0 ? 'No chain is open.' : 'Chains',
    ...open.map((each) => `  ${each === chain && open.length > 1 ? 'in view: ' : ''}${chainWords(view, each)}`),
    'Owed and to come',
    ...dutyRows(view, WIDTH)
      .map((row) => `  ${rowText(row)}`)
      .filter((line) => line.trim() !== ''),
  ];
}

function chainWords(view: View, chain: ChainView): string {
  const going = chain.acts.filter(({ end }) => end === null || end > view.minute);
  const sectors = [...new Set(chain.acts.map(({ sector }) => sector))];
  const parts = [
    `${chain.id}, ${listed(sectors.map(sectorName))}, ${sideName(chain.side)}`,
    chain.t0 === null ? 'its clock has not started' : `T0 ${clock(chain.t0)}`,
    rowText(phaseWords(view, chain, glyphs).slice(0, 1)),
    chain.broaderAt !== null && `broader attack certified ${clock(chain.broaderAt)}`,
    chain.warnedAt === null ? 'not warned' : `warned ${clock(chain.warnedAt)}`,
    going.length > 0 ? `fire from ${listed(going.map(({ id }) => id))}` : 'quiet now',
    ...chain.acts.map(({ id, severity, side, likelihood, sector }) => {
      const found = likelihood === null ? `${sideName(side)}, unconfirmed` : attributionWords(side, likelihood);
      return `${id} in ${sectorName(sector)}, severity ${severity}, ${found}`;
    }),
  ];
  return parts.filter(Boolean).join('; ');
}

const { glyphs } = themeFor({ isAscii: true, hasColour: false });
const told = (rows: readonly Row[]): string[] => rows.map(rowText).filter((text) => text.trim() !== '');

/** How far each act of the chain has come, and who said what. */
export const evidence = (view: View, chain: ChainView | undefined): string[] =>
  told(evidenceRows(view, chain, WIDTH, '*'));

/** Every sector of the line, the rear and the sea. */
export const line = (view: View): string[] => told(sectorRows(view, NARROW));

/** Guarantee, roster, talks, people, the army. */
export const politics = (view: View): string[] => told(politicsPage(view, NARROW, glyphs));

/** The numbered responses; under coaching `before` each with what its ruling would be. */
export function menu(view: View, doctrine: Doctrine, offers: readonly Offer[]): string[] {
  return [
    'Responses',
    ...offers.map((offer, n) => {
      const { response, order, lead, ruling, facts } = offer;
      const where = order.sector === null ? '' : `, ${sectorName(order.sector)}`;
      const takes = lead === 0 ? 'at once' : `lead ${clock(lead)}`;
      const told = view.coaching === 'before' ? `: ${rulingSentence({ doctrine, order, ruling, facts })}` : '';
      return `  ${n + 1} ${response.label} (${response.id}${where}, ${takes})${told}`;
    }),
  ];
}

export function drafts(view: View): string[] {
  if (view.drafts.length === 0) return ['No orders yet this turn.'];
  return [
    'Orders of this turn',
    ...view.drafts.map((draft) => {
      const { at, order, text } = draft;
      return `  ${clock(at)} ${[`${orderWords(order)}${saysWords(text)}`, ...statedWords(draft)].join('; ')}`;
    }),
  ];
}

/** The rulings on the orders from a place on; `isWhy` adds the clause in words and the facts. */
export function rulings(view: View, doctrine: Doctrine, from: number, isWhy = false): string[] {
  return view.orders.slice(from).flatMap(({ at, order, ruling, facts, overruled }) => {
    if (!ruling || !facts) return [`${clock(at)} ${orderWords(order)}: recorded; the ruling comes at ENDEX.`];
    const lines = [`${clock(at)} ${orderWords(order)}: ${verdictLine({ doctrine, order, ruling, facts })}`];
    if (overruled) lines.push(`  EXCON overruled it: ${overruled.verdict}. ${overruled.because}`);
    if (isWhy) lines.push(`  ${ruling.clause}: ${clauseWords(ruling.clause)}.`, `  ${factsLine(facts)}`);
    return lines;
  });
}

export function docket(view: CommissionView): string[] {
  return [
    '',
    `The Commission is in session. Time ${clock(view.minute)}.`,
    ...(view.docket.length === 0 ? ['Nothing is before it.'] : ['Docket']),
    ...view.docket.flatMap((item) => {
      const { id, sector, severity, side, likelihood, isRetracted, analysis, evidence } = item;
      const found = isRetracted
        ? 'withdrawn'
        : likelihood === null
          ? 'unconfirmed'
          : attributionWords(side, likelihood);
      return [
        `  ${id}: ${sectorName(sector)}, severity ${severity}, ${sideName(side)}, ${found}${analysis ? '; analysts are ready, accept takes their view' : ''}`,
        ...evidence.map((message) => `    ${clock(message.at)} ${message.from}: ${toldWords(message)}`),
      ];
    }),
    view.tests.length === 0
      ? 'No test of a broader attack holds.'
      : `Tests of a broader attack that hold: ${view.tests.join(', ')}.`,
  ];
}
