// The quiet pages as rows: home, briefing, help, hand-off, leaving. Pure drawings, like the exercise screen.

import type { Coaching, SeatHolder } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { fitting } from '../report/fitting.ts';
import { seatName } from '../report/words.ts';
import { footer, HOME_KEYS, type Key } from './keys.ts';
import type { Size } from './layout.ts';
import { panel, windowOf } from './panel.ts';
import { inputRows, sentenceRows, withFoot } from './parts/foot.ts';
import { blank, type Row, row, rowWidth, sized, span, spread, wrap } from './text.ts';
import type { Theme } from './theme.ts';

export interface ScenarioLine {
  id: string;
  title: string;
  objective: string;
  difficulty: number;
  playMinutes: number;
  doctrine: string;
  coaching: Coaching;
  variants: readonly { name: string; what: string }[];
}

export interface SavedLine {
  file: string;
  name: string;
  /** With its variant. */
  scenario: string;
  /** Empty while it goes on. */
  seed: string;
  turn: number;
  isEnded: boolean;
  /** Of the team, in a word or two; null while it goes on. */
  score: string | null;
  lastPlayed: string;
  isArchived: boolean;
  /** What is wrong with it, or null. */
  trouble: string | null;
}

export interface HomeModel {
  scenarios: readonly ScenarioLine[];
  saved: readonly SavedLine[];
  /** Whether the saved ones are still being read. */
  isReading?: boolean;
  list: 'scenarios' | 'saved';
  /** Among the scenarios, and among the saved ones. */
  chosen: number;
  savedAt: number;
  seed: string;
  doctrine: string | null;
  variant: string | null;
  coaching: Coaching | null;
  holders: Readonly<Record<Seat, SeatHolder>>;
  hasCommission: boolean;
  isClosed: boolean;
  hasExcon?: boolean;
  /** Only scenarios that say this are listed; how many do not. */
  filter?: string;
  hidden?: number;
  typing?: 'filter' | { seed: string } | null;
  notice: string;
}

export const bannerRow = (width: number): Row =>
  sized(
    row(
      span(' RUNG   EXERCISE   ', 'banner'),
      `training model of a press-reported, unverified${width >= 100 ? ' and simplified' : ''} plan`,
    ),
    width,
  );

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
  const { filter, hidden = 0 } = model;
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
  return withFoot(screen, homeFoot(model, width), size.rows);
}

function homeFoot({ typing, filter = '', seed, notice }: HomeModel, width: number): Row[] {
  const said = notice ? sentenceRows(notice, width) : [];
  if (typing === 'filter') return inputRows('Scenarios with (Enter keeps, Esc shows all):', filter, width);
  if (typing) return [...said, ...inputRows(`Seed (Enter keeps it, Esc leaves ${seed}):`, typing.seed, width)];
  return notice ? said : [sized(row(span(footer(HOME_KEYS, width), 'dim')), width)];
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
    `Table      ${model.isClosed ? 'closed seats' : 'open table'}${model.hasExcon ? ', facilitated' : ''} `,
    span('(x)', 'dim'),
    `   Variant ${model.variant ?? 'none'} `,
    span(variants.length > 0 ? '(a)' : '(it has none)', 'dim'),
  );
  const commission = row(`Commission ${model.hasCommission ? 'me' : 'engine'} `, span('(m)', 'dim'));
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

/** One saved exercise in a list. */
export function savedRow(saved: SavedLine, isChosen: boolean, width: number, { glyphs }: Pick<Theme, 'glyphs'>): Row {
  const { name, scenario, seed, turn, isEnded, score, lastPlayed, trouble } = saved;
  const state = trouble !== null ? 'unreadable' : isEnded ? 'ended' : `turn ${turn}`;
  const isWide = width >= 100;
  // A name that begins with the scenario's says it.
  const says = name.startsWith(scenario) ? '' : scenario;
  const cells = [
    span(`${cutTo(name, isWide ? 34 : 22)} `, isChosen ? 'strong' : 'plain'),
    isWide ? `${cutTo(says, 28)} ` : '',
    `${cutTo(seed && `seed ${seed}`, 12)} `,
    state,
    score === null ? '' : span(`  ${score}`, 'strong'),
  ];
  return spread(
    row(span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong'), ...cells),
    row(span(`${lastPlayed}  `, 'dim'), trouble !== null ? '' : isEnded ? 'look' : 'resume'),
    width,
  );
}

/** At exactly that many letters. */
const cutTo = (text: string, length: number): string =>
  text.length > length ? `${fitting(text, length - 1).text}…`.padEnd(length) : text.padEnd(length);

/** A page of text in one frame, with a footer. */
export function drawPage(
  title: string,
  content: readonly Row[],
  foot: string,
  size: Size,
  theme: Theme,
  scroll = 0,
): Row[] {
  const height = size.rows - 2;
  const room = height - 2;
  const from = Math.max(0, Math.min(scroll, content.length - room));
  const below = content.length - from - room;
  const note = content.length > room ? `${from + 1}–${Math.min(content.length, from + room)} of ${content.length}` : '';
  const more = below > 0 ? `${theme.glyphs.below} ${below} more below · ` : '';
  return [
    bannerRow(size.columns),
    ...panel(theme.glyphs, { title, note, width: size.columns, height, isFocused: true }, content.slice(from)),
    sized(row(' ', span(more, 'owed'), span(foot, 'dim')), size.columns),
  ];
}

/** How far a page of so many rows can be scrolled: its frame takes four rows of the screen. */
export const scrollable = (content: readonly Row[], size: Size): number =>
  Math.max(0, content.length - (size.rows - 4));

/** Where a facilitator runs the exercise, STARTEX is theirs. */
export const briefingFoot = (hasExcon: boolean): string =>
  `${hasExcon ? 'Enter opens EXCON for STARTEX' : 'Enter STARTEX: on to the first report'} · ↑↓ scroll · Esc back`;

export function briefingRows(
  title: string,
  objective: string,
  briefs: readonly { seat: string; brief: string }[],
  all: string,
  width: number,
): Row[] {
  const body = Math.min(width, 100);
  const rows: Row[] = [
    row(span(title, 'strong')),
    ...wrap(objective, body, 'strong'),
    blank,
    ...wrap(all, body),
    blank,
  ];
  for (const { seat, brief } of briefs) rows.push(row(span(seat.toUpperCase(), 'title')), ...wrap(brief, body), blank);
  rows.push(
    ...wrap(
      '"Accepted" and "refused" mean under the loaded doctrine, never lawful or unlawful. The plan is press-reported, unverified and simplified.',
      body,
      'dim',
    ),
  );
  return rows;
}

export function helpRows(keys: readonly Key[], width: number): Row[] {
  return keys.flatMap(({ shown, does }) => {
    const [first = row(''), ...rest] = wrap(does, width - 12);
    return [
      row(span(`  ${shown.padEnd(10)}`, 'strong'), ...first),
      ...rest.map((each) => row(' '.repeat(12), ...each)),
    ];
  });
}

/** Between closed seats the screen shows nothing but whose turn it is, and whether the exercise is over. */
export function handOffRows(who: string, isOver = false): Row[] {
  return [
    ...(isOver ? [blank, row('  ENDEX. The exercise is over; each reads its own score.')] : []),
    blank,
    row(span(`  ${who} has the keyboard next.`, 'strong')),
    blank,
    row('  The others look away now. Press Enter when you are ready.'),
  ];
}
