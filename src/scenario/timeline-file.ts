// Timeline files (ladder.md 8) → checked timelines; and the orders files of a drill, which are their `orders:` alone.
import * as z from 'zod';
import type { Composition } from '../exercise/words.ts';
import { type Doctrine, responseNamed, type Sector, type Timeline } from '../ladder/index.ts';

import { fileBeside, type Source } from './disk.ts';
import { findDoctrine } from './doctrine-file.ts';
import { refuseOtherKind } from './kinds.ts';
import { attempt, type Mistake, MistakesFound, nearestHint } from './mistake.ts';
import { oneOfKinds, type Readable, readable, type Some } from './readable.ts';
import { tryShape } from './shape-check.ts';
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
import { type Parsed, parseYaml } from './yaml.ts';

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

/** An orders file; in a complete timeline only the orders count. */
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

interface CheckedTimeline {
  doctrine: Doctrine;
  timeline: Timeline;
  /** What is allowed but probably not meant; for people, on the error output. */
  remarks: Mistake[];
}

/** Reads a timeline; `doctrineName` replaces the doctrine that the file names. Throws MistakesFound with all mistakes. */
export function readTimeline(source: Source, doctrineName?: string): CheckedTimeline {
  const parsed = parseYaml(source);
  refuseOtherKind(parsed, 'timeline');
  const { data, mistakes } = tryShape(parsed, timelineShape);
  const facts = readable(parsed, ['facts'], factShape);
  const orders = readable(parsed, ['orders'], orderShape);
  const sectors = data?.sectors ?? 99;
  const found = doctrineFor(parsed, doctrineName);
  const all = [...mistakes, ...found.mistakes, ...factMistakes(parsed, facts, sectors)];
  if (found.doctrine) {
    all.push(...orderMistakes(parsed, orders, sectors, found.doctrine));
    all.push(...rosterMistakes(parsed, consenting(parsed, facts), found.doctrine));
  }
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
  const named = override ?? (typeof inFile === 'string' ? inFile : 'literal');
  // A path in a file is relative to that file, not to the working folder.
  const beside = override === undefined && /\.(ya?ml|json)$/.test(named) && fileBeside(parsed.source.file, named);
  const name = beside || named;
  const { value, mistakes } = attempt(() => findDoctrine(name));
  if (value) return { doctrine: value, mistakes };
  const isNamedHere = override === undefined && mistakes[0]?.line === 0;
  const place = (mistake: Mistake) =>
    isNamedHere ? parsed.mistakeAt(['doctrine'], mistake.message, mistake.hint) : mistake;
  return { mistakes: mistakes.map(place) };
}

/** Reads an orders file, or a bare list, against the doctrine and the line of a scenario. Throws MistakesFound. */
export function readOrders(source: Source, doctrine: Doctrine, sectors: number): OrderInFile[] {
  const parsed = parseYaml(source);
  refuseOtherKind(parsed, 'orders');
  const isList = Array.isArray(parsed.value);
  const { data, mistakes } = isList
    ? tryShape(parsed, orderList)
    : tryShape(
        parsed,
        ordersShape.transform(({ orders }) => orders),
      );
  const orders = readable(parsed, isList ? [] : ['orders'], orderShape);
  const all = [...mistakes, ...orderMistakes(parsed, orders, sectors, doctrine)];
  if (all.length > 0 || !data) throw new MistakesFound(all);
  return data;
}

export function toOrder(order: OrderInFile): Timeline['orders'][number] {
  const { at, seat, order: response, about = null, sector = null, of = null } = order;
  return { at, seat, response, about, sector, of };
}

/** An order of an orders file as a seat composes it: with its minute, its likelihood, its reason and its text. */
export function toComposition(given: OrderInFile): Composition {
  const { at, ...order } = toOrder(given);
  const { likelihood = null, attributing = null, because = null, text = null } = given;
  return { at, order, likelihood, attributing, because, text };
}

