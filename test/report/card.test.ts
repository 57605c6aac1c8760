// What each response is, does and costs: in the catalogue, on the reference card, in the brief; its figures are those of the
// exercise.
import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../src/exercise/numbers.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { briefMarkdown, handout } from '../../src/report/brief.ts';
import { card, cardHtml, cardMarkdown } from '../../src/report/card.ts';
import { explanation } from '../../src/report/explanation.ts';
import { PROVENANCE } from '../../src/report/words.ts';
import { findDoctrine, readDoctrine, shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';

const SCENARIO = findScenario('big-push');
const hours = hoursOf(SCENARIO);

describe('what a response is, does and costs', () => {
  it.each(shippedDoctrines())('stands in %s for every response, in two sentences', (name) => {
    for (const response of findDoctrine(name).responses) {
      for (const seat of response.seats) {
        const words = explanation(response, seat, { ...hours, answered: {} });
        expect(words.match(/[.](?= |$)/g), response.id).toHaveLength(2);
        expect(words, response.id).not.toMatch(/[{}]/);
      }
    }
  });

  it('says its hours as the figures have them, whatever they are', () => {
    const { responses } = findDoctrine('literal');
    const named = (id: string) => responses.find((response) => response.id === id)!;
    expect(explanation(named('hotline'), 'us', hours)).toContain(
      'an hour after the order; what is said holds for 12 hours',
    );
    expect(explanation(named('hotline'), 'us', { ...hours, works: { hotline: 90 } })).toContain('holds for 1:30');
    expect(explanation(named('hotline'), 'us', hours)).toContain('It is answered within 2 hours, or not at all.');
    expect(explanation(named('surveil'), 'coalition', hours)).toContain('4 hours after the order');
    expect(explanation(named('surveil'), 'us', hours)).toContain('an hour after the order');
    expect(explanation(named('sanction'), 'us', hours)).toContain('24 hours after the order and until ENDEX');
    expect(explanation(named('halt'), 'ukraine', hours)).toContain('30 minutes after the order');
    expect(explanation(named('halt'), 'ukraine', hours)).toContain('ended less than an hour ago');
    expect(explanation(named('halt'), 'ukraine', { ...hours, haltWindow: 45 })).toContain('less than 45 minutes ago');
  });

  it('may be said in a doctrine of one’s own; what it names has to be there', () => {
    const own = (explains: string) => ({
      file: 'own.yaml',
      text: `format: 1\nid: own\nfrom: literal\ntitle: Own\nsummary: Own.\nreads: {}\nexplains:\n${explains}`,
    });
    const { responses } = readDoctrine(own('  warn: We tell them {lead}. It is free.\n'));
    expect(responses.find(({ id }) => id === 'warn')?.explains).toBe('We tell them {lead}. It is free.');
    expect(responses.find(({ id }) => id === 'halt')?.explains).toContain('to stop it there and no further');
    const mistakesIn = (explains: string): string => {
      try {
        readDoctrine(own(explains));
        return '';
      } catch (error) {
        if (!(error instanceof MistakesFound)) throw error;
        return error.message;
      }
    };
    expect(mistakesIn('  wran: We tell them.\n')).toMatch(/There is no response wran[\s\S]*warn/);
    expect(mistakesIn('  warn: We tell them {soon}.\n')).toMatch(/There is no figure \{soon\}[\s\S]*\{lead\}/);
    expect(mistakesIn('  warn: We tell them {lead.\n')).toMatch(/There is no figure \{lead[^}]*\n/);
    expect(mistakesIn('  warn: We tell them lead}.\n')).toContain('There is no figure }');
    expect(mistakesIn('  constructor: We tell them.\n')).toContain('There is no response constructor');
  });

  it('so may what is offered to be said; whatever is named there carries a text, and all diplomacy does', () => {
    const own = (wordings: string) =>
      readDoctrine({
        file: 'own.yaml',
        text: `format: 1\nid: own\nfrom: literal\ntitle: Own\nsummary: Own.\nreads: {}\nwordings:\n${wordings}`,
      }).responses;
    const responses = own('  warn: Stop {breach}.\n  repair: We repair.\n');
    const wordingOf = (name: string) => responses.find(({ id }) => id === name)!.wording;
    expect(['warn', 'repair', 'halt'].map(wordingOf)).toEqual(['Stop {breach}.', 'We repair.', null]);
    expect(wordingOf('demarche')).toContain('{breach}');
    for (const { class: is, id, wording } of SCENARIO.doctrine.responses)
      expect(wording !== null).toBe(
        is === 'diplomatic' || ['hotline', 'deconflict', 'self-report', 'withhold'].includes(id),
      );
    expect(() => own('  warn: Stop {lead}.\n')).toThrow('There is no figure {lead}');
    expect(() => own('  wran: Stop.\n')).toThrow('There is no response wran');
  });
});

describe('the reference card', () => {
  it.each(SEATS)('of %s holds all that it can order, the ladder and the clauses', (seat) => {
    const text = cardMarkdown(card(SCENARIO, seat));
    for (const response of SCENARIO.doctrine.responses.filter(({ seats }) => seats.includes(seat)))
      expect(text).toContain(`**${response.id}**`);
    expect(text).toContain('Phase 2');
    expect(text).toContain('**C9**');
    expect(cardHtml(card(SCENARIO, seat))).toContain(PROVENANCE);
  });

  it('says in the brief what it says on the card', () => {
    for (const seat of SEATS) {
      const brief = briefMarkdown(handout(SCENARIO, seat));
      const [warn] = SCENARIO.doctrine.responses.filter(({ id }) => id === 'warn');
      expect(brief).toContain(`**warn.** ${explanation(warn!, seat, hours)}`);
    }
  });
});
