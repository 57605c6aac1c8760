// rung completion: scripts by which a shell completes commands, options and shipped names, made from the command table.
import { COACHINGS, POLICY_NAMES, PRESETS } from '../../exercise/words.ts';
import { SEATS } from '../../ladder/index.ts';
import { shippedNames } from '../../scenario/disk.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { THEME_NAMES } from '../../tui/theme.ts';
import { topicNames } from '../manual-files.ts';
import { printText } from '../output.ts';
import type { CommandRow } from '../table/command-row.ts';
import { COMMANDS } from '../table/command-table.ts';

const SHELLS = { bash, zsh, fish } as const;

export function completionCommand(shell: string): void {
  const known = Object.keys(SHELLS) as (keyof typeof SHELLS)[];
  const make = known.find((name) => name === shell);
  if (!make) throw mistakeIn('rung completion', `There is no shell "${shell}" here.`, known.join(', '));
  printText(SHELLS[make](wordsOfCommands()));
}

interface Words {
  name: string;
  does: string;
  options: { flag: string; does: string; values: readonly string[] }[];
  /** What may stand where no option does, beside files. */
  names: readonly string[];
}

const TAKING_SCENARIOS: ReadonlySet<string> = new Set(['play', 'drill', 'preview', 'explain', 'brief', 'msel']);

function wordsOfCommands(): Words[] {
  const scenarios = shippedNames();
  const studies = shippedNames('studies');
  const values = valuesOfOptions();
  const namesFor = ({ name, commands = [] }: CommandRow): readonly string[] => {
    if (TAKING_SCENARIOS.has(name)) return scenarios;
    if (name === 'check') return [...scenarios, ...studies];
    if (name === 'study') return studies;
    if (name === 'manual') return topicNames();
    return name === 'completion' ? Object.keys(SHELLS) : commands.map((each) => each.name);
  };
  return COMMANDS.map((row) => ({
    name: row.name,
    does: row.does,
    options: (row.options ?? []).map(({ flags, does }) => {
      const flag = flags.split(' ')[0]!;
      return { flag, does, values: values[flag] ?? [] };
    }),
    names: namesFor(row),
  }));
}

function valuesOfOptions(): Record<string, readonly string[]> {
  const pairs = SEATS.flatMap((seat) => [...POLICY_NAMES, 'hold'].map((who) => `${seat}=${who}`));
  return {
    '--doctrine': shippedNames('doctrines'),
    '--policy': pairs,
    '--seat': [...SEATS.map((seat) => `${seat}=me`), ...pairs, 'commission=me'],
    '--coaching': COACHINGS,
    '--red': ['person', 'engine'],
    '--preset': PRESETS,
    '--for': [...SEATS, 'facilitator'],
    '--rubric': shippedNames('rubrics'),
    '--theme': THEME_NAMES,
  };
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bash(all: readonly Words[]): string {
  const cases = all.map(({ name, options, names }) => {
    const byOption = options
      .filter(({ values }) => values.length > 0)
      .map(
        ({ flag, values }) =>
          `      ${flag}) COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$cur")); return;;`,
      );
    return [
      `    ${name})`,
      ...(byOption.length > 0 ? ['      case "$prev" in', ...byOption, '      esac'] : []),
      `      words=${quoted([...names, ...options.map(({ flag }) => flag), '--help'].join(' '))};;`,
    ].join('\n');
  });
  return `# bash completion for rung: eval "$(rung completion bash)"
_rung() {
  local cur prev words
  COMP_WORDBREAKS=\${COMP_WORDBREAKS//=/}
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD-1]}
  words=${quoted(all.map(({ name }) => name).join(' '))}
  if [ "$COMP_CWORD" -gt 1 ]; then
    words=
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _rung rung
`;
}

function zsh(all: readonly Words[]): string {
  const plain = (text: string) => text.replace(/[[\]:'"`$\\]/g, ' ');
  const cases = all.map(({ name, options, names }) => {
    const specs = options.map(({ flag, does, values }) => {
      const taken = values.length > 0 ? `:value:(${values.join(' ')})` : '';
      return `${quoted(`*${flag}[${plain(does)}]${taken}`)}`;
    });
    const rest = names.length > 0 ? `'*:name:{ compadd -- ${names.join(' ')}; _files }'` : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, rest].join(' ')};;`;
  });
  return `#compdef rung
# zsh completion for rung: eval "$(rung completion zsh)"
_rung() {
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(${all.map(({ name, does }) => quoted(`${name}:${plain(does)}`)).join(' ')})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _rung rung
`;
}

function fish(all: readonly Words[]): string {
  const lines = all.flatMap(({ name, does, options, names }) => [
    `complete -c rung -n __fish_use_subcommand -a ${name} -d ${quoted(does)}`,
    ...options.map(({ flag, does: what, values }) => {
      const taken = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : '';
      return `complete -c rung -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d ${quoted(what)}${taken}`;
    }),
    ...(names.length > 0
      ? [`complete -c rung -n '__fish_seen_subcommand_from ${name}' -a ${quoted(names.join(' '))}`]
      : []),
  ]);
  return `# fish completion for rung: rung completion fish | source\n${lines.join('\n')}\n`;
}