/** What a schema cannot find in facts: contradictory times, sectors off the line, an act that is reported twice. */
export function factMistakes(parsed: Parsed, facts: readonly Readable<FactInFile>[], sectors: number): Mistake[] {
  const found: Mistake[] = [];
  const reported = new Map<string, readonly PropertyKey[]>();
  for (const { path, is: fact } of facts) {
    const say = (key: string, message: string, hint?: string) =>
      found.push(parsed.mistakeAt([...path, key], message, hint));
    const late = (key: 'start' | 'when', value: number | undefined) => {
      if (value !== undefined && fact.at !== undefined && value > fact.at)
        say(key, `This lies after the minute of the fact itself (at).`, `a fact can only tell what has begun`);
    };
    const kind = kindOf(fact);
    if ('sector' in fact) found.push(...sectorMistakes(parsed, path, fact.sector, sectors));
    if (kind === 'amend' || kind === 'report') late('start', (fact as { start?: number }).start);
    if ('when' in fact) late('when', fact.when);
    if (kind !== 'report') continue;
    const { report, at, start = at, end } = fact as Some<Extract<FactInFile, { report: string }>>;
    if (end !== undefined && start !== undefined && end <= start) {
      say('end', 'The act ends before it has begun.', 'a momentary act ends one minute after its start');
    }
    const before = reported.get(report!);
    if (before !== undefined) {
      say(
        'report',
        `The act ${report} was already reported (${before.join('.')}).`,
        'use share, amend or another name',
      );
    } else reported.set(report!, path);
  }
  return found;
}

export function sectorMistakes(
  parsed: Parsed,
  path: readonly PropertyKey[],
  sector: Sector | undefined,
  sectors: number,
): Mistake[] {
  if (typeof sector !== 'number' || sector <= sectors) return [];
  return [
    parsed.mistakeAt(
      [...path, 'sector'],
      `The line has sectors 1 to ${sectors}; there is no sector ${sector}.`,
      `1 to ${sectors}, rear or sea`,
    ),
  ];
}

export function orderMistakes(
  parsed: Parsed,
  orders: readonly Readable<OrderInFile>[],
  sectors: number,
  doctrine: Doctrine,
): Mistake[] {
  const known = doctrine.responses.map((response) => response.id);
  const speaking = doctrine.responses.filter(({ wording }) => wording !== null).map(({ id }) => id);
  return orders.flatMap(({ path, is: { order, sector, text } }) => {
    const found = sectorMistakes(parsed, path, sector, sectors);
    if (order === undefined) return found;
    if (!responseNamed(doctrine, order))
      found.unshift(
        parsed.mistakeAt([...path, 'order'], `There is no response "${order}".`, nearestHint(order, known)),
      );
    else if (text !== undefined && !speaking.includes(order))
      found.push(
        parsed.mistakeAt(
          [...path, 'text'],
          `${order} carries no text to the others.`,
          `these do: ${speaking.join(', ')}`,
        ),
      );
    return found;
  });
}

export interface NamedMember {
  path: readonly PropertyKey[];
  member: string;
}

export const membersAt = (
  lists: readonly { path: readonly PropertyKey[]; members: readonly string[] | undefined }[],
): NamedMember[] =>
  lists.flatMap(({ path, members = [] }) => members.map((member, index) => ({ path: [...path, index], member })));

function consenting(parsed: Parsed, facts: readonly Readable<FactInFile>[]): NamedMember[] {
  const { consent } = (parsed.value ?? {}) as { consent?: unknown };
  const lists = [
    { path: ['consent'], members: members.safeParse(consent).data },
    ...facts.map(({ path, is }) => ({ path: [...path, 'consent'], members: 'consent' in is ? is.consent : [] })),
  ];
  return membersAt(lists);
}

/** Consent of a member who is not on the doctrine's roster has no effect (ladder.md 5, check 13). */
export function rosterMistakes(parsed: Parsed, named: readonly NamedMember[], { id, reads }: Doctrine): Mistake[] {
  const roster = reads['quorum.roster'];
  return named
    .filter(({ member }) => !roster.includes(member))
    .map(({ path, member }) =>
      parsed.mistakeAt(
        path,
        `${member} is not on the roster of the doctrine ${id}, so its consent would count for nothing.`,
        'the switch quorum.roster of a doctrine says who may consent',
      ),
    );
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
