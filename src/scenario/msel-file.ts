// A master scenario events list, made here or elsewhere → the injects of a scenario file. Every mistake is named with
// its row and column; src/report/msel.ts writes what is read here.
import { printable } from '../exercise/text.ts';
import { type Mistake, mistakeIn, nearestHint, throwIfAny } from './mistake.ts';
import {
  marksOf,
  membersOf,
  numberOf,
  oneLine,
  ordersOf,
  seatsOf,
  sectorOf,
  sideOf,
  textOf,
  timeOf,
  whenOf,
  wordOf,
  worldOf,
} from './msel-cells.ts';
import {
  ACT_FIELDS,
  type CellOf,
  FACT_FIELDS,
  FIELDS,
  type Field,
  HEADINGS,
  type InjectKind,
  KINDS,
  NOT_IN,
  REQUIRED,
  USES,
} from './msel-columns.ts';
import { briefingOf, earlyMistakes, isWaiting, learnFrom, sorted, timing } from './msel-times.ts';
import { MOST_ANSWERS } from './scenario-shape.ts';
import { SEVERAL } from './shapes.ts';
import { cellName, type Sheet } from './sheet-file.ts';
import { type ListOptions, ListTimes } from './written-time.ts';

const HEADING_ROWS = 20;
const FEWEST_KNOWN = 2;

export interface Msel {
  file: string;
  /** As a scenario file writes them. */
  injects: Record<string, unknown>[];
  /** What the list says of acts that the scenario has: the id and the keys that may change. */
  acts: Record<string, unknown>[];
  /** What the world may say back; null where the list has no such rows. */
  answers: Record<string, unknown>[] | null;
  /** Rows that tell what a seed draws, which a scenario does not hold. */
  drawn: readonly { key: string; text: string; notes: string; place: ReturnType<typeof placeIn> }[];
  /** A mistake of the file at its cell; undefined where it comes from none. The ids are those of the acts in the file. */
  mistakeAt: (mistake: Mistake, acts: readonly unknown[]) => Mistake | undefined;
  /** The place of an act's id. */
  actAt: (id: unknown) => ReturnType<typeof placeIn>;
  mistakes: Mistake[];
  unread: string[];
  /** What comes before STARTEX: it belongs into the briefs. */
  briefing: readonly { to: readonly string[] | undefined; text: string }[];
  /** How times that may be read in two ways were read, and what became of rows without one. */
  notes: readonly string[];
}

interface Columns {
  row: number;
  at: Partial<Record<Field, number>>;
  names: string[];
  unread: string[];
}

/**
 * Reads the sheet that looks most like a list of injects, for a scenario that begins then. Throws MistakesFound where none does,
 * a RangeError with the name of an option that cannot be read.
 */
export function readMsel(file: string, sheets: readonly Sheet[], begins: string, options: ListOptions = {}): Msel {
  const times = new ListTimes(begins, options);
  const [best] = sheets
    .map((sheet) => ({ sheet, columns: columnsOf(sheet) }))
    .sort((a, b) => known(b.columns) - known(a.columns));
  if (!best || known(best.columns) < FEWEST_KNOWN)
    throw mistakeIn(
      file,
      `None of its first ${HEADING_ROWS} rows has the headings of a list of injects.`,
      'name at least the columns Time, From and Description; rung msel big-push --out example.csv shows all',
    );
  const { sheet, columns } = best;
  const missing = REQUIRED.filter(([field]) => columns.at[field] === undefined).map(([, words]) => words);
  throwIfAny(
    missing.map((words) => ({
      ...placeIn(file, `row ${columns.row + 1}`),
      message: `There is no column ${words}.`,
      hint: `found: ${printable(columns.names.filter(Boolean).join(', '))}`,
    })),
  );
  return readRows(file, sheet, columns, times);
}

const known = ({ at }: Columns): number => Object.keys(at).length;

const placeIn = (file: string, path: string) => ({ file, line: 0, column: 0, path });

const bare = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/#/g, 'number')
    .replace(/[^a-z0-9]/g, '');

function columnsOf(sheet: Sheet): Columns {
  const rows = sheet.slice(0, HEADING_ROWS).map((cells, row) => headingsIn(cells.map(textOf), row));
  return rows.reduce((best, each) => (known(each) > known(best) ? each : best), headingsIn([], 0));
}

