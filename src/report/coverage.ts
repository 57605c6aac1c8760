// Plan coverage in lines of text, and what its names are called.
import { type News, PROMPT_KINDS, type PromptKind } from '../exercise/words.ts';
import { CODES, type Code } from '../ladder/index.ts';
import type { Coverage } from '../review/coverage.ts';
import { EDGE_WORDS } from './edge-words.ts';
import { provenance } from './handling.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { codeShort } from './ruling-words.ts';
import { clauseWords, count } from './words.ts';

const PARTS: Readonly<Record<string, string>> = {
  clauses: 'clauses of the plan',
  checks: 'reasons for a refusal',
  edges: 'deadlines and openings of the ladder',
  duties: 'duties',
  responses: 'responses',
  seats: 'seats',
};

/** What a part of the coverage is called. */
export const partName = (what: string): string => PARTS[what] ?? what;

/** What came up or did not, as people call it. */
export function coveredName(what: string, key: string): string {
  if (what === 'checks') return CODES.some((code) => code === key) ? codeShort(key as Code) : key;
  if (what === 'duties') return PROMPT_KINDS.some((kind) => kind === key) ? PROMPT_WORDS[key as PromptKind] : key;
  return what === 'edges' && Object.hasOwn(EDGE_WORDS, key) ? EDGE_WORDS[key as News].came : key;
}

export function coverageLines(together: Coverage, journals: number): string[] {
  const parts = Object.entries(together).flatMap(([what, times]) => {
    const all = Object.entries(times);
    const came = all.filter(([, n]) => n > 0).map(([name, n]) => `${coveredName(what, name)} ${n}`);
    const never = all.filter(([, n]) => n === 0).map(([name]) => name);
    const clauses = what === 'clauses' ? never.map((name) => `            ${name}: ${clauseWords(name)}`) : [];
    return [
      '',
      partName(what),
      `  came up   ${came.join(', ') || 'none'}`,
      `  never     ${never.map((name) => coveredName(what, name)).join(', ') || 'none'}`,
      ...clauses,
    ];
  });
  return [provenance(), `Plan coverage of ${count(journals, 'journal')}`, ...parts];
}
