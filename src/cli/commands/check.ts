// rung check: every mistake of every file at once, whatever kind of file it is.
import { basename } from 'node:path';
import type { Scenario } from '../../exercise/scenario.ts';
import { CODES, clock } from '../../ladder/index.ts';
import {
  CHECK_LATER,
  CHECK_UNREAD,
  compliantWords,
  goldHeldWords,
  refusedWords,
  retraceWords,
  unmetWords,
  variantsWords,
} from '../../report/check-words.ts';
import { codePlain } from '../../report/ruling-words.ts';
import { asInFile, orderWords, PROMPT_WORDS } from '../../report/transcript.ts';
import { count, seatName } from '../../report/words.ts';
import { isFile, readSource, type Source, shippedFolder } from '../../scenario/disk.ts';
import { findDoctrine, readDoctrine } from '../../scenario/doctrine-file.ts';
import { KIND_WORDS, type Kind, kindOf } from '../../scenario/kinds.ts';
import { describeMistakes, type Mistake, MistakesFound, MOST_EXPLAINED } from '../../scenario/mistake.ts';
import { findRubric } from '../../scenario/rubric-file.ts';
import { DEFAULT_RUBRIC } from '../../scenario/rubric-source.ts';
import { checkScenario, shippedScenarios } from '../../scenario/scenario-file.ts';
import { readStudy } from '../../scenario/study-file.ts';
import { readOrders, readTimeline } from '../../scenario/timeline-file.ts';
import { parseYaml } from '../../scenario/yaml.ts';
import { planOf } from '../../study/arms.ts';
import { compliantLine } from '../../study/compliance.ts';
import { goldDifferences } from '../../study/gold.ts';
import { exercisesIn, seedCount } from '../../study/plan.ts';
import { seedFrom } from '../arguments.ts';
import { print, printAside, printJson } from '../output.ts';
import { underWay } from '../progress.ts';

/** What came of a file whose every mistake is named. */
export interface Findings {
  mistakes: readonly Mistake[];
  /** What is allowed but probably not meant. */
  warnings?: readonly Mistake[];
  /** What is worth knowing of a file without mistakes. */
  notes?: readonly string[];
}

interface Checked extends Required<Findings> {
  file: string;
  kind: Kind | 'unknown';
  /** What could not be looked at while there are these mistakes; empty where all was. */
  unseen: string;
}

export function checkCommand(files: readonly string[], options: { json?: boolean; seed?: string }): number {
  const seed = seedFrom(options.seed ?? '1');
  const checked = Array.from(underWay(files, basename), (file) => checkFile(file, seed));
  const isClean = checked.every(({ mistakes }) => mistakes.length === 0);
  if (options.json) printJson({ ok: isClean, files: checked.map(bounded) });
  else for (const each of checked) tell(each);
  const all = checked.flatMap(({ mistakes }) => mistakes);
  if (all.length > 0 && !options.json)
    printAside([`${count(all.length, 'mistake')}.`, ...checked.flatMap(({ unseen }) => unseen || [])].join('\n'));
  return isClean ? 0 : 2;
}

/** The first hundred mistakes and warnings, and how many more there are. */
function bounded({ mistakes, warnings, ...rest }: Checked) {
  const explained = mistakes.filter(({ message }) => message !== '').slice(0, MOST_EXPLAINED);
  const warned = warnings.slice(0, MOST_EXPLAINED);
  const more = mistakes.length - explained.length + warnings.length - warned.length;
  return { ...rest, mistakes: explained, warnings: warned, ...(more > 0 && { more }) };
}

function tell({ file, kind, mistakes, warnings, notes }: Checked): void {
  const asWarning = (each: Mistake) => ({ ...each, message: `Warning: ${each.message}` });
  const warned = [...warnings.slice(0, MOST_EXPLAINED).map(asWarning), ...warnings.slice(MOST_EXPLAINED)];
  const told = [mistakes, warned].filter(({ length }) => length > 0).map((each) => describeMistakes(each));
  if (told.length > 0) printAside(`${told.join('\n\n')}\n`);
  if (mistakes.length > 0) return;
  const warnedOf = warnings.length > 0 ? `, ${count(warnings.length, 'warning')}` : '';
  print(
    [
      `${file}: ${kind === 'unknown' ? 'a file' : KIND_WORDS[kind]}, no mistakes${warnedOf}.`,
      ...notes.map((note) => `  ${note}`),
    ].join('\n'),
  );
}

