// The acts of a scenario file → incidents, with a fate where the file leaves it open.
import type { Contingent, Fate, Grown, Incident } from '../exercise/incident.ts';
import type { DailyCount } from '../exercise/numbers.ts';
import type { Side } from '../ladder/index.ts';
import type { Some } from './readable.ts';
import type { ActInFile, InjectInFile } from './scenario-shape.ts';

/** What is written of the acts, and what of them a daily count holds. */
interface Written {
  acts: readonly ActInFile[];
  injects: readonly InjectInFile[];
  count: DailyCount | undefined;
}

// An act into which another grows begins with that growth; the rest begin at their minute.
export function toIncidents(written: Written): { incidents: Incident[]; contingent: Contingent[] } {
  const { acts, injects } = written;
  const grown = grownActs(acts);
  const called = contingentActs(injects);
  const first = acts.filter(({ id }) => !grown.has(id));
  return {
    incidents: first
      .filter(({ id }) => !called.has(id))
      .map((act) => ({ ...toGrown(act, written), start: act.start, end: act.end })),
    contingent: first
      .filter(({ id }) => called.has(id))
      .map((act) => ({ ...toGrown(act, written), writtenAt: act.start, lasts: act.end - act.start })),
  };
}

/** The acts that a contingency inject reports: they begin with it. */
export const contingentActs = (injects: readonly Some<InjectInFile>[]): Set<string> =>
  new Set(injects.flatMap((inject) => ('report' in inject && isConditional(inject) ? (inject.report ?? []) : [])));

/** Whether an inject waits for something to hold. An `end` has a time under the same key. */
export const isConditional = ({ when }: Some<InjectInFile>): boolean => typeof when === 'object';

function toGrown(act: ActInFile, written: Written): Grown {
  const { id, kind, sector, severity, author, intent, truth } = act;
  const fate = openActs(written.acts).has(id) ? toFate(act, written) : null;
  const recorded = explosionsOf(act, written);
  return { id, kind, sector, severity, author, intent, truth, isScripted: true, recorded, fate, answers: null };
}

/** How many explosions of a written act the daily counts come to, over all the hours that it lasts as written. */
function explosionsOf({ kind, severity, start, end }: ActInFile, { count }: Written): number {
  if (!count || count.quiet.includes(kind)) return 1;
  return Math.max(1, Math.ceil(((count.perHour[severity] ?? 0) * (end - start)) / 60));
}

/** How long the first report of an open act takes where the file does not say. */
export const REPORT_DELAY = 30;

/** Whether play can move the end of an act. An act into which another grows is open too; the caller checks that. */
export const isOpenAct = (act: Some<ActInFile>): boolean =>
  act.course === 'open' || act.fate === 'open' || nextOf(act) !== undefined;

/** The act into which it grows, or to which it leads. */
export const nextOf = ({ growsInto, leadsTo }: Some<ActInFile>): string | undefined => growsInto ?? leadsTo;

/** The acts that begin with the growth of another. */
export const grownActs = (acts: readonly Some<ActInFile>[]): Set<string> =>
  new Set(acts.flatMap((act) => nextOf(act) ?? []));

/** The acts whose course play can move. */
export function openActs(acts: readonly Some<ActInFile>[]): Set<string> {
  const grown = grownActs(acts);
  return new Set(acts.flatMap((act) => (act.id !== undefined && (isOpenAct(act) || grown.has(act.id)) ? act.id : [])));
}

/** The side to which an act is assessed where the file does not say. */
export const sideOf = (author: ActInFile['author']): Side =>
  author === 'russia' || author === 'ukraine' ? author : 'unknown';

// The engine does not report an open act that an inject reports; for the rest the act's own keys count.
function toFate(act: ActInFile, written: Written): Fate {
  const { acts, injects } = written;
  const { start, end, severity, author, marks = [], heat = 0, finding } = act;
  const isReported = injects.some((inject) => 'report' in inject && inject.report === act.id);
  const side = sideOf(author);
  const next = acts.find(({ id }) => id === nextOf(act));
  return {
    written: { start, end, leadsOn: act.leadsTo !== undefined },
    detection: 0,
    reportDelay: act.delay ?? REPORT_DELAY,
    shareDelay: act.shareDelay ?? 60,
    endDelay: 10,
    firstTo: act.firstTo ?? 'ukraine',
    thresholds: {
      end: (end - start) * 100,
      growth: next ? Math.max(1, next.start - start) * 100 : null,
      finding: finding ? Math.max(1, finding.after) * 100 : null,
    },
    assessed: { severity: act.assessed?.severity ?? severity, side: act.assessed?.side ?? side },
    marks,
    heat,
    says: isReported ? '' : (act.says ?? ''),
    over: act.over ?? 'It is over.',
    claims: [],
    finding: {
      verdict: finding?.verdict ?? 'attributed',
      side: finding?.side ?? side,
      likelihood: finding?.likelihood ?? 0.75,
    },
    grown: next ? toGrown(next, written) : null,
  };
}
