// The master scenario events list: injects as rows of text, for the facilitator's pack and for spreadsheets. The first
// eleven columns are the usual ones; the others hold what the program needs besides, so that nothing is lost on the way
// back (src/scenario/msel-file.ts reads it).
import { stringify } from 'csv-stringify/sync';
import type { Grown } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { asRead } from '../exercise/shift.ts';
import type { Inject, When, WorldChange } from '../exercise/words.ts';
import { clock, type Fact, type Minute, SEATS } from '../ladder/index.ts';
import { CSV_BEGINS, cell } from './decisions-csv.ts';
import { provenance } from './handling.ts';
import { toldWords } from './transcript.ts';
import { seatName, spoken } from './words.ts';

export const MSEL_COLUMNS = [
  'Number',
  'Time',
  'Event',
  'From',
  'To',
  'Medium',
  'Description',
  'Expected action',
  'Objective',
  'Controller',
  'Notes',
  'Kind',
  'Act',
  'Start',
  'End',
  'Sector',
  'Severity',
  'Side',
  'Likelihood',
  'Guarantee',
  'Members',
  'About',
  'When',
  'While',
  'Follows',
  'Marks',
  'World',
  'Expected orders',
  'Draft',
  'Course',
  'Grows into',
  'Leads to',
] as const;
export type MselColumn = (typeof MSEL_COLUMNS)[number];
export type MselRow = Record<MselColumn, string>;

const NOTICE = 'Notice';

/** Rows of injects; with a story also its acts, what the world may say back, and what a seed drew of it, behind them. */
export function mselRows(injects: readonly Inject[], story?: Story): MselRow[] {
  const rows = injects.map(mselRow);
  return story ? [...rows, ...actRows(story), ...answerRows(story), ...(story.drawn?.rows ?? [])] : rows;
}

export interface Story extends Pick<Scenario, 'incidents' | 'contingent' | 'replies'> {
  /** What one seed drew of the answers; the list of a scenario has none. */
  drawn?: DrawnAnswers | null;
}

export interface DrawnAnswers {
  rows: readonly MselRow[];
  /** The places of the texts of each group, in the order in which they are used. */
  texts: Readonly<Record<string, readonly number[]>>;
}

export const emptyRow = (): MselRow => Object.fromEntries(MSEL_COLUMNS.map((column) => [column, ''])) as MselRow;

function actRows({ incidents, contingent }: Story): MselRow[] {
  const first = [
    ...incidents.map((act) => ({ act, start: act.start, end: act.end })),
    ...contingent.map((act) => ({ act, start: act.writtenAt, end: act.writtenAt + act.lasts })),
  ];
  return first.flatMap(({ act, start, end }) => actRow(act, start, end));
}

// An end of an open act is its end as written.
function actRow(act: Grown, start: Minute, end: Minute): MselRow[] {
  const { id, sector, severity, truth, fate } = act;
  const { grown = null, written = null } = fate ?? {};
  const row: MselRow = {
    ...emptyRow(),
    Event: `act ${id}`,
    From: 'EXCON',
    To: 'EXCON',
    Medium: 'truth',
    Description: truth,
    Kind: 'act',
    Act: id,
    Start: clock(start),
    End: clock(end),
    Sector: String(sector),
    Severity: String(severity),
    Course: fate ? 'open' : 'fixed',
    'Grows into': grown && !written?.leadsOn ? grown.id : '',
    'Leads to': grown && written?.leadsOn ? grown.id : '',
  };
  const next = grown?.fate?.written;
  return grown && next ? [row, ...actRow(grown, next.start, next.end)] : [row];
}

/** What the world may say back, by group; numbered where a seed has drawn in which order. */
function answerRows({ replies, drawn }: Story): MselRow[] {
  return Object.entries(replies).flatMap(([group, texts]) =>
    texts.map(
      ({ from, medium, text }, place): MselRow => ({
        ...emptyRow(),
        Number: drawn ? String(drawn.texts[group]!.indexOf(place) + 1) : '',
        Event: `answer ${group}`,
        From: from,
        Medium: medium,
        Description: text,
        Kind: 'answer',
        About: group,
      }),
    ),
  );
}

