// The law as a page: the rules in force under a doctrine as a person reads them, what the press said and what this model adds
// to it. All of it comes from the doctrine's data, in the words in which orders are ruled on.
import { type CheckRow, checksOf, clock, type Doctrine, type Response, SEATS, type Switch } from '../ladder/index.ts';
import { provenance } from './handling.ts';
import { clausesPart } from './manual/readings.ts';
import { textPage } from './manual/text-page.ts';
import { list, paragraphs, plain, type Section, table } from './markdown.ts';
import { htmlPage } from './page.ts';
import { className, ruleWords } from './rules.ts';
import { codePlain, codeShort } from './ruling-words.ts';
import { SWITCH_WORDS, switchValue } from './switch-words.ts';
import { listed, memberName, seatInSentence, seatName, UNDER_DOCTRINE } from './words.ts';

export interface Law {
  doctrine: Doctrine;
  /** The other readings that ship, to be put beside this one. */
  others: readonly Doctrine[];
  /** The switches whose values are minutes. */
  times: ReadonlySet<Switch>;
  /** All switches, in the order in which a doctrine states them. */
  switches: readonly Switch[];
}

export function lawSections(law: Law): Section[] {
  const { doctrine } = law;
  return [
    { id: 'reading', title: `The reading: ${doctrine.title}`, body: plain(doctrine.summary) },
    { id: 'plan', title: 'What the press said', body: paragraphs(clausesPart(), CONTRADICTIONS) },
    { id: 'rules', title: 'The rules in force', body: list(ruleWords(doctrine).map(plain)) },
    { id: 'checks', title: 'How an order is ruled', body: checksPart(doctrine) },
    { id: 'own', title: 'What this model adds to the plan', body: ownPart(doctrine) },
    { id: 'choices', title: 'What this reading chooses, beside the others', body: choicesPart(law) },
    { id: 'orders', title: 'The orders', body: ordersTable(doctrine) },
  ];
}

const titleOf = ({ doctrine }: Law): string => `The law of the ladder, as ${doctrine.title} reads it`;

export function lawText(law: Law, width: number): string {
  const pages = lawSections(law).map(({ title, body }) => `## ${plain(title)}\n\n${body}`);
  const all = [`# ${plain(titleOf(law))}`, plain(`${provenance()} ${UNDER_DOCTRINE}`), ...pages];
  return textPage(all.join('\n\n'), width);
}

export const lawPage = (law: Law): string =>
  htmlPage({ title: titleOf(law), banner: `${provenance()} ${UNDER_DOCTRINE}`, sections: lawSections(law) });

// ladder.md 1.
const CONTRADICTIONS = `The report is not of one mind, so every doctrine is a reading of it:

${list([
  'C1 says "within 72 hours" and C4 that the response takes effect 72 hours after the breach.',
  'C1 speaks of persistent violations, C2 of the first breach.',
  'C1 has escalating responses inside 24 hours; C3 brings the coalition only after them.',
  'C2 gives the response a deadline, names nobody who owes the warning, and can be read as one package or as a sequence.',
])}`;

const INTRODUCTION =
  'Every order is put to these checks, in this order, on what the seat that gives it has been told; the first that fails refuses it. The ruling names the clause, the facts, everything that is missing, and when the order would pass.';

function checksPart(doctrine: Doctrine): string {
  const rows = checksOf(doctrine).map((row) => [
    String(row.n),
    plain(askedOf(row, doctrine)),
    plain(codePlain(row.code)),
    plain(codeShort(row.code)),
    row.clauses.length > 2 ? "the order's own" : row.clauses.join(', '),
  ]);
  const again = listed(doctrine.reads['goNoGo.checks'].map(String));
  return paragraphs(
    INTRODUCTION,
    table(['Check', 'Asked of', 'It is refused where', 'It says', 'Clause'], rows),
    `At the minute of its effect force is checked once more on what the Commission knows, by checks ${again}; where one fails it lapses.`,
  );
}

