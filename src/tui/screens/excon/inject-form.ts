// The form of an inject off-script: the columns of a master scenario events list, what each may hold, and the inject
// that they come to. It keeps what is typed as plain text, so that a draft can be put away and taken up again.
import type { Author } from '../../../exercise/incident.ts';
import type { Inject } from '../../../exercise/words.ts';
import type { Fact, Guarantee, Seat, Sector, Severity, Side } from '../../../ladder/index.ts';
import { clock } from '../../../report/words.ts';
import type { AddedTruth } from '../../../session/added-act.ts';
import { likelihoodOf, minuteOf } from '../../typing.ts';

const KINDS = [
  'message',
  'claim',
  'report',
  'share',
  'end',
  'confirm',
  'attribute',
  'retract',
  'certify',
  'guarantee',
] as const;
type Kind = (typeof KINDS)[number];

const ADDRESSEES: Record<string, readonly Seat[]> = {
  all: ['ukraine', 'coalition', 'us'],
  Ukraine: ['ukraine'],
  Coalition: ['coalition'],
  US: ['us'],
  'Ukraine, Coalition': ['ukraine', 'coalition'],
  'Ukraine, US': ['ukraine', 'us'],
  'Coalition, US': ['coalition', 'us'],
};
const SIDES: Record<string, Side> = { 'Russia-side': 'russia', 'Ukraine-side': 'ukraine', unknown: 'unknown' };
const AUTHORS: readonly Author[] = ['russia', 'ukraine', 'unknown', 'nobody', 'spoiler'];
const GUARANTEES: readonly Guarantee[] = ['unsigned', 'signed', 'ratified', 'suspended', 'void'];

export type FieldName =
  | 'kind'
  | 'to'
  | 'at'
  | 'from'
  | 'medium'
  | 'text'
  | 'draft'
  | 'act'
  | 'sector'
  | 'severity'
  | 'side'
  | 'start'
  | 'truth'
  | 'author'
  | 'fate'
  | 'likelihood'
  | 'guarantee'
  | 'expected'
  | 'objective'
  | 'controller'
  | 'notes';

export interface Field {
  name: FieldName;
  label: string;
  hint: string;
  /** What it may hold, where it is chosen and not typed. */
  choices?: readonly string[];
}

export interface Surface {
  minute: number;
  endex: number;
  sectors: number;
  /** The kinds of acts that the generator knows. */
  kinds: readonly string[];
}

export type FormValues = Readonly<Record<FieldName, string>>;

export interface InjectForm {
  values: FormValues;
  /** The field in focus; the number of fields where the line that adds it is. */
  at: number;
  problem: { field: FieldName; message: string } | null;
}

const EMPTY: FormValues = {
  kind: 'message',
  to: 'all',
  at: '',
  from: '',
  medium: '',
  text: '',
  draft: '',
  act: '',
  sector: '',
  severity: '2',
  side: 'Russia-side',
  start: '',
  truth: 'artillery',
  author: 'russia',
  fate: 'drawn now',
  likelihood: '',
  guarantee: 'ratified',
  expected: '',
  objective: '',
  controller: '',
  notes: '',
};

export const EMPTY_FORM: InjectForm = { values: EMPTY, at: 0, problem: null };

const REPORT: readonly Kind[] = ['report'];
const ON_AN_ACT: readonly Kind[] = ['claim', 'report', 'share', 'end', 'confirm', 'attribute', 'retract', 'certify'];

const ONLY: Partial<Record<FieldName, readonly Kind[]>> = {
  act: ON_AN_ACT,
  sector: REPORT,
  severity: REPORT,
  side: ['report', 'attribute'],
  start: ['report', 'end'],
  truth: REPORT,
  author: REPORT,
  fate: REPORT,
  likelihood: ['confirm'],
  guarantee: ['guarantee'],
};

/** The fields that an inject of that kind has. */
export function fieldsOf({ kind }: FormValues, { kinds, minute, sectors }: Surface): Field[] {
  const isReport = kind === 'report';
  const fields: Field[] = [
    { name: 'kind', label: 'Event', hint: 'what it brings into the registers', choices: KINDS },
    { name: 'to', label: 'To', hint: 'who hears it', choices: Object.keys(ADDRESSEES) },
    { name: 'at', label: 'Time', hint: `${clock(minute)} or +1:15; empty: now` },
    { name: 'from', label: 'From', hint: 'who says it' },
    { name: 'medium', label: 'Medium', hint: `how it comes; empty: ${kind === 'claim' ? 'claim' : 'message'}` },
    { name: 'text', label: 'Description', hint: 'what the seats read' },
    { name: 'draft', label: 'Attached', hint: 'a draft of a text, which a seat may take over' },
    { name: 'act', label: 'Act', hint: isReport ? 'a code for the new act; empty: one is drawn' : 'as K47' },
    { name: 'sector', label: 'Sector', hint: `1 to ${sectors}, rear or sea` },
    { name: 'severity', label: 'Severity', hint: 'as it is reported', choices: ['0', '1', '2', '3', '4'] },
    { name: 'side', label: 'Side', hint: 'as it is assessed', choices: Object.keys(SIDES) },
    { name: 'start', label: isReport ? 'Began' : 'Ended', hint: 'empty: at the time of the inject' },
    { name: 'truth', label: 'Truth: kind', hint: 'what it is', choices: kinds },
    { name: 'author', label: 'Truth: by', hint: 'whose it really is', choices: AUTHORS },
    { name: 'fate', label: 'Fate', hint: 'its end, growth and finding', choices: ['drawn now', 'as written'] },
    { name: 'likelihood', label: 'Likelihood', hint: '0.00 to 1.00' },
    { name: 'guarantee', label: 'Guarantee', hint: 'as it stands from then', choices: GUARANTEES },
    { name: 'expected', label: 'Expected', hint: 'the action that you look for' },
    { name: 'objective', label: 'Objective', hint: 'what it trains' },
    { name: 'controller', label: 'Controller', hint: 'who gives it' },
    { name: 'notes', label: 'Notes', hint: 'for the facilitator alone' },
  ];
  return fields.filter(({ name }) => ONLY[name]?.includes(kind as Kind) ?? true);
}

