// The columns of a master scenario events list: the headings by which each is known, and which kinds of rows use it.

import type { SheetCell } from './sheet-file.ts';

/** The usual headings of each column, the likeliest first; letters and digits only. */
export const HEADINGS = {
  number: 'number no nr mselnumber msel mselno injectnumber injectno serial id eventnumber',
  time: 'time dtg when injecttime exercisetime starttimeofinject plannedtime scheduledtime timedtg datetime dategroup etime eventtime',
  date: 'date injectdate eventdate planneddate exerciseday dayofexercise day dday',
  event: 'event title eventname eventtitle injecttitle headline subject injectname',
  from: 'from sender source originator sentby',
  to: 'to recipient recipients addressee addressees receiver audience trainingaudience sentto',
  medium: 'medium injectedvia via means method mode channel deliverymethod injectmethod injectmode howdelivered',
  text: 'description inject message injectdescription eventdescription text content details injecttext scenarioevent',
  expected:
    'expectedaction expectedactions expectedresponse expectedactionresponse expectedoutcome expectedplayeraction expectedplayeractions expectedresult',
  objective: 'objective objectives exerciseobjective trainingobjective capability corecapability',
  controller: 'controller responsiblecontroller responsible injectedby owner',
  notes: 'notes note remarks remark comments comment',
  kind: 'kind fact',
  act: 'act actid incident',
  start: 'start starttime',
  end: 'end endtime',
  sector: 'sector',
  severity: 'severity',
  side: 'side',
  likelihood: 'likelihood',
  guarantee: 'guarantee',
  members: 'members',
  about: 'about',
  when: 'when condition',
  trigger: 'trigger triggerevent cue contingency',
  while: 'while',
  follows: 'follows',
  course: 'course',
  growsInto: 'growsinto',
  leadsTo: 'leadsto',
  marks: 'marks',
  world: 'world',
  expects: 'expectedorders',
  draft: 'draft draftattached attacheddraft',
  notice: 'notice',
} as const;
export type Field = keyof typeof HEADINGS;
/** The cell of a column in one row. */
export type CellOf = (field: Field) => SheetCell;
export const FIELDS = Object.entries(HEADINGS).map(([field, names]) => ({
  field: field as Field,
  names: names.split(' '),
}));
export const REQUIRED: readonly [Field, string][] = [
  ['time', 'Time or DTG'],
  ['from', 'From or Sender'],
  ['text', 'Description or Inject'],
];

/** The kinds of injects, each with the column of its key. */
export const KINDS = {
  news: 'text',
  report: 'act',
  share: 'act',
  amend: 'act',
  end: 'act',
  confirm: 'act',
  certify: 'act',
  retract: 'act',
  guarantee: 'guarantee',
  consent: 'members',
} as const satisfies Record<string, Field>;
export type InjectKind = keyof typeof KINDS;

/** The columns that each kind of fact uses. */
export const USES: Record<InjectKind, readonly Field[]> = {
  news: ['while'],
  report: ['act', 'start', 'end', 'sector', 'severity', 'side'],
  share: ['act'],
  amend: ['act', 'start', 'sector', 'severity', 'side'],
  end: ['act', 'end'],
  confirm: ['act', 'likelihood'],
  certify: ['act'],
  retract: ['act'],
  guarantee: ['guarantee'],
  consent: ['members'],
};
export const FACT_FIELDS = [...new Set(Object.values(USES).flat())];
export const ACT_FIELDS = ['course', 'growsInto', 'leadsTo'] as const;

/** The columns that stay empty in rows that are no injects: what is read there is read of nothing else. */
export const NOT_IN = {
  act: ['time', 'when', 'while', 'follows', 'about', 'side', 'likelihood', 'marks', 'world', 'expects', 'draft'],
  answer: ['to', 'time', 'when', 'while', 'follows', 'act', 'start', 'end', 'sector', 'severity', ...ACT_FIELDS],
} as const satisfies Record<string, readonly Field[]>;
