// A master scenario events list, made here or elsewhere → the injects of a scenario file. Every mistake is named with
// its row and column; src/report/msel.ts writes what is read here.
import { printable } from '../exercise/text.ts';
import { type Mistake, mistakeIn, nearestHint } from './mistake.ts';
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
  type Units,
  whenOf,
  wordOf,
  worldOf,
} from './msel-cells.ts';
import {
  ACT_FIELDS,
  type CellOf,
  FACT_FIELDS,
  type Field,
  HEADINGS,
  type InjectKind,
  KINDS,
  NOT_IN,
  USES,
} from './msel-columns.ts';
import { type Headings, type Listed, type ListedRow, listedRows, placePath } from './msel-sheets.ts';
import { briefingOf, earlyMistakes, isWaiting, learnFrom, sorted, timing } from './msel-times.ts';
import { MOST_ANSWERS } from './scenario-shape.ts';
import { SEVERAL } from './shapes.ts';
import { type Readings, UNSAVED } from './sheet-file.ts';
import { type ListOptions, ListTimes } from './written-time.ts';

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
  /** The sheets that were read, in their order. */
  sheets: readonly (string | null)[];
  unread: string[];
  /** What comes before STARTEX: it belongs into the briefs. */
  briefing: readonly { to: readonly string[] | undefined; text: string }[];
  /** How times that may be read in two ways were read, and what became of rows without one. */
  notes: readonly string[];
}

/** What somebody has said about a list: the meaning of headings, the seats that units stand for, its STARTEX and zone. */
export interface ListChoices extends ListOptions {
  headings?: Headings;
  units?: Units;
}

/**
 * Reads every sheet that holds a list of injects, for a scenario that begins then. Throws MistakesFound where none does, a
 * RangeError with the name of an option that cannot be read.
 */
export function readMsel(file: string, readings: Readings, begins: string, choices: ListChoices = {}): Msel {
  const times = new ListTimes(begins, choices);
  const listed = listedRows(file, readings, choices.headings ?? new Map());
  return readRows(file, listed, times, choices.units ?? new Map());
}

const placeIn = (file: string, path: string) => ({ file, line: 0, column: 0, path });

function readRows(file: string, listed: Listed, times: ListTimes, units: Units): Msel {
  const all = listed.rows;
  // Before any of them is read.
  learnFrom(all, times);
  const kindIn = ({ cell }: ListedRow) => wordOf(textOf(cell('kind')));
  const of = (kind: string) => all.filter((each) => kindIn(each) === kind);
  const rows = all.filter((each) => !NO_INJECTS.includes(kindIn(each)));
  const others = { act: of('act'), answer: of('answer') };
  const rowsOf = {
    acts: others.act.map((row) => ({ row, written: actOf(row, times) })),
    answers: others.answer.map((row) => ({ row, written: answerOf(row.cell) })),
  };
  checkCount(file, rows.length);
  const mistakes: Mistake[] = [];
  const place = ({ row, sheet, columns: { at, names } }: ListedRow, field: Field | undefined) => {
    const column = field === undefined ? undefined : at[field];
    return placeIn(
      file,
      placePath(sheet, row, column === undefined ? undefined : { at: column, name: names[column]! }),
    );
  };
  const { early, played, notes } = sorted(rows, times);
  mistakes.push(...brokenCells(all, place), ...earlyMistakes(early, played.length, place, times));
  const injects = played.map((row) => {
    const { cell, columns } = row;
    const kind = wordOf(textOf(cell('kind'))) || 'news';
    if (Object.hasOwn(KINDS, kind)) {
      for (const field of columns.at.kind === undefined ? [] : unusedIn(cell, kind as InjectKind))
        mistakes.push({
          ...place(row, field),
          message: `An inject of the kind ${kind} has no ${field}.`,
          hint: field === 'act' ? 'empty the cell; what a message speaks of stands under About' : 'empty the cell',
        });
      return toInject(row, kind as InjectKind, times, units);
    }
    const hint = nearestHint(kind, [...Object.keys(KINDS), ...NO_INJECTS]);
    mistakes.push({ ...place(row, 'kind'), message: `There is no kind of inject "${printable(kind)}".`, hint });
    return toInject(row, 'news', times, units);
  });
  mistakes.push(...strangeRows(others, place));
  const lists = { injects: played.map((row, n) => ({ row, written: injects[n]! })), ...rowsOf };
  const mistakeAt: Msel['mistakeAt'] = ({ path, message, hint }, actIds) => {
    const found = cellOf(lists, path, actIds);
    const inCell = hint?.replace(/,? ?without quotes:? ?/, '');
    return found && { ...place(found.row, found.field), message, ...(inCell && { hint: inCell }) };
  };
  return {
    file,
    injects,
    acts: rowsOf.acts.map(({ written }) => written),
    answers: rowsOf.answers.length > 0 ? rowsOf.answers.map(({ written }) => written) : null,
    drawn: of('drawn').map((row) => ({ ...drawnOf(row.cell), place: place(row, 'text') })),
    actAt: (id) => place(rowsOf.acts.find(({ written }) => written.id === id)!.row, 'act'),
    mistakeAt,
    mistakes,
    sheets: listed.sheets,
    unread: [...listed.unread, ...unusedNames(all)],
    briefing: early.map(({ cell }) => briefingOf(cell, units)),
    notes: [...listed.notes, ...notes()],
  };
}

