// Whose rules a record was made under, in words: which parts are as shipped, and which differ in which switches.
import type { Scenario } from '../exercise/scenario.ts';
import type { Provenance, Standing, SwitchDifference } from '../journal/provenance.ts';
import { clock, listed } from './words.ts';

/** One sentence where all is as one version shipped it; else one for each part that is not. */
export function provenanceWords({ scenario, doctrine, numbers }: Provenance, played: Scenario): string[] {
  const parts: [string, Standing][] = [
    [`the scenario ${played.id}${played.variant === null ? '' : ` (${played.variant})`}`, scenario],
    [`the doctrine ${played.doctrine.id}`, doctrine],
    ['the table of numbers', numbers],
  ];
  const isPlain = parts.every(([, part]) => part.is === 'as-shipped' && part.background === undefined);
  const versions = new Set(parts.map(([, part]) => (part.is === 'unknown' ? '' : part.version)));
  if (isPlain && versions.size === 1)
    return [`Rules: scenario, doctrine and numbers as shipped with ${[...versions].join()}.`];
  return parts.map(([name, part]) => `Rules: ${standingWords(name, part)}.`);
}

export const rubricWords = (id: string, rubric: Standing): string =>
  `Rules: ${standingWords(`the rubric ${id}`, rubric)}.`;

function standingWords(name: string, part: Standing): string {
  switch (part.is) {
    case 'unknown':
      return `${name} is not one of ours`;
    case 'as-shipped': {
      const preset = part.background === undefined ? '' : `, but with ${part.background ?? 'no'} background`;
      return `${name} is as shipped with ${part.version}${preset}`;
    }
    case 'differs': {
      const where = part.switches.length === 0 ? '' : ` in ${listed(part.switches.map(switchWords))}`;
      return `${name} differs from what shipped with ${part.version}${where}`;
    }
  }
}

const switchWords = ({ name, here, shipped }: SwitchDifference): string =>
  `${name} (${valueWords(here)}; shipped ${valueWords(shipped)})`;

// A number from 60 on is a time in minutes: counts and likelihoods are smaller.
function valueWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'number' && value >= 60 ? clock(value) : String(value);
}
