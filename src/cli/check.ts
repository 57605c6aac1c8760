// rung check: every mistake of every file at once, whatever kind of file it is.
import { orderWords, PROMPT_WORDS } from '../report/transcript.ts';
import { clock, seatName } from '../report/words.ts';
import { isFile, readSource, shippedFolder } from '../scenario/disk.ts';
import { findDoctrine, readDoctrine } from '../scenario/doctrine-file.ts';
import { describeMistake, type Mistake, MistakesFound } from '../scenario/mistake.ts';
import { readScenario, shippedScenarios } from '../scenario/scenario-file.ts';
import { readOrders, readTimeline } from '../scenario/timeline-file.ts';
import { type Parsed, parseYaml } from '../scenario/yaml.ts';
import { type Compliance, compliantLine } from '../study/compliance.ts';
import { goldDifferences } from '../study/gold.ts';
import { seedFrom } from './arguments.ts';
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
  /** What is worth knowing of a file without mistakes. */
  note?: string;
}

export function checkCommand(files: readonly string[], options: { json?: boolean; seed?: string }): number {
  const seed = seedFrom(options.seed ?? '1');
  const checked = files.map((file) => checkFile(file, seed));
  const isClean = checked.every(({ mistakes }) => mistakes.length === 0);
  if (options.json) printJson({ ok: isClean, files: checked });
  else {
    for (const { file, kind, mistakes, note } of checked)
      if (mistakes.length === 0) print(`${file}: ${KIND_WORDS[kind]}, no mistakes.${note ? `\n  ${note}` : ''}`);
    const all = checked.flatMap(({ mistakes }) => mistakes);
    if (all.length > 0)
      process.stderr.write(
        `${all.map(describeMistake).join('\n\n')}\n\n${all.length === 1 ? '1 mistake' : `${all.length} mistakes`}.\n`,
      );
  }
  return isClean ? 0 : 2;
}

function checkFile(file: string, seed: string): Checked {
  let kind: Checked['kind'] = 'unknown';
  try {
    // A shipped scenario may be named as everywhere else.
    const source = readSource(
      !isFile(file) && shippedScenarios().includes(file) ? shippedFolder(`${file}.yaml`) : file,
    );
    kind = kindOf(parseYaml(source).value);
    const note = CHECKS[kind as Kind](source, seed);
    return { file, kind, mistakes: [], ...(note && { note }) };
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

const CHECKS: Record<Kind, (source: { file: string; text: string }, seed: string) => string | undefined> = {
  doctrine: (source) => {
    readDoctrine(source);
    return undefined;
  },
  timeline: (source) => {
    readTimeline(source);
    return undefined;
  },
  orders: (source) => {
    readOrders(source, findDoctrine('literal'), 99);
    return undefined;
  },
  scenario: (source, seed) => {
    const parsed = parseYaml(source);
    const scenario = readScenario(source);
    // A variant that does not fit together is a mistake of the file as well.
    for (const { name } of scenario.variants) readScenario(source, { variant: name });
    const broken = goldDifferences(scenario).map(({ path, message }) => parsed.mistakeAt(['gold', ...path], message));
    const { mistakes, note } = complianceOf(parsed, compliantLine(scenario, seed));
    if (broken.length + mistakes.length > 0) throw new MistakesFound([...broken, ...mistakes]);
    return note;
  },
};

// A duty that nobody can meet on this seed is a mistake of the scenario, not of the players.
function complianceOf(parsed: Parsed, { seed, unmet, refused, tightest }: Compliance) {
  const mistakes = [
    ...unmet.map(({ kind, seat, about, raisedAt }) =>
      parsed.mistakeAt(
        [],
        `No fully compliant line on seed ${seed}: ${seatName(seat)} owes ${PROMPT_WORDS[kind]} on ${about} from ${clock(raisedAt)} and cannot meet it in time.`,
      ),
    ),
    ...refused.map(({ order, at }) =>
      parsed.mistakeAt([], `No fully compliant line on seed ${seed}: ${orderWords(order)} is refused at ${clock(at)}.`),
    ),
  ];
  const note = tightest
    ? `A compliant line exists on seed ${seed}; its tightest duty (${PROMPT_WORDS[tightest.prompt.kind]} on ${tightest.prompt.about}, ${seatName(tightest.prompt.seat)}) leaves ${(tightest.slackMinutes / 60).toFixed(1)} hours.`
    : `On seed ${seed} nobody owes anything.`;
  return { mistakes, note };
}
