// Hand-outs for a table: a brief for each seat, from its view at STARTEX and nothing else, and the facilitator's pack.

import { startOf } from '../exercise/chairs/rehearsal.ts';
import { titleOf, type View, viewFor } from '../exercise/chairs/view.ts';
import { hoursOf, type ResponseHours } from '../exercise/numbers.ts';
import { TESTS } from '../exercise/run/commission.ts';
import { start } from '../exercise/run/decide.ts';
import { openState } from '../exercise/run/open-state.ts';
import { openRun } from '../exercise/run/run.ts';
import type { Scenario } from '../exercise/scenario.ts';
import {
  CLAUSES,
  type Doctrine,
  isForce,
  mayLeaveSectorOut,
  type Response,
  SEATS,
  type Seat,
} from '../ladder/index.ts';
import { actsTable, changes } from './acts-section.ts';
import { dateInWords } from './day-words.ts';
import { explanation } from './explanation.ts';
import { provenance } from './handling.ts';
import { list, plain, type Section, table } from './markdown.ts';
import { mselTable } from './msel.ts';
import { packLater } from './pack.ts';
import { htmlPage } from './page.ts';
import { className, ruleWords } from './rules.ts';
import { asInFile, orderWords } from './transcript.ts';
import {
  COMMISSION_BRIEF,
  clauseWords,
  clock,
  count,
  guaranteeName,
  likelihoodWords,
  RED_BRIEF,
  seatName,
  spoken,
  strengthWords,
  UNDER_DOCTRINE,
} from './words.ts';

export const BRIEF_READERS = [...SEATS, 'commission', 'facilitator'] as const;
export type BriefReader = (typeof BRIEF_READERS)[number];

interface Handout {
  title: string;
  sections: Section[];
}

/** One reader's hand-out. A seat's is made of what it may see before the first report. */
export function handout(scenario: Scenario, reader: BriefReader): Handout {
  const title = titleOf(scenario);
  if (reader === 'facilitator') return { title: `${title}: facilitator's pack`, sections: packSections(scenario) };
  if (reader === 'commission')
    return { title: `${title}: brief for the Commission`, sections: commissionSections(scenario) };
  return {
    title: `${title}: brief for ${seatName(reader)}`,
    sections: seatSections(scenario, opening(scenario, reader)),
  };
}

/** The hand-out of the other side's cell, or of whoever looks on. It holds nothing that a seat may not see at STARTEX. */
export function onlookerHandout(scenario: Scenario, reader: 'red' | 'all'): Handout {
  const view = opening(scenario, 'coalition');
  const isRed = reader === 'red';
  const facts = [...(isRed ? ([['You play', 'the red cell: the other side']] as const) : []), ...exerciseFacts(view)];
  const { intent } = scenario.opponent;
  const own = isRed ? [paragraphs(RED_BRIEF), `The other side wants ${plain(intent)}.`] : [];
  const brief = [table(['', ''], facts), ...own, paragraphs(scenario.briefs.all)].join('\n\n');
  return {
    title: `${titleOf(scenario)}: brief for ${isRed ? 'the red cell' : 'all'}`,
    sections: [
      { id: 'brief', title: isRed ? 'Your brief' : 'The brief', body: brief },
      { id: 'situation', title: 'The situation at STARTEX', body: situation(view) },
      { id: 'rules', title: 'The rules of this exercise', body: rules(scenario.doctrine) },
    ],
  };
}

export function briefMarkdown({ title, sections }: Handout): string {
  const banner = `**${plain(provenance())}** ${plain(UNDER_DOCTRINE)}`;
  const body = sections.flatMap((section) => [`## ${section.title}`, section.body]);
  return [`# ${plain(title)}`, banner, ...body, banner, ''].join('\n\n');
}

export function briefHtml({ title, sections }: Handout): string {
  return htmlPage({ title, banner: `${provenance()} ${UNDER_DOCTRINE}`, sections, isOnePageEach: true });
}