// Where two columns could mean the same, the one with the likelier heading counts.
function headingsIn(names: string[], row: number): Columns {
  const at: Partial<Record<Field, number>> = {};
  for (const { field, names: meant } of FIELDS) {
    const index = meant.map((name) => names.findIndex((heading) => bare(heading) === name)).find((n) => n >= 0);
    if (index !== undefined) at[field] = index;
  }
  const taken = new Set(Object.values(at));
  return { row, at, names, unread: names.filter((name, index) => name !== '' && !taken.has(index)) };
}

function readRows(file: string, sheet: Sheet, columns: Columns, times: ListTimes): Msel {
  const { row: headings, at, names, unread } = columns;
  const all = sheet
    .map((cells, row) => ({ cells, row }))
    .filter(({ cells, row }) => row > headings && cells.some((cell) => textOf(cell) !== ''));
  const cellsOf =
    (cells: Sheet[number]): CellOf =>
    (field) =>
      at[field] === undefined ? null : (cells[at[field]!] ?? null);
  // Before any of them is read.
  learnFrom(all, cellsOf, times);
  const kindIn = ({ cells }: (typeof all)[number]) => wordOf(textOf(cellsOf(cells)('kind')));
  const of = (kind: string) =>
    all.filter((each) => kindIn(each) === kind).map(({ cells, row }) => ({ row, cell: cellsOf(cells) }));
  const rows = all.filter((each) => !NO_INJECTS.includes(kindIn(each)));
  const others = { act: of('act'), answer: of('answer') };
  const rowsOf = {
    acts: others.act.map(({ cell, row }) => ({ row, written: actOf(cell, times, at) })),
    answers: others.answer.map(({ cell, row }) => ({ row, written: answerOf(cell) })),
  };
  checkCount(file, rows.length);
  const mistakes: Mistake[] = [];
  const place = (row: number, field: Field | undefined) => {
    const column = field === undefined ? undefined : at[field];
    const name = column === undefined ? '' : `, column ${printable(names[column]!)} (${cellName(row, column)})`;
    return placeIn(file, `row ${row + 1}${name}`);
  };
  const { early, played, notes } = sorted(rows, cellsOf, times);
  mistakes.push(...earlyMistakes(early, played.length, cellsOf, place, times));
  const injects = played.map(({ cells, row }) => {
    const cell = cellsOf(cells);
    const kind = wordOf(textOf(cell('kind'))) || 'news';
    if (Object.hasOwn(KINDS, kind)) {
      for (const field of at.kind === undefined ? [] : unusedIn(cell, kind as InjectKind))
        mistakes.push({
          ...place(row, field),
          message: `An inject of the kind ${kind} has no ${field}.`,
          hint: field === 'act' ? 'empty the cell; what a message speaks of stands under About' : 'empty the cell',
        });
      return toInject(cell, kind as InjectKind, times);
    }
    const hint = nearestHint(kind, [...Object.keys(KINDS), ...NO_INJECTS]);
    mistakes.push({ ...place(row, 'kind'), message: `There is no kind of inject "${printable(kind)}".`, hint });
    return toInject(cell, 'news', times);
  });
  mistakes.push(...strangeRows(others, place));
  if (all.length === 0) mistakes.push({ ...placeIn(file, ''), message: 'There is no row below its headings.' });
  const lists = { injects: played.map(({ row }, n) => ({ row, written: injects[n]! })), ...rowsOf };
  const mistakeAt: Msel['mistakeAt'] = ({ path, message, hint }, actIds) => {
    const cell = cellOf(lists, path, actIds);
    const inCell = hint?.replace(/,? ?without quotes:? ?/, '');
    return cell && { ...place(cell.row, cell.field), message, ...(inCell && { hint: inCell }) };
  };
  // Without a column of kinds every row is a message, so the columns of facts are not read.
  const unused = at.kind === undefined ? FACT_FIELDS.flatMap((field) => names[at[field] ?? -1] ?? []) : [];
  return {
    file,
    injects,
    acts: rowsOf.acts.map(({ written }) => written),
    answers: rowsOf.answers.length > 0 ? rowsOf.answers.map(({ written }) => written) : null,
    drawn: of('drawn').map(({ row, cell }) => ({ ...drawnOf(cell), place: place(row, 'text') })),
    actAt: (id) => place(rowsOf.acts.find(({ written }) => written.id === id)!.row, 'act'),
    mistakeAt,
    mistakes,
    unread: [...unread, ...unused],
    briefing: early.map(({ cells }) => briefingOf(cellsOf(cells))),
    notes: notes(),
  };
}

