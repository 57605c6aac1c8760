// The columns of a master scenario events list: the headings by which each is known, in English and Ukrainian, and which
// kinds of rows use it. The headings are those of the common guides and templates: HSEEP's and FEMA's lists, NATO's MEL/MIL,
// white cells, guides for crisis exercises, exports of exercise suites.

import type { SheetCell } from './sheet-file.ts';

/** The usual headings of each column, the likeliest first; letters and digits only. */
export const HEADINGS = {
  number:
    'number no nr mselnumber msel mselno injectnumber injectno serial serialnumber id eventnumber injectid injecteventnumber ref reference номер номервступної',
  time: 'time dtg when injecttime exercisetime starttimeofinject plannedtime scheduledtime timedtg datetime dategroup etime eventtime datetimegroup timedate simtime simulatedtime scenariotime plannedstart scheduledstart timeofinject injectiontime deliverytime exercisetimeextime час датачас датайчас часподачі часвступної дтг',
  date: 'date injectdate eventdate planneddate exerciseday dayofexercise day dday scenariodate дата день',
  event:
    'event title eventname eventtitle injecttitle headline subject injectname storyline incident eventtype назва подія заголовок',
  from: 'from sender source originator sentby fromsender whofrom senderrole simulatedsender playedby roleplayer від відкого відправник джерело',
  to: 'to recipient recipients addressee addressees receiver audience trainingaudience sentto recipientplayer recipientplayers targetaudience receivers players player deliveredto toreceiver кому одержувач отримувач адресат адресати',
  medium:
    'medium injectedvia via means method mode channel deliverymethod injectmode injectmethod methodofdelivery meansofdelivery delivery howdelivered communicationmethod спосіб засіб канал',
  text: 'description inject message injectdescription eventdescription text content details injecttext scenarioevent eventinject detailedstatement body input eventsummary scenario whathappens narrative detaileddescription опис вступна ввідна зміст повідомлення текст',
  expected:
    'expectedaction expectedactions expectedresponse expectedactionresponse expectedoutcome expectedplayeraction expectedplayeractions expectedresult expectedoutcomeofplayeraction expectedoutcomes desiredaction expectedplayerresponse anticipatedresponse anticipatedaction очікуванідії очікуванадія очікуванареакція очікуванийрезультат',
  objective:
    'objective objectives exerciseobjective trainingobjective capability corecapability corecapabilities exerciseobjectives objectivesmet мета ціль завдання спроможність',
  controller:
    'controller responsiblecontroller responsible injectedby owner poc pointofcontact injector whitecell responsibleparty відповідальний контролер посередник',
  notes:
    'notes note remarks remark comments comment controllernotes evaluatornotes примітки примітка коментар коментарі',
  status: 'status injectstatus стан статус',
  kind: 'kind fact',
  act: 'act actid',
  start: 'start starttime',
  end: 'end endtime',
  sector: 'sector',
  severity: 'severity',
  side: 'side',
  likelihood: 'likelihood',
  guarantee: 'guarantee',
  members: 'members',
  about: 'about',
  when: 'when condition умова',
  trigger: 'trigger triggerevent cue contingency triggeredby',
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
