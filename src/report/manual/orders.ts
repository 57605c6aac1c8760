// The orders and the duties in the manual: what each order is, does and costs, who gives it, when it takes effect, and what
// each seat owes. All of it comes from the doctrine and from the table of numbers but for when a duty begins.
import type { Numbers, PromptRule, ResponseHours } from '../../exercise/numbers.ts';
import { PROMPT_KINDS, type PromptKind } from '../../exercise/words.ts';
import { type Doctrine, type Response, type ResponseClass, SEATS, type Seat } from '../../ladder/index.ts';
import { explanation } from '../explanation.ts';
import { list, plain } from '../markdown.ts';
import { PROMPT_WORDS } from '../prompt-words.ts';
import { clock, listed, seatInSentence, seatName } from '../words.ts';

/** The classes in the order of the ladder, as headings. */
const CLASS_HEADINGS: Readonly<Record<ResponseClass, string>> = {
  information: 'Information: it says or organises something and is no force',
  diplomatic: 'Diplomacy: it says something to the other side or to the world',
  support: 'Support and presence: open in every phase, and no force',
  'self-defence': 'Self-defence: never closed to anybody',
  posture: 'Readiness',
  'force-national': 'Force by Ukraine: phase 1, in the sector of the breach',
  'force-coalition': 'Force by the coalition: phase 2',
  'force-joint': 'Joint force with the US: phase 3',
  'de-escalation': 'Ending force',
};

export function ordersPart(doctrine: Doctrine, hours: ResponseHours): string {
  const classes = Object.keys(CLASS_HEADINGS) as ResponseClass[];
  return classes
    .flatMap((each) => {
      const those = doctrine.responses.filter((response) => response.class === each);
      if (those.length === 0) return [];
      return [`## ${CLASS_HEADINGS[each]}`, ...those.map((response) => orderItem(response, hours))];
    })
    .join('\n\n');
}

function orderItem(response: Response, hours: ResponseHours): string {
  const { id, label, seats, clause, needsChain, takesSector, wording, r } = response;
  const who = seats.length === SEATS.length ? 'any seat' : listed(seats.map(seatInSentence));
  const facts = [
    `Given by ${who}`,
    effectWords(response),
    needsChain ? 'needs a breach that this seat has been told of' : 'needs no breach',
    takesSector && 'names a sector',
    wording !== null && 'carries a text to the others',
    `intensity ${r}`,
    `clause ${clause}`,
  ];
  return `### ${id}: ${plain(label)}\n\n${explained(response, hours)}\n\n${facts.filter(Boolean).join('; ')}.`;
}

function effectWords({ seats, leadMinutes, role }: Response): string {
  if (role === 'redeploy') return 'takes effect in half the time that the moved force needed';
  const words = (lead: number) => (lead === 0 ? 'at once' : `${clock(lead)} after the order`);
  const leads = [...new Set(seats.map((seat) => leadMinutes[seat]))];
  if (leads.length === 1) return `takes effect ${words(leads[0]!)}`;
  return `takes effect ${listed(seats.map((seat) => `${words(leadMinutes[seat])} (${seatName(seat)})`))}`;
}

// Where seats need different times, the text stands once and names each.
function explained(response: Response, hours: ResponseHours): string {
  const { seats, leadMinutes, explains } = response;
  const times = seats.map((seat) => `${clock(leadMinutes[seat])} (${seatName(seat)})`);
  const isOneTime = new Set(seats.map((seat) => leadMinutes[seat])).size === 1;
  const lead = `${listed(times, 'or')} after the order`;
  const told = isOneTime ? response : { ...response, explains: explains.replaceAll('{lead}', lead) };
  return plain(explanation(told, seats[0]!, hours));
}

interface Duty {
  seats: readonly Seat[];
  /** When it begins, in what the seat has been told. */
  begins: string;
}

/** exercise.md 5, the table of prompts; decided in src/exercise/run/prompts.ts. */
const DUTIES: Readonly<Record<PromptKind, Duty>> = {
  warn: { seats: ['ukraine'], begins: "a chain opens that is not of Ukraine's own side" },
  halt: { seats: ['ukraine'], begins: 'an act of severity 3 or more is under way' },
  verify: { seats: ['coalition', 'us'], begins: 'an act of severity 2 or more is reported and not yet confirmed' },
  consult: { seats: ['coalition'], begins: 'a chain has been open for {after}' },
  force: { seats: ['coalition'], begins: 'phase 2 is open, and evidence and consent are there for force' },
  plan: { seats: SEATS, begins: 'a broader attack is certified' },
  joint: { seats: ['us'], begins: 'all three have signed the joint plan' },
  notify: { seats: ['us'], begins: 'a joint response has been accepted' },
  'self-report': { seats: ['ukraine'], begins: "an act is assessed to Ukraine's own side" },
  'stand-down': { seats: SEATS, begins: 'the chain of force in effect has closed, or its report was withdrawn' },
};

export function dutiesPart(doctrine: Doctrine, { prompts }: Pick<Numbers, 'prompts'>): string {
  const part = (seat: Seat) => {
    const items = PROMPT_KINDS.filter((kind) => DUTIES[kind].seats.includes(seat)).map((kind) => {
      const rule = prompts[kind];
      const begins = DUTIES[kind].begins.replace('{after}', clock(rule.after ?? 0));
      const due = dueWords(kind, rule, doctrine);
      return `**${PROMPT_WORDS[kind]}** (${clauseOf(doctrine, rule)}), as soon as ${begins}. Due ${due}. Met by ${answerWords(rule)}.`;
    });
    const name = seatInSentence(seat).replace(/^the/, 'The');
    return `## ${name} owes\n\n${list(items)}`;
  };
  return SEATS.map(part).join('\n\n');
}

function dueWords(kind: PromptKind, { within, byT0 }: PromptRule, { reads }: Doctrine): string {
  const edge = kind === 'warn' ? reads['phase1.warnWithin'] : byT0;
  const inTime = within === undefined ? '' : `within ${clock(within)} of knowing`;
  if (edge === undefined) return inTime;
  return inTime === '' ? `by T0 + ${clock(edge)}` : `by T0 + ${clock(edge)} or ${inTime}, whichever is later`;
}

function answerWords({ responses, orHold = false, needsBecause = [] }: PromptRule): string {
  const orders = responses.map((id) => `\`${id}\`${needsBecause.includes(id) ? ' with a reason' : ''}`);
  return listed([...orders, ...(orHold ? ['`hold` with a reason'] : [])], 'or');
}

const clauseOf = ({ responses }: Doctrine, rule: PromptRule): string =>
  responses.find(({ id }) => id === rule.responses[0])?.clause ?? '';
