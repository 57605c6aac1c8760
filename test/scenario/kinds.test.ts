// A file of another kind is told as one; a file of the right kind with a stray key has its mistakes listed.
import { describe, expect, it } from 'vitest';
import { findDoctrine, readDoctrine } from '../../src/scenario/doctrine-file.ts';
import type { FileKind } from '../../src/scenario/kinds.ts';
import { MistakesFound } from '../../src/scenario/mistake.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { readStudy } from '../../src/scenario/study-file.ts';
import { readOrders, readTimeline } from '../../src/scenario/timeline-file.ts';

const TEXTS: Record<FileKind, string> = {
  scenario: 'format: 1\nid: x\ntitle: X\ninjects: []\nendex: 24:00\n',
  doctrine: 'format: 1\nid: x\nfrom: literal\nreads: {}\n',
  timeline: 'format: 1\nfacts: []\norders: []\n',
  orders: 'orders: []\n',
  study: 'format: 1\ntitle: T\nscenarios: [first-shot]\nseeds: 1..5\n',
};

const READERS: Record<FileKind, (text: string) => unknown> = {
  scenario: (text) => readScenario({ file: 'f.yaml', text }),
  doctrine: (text) => readDoctrine({ file: 'f.yaml', text }),
  timeline: (text) => readTimeline({ file: 'f.yaml', text }),
  orders: (text) => readOrders({ file: 'f.yaml', text }, findDoctrine('literal'), 8),
  study: (text) => readStudy({ file: 'f.yaml', text }),
};

function mistakesOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    return error.mistakes.map(({ message }) => message);
  }
}

const kinds = Object.keys(TEXTS) as FileKind[];
const pairs = kinds.flatMap((is) => kinds.filter((wanted) => wanted !== is).map((wanted) => [is, wanted] as const));

describe('a file of another kind', () => {
  it.each(pairs)('%s for %s is explained in one sentence', (is, wanted) => {
    // A timeline has orders, which are given as they are.
    const told = mistakesOf(() => READERS[wanted](TEXTS[is]));
    if (is === 'timeline' && wanted === 'orders') return expect(told).toEqual([]);
    expect(told).toEqual([expect.stringMatching(/^This is an? [a-z ]+; an? [a-z ]+ was expected\.$/)]);
  });

  it.each(kinds)('is not what a %s with a stray key is', (kind) => {
    for (const key of ['facts: []', 'seeds: 1..5', 'reads: {}']) {
      const told = mistakesOf(() => READERS[kind](`${TEXTS[kind]}${key}\n`));
      expect(told.filter((message) => message.startsWith('This is a'))).toEqual([]);
    }
  });
});

describe('an orders file', () => {
  const read = (order: string) =>
    mistakesOf(() => READERS.orders(`orders:\n  - { at: "1:00", seat: ukraine, ${order} }\n`));

  it('gives a text with an order that carries one, in one line, and with no other', () => {
    expect(read('order: warn, text: "Stop it, all of you."')).toEqual([]);
    expect(read('order: halt, text: "Stop it."')).toEqual(['halt carries no text to the others.']);
    expect(read('order: warn, text: "Stop\\nit."')).toEqual([expect.stringContaining('Expected one line')]);
    expect(read(`order: warn, text: "${'x'.repeat(2001)}"`)).toHaveLength(1);
  });
});
