// Home as rows: the scenarios, what is chosen for the next exercise, and the saved exercises.
import type { SeatHolder } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { seatName } from '../../../report/words.ts';
import type { Size } from '../../layout.ts';
import { bannerRow } from '../../pages.ts';
import { panel, windowOf } from '../../panel.ts';
import { deskFoot, withFoot } from '../../parts/foot.ts';
import { savedRow } from '../../saved-lines.ts';
import { blank, type Row, row, rowWidth, span, spread, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { timerText } from '../../turn-timer.ts';
import { HOME_KEYS } from './keys.ts';
import type { HomeModel, ScenarioLine } from './model.ts';

export function drawHome(model: HomeModel, size: Size, theme: Theme): Row[] {
  const { glyphs } = theme;
  const width = size.columns;
  const savedHeight = Math.min(Math.max(5, model.saved.length + 2), Math.max(5, Math.floor(size.rows / 3)));
  const height = size.rows - 2 - savedHeight;
  const isScenarios = model.list === 'scenarios';
  const details = detailRows(model, width - 4);
  const [from, to] = windowOf(model.scenarios.length, model.chosen, height - 2 - details.length - 1);
  const list = model.scenarios.slice(from, to).map((scenario, index) => {
    const isChosen = isScenarios && from + index === model.chosen;
    const dots = glyphs.filled.repeat(scenario.difficulty).padEnd(3, glyphs.hollow);
    return spread(
      row(
        span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong'),
        span(scenario.id.padEnd(18), isChosen ? 'strong' : 'plain'),
        scenario.objective,
      ),
      row(`  ${dots}  `, span(`${String(scenario.playMinutes).padStart(4)} min `, 'dim')),
      width - 4,
    );
  });
  const { filter, hidden } = model;
  const { length } = model.scenarios;
  const counted = length === 0 ? '' : to - from < length ? `${from + 1}–${to} of ${length}` : String(length);
  const screen = [
    bannerRow(width),
    ...panel(
      glyphs,
      {
        title: filter ? `SCENARIOS · ${filter}` : 'SCENARIOS',
        note: [hidden > 0 && `${hidden} hidden`, counted].filter(Boolean).join('  '),
        width,
        height,
        isFocused: isScenarios,
      },
      [...(list.length > 0 ? list : [row(span('No scenario says that; Esc shows all.', 'dim'))]), blank, ...details],
    ),
    ...panel(
      glyphs,
      {
        title: 'SAVED EXERCISES',
        note:
          model.saved.length > savedHeight - 2
            ? `${model.saved.length}, ${glyphs.arrows} for more`
            : String(model.saved.length),
        width,
        height: savedHeight,
        isFocused: !isScenarios,
      },
      savedRows(model, savedHeight - 2, width - 4, theme),
    ),
  ];
  return withFoot(screen, deskFoot(model, labelOf(model), HOME_KEYS, width), size.rows);
}

function labelOf({ input, seed }: HomeModel): string {
  if (input?.kind === 'timer') return 'How long a turn has, as 10m, 90s or 10m closes (empty: as long as it takes):';
  if (input?.kind === 'mark') return 'Handling mark (Enter keeps it, empty: none, Esc drops):';
  return input?.kind === 'seed'
    ? `Seed (Enter keeps it, Esc leaves ${seed}):`
    : 'Scenarios with (Enter keeps, Esc shows all):';
}

const holderWords = (holder: SeatHolder): string => (holder === 'person' ? 'me' : holder);

// What the chosen variant changes; until one is chosen, what a variant is.
function variantWords(variant: ScenarioLine['variants'][number] | undefined, count: number): string {
  return variant?.what ?? `Variants: the same story, another start, mandate or mood (a: ${count})`;
}

function detailRows(model: HomeModel, width: number): Row[] {
  const scenario = model.scenarios[model.chosen];
  if (!scenario) return [];
  const seats = Object.entries(model.holders).map(
    ([seat, holder]) => `${seatName(seat as Seat)} ${holderWords(holder)}`,
  );
  const variant = scenario.variants.find(({ name }) => name === model.variant);
  return [
    row(`Objective  `, span(scenario.objective, 'strong')),
    row(`Seats      ${seats.join(' · ')}   `, span('(s change)', 'dim')),
    row(
      `Seed       ${model.seed} `,
      span('(r, e)', 'dim'),
      `   Reading ${model.doctrine ?? scenario.doctrine} `,
      span('(d)', 'dim'),
      `   Coaching ${model.coaching ?? scenario.coaching} `,
      span('(c)', 'dim'),
    ),
    ...tableRows(model, scenario, width),
    ...(scenario.variants.length > 0
      ? wrap(variantWords(variant, scenario.variants.length), width - 11, variant ? 'new' : 'dim').map((each) =>
          row(' '.repeat(11), ...each),
        )
      : []),
  ];
}

// Who makes the findings goes to a row of its own where all three do not fit into one.
function tableRows(model: HomeModel, { variants }: ScenarioLine, width: number): Row[] {
  const table = row(
    `Table      ${model.isClosed ? 'closed seats' : 'open table'}${model.hasExcon ? ', facilitated' : ''}${model.hasExcon && model.timer ? `, ${timerText(model.timer)} a turn` : ''} `,
    span('(x)', 'dim'),
    `   Variant ${model.variant ?? 'none'} `,
    span(variants.length > 0 ? '(a)' : '(it has none)', 'dim'),
  );
  const commission = row(
    `Commission ${model.hasCommission ? 'me' : 'engine'} `,
    span('(m)', 'dim'),
    `   Red ${model.hasRed ? 'me' : 'engine'} `,
    span('(o)', 'dim'),
  );
  const whole = [...table, span('   '), ...commission];
  return rowWidth(whole) <= width ? [whole] : [table, commission];
}

function savedRows(model: HomeModel, height: number, width: number, { glyphs }: Theme): Row[] {
  if (model.saved.length === 0)
    return [row(span(model.isReading ? 'Reading…' : 'None yet. Every exercise is saved as it is played.', 'dim'))];
  const isHere = model.list === 'saved';
  const [from, to] = windowOf(model.saved.length, model.savedAt, height);
  return model.saved
    .slice(from, to)
    .map((saved, index) => savedRow(saved, isHere && from + index === model.savedAt, width, { glyphs }));
}
