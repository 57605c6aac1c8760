// The law in the manual: the rules of the default reading, the clauses, why an order may be refused, the other readings; and
// what there is to play, who plays where nobody sits, what is scored.
import { DIMENSIONS, type Rubric } from '../../exercise/rubric.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import { POLICY_NAMES } from '../../exercise/words.ts';
import { CLAUSES, CODES, type Doctrine, SEATS, type Switch } from '../../ladder/index.ts';
import { list, plain, table } from '../markdown.ts';
import { POLICY_WORDS } from '../policy-words.ts';
import { ruleWords } from '../rules.ts';
import { codePlain, codeShort } from '../ruling-words.ts';
import { percent } from '../score.ts';
import { dimensionName } from '../score-words.ts';
import { clauseWords, clock, listed, seatName } from '../words.ts';

export const rulesPart = (doctrine: Doctrine): string => list(ruleWords(doctrine).map(plain));

export const clausesPart = (): string =>
  table(
    ['Clause', 'What it says'],
    CLAUSES.map((clause) => [clause, plain(clauseWords(clause))]),
  );

export const refusalsPart = (): string =>
  table(
    ['It says', 'It means'],
    CODES.map((code) => [codeShort(code), `${plain(codePlain(code))} (\`${code}\`)`]),
  );

export interface OtherReading {
  doctrine: Doctrine;
  /** The switches that it reads otherwise than the default, with both values in words. */
  differs: readonly { name: Switch; is: string; was: string }[];
}

export function readingsPart(literal: Doctrine, others: readonly OtherReading[]): string {
  const other = ({ doctrine, differs }: OtherReading) => {
    const { id, title, summary, rationale } = doctrine;
    const switches = differs.map(
      ({ name, is, was }) =>
        `\`${name}\` is ${plain(is)} here, where literal has ${plain(was)} (${rationale[name].clause}). ${plain(rationale[name].why)}`,
    );
    return [`## ${id}: ${plain(title)}`, plain(summary), list(switches)].join('\n\n');
  };
  const first = `## ${literal.id}: ${plain(literal.title)}, the default\n\n${plain(literal.summary)}`;
  return [first, ...others.map(other)].join('\n\n');
}

const DIFFICULTY = { 1: 'easy', 2: 'medium', 3: 'hard' } as const;

export function scenariosPart(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(({ id, objective, difficulty, playMinutes, endex, seats, doctrine }) => [
    `\`${id}\``,
    DIFFICULTY[difficulty],
    `${playMinutes} min`,
    `${clock(endex)} h`,
    [
      plain(objective),
      seats.length < SEATS.length && `For ${listed(seats.map(seatName))}.`,
      doctrine.id !== 'literal' && `Reading: ${doctrine.id}.`,
    ]
      .filter(Boolean)
      .join(' '),
  ]);
  return table(['Scenario', 'Level', 'Table time', 'Plays', 'What it teaches'], rows);
}

export function variantsPart(scenarios: readonly Scenario[]): string {
  const items = scenarios
    .filter(({ variants }) => variants.length > 0)
    .map(
      ({ id, variants }) => `\`${id}\`: ${variants.map(({ name, what }) => `**${name}** (${plain(what)})`).join('; ')}`,
    );
  return list(items);
}

export const policiesPart = (): string =>
  table(
    ['Policy', 'What it does'],
    [...POLICY_NAMES.map((name) => [`\`${name}\``, plain(POLICY_WORDS[name])]), ['`hold`', 'leaves the seat empty']],
  );

export function scorePart({ dimensions, timeliness, authority, proportionality, bands, caps }: Rubric): string {
  const rows = DIMENSIONS.map((name) => [
    dimensionName(name),
    String(dimensions[name].weight),
    plain(dimensions[name].why),
  ]);
  const fits = Object.entries(proportionality.bands).map(([severity, [low, high]]) => [severity, `${low} to ${high}`]);
  return [
    table(['What counts', 'Points', 'Why'], rows),
    `A duty has all its points where it is met within ${clock(timeliness.fullWithin.warn ?? 0)} of being known (the warning, and the report of an own breach), or in the first ${percent(timeliness.fullShare)} of its time (the others). From then on they fall to ${percent(timeliness.atDue)} at the minute when it is due; after that there are none.`,
    `An order that is refused counts once against authority. Another seat's order, and force that is refused for one of these reasons, counts ${authority.grave} times: ${authority.graveCodes.map(codeShort).join(', ')}. The same order tried again within ${clock(authority.repeatWithin)} is one mistake. Only the reason that a refusal names first counts. What counts against it is divided by the duties that the seat had.`,
    'Each order has an intensity (`rung manual orders`). An answer fits an act where its intensity lies within these bounds; the further outside, the fewer points for proportionality.',
    table(['Severity of the act', 'Intensity that fits'], fits),
    table(
      ['Band', 'From', 'It means'],
      [
        ['P', String(bands.P), 'performed'],
        ['S', String(bands.S), 'performed with some challenges'],
        ['M', String(bands.M), 'performed with major challenges'],
        ['U', '0', 'unable to be performed'],
      ],
    ),
    `There is no band on fewer than ${bands.fewest} duties and orders. Force limits a seat to ${caps.unauthorisedForce} points where it was tried against the own side, on the other side's territory, before its window, without a certified attack or a signature, or while the guarantee was not in force; a halt before its warning costs points and sets no limit; an own breach that was not reported in time and that others found, to ${caps.unreportedOwnBreach}.`,
  ].join('\n\n');
}