// The view at STARTEX needs no seed: no view shows yet what was drawn.
function opening(scenario: Scenario, seat: Seat): View {
  const starting = startOf('person', { coaching: scenario.coaching, isScriptOnly: true });
  const [first] = start(scenario, starting);
  if (first?.type !== 'exercise-started') throw new TypeError('an exercise begins with its start');
  return viewFor(openRun(scenario, openState(first)), seat);
}

function seatSections(scenario: Scenario, view: View): Section[] {
  const { doctrine } = scenario;
  const hours = hoursOf(scenario);
  return [
    { id: 'brief', title: 'Your brief', body: briefOf(view) },
    { id: 'situation', title: 'The situation at STARTEX', body: situation(view) },
    { id: 'rules', title: 'The rules of this exercise', body: rules(doctrine) },
    { id: 'responses', title: 'What you can order', body: catalogue(doctrine, hours, view.seat) },
  ];
}

// Before the first report all seats see the same world, so the Commission gets a seat's view of it.
function commissionSections(scenario: Scenario): Section[] {
  const view = opening(scenario, 'coalition');
  const facts: [string, string][] = [
    ['You play', 'the Monitoring Commission'],
    ...exerciseFacts(view),
    ['You are called', 'whenever there is something new to find on'],
  ];
  const brief = [table(['', ''], facts), paragraphs(COMMISSION_BRIEF), paragraphs(scenario.briefs.all)].join('\n\n');
  return [
    { id: 'brief', title: 'Your brief', body: brief },
    { id: 'situation', title: 'The situation at STARTEX', body: situation(view) },
    { id: 'findings', title: 'What you can find', body: findings(scenario) },
    { id: 'rules', title: 'The rules of this exercise', body: rules(scenario.doctrine) },
  ];
}

function findings({ doctrine: { reads }, numbers }: Scenario): string {
  const { needed, within } = numbers.politics.tests;
  const rows = [
    ['Attribute', 'Whose act it was, and how likely that is. Force rests on it.'],
    ['Unattributable', 'The side stays unknown: the act is there, and nobody can be answered for it.'],
    ['Nothing happened', 'The report is withdrawn, and what rests on it alone falls.'],
    ['Broader attack', 'The act is certified as part of one; it has to be attributed first.'],
    ['Adjourn', 'What is left open stays open until there is something new.'],
  ];
  const bars = [
    `The coalition's force needs a likelihood of ${reads['evidence.coalition'].toFixed(2)} or more`,
    `the joint response ${reads['evidence.joint'].toFixed(2)} or more`,
  ];
  return [
    table(['Finding', 'What it says'], rows),
    `${bars.join(', ')}. Whatever you find, all seats learn at once.`,
    `A broader attack: ${needed} of ${TESTS.length} tests hold over the acts of the last ${clock(within)}.`,
    list(TESTS.map(plain)),
  ].join('\n\n');
}

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map(plain)
    .join('\n\n');

function briefOf(view: View): string {
  const facts: [string, string][] = [
    ['You play', seatName(view.seat)],
    ...exerciseFacts(view),
    ['You learn your rulings', COACHING_WORDS[view.coaching]],
  ];
  return [table(['', ''], facts), paragraphs(view.brief)].join('\n\n');
}

const exerciseFacts = (view: View): [string, string][] => [
  ['Objective', plain(view.objective)],
  ['STARTEX', plain(dateInWords({ minute: 0, begins: view.begins }))],
  ['ENDEX', `${clock(view.endex)} h after STARTEX`],
  ['A turn', `at most ${clock(view.turnMinutes)} h; news ends it early`],
  ['Reading', plain(view.reading)],
  ['Seats', SEATS.map(seatName).join(', ')],
];

const COACHING_WORDS: Record<View['coaching'], string> = {
  before: 'before you commit, with the reason',
  'at-commit': 'when you commit',
  'at-debrief': 'after ENDEX; what is refused is not carried out',
};

