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

  const msel = rung
    .command('msel')
    .description('The injects of a scenario as a master scenario events list, out and in')
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--out <file>', 'a .csv or .xlsx file; left out, CSV is printed')
    .option('--format <format>', 'csv or xlsx; by the name of --out where left out')
    .option('--variant <name>', 'with the injects that a variant adds')
    .addHelpText(
      'after',
      example(
        'rung msel big-push --out injects.xlsx',
        'rung msel import injects.xlsx --from big-push --out my-push.yaml',
        'rung msel import injects.csv --into my-push.yaml',
      ),
    )
    .action(async (name, options) => set(await (await import('./msel.ts')).mselCommand(name, options)));
  msel
    .command('import')
    .description('Read a list of injects from a spreadsheet into a scenario; every mistake with its cell')
    .argument('<file>', 'a .csv or .xlsx file with a row of headings: at least Time, From and Description')
    .option('--from <scenario>', 'the scenario to take everything else from; with --out')
    .option('--out <file>', 'the new scenario file; never written over another')
    .option('--into <file>', 'a scenario file whose injects are exchanged; a copy is kept beside it as .bak')
    .addHelpText(
      'after',
      example(
        'rung msel import injects.xlsx --from big-push --out my-push.yaml',
        'rung msel import injects.csv --into my-push.yaml',
      ),
    )
    .action(async (file, _options, command) =>
      set(await (await import('./msel.ts')).mselImportCommand(file, command.optsWithGlobals())),
    );
}
