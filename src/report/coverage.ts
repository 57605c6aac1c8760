// Plan coverage in lines of text.
import type { Coverage } from '../review/coverage.ts';
import { clauseWords, count, PROVENANCE } from './words.ts';

export function coverageLines(together: Coverage, journals: number): string[] {
  const parts = Object.entries(together).flatMap(([what, times]) => {
    const all = Object.entries(times);
    const came = all.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n}`);
    const never = all.filter(([, n]) => n === 0).map(([name]) => name);
    const clauses = what === 'clauses' ? never.map((name) => `            ${name}: ${clauseWords(name)}`) : [];
    return [
      '',
      what,
      `  came up   ${came.join(', ') || 'none'}`,
      `  never     ${never.join(', ') || 'none'}`,
      ...clauses,
    ];
  });
  return [PROVENANCE, `Plan coverage of ${count(journals, 'journal')}`, ...parts];
}