function mselRow(inject: Inject, index: number): MselRow {
  const {
    at,
    to,
    fact,
    from,
    medium,
    text,
    draft,
    about,
    waits,
    marks,
    world,
    expects,
    expected,
    objective,
    controller,
    notes,
  } = inject;
  return {
    ...emptyRow(),
    Number: String(index + 1),
    Time: waits?.when ? '' : clock(at),
    Event: eventWords(inject),
    From: from,
    To: to.length === SEATS.length ? 'All' : to.map(seatName).join(', '),
    Medium: medium,
    Description: text,
    'Expected action': expected ?? '',
    Objective: objective ?? '',
    Controller: controller ?? '',
    Notes: notes ?? '',
    ...(fact ? factCells(fact) : { Kind: 'news' }),
    About: about ?? '',
    When: waits?.when ? whenCell(waits.when) : '',
    While: waits?.while ?? '',
    Follows: followsCell(inject),
    Marks: (marks ?? []).join(', '),
    World: world ? worldWords(world) : '',
    'Expected orders': (expects ?? []).map(({ seat, response }) => `${seatName(seat)}: ${response}`).join('; '),
    Draft: draft ?? '',
  };
}

/** As "refused, us, joint-response, after 1:00". */
export function whenCell({ is, after }: When): string {
  const parts = [...conditionParts(is), after > 0 && `after ${clock(after)}`];
  return parts.filter(Boolean).join(', ');
}

function conditionParts(is: When['is']): (string | null)[] {
  switch (is.what) {
    case 'phase':
      return [`phase ${is.phase}`, is.chain];
    case 'ruling':
      return [is.verdict, is.seat, is.response];
    case 'missed':
      return [`missed ${is.duty}`, is.seat];
    case 'answer':
      return [`answer ${is.manner ?? 'any'}`, is.seat];
    case 'facilitator':
      return ['facilitator'];
  }
}

// What is about an act that comes by growth follows it anyway.
function followsCell({ fact, about, waits }: Inject): string {
  const act = fact && 'act' in fact ? fact.act : about;
  return waits?.follows && waits.follows !== act ? waits.follows : '';
}

function eventWords({ fact, medium, about }: Inject): string {
  const act = fact && 'act' in fact ? fact.act : about;
  return [fact?.kind ?? (medium === 'claim' ? 'claim' : 'news'), act].filter(Boolean).join(' ');
}

/** The column of each part of a fact, and how the part is written there; whom a fact reaches, and when, stands elsewhere. */
const FACT_COLUMNS: Readonly<Record<string, readonly [MselColumn, (value: never) => string]>> = {
  kind: ['Kind', String],
  act: ['Act', String],
  start: ['Start', clock],
  end: ['End', clock],
  when: ['End', clock],
  sector: ['Sector', String],
  severity: ['Severity', String],
  side: ['Side', String],
  likelihood: ['Likelihood', String],
  state: ['Guarantee', String],
  members: ['Members', (members: readonly string[]) => members.join(', ') || 'nobody'],
};

function factCells(fact: Fact): Partial<MselRow> {
  const cells = Object.entries(fact).flatMap(([part, value]) => {
    const [column, words] = FACT_COLUMNS[part] ?? [];
    return column && words && value !== null ? [[column, words(value as never)]] : [];
  });
  return Object.fromEntries(cells);
}

function worldWords({ presence, withdraws, ...rest }: WorldChange): string {
  return [
    ...Object.entries(rest).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])),
    ...(withdraws ? [`withdraws: ${withdraws.join(' ') || 'nobody'}`] : []),
    ...(presence
      ? [`presence: ${presence.map(({ sector, is }) => `${sector} at ${is}`).join(', ') || 'nowhere'}`]
      : []),
  ].join('; ');
}

export function mselCsv(injects: readonly Inject[], story?: Story): string {
  const rows = mselRows(injects, story).map((row) => [
    ...MSEL_COLUMNS.map((column) => cell(row[column])),
    provenance(),
  ]);
  return CSV_BEGINS + stringify([[...MSEL_COLUMNS, NOTICE], ...rows], { record_delimiter: 'windows' });
}

export function mselTable(injects: readonly Inject[]): { head: string[]; rows: string[][] } {
  const columns = ['Number', 'Time', 'Event', 'From', 'To', 'Medium', 'Description', 'Expected action'] as const;
  const read = injects.map(asRead);
  const rows = mselRows(read).map((row, n) => [
    ...columns.map((column) => (column === 'Description' ? toldWords(read[n]!) : row[column])),
    row['Expected orders'].split('; ').map(spoken).join('; '),
    [row.Objective, row.Controller, row.Notes].filter(Boolean).join('. '),
  ]);
  return { head: [...columns, 'Expected orders', 'Objective, controller, notes'], rows };
}