function checkCount(file: string, rows: number): void {
  if (rows <= SEVERAL) return;
  throw mistakeIn(
    file,
    `The list has ${rows.toLocaleString('en')} rows below its headings; a scenario has at most ${SEVERAL.toLocaleString('en')} injects.`,
    'take out what is no inject',
  );
}

/** The kinds of rows that are no injects. */
const NO_INJECTS: readonly string[] = ['act', 'answer', 'drawn'];

const unusedIn = (cell: CellOf, kind: InjectKind): Field[] =>
  [...FACT_FIELDS, ...ACT_FIELDS].filter((field) => !USES[kind].includes(field) && textOf(cell(field)) !== '');

/** What is wrong with the rows of acts and answers before the file is looked at. */
function strangeRows(
  all: Record<keyof typeof NOT_IN, { row: number; cell: CellOf }[]>,
  place: (row: number, field: Field) => ReturnType<typeof placeIn>,
): Mistake[] {
  const filled = (['act', 'answer'] as const).flatMap((kind) =>
    all[kind].flatMap(({ row, cell }) =>
      NOT_IN[kind]
        .filter((field) => textOf(cell(field)) !== '')
        .map((field) => ({
          ...place(row, field),
          message: `A row of the kind ${kind} has no ${field}.`,
          hint: 'empty the cell',
        })),
    ),
  );
  const ids = all.act.map(({ cell }) => textOf(cell('act')));
  const unnamed = all.act.flatMap(({ row }, n): Mistake[] => {
    if (ids[n] === '') return [{ ...place(row, 'act'), message: 'Missing: the id of the act.', hint: 'as F31' }];
    if (ids.indexOf(ids[n]!) === n) return [];
    return [
      { ...place(row, 'act'), message: `There is a row of act ${printable(ids[n]!)} already.`, hint: 'keep one' },
    ];
  });
  const beyond = all.answer.slice(MOST_ANSWERS, MOST_ANSWERS + 1).map(({ row }) => ({
    ...place(row, 'kind'),
    message: `A scenario has at most ${MOST_ANSWERS} answers.`,
    hint: 'take out what is too many',
  }));
  return [...filled, ...unnamed, ...beyond];
}

interface Row {
  row: number;
  written: Record<string, unknown>;
}
type Lists = Record<'injects' | 'acts' | 'answers', Row[]>;

/** The cell of a key of the scenario file, as "injects.3.from"; undefined where it comes from no row. */
function cellOf(
  { injects, acts, answers }: Lists,
  path: string,
  actIds: readonly unknown[],
): { row: number; field: Field | undefined } | undefined {
  const [list, index, key = ''] = path.split('.');
  const n = Number(index);
  const found = {
    injects: () => ({ from: injects[n], field: injects[n] && fieldOf(injects[n].written, key) }),
    acts: () => ({
      from: acts.find(({ written }) => written.id === actIds[n]),
      field: key === 'truth' ? 'text' : isField(key) ? key : undefined,
    }),
    answers: () => ({ from: answers[n], field: ANSWER_FIELDS[key] }),
  }[list as keyof Lists]?.();
  return found?.from && { row: found.from.row, field: found.field };
}

const isField = (key: string): key is Field => Object.hasOwn(HEADINGS, key);

/** The column of an inject's key. A report also has an `end`, so it stands before that kind in the list. */
function fieldOf(inject: object, key: string): Field | undefined {
  const kind = Object.keys(KINDS).find((each) => each in inject) as InjectKind;
  if (key === kind) return KINDS[kind];
  if (key === 'at') return 'time';
  if (key === 'when' && kind === 'end') return 'end';
  return isField(key) ? key : undefined;
}

type Optional = (field: Field, read: (text: string) => unknown, key?: string) => object;
type Timed = (field: 'start' | 'end', key?: string) => object;

