// Parses the command line by the command table, then loads the file of the command and runs it.
import { Command, CommanderError } from 'commander';
import { printable } from '../exercise/text.ts';
import { ENGINE } from '../journal/engine.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { EXIT } from './exit.ts';
import { takeMark } from './mark.ts';
import type { CommandRow } from './table/command-row.ts';
import { COMMANDS } from './table/command-table.ts';
import { CONSOLE, MARK } from './table/shared-options.ts';
import { reportTrouble } from './trouble.ts';

/** Runs one command; resolves to its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const rung = program();
  addOptions(rung, [...CONSOLE, MARK]);
  rung.hook('preAction', (_, command) => takeMark(command.optsWithGlobals<{ mark?: string }>().mark));
  const exitWith = (value: number) => {
    code = value;
  };
  for (const row of COMMANDS) addCommand(rung, row, exitWith);
  rung.action(async (unknown: string | undefined, options: object) => {
    if (unknown !== undefined) throw unknownCommand(unknown);
    exitWith(await (await import('./commands/open.ts')).openCommand(options));
  });
  try {
    await rung.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.mistake;
    return reportTrouble(error);
  }
}

function unknownCommand(name: string): Error {
  const hint = nearestHint(
    name,
    COMMANDS.map((row) => row.name),
  );
  return mistakeIn('rung', `There is no command "${name}".`, hint);
}

function program(): Command {
  return (
    new Command('rung')
      .description(
        'Trains people to run a ceasefire-enforcement ladder.\nEXERCISE: a training model of a press-reported, unverified and simplified plan.',
      )
      .version(ENGINE)
      .exitOverride()
      // What stands behind a command is the command's own.
      .enablePositionalOptions()
      // An error message repeats what was typed, which may contain control characters.
      .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
      .showHelpAfterError('(rung --help lists the commands; rung COMMAND --help shows one)')
      .configureHelp({ sortSubcommands: false })
      .addHelpText(
        'after',
        `${examplesHelp(['rung', 'rung drill first-shot --seed 41 --policy ukraine=by-the-book', 'rung adjudicate table-top', 'rung manual'])}
Exit codes: 0 well; 1 a journal does not hold (verify); 2 a mistake in a file or an argument; 70 a bug;
130 a study was stopped and keeps what is done.
Exercises are kept in the user's data directory; RUNG_HOME names another. NO_COLOR is honoured.`,
      )
      .usage('[command] [options]')
      .argument('[command]')
  );
}

function addCommand(parent: Command, row: CommandRow, exitWith: (code: number) => void): void {
  const { takes = [], options = [], notes, commands = [] } = row;
  const command = parent.command(row.name).description(row.does);
  for (const [name, is, usual] of takes) command.argument(name, is ?? '', usual);
  addOptions(command, [...options, MARK]);
  if (notes) command.addHelpText('after', notes);
  command.addHelpText('after', examplesHelp(row.examples));
  command.action(async (...given: unknown[]) => {
    // Commander passes the arguments, then the options and the command. Where the parent command has the same option, as
    // `rung doctrines diff … --json`, its value is found only with the parent's options.
    const chosen = command.optsWithGlobals();
    const handler = (await row.load(chosen)) as (...given: unknown[]) => unknown;
    const result = await handler(...given.slice(0, -2), chosen);
    exitWith(typeof result === 'number' ? result : EXIT.ok);
  });
  for (const each of commands) addCommand(command, each, exitWith);
}

function addOptions(command: Command, options: CommandRow['options'] & {}): void {
  for (const { flags, does, usual, mayRepeat, isRequired } of options) {
    if (mayRepeat) command.option(flags, does, (value: string, before: string[] = []) => [...before, value]);
    else if (isRequired) command.requiredOption(flags, does);
    else command.option(flags, does, usual);
  }
}

const examplesHelp = (lines: readonly string[]) => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
