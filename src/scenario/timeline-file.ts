// Timeline files (ladder.md 8) → checked timelines; and the orders files of a drill, which are their `orders:` alone.
import * as z from 'zod';
import { type Doctrine, responseNamed, type Timeline } from '../ladder/index.ts';
import type { Source } from './disk.ts';
import { findDoctrine } from './doctrine-file.ts';
import { type Mistake, MistakesFound, nearestHint } from './mistake.ts';
import {
  domain,
  type FactInFile,
  factShapes,
  guarantee,
  kindOf,
  members,
  type OrderInFile,
  orderShape,
  SEVERAL,
  toFact,
  words,
} from './shapes.ts';
import { oneOfKinds, type Parsed, parseYaml, salvage, tryShape } from './yaml.ts';

const factShape = oneOfKinds('fact', factShapes);

export const timelineShape = z.strictObject({
  format: z.literal(1),
  doctrine: words(200).default('literal'),
  sectors: z.int().min(1).max(99).default(8),
  guarantee: guarantee.default('unsigned'),
  consent: members.default([]),
  closedDomains: z.array(domain).default([]),
  facts: z.array(factShape).max(SEVERAL).default([]),
  orders: z.array(orderShape).max(SEVERAL).default([]),
});

const orderList = z.array(orderShape).max(SEVERAL);

/** An orders file; a whole timeline will do, of which only the orders count. */
export const ordersShape = z.strictObject({
  format: z.literal(1).optional(),
  orders: orderList,
  ...Object.fromEntries(
    ['doctrine', 'sectors', 'guarantee', 'consent', 'closedDomains', 'facts'].map((key) => [
      key,
      z.unknown().optional(),
    ]),
  ),
});

export interface CheckedTimeline {
  doctrine: Doctrine;
  timeline: Timeline;
  /** What is allowed but probably not meant; for people, on the error output. */
  remarks: Mistake[];
}

/** Reads a timeline; `doctrineName` stands in for the one that the file names. Throws MistakesFound with all there are. */
export function readTimeline(source: Source, doctrineName?: string): CheckedTimeline {
  const parsed = parseYaml(source);
  const { data, mistakes } = tryShape(parsed, timelineShape);
  const facts = data?.facts ?? salvage(parsed, 'facts', factShape);
  const orders = data?.orders ?? salvage(parsed, 'orders', orderShape);
  const sectors = data?.sectors ?? 99;
  const found = doctrineFor(parsed, doctrineName);
  const all = [...mistakes, ...found.mistakes, ...factMistakes(parsed, facts, sectors)];
  if (found.doctrine) all.push(...orderMistakes(parsed, orders, sectors, found.doctrine));
  if (all.length > 0 || !data || !found.doctrine) throw new MistakesFound(all);
  const { guarantee, consent, closedDomains } = data;
  return {
    doctrine: found.doctrine,
    timeline: {
      sectors,
      guarantee,
      consent,
      closedDomains,
      facts: data.facts.map(toFact),
      orders: data.orders.map(toOrder),
    },
    remarks: unreported(parsed, data.facts),
  };
}

/** The doctrine named by the caller, else by the file's `doctrine` key, else `literal`. */
export function doctrineFor(parsed: Parsed, override?: string): { doctrine?: Doctrine; mistakes: readonly Mistake[] } {
  const inFile = (parsed.value as { doctrine?: unknown } | null)?.doctrine;
  const name = override ?? (typeof inFile === 'string' ? inFile : 'literal');
  try {
    return { doctrine: findDoctrine(name), mistakes: [] };
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    const isNamedHere = override === undefined && error.mistakes[0]?.line === 0;
    const place = (mistake: Mistake) =>
      isNamedHere ? parsed.mistakeAt(['doctrine'], mistake.message, mistake.hint) : mistake;
    return { mistakes: error.mistakes.map(place) };
  }
}