function toInject(cell: CellOf, kind: InjectKind, times: ListTimes): Record<string, unknown> {
  const text = (field: Field) => oneLine(textOf(cell(field)));
  const optional = (field: Field, read: (text: string) => unknown, key: string = field) => {
    const content = text(field);
    return content === '' ? {} : { [key]: read(content) };
  };
  const time = (field: 'start' | 'end', key: string = field) =>
    text(field) === '' ? {} : { [key]: timeOf(cell(field), times) };
  const asIs = (content: string) => content;
  const inject = {
    ...timing(cell, times),
    ...factOf(kind, text, optional, time),
    ...optional('to', seatsOf),
    ...optional('from', asIs),
    ...optional('medium', (medium) => (/^claim$/i.test(medium) ? 'claim' : medium)),
    ...(kind === 'news' ? {} : optional('text', asIs)),
    ...optional('draft', asIs),
    ...optional('about', asIs),
    ...optional('follows', asIs),
    ...(kind === 'end' ? {} : whenOf(isWaiting(cell) ? 'facilitator' : text('when'))),
    ...(kind === 'news' ? optional('while', asIs) : {}),
    ...optional('marks', marksOf),
    ...optional('world', worldOf),
    ...optional('expected', asIs),
    ...optional('expects', ordersOf),
    ...optional('objective', asIs),
    ...optional('controller', asIs),
    ...notesOf(cell),
  };
  return Object.fromEntries(Object.entries(inject).filter(([, value]) => value !== undefined));
}

/** The keys of an act that a list may change; of an open act the end is its end as written. */
function actOf(cell: CellOf, times: ListTimes, columns: Columns['at']): Record<string, unknown> {
  const text = (field: Field) => oneLine(textOf(cell(field)));
  const act = {
    id: text('act'),
    start: timeOf(cell('start'), times),
    end: timeOf(cell('end'), times),
    sector: sectorOf(text('sector')),
    severity: numberOf(text('severity')),
    truth: text('text'),
    course: wordOf(text('course')),
  };
  const said = Object.fromEntries(Object.entries(act).filter(([, value]) => value !== ''));
  // An empty cell takes the growth away; a column that is not there leaves it as it is.
  const growth = (['growsInto', 'leadsTo'] as const)
    .filter((field) => columns[field] !== undefined)
    .map((field) => [field, text(field) || undefined]);
  return { ...said, ...Object.fromEntries(growth) };
}

/** The column of each key of an answer; its group stands under About, as "warning/denial". */
const ANSWER_FIELDS: Readonly<Record<string, Field>> = {
  to: 'about',
  manner: 'about',
  from: 'from',
  medium: 'medium',
  text: 'text',
};

function answerOf(cell: CellOf): Record<string, unknown> {
  const [to = '', manner = ''] = textOf(cell('about')).toLowerCase().split('/');
  const [from, medium, text] = (['from', 'medium', 'text'] as const).map((field) => oneLine(textOf(cell(field))));
  return { to, manner, from, medium, text };
}

const drawnOf = (cell: CellOf) => ({
  key: textOf(cell('about')),
  text: textOf(cell('text')),
  notes: textOf(cell('notes')),
});

// A list from elsewhere has its own titles, which are kept in the notes; ours are derived from the inject.
function notesOf(cell: CellOf): { notes?: string } {
  const title = textOf(cell('kind')) === '' ? textOf(cell('event')) : '';
  const trigger = textOf(cell('trigger'));
  const notes = [title && `Event: ${title}`, trigger && `Trigger: ${trigger}`, textOf(cell('notes'))]
    .filter(Boolean)
    .join('\n');
  return notes === '' ? {} : { notes };
}

function factOf(kind: InjectKind, text: (field: Field) => string, optional: Optional, time: Timed): object {
  const subject = kind === 'guarantee' ? wordOf(text('guarantee')) : text(KINDS[kind]);
  return {
    [kind]: kind === 'consent' ? membersOf(text('members')) : subject,
    ...(kind === 'report' && time('end')),
    ...(kind === 'end' && time('end', 'when')),
    ...((kind === 'report' || kind === 'amend') && {
      ...time('start'),
      ...optional('sector', sectorOf),
      ...optional('severity', numberOf),
      ...optional('side', sideOf),
    }),
    ...(kind === 'confirm' && optional('likelihood', numberOf)),
  };
}
