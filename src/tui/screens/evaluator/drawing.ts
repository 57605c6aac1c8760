// An evaluator's screen as rows: left the seat that is shown, right objectives, what is expected and what was noted; on a small
// terminal one of them under tabs. A pure drawing.
import { observationWords } from '../../../report/room-words.ts';
import { seatName } from '../../../report/words.ts';
import { drawOver } from '../../desk-drawing.ts';
import { type Box, layoutFor, type Size, tooSmall } from '../../layout.ts';
import { panel } from '../../panel.ts';
import { deskFoot, withFoot } from '../../parts/foot.ts';
import { evaluatorHeaderRows } from '../../parts/header.ts';
import { beside, type Row } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';
import type { EvaluatorDesk } from './desk.ts';
import { EVALUATOR_KEYS } from './keys.ts';
import { EVALUATOR_PANELS, type EvaluatorModel, type EvaluatorPanel } from './model.ts';
import { fillPanel } from './panels.ts';

/** What lies over the desk, or its screen. */
export const drawEvaluatorDesk = (desk: EvaluatorDesk, size: Size, theme: Theme): Row[] =>
  drawOver(desk, EVALUATOR_KEYS, size, theme) ?? drawEvaluator(desk.model(), size, theme);

export function drawEvaluator(model: EvaluatorModel, size: Size, theme: Theme): Row[] {
  const layout = layoutFor(size);
  if (layout.kind === 'too-small') return tooSmall(size);
  const { glyphs } = theme;
  const header = evaluatorHeaderRows(model.view, model.seat, size.columns, glyphs);
  const box = { width: size.columns, height: size.rows - header.length - 1 };
  const body = layout.kind === 'tabs' ? drawTabs(model, box, glyphs) : drawPanels(model, box, glyphs);
  const foot = deskFoot(model, labelOf(model), EVALUATOR_KEYS, size.columns, true);
  return withFoot([...header, ...body], foot, size.rows);
}

const TITLES: Record<EvaluatorPanel, string> = {
  objectives: 'OBJECTIVES',
  expected: 'EXPECTED of what has arrived',
  noted: 'NOTED',
  ladder: 'LADDER',
  reports: 'REPORTS',
  orders: 'ORDERS and rulings',
};
const OF_SEAT: readonly EvaluatorPanel[] = ['ladder', 'reports', 'orders'];

function drawPanels(model: EvaluatorModel, { width, height }: Box, glyphs: Glyphs): Row[] {
  const left = Math.floor(width / 2);
  const ladder = height >= 40 ? 14 : 9;
  const orders = Math.floor((height - ladder) * 0.4);
  const objectives = Math.floor(height * 0.36);
  const expected = Math.floor(height * 0.34);
  const draw = (name: EvaluatorPanel, box: Box) => drawPanel(model, name, box, glyphs, titleOf(model, name));
  return beside(
    [
      ...draw('ladder', { width: left, height: ladder }),
      ...draw('reports', { width: left, height: height - ladder - orders }),
      ...draw('orders', { width: left, height: orders }),
    ],
    [
      ...draw('objectives', { width: width - left, height: objectives }),
      ...draw('expected', { width: width - left, height: expected }),
      ...draw('noted', { width: width - left, height: height - objectives - expected }),
    ],
    left,
  );
}

const titleOf = ({ seat }: EvaluatorModel, name: EvaluatorPanel): string =>
  OF_SEAT.includes(name) ? `${TITLES[name]} · ${seatName(seat.seat)}` : TITLES[name];

const TABS: Record<EvaluatorPanel, string> = {
  objectives: 'Objectives',
  expected: 'Expected',
  noted: 'Noted',
  ladder: 'Ladder',
  reports: 'Reports',
  orders: 'Orders',
};

function drawTabs(model: EvaluatorModel, box: Box, glyphs: Glyphs): Row[] {
  const tabs = EVALUATOR_PANELS.map((name) => (name === model.panel ? `[${TABS[name]}]` : TABS[name])).join('  ');
  return drawPanel(model, model.panel, box, glyphs, tabs);
}

function drawPanel(model: EvaluatorModel, name: EvaluatorPanel, box: Box, glyphs: Glyphs, title: string): Row[] {
  const { note, rows } = fillPanel(model, name, box, glyphs);
  return panel(glyphs, { title, note, ...box, isFocused: model.panel === name }, rows);
}

/** As "Ukraine, Warn before you act: 4 of 5. What did you see? (Enter records, Esc drops):". */
function labelOf({ view, seat, objective, isOfAll, rating }: EvaluatorModel): string {
  const about = observationWords({
    seat: isOfAll ? null : seat.seat,
    objective: view.objectives[objective] ?? null,
    rating,
    text: '',
  });
  const asks = rating === null ? 'What did you see?' : 'Why? It may be empty.';
  const whom = isOfAll ? 'All seats. ' : '';
  return `${whom}${about} ${asks} (Enter records, Esc drops):`;
}
