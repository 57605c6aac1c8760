// The commands that play many exercises at once: study, seeds, solve. Part of program.ts's list.
import type { Command } from 'commander';
import { POLICY_WORDS } from '../report/policy-words.ts';
import { TRAITS } from '../study/traits.ts';

type Set = (code: number | undefined) => void;
type Example = (...lines: string[]) => string;
type Collect = (value: string, before?: string[]) => string[];

export function addStudyCommands(rung: Command, set: Set, example: Example, collect: Collect): void {
  rung
    .command('study')
    .description('Play thousands of exercises on all cores and set readings, presets and policies side by side')
    .argument('[file]', 'a study file; left out, the options say what to play')
    .option('--scenario <scenario>', 'a shipped scenario or a scenario file; may be repeated', collect)
    .option('--variant <name>', 'a variant of the scenario')
    .option('--preset <preset>', 'calm, tense or degraded; may be repeated', collect)
    .option('--seeds <seeds>', 'as 1..2000, or names with commas; 1..100 where left out')
    .option('--doctrine <doctrine>', "a reading; may be repeated; the scenario's own where left out", collect)
    .option(
      '--policy <policy>',
      'one for all seats, or ukraine=slow,us=hold (others hold); may be repeated; by-the-book where left out',
      collect,
    )
    .option('--set <switch=value>', 'read otherwise, beside the reading as it stands; may be repeated', collect)
    .option('--rubric <rubric>', 'another rubric: a file, or a shipped name')
    .option('--workers <n>', 'how many threads; one for each core where left out')
    .option('--rows <file>', 'one row an exercise, to a .csv or .jsonl file')
    .option('--columns', 'print what stands in each column of the rows, and nothing else')
    .option('--journals <folder>', 'the journal of every exercise, to a folder')
    .option('--by-seed <file>', 'the difficulty of every scored seed, to a .csv or .jsonl file')
    .option('--out <file>', 'the report, as .md or .html')
    .option('--resume', 'go on with an unfinished run of the same study')
    .option('--anew', 'let an unfinished run of the same study go, and begin again')
    .option('--json', 'print one JSON object')
    .addHelpText('after', policiesHelp)
    .addHelpText(
      'after',
      example(
        'rung study my-study.yaml --out study.html',
        'rung study --scenario open-drill --preset calm --seeds 1..2000 --doctrine literal --doctrine thirds --json',
        'rung study --scenario big-push --set phase2.opensAfter=12h --policy by-the-book --policy slow --rows rows.csv',
      ),
    )
    .action(async (file, options) => {
      if (options.columns) return set((await import('./study-columns.ts')).studyColumns());
      return set(await (await import('./study.ts')).studyCommand(file, options));
    });

  rung
    .command('seeds')
    .description('Find seeds that bring what a course needs, with what happens in each')
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option(
      '--want <wants>',
      'as difficulty=hard,chains>=2,phase3=yes (all are listed below); may be repeated',
      collect,
    )
    .option('--seeds <seeds>', 'which seeds to look through', '1..200')
    .option('--limit <n>', 'how many to show', '5')
    .option('--rows <file>', 'every seed that brings it, with its difficulty, a row each, to a .csv or .jsonl file')
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--set <switch=value>', 'one switch or number read otherwise; may be repeated', collect)
    .option('--variant <name>', 'a variant of the scenario')
    .option('--preset <preset>', 'what happens besides the story: calm, tense or degraded')
    .option('--workers <n>', 'how many threads; one for each core where left out')
    .option('--json', 'print one JSON object')
    .addHelpText('after', wantsHelp)
    .addHelpText(
      'after',
      example(
        'rung seeds open-drill --want "difficulty=hard,chains>=2,phase3=yes"',
        'rung seeds open-drill --preset tense --want "own=yes,phase2=no" --seeds 1..500 --limit 3',
        'rung seeds big-push --set phase2.opensAfter=12h --want forced=yes --rows bank.csv',
      ),
    )
    .action(async (name, options) => set(await (await import('./seeds.ts')).seedsCommand(name, options)));

  rung
    .command('solve')
    .description('A fully compliant line through a seed with the slack of every order, or why there is none')
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--seed <seed>', 'the seed; drawn and printed where left out')
    .option('--seats <seats>', 'the seats in play, with commas; those of the scenario where left out')
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--set <switch=value>', 'one switch or number read otherwise; may be repeated', collect)
    .option('--variant <name>', 'a variant of the scenario')
    .option('--preset <preset>', 'what happens besides the story: calm, tense or degraded')
    .option('--out <file>', 'the line as an orders file, for rung drill --orders')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      example(
        'rung solve big-push --seed 41',
        'rung solve open-drill --seed 7 --preset tense --seats ukraine,us --out line.yaml',
        'rung solve minsk-baseline --seed 41',
      ),
    )
    .action(async (name, options) => set(await (await import('./solve.ts')).solveCommand(name, options)));
}

/** Everything that can be wanted of a seed, a line each. */
function wantsHelp(): string {
  const counted = Object.entries(TRAITS).map(([name, { what }]) => `  ${name.padEnd(12)} ${what}`);
  return [
    '',
    'What can be wanted, with >=, <=, >, <, = and a whole number,',
    'or =yes (one or more) and =no (none):',
    ...counted,
    '  difficulty   only =easy, =medium or =hard: by the points that are lost there, in',
    '               thirds of the range searched; another range has other thirds',
  ].join('\n');
}

/** The policies, a line each. */
export function policiesHelp(): string {
  const all = Object.entries(POLICY_WORDS).map(([name, words]) => `  ${name.padEnd(14)} ${words}`);
  return ['', 'Policies play a seat on what it sees:', ...all].join('\n');
}
