// rung doctrines: what the readings are, and which rulings of a record change between two of them.
import { timelineOf } from '../../exercise/score/timeline.ts';
import { type Journal, readJournal } from '../../journal/read.ts';
import { replay } from '../../journal/replay.ts';
import { understanding } from '../../journal/understanding.ts';
import type { Doctrine, Timeline } from '../../ladder/index.ts';
import { changeWords, doctrineLines, doctrineListLines } from '../../report/doctrines.ts';
import { provenance } from '../../report/handling.ts';
import { UNDER_DOCTRINE } from '../../report/words.ts';
import { compareReadings, switchesDiffering } from '../../review/readings.ts';
import { readSource } from '../../scenario/disk.ts';
import { findDoctrine, SWITCHES, shippedDoctrines, TIMES } from '../../scenario/doctrine-file.ts';
import { readTimeline } from '../../scenario/timeline-file.ts';
import { print, printJson } from '../output.ts';

/** The default reading first, the others by name. */
function inOrder(): Doctrine[] {
  return ['literal', ...shippedDoctrines().filter((name) => name !== 'literal')].map(findDoctrine);
}

export function listCommand({ json = false }: { json?: boolean }): void {
  const [literal, ...others] = inOrder() as [Doctrine, ...Doctrine[]];
  if (!json) {
    const all = others.map((doctrine) => ({ doctrine, differs: switchesDiffering(literal, doctrine) }));
    print(doctrineListLines(literal, all, TIMES).join('\n'));
    return;
  }
  printJson(
    [literal, ...others].map((doctrine) => ({
      id: doctrine.id,
      title: doctrine.title,
      summary: doctrine.summary,
      differs: switchesDiffering(literal, doctrine).map((name) => ({
        switch: name,
        is: doctrine.reads[name],
        literal: literal.reads[name],
        ...doctrine.rationale[name],
      })),
    })),
  );
}

export function showCommand(name: string): void {
  print(doctrineLines(findDoctrine(name), SWITCHES, TIMES).join('\n'));
}

export function diffCommand(nameA: string, nameB: string, file: string, options: { json?: boolean }): void {
  const a = findDoctrine(nameA);
  const b = findDoctrine(nameB);
  const timeline = file.endsWith('.jsonl')
    ? playedTimeline(readJournal(file))
    : readTimeline(readSource(file)).timeline;
  const changes = understanding({ file }, () => compareReadings(a, b, timeline));
  if (options.json)
    return printJson({
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
  print(
    `${provenance()}\n${file}: ${changes.length} of ${timeline.orders.length} rulings change between ${a.title} and ${b.title}.`,
  );
  for (const change of changes) print(changeWords(change, a, b, timeline, TIMES));
  print(`\n${UNDER_DOCTRINE}`);
}

function playedTimeline(journal: Journal): Timeline {
  return understanding(journal, () => timelineOf(journal.opening.scenario, replay(journal)));
}
