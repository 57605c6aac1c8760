// The sound parts of a story in spite of mistakes elsewhere, so that all of it can be checked at once.
import { isOpenAct, nextOf, REPORT_DELAY } from './acts.ts';
import { blockAt, type Readable, readable, readableOf, type Some } from './readable.ts';
import {
  type ActInFile,
  actShape,
  type InjectInFile,
  injectShape,
  type ScenarioInFile,
  scenarioShape,
} from './scenario-shape.ts';
import { type FactInFile, kindOf } from './shapes.ts';
import { membersAt, type NamedMember } from './timeline-file.ts';
import type { Parsed } from './yaml.ts';

export interface Story {
  file: Some<ScenarioInFile>;
  acts: Readable<ActInFile>[];
  injects: Readable<InjectInFile>[];
  /** Whether all of them could be read: only then can an act be reported as unknown. */
  hasAllActs: boolean;
  hasAllInjects: boolean;
}

/** Reports a mistake or a remark at a place of the file. */
export type Say = (path: readonly PropertyKey[], message: string, hint?: string) => void;

export const readableFile = (parsed: Parsed): Some<ScenarioInFile> => readableOf(parsed.value, scenarioShape) ?? {};

/** The story of a file; with a variant, its injects among the others. */
export function storyOf(parsed: Parsed, variant?: string): Story {
  const acts = readable(parsed, ['acts'], actShape);
  const adds = ['variants', variant ?? '', 'adds'];
  const injects = [...readable(parsed, ['injects'], injectShape), ...readable(parsed, adds, injectShape)];
  return {
    file: readableFile(parsed),
    acts,
    injects: variant === undefined ? injects : injects.sort((a, b) => (a.is.at ?? 0) - (b.is.at ?? 0)),
    hasAllActs: acts.length === sizeOf(parsed, ['acts']) && acts.every(({ is }) => is.id !== undefined),
    hasAllInjects: injects.length === sizeOf(parsed, ['injects']) + sizeOf(parsed, adds),
  };
}

function sizeOf(parsed: Parsed, path: readonly string[]): number {
  const list: unknown = blockAt(parsed.value, path);
  return Array.isArray(list) ? list.length : 0;
}

/**
 * When the engine reports an act to the first seat, on the bare script; undefined where an inject reports it, where it
 * begins by growth, or where the file does not say enough.
 */
export function engineReportAt({ acts, injects }: Story, act: Some<ActInFile>): number | undefined {
  const isReported = injects.some(({ is }) => 'report' in is && is.report === act.id);
  const isGrown = acts.some(({ is }) => nextOf(is) === act.id);
  if (isReported || isGrown || !isOpenAct(act) || act.says === undefined || act.start === undefined) return undefined;
  const delay = 'delay' in act ? act.delay : REPORT_DELAY;
  return delay === undefined ? undefined : act.start + delay;
}

/** The fact of an inject; undefined for news. */
export const factIn = (inject: Some<InjectInFile>): Some<FactInFile> | undefined =>
  'news' in inject && inject.news !== undefined ? undefined : (inject as Some<FactInFile>);

/** The act that a fact is about and the key that names it; undefined for what is about none. */
export function aboutOf(fact: Some<FactInFile>): { kind: string; act: string } | undefined {
  const kind = kindOf(fact);
  if (kind === 'guarantee' || kind === 'consent') return undefined;
  return { kind, act: String((fact as Record<string, unknown>)[kind]) };
}

/** Every member whose consent the story gives or takes, with its place. */
export function membersNamed({ file, injects }: Story): NamedMember[] {
  const lists = [
    { path: ['consent'], members: file.consent },
    ...Object.entries(file.variants ?? {}).map(([name, { consent }]) => ({
      path: ['variants', name, 'consent'],
      members: consent,
    })),
    ...injects.flatMap(({ path, is }) => [
      { path: [...path, 'consent'], members: 'consent' in is ? is.consent : [] },
      { path: [...path, 'world', 'withdraws'], members: is.world?.withdraws },
    ]),
  ];
  return membersAt(lists);
}
