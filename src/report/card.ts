// The reference card of a seat: one A4 page beside the keyboard, with what each response is, does and costs, and the ladder.
import { titleOf } from '../exercise/chairs/view.ts';
import { hoursOf } from '../exercise/numbers.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { CLAUSES, type Seat } from '../ladder/index.ts';
import { explanation } from './explanation.ts';
import { provenance } from './handling.ts';
import { list, plain, type Section, table } from './markdown.ts';
import { htmlPage } from './page.ts';
import { ruleWords } from './rules.ts';
import { clauseWords, clock, seatName, UNDER_DOCTRINE } from './words.ts';

interface Card {
  title: string;
  sections: Section[];
}

export function card(scenario: Scenario, seat: Seat): Card {
  const { doctrine } = scenario;
  const hours = hoursOf(scenario);
  const rows = doctrine.responses
    .filter(({ seats }) => seats.includes(seat))
    .map((response, at) => {
      const { id, label, leadMinutes, role } = response;
      const lead =
        role === 'redeploy' ? 'half as long' : leadMinutes[seat] === 0 ? 'at once' : clock(leadMinutes[seat]);
      return [String(at + 1), `**${id}**`, lead, plain(explanation(response, seat, hours) || label)];
    });
  const clauses = CLAUSES.map((clause) => `**${clause}** ${plain(clauseWords(clause))}`).join(' · ');
  return {
    title: `${seatName(seat)}: reference card, ${titleOf(scenario)}`,
    sections: [
      {
        id: 'responses',
        title: 'What you can order',
        body: table(['', 'Order', 'Effect', 'What it is, does and costs'], rows),
      },
      {
        id: 'rules',
        title: `The ladder, as this reading has it: ${doctrine.title}`,
        body: list(ruleWords(doctrine).map(plain)),
      },
      { id: 'clauses', title: 'The clauses of the plan, as the press reported them', body: clauses },
    ],
  };
}

export function cardMarkdown({ title, sections }: Card): string {
  const banner = `**${plain(provenance())}** ${plain(UNDER_DOCTRINE)}`;
  const body = sections.flatMap((section) => [`## ${section.title}`, section.body]);
  return [`# ${plain(title)}`, banner, ...body, ''].join('\n\n');
}

export const cardHtml = ({ title, sections }: Card): string =>
  htmlPage({ title, banner: `${provenance()} ${UNDER_DOCTRINE}`, sections, isOneSheet: true });
