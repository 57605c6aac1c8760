// The rows of the commands that read the journal of an exercise: from replay to lessons.
import { type CommandRow, option } from './command-row.ts';
import { JSON_OBJECT, RUBRIC, SET } from './shared-options.ts';

export const JOURNAL_ROWS: readonly CommandRow[] = [
  {
    name: 'replay',
    does: 'Tell a journal as text',
    takes: [['<journal>']],
    options: [
      option('--at <n>', 'only up to this entry; with --seat up to this number of its own'),
      option('--seat <seat>', 'only what this seat could know'),
      option('--console', 'go through it in the console instead'),
    ],
    examples: ['rung replay first-shot-1.rung.jsonl', 'rung replay first-shot-1.rung.jsonl --at 6'],
    load: async () => (await import('../commands/replay.ts')).replayCommand,
  },
  {
    name: 'score',
    does: 'The discipline of the responses, from a journal, with the evidence for every point',
    takes: [['<journal>', 'a journal']],
    options: [RUBRIC, JSON_OBJECT],
    examples: ['rung score first-shot-1.rung.jsonl', 'rung score first-shot-1.rung.jsonl --json'],
    load: async () => (await import('../commands/score.ts')).scoreCommand,
  },
  {
    name: 'compare',
    does: 'Teams on one seed side by side, or one journal under another reading',
    takes: [['<journals...>', 'two or more journals, or one with --doctrine or --set']],
    options: [
      option('--doctrine <doctrine>', 'the other reading'),
      SET,
      option('--all', 'also the opportunities that were used alike'),
      RUBRIC,
      JSON_OBJECT,
    ],
    examples: [
      'rung compare team-a.rung.jsonl team-b.rung.jsonl',
      'rung compare team-a.rung.jsonl --doctrine thirds',
      'rung compare team-a.rung.jsonl --set phase2.opensAfter=12h',
    ],
    load: async () => (await import('../commands/compare.ts')).compareCommand,
  },
  {
    name: 'coverage',
    does: 'Which parts of the plan journals have exercised, and which never',
    takes: [['<journals...>', 'journals, or folders of them']],
    options: [JSON_OBJECT],
    examples: ['rung coverage first-shot-1.rung.jsonl', 'rung coverage journals/'],
    load: async () => (await import('../commands/coverage.ts')).coverageCommand,
  },
  {
    name: 'report',
    does: 'The after-action report of a journal',
    takes: [['<journal>', 'a journal']],
    options: [
      option(
        '--format <format>',
        'md, html, csv (decisions), json or xapi; by the name of --out where left out, else md',
      ),
      option(
        '--for <reader>',
        'facilitator, ukraine, coalition or us: a seat reads only what it could know',
        'facilitator',
      ),
      option('--out <file>', 'where to write it; else it is printed'),
      option('--names', 'with who sat in which chair and when, as people named themselves; facilitator alone'),
      RUBRIC,
    ],
    examples: [
      'rung report first-shot-1.rung.jsonl --out report.html',
      'rung report first-shot-1.rung.jsonl --for us --format md',
      'rung report first-shot-1.rung.jsonl --format xapi --out statements.json',
    ],
    load: async () => (await import('../commands/report.ts')).reportCommand,
  },
  {
    name: 'lessons',
    does: 'The questionnaire after ENDEX: answer it, or read the answers',
    takes: [
      ['<journal>', 'the journal of an exercise that has ended'],
      ['[answers...]', 'QUESTION=ANSWER; an empty answer takes one back'],
    ],
    options: [
      option('--as <who>', 'ukraine, coalition, us, commission, facilitator, observer or observer-2 and so on'),
      option('--answers <file>', 'a YAML file of answers'),
      option('--json', 'print the answers as one JSON object'),
    ],
    examples: [
      'rung lessons first-shot-1.rung.jsonl --as ukraine',
      "rung lessons first-shot-1.rung.jsonl --as observer well='the warning went out first' confidence=4",
      'rung lessons first-shot-1.rung.jsonl --json',
    ],
    load: async () => (await import('../commands/lessons.ts')).lessonsCommand,
  },
];
