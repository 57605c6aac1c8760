// Lists of injects to be sent out and back: of every scenario, and one that has every kind and column.
import type { Scenario } from '../../src/exercise/scenario.ts';
import { readSource, type Source, shippedFolder } from '../../src/scenario/disk.ts';
import { allScenarios, findScenario, readScenario } from '../../src/scenario/scenario-file.ts';

export const sourceOf = (id: string): Source => readSource(shippedFolder(`${id}.yaml`));

const EVERY_KIND = `
  - { at: "0:10", guarantee: signed, from: Capitals, text: "=1+1 is what it says" }
  - { at: "0:20", consent: [UK, FR], from: Press, medium: claim, text: "'=quoted, \\"twice\\"; and a comma" }
  - { at: "0:20", consent: [], from: Press, text: "-5 degrees" }
  - { at: "0:50", report: K47, start: "0:05", sector: sea, severity: 0, side: unknown, from: "@post", marks: [air, territory], text: "+++ flash +++", to: [us, ukraine] }
  - { at: "1:00", report: Q12, start: "0:05", end: "0:45", sector: rear, severity: 5, side: ukraine, from: "'", text: "''", notes: "two\\nlines, \\"quoted\\"" }
  - { at: "1:10", amend: K47, from: A, text: B, severity: 3 }
  - { at: "1:10", amend: K47, from: A, text: B, start: "0:06", sector: 8, side: russia, about: K47 }
  - { at: "1:20", confirm: K47, likelihood: 0.123456789, from: A, text: B, controller: C, objective: D, expected: E }
  - { at: "1:21", news: "=HYPERLINK(x)", from: A, expects: [{ seat: ukraine, order: warn }, { seat: us, order: hotline }] }
  - { at: "1:22", news: F, draft: "=We, the undersigned, at {0:00}", from: A, about: K47, world: { usWill: wavering, talks: in-session, dispute: open, prosperity: agreed, readiness: 0, heat: 120000, withdraws: [NO, SE], presence: [{ sector: 6, is: 40 }, { sector: 7, is: 0 }] } }
  - { at: "1:23", news: G, from: A, world: { withdraws: [] }, while: K47 }
  - { at: "30:00", retract: K47, from: A, text: B }
`;

/** First shot with a second act, so that one may be reported with an end. */
const twoActs = (): Source => {
  const { file, text } = sourceOf('first-shot');
  const second = (block: string, id: string, rest: string) =>
    `${block.trimEnd()}\n${id}Q12${rest.replace('course: open', 'course: fixed')}`;
  return { file, text: text.replace(/\nacts:\n( {2}- id: )K47([\s\S]*?\n)(?=\S)/, second) };
};

export const everyKind = (): Scenario => {
  const text = twoActs().text.replace(/\ninjects:\n[\s\S]*?\n(?=\S)/, `\ninjects:${EVERY_KIND}\n`);
  return readScenario({ file: 'every-kind.yaml', text });
};

export const stories: [string, () => Scenario, () => Source][] = [
  ...allScenarios().map(({ id }): (typeof stories)[number] => [id, () => findScenario(id), () => sourceOf(id)]),
  ['big-push, wavering', () => findScenario('big-push', { variant: 'wavering' }), () => sourceOf('big-push')],
  ['every kind and column', everyKind, twoActs],
];
