// Lists that the help of a command shows: the policies, and what can be wanted of a seed.
import { POLICY_WORDS } from '../../report/policy-words.ts';
import { TRAITS } from '../../study/traits.ts';

export function policiesHelp(): string {
  const all = Object.entries(POLICY_WORDS).map(([name, words]) => `  ${name.padEnd(14)} ${words}`);
  return ['', 'Policies play a seat on what it sees:', ...all].join('\n');
}

export function wantsHelp(): string {
  const counted = Object.entries(TRAITS).map(([name, { what }]) => `  ${name.padEnd(12)} ${what}`);
  return [
    '',
    'What can be wanted, with >=, <=, >, <, = and a whole number,',
    'or =yes (one or more) and =no (none):',
    ...counted,
    '  difficulty   only =easy, =medium or =hard: by the points that are lost there, in',
    '               thirds of the range searched; another range has other thirds',
  ].join('\n');
}
