// Who plays what for the oracle: every scenario as it is and with each preset of the generator, by every policy.
import { POLICY_NAMES, PRESETS } from '../../src/exercise/words.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import type { Arm } from './oracle.ts';

/** Seeds from the first number on and before the second. */
export const BLOCKS = [
  [0, 2],
  [2, 30],
  [30, 200],
] as const;

export const scenarios = allScenarios;

export function arms(): Arm[] {
  return scenarios().flatMap((scenario) =>
    [null, ...PRESETS].flatMap((preset) => POLICY_NAMES.map((policy): Arm => ({ scenario, preset, policy }))),
  );
}

export const nameOf = ({ scenario: { id }, preset, policy }: Arm): string =>
  `${id} ${preset ?? 'as written'} ${policy}`;
