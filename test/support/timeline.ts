// Timelines for tests, written as YAML bodies below a common head.
import type { Adjudication, Doctrine, Readings, Timeline } from '../../src/ladder/index.ts';
import { adjudicate, clock } from '../../src/ladder/index.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';

export const literal = findDoctrine('literal');

/** The literal reading with some switches set otherwise. */
export function reading(change: Partial<Readings>, base: Doctrine = literal): Doctrine {
  return { ...base, reads: { ...base.reads, ...change } };
}

const HEAD = 'format: 1\nguarantee: ratified\nconsent: [UK, FR, PL, NO, SE]\n';

/** A timeline from its `facts` and `orders`, each one line of YAML flow. */
export function timeline(facts: string[], orders: string[], head = HEAD): Timeline {
  const list = (items: string[]) =>
    items.length > 0 ? `\n${items.map((item) => `  - { ${item} }`).join('\n')}\n` : ' []\n';
  return readTimeline({ file: 'test.yaml', text: `${head}facts:${list(facts)}orders:${list(orders)}` }).timeline;
}

/** Each ruling in a word or two, as "refused window/too-early 24:01" or "late 25:00". */
export function verdicts({ rulings }: Adjudication): string[] {
  return rulings.map(({ ruling }) =>
    ruling.verdict === 'refused'
      ? [ruling.code, ruling.earliest === null ? ruling.needs.join(' ') : clock(ruling.earliest)].join(' ').trim()
      : `${ruling.verdict} ${clock(ruling.effectAt)}`,
  );
}

export function ruled(doctrine: Doctrine, facts: string[], orders: string[], head?: string): string[] {
  return verdicts(adjudicate(doctrine, timeline(facts, orders, head)));
}
