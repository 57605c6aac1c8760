// The law as a page: every check and every switch of a doctrine stands on it, in words, with what other readings choose.
import { describe, expect, it } from 'vitest';
import { CODES, checksOf } from '../../src/ladder/index.ts';
import { lawPage, lawSections, lawText } from '../../src/report/law.ts';
import { codePlain } from '../../src/report/ruling-words.ts';
import { SWITCH_WORDS, switchValue } from '../../src/report/switch-words.ts';
import { findDoctrine, SWITCHES, shippedDoctrines, TIMES } from '../../src/scenario/doctrine-file.ts';

const lawOf = (id: string) => {
  const others = shippedDoctrines().filter((name) => name !== id);
  return { doctrine: findDoctrine(id), others: others.map(findDoctrine), times: TIMES, switches: SWITCHES };
};
const part = (id: string, section: string) => lawSections(lawOf(id)).find((each) => each.id === section)!.body;
/** Text without its line breaks. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('the law as a page', () => {
  it.each(shippedDoctrines())('has every check and every switch of %s in words', (id) => {
    const { doctrine } = lawOf(id);
    const checks = part(id, 'checks');
    for (const { code, n } of checksOf(doctrine)) {
      const [row] = checks.split('\n').filter((line) => line.startsWith(`| ${n} |`));
      expect(row).toContain(codePlain(code));
    }
    for (const code of CODES) expect(checks).not.toContain(code);
    const choices = part(id, 'choices').split('\n');
    expect(choices).toHaveLength(SWITCHES.length);
    for (const name of SWITCHES) {
      const line = choices.find((each) => each.includes(`(\`${name}\`)`))!;
      expect(line.toLowerCase()).toContain(SWITCH_WORDS[name].slice(1).toLowerCase());
      expect(line).toContain(`(${doctrine.rationale[name].clause})`);
      const value = switchValue(name, doctrine.reads[name], TIMES);
      expect(value, name).not.toMatch(/[a-z]-[a-z]+-|^[a-z]+-[a-z]+$|undefined/);
    }
  });

  it('says to whom a check is put, and which clause it cites', () => {
    const checks = part('literal', 'checks');
    expect(checks).toContain(
      "| 1 | every order | another seat has this order to give | not this seat | the order's own |",
    );
    expect(checks).toContain('| 4 | every order about a breach |');
    expect(checks).toContain('| 8 | halt and counter-fire |');
    expect(checks).toContain(
      '| 11 | coalition force and joint force | the window has not opened yet | too early | C3, C4 |',
    );
    // Only a reading that asks for it has the check.
    expect(checks).toContain('| 16 | no order in this reading |');
  });

  it('puts what it chooses beside the other readings', () => {
    expect(part('literal', 'choices')).toContain(
      'Hours of phase 3 (`phase3.effectAfter`): **72:00** (C4). Otherwise: 48:00 (in thirds).',
    );
    expect(part('thirds', 'choices')).toMatch(
      /\*\*48:00\*\* \(C1\)\. Otherwise: 72:00 \(in deadline, .* and sustained\)/,
    );
    expect(part('observe-only', 'rules')).toContain('This reading gives no mandate for force by the coalition');
  });

  it('says where the model adds to its source, with the figures of the doctrine', () => {
    const { doctrine, ...law } = lawOf('literal');
    const reads = { ...doctrine.reads, 'phase1.haltWindow': 45, 'quorum.members': 7, 'evidence.joint': 0.9 };
    const own = lawSections({ ...law, doctrine: { ...doctrine, reads } }).find(({ id }) => id === 'own')!.body;
    for (const figure of ['0:45', 'stand down: 2:00', '7 further members', '0.55', '0.90', 'Ukraine', 'sector'])
      expect(own).toContain(figure);
  });

  it('is text of that width, and one page that loads nothing', () => {
    for (const width of [60, 80, 100]) {
      const lines = lawText(lawOf('literal'), width).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(flat(lines.join(' '))).toContain('EXERCISE. Training model of a press-reported');
    }
    const page = lawPage(lawOf('literal'));
    expect(page).not.toMatch(/<script|https?:|src=/);
    expect(page).toContain('never lawful or unlawful');
  });
});