/** To which orders a check is put, as "every order" or "coalition force and joint force". */
function askedOf({ responses }: CheckRow, doctrine: Doctrine): string {
  const isAll = (those: readonly Response[]) => those.every((response) => responses.includes(response));
  if (responses.length === 0) return 'no order in this reading';
  if (isAll(doctrine.responses)) return 'every order';
  if (isAll(doctrine.responses.filter(({ needsChain }) => needsChain))) return 'every order about a breach';
  const classes = [...new Set(responses.map((response) => response.class))];
  const words = classes.flatMap((name) => {
    const of = doctrine.responses.filter((response) => response.class === name);
    return isAll(of) ? [className(name)] : of.filter((response) => responses.includes(response)).map(({ id }) => id);
  });
  return listed(words);
}

/** Where the model adds to its source (ladder.md 1): experts will want to know. */
function ownPart({ reads, responses }: Doctrine): string {
  const hours = (name: 'phase1.grace' | 'phase1.haltWindow' | 'chain.linkWithin' | 'chain.quietToClose') =>
    clock(reads[name]);
  return paragraphs(
    'The plan as it was reported says nothing of these. They are training figures, and another doctrine may set each of them otherwise.',
    list(
      [
        `The quorum: ${listed(reads['quorum.leads'].map(memberName))}, and ${reads['quorum.members']} further members, must consent before coalition force.`,
        `The evidence: a likelihood of ${reads['evidence.coalition'].toFixed(2)} for coalition force and of ${reads['evidence.joint'].toFixed(2)} for joint force, found by the Commission.`,
        'The limit of a halt: only in a sector in which an act of the breach lies.',
        `The time of a halt: as long as fire goes on, and for ${hours('phase1.haltWindow')} after it.`,
        `Who owes the warning: Ukraine; a warning by any seat discharges it. Who hears late has ${hours('phase1.grace')} from then.`,
        `What one breach is: fire of one side from severity ${reads['chain.severityFloor']} on in one sector, next door within ${hours('chain.linkWithin')}, until ${hours('chain.quietToClose')} of quiet.`,
        'What a broader attack is: two of four tests within a day, certified by the Commission.',
        `Who signs the joint plan: ${listed(reads['plan.signatures'].map(seatInSentence))}.`,
        'The lead of each order, and that an alert shortens it; the intensities that are scored.',
        'The check of force at the minute of its effect.',
        ...standDownWords(responses),
      ].map(plain),
    ),
  );
}

function standDownWords(responses: readonly Response[]): string[] {
  const standDown = responses.find(({ role }) => role === 'stand-down');
  return standDown ? [`The time that force needs to stand down: ${clock(standDown.leadMinutes.coalition)}.`] : [];
}

function choicesPart({ doctrine, others, times, switches }: Law): string {
  const items = switches.map((name) => {
    const is = switchValue(name, doctrine.reads[name], times);
    const elsewhere = new Map<string, string[]>();
    for (const { id, reads } of others) {
      const value = switchValue(name, reads[name], times);
      if (value !== is) elsewhere.set(value, [...(elsewhere.get(value) ?? []), id]);
    }
    const { clause, why } = doctrine.rationale[name];
    const otherwise = [...elsewhere].map(([value, ids]) => `${value} (in ${listed(ids)})`);
    const other = otherwise.length > 0 ? ` Otherwise: ${plain(otherwise.join('; '))}.` : '';
    const [first, ...rest] = SWITCH_WORDS[name];
    return `${plain(`${first!.toUpperCase()}${rest.join('')}`)} (\`${name}\`): **${plain(is)}** (${clause}).${other} ${plain(why)}`;
  });
  return list(items);
}

function ordersTable({ responses }: Doctrine): string {
  const rows = responses.map((response) => {
    const { id, label, seats, leadMinutes, needsChain, r } = response;
    const leads = [...new Set(SEATS.filter((seat) => seats.includes(seat)).map((seat) => clock(leadMinutes[seat])))];
    const what = [label, className(response.class), needsChain && 'about a breach', `intensity ${r}`].filter(Boolean);
    return [`\`${id}\``, plain(what.join(', ')), listed(seats.map(seatName)), leads.join(' or '), response.clause];
  });
  return table(['Order', 'What it is', 'Whose', 'Lead', 'Clause'], rows);
}