export function withValue(form: InjectForm, name: FieldName, value: string): InjectForm {
  return { ...form, values: { ...form.values, [name]: value }, problem: null };
}

/** The inject that a form comes to, or which field is in the way. */
export function injectOf(
  values: FormValues,
  surface: Surface,
): { inject: Inject; truth: AddedTruth | null } | { field: FieldName; message: string } {
  const { minute, endex } = surface;
  const at = values.at === '' ? minute : minuteOf(values.at, minute, endex);
  if (at === null)
    return { field: 'at', message: `Expected a time from ${clock(minute)} to ${clock(endex - 1)}, as 25:30 or +1:15.` };
  for (const field of ['from', 'text'] as const)
    if (values[field].trim() === '') return { field, message: 'It cannot be empty.' };
  const to = Object.hasOwn(ADDRESSEES, values.to) ? ADDRESSEES[values.to]! : [];
  const fact = factOf(values, surface, at, to);
  if (fact && 'field' in fact) return fact;
  const said = (name: FieldName): string | null => values[name].trim() || null;
  const inject: Inject = {
    at,
    to,
    fact,
    text: values.text.trim(),
    draft: said('draft'),
    from: values.from.trim(),
    medium: values.kind === 'claim' ? 'claim' : values.medium.trim() || 'message',
    about: values.kind === 'claim' ? said('act') : null,
    waits: null,
    answers: null,
    marks: null,
    world: null,
    expects: null,
    expected: said('expected'),
    objective: said('objective'),
    controller: said('controller'),
    notes: said('notes'),
  };
  const truth: AddedTruth | null =
    values.kind === 'report'
      ? { kind: values.truth, author: values.author as Author, isDrawn: values.fate === 'drawn now' }
      : null;
  return { inject, truth };
}

function factOf(
  values: FormValues,
  { sectors }: Surface,
  at: number,
  to: readonly Seat[],
): Fact | null | { field: FieldName; message: string } {
  const act = values.act.trim();
  const base = { at, to, act };
  const isNew = values.kind === 'report';
  if (values.kind === 'message' || values.kind === 'claim') return null;
  if (values.kind === 'guarantee') return { at, to, kind: 'guarantee', state: values.guarantee as Guarantee };
  if (act === '' && !isNew) return { field: 'act', message: 'Expected the code of an act, as K47.' };
  const when = values.start === '' ? at : minuteOf(values.start, 0, at + 1);
  if (when === null) return { field: 'start', message: `Expected a time up to ${clock(at)}, as 25:30.` };
  const side = Object.hasOwn(SIDES, values.side) ? SIDES[values.side]! : 'unknown';
  switch (values.kind as Kind) {
    case 'report': {
      const sector = sectorOf(values.sector, sectors);
      if (sector === null) return { field: 'sector', message: `Expected 1 to ${sectors}, rear or sea.` };
      const severity = Number(values.severity) as Severity;
      return { ...base, kind: 'report', start: when, end: null, sector, severity, side };
    }
    case 'end':
      return { ...base, kind: 'end', when };
    case 'confirm': {
      const likelihood = likelihoodOf(values.likelihood);
      if (likelihood === null) return { field: 'likelihood', message: 'Expected 0.00 to 1.00, as 0.75.' };
      return { ...base, kind: 'confirm', likelihood };
    }
    case 'attribute':
      return { ...base, kind: 'amend', start: null, sector: null, severity: null, side };
    case 'retract':
      return { ...base, kind: 'retract' };
    case 'certify':
      return { ...base, kind: 'certify' };
    default:
      return { ...base, kind: 'share' };
  }
}

function sectorOf(typed: string, sectors: number): Sector | null {
  const text = typed.trim().toLowerCase();
  if (text === 'rear' || text === 'sea') return text;
  const number = Number(text);
  return /^\d{1,2}$/.test(text) && number >= 1 && number <= sectors ? number : null;
}

export const packForm = ({ values }: InjectForm): string => JSON.stringify(values);

/** A draft that was put away; what cannot be read is an empty form. */
export function unpackForm(text: string | null): InjectForm {
  if (text === null) return EMPTY_FORM;
  try {
    const kept = JSON.parse(text) as Record<string, unknown>;
    const known = Object.entries(kept).filter(
      ([name, value]) => Object.hasOwn(EMPTY, name) && typeof value === 'string',
    );
    return { ...EMPTY_FORM, values: { ...EMPTY, ...Object.fromEntries(known) } };
  } catch {
    return EMPTY_FORM;
  }
}

export const isEmptyForm = ({ values }: InjectForm): boolean =>
  packForm({ ...EMPTY_FORM, values }) === packForm(EMPTY_FORM);
