// The commands that bring files out and in: hand-outs, the list of injects, the library. Part of program.ts's list.
import type { Command } from 'commander';

type Set = (code: number | undefined) => void;
type Example = (...lines: string[]) => string;

export function addFileCommands(rung: Command, set: Set, example: Example): void {
  rung
    .command('brief')
    .description("Hand-outs: a brief for each seat and the Commission, and the facilitator's pack")
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--for <reader>', 'ukraine, coalition, us, commission, facilitator or all', 'all')
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

  const library = rung
    .command('library')
    .description('The saved exercises: how far they came, their scores, names and archive')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('rung library', 'rung library rename first-shot-1 "Team A"', 'rung library archive "Team A"'),
    )
    .action(async (options) => set(await (await import('./library.ts')).libraryCommand(options)));
  library
    .command('rename')
    .description('Give a saved exercise a name; its journal is not touched')
    .argument('<exercise>', 'its file or its name')
    .argument('<name>', 'the new name; where another has it, a number goes behind')
    .addHelpText('after', example('rung library rename first-shot-1 "Team A"'))
    .action(async (given, name) => set((await import('./library.ts')).renameCommand(given, name)));
  for (const isArchived of [true, false]) {
    const name = isArchived ? 'archive' : 'unarchive';
    library
      .command(name)
      .description(isArchived ? 'Put a saved exercise away, behind the others' : 'Take it out of the archive again')
      .argument('<exercise>', 'its file or its name')
      .addHelpText('after', example(`rung library ${name} "Team A"`))
      .action(async (given) => set((await import('./library.ts')).archiveCommand(given, isArchived)));
  }

  rung
    .command('export')
    .description('Copy an exercise out as one file, checked before')
    .argument('<exercise>', 'a journal, or the name of a saved exercise')
    .requiredOption('--out <place>', 'a file, or a folder: then the file bears the name of the exercise')
    .addHelpText('after', example('rung export "Team A" --out stick/', 'rung export first-shot-1 --out a.rung.jsonl'))
    .action(async (given, options) => set((await import('./export.ts')).exportCommand(given, options)));
  rung
    .command('import')
    .description('Take an exercise from elsewhere into the library, checked before; nothing is overwritten')
    .argument('<journal>', 'a journal; its file name becomes its name')
    .addHelpText('after', example('rung import "stick/Team A.rung.jsonl"'))
    .action(async (file) => set((await import('./export.ts')).importCommand(file)));
}
