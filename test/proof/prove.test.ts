// What the proof makes of cases, pieces and violations; the proof itself is run as a program (prove.real.test.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashes } from '../../src/ladder/index.ts';
import { type Family, PARTS, PROPERTIES, pieces, provePiece } from '../../src/proof/index.ts';
import { shortest } from '../../src/proof/shrink.ts';
import { order, report, timeline } from '../../src/proof/timeline-writing.ts';
import { otherwise } from '../../src/proof/varied-switches.ts';
import { timelineYaml } from '../../src/report/timeline-yaml.ts';
import { readTimeline } from '../../src/scenario/timeline-file.ts';
import { timelines } from '../support/plain-law/timelines.ts';
import { literal } from '../support/timeline.ts';

const whole = { part: 'B', family: 0, from: 0, step: 1 };

describe('a piece of a proof', () => {
  it('takes every case of a part once, in whatever pieces', () => {
    const taken = new Set<string>();
    for (const { part, family, from, to, step } of pieces(literal, ['A', 'D'], false))
      for (let n = from; n < to; n += step) taken.add(`${part} ${family} ${n}`);
    const sizes = PARTS.filter(({ id }) => ['A', 'D'].includes(id)).flatMap((part) => part.families(literal));
    expect(taken.size).toBe(sizes.reduce((sum, { size }) => sum + size, 0));
  });

  it('that is quick takes the same cases however it is cut, one of about so many', () => {
    const quick = pieces(literal, ['D'], true);
    const taken = quick.flatMap(({ family, from, to, step }) =>
      Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, n) => `${family} ${from + n * step}`),
    );
    const { quickly, families } = PARTS.find(({ id }) => id === 'D')!;
    const all = families(literal).reduce((sum, { size }) => sum + size, 0);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBeGreaterThan(all / quickly / 2);
    expect(taken.length).toBeLessThan((all / quickly) * 2);
  });

  it('finds where the two readings part, and the shortest timeline that shows it', () => {
    // The same act reported twice is no timeline that a file may hold; the readings take it differently.
    const facts = [report('A'), report('B', { sector: 6 }), report('A', { at: 5, start: 5, sector: 5 })];
    const odd = timeline(literal, facts, [order('us', 'acknowledge', 9), order('ukraine', 'warn', 7)]);
    const family: Family = { name: 'odd', bounds: '', size: 1, at: () => odd };
    const { violation, cases } = provePiece(literal, [family], { ...whole, to: 1 });
    expect(cases).toBe(1);
    expect(violation).toMatchObject({ property: 'law', part: 'B', family: 'odd', change: null });
    expect(violation!.timeline.facts).toHaveLength(2);
    expect(violation!.timeline.orders.length).toBeLessThan(2);
  });
});

describe('the shortest timeline', () => {
  it('keeps what the violation needs, and the numbers of orders that are named', () => {
    const orders = ['a', 'b', 'c', 'd'].map((response, n) => order('us', response, n, { of: n === 3 ? 2 : null }));
    const long = timeline(literal, [report('A'), report('B'), report('C')], orders);
    const short = shortest(long, ({ facts, orders: left }) => {
      const last = left.find(({ response }) => response === 'd');
      return facts.some((fact) => 'act' in fact && fact.act === 'B') && left[last?.of ?? -1]?.response === 'c';
    });
    expect(short.facts).toMatchObject([{ act: 'B' }]);
    expect(short.orders).toMatchObject([{ response: 'c' }, { response: 'd', of: 0 }]);
  });
});

describe('a timeline as YAML', () => {
  it('is read again as what it was', () => {
    fc.assert(
      fc.property(timelines, (made) => {
        const known = literal.reads['quorum.roster'];
        const said = {
          ...made,
          consent: made.consent.filter((member) => known.includes(member)),
          facts: made.facts
            .filter(({ at }) => at >= 0)
            .map((fact) =>
              fact.kind === 'consent'
                ? { ...fact, members: fact.members.filter((member) => known.includes(member)) }
                : fact,
            ),
        };
        const text = timelineYaml('literal', said);
        expect(readTimeline({ file: 'made.yaml', text }).timeline).toEqual(said);
      }),
      { numRuns: 60, seed: 25 },
    );
  });
});

describe('the readings that a proof tries', () => {
  it('each differ from the doctrine and contradict nothing', () => {
    const changes = otherwise(literal);
    expect(changes.length).toBeGreaterThan(45);
    for (const change of changes) {
      expect(clashes({ ...literal.reads, ...change })).toEqual([]);
      expect({ ...literal.reads, ...change }).not.toEqual(literal.reads);
    }
  });

  it('and every property of the page is told with the parts that check it', () => {
    const ids = [18, 6, 6].flatMap((many, n) => Array.from({ length: many }, (_, k) => `${'SLM'[n]}${k + 1}`));
    expect(PROPERTIES.map(({ id }) => id)).toEqual(ids);
    const known = PARTS.map(({ id }) => id);
    for (const { parts } of PROPERTIES) for (const part of parts.split(' ')) expect(known).toContain(part);
  });
});
