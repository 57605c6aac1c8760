// Whose rules a record was made under: a file lists everything that ever shipped, and every command that rests on a record
// says how it stands to that.
import { describe, expect, it } from 'vitest';
import { shippedNow } from '../../src/cli/shipped-rules.ts';
import { ENGINE } from '../../src/journal/engine.ts';
import { provenanceOf, SHIPPED, shortVersion } from '../../src/journal/provenance.ts';
import { provenanceWords } from '../../src/report/provenance.ts';
import { findDoctrine, withSettings } from '../../src/scenario/doctrine-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';

const version = shortVersion(ENGINE);
const told = (scenario: ReturnType<typeof findScenario>, engine = ENGINE) =>
  provenanceWords(provenanceOf({ scenario, engine }), scenario);

describe('the list of what ever shipped', () => {
  it('holds everything that ships now; npm run shipped adds what is missing', () => {
    const now = shippedNow();
    for (const part of ['scenarios', 'doctrines', 'numbers', 'rubrics'] as const)
      for (const { digest } of now[part]) {
        const known = SHIPPED[part].find((each) => each.digest === digest);
        expect(known?.versions, `${part}: run npm run shipped`).toContain(version);
      }
  });

  it('keeps what shipped before', () => {
    expect(SHIPPED.doctrines.filter(({ versions }) => versions.includes('0.1')).map(({ id }) => id)).toContain(
      'literal',
    );
  });
});

describe('the provenance of a record', () => {
  const scenario = findScenario('big-push');
  it('as shipped, in one sentence', () => {
    expect(told(scenario)).toEqual([`Rules: scenario, doctrine and numbers as shipped with ${version}.`]);
    const variant = findScenario('big-push', { variant: 'thirds' });
    expect(told(variant)).toEqual([`Rules: scenario, doctrine and numbers as shipped with ${version}.`]);
  });
  it('with another preset, which it names', () => {
    expect(told({ ...scenario, background: 'degraded' })[0]).toContain('but with degraded background');
  });
  it('with the switches that differ, under whatever name', () => {
    const forged = { ...scenario.doctrine, reads: { ...scenario.doctrine.reads, 'phase1.warnWithin': 60 } };
    expect(told({ ...scenario, doctrine: forged })[1]).toBe(
      `Rules: the doctrine literal differs from what shipped with ${version} in phase1.warnWithin (1:00; shipped 24:00).`,
    );
    const set = withSettings(findDoctrine('literal'), ['quorum.leads=UK,PL']);
    expect(told({ ...scenario, doctrine: set })[1]).toContain('quorum.leads (UK, PL; shipped UK, FR)');
  });
  it('as unknown where the rules never shipped', () => {
    const own = { ...scenario, id: 'my-own', doctrine: { ...scenario.doctrine, id: 'mine' } };
    expect(told(own)).toEqual([
      'Rules: the scenario my-own is not one of ours.',
      'Rules: the doctrine mine is not one of ours.',
      `Rules: the table of numbers is as shipped with ${version}.`,
    ]);
  });
});
