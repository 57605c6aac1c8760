// The rows of the commands that play exercises and rule on them: play, drill, adjudicate, doctrines, scenarios.
import { type CommandRow, many, option } from './command-row.ts';
import { policiesHelp } from './help-lists.ts';
import { DOCTRINE, JSON_OBJECT, JSON_TEXT, LISTED_VARIANT, PRESET, SCENARIO, SET } from './shared-options.ts';

export const PLAY_ROWS: readonly CommandRow[] = [
  {
    name: 'play',
    does: 'Play an exercise in the terminal',
    takes: [['[scenario]', 'a shipped scenario, a scenario file or a saved journal']],
    options: [
      option('--seed <seed>', 'the seed of all chance; drawn and shown to the facilitator where left out'),
      many(
        '--seat <seat=who>',
        'who holds a seat: me, hold or a policy; commission=me makes the findings; may be repeated',
      ),
      option('--coaching <when>', 'when a seat learns its ruling: before, at-commit or at-debrief'),
      DOCTRINE,
      LISTED_VARIANT,
      option('--closed-seats', 'a hand-off screen between seats, each seeing only its own'),
      option('--excon', 'with a facilitator: a console that shows the truth and runs the exercise'),
      option('--red <who>', 'who answers as the other side: person (a red cell here) or engine'),
      option('--timer <time>', 'how long a turn has in real time, as 10m or 90s; needs a facilitator'),
      option('--timer-closes', 'close the turn when its time is over; else it is only said'),
      option('--bell', 'ring the terminal bell once when the keyboard comes to a person or an edge is near'),
      option('--hints', 'show hints for a first exercise; H in the console, and hints in plain mode, end them'),
      option('--ascii', 'draw with plain ASCII characters, as where the locale or the terminal has no others'),
      option('--no-ascii', 'draw with all characters, whatever the locale says'),
      option('--theme <theme>', 'default, contrast, colour-blind or light; RUNG_THEME sets it for good'),
      option('--plain', 'lines of text and typed words, for screen readers, logs and pipes'),
    ],
    examples: [
      'rung play first-shot',
      'rung play first-shot --coaching before --hints --plain',
      'rung play big-push --seed 41 --seat ukraine=me --seat us=by-the-book',
      'rung play big-push --excon --timer 10m',
      'rung play big-push --red person',
      'rung play big-push-1.rung.jsonl',
    ],
    load: async () => (await import('../commands/play.ts')).playCommand,
  },
  {
    name: 'drill',
    does: 'Run an exercise without a screen, for scripts and repeatable drills',
    takes: [SCENARIO],
    options: [
      option('--seed <seed>', 'the seed of all chance; drawn and printed where left out'),
      option('--orders <file>', 'orders (as in a timeline file), each ruled at its minute'),
      many(
        '--policy <seat=name>',
        'by-the-book, slow, trigger-happy, passive, observe-only or hold, alone for every seat; may be repeated; seats in neither file nor policy hold',
      ),
      DOCTRINE,
      SET,
      LISTED_VARIANT,
      PRESET,
      option('--coaching <when>', 'before, at-commit or at-debrief'),
      option('--journal <file>', 'where to write the journal, a .jsonl file'),
      option('--script-only', 'the bare script: no background incidents and no jitter'),
      JSON_OBJECT,
    ],
    notes: policiesHelp,
    examples: [
      'rung drill first-shot --seed 41 --policy ukraine=by-the-book',
      'rung drill 2359 --seed 7 --orders orders.yaml --json',
    ],
    load: async () => (await import('../commands/drill.ts')).drillCommand,
  },
  {
    name: 'adjudicate',
    does: 'Rule on a table-top played on paper: a timeline of facts and orders',
    takes: [['<files...>', 'timeline files']],
    options: [
      option('--doctrine <doctrine>', 'the reading, instead of the one the file names'),
      option('--json', 'print JSON; for several files one compact object a line'),
    ],
    examples: ['rung adjudicate table-top.yaml', 'rung adjudicate table-top.yaml --doctrine thirds --json'],
    load: async () => (await import('../commands/adjudicate.ts')).adjudicateCommand,
  },
  {
    name: 'doctrines',
    does: 'List the doctrines with what they read differently',
    options: [JSON_TEXT],
    examples: ['rung doctrines', 'rung doctrines show literal', 'rung doctrines diff literal thirds table-top.yaml'],
    load: async () => (await import('../commands/doctrines.ts')).listCommand,
    commands: [
      {
        name: 'show',
        does: 'Every switch and number of a doctrine, with clause and rationale',
        takes: [['<doctrine>']],
        examples: ['rung doctrines show literal'],
        load: async () => (await import('../commands/doctrines.ts')).showCommand,
      },
      {
        name: 'diff',
        does: 'Which rulings of a timeline or a journal change between two readings, and why',
        takes: [['<a>'], ['<b>'], ['<file>', 'a timeline or a journal']],
        options: [JSON_TEXT],
        examples: ['rung doctrines diff literal thirds table-top.yaml'],
        load: async () => (await import('../commands/doctrines.ts')).diffCommand,
      },
    ],
  },
  {
    name: 'scenarios',
    does: 'List the scenarios with objective, difficulty and length',
    options: [JSON_TEXT],
    examples: ['rung scenarios', 'rung scenarios --json'],
    load: async () => (await import('../commands/scenarios.ts')).scenariosCommand,
  },
];
