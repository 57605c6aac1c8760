// The commands that bring files out and in: hand-outs, the list of injects, the library. Part of program.ts's list.
import type { Command } from 'commander';

type Set = (code: number | undefined) => void;
type Example = (...lines: string[]) => string;

export function addFileCommands(rung: Command, set: Set, example: Example): void {
  rung
    .command('brief')
    .description("Hand-outs: a brief for each seat and the facilitator's pack")
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--for <reader>', 'ukraine, coalition, us, facilitator or all', 'all')
    .option('--format <format>', 'md or html; by the name of --out where left out, else md')
    .option('--out <place>', 'a file, or a folder for several; one is printed where left out')
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--variant <name>', 'a variant of the scenario; rung scenarios lists them')
    .addHelpText(
      'after',
      example('rung brief big-push --format html --out handouts', 'rung brief first-shot --for ukraine'),
    )
    .action(async (name, options) => set((await import('./brief.ts')).briefCommand(name, options)));
}
