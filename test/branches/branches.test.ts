// Decisions matter: what one more accepted order brings about is more than its own events.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findScenario, shippedScenarios } from '../../src/scenario/scenario-file.ts';
import { branchesOf, branchTable } from './branches.ts';

const table = readFileSync(new URL('./table.txt', import.meta.url), 'utf8');

it('the table of branches holds every scenario, and nearly every branch of it differs within a day', () => {
  const heads = [...table.matchAll(/^(\S+): (\d+) of (\d+) branches differ within a day$/gm)];
  expect(heads.map(([, id]) => id).sort()).toEqual(shippedScenarios());
  for (const [, id, apart, all] of heads) expect(Number(apart) / Number(all), id).toBeGreaterThanOrEqual(0.9);
});

it('the table is what the script makes of it today', () => {
  const scenario = findScenario('whose-shell');
  expect(table).toContain(branchTable([scenario]));
  expect(branchesOf(scenario).every(({ differs }) => differs.length > 0)).toBe(true);
});
