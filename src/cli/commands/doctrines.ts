// rung doctrines: what the readings are, and which rulings of a record change between two of them.
import { timelineOf } from '../../exercise/timeline.ts';
import { type Journal, readJournal } from '../../journal/read.ts';
import { replay } from '../../journal/replay.ts';
import { understanding } from '../../journal/understanding.ts';
import { clock, type Doctrine, type Readings, type Switch, type Timeline } from '../../ladder/index.ts';
import { asInFile, orderWords } from '../../report/transcript.ts';
import { clauseWords, PROVENANCE, rulingSentence, seatName, UNDER_DOCTRINE } from '../../report/words.ts';
import { type Change, compareReadings, switchesDiffering } from '../../review/readings.ts';
import { readSource } from '../../scenario/disk.ts';
import { findDoctrine, SWITCHES, shippedDoctrines } from '../../scenario/doctrine-file.ts';
import { readTimeline } from '../../scenario/timeline-file.ts';
import { print, printJson } from '../output.ts';

const TIMES: ReadonlySet<Switch> = new Set([
  'phase1.warnWithin',
  'phase1.grace',
  'phase1.haltWindow',
  'phase2.opensAfter',
  'phase2.lookBack',
  'phase2.sustainedFor',
  'phase2.sustainedWithin',
  'phase3.effectAfter',
  'chain.quietToClose',
  'chain.linkWithin',
  'pattern.within',
  'recidivism.within',
]);

function valueWords<S extends Switch>(name: S, value: Readings[S]): string {
  if (TIMES.has(name)) return clock(value as number);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** The default reading first, the others by name. */
function inOrder(): Doctrine[] {
  return ['literal', ...shippedDoctrines().filter((name) => name !== 'literal')].map(findDoctrine);
}

export function listCommand(options: { json?: boolean }): number {
  const [literal, ...others] = inOrder() as [Doctrine, ...Doctrine[]];
  const differences = (doctrine: Doctrine) =>
    switchesDiffering(literal, doctrine).map((name) => ({
      switch: name,
      is: doctrine.reads[name],
      literal: literal.reads[name],
      ...doctrine.rationale[name],
    }));
  if (options.json) {
    printJson(
      [literal, ...others].map((doctrine) => ({
        id: doctrine.id,
        title: doctrine.title,
        summary: doctrine.summary,
        differs: differences(doctrine),
      })),
    );
    return 0;
  }
  print(`${PROVENANCE}\n\n${literal.id}  (default)\n  ${literal.summary}`);
  for (const doctrine of others) {
    print(`\n${doctrine.id}\n  ${doctrine.summary}`);
    for (const { switch: name, clause, why } of differences(doctrine)) {
      print(
        `  ${name}: ${valueWords(name, doctrine.reads[name])}, where literal reads ${valueWords(name, literal.reads[name])} (${clause})\n    ${why}`,
      );
    }
  }
  return 0;
}

export function showCommand(name: string): number {
  const doctrine = findDoctrine(name);
  print(`${PROVENANCE}\n\n${doctrine.title}: ${doctrine.summary}\n`);
  for (const key of SWITCHES) {
    const { clause, why } = doctrine.rationale[key];
    print(`${key.padEnd(24)} ${valueWords(key, doctrine.reads[key])}  (${clause})\n${' '.repeat(25)}${why}`);
  }
  print(
    `\nClauses\n${['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'].map((clause) => `  ${clause}  ${clauseWords(clause)}`).join('\n')}`,
  );
  return 0;
}

export function diffCommand(nameA: string, nameB: string, file: string, options: { json?: boolean }): number {
  const a = findDoctrine(nameA);
  const b = findDoctrine(nameB);
  const timeline = file.endsWith('.jsonl')
    ? playedTimeline(readJournal(file))
    : readTimeline(readSource(file)).timeline;
  const changes = understanding({ file }, () => compareReadings(a, b, timeline));
  if (options.json) {
    printJson({
      a: a.id,
      b: b.id,
      orders: timeline.orders.length,
      changes: changes.map((change) => ({
        order: change.order,
        a: change.a.ruling,
        b: change.b.ruling,
        because: change.because,
      })),
    });
    return 0;
  }
  print(
    `${PROVENANCE}\n${file}: ${changes.length} of ${timeline.orders.length} rulings change between ${a.title} and ${b.title}.`,
  );
  for (const change of changes) print(changeWords(change, a, b, timeline));
  print(`\n${UNDER_DOCTRINE}`);
  return 0;
}

export function changeWords(change: Change, a: Doctrine, b: Doctrine, timeline: Timeline): string {
  const order = timeline.orders[change.order]!;
  const line = (doctrine: Doctrine, ruled: Change['a']) =>
    `     ${doctrine.id.padEnd(14)} ${rulingSentence({ doctrine, order, ruling: ruled.ruling, facts: ruled.facts })}`;
  const why = change.because.map(
    (name) =>
      `     because ${name} reads ${valueWords(name, b.reads[name])}, not ${valueWords(name, a.reads[name])}: ${b.rationale[name].why}`,
  );
  return [
    '',
    `${String(change.order).padStart(3)}  ${clock(order.at)}  ${seatName(order.seat)}  ${orderWords(order, asInFile)}`,
    line(a, change.a),
    line(b, change.b),
    ...why,
  ].join('\n');
}

function playedTimeline(journal: Journal): Timeline {
  return understanding(journal, () => timelineOf(journal.opening.scenario, replay(journal)));
}
