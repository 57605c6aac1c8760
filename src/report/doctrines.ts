// Doctrines in words: what a reading says, how it differs from another, and the rulings that change between two.
import { CLAUSES, clock, type Doctrine, type Readings, type Switch, type Timeline } from '../ladder/index.ts';
import type { Change } from '../review/readings.ts';
import { provenance } from './handling.ts';
import { rulingSentence } from './ruling-words.ts';
import { asInFile, orderWords } from './transcript.ts';
import { clauseWords, seatName } from './words.ts';

/** The switches whose values are minutes, to be written as times. */
type Times = ReadonlySet<Switch>;

export function valueWords<S extends Switch>(name: S, value: Readings[S], times: Times): string {
  if (times.has(name)) return clock(value as number);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** The default reading, then each other with the switches in which it differs. */
export function doctrineListLines(
  literal: Doctrine,
  others: readonly { doctrine: Doctrine; differs: readonly Switch[] }[],
  times: Times,
): string[] {
  return [
    provenance(),
    '',
    `${literal.id}  (default)`,
    `  ${literal.summary}`,
    ...others.flatMap(({ doctrine, differs }) => [
      '',
      doctrine.id,
      `  ${doctrine.summary}`,
      ...differs.flatMap((name) => {
        const { clause, why } = doctrine.rationale[name];
        const [is, was] = [doctrine, literal].map(({ reads }) => valueWords(name, reads[name], times));
        return [`  ${name}: ${is}, where literal reads ${was} (${clause})`, `    ${why}`];
      }),
    ]),
  ];
}

export function doctrineLines(doctrine: Doctrine, switches: readonly Switch[], times: Times): string[] {
  return [
    provenance(),
    '',
    `${doctrine.title}: ${doctrine.summary}`,
    '',
    ...switches.flatMap((name) => {
      const { clause, why } = doctrine.rationale[name];
      return [
        `${name.padEnd(24)} ${valueWords(name, doctrine.reads[name], times)}  (${clause})`,
        `${' '.repeat(25)}${why}`,
      ];
    }),
    '',
    'Clauses',
    ...CLAUSES.map((clause) => `  ${clause}  ${clauseWords(clause)}`),
  ];
}

/** A ruling that changes from one doctrine to another, and the switches that make it change. */
export function changeWords(change: Change, a: Doctrine, b: Doctrine, timeline: Timeline, times: Times): string {
  const read = ({ reads }: Doctrine, name: Switch) => valueWords(name, reads[name], times);
  const order = timeline.orders[change.order]!;
  const line = (doctrine: Doctrine, ruled: Change['a']) =>
    `     ${doctrine.id.padEnd(14)} ${rulingSentence({ doctrine, order, ruling: ruled.ruling, facts: ruled.facts })}`;
  const why = change.because.map(
    (name) => `     because ${name} reads ${read(b, name)}, not ${read(a, name)}: ${b.rationale[name].why}`,
  );
  return [
    '',
    `${String(change.order).padStart(3)}  ${clock(order.at)}  ${seatName(order.seat)}  ${orderWords(order, asInFile)}`,
    line(a, change.a),
    line(b, change.b),
    ...why,
  ].join('\n');
}