function situation({ line, around, guarantee, consent, closedDomains }: View): string {
  const { politics, army } = around;
  const world: [string, string][] = [
    ['Guarantee', `${guaranteeName(guarantee)}; ${politics.yearsOffered} years offered, ${politics.yearsAsked} asked`],
    ['US will', spoken(politics.usWill)],
    ['Talks', spoken(politics.talks)],
    ['Prosperity plan', spoken(politics.prosperity)],
    ['"Can\'t be one-sided" (C9)', `dispute ${spoken(politics.dispute)}`],
    ["Ukraine's army", `readiness ${strengthWords(army.readiness)}`],
    ['Consent already given', consent.join(', ') || 'nobody'],
    ['Closed to the coalition', closedDomains.join(', ') || 'nothing'],
  ];
  const sectors = line.map(({ name, fromKm, toKm, terrain, day, night, jammed }, index) => [
    String(index + 1),
    plain(name),
    `${fromKm} to ${toKm}`,
    plain(terrain),
    `${seen(day)} by day, ${seen(night)} at night${jammed ? '; jammed' : ''}`,
    strengthWords(around.sectors[index]?.presence ?? 0),
  ]);
  const members = politics.roster.map(({ member, name, readiness, domains }) => [
    member,
    plain(name),
    strengthWords(readiness),
    domains.join(', '),
  ]);
  return [
    table(['', ''], world),
    '### Calendar',
    calendarTable(politics.calendar),
    '### The line',
    table(['Sector', 'Name', 'Km', 'Terrain', 'Incidents seen', "Army's presence"], sectors),
    'Beside the numbered sectors there are the rear and the sea; they adjoin nothing.',
    '### Members of the coalition',
    table(['Code', 'Member', 'Readiness', 'Domains'], members),
  ].join('\n\n');
}

const seen = (part: number): string => `${Math.round(part * 100)} %`;

const calendarTable = (calendar: Scenario['calendar']): string =>
  calendar.length === 0
    ? 'No date is public.'
    : table(
        ['Time', 'Public date'],
        calendar.map(({ at, what }) => [clock(at), plain(what)]),
      );

function rules(doctrine: Doctrine): string {
  return [
    `**${plain(doctrine.title)}.** ${plain(doctrine.summary)}`,
    list(ruleWords(doctrine).map(plain)),
    UNDER_DOCTRINE,
    '### The clauses of the plan',
    'As the press reported them; unverified and simplified.',
    table(
      ['Clause', 'What it says'],
      CLAUSES.map((clause) => [clause, plain(clauseWords(clause))]),
    ),
    '### How likelihood is said',
    table(['Words', 'Likelihood'], likelihoodSteps()),
  ].join('\n\n');
}