/** Reads an orders file against the doctrine and the line of a scenario; a bare list will do. Throws MistakesFound. */
export function readOrders(source: Source, doctrine: Doctrine, sectors: number): OrderInFile[] {
  const parsed = parseYaml(source);
  const isList = Array.isArray(parsed.value);
  const { data, mistakes } = isList
    ? tryShape(parsed, orderList)
    : tryShape(
        parsed,
        ordersShape.transform(({ orders }) => orders),
      );
  const orders = data ?? (isList ? [] : salvage(parsed, 'orders', orderShape));
  const all = [...mistakes, ...orderMistakes(parsed, orders, sectors, doctrine, isList ? [] : ['orders'])];
  if (all.length > 0 || !data) throw new MistakesFound(all);
  return data;
}

export function toOrder(order: OrderInFile): Timeline['orders'][number] {
  const { at, seat, order: response, about, sector, of } = order;
  return {
    at,
    seat,
    response,
    ...(about !== undefined && { about }),
    ...(sector !== undefined && { sector }),
    ...(of !== undefined && { of }),
  };
}

/** What a schema cannot see in facts: times that contradict each other, sectors off the line, an act reported twice. */
export function factMistakes(
  parsed: Parsed,
  facts: readonly (FactInFile | undefined)[],
  sectors: number,
  at: readonly PropertyKey[] = ['facts'],
): Mistake[] {
  const found: Mistake[] = [];
  const reported = new Map<string, number>();
  facts.forEach((fact, index) => {
    if (!fact) return;
    const say = (key: string, message: string, hint?: string) =>
      found.push(parsed.mistakeAt([...at, index, key], message, hint));
    const late = (key: 'start' | 'when', value: number | undefined) => {
      if (value !== undefined && value > fact.at)
        say(key, `This lies after the minute of the fact itself (at).`, `a fact can only tell what has begun`);
    };
    if ('sector' in fact && typeof fact.sector === 'number' && fact.sector > sectors) {
      say('sector', `The line has sectors 1 to ${sectors}; there is no sector ${fact.sector}.`);
    }
    if (kindOf(fact) === 'amend' || kindOf(fact) === 'report') late('start', (fact as { start?: number }).start);
    if ('when' in fact) late('when', fact.when);
    if (!('report' in fact)) return;
    if (fact.end !== undefined && fact.end <= (fact.start ?? fact.at)) {
      say('end', 'The act ends before it has begun.', 'a momentary act ends one minute after its start');
    }
    const before = reported.get(fact.report);
    if (before !== undefined) {
      say(
        'report',
        `The act ${fact.report} was already reported (${at.join('.')}.${before}).`,
        'use share, amend or another name',
      );
    } else reported.set(fact.report, index);
  });
  return found;
}

export function orderMistakes(
  parsed: Parsed,
  orders: readonly (OrderInFile | undefined)[],
  sectors: number,
  doctrine: Doctrine,
  at: readonly PropertyKey[] = ['orders'],
): Mistake[] {
  const known = doctrine.responses.map((response) => response.id);
  return orders.flatMap((order, index) => {
    if (!order) return [];
    const found: Mistake[] = [];
    if (!responseNamed(doctrine, order.order)) {
      found.push(
        parsed.mistakeAt(
          [...at, index, 'order'],
          `There is no response "${order.order}".`,
          nearestHint(order.order, known),
        ),
      );
    }
    if (typeof order.sector === 'number' && order.sector > sectors) {
      found.push(
        parsed.mistakeAt(
          [...at, index, 'sector'],
          `The line has sectors 1 to ${sectors}; there is no sector ${order.sector}.`,
        ),
      );
    }
    return found;
  });
}

function unreported(parsed: Parsed, facts: readonly FactInFile[]): Mistake[] {
  const reported = facts.flatMap((fact) => ('report' in fact ? [fact.report] : []));
  return facts.flatMap((fact, index) => {
    const kind = kindOf(fact);
    if (kind === 'report' || kind === 'guarantee' || kind === 'consent') return [];
    const act = (fact as Record<string, unknown>)[kind];
    if (typeof act !== 'string' || reported.includes(act)) return [];
    return [
      parsed.mistakeAt(
        ['facts', index, kind],
        `The act ${act} is never reported, so this changes nothing.`,
        nearestHint(act, reported),
      ),
    ];
  });
}
