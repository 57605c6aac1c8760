// Arguments and options that several commands have, in the same words.
import { many, option } from './command-row.ts';

export const SCENARIO = ['<scenario>', 'a shipped scenario or a scenario file'] as const;

export const DOCTRINE = option('--doctrine <doctrine>', 'the reading to play under');
export const SET = many('--set <switch=value>', 'one switch or number read otherwise; may be repeated');
export const VARIANT = option('--variant <name>', 'a variant of the scenario');
export const LISTED_VARIANT = option('--variant <name>', 'a variant of the scenario; rung scenarios lists them');
export const PRESET = option('--preset <preset>', 'what happens besides the story: calm, tense or degraded');
export const BARE_SCRIPT = option('--script-only', 'the bare script');
export const RUBRIC = option('--rubric <rubric>', 'another rubric: a file, or a shipped name', 'default');
export const WORKERS = option('--workers <n>', 'how many threads; one for each core where left out');
/** How the console looks and rings; they work on bare rung too. */
export const CONSOLE = [
  option('--bell', 'ring the terminal bell once when the keyboard comes to a person or a deadline is near'),
  option('--ascii', 'draw with plain ASCII characters, as where the locale or the terminal has no others'),
  option('--no-ascii', 'draw with all characters, whatever the locale says'),
  option('--theme <theme>', 'default, contrast, colour-blind or light; RUNG_THEME sets it for good'),
] as const;

export const MARK = option(
  '--mark <text>',
  'the handling mark of your organisation for this run; rung mark keeps one for good',
);

export const JSON_TEXT = option('--json', 'print JSON');
export const JSON_OBJECT = option('--json', 'print one JSON object');