function checkFile(file: string, seed: string): Checked {
  let kind: Checked['kind'] = 'unknown';
  const of = ({ mistakes, warnings = [], notes = [] }: Findings, unseen = ''): Checked => ({
    file,
    kind,
    mistakes: [...mistakes].sort((a, b) => a.line - b.line || a.column - b.column),
    warnings,
    notes,
    unseen: unseen && `${file}: ${unseen}`,
  });
  try {
    // A shipped scenario may be named as everywhere else.
    const source = readSource(
      !isFile(file) && shippedScenarios().includes(file) ? shippedFolder(`${file}.yaml`) : file,
    );
    kind = kindOf(parseYaml(source).value);
    return of(CHECKS[kind](source, seed));
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    const later = kind === 'scenario' ? CHECK_LATER : '';
    return of(error, error.reach === 'unread' ? CHECK_UNREAD : later);
  }
}

const CHECKS: Record<Kind, (source: Source, seed: string) => Findings> = {
  doctrine: (source) => {
    readDoctrine(source);
    return { mistakes: [] };
  },
  timeline: (source) => ({ mistakes: [], warnings: readTimeline(source).remarks }),
  orders: (source) => {
    readOrders(source, findDoctrine('literal'), 99);
    return { mistakes: [] };
  },
  scenario: checkStory,
  study: checkStudy,
};

/** Everything there is to say of a scenario file. Throws MistakesFound where it cannot be played. */
export function checkStory(source: Source, seed: string): Findings {
  const { scenario, remarks } = checkScenario(source);
  const { mistakeAt } = parseYaml(source);
  const { state, unmet, refused, tightest } = compliantLine(scenario, seed);
  const { gold, variants } = scenario;
  const retrace = retraceWords(source.file, seed);
  const dutyOf = ({ kind, about, seat }: (typeof unmet)[number]) => ({ duty: PROMPT_WORDS[kind], about, seat });
  const slack = tightest && { ...dutyOf(tightest.prompt), slackMinutes: tightest.slackMinutes };
  return {
    // A duty that nobody can meet on this seed is a mistake of the scenario, not of the players.
    mistakes: [
      ...goldDifferences(scenario).map(({ path, message }) =>
        mistakeAt(['gold', ...path], message, goldHint(scenario, path, message)),
      ),
      ...unmet.map((prompt) => mistakeAt([], unmetWords(seed, dutyOf(prompt), prompt.raisedAt), retrace)),
      ...refused.map(({ order, at }) => mistakeAt([], refusedWords(seed, orderWords(order), at), retrace)),
    ],
    warnings: remarks,
    notes: [
      goldHeldWords(gold.orders.length, gold.chains.length, gold.rulings.length),
      variantsWords(variants.map(({ name }) => name)),
      compliantWords(seed, state.orders.length, slack),
    ],
  };
}

/** A study that would begin, and how much there would be to play. Throws MistakesFound. */
function checkStudy(source: Source): Findings {
  const study = readStudy(source);
  const { rubric } = findRubric(study.rubric ?? DEFAULT_RUBRIC);
  const plan = planOf(study, rubric, source.file);
  const { settings, seeds } = plan;
  const arms = count(settings[0]!.arms.length, 'arm');
  const played = `${count(exercisesIn(plan), 'exercise')}: ${arms} on ${count(seedCount(seeds), 'seed')}`;
  return { mistakes: [], notes: [`${played}, in ${count(settings.length, 'setting')}.`] };
}

/** Which order a ruling of the gold line is about, and why it was refused. */
function goldHint({ gold }: Scenario, [list, index]: readonly (string | number)[], message: string) {
  const given = list === 'rulings' ? gold.orders[gold.rulings[Number(index)]!.order] : undefined;
  if (!given) return list === 'rulings' ? 'gold orders are counted from 0' : undefined;
  const code = CODES.find((each) => message.includes(each));
  const { at, order } = given;
  const words = `counted from 0, this is ${seatName(order.seat)}'s ${orderWords(order, asInFile)} at ${clock(at!)}`;
  return code ? `${words}: ${codePlain(code)}` : words;
}
