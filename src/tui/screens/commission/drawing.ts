// The Commission's desk as rows: left the docket, right the card of the chosen act, below what a broader attack stands
// on. A pure drawing, like the exercise screen.
import type { CommissionView, DocketItem } from '../../../exercise/chairs/commission-view.ts';
import type { Finding } from '../../../exercise/incident.ts';
import type { Side } from '../../../ladder/index.ts';
import { attributionWords, clock, count, sideName } from '../../../report/words.ts';
import { type Box, layoutFor, type Size, tooSmall } from '../../layout.ts';
import { panel, windowOf } from '../../panel.ts';
import { actHead, type Case, STATUS_TONES, saidRows, statusOf, statusWords } from '../../parts/evidence.ts';
import { deskFoot, sentenceRows, withFoot } from '../../parts/foot.ts';
import { commissionHeaderRows } from '../../parts/header.ts';
import { beside, blank, type Row, row, span, wrap } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';
import { COMMISSION_KEYS } from './keys.ts';
import type { CommissionModel } from './model.ts';

const isRipeOrNew = (view: CommissionView, item: DocketItem) =>
  item.enteredAt > view.readUntil || item.evidence.some(({ at }) => at > view.readUntil) || isRipe(view, item);

// Analysts who came to a view before the last session are no news, though their view still stands.
const isRipe = ({ readUntil }: CommissionView, { analysis }: DocketItem) =>
  analysis !== null && analysis.at > readUntil;

export function drawCommission(model: CommissionModel, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  const { glyphs } = theme;
  const isWide = size.columns >= 110;
  // The names of the tests take two rows where they do not fit into one.
  const foot = isWide ? 5 : 6;
  const height = size.rows - 3 - foot;
  const left = isWide ? Math.min(66, Math.floor(size.columns / 2) + 2) : 38;
  const right = size.columns - left;
  const screen = [
    ...commissionHeaderRows(model.view, size.columns, glyphs),
    ...beside(
      docketPanel(model, { width: left, height }, glyphs),
      cardPanel(model, { width: right, height }, glyphs),
      left,
    ),
    ...panel(
      glyphs,
      { title: 'BROADER ATTACK', note: 'b certifies', width: size.columns, height: foot },
      broaderRows(model.view, size.columns - 4),
    ),
  ];
  return withFoot(screen, footRows(model, size.columns), size.rows);
}

function docketPanel(model: CommissionModel, box: Box, glyphs: Glyphs): Row[] {
  const { view, docket, chosen } = model;
  const inner = { width: box.width - 4, height: box.height - 3 };
  const at = docket.findIndex(({ id }) => id === chosen);
  const [from, to] = windowOf(docket.length, Math.max(0, at), inner.height);
  const fresh = docket.filter((item) => isRipeOrNew(view, item)).length;
  const list = docket.slice(from, to).map((item) => docketRow(model, item, inner.width, glyphs));
  const where = docket.length > inner.height ? `${from + 1}–${to} of ${docket.length}  ` : '';
  const rows =
    docket.length > 0
      ? [row(span(docketHead(inner.width), 'dim')), ...list]
      : [row(span('Nothing has been reported.', 'dim'))];
  return panel(
    glyphs,
    {
      title: 'DOCKET',
      note: `${where}${isRoomy(inner.width) || where === '' ? '! analysts  ' : ''}${fresh} new`,
      ...box,
      isFocused: true,
    },
    rows,
  );
}

const isRoomy = (width: number) => width >= 57;

const docketHead = (width: number) =>
  isRoomy(width) ? '    act  where sev side         like  status         chain' : '    act at   s by like status';

const SHORT_SIDES: Record<Side, string> = { russia: 'Ru', ukraine: 'Ua', unknown: '?' };

function docketRow({ view, chosen }: CommissionModel, item: DocketItem, width: number, glyphs: Glyphs): Row {
  const isChosen = item.id === chosen;
  const found = caseOf(view, item);
  const status = statusOf(found);
  const likelihood = item.likelihood === null ? '-' : item.likelihood.toFixed(2);
  const ripe = item.analysis ? '!' : ' ';
  const place = String(item.sector);
  const cells = isRoomy(width)
    ? [
        item.id.padEnd(5),
        place.padEnd(6),
        String(item.severity).padEnd(4),
        (item.side === 'unknown' ? 'unknown' : sideName(item.side)).padEnd(13),
        likelihood.padEnd(6),
      ]
    : [
        item.id.padEnd(4),
        place.padEnd(5),
        String(item.severity).padEnd(2),
        SHORT_SIDES[item.side].padEnd(3),
        likelihood.padEnd(5),
      ];
  const standing = isRoomy(width) ? status.padEnd(15) : status.replace('unattributable', 'unattrib.');
  const chain = isRoomy(width) ? (item.chain ?? '-') : '';
  const tone = isChosen ? 'strong' : item.isRetracted ? 'dim' : 'plain';
  return row(
    span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong'),
    span(isRipeOrNew(view, item) ? glyphs.new : ' ', 'new'),
    span(ripe, 'owed'),
    span(cells.join(''), tone),
    span(standing, STATUS_TONES[status]),
    span(chain, 'dim'),
  );
}

