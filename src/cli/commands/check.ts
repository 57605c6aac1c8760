// rung check: every mistake of every file at once, whatever kind of file it is.
import { basename } from 'node:path';
import { CHECK_LATER, CHECK_UNREAD } from '../../report/check-words.ts';
import { count } from '../../report/words.ts';
import { type Source, sourceNamed } from '../../scenario/disk.ts';
import { findDoctrine, readDoctrine } from '../../scenario/doctrine-file.ts';
import { type FileKind, KIND_WORDS, kindOf } from '../../scenario/kinds.ts';
import { describeMistakes, type Mistake, MistakesFound, MOST_EXPLAINED } from '../../scenario/mistake.ts';
import { findRubric } from '../../scenario/rubric-file.ts';
import { DEFAULT_RUBRIC } from '../../scenario/rubric-source.ts';
import { readStudy } from '../../scenario/study-file.ts';
import { readOrders, readTimeline } from '../../scenario/timeline-file.ts';
import { parseYaml } from '../../scenario/yaml.ts';
import { planOf } from '../../study/arms.ts';
import { exercisesIn, seedCount } from '../../study/plan.ts';
import { seedFrom } from '../arguments.ts';
import { print, printJson, printNote } from '../output.ts';
import { underWay } from '../progress.ts';
import { type Findings, findingsOf } from '../scenario-findings.ts';

interface Checked extends Required<Findings> {
  file: string;
  kind: FileKind | 'unknown';
  /** What these mistakes kept from being checked, as a sentence; empty where everything was. */
  unseen: string;
}

export function checkCommand(files: readonly string[], options: { json?: boolean; seed?: string }): number {
  const seed = seedFrom(options.seed ?? '1');
  const checked = Array.from(underWay(files, basename), (file) => checkFile(file, seed));
  const isClean = checked.every(({ mistakes }) => mistakes.length === 0);
  if (options.json) printJson({ ok: isClean, files: checked.map(bounded) });
  else for (const each of checked) show(each);
  const all = checked.flatMap(({ mistakes }) => mistakes);
  if (all.length > 0 && !options.json)
    printNote([`${count(all.length, 'mistake')}.`, ...checked.flatMap(({ unseen }) => unseen || [])].join('\n'));
  return isClean ? 0 : 2;
}

/** The first hundred mistakes and warnings, and how many more there are. */
function bounded({ mistakes, warnings, ...rest }: Checked) {
  const explained = mistakes.filter(({ message }) => message !== '').slice(0, MOST_EXPLAINED);
  const warned = warnings.slice(0, MOST_EXPLAINED);
  const more = mistakes.length - explained.length + warnings.length - warned.length;
  return { ...rest, mistakes: explained, warnings: warned, ...(more > 0 && { more }) };
}

function show({ file, kind, mistakes, warnings, notes }: Checked): void {
  const asWarning = (each: Mistake) => ({ ...each, message: `Warning: ${each.message}` });
  const warned = [...warnings.slice(0, MOST_EXPLAINED).map(asWarning), ...warnings.slice(MOST_EXPLAINED)];
  const described = [mistakes, warned].filter(({ length }) => length > 0).map((each) => describeMistakes(each));
  if (described.length > 0) printNote(`${described.join('\n\n')}\n`);
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
    // As in every command, the name alone of a shipped scenario or study is enough.
    const source = sourceNamed(file, [], ['studies']);
    kind = kindOf(parseYaml(source).value);
    return of(CHECKS[kind](source, seed));
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    const later = kind === 'scenario' ? CHECK_LATER : '';
    return of(error, error.reach === 'unread' ? CHECK_UNREAD : later);
  }
}

const CHECKS: Record<FileKind, (source: Source, seed: string) => Findings> = {
  doctrine: (source) => {
    readDoctrine(source);
    return { mistakes: [] };
  },
  timeline: (source) => ({ mistakes: [], warnings: readTimeline(source).remarks }),
  orders: (source) => {
    readOrders(source, findDoctrine('literal'), 99);
    return { mistakes: [] };
  },
  scenario: findingsOf,
  study: checkStudy,
};

/** Notes how much there would be to play. Throws MistakesFound where the study could not begin. */
function checkStudy(source: Source): Findings {
  const study = readStudy(source);
  const { rubric } = findRubric(study.rubric ?? DEFAULT_RUBRIC);
  const plan = planOf(study, rubric, source.file);
  const { settings, seeds } = plan;
  const arms = count(settings[0]!.arms.length, 'arm');
  const played = `${count(exercisesIn(plan), 'exercise')}: ${arms} on ${count(seedCount(seeds), 'seed')}`;
  return { mistakes: [], notes: [`${played}, in ${count(settings.length, 'setting')}.`] };
}
