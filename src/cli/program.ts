// The command line: every command, its options and its example. The work is in the files beside this one.
import { Command, CommanderError } from 'commander';
import { printable } from '../exercise/text.ts';
import { ENGINE } from '../journal/engine.ts';
import { mistakeIn, nearestHint } from '../scenario/mistake.ts';
import { EXIT } from './exit.ts';
import { addFileCommands } from './file-commands.ts';
import { addStudyCommands, policiesHelp } from './study-commands.ts';
import { reportTrouble } from './trouble.ts';

const example = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
const collect = (value: string, before: string[] = []) => [...before, value];

/** Runs one command; resolves to its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const set = (value: number | undefined) => {
    code = value ?? EXIT.ok;
  };
  try {
    await program(set).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.mistake;
    return reportTrouble(error);
  }
}

function unknownCommand(name: string, rung: Command): Error {
  const hint = nearestHint(
    name,
    rung.commands.map((command) => command.name()),
  );
  return mistakeIn('rung', `There is no command "${name}".`, hint);
}

function program(set: (code: number | undefined) => void): Command {
  const rung = new Command('rung')
    .description(
      'Trains people to run a ceasefire-enforcement ladder.\nEXERCISE: a training model of a press-reported, unverified and simplified plan.',
    )
    .version(ENGINE)
    .exitOverride()
    // What was typed is said again where it is not understood.
    .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
    .showHelpAfterError('(rung --help lists the commands; rung COMMAND --help shows one)')
    .configureHelp({ sortSubcommands: false })
    .addHelpText(
      'after',
      `${example('rung', 'rung drill first-shot --seed 41 --policy ukraine=by-the-book', 'rung adjudicate table-top.yaml')}
Exit codes: 0 well; 1 a journal does not hold (verify); 2 a mistake in a file or an argument; 70 a bug;
130 a study was stopped and keeps what is done.
Exercises are kept in the user's data directory; RUNG_HOME names another. NO_COLOR is honoured.`,
    )
    .usage('[command] [options]')
    .argument('[command]')
    .action(async (unknown: string | undefined) => {
      if (unknown !== undefined) throw unknownCommand(unknown, rung);
      set(await (await import('./open.ts')).openCommand());
    });

  rung
    .command('play')
    .description('Play an exercise in the terminal')
    .argument('[scenario]', 'a shipped scenario, a scenario file or a saved journal')
    .option('--seed <seed>', 'the seed of all chance; drawn and shown to the facilitator where left out')
    .option(
      '--seat <seat=who>',
      'who holds a seat: me, hold or a policy; commission=me makes the findings; may be repeated',
      collect,
    )
    .option('--coaching <when>', 'when a seat learns its ruling: before, at-commit or at-debrief')
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--variant <name>', 'a variant of the scenario; rung scenarios lists them')
    .option('--closed-seats', 'a hand-off screen between seats, each seeing only its own')
    .option('--excon', 'with a facilitator: a console that shows the truth and runs the exercise')
    .option('--timer <time>', 'how long a turn has in real time, as 10m or 90s; needs a facilitator')
    .option('--timer-closes', 'close the turn when its time is over; else it is only said')
    .option('--bell', 'ring the terminal bell once when the keyboard comes to a person or an edge is near')
    .option('--hints', 'show hints for a first exercise; H in the console, and hints in plain mode, end them')
    .option('--ascii', 'draw with plain ASCII characters, as where the locale or the terminal has no others')
    .option('--no-ascii', 'draw with all characters, whatever the locale says')
    .option('--theme <theme>', 'default, contrast, colour-blind or light; RUNG_THEME sets it for good')
    .option('--plain', 'lines of text and typed words, for screen readers, logs and pipes')
    .addHelpText(
      'after',
      example(
        'rung play first-shot',
        'rung play first-shot --coaching before --hints --plain',
        'rung play big-push --seed 41 --seat ukraine=me --seat us=by-the-book',
        'rung play big-push --excon --timer 10m',
        'rung play big-push-1.rung.jsonl',
      ),
    )
    .action(async (scenario, options) => set(await (await import('./play.ts')).playCommand(scenario, options)));

  rung
    .command('drill')
    .description('Run an exercise without a screen, for scripts and repeatable drills')
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--seed <seed>', 'the seed of all chance; drawn and printed where left out')
    .option('--orders <file>', 'orders (as in a timeline file), each ruled at its minute')
    .option(
      '--policy <seat=name>',
      'by-the-book, slow, trigger-happy, passive, observe-only or hold, alone for every seat; may be repeated; seats in neither file nor policy hold',
      collect,
    )
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--set <switch=value>', 'one switch or number read otherwise; may be repeated', collect)
    .option('--variant <name>', 'a variant of the scenario; rung scenarios lists them')
    .option('--preset <preset>', 'what happens besides the story: calm, tense or degraded')
    .option('--coaching <when>', 'before, at-commit or at-debrief')
    .option('--journal <file>', 'where to write the journal, a .jsonl file')
    .option('--script-only', 'the bare script: no background incidents and no jitter')
    .option('--json', 'print one JSON object')
    .addHelpText('after', policiesHelp)
    .addHelpText(
      'after',
      example(
        'rung drill first-shot --seed 41 --policy ukraine=by-the-book',
        'rung drill 2359 --seed 7 --orders orders.yaml --json',
      ),
    )
    .action(async (scenario, options) => set(await (await import('./drill.ts')).drillCommand(scenario, options)));

  rung
    .command('adjudicate')
    .description('Rule on a table-top played on paper: a timeline of facts and orders')
    .argument('<files...>', 'timeline files')
    .option('--doctrine <doctrine>', 'the reading, instead of the one the file names')
    .option('--json', 'print JSON; for several files one compact object a line')
    .addHelpText(
      'after',
      example('rung adjudicate table-top.yaml', 'rung adjudicate table-top.yaml --doctrine thirds --json'),
    )
    .action(async (files, options) => set(await (await import('./adjudicate.ts')).adjudicateCommand(files, options)));

  const doctrines = rung
    .command('doctrines')
    .description('List the doctrines with what they read differently')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('rung doctrines', 'rung doctrines show literal', 'rung doctrines diff literal thirds table-top.yaml'),
    )
    .action(async (options) => set((await import('./doctrines.ts')).listCommand(options)));
  doctrines
    .command('show')
    .description('Every switch and number of a doctrine, with clause and rationale')
    .argument('<doctrine>')
    .addHelpText('after', example('rung doctrines show literal'))
    .action(async (name) => set((await import('./doctrines.ts')).showCommand(name)));
  doctrines
    .command('diff')
    .description('Which rulings of a timeline or a journal change between two readings, and why')
    .argument('<a>')
    .argument('<b>')
    .argument('<file>', 'a timeline or a journal')
    .option('--json', 'print JSON')
    .addHelpText('after', example('rung doctrines diff literal thirds table-top.yaml'))
    .action(async (a, b, file, _options, command) =>
      set((await import('./doctrines.ts')).diffCommand(a, b, file, command.optsWithGlobals())),
    );

  rung
    .command('scenarios')
    .description('List the scenarios with objective, difficulty and length')
    .option('--json', 'print JSON')
    .addHelpText('after', example('rung scenarios', 'rung scenarios --json'))
    .action(async (options) => set((await import('./scenarios.ts')).scenariosCommand(options)));

  rung
    .command('check')
    .description('Check scenario, doctrine, timeline, orders and study files; every mistake at once')
    .argument('<files...>')
    .option('--seed <seed>', 'the seed on which a scenario must have a fully compliant line', '1')
    .option('--json', 'print JSON')
    .addHelpText('after', example('rung check my-scenario.yaml --seed 41', 'rung check my-study.yaml'))
    .action(async (files, options) => set((await import('./check.ts')).checkCommand(files, options)));

  rung
    .command('new')
    .description('Write a commented scenario to start from')
    .argument('<name>', 'small letters, digits and dashes; NAME.yaml is written here')
    .addHelpText('after', example('rung new night-market', 'rung check night-market.yaml'))
    .action(async (name) => set((await import('./new.ts')).newCommand(name)));

  rung
    .command('preview')
    .description('The timeline of a seed, without playing it (truth side)')
    .argument('<scenario>', 'a shipped scenario or a scenario file')
    .option('--seed <seed>', 'the seed; drawn where left out')
    .option('--variant <name>', 'a variant of the scenario')
    .option('--preset <preset>', 'what happens besides the story: calm, tense or degraded')
    .option('--script-only', 'the bare script')
    .option('--json', 'print JSON')
    .addHelpText('after', example('rung preview big-push --seed 41', 'rung preview my-scenario.yaml --script-only'))
    .action(async (name, options) => set((await import('./preview.ts')).previewCommand(name, options)));

  rung
    .command('explain')
    .description('Why an incident went as it did (truth side)')
    .argument('<scenario>', 'a scenario, or the journal of an exercise')
    .option('--seed <seed>', 'the seed of all chance')
    .option('--act <id>', 'the act; left out, all acts are listed')
    .option('--policy <seat=name>', 'who plays; seats in neither file nor policy hold; may be repeated', collect)
    .option('--orders <file>', 'orders, each ruled at its minute')
    .option('--doctrine <doctrine>', 'the reading to play under')
    .option('--set <switch=value>', 'one switch or number read otherwise; may be repeated', collect)
    .option('--variant <name>', 'a variant of the scenario')
    .option('--preset <preset>', 'what happens besides the story: calm, tense or degraded')
    .option('--script-only', 'the bare script')
    .addHelpText(
      'after',
      example(
        'rung explain open-drill --seed 41',
        'rung explain dark-heating --seed 7 --act D35 --policy ukraine=by-the-book',
        'rung explain big-push-1.rung.jsonl --act F31',
      ),
    )
    .action(async (name, options) => set((await import('./explain.ts')).explainCommand(name, options)));

  rung
    .command('sample')
    .description('What the incident generator brings forth, beside published figures')
    .option('--preset <preset>', 'calm, tense or degraded; left out, all three')
    .option('--days <n>', 'days for each seed', '30')
    .option('--seeds <n>', 'how many seeds', '20')
    .option('--json', 'print JSON')
    .addHelpText('after', example('rung sample --preset calm --days 30 --seeds 50'))
    .action(async (options) => set((await import('./sample.ts')).sampleCommand(options)));

  addStudyCommands(rung, set, example, collect);

  rung
    .command('schema')
    .description('Print the JSON Schema of a kind of file, for editors')
    .argument('[kind]', 'scenario, timeline, doctrine, orders or study', 'scenario')
    .addHelpText(
      'after',
      example('rung schema scenario > scenario.schema.json', 'rung schema study > study.schema.json'),
    )
    .action(async (kind) => set((await import('./schema.ts')).schemaCommand(kind)));

  rung
    .command('replay')
    .description('Tell a journal as text')
    .argument('<journal>')
    .option('--at <n>', 'only up to this entry; with --seat up to this number of its own')
    .option('--seat <seat>', 'only what this seat could know')
    .option('--console', 'go through it in the console instead')
    .addHelpText('after', example('rung replay first-shot-1.rung.jsonl', 'rung replay first-shot-1.rung.jsonl --at 6'))
    .action(async (file, options) => set(await (await import('./replay.ts')).replayCommand(file, options)));

  rung
    .command('score')
    .description('The discipline of the responses, from a journal, with the evidence for every point')
    .argument('<journal>', 'a journal')
    .option('--rubric <rubric>', 'another rubric: a file, or a shipped name', 'default')
    .option('--json', 'print one JSON object')
    .addHelpText('after', example('rung score first-shot-1.rung.jsonl', 'rung score first-shot-1.rung.jsonl --json'))
    .action(async (file, options) => set(await (await import('./score.ts')).scoreCommand(file, options)));

  rung
    .command('compare')
    .description('Teams on one seed side by side, or one journal under another reading')
    .argument('<journals...>', 'two or more journals, or one with --doctrine or --set')
    .option('--doctrine <doctrine>', 'the other reading')
    .option('--set <switch=value>', 'one switch or number read otherwise; may be repeated', collect)
    .option('--all', 'also the opportunities that were used alike')
    .option('--rubric <rubric>', 'another rubric: a file, or a shipped name', 'default')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      example(
        'rung compare team-a.rung.jsonl team-b.rung.jsonl',
        'rung compare team-a.rung.jsonl --doctrine thirds',
        'rung compare team-a.rung.jsonl --set phase2.opensAfter=12h',
      ),
    )
    .action(async (files, options) => set(await (await import('./compare.ts')).compareCommand(files, options)));

  rung
    .command('coverage')
    .description('Which parts of the plan journals have exercised, and which never')
    .argument('<journals...>', 'journals, or folders of them')
    .option('--json', 'print one JSON object')
    .addHelpText('after', example('rung coverage first-shot-1.rung.jsonl', 'rung coverage journals/'))
    .action(async (names, options) => set(await (await import('./coverage.ts')).coverageCommand(names, options)));

  rung
    .command('report')
    .description('The after-action report of a journal')
    .argument('<journal>', 'a journal')
    .option(
      '--format <format>',
      'md, html, csv (decisions), json or xapi; by the name of --out where left out, else md',
    )
    .option(
      '--for <reader>',
      'facilitator, ukraine, coalition or us: a seat reads only what it could know',
      'facilitator',
    )
    .option('--out <file>', 'where to write it; else it is printed')
    .option('--rubric <rubric>', 'another rubric: a file, or a shipped name', 'default')
    .addHelpText(
      'after',
      example(
        'rung report first-shot-1.rung.jsonl --out report.html',
        'rung report first-shot-1.rung.jsonl --for us --format md',
        'rung report first-shot-1.rung.jsonl --format xapi --out statements.json',
      ),
    )
    .action(async (file, options) => set(await (await import('./report.ts')).reportCommand(file, options)));

  rung
    .command('lessons')
    .description('The questionnaire after ENDEX: answer it, or read the answers')
    .argument('<journal>', 'the journal of an exercise that has ended')
    .argument('[answers...]', 'QUESTION=ANSWER; an empty answer takes one back')
    .option('--as <who>', 'ukraine, coalition, us, commission, facilitator, observer or observer-2 and so on')
    .option('--answers <file>', 'a YAML file of answers')
    .option('--json', 'print the answers as one JSON object')
    .addHelpText(
      'after',
      example(
        'rung lessons first-shot-1.rung.jsonl --as ukraine',
        "rung lessons first-shot-1.rung.jsonl --as observer well='the warning went out first' confidence=4",
        'rung lessons first-shot-1.rung.jsonl --json',
      ),
    )
    .action(async (file, answers, options) =>
      set(await (await import('./lessons.ts')).lessonsCommand(file, answers, options)),
    );

  addFileCommands(rung, set, example);

  rung
    .command('verify')
    .description('Check that a journal is whole and that every ruling in it still holds')
    .argument('<journal>', 'a journal, or the name of a saved exercise')
    .option('--head <digest>', 'the head that was noted at the end: tells whether anything was cut since')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('rung verify first-shot-1.rung.jsonl', 'rung verify "Team A" --head 3f2a-91bc-07de-44a1'),
    )
    .action(async (file, options) => set((await import('./verify.ts')).verifyCommand(file, options)));

  rung
    .command('licenses')
    .description('The licences of the packages that are bundled into the program')
    .addHelpText('after', example('rung licenses | less'))
    .action(async () => set((await import('./licenses.ts')).licensesCommand()));

  rung
    .command('completion')
    .description('Completions for a shell, to be read by it')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', example('eval "$(rung completion bash)"', 'rung completion fish | source'))
    .action(async (shell) => set((await import('./completion.ts')).completionCommand(shell, rung)));

  for (const command of [rung, ...rung.commands, ...rung.commands.flatMap(({ commands }) => commands)])
    command.exitOverride();
  return rung;
}