function caseOf({ chains }: CommissionView, item: DocketItem): Case {
  return { act: item, evidence: item.evidence, chain: chains.find(({ id }) => id === item.chain) };
}

function cardPanel(model: CommissionModel, box: Box, glyphs: Glyphs): Row[] {
  const { view, docket, chosen, scroll } = model;
  const item = docket.find(({ id }) => id === chosen);
  const rows = item ? cardRows(view, item, box.width - 4, glyphs) : [row(span('No act is chosen.', 'dim'))];
  const room = box.height - 2;
  const from = Math.max(0, Math.min(scroll, rows.length - room));
  const more = rows.length > room ? `${from + 1}–${Math.min(rows.length, from + room)} of ${rows.length}  ←→` : '';
  const chain = item?.chain ? `chain ${item.chain}` : 'no chain';
  return panel(
    glyphs,
    { title: item ? `ACT ${item.id} · ${chain}` : 'ACT', note: more, ...box },
    rows.slice(from, from + room),
  );
}

function cardRows(view: CommissionView, item: DocketItem, width: number, glyphs: Glyphs): Row[] {
  const found = caseOf(view, item);
  const isNew = (at: number) => row(span(at > view.readUntil ? glyphs.new : ' ', 'new'));
  const [id, where] = actHead(item, item.marks);
  return [
    ...wrap(`${id!.text}${where!.text}`, width, 'strong'),
    ...wrap(statusWords(found), width, STATUS_TONES[statusOf(found)]),
    blank,
    ...analysisRows(item, width, view.isAtDesk),
    blank,
    row(span('EVIDENCE', 'title')),
    ...saidRows(found, width, isNew),
  ];
}

function verdictWords({ verdict, side, likelihood }: Finding): string {
  if (verdict === 'nothing') return 'no trace of an act; withdraw the report';
  if (verdict === 'unattributable') return 'it cannot be attributed';
  return attributionWords(side, likelihood);
}

function analysisRows({ analysis, isRetracted }: DocketItem, width: number, isAtDesk: boolean): Row[] {
  if (isRetracted) return [row(span('ANALYSTS  ', 'title'), span('the report was withdrawn', 'dim'))];
  if (!analysis) return [row(span('ANALYSTS  ', 'title'), span('no view to accept now', 'dim'))];
  const [first = blank, ...rest] = wrap(
    `${verdictWords(analysis.finding)} (${clock(analysis.at)})${isAtDesk ? '; Enter accepts' : ''}`,
    width - 10,
    'owed',
  );
  return [row(span('ANALYSTS  ', 'title'), ...first), ...rest.map((each) => row(' '.repeat(10), ...each))];
}

function broaderRows(view: CommissionView, width: number): Row[] {
  const { tests, testsNeeded, suspectedSince, chains } = view;
  const isEnough = tests.length >= testsNeeded;
  const since = suspectedSince === null ? '' : `; enough since ${clock(suspectedSince)}`;
  const open = chains.filter(({ closedAt }) => closedAt === null);
  const named = open.map(({ id, acts, broaderAt, phase2At }) => {
    const marks = broaderAt !== null ? `, certified ${clock(broaderAt)}` : phase2At !== null ? ', phase 2' : '';
    return `${id} (${count(acts.length, 'act')}${marks})`;
  });
  return [
    row(span(`${tests.length} of 4 tests hold, ${testsNeeded} are asked for${since}`, isEnough ? 'red' : 'plain')),
    ...(tests.length > 0 ? wrap(tests.join(' · '), width) : []),
    row(span('open chains  ', 'dim'), named.join(' · ') || span('none', 'dim')),
  ];
}

function footRows(model: CommissionModel, width: number): Row[] {
  const { view, notice, input, isAsking, side, chosen, isAlone } = model;
  const isAway = !view.isAtDesk;
  if (input || (notice && !isAsking) || !(isAway || isAsking)) {
    const label = `${chosen}, ${side && sideName(side)}: how likely, 0.00 to 1.00 (Enter finds, Esc drops):`;
    return deskFoot(model, label, COMMISSION_KEYS, width);
  }
  if (isAsking)
    return sentenceRows(notice || `Whose act was ${chosen}? r Russia-side  u Ukraine-side  Esc drops`, width);
  const back = isAlone ? '' : '  v back to the seats';
  return sentenceRows(`The Commission is not in session now.${back}  ? keys  Esc leave`, width, 'dim');
}