// Without a column of kinds every row is a message, so the columns of facts are not read.
function unusedNames(all: readonly ListedRow[]): string[] {
  const columns = [...new Set(all.map((each) => each.columns))].filter(({ at }) => at.kind === undefined);
  return [...new Set(columns.flatMap(({ at, names }) => FACT_FIELDS.flatMap((field) => names[at[field] ?? -1] ?? [])))];
}

const ERRORS = /^#(REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|ERROR|UNSAVED)/;

/** Cells that hold an error of a formula instead of its value. */
function brokenCells(all: readonly ListedRow[], place: Place): Mistake[] {
  return all.flatMap((row) =>
    (Object.keys(row.columns.at) as Field[])
      .filter((field) => ERRORS.test(textOf(row.cell(field))))
      .map((field) => ({ ...place(row, field), ...brokenWords(textOf(row.cell(field))) })),
  );
}

const brokenWords = (text: string) =>
  text === UNSAVED
    ? {
        message: 'The formula of this cell has no value in the file.',
        hint: 'open the file in a spreadsheet program and save it there, or write the value',
      }
    : {
        message: `The formula of this cell gives the error ${text.slice(0, 12)}.`,
        hint: 'mend the formula, or write its value',
      };

type Place = (row: ListedRow, field: Field | undefined) => ReturnType<typeof placeIn>;

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
function strangeRows(all: Record<keyof typeof NOT_IN, ListedRow[]>, place: Place): Mistake[] {
  const filled = (['act', 'answer'] as const).flatMap((kind) =>
    all[kind].flatMap((row) =>
      NOT_IN[kind]
        .filter((field) => textOf(row.cell(field)) !== '')
        .map((field) => ({
          ...place(row, field),
          message: `A row of the kind ${kind} has no ${field}.`,
          hint: 'empty the cell',
        })),
    ),
  );
  const ids = all.act.map(({ cell }) => textOf(cell('act')));
  const unnamed = all.act.flatMap((row, n): Mistake[] => {
    if (ids[n] === '') return [{ ...place(row, 'act'), message: 'Missing: the id of the act.', hint: 'as F31' }];
    if (ids.indexOf(ids[n]!) === n) return [];
    return [
      { ...place(row, 'act'), message: `There is a row of act ${printable(ids[n]!)} already.`, hint: 'keep one' },
    ];
  });
  const beyond = all.answer.slice(MOST_ANSWERS, MOST_ANSWERS + 1).map((row) => ({
    ...place(row, 'kind'),
    message: `A scenario has at most ${MOST_ANSWERS} answers.`,
    hint: 'take out what is too many',
  }));
  return [...filled, ...unnamed, ...beyond];
}

interface Row {
  row: ListedRow;
  written: Record<string, unknown>;
}
type Lists = Record<'injects' | 'acts' | 'answers', Row[]>;

/** The cell of a key of the scenario file, as "injects.3.from"; undefined where it comes from no row. */
function cellOf(
  { injects, acts, answers }: Lists,
  path: string,
  actIds: readonly unknown[],
): { row: ListedRow; field: Field | undefined } | undefined {
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

/** Who an inject comes from where its list does not say. */
const EXCON = 'EXCON';

type Optional = (field: Field, read: (text: string) => unknown, key?: string) => object;
type Timed = (field: 'start' | 'end', key?: string) => object;

function toInject(row: ListedRow, kind: InjectKind, times: ListTimes, units: Units): Record<string, unknown> {
  const { cell } = row;
  const text = (field: Field) => oneLine(textOf(cell(field)));
  const optional = (field: Field, read: (text: string) => unknown, key: string = field) => {
    const content = text(field);
    return content === '' ? {} : { [key]: read(content) };
  };
  const time = (field: 'start' | 'end', key: string = field) =>
    text(field) === '' ? {} : { [key]: timeOf(cell(field), times) };
  const asIs = (content: string) => content;
  const inject = {
    ...timing(row, times),
    ...factOf(kind, text, optional, time),
    ...optional('to', (content) => seatsOf(content, units)),
    from: text('from') || EXCON,
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
function actOf({ cell, columns: { at } }: ListedRow, times: ListTimes): Record<string, unknown> {
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
    .filter((field) => at[field] !== undefined)
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
