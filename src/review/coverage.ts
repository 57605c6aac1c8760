// Plan coverage: which clauses, checks, edges, duties and responses an exercise has exercised, and which never came up.
import { NEWS, PROMPT_KINDS } from '../exercise/words.ts';
import { CLAUSES, CODES, SEATS } from '../ladder/index.ts';
import type { Review } from './review.ts';

const COVERED = ['clauses', 'checks', 'edges', 'duties', 'responses', 'seats'] as const;

/** How often each came up; 0: never. */
export type Coverage = Record<(typeof COVERED)[number], Record<string, number>>;

const none = (names: readonly string[]): Record<string, number> => Object.fromEntries(names.map((name) => [name, 0]));

export function coverageOf({ opening, history, exercise }: Review): Coverage {
  const coverage: Coverage = {
    clauses: none(CLAUSES),
    checks: none(CODES),
    edges: none(NEWS),
    duties: none(PROMPT_KINDS),
    responses: none(opening.scenario.doctrine.responses.map(({ id }) => id)),
    seats: none(SEATS),
  };
  const add = (what: keyof Coverage, name: string) => {
    coverage[what][name] = (Object.hasOwn(coverage[what], name) ? coverage[what][name]! : 0) + 1;
  };
  for (const { given } of exercise.orders) {
    const { ruling, order } = given;
    add('clauses', ruling.clause);
    add('responses', order.response);
    add('seats', order.seat);
    if (ruling.verdict === 'refused') add('checks', ruling.code);
  }
  for (const { prompt } of exercise.prompts) add('duties', prompt.kind);
  for (const { event } of history) {
    if (event.type === 'news-came') for (const { news } of event.items) add('edges', news);
  }
  return coverage;
}

export function coverageTogether(all: readonly Coverage[]): Coverage {
  const together = Object.fromEntries(COVERED.map((what) => [what, {}])) as Coverage;
  for (const coverage of all) {
    for (const what of COVERED) {
      for (const [name, times] of Object.entries(coverage[what])) {
        const before = Object.hasOwn(together[what], name) ? together[what][name]! : 0;
        together[what][name] = before + times;
      }
    }
  }
  return together;
}