function likelihoodSteps(): string[][] {
  const wordOf = (n: number) => likelihoodWords(n / 100).replace(/ \(.*$/, '');
  const hundredths = Array.from({ length: 101 }, (_, n) => n);
  const words = [...new Set(hundredths.map(wordOf))];
  return words.map((word) => {
    const range = hundredths.filter((n) => wordOf(n) === word);
    return [word, `${(range[0]! / 100).toFixed(2)} to ${(range.at(-1)! / 100).toFixed(2)}`];
  });
}

function catalogue(doctrine: Doctrine, hours: ResponseHours, seat: Seat): string {
  const responses = doctrine.responses.filter(({ seats }) => seats.includes(seat));
  const rows = responses.map((response) => [
    response.id,
    plain(response.label),
    className(response.class),
    leadWords(response, seat),
    String(response.r),
    response.clause,
    needsOf(doctrine, response),
  ]);
  const explained = responses.flatMap((response) => {
    const words = explanation(response, seat, hours);
    return words === '' ? [] : [`**${response.id}.** ${plain(words)}`];
  });
  return [
    'The lead is the time from order to effect. Weight, 0 to 6, is how strong an answer it is; the score compares it with the gravity of the breach.',
    table(['Order', 'What it is', 'Class', 'Lead', 'Weight', 'Clause', 'To know'], rows),
    ...(explained.length > 0 ? ['### What each is, does and costs', list(explained)] : []),
  ].join('\n\n');
}

function leadWords({ role, leadMinutes }: Response, seat: Seat): string {
  if (role === 'redeploy') return 'half of what it moves';
  return leadMinutes[seat] === 0 ? 'at once' : clock(leadMinutes[seat]);
}

function needsOf({ reads }: Doctrine, response: Response): string {
  return [
    response.needsChain && 'about a breach',
    response.takesSector && (mayLeaveSectorOut(response) ? 'may name a sector' : 'names a sector'),
    isForce(response) && !reads.mandate.some((name) => name === response.class) && 'no mandate under this reading',
    response.role === 'territory' && 'refused under every reading',
  ]
    .filter(Boolean)
    .join('; ');
}

function packSections(scenario: Scenario): Section[] {
  const { calendar, doctrine, briefs } = scenario;
  const pack = packLater(scenario.pack, 0);
  return [
    {
      id: 'pack',
      title: 'For the facilitator only',
      body: [
        table(['', ''], overview(scenario)),
        plain(scenario.summary),
        '### What is really going on',
        paragraphs(pack.truth),
        '### Objectives',
        list(pack.objectives.map(plain)),
        '### Hints for the room',
        list(pack.hints.map(plain)),
      ].join('\n\n'),
    },
    { id: 'acts', title: 'The acts behind the story', body: actsTable(scenario) },
    ...(scenario.incidents.length > 0
      ? [{ id: 'changes', title: 'What the players can change', body: changes(scenario) }]
      : []),
    {
      id: 'injects',
      title: 'Injects: master scenario events list',
      body: [injectsTable(scenario), '### Public dates', calendarTable(calendar)].join('\n\n'),
    },
    { id: 'gold', title: 'An exemplary line', body: gold(scenario) },
    { id: 'rules', title: 'The rules of this exercise', body: rules(doctrine) },
    {
      id: 'briefs',
      title: 'What the players were told',
      body: [
        paragraphs(briefs.all),
        ...SEATS.flatMap((seat) => [`### ${seatName(seat)}`, paragraphs(briefs[seat])]),
      ].join('\n\n'),
    },
  ];
}

function overview(scenario: Scenario): [string, string][] {
  const { opponent, roster, seats, playMinutes, endex, jitterMinutes, background } = scenario;
  const members = roster.map(({ member, says, delay }) => `${member} ${says} after ${clock(delay)}`).join(', ');
  return [
    ['Objective', plain(scenario.objective)],
    ['Length', `${count(playMinutes, 'minute')} of the room, ${clock(endex)} h of exercise time`],
    ['Seats with something to decide', seats.map(seatName).join(', ')],
    ['Reading', plain(scenario.doctrine.title)],
    ['Jitter', `the story is moved by up to ${clock(jitterMinutes)} h, on each seed otherwise`],
    ['Besides the story', background === null ? 'nothing' : `${background} background, drawn from the seed`],
    [
      'The other side',
      plain(
        `wants ${opponent.intent}; resolve ${opponent.resolve}, deception ${opponent.deception}, tempo ${opponent.tempo} (100 is neutral)${boundsWords(opponent.bounds)}`,
      ),
    ],
    ['Members, once consulted (usual delay)', plain(members)],
  ];
}

function boundsWords(bounds: Scenario['opponent']['bounds']): string {
  if (!bounds) return '';
  const [resolve, tempo] = [bounds.resolve, bounds.tempo].map(([from, to]) => `${from} to ${to}`);
  return `; a red cell may set resolve from ${resolve}, tempo from ${tempo}`;
}

function injectsTable({ injects, jitterMinutes }: Scenario): string {
  if (injects.length === 0) return 'The scenario has no injects of its own.';
  const { head, rows } = mselTable(injects);
  return [
    jitterMinutes > 0 && 'Times are those of the bare script; a seed moves all of them by one and the same offset.',
    table(
      head,
      rows.map((row) => row.map(plain)),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function gold({ gold: { text, orders } }: Scenario): string {
  const rows = orders.map(({ at, order }) => [clock(at), seatName(order.seat), plain(orderWords(order, asInFile))]);
  return [plain(text), rows.length > 0 && table(['Time', 'Seat', 'Order'], rows)].filter(Boolean).join('\n\n');
}
