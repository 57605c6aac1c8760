// rung seeds: the seeds of a scenario that bring what a course needs.
import { bankCells, tableText } from '../../report/study-rows.ts';
import { seedBankJson, seedBankLines } from '../../report/study-seeds.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { collectMistakes, mistakeIn, nearest } from '../../scenario/mistake.ts';
import { GRADES } from '../../study/difficulty.ts';
import type { Row } from '../../study/outcome.ts';
import { seedAt, seedCount } from '../../study/plan.ts';
import { chainSummaries, foundSeeds, PANEL, panelPlan } from '../../study/seeds.ts';
import { mostOf, TRAITS, type TraitName } from '../../study/traits.ts';
import { WANTED, type Want, wantFrom } from '../../study/wants.ts';
import { wholeNumber } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { printJson, printNote, writeOut } from '../output.ts';
import { rowFormat } from '../rows-file.ts';
import { runPlan, workersFrom } from '../run-plan.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';
import { seedsFrom } from '../study-plan.ts';
import { printWrapped } from '../wrapped-output.ts';

interface SeedsOptions extends ScenarioOptions {
  want?: readonly string[];
  seeds?: string;
  limit?: string;
  rows?: string;
  workers?: string;
  json?: boolean;
}

export async function seedsCommand(name: string, options: SeedsOptions): Promise<number> {
  const scenario = scenarioFrom(name, options);
  const words = (options.want ?? []).flatMap((each) => each.split(','));
  const wants = collectMistakes(words, wantGiven);
  const seeds = seedsFrom(options.seeds ?? '1..200');
  const limit = wholeNumber('--limit', options.limit ?? '5', 1000);
  const reads = [name, options.doctrine];
  const format = options.rows === undefined ? null : rowFormat('--rows', options.rows, reads);
  const rubric = await rubricFrom();
  const plan = panelPlan(scenario, seeds, rubric, options.set);
  const rows: Row[] = [];
  const { results, isComplete } = await runPlan(plan, {
    workers: workersFrom(options.workers),
    hasRows: true,
    kept: null,
    keepIn: null,
    journals: null,
    tellsScores: false,
    onMerged: (_, tally) => rows.push(...(tally.rows ?? []).filter(({ arm }) => arm === 0)),
  });
  if (!isComplete) {
    printNote('Interrupted.');
    return EXIT.interrupted;
  }
  const { found, alone, seen, thirds } = foundSeeds(seeds, rows, results.settings[0]!.shortfall, wants);
  const bank = {
    scenario: plan.settings[0]!.name,
    reading: scenario.doctrine.title,
    looked: { count: seedCount(seeds), first: seedAt(seeds, 0), last: seedAt(seeds, seedCount(seeds) - 1) },
    wants,
    alone,
    seen,
    thirds,
    matching: found.length,
    shown: found.slice(0, limit).map((each) => ({ ...each, chains: chainSummaries(scenario, each.seed, rubric) })),
    panel: PANEL,
  };
  if (options.json) printJson(seedBankJson(bank));
  else printWrapped(seedBankLines(bank).join('\n'));
  if (format && found.length === 0) printNote(`No seed brings it: ${options.rows} is not written.`);
  else if (format) {
    const cells = found.map((each) => bankCells(plan.settings[0]!, each));
    writeOut({ file: options.rows!, option: '--rows', endings: [format], reads }, tableText(format, cells));
  }
  return 0;
}

function wantGiven(words: string): Want {
  const want = wantFrom(words);
  if (!('unknown' in want)) return want;
  const { unknown, trait, value } = want;
  if (unknown === 'form') throw mistakeIn('--want', `Expected a want as chains>=2, found "${words}".`, askable());
  if (unknown === 'trait') throw mistakeIn('--want', `Nothing called "${trait}" is known of a seed.`, askable(trait));
  const hint =
    trait === 'difficulty'
      ? `as difficulty=${GRADES.join(', difficulty=')}`
      : `as ${trait}>=1, ${trait}=yes or ${trait}=no${upTo(mostOf(trait as TraitName))}`;
  throw mistakeIn('--want', `"${value}" is nothing that ${trait} can be compared with here.`, hint);
}

const upTo = (most: number): string => (most === Infinity ? '' : `; it goes up to ${most}`);

/** A hint: the name that was probably meant, then all that can be asked for. */
function askable(given = ''): string {
  const meant = nearest(given, WANTED);
  const all = Object.entries(TRAITS).map(([name, { what }]) => `${name} (${what})`);
  const list = [`difficulty (${GRADES.join(', ')})`, ...all].join('; ');
  return `${meant && given !== '' ? `did you mean ${meant}? ` : ''}It can be asked for ${list}; each with >=, <=, >, <, = and a number, or =yes and =no.`;
}
