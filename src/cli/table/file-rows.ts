// The rows of the commands that bring files out and in, and of those about the program itself: from brief to completion.
import { type CommandRow, many, option, required } from './command-row.ts';
import { DOCTRINE, JSON_TEXT, LISTED_VARIANT, SCENARIO } from './shared-options.ts';

const EXERCISE = ['<exercise>', 'its file or its name'] as const;

export const FILE_ROWS: readonly CommandRow[] = [
  {
    name: 'brief',
    does: "Hand-outs: a brief for each seat and the Commission, and the facilitator's pack",
    takes: [SCENARIO],
    options: [
      option('--for <reader>', 'ukraine, coalition, us, commission, facilitator or all', 'all'),
      option('--format <format>', 'md or html; by the name of --out where left out, else md'),
      option('--out <place>', 'a file, or a folder for several; one is printed where left out'),
      DOCTRINE,
      LISTED_VARIANT,
    ],
    examples: ['rung brief big-push --format html --out handouts', 'rung brief first-shot --for ukraine'],
    load: async () => (await import('../commands/brief.ts')).briefCommand,
  },
  {
    name: 'card',
    does: 'A reference card of one A4 page for each seat: what each response is, does and costs, and the ladder',
    takes: [SCENARIO],
    options: [
      option('--for <seat>', 'ukraine, coalition, us or all', 'all'),
      option('--format <format>', 'md or html; by the name of --out where left out, else md'),
      option('--out <place>', 'a file, or a folder for several; one is printed where left out'),
      DOCTRINE,
      LISTED_VARIANT,
    ],
    examples: ['rung card big-push --format html --out cards', 'rung card first-shot --for ukraine'],
    load: async () => (await import('../commands/card.ts')).cardCommand,
  },
  {
    name: 'msel',
    does: 'The injects of a scenario as a master scenario events list, out and in',
    takes: [SCENARIO],
    options: [
      option('--out <file>', 'a .csv or .xlsx file; left out, CSV is printed'),
      option('--format <format>', 'csv or xlsx; by the name of --out where left out'),
      option('--variant <name>', 'with the injects that a variant adds'),
      option('--seed <seed>', 'with the answers of the world that this seed draws, in rows of their own'),
    ],
    examples: [
      'rung msel big-push --out injects.xlsx',
      'rung msel big-push --seed 41 --out answers.xlsx',
      'rung msel import injects.xlsx --from big-push --out my-push.yaml',
      'rung msel import injects.csv --into my-push.yaml',
    ],
    load: async () => (await import('../commands/msel.ts')).mselCommand,
    commands: [
      {
        name: 'import',
        does: 'Read a list of injects from a spreadsheet into a scenario; every mistake with its cell',
        takes: [['<file>', 'a .csv or .xlsx file with a row of headings: at least Time and Description']],
        options: [
          option('--from <scenario>', 'the scenario to take everything else from; with --out'),
          option('--out <file>', 'the new scenario file; never written over another'),
          option('--into <file>', 'a scenario file whose injects are exchanged; a copy is kept beside it as .bak'),
          option('--startex <time>', "when the list's own STARTEX is, as 2026-03-16T05:00Z or 160500ZMAR26"),
          option(
            '--zone <zone>',
            'the zone of its times, as Europe/Kyiv or +02:00; a bare 9:30 is then a time of the day',
          ),
          many(
            '--map <heading=column>',
            'what a heading means, as "What happens=text"; or fr, de or pl for a list in that language; may be repeated',
          ),
          many('--unit <name=seat>', 'the seat that a unit stands for, as "3rd Brigade=ukraine"; may be repeated'),
        ],
        examples: [
          'rung msel import injects.xlsx --from big-push --out my-push.yaml',
          'rung msel import injects.csv --into my-push.yaml',
          'rung msel import injects.csv --into my-push.yaml --zone Europe/Kyiv',
          'rung msel import injects.csv --into my-push.yaml --map "Core capability=notes" --unit "3rd Brigade=ukraine"',
        ],
        load: async () => (await import('../commands/msel-import.ts')).mselImportCommand,
      },
    ],
  },
  {
    name: 'library',
    does: 'The saved exercises: how far they came, their scores, names and archive',
    options: [JSON_TEXT],
    examples: ['rung library', 'rung library rename first-shot-1 "Team A"', 'rung library archive "Team A"'],
    load: async () => (await import('../commands/library.ts')).libraryCommand,
    commands: [
      {
        name: 'rename',
        does: 'Give a saved exercise a name; its journal is not touched',
        takes: [EXERCISE, ['<name>', 'the new name; where another has it, a number goes behind']],
        examples: ['rung library rename first-shot-1 "Team A"'],
        load: async () => (await import('../commands/library.ts')).renameCommand,
      },
      {
        name: 'archive',
        does: 'Put a saved exercise away, behind the others',
        takes: [EXERCISE],
        examples: ['rung library archive "Team A"'],
        load: async () => (await import('../commands/library.ts')).archiveCommand,
      },
      {
        name: 'unarchive',
        does: 'Take it out of the archive again',
        takes: [EXERCISE],
        examples: ['rung library unarchive "Team A"'],
        load: async () => (await import('../commands/library.ts')).unarchiveCommand,
      },
    ],
  },
  {
    name: 'export',
    does: 'Copy an exercise out as one file, checked before',
    takes: [['<exercise>', 'a journal, or the name of a saved exercise']],
    options: [required('--out <place>', 'a file, or a folder: then the file bears the name of the exercise')],
    examples: ['rung export "Team A" --out stick/', 'rung export first-shot-1 --out a.rung.jsonl'],
    load: async () => (await import('../commands/export.ts')).exportCommand,
  },
  {
    name: 'import',
    does: 'Take an exercise from elsewhere into the library, checked before; nothing is overwritten',
    takes: [['<journal>', 'a journal; its file name becomes its name']],
    examples: ['rung import "stick/Team A.rung.jsonl"'],
    load: async () => (await import('../commands/import.ts')).importCommand,
  },
  {
    name: 'verify',
    does: 'Check that a journal is whole and that every ruling in it still holds',
    takes: [['<journal>', 'a journal, or the name of a saved exercise']],
    options: [
      option('--head <digest>', 'the head that was noted at the end: tells whether anything was cut since'),
      option(
        '--judge',
        'have a judge read it too, who shares no code with the engine, from the facts and orders alone',
      ),
      JSON_TEXT,
    ],
    examples: ['rung verify first-shot-1.rung.jsonl', 'rung verify "Team A" --head 3f2a-91bc-07de-44a1'],
    load: async () => (await import('../commands/verify.ts')).verifyCommand,
  },
  {
    name: 'manual',
    does: 'The manual: its topics, one of them as text, or all of it as one page',
    takes: [['[topic]', 'the name of a topic or its first letters, or all; left out, the topics are listed']],
    options: [
      option('--html', 'print it as one page for a browser or a printer'),
      option('--out <file>', 'write that page to a file, an .html file'),
    ],
    examples: ['rung manual', 'rung manual facilitator', 'rung manual --html --out manual.html'],
    load: async () => (await import('../commands/manual.ts')).manualCommand,
  },
  {
    name: 'mark',
    does: 'The handling mark of your organisation, as OFFICIAL, which every screen, page and export bears',
    takes: [['[text]', 'the mark to keep; left out, the one that is kept is told']],
    options: [option('--none', 'keep no mark')],
    examples: ['rung mark OFFICIAL', 'rung mark', 'rung mark --none'],
    load: async () => (await import('../commands/mark.ts')).markCommand,
  },
  {
    name: 'licenses',
    does: 'The licences of the packages that are bundled into the program',
    examples: ['rung licenses | less'],
    load: async () => (await import('../commands/licenses.ts')).licensesCommand,
  },
  {
    name: 'completion',
    does: 'Completions for a shell, to be read by it',
    takes: [['<shell>', 'bash, zsh or fish']],
    examples: ['eval "$(rung completion bash)"', 'rung completion fish | source'],
    load: async () => (await import('../commands/completion.ts')).completionCommand,
  },
];
