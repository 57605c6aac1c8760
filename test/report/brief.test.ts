// Hand-outs: what a seat is handed before STARTEX holds nothing that it could not see then; the facilitator's holds it all.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { asRead, textLater } from '../../src/exercise/shift.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { BRIEF_READERS, briefHtml, briefMarkdown, handout } from '../../src/report/brief.ts';
import { plain } from '../../src/report/markdown.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';

const everyVariant = allScenarios().flatMap((scenario) => [
  scenario,
  ...scenario.variants.map(({ name }) => findScenario(scenario.id, { variant: name })),
]);
const named = everyVariant.map((scenario) => [`${scenario.id} ${scenario.variant ?? ''}`.trim(), scenario] as const);

const sentences = (text: string) => text.split(/(?<=[.;:?!])\s+/).filter((each) => each.length > 12);

function secretsOf({ incidents, injects, pack, opponent, gold }: Scenario): string[] {
  const all = [];
  for (const incident of incidents)
    for (let act: typeof incident.fate | undefined = incident.fate, told: { truth: string } = incident; ; ) {
      all.push(told.truth, act?.says ?? '', act?.over ?? '');
      if (!act?.grown) break;
      told = act.grown;
      act = act.grown.fate;
    }
  const texts = [
    ...all,
    ...injects.flatMap(({ text, expected = '', notes = '' }) => [text, expected, notes]),
    pack.truth,
    ...pack.objectives,
    ...pack.hints,
    opponent.intent,
    gold.text,
  ];
  return texts.flatMap((text) => sentences(text ?? '')).filter((text) => text !== 'It is over.');
}

function actsOf({ incidents }: Scenario): string[] {
  return incidents.flatMap(({ id, fate }) => {
    const ids: string[] = [id];
    for (let grown = fate?.grown; grown; grown = grown.fate?.grown ?? null) ids.push(grown.id);
    return ids;
  });
}

describe('a seat is handed nothing hidden', () => {
  it.each(named)('%s', (_, scenario) => {
    const secrets = secretsOf(scenario);
    expect(scenario.id === 'open-drill' || secrets.length > 5).toBe(true);
    for (const seat of SEATS) {
      const text = briefMarkdown(handout(scenario, seat));
      expect(text).toContain(plain(scenario.briefs[seat].split('\n\n')[0]!));
      const told = [...secrets, ...SEATS.filter((other) => other !== seat).map((other) => scenario.briefs[other])];
      expect(told.filter((secret) => text.includes(secret) || text.includes(plain(secret)))).toEqual([]);
      expect(actsOf(scenario).filter((id) => new RegExp(`\\b${id}\\b`).test(text))).toEqual([]);
      // When a member would answer, and what, is drawn around these figures.
      expect(text).not.toMatch(/\b(yes|no) after \d/);
    }
  });

  it.each(named)('nor is the Commission: %s', (_, scenario) => {
    const text = briefMarkdown(handout(scenario, 'commission'));
    const told = [...secretsOf(scenario), ...SEATS.map((seat) => scenario.briefs[seat])];
    expect(told.filter((secret) => text.includes(secret) || text.includes(plain(secret)))).toEqual([]);
    expect(actsOf(scenario).filter((id) => new RegExp(`\\b${id}\\b`).test(text))).toEqual([]);
  });

  it('the Commission reads what it may find, what a certification takes, and orders nothing', () => {
    const scenario = findScenario('big-push');
    const text = briefMarkdown(handout(scenario, 'commission'));
    expect(text).toContain('# Big push: brief for the Commission');
    expect(text).toContain('You make the findings of the Monitoring Commission.');
    for (const finding of ['Attribute', 'Unattributable', 'Nothing happened', 'Broader attack', 'Adjourn'])
      expect(text).toContain(`| ${finding} |`);
    expect(text).toContain(`${scenario.numbers.politics.tests.needed} of 4`);
    expect(text).not.toContain('What you can order');
    expect(text).toMatch(/0\.55|0\.60|0\.[0-9]+ or more/);
  });

  it('the facilitator has the truth, every inject with what is expected, and the exemplary line', () => {
    const scenario = findScenario('big-push');
    const text = briefMarkdown(handout(scenario, 'facilitator'));
    const wanted = [
      ...[...scenario.pack.hints, ...scenario.pack.objectives, scenario.pack.truth].map((text) => textLater(text, 0)),
      ...scenario.incidents.map(({ truth }) => truth),
      ...scenario.injects.map(asRead).flatMap(({ text: said, expected }) => [said, expected ?? '']),
      scenario.gold.text,
    ];
    expect(wanted.filter((each) => !text.includes(plain(each)))).toEqual([]);
  });
});

describe('a hand-out', () => {
  it('says on top, at its end and on every printed page that it is an exercise', () => {
    for (const reader of BRIEF_READERS) {
      const page = handout(findScenario('first-shot'), reader);
      expect(briefMarkdown(page).split(plain(PROVENANCE))).toHaveLength(3);
      const html = briefHtml(page);
      expect(html.split(`role="note">${PROVENANCE}`)).toHaveLength(3);
      expect(html).toContain(`@top-center{content:"${PROVENANCE.replaceAll('-', '\\2d ')}`);
      expect(html.match(/class="own-page"/g)?.length).toBe(page.sections.length);
    }
  });

  it('lists the rules of the reading, and which force has no mandate', () => {
    const under = (doctrine: string) => briefMarkdown(handout(findScenario('big-push', { doctrine }), 'coalition'));
    expect(under('literal')).toContain('takes effect 72:00 after T0, never earlier');
    expect(under('thirds')).toContain('takes effect 48:00 after T0, never earlier');
    expect(under('deadline')).toContain('is late after 72:00');
    expect(under('persistent')).toContain('only with act 3 within 24:00');
    const observing = briefMarkdown(handout(findScenario('minsk-baseline'), 'coalition'));
    expect(observing).toContain('no mandate for force by the coalition');
    expect(observing).toMatch(/\| air-policing \|.*no mandate under this reading \|/);
    expect(under('mirrored')).toContain('which is the coalition');
  });

  it('lists the orders of its seat alone, with the lead of that seat', () => {
    const us = briefMarkdown(handout(findScenario('big-push'), 'us'));
    expect(us).toMatch(/\| surveil \|.*\| 1:00 \|/);
    expect(us).not.toContain('| consult |');
  });
});
