// rung solve: a fully compliant line through a seed with its slack, or why there is none.
import { SEATS, type Seat } from '../../ladder/index.ts';
import { ordersYaml, solutionJson, solutionLines } from '../../report/study-solve.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { solve } from '../../study/solve.ts';
import { knownName, seedFrom } from '../arguments.ts';
import { printJson, printNote, writeOut } from '../output.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';
import { checkTarget, type Target } from '../target.ts';
import { printWrapped } from '../wrapped-output.ts';

interface SolveOptions extends ScenarioOptions {
  seed?: string;
  seats?: string;
  out?: string;
  json?: boolean;
}

export async function solveCommand(name: string, options: SolveOptions): Promise<void> {
  const scenario = scenarioFrom(name, options);
  const seed = seedFrom(options.seed);
  const target = options.out === undefined ? null : targetOf(options.out, [name, options.doctrine]);
  if (target) checkTarget(target);
  const seats = options.seats === undefined ? scenario.seats : seatsFrom(options.seats);
  const solution = solve({ scenario, rubric: await rubricFrom(), seed, seats });
  const title = `A line through ${scenario.title} on seed ${seed}, reading: ${scenario.doctrine.title}`;
  if (target) {
    writeOut(target, ordersYaml(solution.orders, title));
    printNote(`Played by: ${drillWords(name, seed, options)} --orders ${target.file}`);
  }
  if (options.json) printJson(solutionJson(scenario, solution));
  else printWrapped(solutionLines(scenario, solution).join('\n'));
}

const targetOf = (file: string, reads: Target['reads'] & {}): Target => ({
  file,
  option: '--out',
  endings: ['yaml', 'yml'],
  reads,
});

function drillWords(name: string, seed: string, { doctrine, variant, preset, set = [] }: SolveOptions): string {
  const chosen = Object.entries({ doctrine, variant, preset }).map(
    ([option, value]) => value && `--${option} ${value}`,
  );
  return [`rung drill ${name} --seed ${seed}`, ...chosen, ...set.map((each) => `--set ${each}`)]
    .filter(Boolean)
    .join(' ');
}

/** "ukraine,us" → those seats in the order of the table. Throws MistakesFound. */
function seatsFrom(given: string): Seat[] {
  const names = given.split(',').map((name) => knownName('--seats', 'seat', name.trim(), SEATS));
  return SEATS.filter((seat) => names.includes(seat));
}
