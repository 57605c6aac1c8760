// rung check: every mistake of every file at once, whatever kind of file it is.
import { readSource } from '../scenario/disk.ts';
import { findDoctrine, readDoctrine } from '../scenario/doctrine-file.ts';
import { describeMistake, type Mistake, MistakesFound } from '../scenario/mistake.ts';
import { readScenario } from '../scenario/scenario-file.ts';
import { readOrders, readTimeline } from '../scenario/timeline-file.ts';
import { parseYaml } from '../scenario/yaml.ts';
import { goldDifferences } from '../study/gold.ts';
import { print, printJson } from './output.ts';

type Kind = 'scenario' | 'doctrine' | 'timeline' | 'orders';

const KIND_WORDS: Record<Kind | 'unknown', string> = {
  scenario: 'a scenario',
  doctrine: 'a doctrine',
  timeline: 'a timeline',
  orders: 'an orders file',
  unknown: 'a file',
};

interface Checked {
  file: string;
  kind: Kind | 'unknown';
  mistakes: readonly Mistake[];
}

export function checkCommand(files: readonly string[], options: { json?: boolean }): number {
  const checked = files.map(checkFile);
  const isClean = checked.every(({ mistakes }) => mistakes.length === 0);
  if (options.json) printJson({ ok: isClean, files: checked });
  else {
    for (const { file, kind, mistakes } of checked)
      if (mistakes.length === 0) print(`${file}: ${KIND_WORDS[kind]}, no mistakes.`);
    const all = checked.flatMap(({ mistakes }) => mistakes);
    if (all.length > 0)
      process.stderr.write(
        `${all.map(describeMistake).join('\n\n')}\n\n${all.length === 1 ? '1 mistake' : `${all.length} mistakes`}.\n`,
      );
  }
  return isClean ? 0 : 2;
}

function checkFile(file: string): Checked {
  let kind: Checked['kind'] = 'unknown';
  try {
    const source = readSource(file);
    kind = kindOf(parseYaml(source).value);
    CHECKS[kind as Kind](source);
    return { file, kind, mistakes: [] };
  } catch (error) {
    if (!(error instanceof MistakesFound)) throw error;
    return { file, kind, mistakes: error.mistakes };
  }
}

// The keys that only one kind of file has; what fits none is taken for a scenario, which has most to say.
function kindOf(value: unknown): Kind {
  const keys = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  if (keys.includes('reads')) return 'doctrine';
  if (keys.includes('facts')) return 'timeline';
  return keys.includes('orders') && !keys.includes('injects') ? 'orders' : 'scenario';
}

const CHECKS: Record<Kind, (source: { file: string; text: string }) => void> = {
  doctrine: readDoctrine,
  timeline: (source) => readTimeline(source),
  orders: (source) => readOrders(source, findDoctrine('literal'), 99),
  scenario: (source) => {
    const parsed = parseYaml(source);
    const broken = goldDifferences(readScenario(source));
    if (broken.length > 0)
      throw new MistakesFound(broken.map(({ path, message }) => parsed.mistakeAt(['gold', ...path], message)));
  },
};
